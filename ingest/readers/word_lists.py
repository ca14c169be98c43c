"""The numbers and bullets that Word draws before paragraphs and does not store in their text."""

from __future__ import annotations

import re
from collections import defaultdict

from docx.oxml.ns import qn

from ingest.readers.word_styles import Element, Style

BULLET = "•"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbering:
    """Counts the paragraphs of each list."""

    def __init__(self, part: Element | None) -> None:
        found = () if part is None else part.iter(qn("w:abstractNum"))
        self._forms = {form.get(qn("w:abstractNumId"), ""): form for form in found}
        lists = () if part is None else part.iterchildren(qn("w:num"))
        self._lists = {entry.get(qn("w:numId"), ""): entry for entry in lists}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def next(self, paragraph: Element, style: Style) -> str:
        """The bullet or number before this paragraph, '' when it is in no list."""
        if style.list_level is None:
            return ""
        number, level = style.list_level
        form = self._form(number)
        counts = self._counts[form.get(qn("w:abstractNumId"), "") if form is not None else number]
        counts[level] = counts.get(level, self._start(form, level) - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return self._written(form, level, counts)

    def _form(self, number: str) -> Element | None:
        entry = self._lists.get(number)
        link = None if entry is None else entry.find(qn("w:abstractNumId"))
        return None if link is None else self._forms.get(link.get(qn("w:val"), ""))

    def _start(self, form: Element | None, level: int) -> int:
        value = _value(_level(form, level), "w:start", "1")
        return int(value) if re.fullmatch(r"\d{1,4}", value) else 1

    def _written(self, form: Element | None, level: int, counts: dict[int, int]) -> str:
        """The pattern of the level ('%1.%2') with the counts filled in."""
        description = _level(form, level)
        if description is None or _value(description, "w:numFmt", "decimal") in ("bullet", "none"):
            return BULLET
        pattern = _value(description, "w:lvlText", f"%{level + 1}.")

        def fill(match: re.Match[str]) -> str:
            above = int(match[1]) - 1
            form_of = _value(_level(form, above), "w:numFmt", "decimal")
            return _spell(counts.get(above, self._start(form, above)), form_of)

        return re.sub(r"%([1-9])", fill, pattern).strip()


def _level(form: Element | None, level: int) -> Element | None:
    if form is None:
        return None
    levels = form.iterchildren(qn("w:lvl"))
    return next((one for one in levels if one.get(qn("w:ilvl")) == str(level)), None)


def _value(parent: Element | None, name: str, default: str) -> str:
    found = None if parent is None else parent.find(qn(name))
    return default if found is None else found.get(qn("w:val"), default)


def _spell(count: int, form: str) -> str:
    """A count in figures, letters or Roman numerals."""
    if form in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 1 <= count < 40:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    for value, letters in ROMAN:
        if count >= value:
            return letters + _roman(count - value)
    return ""
