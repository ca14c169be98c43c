"""What can be done with an answer: filter, go on, judge, keep."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from assistant.assistant import Assistant
from assistant.library import Library
from assistant.settings import Settings
from assistant.tally import tally
from assistant.values import Filters
from tests.browser.serving import OpenPage
from tests.browser.test_access import check
from tests.browser.test_chat import QUESTION, UNANSWERABLE, ask


def test_filters_are_counted_combined_and_cleared_at_once(open_page: OpenPage) -> None:
    page = open_page()
    everything = read_count(page, "Alle gemeenten")
    page.get_by_role("radio", name="Jeugd en Veiligheid").check(force=True)
    active = page.locator("#filters .active")
    expect(active).to_contain_text("Jeugd en Veiligheid")
    assert 0 < read_count(page, "Alle gemeenten") < everything
    page.get_by_label("Gemeente").select_option("Vaals")
    expect(active).to_contain_text("Vaals")
    page.get_by_label("Periode").select_option("2024")
    expect(active).to_contain_text("2024")
    count = int(re.findall(r"\((\d+) passages?\)", active.inner_text())[0])
    assert count == read_count(page, "2024")
    turn = ask(page, UNANSWERABLE)
    expect(turn.locator(".missing")).to_contain_text(
        "alleen bij het thema Jeugd en Veiligheid, voor de gemeente Vaals en over 2024"
    )
    expect(page).to_have_url(re.compile("gemeente=Vaals&jaar=2024"))
    page.get_by_role("button", name="Wis filters").click()
    expect(active).to_have_count(0)
    expect(page.get_by_label("Gemeente")).to_have_value("")
    expect(page.get_by_label("Periode")).to_have_value("")
    assert read_count(page, "Alle gemeenten") == everything


def read_count(page: Page, option: str) -> int:
    text = page.locator("#filters option", has_text=option).first.inner_text()
    return int(re.findall(r"\((\d+)\)", text)[0])


QUESTIONS = (
    QUESTION,
    "Welke acties zijn er?",
    "Wat staat er in maart gepland?",
    "Hoeveel uur is er in totaal geraamd?",
    "Wat zijn de ambities?",
    "Wat doet de wijkagent?",
)


def test_a_filter_never_leaks(example_settings: Settings) -> None:
    assistant = Assistant.open(example_settings)
    library, seen = assistant.library, 0
    for field, values in tally(library, Filters()).choices.items():
        for value in values:
            filters = Filters(**{field: value})  # type: ignore[arg-type]
            for question in QUESTIONS:
                answer = assistant.ask(question, (), filters)
                for cited in answer.citations:
                    themes = themes_of(library, cited.document, cited.quote)
                    allowed = [library.allowed(cited.document, t, filters) for t in themes]
                    assert any(allowed), (field, value, question, cited)
                    seen += 1
                for hit in answer.nearest:
                    assert library.allowed(hit.document, hit.themes, filters)
    assert seen > 50


def themes_of(library: Library, document: str, quote: str) -> list[tuple[str, ...]]:
    """The themes of every passage and fact of a document in which a quote stands."""
    passages = [(p.themes, [p.text]) for p in library.passages.values() if p.document == document]
    facts = [
        (fact.themes, [field.text.value for field in fact.fields])
        for fact in library.facts
        if fact.document == document
    ]
    held = (*passages, *facts)
    return [t for t, said in held if any(quote in text or text in quote for text in said)]


def test_the_next_questions_are_about_the_same_and_have_an_answer(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, QUESTION)
    following = page.locator(".turn .next button")
    expect(following.first).to_contain_text("Zorgfraude")
    for question in following.all_inner_texts():
        turn = ask(page, question)
        expect(turn.locator(".answer")).to_be_visible()


@pytest.mark.parametrize(("thumb", "good"), [("Klopt", True), ("Klopt niet", False)])
def test_a_verdict_is_kept_beside_the_index(
    open_page: OpenPage, example_settings: Settings, thumb: str, good: bool
) -> None:
    page = open_page()
    turn = ask(page, QUESTION)
    turn.get_by_role("radio", name=thumb, exact=True).check(force=True)
    turn.get_by_label("Wilt u er iets bij zeggen?").fill(f"dit is <b>{thumb}</b>")
    turn.get_by_role("button", name="Bewaar oordeel").click()
    expect(turn).to_contain_text("Uw oordeel is bewaard")
    index = example_settings.index
    lines = index.with_name(f"{index.name}-oordelen.jsonl").read_text("utf-8").splitlines()
    kept = json.loads(lines[-1])
    assert (kept["good"], kept["question"]) == (good, QUESTION)
    assert kept["comment"] == f"dit is <b>{thumb}</b>"


def test_a_conversation_is_saved_with_its_citations(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, QUESTION)
    ask(page, "En in welke maand?")
    saved = {}
    for name, ending in (("Word", "docx"), ("Markdown", "md")):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Bewaar als {name}").first.click()
        assert download.value.suggested_filename == f"gesprek.{ending}"
        expect(page.locator("#gezegd [role=status]")).to_contain_text(f"als gesprek.{ending}")
        saved[ending] = Path(download.value.path()).read_bytes()
    paragraphs = [p.text for p in Document(BytesIO(saved["docx"])).paragraphs]
    assert paragraphs.index(QUESTION) < paragraphs.index("En in welke maand?")
    assert any(re.match(r"\[1\] UVP Heuvelland 2026, hoofdstuk \d", p) for p in paragraphs)
    assert "## En in welke maand?" in saved["md"].decode()


def test_axe_finds_no_violation_around_an_answer(open_page: OpenPage) -> None:
    page = open_page(color_scheme="dark", viewport={"width": 390, "height": 844})
    page.get_by_label("Gemeente").select_option("Vaals")
    turn = ask(page, QUESTION)
    expect(turn.locator(".next button").first).to_be_visible()
    turn.get_by_role("radio", name="Klopt niet").check(force=True)
    check(page)
