"""Follow-ups that ask the question before again, of something else or of its source."""

from __future__ import annotations

import datetime

import pytest

from assistant.assistant import Assistant
from assistant.calendar import years_turned


@pytest.mark.parametrize(
    "question", ["Waar staat dat?", "in welk document vind ik dat", "op welke bladzijde?", "bron?"]
)
def test_the_place_of_the_answer_before_is_told(region: Assistant, question: str) -> None:
    first = region.ask("Hoeveel uur kost Bonafide boot?")
    answer = region.ask(question, ["Hoeveel uur kost Bonafide boot?"])
    assert {(c.document, c.page) for c in answer.citations} == {
        (c.document, c.page) for c in first.citations
    }
    assert "Uitvoeringsprogramma Veiligheid Waterveste 2027" in answer.text
    assert answer.understood is not None and "Bonafide boot" in answer.understood


def test_no_place_is_told_of_what_was_not_found(region: Assistant) -> None:
    assert not region.ask("waar staat dat?", ["Hoeveel inwoners telt Lissedijk?"]).found
    assert not region.ask("waar staat dat?").found


def test_the_other_themes_are_each_asked_the_same(examples: Assistant) -> None:
    answer = examples.ask("en de andere thema's?", ["Hoeveel acties heeft jeugd en veiligheid?"])
    lines = [s.text for s in answer.sentences]
    assert len(lines) == 3
    assert all("acties bij" in line and "Jeugd" not in line for line in lines)


@pytest.mark.parametrize(
    ("question", "month"),
    [
        ("en de maand daarna?", "mei"),
        ("en de maand ervoor?", "maart"),
        ("En de volgende maand?", "mei"),
    ],
)
def test_another_month_is_counted_from_the_one_before(
    examples: Assistant, question: str, month: str
) -> None:
    answer = examples.ask(question, ["Wat staat er in april gepland?"])
    assert answer.text.startswith(f"Gepland in {month}:")


def test_the_month_after_december_is_one_of_the_next_year(examples: Assistant) -> None:
    before = ["Wat staat er in december gepland?"]
    assert not examples.ask("en de maand daarna?", before).found
    day = datetime.date(2026, 12, 3)
    assert years_turned("wat staat er volgende maand gepland", day) == {2027}
    assert years_turned("wat staat er deze maand gepland", day) == frozenset()


def test_another_document_is_asked_for_the_same_list(examples: Assistant) -> None:
    before = ["Wat zijn de ambities voor jeugd en veiligheid volgens het UVP?"]
    answer = examples.ask("en volgens het IVP?", before)
    assert answer.text.startswith("Ambities bij Jeugd en Veiligheid")
    assert {c.kind for c in answer.citations} == {"ivp"}
