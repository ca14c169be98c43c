"""The lines of the plan as a calendar and as a table to keep."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Sequence

from icalendar import Calendar, Event

from assistant.values import Citation
from assistant.year_plan import PlanItem
from ui import texts, year_texts
from ui.csv_lines import BOM, csv_lines
from ui.desk import Shelf
from ui.reference import copied_citation

PRODUCT = f"-//{texts.NAME}//{year_texts.NAME}//NL"


def write_calendar(items: Sequence[PlanItem], citations: Sequence[Citation], shelf: Shelf) -> bytes:
    """The lines with a month and a year as events of whole days (RFC 5545).

    An event takes the whole month and leaves people free: the plan names no day.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", year_texts.CALENDAR_NAME)
    for item in items:
        if item.months and item.year is not None:
            calendar.add_component(_event(item, item.year, citations[item.source - 1], shelf))
    return bytes(calendar.to_ical())


def write_table(items: Sequence[PlanItem], citations: Sequence[Citation], shelf: Shelf) -> bytes:
    """The lines as CSV in UTF-8 with a mark at its start, for a Dutch Excel."""
    rows = (_row(item, citations[item.source - 1], shelf) for item in items)
    lines = csv_lines(year_texts.COLUMNS, rows)
    return (BOM + "".join(f"{line}\r\n" for line in lines)).encode()


def _event(item: PlanItem, year: int, source: Citation, shelf: Shelf) -> Event:
    event = Event()
    first = datetime.date(year, item.months[0], 1)
    event.add("uid", _uid(item, source))
    event.add("dtstamp", datetime.datetime.now(datetime.UTC))
    event.add("dtstart", first)
    event.add("dtend", _months_later(first, len(item.months)))
    event.add("summary", item.subject)
    event.add("description", "\n".join(_about(item, source)))
    event.add("categories", _theme_names(item, shelf) or [year_texts.CALENDAR_NAME])
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    return event


def _about(item: PlanItem, source: Citation) -> Iterator[str]:
    if item.responsible:
        yield f"{year_texts.WHO}: {', '.join(item.responsible)}"
    if item.departments:
        yield f"{year_texts.DEPARTMENTS}: {', '.join(item.departments)}"
    yield year_texts.CALENDAR_NOTE
    yield copied_citation(source)


def _uid(item: PlanItem, source: Citation) -> str:
    """The same for the same line each time, so that a calendar replaces what it had."""
    named = f"{source.document}|{source.page}|{item.period}|{item.subject}|{source.boxes}"
    return f"{hashlib.sha256(named.encode()).hexdigest()[:32]}@veiligheidswijzer"


def _months_later(first: datetime.date, months: int) -> datetime.date:
    count = first.month - 1 + months
    return datetime.date(first.year + count // 12, count % 12 + 1, 1)


def _row(item: PlanItem, source: Citation, shelf: Shelf) -> list[str]:
    return [
        str(item.year or ""),
        year_texts.months(item.months) or item.period,
        item.subject,
        ", ".join(item.responsible),
        ", ".join(item.departments),
        ", ".join(_theme_names(item, shelf)),
        source.title,
        texts.page_place(source.page, source.printed_page, source.paged),
    ]


def _theme_names(item: PlanItem, shelf: Shelf) -> list[str]:
    return [theme.name for theme in shelf.themes if theme.id in item.themes]
