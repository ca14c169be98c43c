"""Facts from rows, lists, headings and phrases; every field points to the words it came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.dates import month_number
from ingest.document import Fact, Kind, Passage
from ingest.facts.amounts import read_amounts
from ingest.facts.hours import Hours, parse_hours
from ingest.facts.lists import facet_of_path
from ingest.facts.record import make_fact
from ingest.facts.terms import terms_in
from ingest.initials import initials_fit
from ingest.reading import read_document
from tests.handmade import make_source, make_text
from tests.paper import FACETS, THEMES, Paper


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "plan.pdf")


def facts(paper: Paper) -> list[Fact]:
    source = make_source("plan", kind=Kind.UVP)
    return list(read_document(source, THEMES, FACETS, paper.pages()).facts)


def passage(text: str, kind: str = "paragraph") -> Passage:
    return Passage("plan:1", "plan", kind, ("Wonen",), (), make_text(text), text)


def fields(fact: Fact) -> dict[str, str]:
    return {f.role: f.text.value for f in fact.fields if f.role}


def terms(text: str) -> dict[str, str]:
    found = terms_in(passage(text), make_text(text))
    return {fact.subject: fields(fact)["meaning"] for fact in found}


def test_a_row_with_a_month_is_a_planning_item(paper: Paper) -> None:
    paper.table([["Maand", "Onderwerp", "Trekker"], ["mei", "Schouw haven", "Beheer"]])
    (fact,) = facts(paper)
    assert (fact.kind, fact.subject) == ("planning", "Schouw haven")
    assert fields(fact) == {"month": "mei", "subject": "Schouw haven", "responsible": "Beheer"}


def test_a_row_with_hours_is_an_action(paper: Paper) -> None:
    paper.table([["Actie", "Uren", "Partners"], ["Schouw haven", "9 uur", "Politie"]])
    (fact,) = facts(paper)
    assert fact.kind == "action"
    assert fields(fact) == {"subject": "Schouw haven", "hours": "9 uur", "partners": "Politie"}


def test_a_row_of_a_glossary_is_a_term(paper: Paper) -> None:
    paper.table([["Afkorting", "Betekenis"], ["WB", "Wijkbeheer"]], edges=(72, 200, 330))
    (fact,) = facts(paper)
    assert (fact.kind, fact.subject, fields(fact)["meaning"]) == ("term", "WB", "Wijkbeheer")


def test_every_filled_month_column_is_a_planning_item(paper: Paper) -> None:
    edges = (72.0, 200.0, 270.0, 340.0, 410.0)
    paper.table(
        [["Activiteit", "Mei", "Juni", "Juli"], ["Schouw haven", "x", "", "slot"]], edges=edges
    )
    assert [(f.subject, fields(f)["month"]) for f in facts(paper)] == [
        ("Schouw haven", "Mei"), ("Schouw haven: slot", "Juli"),
    ]  # fmt: skip


def test_items_under_a_heading_of_goals_are_goals(paper: Paper) -> None:
    paper.write("Doelstellingen", y=80, size=15)
    paper.lines(["De gemeente wil:"], y=100)
    paper.lines(["• Meer licht op het plein.", "• Minder overlast in de wijk."], y=130)
    assert [(f.kind, f.subject) for f in facts(paper)] == [
        ("goal", "Meer licht op het plein"), ("goal", "Minder overlast in de wijk"),
    ]  # fmt: skip


def test_goals_without_a_list_are_the_paragraphs(paper: Paper) -> None:
    paper.write("Doelstelling", y=80, size=15)
    paper.write("Bewoners voelen zich thuis.", y=110)
    assert [f.subject for f in facts(paper)] == ["Bewoners voelen zich thuis"]


def test_prose_beside_a_table_under_a_heading_of_goals_is_no_goal(paper: Paper) -> None:
    paper.write("Doelen en indicatoren", y=80, size=15)
    paper.write("Wij volgen een paar cijfers.", y=110)
    paper.table([["Indicator", "Streefwaarde", "Bron"], ["Meldingen", "9", "politie"]], y=130)
    assert "goal" not in {f.kind for f in facts(paper)}


def test_what_stands_behind_a_label_is_an_ambition(paper: Paper) -> None:
    paper.write("Wonen", y=80, size=15)
    paper.write("Onze ambitie: elke bewoner kent de wijkagent.", y=110)
    paper.write("Let op: de wijkagent kent niet iedereen.", y=150)
    assert [(f.kind, f.subject) for f in facts(paper)] == [
        ("ambition", "elke bewoner kent de wijkagent")
    ]


def test_the_list_below_a_bare_label_are_goals(paper: Paper) -> None:
    paper.write("Wonen", y=80, size=15)
    paper.lines(["Onze doelen zijn:", "1. Meer licht op het plein.", "2. Minder overlast."], y=110)
    paper.write("Dit volgen wij elk jaar.", y=180)
    assert [(f.kind, f.subject) for f in facts(paper)] == [
        ("goal", "Meer licht op het plein"), ("goal", "Minder overlast"),
    ]  # fmt: skip


def test_an_item_under_actions_has_a_name_and_a_description(paper: Paper) -> None:
    paper.write("Acties", y=80, size=15)
    paper.write("• Schouw haven: wij lopen met bewoners langs de kade.", y=110)
    (fact,) = facts(paper)
    assert fact.subject == "Schouw haven"
    assert fields(fact)["description"] == "wij lopen met bewoners langs de kade."


def test_a_numbered_heading_under_actions_is_an_action(paper: Paper) -> None:
    paper.write("Acties", y=80, size=18)
    paper.write("1. Schouw haven", y=110, size=14)
    paper.write("Wij lopen langs de kade.", y=140)
    assert [(f.kind, f.subject) for f in facts(paper)] == [("action", "Schouw haven")]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (("Wonen", "Ambitie"), "ambition"),
        (("Acties", "3. Doelen halen"), "action"),
        (("Acties", "Communicatie"), "communication"),
        (("Wonen",), None),
    ],
)
def test_headings_tell_what_a_section_is_about(path: tuple[str, ...], kind: str | None) -> None:
    assert facet_of_path(path, FACETS) == kind


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("9 uur per gemeente", Hours(9, "uur", "per gemeente", "", False)),
        ("9", Hours(9, "uur", "", "", False)),
        ("1,5 fte", Hours(1.5, "fte", "", "", False)),
        ("3 dagdelen per jaar", Hours(3, "dagdelen", "", "jaar", False)),
        ("7 uur gezamenlijk", Hours(7, "uur", "gezamenlijk", "", False)),
        ("7 uur per", Hours(7, "uur", "", "", True)),
        ("7 uur voor Wijkstad", Hours(7, "uur", "voor Wijkstad", "", False)),
    ],
)
def test_hours_are_read_with_what_they_are_counted_by(cell: str, read: Hours) -> None:
    assert parse_hours(cell) == (read,)


def test_a_cell_with_two_figures_gives_both() -> None:
    both = parse_hours("4 uur per gemeente en 2 dagen per jaar")
    assert [(h.value, h.unit) for h in both] == [(4, "uur"), (2, "dagen")]


@pytest.mark.parametrize("cell", ["", "n.v.t.", "doorlopend", "in 2031"])
def test_a_cell_without_hours_gives_none(cell: str) -> None:
    assert parse_hours(cell) == ()


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("Er is € 7.500,- beschikbaar.", "€ 7.500,-"),
        ("Dat kost 3 miljoen euro per jaar.", "3 miljoen euro"),
        ("De bijdrage is EUR 250.", "EUR 250"),
    ],
)
def test_an_amount_of_money_is_found_with_its_sentence(sentence: str, amount: str) -> None:
    (fact,) = read_amounts([passage(f"Vooraf gaat iets. {sentence}")])
    assert fields(fact) == {"amount": amount, "description": sentence}


def test_a_number_that_is_no_money_is_no_amount() -> None:
    assert not list(read_amounts([passage("Er zijn 250 meldingen en 3 wijken.")]))


@pytest.mark.parametrize(
    ("sentence", "term", "meaning"),
    [
        ("Het Wijk Beheer Team (WBT) komt.", "WBT", "Wijk Beheer Team"),
        ("Het wijk- en beheerteam (hierna: WB) komt.", "WB", "wijk- en beheerteam"),
        ("WBT (Wijk Beheer Team) komt.", "WBT", "Wijk Beheer Team"),
        ("WBT staat voor wijk beheer team.", "WBT", "wijk beheer team"),
        ("WBT staat voor wijk beheer team en geldt overal.", "WBT", "wijk beheer team"),
        ("De lijst: WBT betekent Wijk Beheer Team Noord.", "WBT", "Wijk Beheer Team Noord"),
        ("WBT = Wijk Beheer Team; de rest volgt.", "WBT", "Wijk Beheer Team"),
        ("WBT: Wijk Beheer Team", "WBT", "Wijk Beheer Team"),
        ("Het Wijk Beheer Team, afgekort WBT, komt.", "WBT", "Wijk Beheer Team"),
        ("Er zijn wijkbeheerteams (WBT’s) bij.", "WBT", "wijkbeheerteams"),
        ("HaVOP staat voor Haven Opvangplan.", "HaVOP", "Haven Opvangplan"),
        ("De beheerder op afroep (boa) komt.", "boa", "beheerder op afroep"),
        ("Zie de Wet beheer van havens (Wbh).", "Wbh", "Wet beheer van havens"),
        ("Zie de Wet op beheer van havens (Bvh).", "Bvh", "beheer van havens"),
    ],
)
def test_an_abbreviation_is_read_where_it_is_spelled_out(
    sentence: str, term: str, meaning: str
) -> None:
    assert terms(sentence) == {term: meaning}


@pytest.mark.parametrize(
    "sentence",
    [
        "De haven (ZUID) ligt er.",
        "Zie de bijlage (pagina drie).",
        "WBT (zie elders)",
        "De ene weg en een lange straat (deels) zijn af.",
        "Uren in de wijk (team) en in sporthal Het Oude Dok (Haven).",
        "De havenmeesters (HGX) doen mee.",
    ],
)
def test_words_in_brackets_that_do_not_fit_are_no_term(sentence: str) -> None:
    assert terms(sentence) == {}


def test_several_abbreviations_in_one_sentence_do_not_run_into_each_other() -> None:
    said = "WB staat voor wijkbeheer, HMT voor Haven Meester Team en KT voor Kade Toezicht."
    assert terms(said) == {"WB": "wijkbeheer", "HMT": "Haven Meester Team", "KT": "Kade Toezicht"}


def test_abbreviations_side_by_side_have_each_the_name_at_its_place() -> None:
    said = "Wijk Beheer Team/Buurt Actie Loket (WBT/BAL)"
    found = terms(said)
    assert (found["WBT"], found["BAL"]) == ("Wijk Beheer Team", "Buurt Actie Loket")


def test_an_abbreviation_in_a_cell_is_read(paper: Paper) -> None:
    paper.table([["Actie", "Uren"], ["Wijk Beheer Team (WBT)", "9 uur"]], edges=(72, 260, 330))
    found = {f.subject: fields(f) for f in facts(paper) if f.kind == "term"}
    assert found["WBT"]["meaning"] == "Wijk Beheer Team"


LISTED = [("WB", "Wijkbeheer"), ("Boa", "Beheerder op afroep"), ("HMT", "Havenmeesterteam")]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_without_titles_under_a_heading_of_terms_is_a_glossary(
    paper: Paper, ruled: bool
) -> None:
    paper.write("Lijst van afkortingen", y=80, size=15)
    paper.table([list(row) for row in LISTED], edges=(72, 200, 330), y=100, ruled=ruled)
    assert [(f.kind, f.subject, fields(f)["meaning"]) for f in facts(paper)] == [
        ("term", *row) for row in LISTED
    ]


@pytest.mark.parametrize("step", [14.0, 24.0])
def test_a_list_in_two_columns_without_lines_is_a_glossary(paper: Paper, step: float) -> None:
    paper.write("Afkortingen", y=80, size=15)
    paper.lines([short for short, _ in LISTED], y=110, step=step)
    paper.lines([long for _, long in LISTED], x=150, y=110, step=step)
    found = [(f.subject, fields(f)["meaning"]) for f in facts(paper) if f.kind == "term"]
    assert found == LISTED


def test_lines_with_a_colon_under_a_heading_of_terms_are_terms(paper: Paper) -> None:
    paper.write("Begrippen", y=80, size=15)
    paper.write("Kade: de rand van de haven.", y=110)
    paper.write("Robuuste driehoek = het overleg van drie.", y=140)
    assert [(f.subject, fields(f)["meaning"]) for f in facts(paper)] == [
        ("Kade", "de rand van de haven."), ("Robuuste driehoek", "het overleg van drie."),
    ]  # fmt: skip


def test_initials_fit_when_they_run_in_order_through_the_words() -> None:
    assert initials_fit("WBT", "wijk beheerteam")
    assert not initials_fit("WBT", "team beheer wijk")
    assert not initials_fit("WBT", "beheer")


@pytest.mark.parametrize(("word", "number"), [("Mei", 5), ("sept.", 9), ("maart", 3), ("x", None)])
def test_months_are_known_by_name_and_abbreviation(word: str, number: int | None) -> None:
    assert month_number(word) == number


def test_a_fact_drops_the_mark_at_the_end_of_its_subject() -> None:
    assert make_fact("goal", passage("x"), "Meer licht;", ()).subject == "Meer licht"
