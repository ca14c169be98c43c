"""Answers over real documents: every kind of question, follow-ups, and what can't be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import quotes
from assistant.assistant import MAX_CHARS, Assistant
from assistant.query import Form
from assistant.settings import Settings
from assistant.values import Answer, Filters
from ingest.errors import UsageError, WijzerError


def test_every_quote_stands_on_its_page_and_every_sentence_has_one(region: Assistant) -> None:
    for question in (*region.examples(), "Wat is waterfraude?", "Wat doen we tegen keten?"):
        answer = region.ask(question)
        assert answer.found
        assert all(sentence.citations for sentence in answer.sentences)
        for citation in answer.citations:
            page = region.library.index.page_text(citation.document, citation.page)
            assert quotes.stands_on(citation.quote, page)
            assert citation.boxes


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wie trekt het noodpunt in elke kern?", "Zandmeerde"),
        ("Hoeveel uur staat er voor Kwetsbaren in kaart?", "90 uur per gemeente"),
        ("Met wie doen we de Loodsenronde?", "Belastingdienst"),
        ("Wanneer is Bonafide boot klaar?", "juni 2027"),
        ("Welke actie krijgt de meeste fte?", "Schoolschakel"),
        ("Hoeveel uur vragen Licht uit, lijst aan en Messen de kluis in samen?", "70 uur"),
        ("Welke plekken houden we in de gaten?", "Camping Rietzoom"),
        ("Bij welke gemeente ligt de zomerploeg?", "Zandmeerde"),
    ],
)
def test_a_cell_a_sum_an_extreme_and_a_list_are_answered(
    region: Assistant, question: str, said: str
) -> None:
    assert said in region.ask(question).text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Doet de Douane mee aan Stille steigers?", "Ja"),
        ("Doet het Rode Kruis mee aan de Loodsenronde?", "Dat staat er niet"),
        ("Kost Kwetsbaren in kaart meer uren dan Bonafide boot?", "Ja"),
        ("Kost Bonafide boot meer uren dan Kwetsbaren in kaart?", "Nee"),
        ("Is Kwetsbaren in kaart duurder dan Bonafide boot?", "Ja"),
    ],
)
def test_a_yes_or_no_question_is_answered_so(region: Assistant, question: str, first: str) -> None:
    assert region.ask(question).text.startswith(first)


@pytest.mark.parametrize(
    ("before", "question", "said", "understood"),
    [
        ("Wie trekt de Loodsenronde?", "En met wie?", "Politie", "Loodsenronde"),
        ("Hoeveel uur kost Bonafide boot?", "en Kwetsbaren in kaart?", "90 uur", "Kwetsbaren"),
        ("Wat staat er in april gepland?", "en in juli?", "Strandcode", "juli"),
    ],
)
def test_a_follow_up_takes_what_it_leaves_out_and_says_so(
    region: Assistant, before: str, question: str, said: str, understood: str
) -> None:
    answer = region.ask(question, [before])
    assert said in answer.text
    assert answer.understood is not None
    assert answer.understood.startswith("Bedoeld: ") and understood in answer.understood


def test_what_is_not_stated_is_not_answered_and_the_nearest_is_shown(region: Assistant) -> None:
    answer = region.ask("Hoeveel inwoners telt Lissedijk?")
    assert not answer.found and not answer.citations
    assert answer.nearest
    assert "Gezocht in" in (answer.searched or "")


def test_a_filter_leaves_nothing_through_of_another_document(region: Assistant) -> None:
    letter = next(d.id for d in region.documents() if d.kind.value == "rib")
    for question in (*region.examples(), "Hoe gaat het met de zomerploeg?"):
        answer = region.ask(question, filters=Filters(document=letter))
        assert {c.document for c in answer.citations} <= {letter}
        assert {hit.document for hit in answer.nearest} <= {letter}


def test_a_typing_error_does_not_matter(region: Assistant) -> None:
    assert same(region, "Wie trekt de lodsenronde?", "Wie trekt de Loodsenronde?")


def same(assistant: Assistant, one: str, other: str) -> bool:
    def told(answer: Answer) -> tuple[str, ...]:
        return tuple(c.quote for c in answer.citations)

    return told(assistant.ask(one)) == told(assistant.ask(other)) != ()


@pytest.mark.parametrize("question", ["", "   ", "?!", "x" * 10_000])
def test_what_is_no_question_is_told_in_dutch(region: Assistant, question: str) -> None:
    with pytest.raises(UsageError, match=r"vraag"):
        region.ask(question)
    assert len("x" * 10_000) > MAX_CHARS


def test_an_unknown_theme_and_a_missing_index_are_told_in_dutch(
    region: Assistant, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="bestaat niet"):
        region.ask("Wie trekt de Loodsenronde?", filters=Filters(theme="ruimtevaart"))
    with pytest.raises(WijzerError, match="wijzer ingest"):
        Assistant.open(Settings(index=tmp_path / "geen", corpus=tmp_path))


@pytest.mark.parametrize(
    ("question", "form", "facet"),
    [
        ("Wie is verantwoordelijk voor de Loodsenronde?", Form.OPEN, "responsible"),
        ("Hoeveel acties zijn er in totaal?", Form.COUNT, "action"),
        ("Welke acties kosten meer dan 20 uur?", Form.LIST, "hours"),
        ("Trekt Zandmeerde de zomerploeg?", Form.YES_NO, "responsible"),
        ("Wat is het Keetbezoek?", Form.DEFINITION, None),
        ("Waar staat MVSS voor?", Form.MEANING, None),
    ],
)
def test_a_question_is_read_into_its_form_and_what_it_asks(
    region: Assistant, question: str, form: Form, facet: str | None
) -> None:
    query, understood = region.read(question)
    assert (query.form, understood) == (form, None)
    assert facet is None or facet in query.facets


def test_filters_that_leave_no_facts_leave_no_facts_to_answer_from(region: Assistant) -> None:
    answer = region.ask("Hoeveel uur kost Bonafide boot?", filters=Filters(kind="rib"))
    assert {c.kind for c in answer.citations} <= {"rib"}


@pytest.mark.parametrize(
    "question",
    [
        "Wat is de inzet voor Bonafide boer?",
        "Wie trekt de Bonafide auto?",
    ],
)
def test_a_name_of_which_one_word_differs_is_another_subject(
    region: Assistant, question: str
) -> None:
    assert not region.ask(question).found
    assert region.ask("Hoeveel uur kost Bonafide boot?").found


def test_what_would_stand_on_a_list_is_not_answered_without_that_list(examples: Assistant) -> None:
    assert not examples.ask("Welke jongeren staan er op de lijst van zorgmijders?").found


def test_what_happened_this_year_is_answered_by_what_tells_a_time(examples: Assistant) -> None:
    assert not examples.ask("Welke personen zijn er dit jaar vermist geraakt?").found


@pytest.mark.parametrize(
    "question",
    [
        "Wat heeft het dashboard van de driehoek gekost?",
        "Hoeveel geld kost het dashboard van de driehoek?",
        "Vind jij het uitvoeringsprogramma goed genoeg?",
        "Hoe vaak vergadert de robuuste driehoek?",
        "Wat vindt de gemeenteraad van het dashboard?",
        "Wie is verantwoordelijk voor IOB Jeugdzorg?",
        "Wat zijn de ambities voor brandveiligheid?",
        "Welke afdelingen werken aan de aanpak van hondenoverlast?",
    ],
)
def test_an_answer_holds_the_sort_of_thing_that_is_asked(
    examples: Assistant, question: str
) -> None:
    assert not examples.ask(question).found


def test_what_is_told_of_one_municipality_is_not_told_of_another(examples: Assistant) -> None:
    assert examples.ask("Is er in Vaals met de LLTB gewerkt?").text.startswith("Ja.")
    other = examples.ask("Is er in Meerssen met de LLTB gewerkt?")
    assert not other.text.startswith("Ja")
    assert "Vaals" not in other.text


@pytest.mark.parametrize("question", ["en de kleur ervan?", "en in Maastricht?"])
def test_a_follow_up_that_asks_for_what_is_nowhere_is_not_answered_by_the_last_answer(
    examples: Assistant, question: str
) -> None:
    before = ["Wanneer is Veilig uitgaan met carnaval?"]
    assert not examples.ask(question, before).found


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Op welke dagen valt de Week van de Veiligheid?", "oktober"),
        ("Wat gaan we in 2026 doen aan jeugd en veiligheid?", "Acties"),
        ("Welke vijf gemeenten horen bij het Heuvelland?", "Meerssen"),
        ("Uit hoeveel gemeenten bestaat het Heuvelland?", "5 gemeenten"),
        ("Hvl themadagen van ACT zijn er?", "10 punten in de planning"),
        ("In welke week valt de Week van de Veiligheid?", "oktober"),
        ("Bij welke actie is het CCV betrokken?", "DOR/DOL"),
        ("Hoeveel uur kost de netwerkbijeenkomst jeugdoverlast?", "80 uur"),
        ("Doen scholen mee in het netwerk jeugdoverlast?", "Ja. Betrokken partners"),
        ("Wat doen we allemaal samen met de ggd?", "Zorg en Veiligheidsoverleg"),
        ("Voor welke acties hebben we de afdeling communicatie nodig?", "Veilig uitgaan"),
        ("Bij wie is de consultatie van de gemeenten belegd?", "Strategisch adviseur"),
        ("Wat zijn de drie grootste acties in uren bij ondermijning?", "Niet meegeteld"),
        (
            "Welke drie partijen bekijken of vermissingen minder politiecapaciteit kunnen kosten?",
            "Openbaar Ministerie",
        ),
    ],
)
def test_what_is_asked_is_told_from_what_it_is_asked_of(
    examples: Assistant, question: str, said: str
) -> None:
    assert said in examples.ask(question).text


def test_the_plan_of_a_year_that_is_missing_is_not_told_from_another(examples: Assistant) -> None:
    answer = examples.ask("Wat staat er in de maandplanning van 2031?")
    assert (answer.found, answer.text) == (
        False,
        "Een planning van 2031 staat niet in de documenten.",
    )
