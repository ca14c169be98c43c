"""The plan of the year: its lines, who does them, its months in order, and its files."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from assistant import quotes
from assistant.library import Library
from assistant.parties import Parties
from assistant.values import Citation
from assistant.year_plan import PlanItem, nearest_year, read_year_plan
from ingest.document import Fact, Field
from tests.handmade import make_source, make_text, read_folder
from ui.desk import Shelf
from ui.year_files import write_calendar, write_table
from ui.year_months import order_months

REGION = Path(__file__).parent / "region"
TODAY = datetime.date(2031, 11, 22)
CITED = Citation(1, "plan", "Plan", "uvp", None, (), 3, "3", "De sloot schouwen", ())
SHELF = Shelf((make_source("plan"),))


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read_folder(tmp_path_factory.mktemp("index"), REGION)


def line(*months: int, year: int | None = 2031, **fields: object) -> PlanItem:
    given = {"subject": "De sloot schouwen", "period": "tijd", "responsible": (),
             "departments": (), "themes": (), "source": 1}  # fmt: skip
    return PlanItem(year=year, months=months, **(given | fields))  # type: ignore[arg-type]


def cells(*values: str) -> Parties:
    fields = tuple(Field("partners", "Partners", make_text(value)) for value in values)
    return Parties([Fact("action", "plan", "Sloot", (), (), fields, "p")])


# The lines


def test_every_line_of_a_plan_with_a_column_a_month_is_there_with_its_month(
    region: Library,
) -> None:
    plan = read_year_plan(region)
    planned = [fact for fact in region.facts if fact.kind == "planning"]
    assert [item.subject for item in plan.items] == [fact.subject for fact in planned]
    assert {item.year for item in plan.items} == {2027}
    assert {month for item in plan.items for month in item.months} == set(range(1, 13))


def test_who_is_responsible_comes_from_the_table_of_actions_with_its_source(
    region: Library,
) -> None:
    plan = read_year_plan(region)
    told = [item for item in plan.items if item.responsible]
    assert len(told) > 15
    for item in told:
        rows = [plan.citations[number - 1].quote for number in item.more]
        assert any(item.responsible[0] in row for row in rows)


def test_every_source_of_the_plan_stands_on_its_page(region: Library) -> None:
    plan = read_year_plan(region)
    assert [citation.number for citation in plan.citations] == list(
        range(1, len(plan.citations) + 1)
    )
    for citation in plan.citations:
        page = region.index.page_text(citation.document, citation.page)
        assert quotes.stands_on(citation.quote, page)


@pytest.mark.parametrize(
    ("years", "nearest"),
    [((2029, 2031, 2032), 2031), ((2033, 2032), 2032), ((2028, 2029, None), 2029), ((), None)],
)
def test_the_nearest_year_is_this_one_then_the_next_then_the_last(
    years: tuple[int | None, ...], nearest: int | None
) -> None:
    assert nearest_year(years, TODAY) == nearest


# The parties in a cell


def test_a_cell_is_parted_at_commas_but_not_within_brackets() -> None:
    parties = cells("Waterschap, Jagers (fazanten, eenden); Boswachter + Imker.")
    assert parties.of_cell("Waterschap, Jagers (fazanten, eenden); Boswachter + Imker.") == (
        "Waterschap", "Jagers (fazanten, eenden)", "Boswachter", "Imker",
    )  # fmt: skip


def test_en_parts_two_parties_only_when_one_is_known_from_elsewhere() -> None:
    parties = cells("Imker, Jagers", "Bos en Beheer", "Imker en Smid", "tuin- en waterbouw")
    assert parties.of_cell("Bos en Beheer") == ("Bos en Beheer",)
    assert parties.of_cell("Imker en Smid") == ("Imker", "Smid")
    assert parties.of_cell("tuin- en waterbouw") == ("tuin- en waterbouw",)


def test_one_party_has_one_name_however_it_is_written() -> None:
    parties = cells("imker", "Imker", "IMKER, Imker.")
    assert parties.of_cell("IMKER; imker") == ("Imker",)


@pytest.mark.parametrize("cell", ["n.v.t.", "N.V.T.", "Niet van toepassing", "-", "geen"])
def test_a_cell_that_names_no_one_has_no_parties(cell: str) -> None:
    assert cells(cell).of_cell(cell) == ()


# The months in their order


def test_the_coming_month_is_first_then_this_month_then_what_follows_then_what_was() -> None:
    items = [line(n) for n in (2, 11, 12)] + [line(1, year=2032), line(3, year=2032)]
    months = order_months(items, [], TODAY)
    assert [(m.label, m.state) for m in months] == [
        ("December 2031", "coming"),
        ("November 2031", "now"),
        ("Januari 2032", "later"),
        ("Maart 2032", "later"),
        ("Februari 2031", "past"),
    ]


def test_a_month_further_off_is_next_and_not_coming() -> None:
    (month,) = order_months([line(2, year=2032)], [], TODAY)
    assert month.state == "next"


def test_a_longer_time_is_called_as_in_the_plan() -> None:
    items = [line(7, 8, period="ZOMERPERIODE"), line(period="ooit"), line(*range(1, 13))]
    labels = {m.label: m.state for m in order_months(items, [], TODAY)}
    assert labels == {
        "Zomerperiode (juli en augustus) 2031": "past",
        "Zonder maand in het plan": "loose",
        "Het hele jaar 2031": "loose",
    }


def test_a_plan_without_a_year_comes_round_again() -> None:
    states = {m.label: m.state for m in order_months([line(3, year=None)], [], TODAY)}
    assert states == {"Maart": "next"}


def test_lines_of_a_month_stand_by_theme_and_those_without_one_last() -> None:
    items = [line(12), line(12, themes=("b",)), line(12, themes=("c", "a"))]
    (month,) = order_months(items, ["a", "b", "c"], TODAY)
    assert [theme for theme, _ in month.themes] == ["a", "b", ""]


# The files


def test_the_calendar_has_an_event_of_whole_days_for_each_line_with_a_month() -> None:
    items = [line(7, 8), line(12, responsible=("Imker",)), line(), line(1, year=None)]
    read = Calendar.from_ical(write_calendar(items, [CITED], SHELF))
    summer, winter = read.walk("VEVENT")
    assert read["VERSION"] == "2.0"
    assert summer.decoded("dtstart") == datetime.date(2031, 7, 1)
    assert summer.decoded("dtend") == datetime.date(2031, 9, 1)
    assert winter.decoded("dtend") == datetime.date(2032, 1, 1)
    assert "Imker" in winter["DESCRIPTION"]
    assert "Plan, p. 3" in winter["DESCRIPTION"]
    assert (
        summer["UID"]
        == next(iter(Calendar.from_ical(write_calendar(items, [CITED], SHELF)).walk("VEVENT")))[
            "UID"
        ]
    )


def test_words_of_a_document_add_no_lines_to_the_calendar() -> None:
    subject = "Sloot\r\nBEGIN:VALARM\r\nTRIGGER;X=1:P0D, en; meer"
    written = write_calendar([line(1, subject=subject)], [CITED], SHELF)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert b"\nBEGIN:VALARM" not in written
    assert event["SUMMARY"].replace("\r", "") == subject.replace("\r", "")


def test_the_table_opens_in_a_dutch_excel_and_runs_no_formula() -> None:
    written = write_table([line(3, subject="=1+1")], [CITED], SHELF)
    assert written.startswith(b"\xef\xbb\xbfjaar;maand;onderwerp;")
    assert written.count(b"\r\n") == written.count(b"\n") == 2
    rows = list(csv.reader(written.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[1][:3] == ["2031", "maart", "'=1+1"]
    assert rows[1][-2:] == ["Plan", "p. 3"]
