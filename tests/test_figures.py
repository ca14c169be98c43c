"""The highest of a column, the higher of two, totals, and rows by the name of their column."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import cite
from assistant.assistant import Assistant
from assistant.cells import answer_cells, ask_row
from assistant.evidence import Reply
from assistant.figures import answer_figures, read_figure
from assistant.library import Library
from assistant.numbers import name_rows
from assistant.query import Query
from assistant.table_rows import answer_rows
from tests.tabled import tabled


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return tabled(tmp_path_factory.mktemp("tabellen"))


def said(
    library: Library, question: str, answer: Callable[[Library, Query], Reply | None]
) -> list[str]:
    """The sentences that pass the gate."""
    reply = answer(library, library.reader.read(question))
    return [s.text for s in cite(library, reply.drafts if reply else ())[0]]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Welk gevaar heeft de hoogste score?", "Score is het hoogst bij Muistroom: 12."),
        ("Wat is de laagste score?", "Score is het laagst bij Kwallenplaag: 9."),
        ("Wat is de op een na hoogste score?", "Score van Zandstorm: 10."),
        ("Welke post kost in 2025 het meest?", "Begroot 2025 is het hoogst bij Hekken: € 7.250."),
        (
            "Wat is hoger begroot in 2026, de hekken of de vlaggen?",
            "Begroot 2026 is hoger bij Vlaggen (€ 9.500) dan bij Hekken (€ 6.000).",
        ),
        (
            "Heeft zandstorm een hogere score dan muistroom?",
            "Nee. Score is hoger bij Muistroom (12) dan bij Zandstorm (10).",
        ),
        ("Wat is het totale budget voor 2026?", "Totaal van Begroot 2026: € 47.700."),
    ],
)
def test_figures_of_a_column_are_compared(library: Library, question: str, sentence: str) -> None:
    assert said(library, question, answer_figures) == [sentence]


@pytest.mark.parametrize(
    "question",
    [
        "Welke school heeft de hoogste score?",
        "Wat is de hoogste boete?",
        "Wat is de hoogste streefwaarde?",
        "Wat is het totale budget voor 2027?",
        "Hoeveel geld is er in totaal begroot voor vlaggen in 2026?",
        "Wat heeft een hogere score, zandstorm of springvloed?",
    ],
)
def test_figures_that_are_not_in_one_column_are_not_compared(
    library: Library, question: str
) -> None:
    assert said(library, question, answer_figures) == []


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        ("€ 31.000", (31000.0, "€")),
        ("7,1", (7.1, "")),
        ("62%", (62.0, "%")),
        ("10 tot 20", None),
        ("n.v.t.", None),
        ("€ 28.000 (inkoop)", None),
    ],
)
def test_a_cell_is_one_figure_with_its_unit(cell: str, figure: tuple[float, str] | None) -> None:
    assert read_figure(cell) == figure


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Welke indicatoren horen bij Kust?", ["Verdwaalde badgasten", "Bezoekers van de redding"]),
        ("Welke posten vallen onder Duin?", ["Hekken", "Vogelwacht"]),
        ("Welke overleggen zijn er met de jachtopziener?", ["Duinraad"]),
        ("Hoeveel oefeningen zijn er?", ["Natte Laars", "Droge Mond"]),
    ],
)
def test_rows_are_listed_by_what_their_column_is_called(
    library: Library, question: str, rows: list[str]
) -> None:
    found = said(library, question, answer_rows)[1:]
    assert len(found) == len(rows)
    assert all(name.startswith(row) for name, row in zip(found, rows, strict=True))


@pytest.mark.parametrize(
    "question",
    ["Welke oefeningen zijn verzekerd?", "Welke posten zijn er van Kust en Duin samen betaald?"],
)
def test_rows_are_not_listed_when_a_word_is_nowhere(library: Library, question: str) -> None:
    assert said(library, question, answer_rows) == []


def test_a_row_is_called_by_its_number(library: Library) -> None:
    called = name_rows(library, "Wie is verantwoordelijk voor actie 1.3?")
    assert called == "Wie is verantwoordelijk voor Handleiding zandstorm?"
    assert name_rows(library, "Wie trekt actie 7.7?") == "Wie trekt actie 7.7?"


@pytest.mark.parametrize(
    ("first", "then", "value"),
    [
        ("Wat is de streefwaarde van verdwaalde badgasten?", "En de nulmeting?", "61"),
        ("Wanneer is Natte Laars?", "Waar is die?", "Noordduin"),
        ("Wat is het scenario van Droge Mond?", "Wie is de oefenleider?", "B. Alk"),
    ],
)
def test_a_follow_up_that_names_a_column_is_asked_of_the_row_before(
    library: Library, first: str, then: str, value: str
) -> None:
    before, query = library.reader.read(first), library.reader.read(then)
    asked = ask_row(library, query, before)
    assert asked is not None
    reply = answer_cells(library, asked[0])
    assert reply is not None and value in reply.drafts[0].text


def test_a_follow_up_about_something_else_is_no_column(library: Library) -> None:
    before = library.reader.read("Wanneer is Natte Laars?")
    for then in ("Waar staat dat?", "En wie is de burgemeester?", "Waar is Droge Mond?"):
        assert ask_row(library, library.reader.read(then), before) is None


def test_a_number_that_no_row_has_is_left_as_it_is(examples: Assistant) -> None:
    assert not examples.ask("Wie is verantwoordelijk voor actie 1.5?").found
