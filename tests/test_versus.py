"""Two documents beside each other, and who holds a function."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.persons import names_holder
from assistant.query import Form, Query
from assistant.vocabulary import Term


@pytest.mark.parametrize(
    "question",
    [
        "Wat zeggen de brief en het uitvoeringsprogramma over het keetbezoek?",
        "Wat is het verschil tussen de brief en het UVP over het keetbezoek?",
        "Wat staat er in de brief over het keetbezoek en wat zegt het UVP daarover?",
    ],
)
def test_what_two_documents_say_stands_under_their_titles_in_the_order_asked(
    region: Assistant, question: str
) -> None:
    answer = region.ask(question)
    leads = [s.text for s in answer.sentences if s.text.endswith(":")]
    assert [lead.split()[0] for lead in leads] == ["hoe", "Uitvoeringsprogramma"]
    assert [c.kind for c in answer.citations] == sorted(c.kind for c in answer.citations)


def test_how_two_kinds_of_document_differ_is_told_from_what_each_is(examples: Assistant) -> None:
    answer = examples.ask("Hoe verschilt het IVP van het UVP?")
    assert "kaderbeleid" in answer.text and "voor één jaar" in answer.text
    assert {"ivp", "uvp"} <= {c.kind for c in answer.citations}


def test_two_terms_are_told_apart_only_when_both_are_known(region: Assistant) -> None:
    told = region.ask("Wat is het verschil tussen MVSS en BVW?").text
    assert "Meldpunt Verdachte Schepen" in told and "Bureau Veilig Waterveste" in told
    assert not region.ask("Wat is het verschil tussen MVSS en QRST?").found


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("De havenmeester Piet de Vries belt terug.", True),
        ("Anna Smit, havenmeester, belt terug.", True),
        ("De heer P. van Dam is havenmeester.", True),
        ("Een boa fungeert als havenmeester.", True),
        ("De Kring is het overleg van de burgemeester, de politie en de havenmeester Oost.", False),
        ("De havenmeester Oost en de politie overleggen.", False),
        ("Piet de Vries belt terug.", False),
    ],
)
def test_who_someone_is_takes_a_name_or_an_equation(sentence: str, tells: bool) -> None:
    term = Term("havenmeester", ((("havenmeester",), 1.0),), 1.0)
    query = Query("Wie is de havenmeester?", Form.DEFINITION, topics=(term,))
    test = names_holder(query)
    assert test is not None
    assert test(sentence) is tells
