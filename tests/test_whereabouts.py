"""Documents as the subject: which there are, where something stands, and what their heads say."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant


def test_the_documents_are_listed_with_kind_date_and_a_citation_each(region: Assistant) -> None:
    answer = region.ask("Welke documenten ken je?")
    assert answer.text.startswith("2 documenten:")
    assert "(raadsinformatiebrief, 14-10-2026)" in answer.text
    assert {c.document for c in answer.citations} == {d.id for d in region.documents()}


@pytest.mark.parametrize(
    ("question", "document", "page"),
    [
        ("In welk document staat iets over hennep?", "waterveste-brief-2026", 1),
        ("Op welke bladzijde staat de kalender?", "waterveste-programma-2027", 11),
        ("Waar kan ik iets lezen over dekens?", "waterveste-programma-2027", 9),
        ("Welke stukken gaan over de straatcoaches?", "waterveste-brief-2026", 1),
    ],
)
def test_where_something_stands_is_told_with_document_and_page(
    region: Assistant, question: str, document: str, page: int
) -> None:
    answer = region.ask(question)
    assert (document, page) in {(c.document, c.page) for c in answer.citations}
    assert "p. " in answer.text


def test_all_documents_that_tell_of_it_are_named(region: Assistant) -> None:
    found = region.ask("Welke documenten gaan over de straatcoaches?")
    assert len({c.document for c in found.citations}) == 2


@pytest.mark.parametrize(
    "question",
    [
        "In welk document staat iets over voetbal?",
        "Waar staan de camera's?",
        "Aan wie is de brief over voetbal gericht?",
        "Van wanneer is het IVP?",
    ],
)
def test_what_no_document_tells_has_no_place(region: Assistant, question: str) -> None:
    assert not region.ask(question).found


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Aan wie is de brief gericht?", "de leden van de gemeenteraad"),
        ("Van wie komt de brief?", "burgemeester Tjalling Oudeschans"),
        ("Van welke gemeente is de raadsinformatiebrief?", "de gemeente Zandmeerde"),
        ("Van wanneer is de brief?", "14 oktober 2026"),
        ("Waar gaat de raadsinformatiebrief over?", "hoe het veiligheidsprogramma"),
    ],
)
def test_the_head_of_a_letter_tells_who_to_whom_when_and_what(
    region: Assistant, question: str, said: str
) -> None:
    answer = region.ask(question)
    assert said in answer.text
    assert {c.document for c in answer.citations} == {"waterveste-brief-2026"}


def test_a_letter_without_labels_is_read_by_its_lines_and_its_signature(
    examples: Assistant,
) -> None:
    assert "gericht aan de gemeenteraad" in examples.ask("Aan wie is de brief gericht?").text
    sender = examples.ask("Van wie komt de brief?")
    assert "van burgemeester en wethouders van de gemeente" in sender.text
    assert {c.page for c in sender.citations} == {1, 2}


def test_a_document_without_a_date_is_said_to_have_none(examples: Assistant) -> None:
    assert examples.ask("Van wanneer is het UVP?").text.startswith("Een datum staat niet in")
