"""Which theme, party or month has the most, what each of them has, and which themes there are."""

from __future__ import annotations

import re

import pytest

from assistant.assistant import Assistant
from assistant.grouping import grouped_by


def lead(assistant: Assistant, question: str) -> str:
    answer = assistant.ask(question)
    assert answer.found, question
    return answer.sentences[0].text


def lines(assistant: Assistant, question: str) -> dict[str, str]:
    items = [s.text for s in assistant.ask(question).sentences if s.item]
    return dict(item.split(": ", 1) for item in items)


def test_the_theme_with_most_actions_has_as_many_as_its_own_list_counts(
    examples: Assistant,
) -> None:
    said = lead(examples, "Welk thema heeft de meeste acties?")
    match = re.fullmatch(r"De meeste acties: (.+) \((\d+)\)\.", said)
    assert match
    own = examples.ask(f"Hoeveel acties zijn er bij {match[1]}?")
    assert own.sentences[0].text.startswith(f"{match[2]} acties")


def test_every_theme_is_counted_and_cites_what_was_counted(examples: Assistant) -> None:
    answer = examples.ask("Hoeveel doelstellingen zijn er per thema?")
    counted = [s for s in answer.sentences if s.item]
    assert len(counted) == 4
    assert all(len(s.citations) == int(s.text.rsplit(" ", 1)[1]) for s in counted)


def test_hours_that_count_otherwise_are_named_and_not_added(examples: Assistant) -> None:
    answer = examples.ask("Welk thema kost de meeste uren?")
    assert "per gemeente" in answer.sentences[0].text
    assert answer.sentences[-1].text.startswith("Niet meegeteld, want anders geteld:")
    assert "200 uur" in answer.sentences[-1].text


@pytest.mark.parametrize(
    ("question", "by"),
    [
        ("In welke maand staan de meeste activiteiten gepland?", "month"),
        ("Welke afdeling is bij de meeste acties betrokken?", "departments"),
        ("Welke partner komt het vaakst voor?", "partners"),
        ("Hoeveel acties zijn er per thema?", "theme"),
        ("Hoeveel uur per gemeente kost veilig uitgaan?", None),
        ("Welke actie kost de meeste uren?", None),
        ("Onder welk thema valt veilig uitgaan?", None),
    ],
)
def test_what_a_question_groups_by(examples: Assistant, question: str, by: str | None) -> None:
    assert grouped_by(examples.library, examples.read(question)[0]) == by


def test_the_busiest_month_has_the_lines_that_its_own_plan_lists(examples: Assistant) -> None:
    match = re.search(r": (\w+).* \((\d+)\)", lead(examples, "Welke maand is het drukst?"))
    assert match
    plan = examples.ask(f"Wat staat er in {match[1]} gepland?")
    assert len([s for s in plan.sentences if s.item]) == int(match[2])


def test_the_themes_are_the_chapters_of_the_programme(examples: Assistant) -> None:
    answer = examples.ask("Hoeveel thema's heeft het uitvoeringsprogramma?")
    assert answer.sentences[0].text.startswith("4 thema's")
    assert len({c.page for c in answer.citations}) == 4


def test_a_chapter_under_another_name_is_a_theme_as_well(region: Assistant) -> None:
    themes = region.ask("Welke thema's staan er in het uitvoeringsprogramma?")
    assert "Water en recreatie" in [s.text for s in themes.sentences]
    assert lines(region, "Hoeveel acties zijn er per thema?")["Water en recreatie"] == "3"


def test_what_falls_under_no_theme_is_counted_as_none(examples: Assistant) -> None:
    answer = examples.ask("Welke thema's staan er in het uitvoeringsprogramma?")
    assert not any("Overige" in s.text for s in answer.sentences)


def test_who_has_most_actions_is_not_told_by_the_largest_action(examples: Assistant) -> None:
    answer = examples.ask("Wie is bij de meeste acties van zorg betrokken?")
    assert "uur" not in answer.text


def test_a_reason_is_never_a_list_of_actions_or_partners(examples: Assistant) -> None:
    answer = examples.ask("Waarom is veilig uitgaan een actie?")
    assert not any(s.item for s in answer.sentences)


def test_hours_of_a_week_are_not_added_to_those_of_a_year(region: Assistant) -> None:
    whole = region.ask("Hoeveel uren kosten alle acties samen?")
    assert whole.sentences[0].text.startswith("Samen 94 uur, ")
    assert any("Zomerploeg (6 uur per week)" in s.text for s in whole.sentences)
    weekly = lead(region, "Hoeveel uur per week kosten alle acties samen?")
    assert weekly.startswith("6 uur per week, van één actie")


def test_a_doer_is_asked_by_any_verb(examples: Assistant) -> None:
    said = lead(examples, "Wie besteedt de meeste uren?")
    assert said.startswith("De meeste uren, steeds geteld voor de hele actie: ")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Wat zijn de thema's van het IVP?", "Integraal Veiligheidsplan"),
        ("Uit welke thema's bestaat het uitvoeringsprogramma?", "Uitvoeringsprogramma"),
        ("Hoeveel thema's heeft de raadsinformatiebrief?", "Raadsinformatiebrief"),
    ],
)
def test_the_themes_are_those_of_the_kind_that_is_named(
    examples: Assistant, question: str, title: str
) -> None:
    assert f"hema's in {title}" in lead(examples, question)


def test_the_themes_of_a_kind_that_is_missing_are_not_those_of_another(region: Assistant) -> None:
    answer = region.ask("Wat zijn de thema's van het IVP?")
    assert not answer.found


def test_the_number_of_themes_is_cited_to_the_sentence_that_states_it(examples: Assistant) -> None:
    answer = examples.ask("Hoeveel hoofdthema's heeft het IVP?")
    (stated,) = answer.sentences[0].citations
    assert "vier" in answer.citations[stated - 1].quote
