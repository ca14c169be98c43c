"""Which documents hold on a day, and what an answer says of those that do not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.in_force import asked_of, remark, rounds
from assistant.library import Library
from assistant.query import Form, Query
from assistant.settings import PACKAGED_MODEL, Settings
from assistant.values import Filters
from ingest.data_files import OWN_CORPUS
from ingest.document import Kind, Source, Status
from ingest.errors import UsageError
from ingest.index import open_index
from ingest.pipeline import run_ingest
from tests.handmade import make_document, make_source, store
from tests.paper import Paper
from ui.cli_replies import answer_lines

DAY = datetime.date(2026, 11, 22)
OLD = make_source("oud", kind=Kind.IVP, period=(2019, 2022), municipalities=("Rheden",))
NOW = make_source("nu", kind=Kind.IVP, period=(2023, 2026), municipalities=("Rheden",))
NEXT = make_source("straks", kind=Kind.IVP, period=(2027, 2030), municipalities=("Rheden",))
YEAR = make_source("jaar", kind=Kind.UVP, period=(2025, 2025), municipalities=("Rheden",))
DRAFT = make_source("schets", kind=Kind.UVP, period=(2026, 2026), status=Status.CONCEPT)
GONE = make_source("weg", kind=Kind.RIB, status=Status.WITHDRAWN)
LETTER = make_source("brief", kind=Kind.RIB, period=(2024, 2024))
OTHERS = make_source("buren", kind=Kind.IVP, period=(2018, 2021), municipalities=("Weert",))


def library(folder: Path, *sources: Source) -> Library:
    documents = [make_document(source, ["Wij houden toezicht."]) for source in sources]
    store(folder / "index", *documents)
    return Library(open_index(folder / "index"), DAY)


def asked(library: Library, question: str = "wat is het doel?", *years: int) -> set[str]:
    return set(asked_of(library, Query(question, Form.OPEN, years=frozenset(years))))


def test_a_question_goes_to_what_holds_today_and_to_what_nothing_stands_in_for(
    tmp_path: Path,
) -> None:
    known = library(tmp_path, OLD, NOW, NEXT, YEAR, LETTER, OTHERS)
    assert asked(known) == {"nu", "jaar", "brief", "buren"}


def test_a_concept_gives_way_to_the_adopted_text_only(tmp_path: Path) -> None:
    adopted = make_source("vast", kind=Kind.UVP, period=(2026, 2026), status=Status.ADOPTED)
    assert asked(library(tmp_path / "met", DRAFT, adopted)) == {"vast"}
    assert asked(library(tmp_path / "zonder", DRAFT, NOW)) == {"schets", "nu"}


def test_the_newer_of_two_that_hold_is_asked_and_a_plan_of_another_length_is_not_replaced(
    tmp_path: Path,
) -> None:
    newer = make_source("nieuw", kind=Kind.IVP, period=(2026, 2029), municipalities=("Rheden",))
    older = make_source("ouder", kind=Kind.IVP, period=(2023, 2026), municipalities=("Rheden",))
    long = make_source("lang", kind=Kind.UVP, period=(2024, 2027), municipalities=("Rheden",))
    short = make_source("kort", kind=Kind.UVP, period=(2026, 2026), municipalities=("Rheden",))
    known = library(tmp_path, newer, older, long, short)
    assert asked(known) == {"nieuw", "lang", "kort"}
    assert remark(known, "ouder") == "er is een nieuwere versie"


@pytest.mark.parametrize(
    ("question", "years", "found"),
    [
        ("wat was het doel in 2020?", (2020,), {"oud"}),
        ("wat stond er in het vorige IVP?", (), {"oud"}),
        ("wat staat er in het concept?", (), {"schets"}),
        ("wat stond er vorig jaar gepland?", (), {"jaar", "nu"}),
        ("wat stond er in het plan?", (), {"nu"}),
    ],
)
def test_a_question_that_names_a_year_or_version_goes_to_that(
    tmp_path: Path, question: str, years: tuple[int, ...], found: set[str]
) -> None:
    known = library(tmp_path, OLD, NOW, YEAR, DRAFT)
    assert asked(known, question, *years) & {"oud", "nu", "schets", "jaar"} >= found
    assert not asked(known, question, *years) & ({"oud", "nu"} - found)


def test_a_filter_on_a_document_or_year_is_left_as_it_is(tmp_path: Path) -> None:
    known = library(tmp_path, OLD, NOW)
    for filters in (Filters(document="oud"), Filters(year=2020)):
        (only,) = rounds(known, Query("?", Form.OPEN, filters=filters))
        assert only.filters == filters
    first, last = rounds(known, Query("?", Form.OPEN))
    assert (first.filters.among, last.filters.among) == (frozenset({"nu"}), None)


def test_what_does_not_hold_is_said_beside_the_source(tmp_path: Path) -> None:
    known = library(tmp_path, OLD, NOW, NEXT, YEAR, DRAFT, GONE, LETTER)
    told = {document: remark(known, document) for document in known.documents}
    assert told == {
        "oud": "uit 2019-2022, niet meer geldig",
        "nu": "",
        "straks": "geldt pas vanaf 2027",
        "jaar": "uit 2025, niet meer geldig",
        "schets": "concept, niet vastgesteld",
        "weg": "vervallen",
        "brief": "",
    }


# The whole way, from PDFs to an answer

PLANS = {
    "ivp-oud": ("Integraal Veiligheidsplan 2019-2022", "negen", ["Het havenplein krijgt hekken."]),
    "ivp-nu": ("Integraal Veiligheidsplan 2023-2026", "veertien", []),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Two plans of one municipality, one of which is over."""
    folder = tmp_path_factory.mktemp("plannen")
    for name, (title, cameras, more) in PLANS.items():
        paper = Paper(folder / f"{name}.pdf")
        paper.write(title, y=80, size=24)
        said = f"De gemeente Rheden plaatst {cameras} camera's in het uitgaansgebied."
        paper.lines(["Gemeente Rheden", "", said, "", *more], y=140)
        paper.canvas.save()
    run_ingest([folder], OWN_CORPUS, folder / "index", PACKAGED_MODEL)
    return Assistant.open(Settings(folder / "index", OWN_CORPUS, today=DAY))


