"""What words mean beyond the documents: corpus/woordenlijst.toml and the terms they explain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.data_files import read_toml
from ingest.document import Fact
from ingest.words import content_stems, fold, stem, tokenize

FILE, GENERAL = "woordenlijst.toml", "synoniemen.toml"
"""The words of the field, which a municipality adds to, and those of Dutch at large."""
Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Directed meanings by stems, and words of a question that say nothing of its subject."""

    meanings: Mapping[Stems, tuple[Stems, ...]]
    """Stems of a word or phrase in a question -> stems of what documents write instead."""
    general: Mapping[Stems, tuple[Stems, ...]]
    """The same for words of Dutch at large, which tell less surely what is meant."""
    fillers: frozenset[str]
    """Folded words that a question may hold without their standing in the answer."""
    words: frozenset[str]
    """Folded words that stand in a key of `meanings`."""
    spelled: Mapping[str, str]
    """Folded short ways to type a word ('wnr') -> the word itself."""
    longest: int
    """Number of words of the longest phrase in `meanings`."""


def load_lexicon(folder: Path, terms: Iterable[Fact]) -> Lexicon:
    """The word list of `folder` joined with the terms that the documents spell out."""
    data = read_toml(folder / FILE)
    general = _meanings(read_toml(folder / GENERAL))
    meanings = _meanings(data)
    for short, long in [*data.get("afkortingen", {}).items(), *_pairs(terms)]:
        _join(meanings, _stems(short), _content(long))
    fillers = {fold(w) for w in data.get("vraagwoorden", {}).get("words", [])}
    keys = [*data.get("betekenis", {}), *data.get("afkortingen", {})]
    words = frozenset(fold(t.text) for key in keys for t in tokenize(key))
    spelled = {fold(short): word for short, word in data.get("schrijfwijzen", {}).items()}
    longest = max((len(k) for k in (*meanings, *general)), default=1)
    return Lexicon(
        _settled(meanings), _settled(general), frozenset(fillers), words, spelled, longest
    )


def _meanings(data: Mapping[str, Any]) -> defaultdict[Stems, list[Stems]]:
    """What a file says that words mean, by the stems of the word."""
    found: defaultdict[Stems, list[Stems]] = defaultdict(list)
    for word, others in data.get("betekenis", {}).items():
        found[_stems(word)] += [_content(other) for other in others]
    return found


def _settled(meanings: Mapping[Stems, list[Stems]]) -> dict[Stems, tuple[Stems, ...]]:
    return {key: tuple(dict.fromkeys(v)) for key, v in meanings.items() if key and any(v)}


def _pairs(terms: Iterable[Fact]) -> Iterable[tuple[str, str]]:
    for term in terms:
        meaning = term.field("meaning")
        if meaning is not None:
            yield term.subject, meaning.text.value


def _join(meanings: dict[Stems, list[Stems]], short: Stems, long: Stems) -> None:
    """Make an abbreviation and its long form point to each other."""
    if short and long and short != long:
        meanings[short].append(long)
        meanings[long].append(short)


def _stems(phrase: str) -> Stems:
    return tuple(t.stem for t in tokenize(phrase))


def _content(phrase: str) -> Stems:
    return tuple(content_stems(phrase)) or tuple(stem(w) for w in phrase.split())
