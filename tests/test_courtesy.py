"""Polite words around a question, and two questions in one."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.clauses import split_clauses
from assistant.courtesy import bare_question


@pytest.mark.parametrize(
    ("asked", "bare"),
    [
        ("Kunt u mij vertellen wie de keet bezoekt?", "wie de keet bezoekt?"),
        ("Weet jij toevallig wanneer de keet opengaat?", "wanneer de keet opengaat?"),
        ("Ik zou graag willen weten hoeveel uur het kost, weet u dat?", "hoeveel uur het kost"),
        ("Goedemorgen, weet u of er geld is voor de keet?", "of er geld is voor de keet?"),
        ("Dank je wel. En met wie?", "En met wie?"),
        ("Hoeveel uur kost de keet, alvast bedankt!", "Hoeveel uur kost de keet"),
        ("Ik wil voor de keet weten hoeveel uur het kost", None),
        ("Weten inwoners wat zij moeten doen?", None),
        ("Wie vertelt inwoners wat er verandert?", None),
        ("Stel dat er brand is, wie belt dan?", "er brand is, wie belt dan?"),
        ("Stel de agenda vast", None),
        ("Beste, weet u wie de keet trekt? Vriendelijke groet", "wie de keet trekt"),
        ("Alstublieft", None),
        ("de keet wat is dat", "wat is de keet"),
        ("De keet, wie is dat ook alweer?", "wie is De keet ook alweer"),
        ("Wat gebeurt er en wat is dat?", None),
    ],
)
def test_polite_words_fall_away_and_a_subject_before_the_question_stays(
    asked: str, bare: str | None
) -> None:
    assert bare_question(asked) == (bare or asked)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Wie trekt de keet en hoeveel uur kost het?",
            ("Wie trekt de keet", "hoeveel uur kost het?"),
        ),
        (
            "Welke afdelingen en welke partners horen bij de keet?",
            ("Welke afdelingen horen bij de keet?", "welke partners horen bij de keet?"),
        ),
        ("Wanneer en met wie is de keet?", ("Wanneer is de keet?", "met wie is de keet?")),
        ("Wie is het? En wat kost het?", ("Wie is het?", "En wat kost het?")),
        ("Welke acties zijn er voor zorg en veiligheid?", None),
        ("Is er geld en wie betaalt?", None),
        ("Wat en wie?", None),
    ],
)
def test_two_questions_in_one_fall_apart(question: str, parts: tuple[str, ...] | None) -> None:
    assert split_clauses(question) == (parts or (question,))


def test_both_halves_are_answered_of_the_same_subject(region: Assistant) -> None:
    answer = region.ask("Wat is de looptijd van Keetbezoek en wie voert het uit?")
    apart = [
        region.ask("Wat is de looptijd van Keetbezoek?"),
        region.ask("Wie voert Keetbezoek uit?"),
    ]
    assert all(a.found for a in apart)
    assert {s.text for a in apart for s in a.sentences} == {s.text for s in answer.sentences}


def test_a_polite_question_is_answered_as_the_bare_one(region: Assistant) -> None:
    polite = region.ask("Goedemiddag, kunt u mij zeggen hoeveel uur Bonafide boot kost, graag?")
    assert polite.text == region.ask("Hoeveel uur kost Bonafide boot?").text
