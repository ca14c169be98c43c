"""The list of facts: what is in it, and that each stands where it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import quotes
from assistant.facts import KINDS, find_facts, list_facts, shown_citation
from assistant.library import Library
from assistant.values import Filters
from ingest.errors import UsageError
from ingest.index import open_index
from tests.handmade import HEUVEL, make_document, read_folder, store

REGION = Path(__file__).parent / "region"
YOUTH = "jeugd-en-veiligheid"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The documents of a region that the program has never seen."""
    return read_folder(tmp_path_factory.mktemp("index"), REGION)


def test_every_fact_is_listed_with_words_that_stand_on_its_page(region: Library) -> None:
    listed = list_facts(region)
    assert len(listed) == len(region.facts) > 50
    for entry in listed:
        for citation in entry.citations:
            page = region.index.page_text(citation.document, citation.page)
            assert quotes.stands_on(citation.quote, page)
            assert citation.boxes


def test_every_field_of_a_fact_stands_in_one_of_its_citations(region: Library) -> None:
    for entry in list_facts(region):
        said = " ".join(citation.quote for citation in entry.citations)
        for field in entry.fact.fields:
            assert all(word in said for word in field.text.value.split())


def test_facts_come_kind_by_kind_in_reading_order(region: Library) -> None:
    listed = [entry.fact for entry in list_facts(region)]
    assert [KINDS.index(fact.kind) for fact in listed] == sorted(
        KINDS.index(fact.kind) for fact in listed
    )
    plans = [fact for fact in listed if fact.kind == "planning"]
    assert plans == list(find_facts(region, "planning"))


def test_a_kind_and_a_theme_hold_together(region: Library) -> None:
    listed = list_facts(region, "action", Filters(theme=YOUTH))
    assert listed
    assert all(e.fact.kind == "action" and YOUTH in e.fact.themes for e in listed)
    assert len(listed) < len(list_facts(region, "action"))


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (Filters(theme="bestaat-niet"), "Het thema 'bestaat-niet' bestaat niet. Kies uit: jeugd"),
        (Filters(document="weg"), "Het document 'weg' staat niet in de index. Kies uit: water"),
    ],
)
def test_a_filter_that_nothing_has_is_told(region: Library, filters: Filters, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        list_facts(region, filters=filters)


def test_a_fact_whose_words_do_not_stand_on_the_page_is_left_out(tmp_path: Path) -> None:
    store(tmp_path, make_document(HEUVEL, ["Lantaarns vervangen", "In het hele dorp"]))
    library = Library(open_index(tmp_path))
    assert list(find_facts(library, "action"))
    assert list_facts(library) == ()


def test_a_month_that_is_printed_above_is_marked_with_its_line(region: Library) -> None:
    plan = next(e for e in list_facts(region, "planning") if len(e.citations) == 2)
    row, month = plan.citations
    shown = shown_citation(plan)
    assert shown.quote == row.quote
    assert shown.boxes == (*row.boxes, *month.boxes)
