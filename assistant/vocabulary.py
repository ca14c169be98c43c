"""The words of the index, and how a word of a question is met by them.

A question's word is met by itself, by what the lexicon says it means, by the parts of a compound,
by compounds that hold it, by a word of the same family, or by the word it was a slip of.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.lexicon import Lexicon, Stems
from assistant.neighbours import Neighbours, beginning
from ingest.dictionary import may_be_slip, telling
from ingest.separable import split_stems
from ingest.words import content_stems, fold, is_participle, split_compound, stem, tokenize

SAME, MEANT, NEAR, PARTS, HOLDS, FAMILY, SLIP = 1.0, 0.8, 0.75, 0.9, 0.7, 0.65, 0.85
"""How far each kind of meeting counts; set on the questions over corpus/."""
BEGUN = 0.9
"""How far a word counts that begins with what was typed so far: less than that word itself."""
MIN_HELD = 4
"""A shorter word may stand by chance within another."""
MOST_HELD = 200
"""Of a word that stands in more compounds ('gemeente') those count that occur most."""
MIN_FAMILY = 5
DERIVED = re.compile(r"(?<=\w{4})(?:atie|er)$")
"""'Consultatie' and 'consulteren' are of one family."""
"""Words of one family share at least this many letters at their start."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a question with everything in the index that meets it."""

    word: str
    ways: tuple[tuple[Stems, float], ...]
    """Stems that must all occur, and how far that counts (0 to 1), best first."""
    weight: float
    """How much the word tells: high for a rare word, higher for one that is nowhere."""
    named: bool = False
    """True for a name or a number, which no other word may stand in for."""

    def met_by(self, stems: Iterable[str]) -> float:
        """How far a text with these stems meets the word, 0 to 1."""
        there = stems if isinstance(stems, (set, frozenset)) else set(stems)
        return next((c for way, c in self.ways if all(s in there for s in way)), 0.0)


