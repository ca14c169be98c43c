"""Finding passages: what comes first, and that nothing outside the filters ever comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.library import Library
from assistant.search import Search
from assistant.values import Filters, Hit
from ingest.data_files import OWN_CORPUS
from ingest.document import Document, Fact, Kind, Passage, Source
from ingest.index import StoredPage, StoredPassage, open_index
from ingest.vectors import Matrix
from tests.handmade import DIMENSIONS, make_document, make_source, make_text, make_vectors, store

THEMES = ("jeugd-en-veiligheid", "zorg-en-veiligheid", "fysieke-veiligheid")
PLACES = ("Rheden", "Renkum")
WORDS = ("jeugd", "overlast", "jeugdoverlast", "brand", "oefening", "zorg", "fraude", "wijk")


class FlatEmbedder:
    """Finds all texts alike, so that words alone decide."""

    def embed_query(self, text: str) -> Matrix:
        return np.full(DIMENSIONS, DIMENSIONS**-0.5, np.float32)


class ListedIndex:
    """What a library reads of an index, kept in memory: hundreds of them are made."""

    data_folder = OWN_CORPUS

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents

    def documents(self) -> tuple[Source, ...]:
        return tuple(d.source for d in self._documents)

    def facts(self) -> tuple[Fact, ...]:
        return ()

    def passages(self) -> Iterator[StoredPassage]:
        listed = (p for d in self._documents for p in d.passages)
        for number, p in enumerate(listed):
            named = (number, p.id, p.document, p.kind, p.section, p.themes)
            yield StoredPassage(*named, p.text.value, p.shown, 1, 1)

    def passage(self, key: str) -> Passage:
        return next(p for d in self._documents for p in d.passages if p.id == key)

    def page(self, document: str, number: int) -> StoredPage:
        return StoredPage(document, number, None, 595.0, 842.0, False, "")

    def vectors(self) -> tuple[tuple[str, ...], Matrix]:
        keys = tuple(p.id for p in self.passages())
        return keys[::-1], make_vectors(len(keys))


def open_search(index: Path, *documents: Document) -> Search:
    store(index, *documents)
    return Search(Library(open_index(index)), FlatEmbedder())  # type: ignore[arg-type]


def find(tmp_path: Path, sentences: list[str], words: str) -> list[Hit]:
    """All passages of one document of these sentences, best first."""
    search = open_search(tmp_path / "index", make_document(make_source("plan"), sentences))
    return search.hits(words, Filters(), len(sentences))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("overlast door jeugd", "Wij pakken jeugdoverlast aan."),
        ("jeugdoverlast", "Wij pakken jeugdoverlast aan."),
        ("bereidheid om te melden", "De meldingsbereidheid blijft achter."),
        ("meldngsbereidheid", "De meldingsbereidheid blijft achter."),
        ("hangjongeren", "Wij pakken jeugdoverlast aan."),
        ("coordinator oefenen", "De coördinator houdt een oefening."),
    ],
)
def test_a_word_is_met_by_its_parts_its_kin_its_meaning_and_its_slips(
    tmp_path: Path, words: str, wanted: str
) -> None:
    sentences = [
        "De coördinator houdt een oefening.",
        "Wij pakken jeugdoverlast aan.",
        "De meldingsbereidheid blijft achter.",
        "Het bestuur vergadert elke maand.",
    ]
    assert find(tmp_path, sentences, words)[0].text == wanted


def test_the_word_itself_comes_before_a_word_that_holds_it(tmp_path: Path) -> None:
    sentences = ["Een brandoefening in de wijk.", "Een brand in de wijk.", "Een dag in de wijk."]
    assert [h.text for h in find(tmp_path, sentences, "brand")][:2] == [sentences[1], sentences[0]]


def test_a_word_in_the_heading_counts(tmp_path: Path) -> None:
    hits = find(tmp_path, ["Dit doen wij samen.", "Dat doen wij samen."], "paragraaf 1")
    assert hits[0].section[-1] == "Paragraaf 1"


def test_scores_lie_between_zero_and_one_and_fall(tmp_path: Path) -> None:
    scores = [h.score for h in find(tmp_path, [f"{w} in de wijk" for w in WORDS], "jeugd wijk")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_words_that_are_nowhere_still_give_a_list(tmp_path: Path) -> None:
    assert len(find(tmp_path, ["Een zin.", "Nog een zin."], "xyzzy")) == 2


def draw_document(draw: st.DrawFn, number: int) -> Document:
    """A document with any kind, period and places, and passages with any words and themes."""
    first = draw(st.integers(2020, 2026))
    source = make_source(
        f"stuk{number}",
        kind=draw(st.sampled_from(list(Kind))),
        period=draw(st.sampled_from([None, (first, first + draw(st.integers(0, 4)))])),
        municipalities=tuple(sorted(draw(st.sets(st.sampled_from(PLACES))))),
    )
    texts = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), max_size=5))
    themes = [draw(st.sets(st.sampled_from(THEMES))) for _ in texts]
    passages = tuple(
        Passage(
            f"{source.id}:{n}", source.id, "paragraph", ("Hoofdstuk",), tuple(sorted(themes[n])),
            make_text(" ".join(words)), " ".join(words),
        )
        for n, words in enumerate(texts)
    )  # fmt: skip
    return Document(source, (), {}, passages)


@st.composite
def corpora(draw: st.DrawFn) -> tuple[Document, ...]:
    return tuple(draw_document(draw, number) for number in range(draw(st.integers(1, 4))))


FILTERS = st.builds(
    Filters,
    theme=st.sampled_from([None, *THEMES]),
    kind=st.sampled_from([None, *(k.value for k in Kind)]),
    document=st.sampled_from([None, "stuk0", "stuk1", "stuk2"]),
    municipality=st.sampled_from([None, *PLACES]),
    year=st.none() | st.integers(2020, 2030),
)


def admitted(document: Document, passage: Passage, filters: Filters) -> bool:
    """The meaning of the filters, written anew."""
    source = document.source
    wanted = [
        filters.theme is None or filters.theme in passage.themes,
        filters.kind is None or filters.kind == source.kind,
        filters.document is None or filters.document == source.id,
        filters.municipality is None or filters.municipality in source.municipalities,
    ]
    if filters.year is not None:
        wanted.append(
            source.period is not None
            and filters.year in range(source.period[0], source.period[1] + 1)
        )
    return all(wanted)


@settings(max_examples=10, deadline=None)
@given(documents=corpora(), chosen=st.lists(FILTERS, min_size=1, max_size=6), words=st.data())
def test_nothing_outside_the_filters_is_found_and_nothing_inside_is_lost(
    documents: tuple[Document, ...],
    chosen: list[Filters],
    words: st.DataObject,
) -> None:
    search = Search(Library(ListedIndex(documents)), FlatEmbedder())  # type: ignore[arg-type]
    asked = words.draw(st.sampled_from([*WORDS, "jeugd zorg brand", "xyzzy"]))
    total = sum(len(d.passages) for d in documents)
    for filters in chosen:
        right = {p.id for d in documents for p in d.passages if admitted(d, p, filters)}
        assert {h.passage for h in search.hits(asked, filters, total + 1)} == right
        query = search.library.reader.read(asked, filters)
        assert {p.id for p, _ in search.passages(query, total + 1)} <= right
        assert search.count(filters) == len(right)
