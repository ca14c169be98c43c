"""Nothing of our documents stands in the code: no name, abbreviation, action or figure of theirs.

What counts as theirs is read from the documents themselves. Ordinary Dutch is let through:
- a name of several words counts when each part is written with a capital, or when it is the whole
  subject of an action or planning item;
- one word counts when it has a capital within a sentence and general Dutch does not know it;
- an abbreviation counts when it has two capitals, and only where the code writes those too;
- a figure counts when it is over MAX_EVERYDAY, together with the word after it ('250 uur').
The kinds of document are the program's own words.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.data_files import OWN_CORPUS
from ingest.dictionary import frequencies
from ingest.document import Document, Kind
from ingest.places import load_places, plain
from ingest.reading import read_document
from ingest.words import fold, is_stop_word
from tests.handmade import make_source
from tests.paper import FACETS, THEMES

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "corpus", ROOT.parent / "shared" / "documents")
CODE = sorted(path for top in ("ingest", "assistant") for path in (ROOT / top).rglob("*.py"))
MAX_EVERYDAY = 12
OWN = {"integraal veiligheidsplan", "uitvoeringsprogramma integrale veiligheid"}
NAMED = {"action", "planning"}
CELLS = {"departments", "responsible", "partners"}
CAPITALISED = r"[A-Z][\w'-]*[a-z][\w'-]*"
NAME = re.compile(rf"{CAPITALISED}(?: (?:(?:aan|van|de|der|den|en|het) )*{CAPITALISED})+")
ABBREVIATION = re.compile(r"\b[A-Z]\w*[A-Z]\w*\b")
FIGURE = re.compile(r"\b(\d[\d.]*)\s([a-z]{3,})")


@lru_cache(maxsize=1)
def documents() -> tuple[Document, ...]:
    paths = [path for folder in FOLDERS for path in sorted(folder.glob("*.pdf"))]
    return tuple(read_document(make_source(p.stem, path=p), THEMES, FACETS) for p in paths)


@lru_cache(maxsize=1)
def phrases() -> frozenset[str]:
    """Folded names of several words, figures with their word, and words that are names only."""
    text = "\n".join(page for d in documents() for page in d.page_texts.values())
    found = {*_named(), *_cells(), *_figures(text), *NAME.findall(text), *_lone_names(text)}
    places = (mention.name for mention in load_places(OWN_CORPUS).find(plain(text)))
    return frozenset(level(name) for name in (*found, *places)) - OWN


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    text = "\n".join(page for d in documents() for page in d.page_texts.values())
    found = (a for a in ABBREVIATION.findall(text) if len(a) > 2 and not is_stop_word(a))
    return frozenset(found) - {kind.upper() for kind in Kind}


def _named() -> Iterator[str]:
    for fact in (f for d in documents() for f in d.facts if f.kind in NAMED):
        if len(fact.subject.split()) > 1 or not ordinary(fact.subject):
            yield fact.subject


def _cells() -> Iterator[str]:
    fields = (f for d in documents() for fact in d.facts for f in fact.fields if f.role in CELLS)
    for field in fields:
        for part in re.split(r"[,;/()]|\sen\s", field.text.value):
            if len(part.split()) > 1 and all(w[:1].isupper() for w in part.split()):
                yield part


def _figures(text: str) -> Iterator[str]:
    for number, word in FIGURE.findall(text):
        if int(number.replace(".", "")) > MAX_EVERYDAY:
            yield f"{number} {word}"


def _lone_names(text: str) -> Iterator[str]:
    for word in re.findall(rf"(?<=[a-z,] )({CAPITALISED})\b", text):
        if not ordinary(word) and fold(word) not in text:
            yield word


def ordinary(word: str) -> bool:
    """Whether general Dutch knows a word, or every part of it."""
    return all(part.lower() in frequencies() for part in re.findall(r"\w+", word))


def level(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", fold(text)))


def written(code: str) -> Iterator[str]:
    """Everything in a file that is words: identifiers, strings with docstrings, comments."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
    comments: list[str] = []
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.NAME:
            yield token.string.replace("_", " ")
        elif token.type == tokenize.COMMENT:
            comments.append(token.string)
    yield "\n".join(comments)


def by_heart(texts: Iterable[str]) -> set[str]:
    """The names of the documents that stand in the texts of a file."""
    found: set[str] = set()
    for text in set(texts):
        found |= {a for a in ABBREVIATION.findall(text) if a in abbreviations()}
        words = level(text).split()
        runs = (" ".join(words[i : i + n]) for n in range(1, 13) for i in range(len(words)))
        found |= phrases().intersection(runs)
    return found


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_name_of_our_documents_stands_in_the_code(path: Path) -> None:
    assert by_heart(written(path.read_text(encoding="utf-8"))) == set()


@pytest.mark.parametrize("form", ["# {}", '"""{}."""', 'x = "{}"', 'x = f"{} {{x}}"'])
def test_a_name_is_found_wherever_it_stands(form: str) -> None:
    names = sorted(phrases())[:: len(phrases()) // 20]
    assert all(name in by_heart(written(form.format(name))) for name in names)


def test_a_name_in_an_identifier_or_an_abbreviation_is_found() -> None:
    name = next(name for name in sorted(phrases()) if re.fullmatch(r"[a-z ]+", name))
    assert name in by_heart(written(f"def find_{name.replace(' ', '_')}_rows(): pass"))
    short = min(abbreviations())
    assert by_heart([f"({short}-jeugd)"]) >= {short}


def test_there_are_names_of_every_sort_to_look_for() -> None:
    names = {level(name) for name in load_places(OWN_CORPUS).written.values()}
    assert names & phrases()
    assert sum(name[0].isdigit() for name in phrases()) > 5
    assert len(phrases()) > 100
    assert len(abbreviations()) > 10


def test_ordinary_dutch_is_let_through() -> None:
    text = "De politie en de gemeente werken samen aan 12 acties, 1 uur per week."
    assert by_heart([text]) == set()
