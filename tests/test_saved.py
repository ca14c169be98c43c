"""Documents to take along."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from ui.saved import Entry, Line, Saved, write_markdown, write_word

HOSTILE = "<script>x()</script> ![plaatje](http://elders/x.png) **vet** [klik](javascript:x) &lt;"
SAVED = Saved(
    "Gesprek",
    "22 november 2026",
    "Bronnen",
    (
        Entry(
            "Wie doet het?",
            ("Bedoeld: dit.",),
            (Line("De wijkagent. [1]"), Line("Een punt. [2]", item=True)),
            ("[1] UVP, p. 3: 'De wijkagent'",),
        ),
        Entry(HOSTILE, (), (), (HOSTILE,)),
    ),
)


def test_markdown_has_headings_lines_and_citations() -> None:
    text = write_markdown(SAVED)
    assert text.startswith("# Gesprek\n\n22 november 2026\n\n## Wie doet het?\n\n*Bedoeld: dit.*\n")
    assert "\n- Een punt. \\[2\\]\n\nBronnen:\n\n> \\[1\\] UVP, p. 3: 'De wijkagent'\n" in text


def test_markdown_gives_no_word_of_a_document_a_meaning_of_its_own() -> None:
    text = write_markdown(SAVED)
    for telling in ("<script", "![", "**vet**", "](", "&lt;"):
        assert telling not in text.replace("\\" + telling[0], "")


def test_word_has_real_headings_and_every_word_as_it_stands() -> None:
    document = Document(BytesIO(write_word(SAVED)))
    found = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    assert found[0] == ("Heading 1", "Gesprek")
    assert ("Heading 2", HOSTILE) in found
    assert ("List Bullet", "Een punt. [2]") in found
    assert ("Quote", "[1] UVP, p. 3: 'De wijkagent'") in found
    assert document.core_properties.language == "nl-NL"


def test_word_takes_text_with_control_characters() -> None:
    saved = Saved("Titel\x00\x0b", "\x1f", "", (Entry("a\x07b"),))
    texts = [p.text for p in Document(BytesIO(write_word(saved))).paragraphs]
    assert texts == ["Titel", "", "ab"]