class Vocabulary:
    """All stems of the index with the number of passages that hold them."""

    def __init__(self, texts: Iterable[str], lexicon: Lexicon) -> None:
        """Count the words of the texts, one text a passage."""
        self.lexicon = lexicon
        self.counts: Counter[str] = Counter()
        self.surface: dict[str, str] = {}
        self.size = 0
        for text in texts:
            self.size += 1
            tokens = tokenize(text)
            self.counts.update({t.stem for t in tokens} | split_stems(text, tokens))
            self.surface.update({fold(t.text): t.stem for t in tokens})
        self.parts = {s: split_compound(w, self.counts) for w, s in self.surface.items()}
        self._forwards = sorted(self.counts)
        self._backwards = sorted(s[::-1] for s in self.counts)
        self._held = _by_part(self.parts)
        self._lengthy = Neighbours(word for word in self.surface if len(word) > 4)
        self._near_stems = Neighbours(known for known in self.counts if len(known) > 4)
        self.starts: dict[str, set[str]] = defaultdict(set)
        for known in self.counts:
            for root in (known, *_roots(known)):
                self.starts[root[:MIN_FAMILY]].add(known)
        self.term = lru_cache(maxsize=10_000)(self._term)

    def begun(self, word: str) -> Term:
        """How a word is met that may be half typed: also by words that begin with it or hold it."""
        start, known = fold(word), stem(word)
        ways: dict[Stems, float] = {(known,): SAME} if known in self.counts else {}
        for other, own in self.surface.items():
            if other.startswith(start):
                ways[(own,)] = max(BEGUN, ways.get((own,), 0.0))
            elif len(start) >= MIN_HELD and start in other:
                ways.setdefault((own,), BEGUN * HOLDS)
        ordered = sorted(ways.items(), key=lambda pair: -pair[1])
        return Term(word, tuple(ordered), 1.0) if ordered else self.term(word)

    def weight(self, word_stem: str) -> float:
        """Inverse document frequency, 0 to about log(passages)."""
        count = self.counts.get(word_stem, 0)
        return math.log(1 + (self.size - count + 0.5) / (count + 0.5))

    def alike(self, word_stem: str, stems: Iterable[str]) -> bool:
        """Whether a stem or one of its family is among the stems, meanings left aside."""
        there = set(stems)
        return word_stem in there or any(_related(word_stem, other) for other in there)

    def stems_of(self, text: str) -> frozenset[str]:
        """The stems of a text with the parts of its compounds and the verbs that stand apart."""
        tokens = tokenize(text)
        own = {t.stem for t in tokens} | split_stems(text, tokens)
        return frozenset(own.union(*(self.parts.get(s, ()) for s in own)))

    def _term(self, phrase: str) -> Term:
        """How a word or phrase of a question is met; `phrase` as written."""
        stems = tuple(t.stem for t in tokenize(phrase))
        ways: dict[Stems, float] = {}
        for way, credit in self._ways(phrase, stems):
            if way:
                ways[way] = max(credit, ways.get(way, 0.0))
        ordered = sorted(ways.items(), key=lambda pair: -pair[1])
        known = [w for w in ordered if w[1] >= FAMILY]
        weight = self._tells(known[0][0] if known else stems, known) * telling(
            phrase, is_participle(phrase)
        )
        return Term(phrase, tuple(ordered), weight, any(c.isdigit() for c in phrase))

    def _tells(self, stems: Stems, ways: Sequence[tuple[Stems, float]]) -> float:
        """The weight of the stems; a compound that is nowhere tells no more than its parts do."""
        weight = self._phrase_weight(stems)
        parts = next((way for way, credit in ways if credit == PARTS), ())
        apart = bool(parts) and stems[0] not in self.counts
        return min(weight, sum(self.weight(s) for s in parts)) if apart else weight

    def _phrase_weight(self, stems: Stems) -> float:
        return sum(self.weight(s) for s in stems) / max(len(stems), 1)

    def _ways(self, phrase: str, stems: Stems) -> Iterable[tuple[Stems, float]]:
        yield stems, SAME
        for way in self.lexicon.meanings.get(stems, ()):
            yield from self._meant(way)
        for way in self.lexicon.general.get(stems, ()):
            yield way, NEAR
            yield from ((f, NEAR * c) for f, c in self._family(way[0], way[0]) if len(way) == 1)
        if len(stems) != 1:
            yield tuple(content_stems(phrase)), PARTS
            return
        word = fold(phrase)
        parts = self._split(word)
        if parts:
            yield parts, PARTS
        yield from self._holders(stems[0])
        yield from self._family(word, stems[0])
        if stems[0] not in self.counts:
            yield from self._slips(word)

    def _meant(self, way: Stems) -> Iterable[tuple[Stems, float]]:
        """A meaning, and its own family where the index has not that very word."""
        yield way, MEANT
        if len(way) == 1:
            yield from (((h,), MEANT * HOLDS) for (h,), _ in self._holders(way[0]))
            yield from ((f, MEANT * c) for f, c in self._family(way[0], way[0]))

    def _split(self, word: str) -> Stems:
        if not word.isalpha():
            return ()
        found = split_compound(word, self.counts)
        return found or (() if stem(word) in self.counts else self._short_split(word))

    def _short_split(self, word: str) -> Stems:
        """A compound with a part of three letters, for a word that the index does not know."""
        for cut in (3, len(word) - 3):
            head, tail = stem(word[:cut]), stem(word[cut:])
            if min(cut, len(word) - cut) >= 3 and head in self.counts and tail in self.counts:
                return (head, tail)
        return ()

    def _holders(self, own: str) -> Iterable[tuple[tuple[str], float]]:
        """Compounds in the index that begin or end with the word."""
        if len(own) < MIN_HELD or not own.isalpha():
            return
        found = {s[::-1] for s in beginning(self._backwards, own[::-1])}
        found.update(self._held.get(own, ()))
        if len(own) > MIN_HELD:
            found.update(beginning(self._forwards, own))
        longer = (s for s in found if len(s) >= len(own) + MIN_HELD - 1)
        often = sorted(longer, key=lambda s: (-self.counts[s], s))
        yield from (((other,), HOLDS) for other in often[:MOST_HELD])

    def _family(self, word: str, own: str) -> Iterable[tuple[Stems, float]]:
        """Words that share their start: 'evalueren' and 'evaluatie', 'geëvalueerd' and both."""
        bare = {
            own,
            *(root for w in (word, own) for root in _roots(w)),
            stem(word.removeprefix("ge")),
        }
        near = {other for b in bare for other in self.starts.get(b[:MIN_FAMILY], ())}
        for other in sorted(near - {own}):
            if any(_related(b, o) for b in bare for o in (other, *_roots(other))):
                yield (other,), FAMILY

    def _slips(self, word: str) -> Iterable[tuple[Stems, float]]:
        """Words of the index at one or two slips from a word that it does not know."""
        allowed = 0 if len(word) < 5 or not word.isalpha() else 1 if len(word) < 8 else 2
        if not allowed:
            return
        found = self._lengthy.near(word, allowed)
        for distance, other in found[:5]:
            if distance == found[0][0] and may_be_slip(word, other):
                yield (self.surface[other],), SLIP
        own = stem(word)
        if not found and len(own) > MIN_FAMILY:
            yield from (((other,), SLIP) for _, other in self._near_stems.near(own, 1)[:2])
        yield from self._part_slips(word)

    def _part_slips(self, word: str) -> Iterable[tuple[Stems, float]]:
        """Compounds of which one part was mistyped, met by their parts."""
        for cut in range(5, len(word) - 4):
            tail = stem(word[cut:])
            if tail in self.counts:
                near = self._lengthy.near(word[:cut], 1)[:2]
                slips = [w for _, w in near if may_be_slip(word[:cut], w)]
                yield from (((self.surface[w], tail), SLIP * PARTS) for w in slips)


