"""Conversations and the addresses that open them."""

from __future__ import annotations

from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest

from assistant.values import Answer, Citation, Filters
from ui.talk import REMEMBERED, Link, Talk, Turn, choose, read_link


def cite(number: int) -> Citation:
    return Citation(number, "plan", "Plan", "ivp", None, ("1 Doel",), 2, "1", "tekst", ())


def turn(question: str, *before: str, filters: Filters = Filters()) -> Turn:
    answer = Answer(question, True, (), (cite(1), cite(2)))
    return Turn(question, before, filters, answer, answer.citations)


def follow(address: str) -> Link:
    query = urlsplit(address).query
    return read_link(dict(parse_qsl(query)), parse_qs(query).get("eerder", []))


def test_an_address_leads_back_to_question_filters_and_source() -> None:
    filters = Filters(theme="overige", kind="uvp", document="plan & zo")
    asked = turn("wie & wat = <hier>?", "eerste?", "tweede?", filters=filters)
    assert follow(Talk((asked,), (0, 2)).address) == Link(
        "wie & wat = <hier>?", ("eerste?", "tweede?"), filters, 2
    )


@pytest.mark.parametrize("number", ["", "een", "-1", "²", "1.5", "٣"])
def test_a_source_number_that_is_none_is_left_out(number: str) -> None:
    assert read_link({"vraag": "wie?", "bron": number}, ()).number is None


def test_the_address_of_another_tab_asks_nothing() -> None:
    address = "/?tab=jaarplan&thema=overige&bron=3&vraag=wie"
    assert follow(address) == Link("", (), Filters(), None)


def test_an_empty_conversation_has_the_plain_address() -> None:
    assert Talk().address == "/"


def test_the_source_of_an_earlier_turn_is_not_in_the_address_of_the_last() -> None:
    assert "bron" not in Talk((turn("een"), turn("twee")), (0, 1)).address


@pytest.mark.parametrize(("index", "number"), [(1, 1), (-1, 1), (0, 3), (0, 0)])
def test_choosing_what_is_not_there_changes_nothing(index: int, number: int) -> None:
    talk = Talk((turn("een"),), (0, 1))
    assert choose(talk, index, number) is talk


def test_choosing_shows_that_source() -> None:
    assert choose(Talk((turn("een"),), (0, 1)), 0, 2).source == cite(2)


def test_a_follow_up_is_given_the_questions_of_the_link_and_of_the_talk() -> None:
    talk = Talk((turn("twee", "een"), turn("drie", "een", "twee")))
    assert talk.questions == ("een", "twee", "drie")


def test_only_the_last_questions_are_remembered() -> None:
    talk = Talk(tuple(turn(str(number)) for number in range(REMEMBERED + 5)))
    assert talk.questions == tuple(str(number) for number in range(5, REMEMBERED + 5))
