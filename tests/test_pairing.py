"""One action in two lists: which item of the one is which row of the other."""

from __future__ import annotations

import re

import pytest

from assistant.assistant import Assistant
from assistant.lexicon import load_lexicon
from assistant.pairing import same_places
from assistant.register import Record, Register
from assistant.vocabulary import Vocabulary
from ingest.data_files import OWN_CORPUS
from ingest.document import Fact, Field
from tests.handmade import make_text


@pytest.mark.parametrize(
    ("known", "length", "same"),
    [
        ([0, None, 2], 3, [1]),
        ([0, 1, None, 3, None], 5, [2, 4]),
        ([0, None, 1], 3, []),
        ([0, None, 2], 4, []),
        ([0, None], 2, []),
        ([None, None], 2, []),
        ([0, 1], 2, []),
    ],
)
def test_places_tell_something_only_in_lists_of_one_order_that_are_mostly_known(
    known: list[int | None], length: int, same: list[int]
) -> None:
    assert same_places(known, length) == same


def told(name: str, description: str = "") -> Fact:
    fields = [Field("subject", "", make_text(name))]
    if description:
        fields.append(Field("description", "", make_text(description)))
    return Fact("action", "plan", name, ("1. Buurt", "Dit doen we"), (), tuple(fields), "plan:1")


def row(name: str) -> Fact:
    fields = (Field("subject", "", make_text(name)), Field("hours", "", make_text("20 uur")))
    return Fact("action", "plan", name, ("1. Buurt", "Inzet"), (), fields, "plan:2")


def register(*facts: Fact) -> Register:
    said = [f.text.value for fact in facts for f in fact.fields]
    return Register(facts, Vocabulary(said, load_lexicon(OWN_CORPUS, [])), {})


def of(known: Register, name: str) -> Record:
    return next(r for r in known.records if r.fact.subject == name)


def test_an_item_without_description_is_the_row_of_its_name() -> None:
    known = register(told("Lantaarns vervangen"), row("Lantaarns vervangen"))
    assert len(known.groups) == 1


def test_an_item_told_in_the_words_of_the_row_at_its_place_is_that_row() -> None:
    known = register(
        told("Lantaarns vervangen"),
        told("Samen sterker", "Vaker burenoverleg houden in elke straat."),
        told("Hekken plaatsen"),
        row("Lantaarns vervangen"),
        row("Burenoverleg"),
        row("Hekken plaatsen"),
    )
    assert of(known, "Samen sterker") in known.group(of(known, "Burenoverleg"))


def test_a_row_that_is_told_in_other_words_counts_once_and_lends_no_cells() -> None:
    known = register(
        told("Lantaarns vervangen"),
        told("Samen sterker", "We zoeken elkaar op."),
        told("Hekken plaatsen"),
        row("Lantaarns vervangen"),
        row("Inbraakoefening"),
        row("Hekken plaatsen"),
    )
    one, other = of(known, "Samen sterker"), of(known, "Inbraakoefening")
    assert known.action(one) == known.action(other)
    assert other not in known.group(one)


def test_items_and_rows_of_lists_that_differ_in_length_stay_apart() -> None:
    known = register(
        told("Lantaarns vervangen"),
        told("Samen sterker", "We zoeken elkaar op."),
        row("Lantaarns vervangen"),
        row("Inbraakoefening"),
        row("Hekken plaatsen"),
    )
    assert len({known.action(r) for r in known.records}) == 4


def test_actions_are_counted_by_theme_as_often_as_in_their_list(examples: Assistant) -> None:
    for theme in ("Zorg en Veiligheid", "Jeugd en Veiligheid"):
        counted = examples.ask(f"Hoeveel acties zijn er bij {theme}?").text
        listed = examples.ask(f"Welke acties zijn er bij {theme}?")
        assert re.match(rf"{sum(s.item for s in listed.sentences)} acties", counted)