def named_in(term: Term, stems: Iterable[str]) -> bool:
    """Whether a text has a name itself, or what it means; a word like it is no name.

    The parts of a name may stand far apart in a text: 'brand' and 'weer' make no 'Brandweer'.
    """
    there = stems if isinstance(stems, (set, frozenset)) else set(stems)
    meant = [way for way, credit in term.ways if credit >= MEANT and credit != PARTS]
    return any(all(s in there for s in way) for way in meant)


def spelled_apart(term: Term, text: str) -> bool:
    """Whether the parts of a compound follow each other in a text: 'brand-weer'."""
    said = " " + " ".join(t.stem for t in tokenize(text)) + " "
    apart = [way for way, credit in term.ways if credit == PARTS]
    return any(f" {' '.join(way)} " in said for way in apart)


def _by_part(parts: Mapping[str, Stems]) -> dict[str, set[str]]:
    """Part -> the compounds that hold it."""
    found: dict[str, set[str]] = defaultdict(set)
    for whole, of in parts.items():
        for part in of:
            found[part].add(whole)
    return found


def _roots(word: str) -> tuple[str, ...]:
    """A long word without the 'ge' of a participle, beside which its stem may stand."""
    return (word[2:],) if word.startswith("ge") and len(word) > MIN_FAMILY + 2 else ()


def _related(a: str, b: str) -> bool:
    """Whether two stems share so long a start that they are of one family."""
    if min(len(a), len(b)) < MIN_FAMILY:
        return False
    if DERIVED.sub("", a) == DERIVED.sub("", b):
        return True
    shared = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    return shared >= MIN_FAMILY and shared >= 0.7 * max(len(a), len(b))


def coverage(terms: Iterable[Term], bags: Iterable[tuple[frozenset[str], float]]) -> float:
    """The share of what the terms tell that the texts meet; each bag with how far it counts."""
    listed = [(t, max((t.met_by(bag) * c for bag, c in bags), default=0.0)) for t in terms]
    total = sum(t.weight for t, _ in listed)
    return sum(t.weight * met for t, met in listed) / total if total else 0.0
