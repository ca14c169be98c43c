"""What a newcomer is shown: themes, words, who does what, the route and the quiz."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from assistant import quotes
from assistant.glossary import Glossary, read_glossary
from assistant.library import Library
from assistant.parties import names_no_one
from assistant.quiz import MOST_ALIKE, OPTIONS, read_quiz
from assistant.theme_guide import Guide, read_guide
from assistant.values import Citation
from assistant.who_does_what import read_who_does_what
from ingest.data_files import OWN_CORPUS
from ingest.facts.rows import month_number
from ingest.index import open_index
from ingest.words import fold
from tests.handmade import HEUVEL, make_document, read_folder, store
from ui.newcomer import route_of

REGION = Path(__file__).parent / "region"
TODAY = datetime.date(2026, 11, 22)
YOUTH = "jeugd-en-veiligheid"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read_folder(tmp_path_factory.mktemp("index"), REGION)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read_folder(tmp_path_factory.mktemp("index"), OWN_CORPUS)


@pytest.fixture(params=["region", "corpus"])
def library(request: pytest.FixtureRequest) -> Library:
    found: Library = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def empty(tmp_path: Path) -> Library:
    """An index without a fact that stands on its page."""
    store(tmp_path, make_document(HEUVEL, ["Lantaarns vervangen", "In het hele dorp"]))
    return Library(open_index(tmp_path))


def assert_on_their_pages(library: Library, citations: tuple[Citation, ...]) -> None:
    assert [c.number for c in citations] == list(range(1, len(citations) + 1))
    for citation in citations:
        page = library.index.page_text(citation.document, citation.page)
        assert quotes.stands_on(citation.quote, page)


# Themes


def test_a_theme_tells_what_it_is_what_is_wanted_what_is_done_and_what_is_noticed(
    library: Library,
) -> None:
    guide = read_guide(library, YOUTH, TODAY)
    kinds = [part.kind for part in guide.parts]
    assert [kind for kind in kinds if kind != "goal"] == [
        "about", "ambition", "action", "planning", "effect",
    ]  # fmt: skip
    assert all(line.sources for part in guide.parts for line in part.lines)
    assert_on_their_pages(library, guide.citations)


def test_every_word_of_a_line_and_its_details_stands_in_its_sources(library: Library) -> None:
    guide = read_guide(library, YOUTH, TODAY)
    for part in guide.parts:
        for line in part.lines:
            assert_said(guide, line.text, line.sources)
            for detail in line.details:
                assert_said(guide, detail.value, detail.sources)


def assert_said(guide: Guide, text: str, sources: tuple[int, ...]) -> None:
    """Every word of `text` is in a quote of its sources, or marked beside it (a month above)."""
    quoted = fold(" ".join(guide.citations[number - 1].quote for number in sources))
    loose = [word for word in fold(text).split() if word.strip(".,;:") not in quoted]
    assert all(month_number(word) for word in loose)


def test_an_action_stands_once_with_its_description_and_its_row(corpus: Library) -> None:
    part = read_guide(corpus, YOUTH, TODAY).part("action")
    assert part is not None
    assert part.year == 2026
    assert len({line.text for line in part.lines}) == len(part.lines) == 4
    for line in part.lines:
        roles = [detail.role for detail in line.details]
        assert roles[0] == "description"
        assert {"departments", "hours", "partners"} < set(roles)


def test_a_theme_of_which_nothing_is_said_has_no_parts(region: Library) -> None:
    assert read_guide(region, "zorg-en-veiligheid", TODAY).parts == ()


# Words


def test_every_term_is_there_with_all_places_that_explain_it(library: Library) -> None:
    glossary = read_glossary(library)
    explained = {fold(entry.term) for entry in glossary.entries if entry.meanings}
    assert explained == {fold(f.subject) for f in library.facts if f.kind == "term"}
    assert [e.term for e in glossary.entries] == sorted(
        (e.term for e in glossary.entries), key=str.casefold
    )
    assert_on_their_pages(library, glossary.citations)


def test_an_abbreviation_that_nobody_explains_is_there_with_its_first_place(
    library: Library,
) -> None:
    unexplained = [entry for entry in read_glossary(library).entries if not entry.meanings]
    assert unexplained
    for entry in unexplained:
        assert entry.count > 0
        assert entry.term in read_glossary(library).citations[entry.first[0] - 1].quote


def test_the_same_meaning_in_two_documents_is_told_once(corpus: Library) -> None:
    glossary: Glossary = read_glossary(corpus)
    for entry in glossary.entries:
        meanings = [fold(meaning.text) for meaning in entry.meanings]
        assert len(set(meanings)) == len(meanings)
    assert any(len(m.sources) > 1 for entry in glossary.entries for m in entry.meanings)


# Who does what


def test_every_party_of_the_year_has_its_tasks_and_no_one_is_nobody(library: Library) -> None:
    work = read_who_does_what(library, TODAY)
    assert work.parties
    for party in work.parties:
        assert not names_no_one(party.name)
        for task in party.tasks:
            told = " ".join(work.citations[number - 1].quote for number in task.sources)
            assert fold(party.name) in fold(told)
    assert_on_their_pages(library, work.citations)


def test_a_task_that_comes_back_is_one_task_with_its_months(corpus: Library) -> None:
    work = read_who_does_what(corpus, TODAY)
    often = max((t for p in work.parties for t in p.tasks), key=lambda task: len(task.months))
    assert len(often.months) > 5
    assert len(often.sources) == len(often.months)


# The quiz


def test_a_quiz_has_several_kinds_and_one_right_option_that_its_source_says(
    library: Library,
) -> None:
    quiz = read_quiz(library, TODAY)
    assert len({question.kind for question in quiz.questions}) >= 4
    assert len({question.id for question in quiz.questions}) == len(quiz.questions)
    for question in quiz.questions:
        assert 3 <= len(question.options) <= OPTIONS
        assert len({fold(option) for option in question.options}) == len(question.options)
        if question.kind not in ("theme", "month"):
            told = quiz.citations[question.sources[0] - 1].quote
            assert question.options[question.right] in told
    assert_on_their_pages(library, quiz.citations)


def test_a_wrong_option_says_hardly_anything_of_the_right_one(library: Library) -> None:
    for question in read_quiz(library, TODAY).questions:
        right = set(fold(question.options[question.right]).split())
        for place, option in enumerate(question.options):
            words = set(fold(option).split())
            if place != question.right:
                assert len(words & right) <= MOST_ALIKE * min(len(words), len(right)) + 1


def test_the_same_documents_give_the_same_quiz(region: Library) -> None:
    assert read_quiz(region, TODAY) == read_quiz(Library(region.index), TODAY)


# The route, and an index that holds nothing


def test_the_route_has_a_step_for_each_theme_and_leads_on(library: Library) -> None:
    steps = route_of(library, TODAY)
    assert [step.id for step in steps[:2]] == ["documenten", YOUTH]
    assert steps[-1].id == "toets"
    for step in steps:
        assert all(0 < n <= len(step.citations) for line in step.lines for n in line.sources)
        assert step.id == "documenten" or step.more


def test_without_facts_everything_is_empty_and_nothing_fails(empty: Library) -> None:
    assert read_guide(empty, YOUTH, TODAY).parts == ()
    assert read_glossary(empty).entries == ()
    assert read_who_does_what(empty, TODAY).parties == ()
    assert read_quiz(empty, TODAY).questions == ()
    assert [step.id for step in route_of(empty, TODAY)] == ["documenten"]
