"""What each filter would leave, and what was searched."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.library import Library
from assistant.tally import FIELDS, describe_searched, tally
from assistant.values import Filters
from ingest.errors import UsageError
from ingest.index import open_index
from tests.handmade import BRIEF, DAL, HEUVEL, make_document, store

JEUGD, ZORG = "jeugd-en-veiligheid", "zorg-en-veiligheid"
SENTENCES = ("Een zin.", "Nog een zin.", "Een derde zin.", "Een vierde zin.")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    store(
        tmp_path,
        make_document(HEUVEL, SENTENCES, themes=((JEUGD,), (ZORG,))),
        make_document(DAL, SENTENCES[:3], themes=((JEUGD, ZORG),)),
        make_document(BRIEF, SENTENCES[:2]),
    )
    return Library(open_index(tmp_path))


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(theme=JEUGD),
        Filters(kind="uvp", year=2026),
        Filters(municipality="Renkum", theme=ZORG),
        Filters(document="brief"),
    ],
)
def test_every_count_is_what_choosing_that_value_leaves(library: Library, filters: Filters) -> None:
    counted = tally(library, filters)
    for field in FIELDS:
        for value, count in counted.choices[field].items():
            given = {name: getattr(filters, name) for name in FIELDS} | {field: value}
            left = [
                p
                for p in library.passages.values()
                if library.allowed(p.document, p.themes, Filters(**given))
            ]
            assert len(left) == count, (field, value)


def test_clearing_a_filter_leaves_what_the_others_do(library: Library) -> None:
    counted = tally(library, Filters(theme=JEUGD, kind="ivp"))
    assert counted.passages == 3
    assert counted.totals["kind"] == 5
    assert counted.totals["theme"] == 3


def test_a_value_that_nothing_has_is_refused_with_what_there_is(library: Library) -> None:
    with pytest.raises(UsageError, match=r"'Elders'.*Renkum, Rheden"):
        library.check(Filters(municipality="Elders"))
    with pytest.raises(UsageError, match=r"1999.*2024, 2025, 2026, 2027"):
        library.check(Filters(year=1999))


def test_what_was_searched_names_the_documents_and_the_filters_that_hold(library: Library) -> None:
    assert describe_searched(library, Filters()) == "Gezocht in Heuvel, Dal en Brief."
    within = describe_searched(library, Filters(theme=JEUGD, municipality="Renkum", year=2025))
    assert within == (
        "Gezocht in Dal, alleen bij het thema Jeugd en Veiligheid, "
        "voor de gemeente Renkum en over 2025."
    )
    nothing = describe_searched(library, Filters(kind="rib", year=2025))
    assert nothing == "Gezocht in geen enkel document, alleen over 2025."