def test_the_answer_comes_from_the_plan_that_holds(assistant: Assistant) -> None:
    answer = assistant.ask("Hoeveel camera's plaatst de gemeente in het uitgaansgebied?")
    assert {c.document for c in answer.citations} == {"ivp-nu"}
    assert "veertien" in answer.text
    assert "Let op" not in answer.text


def test_an_old_plan_still_answers_what_no_other_does_and_the_answer_says_so(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("Wat krijgt het havenplein?")
    assert answer.text.endswith(
        "Let op: Integraal Veiligheidsplan 2019-2022 is uit 2019-2022 en geldt niet meer. [1]"
    )
    assert [c.remark for c in answer.citations] == ["uit 2019-2022, niet meer geldig"]
    assert any("niet meer geldig" in line for line in answer_lines(answer) if line[:1] == "[")


def test_a_question_after_its_year_is_answered_from_the_old_plan(assistant: Assistant) -> None:
    answer = assistant.ask("Hoeveel camera's plaatst de gemeente in 2020 in het uitgaansgebied?")
    assert "negen" in answer.text
    hits = assistant.search("camera's uitgaansgebied")
    assert {hit.document: hit.remark for hit in hits if "camera" in hit.text} == {
        "ivp-oud": "uit 2019-2022, niet meer geldig",
        "ivp-nu": "",
    }


def test_the_day_is_a_setting_and_a_wrong_one_is_told() -> None:
    assert Settings.load({"WIJZER_TODAY": "2026-11-22"}).today == DAY
    assert Settings.load({}).today is None
    with pytest.raises(UsageError, match="WIJZER_TODAY is 'morgen'"):
        Settings.load({"WIJZER_TODAY": "morgen"})
