"""The title of a document: the largest print on its cover, or the subject line of a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.dates import find_periods, read_date
from ingest.lines import Line

SAME_SIZE = 0.12
"""Lines whose sizes differ by less than this share belong together; recognised text varies."""
MAX_LEADING = 2.4
"""Lines of one title stand no further apart than this, from top to top, in font sizes."""
MAX_CHARS = 200
SHORT_WORDS = 8
"""A line under the title with at most so many words may complete it with its period."""
LABEL = r"(?:onderwerp|betreft|inzake)"
SUBJECT = re.compile(rf"(?:^|\s){LABEL}\s*:\s*(.*)$|^{LABEL}\s+(.+)$", re.IGNORECASE)
NEXT_LABEL = re.compile(
    r"^(?:geacht|beste|datum|zaak|ons kenmerk|uw kenmerk|kenmerk|bijlage|portefeuille|afdeling|"
    r"behandel|contact|telefoon|e-?mail|van|aan|status|nummer|registratie|[\w -]{3,25}:)",
    re.IGNORECASE,
)
RULE = re.compile(r"^[\s_|.…–-]+|[\s_|.…–-]+$|_{3,}")
"""Lines drawn with characters, and what is left at the ends of a title cut short."""
NO_TITLE = re.compile(
    r"^(?:(?:de\s+)?gemeenten?\s+[\w'’() -]+|concept|definitief|bijlage\s*\w*|versie\b.*|"
    r"inhoud(?:sopgave)?|pagina\b.*|www\..*)$",
    re.IGNORECASE,
)


def find_subject(lines: Sequence[Line]) -> str | None:
    """The subject of a letter: what follows 'Onderwerp:' or 'Betreft:', lines that run on too."""
    for place, line in enumerate(lines):
        match = SUBJECT.search(line.text)
        if match:
            first = (match[1] or match[2] or "").strip()
            return _run_on(first, line, lines[place + 1 : place + 4]) or None
    return None


def find_title(lines: Sequence[Line]) -> str | None:
    """The largest print among the lines of a cover, completed with the line that has its years."""
    groups = [group for group in _group(lines) if _could_be_title(_join(group))]
    if not groups:
        return None
    largest = max(_size(group) for group in groups)
    chosen = next(group for group in groups if _size(group) >= largest * (1 - SAME_SIZE))
    if len(_join(chosen)) > MAX_CHARS:
        chosen = chosen[:1]
    below = _subtitle(lines, chosen) or _specification(groups, chosen)
    return RULE.sub("", _join([*chosen, *below])[:MAX_CHARS]).strip() or None


def tidy_stem(stem: str) -> str:
    """A file's stem as a title of last resort: hyphens and underscores read as blanks."""
    words = re.sub(r"[_+]+|(?<=\D)-|-(?=\D)", " ", stem).split()
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def _run_on(first: str, line: Line, following: Sequence[Line]) -> str:
    """The subject with the lines that continue it: close below, and no label of their own."""
    parts = [first] if first else []
    for above, below in pairwise((line, *following)):
        far = below.box[1] - above.box[1] > MAX_LEADING * max(above.size, 1)
        if NEXT_LABEL.match(below.text) or (far and parts) or _full(parts):
            break
        parts.append(below.text)
    return " ".join(parts)


def _full(parts: Sequence[str]) -> bool:
    return bool(parts) and parts[-1].endswith((".", "?", "!"))


def _group(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one size that follow each other closely."""
    groups = [[line] for line in lines[:1]]
    for above, below in pairwise(lines):
        close = below.box[1] - above.box[1] < MAX_LEADING * max(above.size, below.size)
        alike = abs(above.size - below.size) <= SAME_SIZE * max(above.size, below.size)
        if close and alike and above.page == below.page and above.bold == below.bold:
            groups[-1].append(below)
        else:
            groups.append([below])
    return groups


def _could_be_title(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    bare_date = read_date(text) is not None and len(text.split()) <= 4
    return letters >= 3 and not NO_TITLE.match(text) and not bare_date


def _subtitle(lines: Sequence[Line], chosen: Sequence[Line]) -> list[Line]:
    """The one or two short lines below a title without years, up to the line that has them."""
    if any(find_periods(_join(chosen))):
        return []
    start = list(lines).index(chosen[-1]) + 1
    below = list(lines[start : start + 2])
    for count, line in enumerate(below, 1):
        if len(line.words) > SHORT_WORDS or read_date(line.text):
            return []
        if any(find_periods(line.text)):
            return below[:count]
    return []


def _specification(groups: Sequence[list[Line]], chosen: Sequence[Line]) -> list[Line]:
    """What stands below a title of one word ('Accountantsprotocol'), as far as it is short."""
    if len(_join(chosen).split()) > 1:
        return []
    place = next(i for i, group in enumerate(groups) if group[0] is chosen[0])
    below: list[Line] = []
    for group in groups[place + 1 : place + 3]:
        if len(_join([*chosen, *below, *group])) > MAX_CHARS:
            break
        below.extend(group)
    return below


def _size(group: Sequence[Line]) -> float:
    return max(line.size for line in group)


def _join(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)
