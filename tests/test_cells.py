"""Cells asked for by the words above their column, whatever those words are."""

from __future__ import annotations

import pytest

from assistant.answer import cite
from assistant.cells import answer_cells
from assistant.deadlines import answer_deadlines
from assistant.expectations import strict_expectation
from assistant.fields import answer_fields
from assistant.library import Library
from assistant.planning import answer_planning
from tests.tabled import tabled

SPADES = "Streefwaarde 2028 van Huishoudens met een zandschep: 55%"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return tabled(tmp_path_factory.mktemp("tabellen"))


def said(library: Library, question: str) -> list[str]:
    """The sentences that pass the gate."""
    reply = answer_cells(library, library.reader.read(question))
    return [s.text for s in cite(library, reply.drafts if reply else ())[0]]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Wie voert de handleiding zandstorm uit?", "Uitvoering van Handleiding zandstorm: Ploeg"),
        ("Wat is de score van zandstorm?", "Score van Zandstorm: 10."),
        ("Wat is de kans op een kwallenplaag?", "Kans van Kwallenplaag: 3."),
        ("Wie is oefenleider van Droge Mond?", "Oefenleider van Droge Mond: B. Alk."),
        ("Waar is Natte Laars?", "Locatie van Natte Laars: Noordduin."),
        ("Hoe vaak komt de duinraad bij elkaar?", "Frequentie van Duinraad: zesmaal per jaar."),
        ("Wie neemt deel aan de duinraad?", "Deelnemers van Duinraad: boswachter, jachtopziener."),
        ("Wie zit de duinraad voor?", "Voorzitter van Duinraad: burgemeester."),
        ("Wat is de streefwaarde voor badgasten?", "Streefwaarde 2028 van Verdwaalde"),
        ("Hoeveel huishoudens moeten een zandschep hebben?", "Streefwaarde 2028 van Huishoudens"),
    ],
)  # fmt: skip
def test_a_cell_is_named_by_the_words_above_it(
    library: Library, question: str, sentence: str
) -> None:
    assert said(library, question)[0].startswith(sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Hoeveel was in 2025 begroot voor de vogelwacht?", "Begroot 2025 van Vogelwacht: € 1.100"),
        ("Wat is het budget van de hekken in 2026?", "Begroot 2026 van Hekken: € 6.000"),
        ("Hoeveel verdwaalde badgasten in 2024?", "Nulmeting 2024 van Verdwaalde badgasten: 61"),
        ("Hoeveel van de huishoudens hebben in 2028 een zandschep?", SPADES),
    ],
)  # fmt: skip
def test_columns_of_years_are_told_apart(library: Library, question: str, sentence: str) -> None:
    assert said(library, question) == [f"{sentence}."]


def test_without_a_year_the_columns_of_all_years_are_given(library: Library) -> None:
    assert len(said(library, "Hoeveel is er begroot voor de hekken?")) == 2


def test_everybody_in_a_meeting_includes_who_leads_it(library: Library) -> None:
    found = " ".join(said(library, "Wie zitten er in de kustkamer?"))
    assert "Chef kust" in found and "reddingsbrigade" in found


def test_an_empty_cell_is_told_to_be_empty(library: Library) -> None:
    query = library.reader.read("Wat was het budget van de reddingstoren in 2025?")
    reply = answer_cells(library, query)
    assert reply is not None and not reply.drafts
    assert reply.missing == "Bij Reddingstoren is niets ingevuld voor Begroot 2025."


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel uur is er in 2025 besteed aan de hekken?",
        "Wie bedacht de score van zandstorm?",
        "Wat is de score van de springvloed?",
        "Wat is de kleur van zandstorm?",
        "Hoeveel verdwaalde badgasten waren er in 2023?",
        "Hoeveel is er in 2027 begroot voor de hekken?",
    ],
)
def test_what_no_column_tells_is_not_answered(library: Library, question: str) -> None:
    assert said(library, question) == []


def test_who_answers_for_it_is_not_who_carries_it_out(library: Library) -> None:
    query = library.reader.read("Wie is eindverantwoordelijk voor de kaart van de bunkers?")
    reply = answer_fields(library, query)
    assert answer_cells(library, query) is None
    assert reply is not None and "Chef kust" in reply.drafts[0].text


def test_rows_are_found_by_the_quarter_in_which_they_must_be_done(library: Library) -> None:
    for question in ("Wat moet in Q1 2026 klaar zijn?", "Welke acties zijn in maart gereed?"):
        reply = answer_deadlines(library, library.reader.read(question))
        assert reply is not None
        assert [d.text for d in reply.drafts[1:]] == ["Kaart van de bunkers (maart 2026)"]
    asked = library.reader.read("Welke acties moeten in Q1 2025 klaar zijn?")
    assert answer_deadlines(library, asked) is None


def test_a_moment_is_no_length(library: Library) -> None:
    query = library.reader.read("Hoe lang duurt de kaart van de bunkers?")
    assert answer_fields(library, query) is None
    query = library.reader.read("Wanneer wordt de kaart van de bunkers opgeleverd?")
    reply = answer_fields(library, query)
    assert reply is not None
    assert reply.drafts[0].text == "Kaart van de bunkers, oplevering: maart 2026."


def test_the_words_above_a_column_come_with_its_row(library: Library) -> None:
    query = library.reader.read("Wat is de streefwaarde van verdwaalde badgasten?")
    reply = answer_cells(library, query)
    assert reply is not None
    assert "Streefwaarde 2028" in reply.drafts[0].evidence[0].above


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Waaruit wordt de reddingstoren betaald?", "Dekking van Reddingstoren: lening."),
        ("Wie is de voorzitter van de duinraad?", "Voorzitter van Duinraad: burgemeester."),
    ],
)
def test_an_answer_from_a_cell_is_what_the_question_expects(
    library: Library, question: str, sentence: str
) -> None:
    expected = strict_expectation(library.reader.read(question))
    assert said(library, question) == [sentence]
    assert expected is None or expected(sentence)


def test_months_are_told_in_full_and_days_as_days(library: Library) -> None:
    reply = answer_planning(library, library.reader.read("Wat staat er in november gepland?"))
    assert reply is not None
    leads = [s.text for s in cite(library, reply.drafts)[0] if not s.item]
    assert leads == ["Gepland in november:"]
    reply = answer_planning(library, library.reader.read("Wat staat er in mei gepland?"))
    assert reply is not None and reply.drafts[0].text == "Gepland op 4 mei 2026:"
