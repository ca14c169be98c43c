"""Which column of a table tells what: by the words above it, held against what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.dates import MONTHS, SHORT_MONTHS

SUBJECT = "subject"
PARTIES = ("responsible", "departments", "partners")
"""Columns that name who does something, and never what is done."""
SUBJECTS = ("", "result", "theme", "place")
"""Columns that may tell what a row is about where none is called so."""
MOST = 0.6
"""A column holds what this share of its filled cells holds."""
APART = 0.8
"""The subjects of rows differ in this share of them; what repeats is a group of rows."""
FIGURE = re.compile(
    r"^[^\w(]*\d[\d.,\s]*(?:%|euro|k|mln|miljoen|x)?[^\w]*$|^[-–—x✓●•]$", re.IGNORECASE
)
TIME = re.compile(
    rf"\b(?:{'|'.join((*MONTHS, *SHORT_MONTHS))}|q[1-4]|kwartaal|voorjaar|najaar|zomer|winter"
    r"|doorlopend|continu|jaarlijks|maandelijks|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"\d|^(?:geen|nihil|gratis|kosteloos|n\.?v\.?t|p\.?m\.?|onbekend)\b", re.IGNORECASE
)
CODE = re.compile(r"^[A-Za-z]{0,3}[-. ]?\d+(?:[.-]\d+)*[a-z]?\.?$")
Rows = Sequence[Sequence[str]]


def settle_roles(roles: Sequence[str], header: Sequence[str], rows: Rows) -> tuple[str, ...]:
    """The facet of every column, '' where unknown; one column at most is the subject.

    `roles` are the facets by the words of the header; `rows` hold the cells, () when unknown.
    """
    told = [_borne(role, _cells(rows, column)) for column, role in enumerate(roles)]
    if {"term", "meaning"} <= set(told):
        return tuple(told)
    subject = _called(told, rows)
    if subject is None:
        subject = _subject_column(told, header, rows)
    if subject is not None:
        told[subject] = SUBJECT
    return tuple(_single(told, subject))


def _single(roles: Sequence[str], subject: int | None) -> list[str]:
    """Every role once, from the left; only sums of money have several columns."""
    found: list[str] = []
    for column, role in enumerate(roles):
        again = role == SUBJECT and column != subject
        found.append("" if again or (role in found and role != "money") else role)
    return found


def _borne(role: str, cells: Sequence[str]) -> str:
    """A role that the cells below bear out: parties are no figures or dates, words are no money."""
    if role in PARTIES and _share(TIME, cells) > MOST:
        return "duration"
    if role in (*PARTIES, SUBJECT) and _share(FIGURE, cells) > MOST:
        return ""
    if role == "money" and cells and _share(AMOUNT, cells) <= 1 - MOST:
        return "funding"
    return role


def _called(roles: Sequence[str], rows: Rows) -> int | None:
    """The column that is called the subject; of several the first that tells the rows apart."""
    named = [column for column, role in enumerate(roles) if role == SUBJECT]
    return next((c for c in named if _differs(rows, c)), next(iter(named), None))


def _subject_column(roles: Sequence[str], header: Sequence[str], rows: Rows) -> int | None:
    """Where no column is called the subject: 'thema' beside 'domein', a blank, or any that fits.

    None where every row tells of a theme, which then is its subject, or where nothing fits.
    """
    themes = [c for c, role in enumerate(roles) if role == "theme"]
    if len(themes) > 1:
        return themes[0] if "thema" in header[themes[0]].lower() else themes[1]
    if themes == [0] and _differs(rows, 0):
        return None
    telling = [c for c, role in enumerate(roles) if role in SUBJECTS and _tells(rows, c)]
    apart = [c for c in telling if _differs(rows, c)]
    blank = [c for c in apart if not header[c].strip()]
    months = themes if "month" in roles and not any(not roles[c] for c in apart) else []
    return next(iter([*blank, *months, *apart, *telling, *_alone(roles, rows)]), None)


def _alone(roles: Sequence[str], rows: Rows) -> list[int]:
    """The column of a party beside which there are only figures and the like."""
    maybe = (*PARTIES, *SUBJECTS, "funding")
    words = [c for c, role in enumerate(roles) if role in maybe and _tells(rows, c)]
    return words if len(words) == 1 else []


def _tells(rows: Rows, column: int) -> bool:
    """Whether the cells of a column are words, and not figures, numbers of rows or marks."""
    cells = _cells(rows, column)
    return not rows or (bool(cells) and _share(FIGURE, cells) + _share(CODE, cells) <= 1 - MOST)


def _differs(rows: Rows, column: int) -> bool:
    """Whether a column tells the rows apart: few of its cells are empty or say the same again."""
    cells = [row[column] for row in rows]
    again = sum(not below or below == above for above, below in pairwise(cells))
    return again <= (1 - APART) * len(cells)


def _cells(rows: Rows, column: int) -> list[str]:
    return [row[column] for row in rows if row[column]]


def _share(pattern: re.Pattern[str], cells: Sequence[str]) -> float:
    return sum(bool(pattern.search(cell)) for cell in cells) / len(cells) if cells else 0.0
