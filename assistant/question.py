"""A question in Dutch -> the typed query."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.calendar import month_words, months_in, name_programme, years_turned
from assistant.courtesy import bare_question
from assistant.cues import (
    Cue,
    find_cues,
    in_name,
    read_bound,
    read_entity,
    read_form,
    valid_cues,
)
from assistant.focus import find_focus, find_sort
from assistant.naming import NAMED, apart_from_classes, names_among
from assistant.query import Form, Query
from assistant.spelling import Speller
from assistant.spent import FORM_WORDS, spent_phrases
from assistant.values import Filters
from assistant.vocabulary import Term, Vocabulary
from ingest.facets import Facets
from ingest.places import Places
from ingest.separable import SplitVerb, split_verbs
from ingest.themes import Themes, simplify
from ingest.words import Token, fold, is_stop_word, stem, tokenize

KINDS = (
    (
        "rib",
        r"\b(raadsinformatiebrief|raadsinformatiebrieven|rib|raadsbrief|brief aan de raad|informatiebrief"
        r"|voortgangsbrief|brief)\b",
    ),
    ("ivp", r"\b(ivp|integraal veiligheidsplan|veiligheidsplan|kadernota)\b"),
    ("uvp", r"\b(uvp|uitvoeringsprogramma|uitvoeringsplan|jaarprogramma)\b"),
)
FROM_KIND = (
    r"(?:volgens|in|uit|van|meldt|zegt|schrijft|vermeldt|noemt|heeft|stelt|geeft|beschrijft|bedoelt|biedt|"
    r"geldt|wil|kost|vraagt|kent|telt|bevat|omvat|behandelt|bestaat)\s+(?:de|het|een|onze|ons|dit|deze)?\s*(?:\w+\s)?$"
)
KIND_NAME = re.compile("|".join(pattern for _, pattern in KINDS))
LISTED_COMPOUND = re.compile(
    r"\b(?!hoofd|eind|jaar)([a-z]{4,}?)s?(acties?|doel(?:en)?|doelstelling(?:en)?|ambities?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reader:
    """What is needed to read a question: the words of the index and of its data files."""

    vocabulary: Vocabulary
    facets: Facets
    themes: Themes
    places: Places
    kinds: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    """The years that some document's period holds."""
    today: Callable[[], datetime.date | None] = lambda: None
    pairs: frozenset[tuple[str, str]] = frozenset()
    """Stems that follow each other in the name of an action or a planning item."""

    @cached_property
    def speller(self) -> Speller:
        """What mends typing errors."""
        return Speller(self.vocabulary, self.facets, self.themes, self.places)

    def read(self, asked: str, filters: Filters = Filters()) -> Query:
        """Read one question that stands on its own."""
        called = name_programme(bare_question(asked), self.today())
        question = open_compounds(self.speller.mend(called), self.vocabulary)
        plain = fold(question)
        tokens = tokenize(question)
        form = read_form(plain)
        found = [] if form is Form.REASON else self._cues(tokens)
        cues = valid_cues(found, tokens, plain)
        kinds, kind_words, saying = self._kinds(plain)
        years = frozenset(int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", plain))
        known = years & self.years
        sort = find_sort(question)
        spent = month_words(question) | kind_words | saying | FORM_WORDS | {str(y) for y in known}
        spent |= {sort[0]} if sort else set()
        topics, classes = self._subject(question, tokens, found, spent)
        hints = self._hints(tokens, cues, kind_words)
        of_kind = not topics and bool(kinds)
        topics = topics or tuple(t for t in hints if fold(t.word) in kind_words)
        themes, theme_terms = self._themes(question, topics)
        return Query(
            question=question,
            form=form,
            facets=tuple(dict.fromkeys(cue.facet for cue in cues)),
            entity=None if form is Form.REASON else read_entity(plain),
            topics=topics,
            hints=(*hints, *classes),
            minor=self._minor(tokens, topics),
            focus=find_focus(question, topics),
            sort=sort[1] if sort else None,
            phrases=tuple(NAMED.findall(question)),
            themes=themes,
            theme_terms=theme_terms,
            months=months_in(question, self.today()),
            years=known | years_turned(question, self.today()),
            kinds=kinds,
            of_kind=of_kind,
            names=names_among(topics, question, self.places),
            bound=read_bound(plain),
            filters=filters,
        )

    def _subject(
        self, question: str, tokens: Sequence[Token], found: Sequence[Cue], spent: set[str]
    ) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        """The words of the subject, and apart from them those that tell what sort of thing it is.

        `found` are the cues of the question, `spent` the words that say nothing of a subject.
        """
        cued = {i for c in found if not in_name(c, tokens) for i in c.words}
        cued |= spent_phrases(tokens, question)
        apart = self._apart(question, tokens, spent, cued)
        topics = self._terms(_join(tokens, apart), spent, cued | {v.particle for v in apart})
        return apart_from_classes(topics, question)

    def _cues(self, tokens: Sequence[Token]) -> list[Cue]:
        """What the words ask for, those left out that stand in a name as it is written."""
        stems = [t.stem for t in tokens]
        named = {i for i, pair in enumerate(pairwise(stems)) if pair in self.pairs}
        named |= {i + 1 for i in named}
        return [cue for cue in find_cues(tokens, self.facets) if not cue.words <= named]

    def _terms(
        self, tokens: Sequence[Token], spent: set[str] | frozenset[str], cued: set[int]
    ) -> tuple[Term, ...]:
        """The words that carry the subject, known phrases taken together."""
        found: list[Term] = []
        place = 0
        while place < len(tokens):
            size = self._phrase_size(tokens, place, cued)
            words = tokens[place : place + size]
            text = " ".join(t.text for t in words)
            phrase = size > 1 and not all(fold(t.text) in spent for t in words)
            alone = size == 1 and self._says_something(words[0], spent) and place not in cued
            if phrase or alone:
                found.append(self.vocabulary.term(text))
            place += size
        return tuple(found)

    def _apart(
        self,
        question: str,
        tokens: Sequence[Token],
        spent: set[str] | frozenset[str],
        cued: set[int],
    ) -> list[SplitVerb]:
        """The verbs that stand apart from their particle; 'doen we samen' is none."""
        return [
            verb
            for verb in split_verbs(question, tokens)
            if not {verb.verb, verb.particle} & cued
            and self._is_one(tokens[verb.verb], verb.infinitive, spent)
        ]

    def _is_one(self, verb: Token, whole: str, spent: set[str] | frozenset[str]) -> bool:
        """Whether a verb is meant together with its particle, if it says little by itself."""
        known = self.vocabulary.counts[stem(whole)] > 0 and not is_stop_word(verb.text)
        return known or self._says_something(verb, spent)

    def _phrase_size(self, tokens: Sequence[Token], place: int, cued: set[int]) -> int:
        """How many words from here make a phrase of the lexicon; 1 when none does."""
        lexicon = self.vocabulary.lexicon
        for size in range(min(lexicon.longest, len(tokens) - place), 1, -1):
            stems = tuple(t.stem for t in tokens[place : place + size])
            known = stems in lexicon.meanings or self._is_saying(stems)
            if known and not cued & set(range(place, place + size)):
                return size
        return 1

    def _is_saying(self, stems: Sequence[str]) -> bool:
        """Whether words are a saying of Dutch, and not two words that the index may put together."""
        if tuple(stems) not in self.vocabulary.lexicon.general:
            return False
        return len(stems) > 2 or not all(self.vocabulary.counts[s] for s in stems)

    def _says_something(self, token: Token, spent: set[str] | frozenset[str]) -> bool:
        plain = fold(token.text)
        if plain in spent or is_stop_word(plain) or (len(plain) < 2 and not plain.isdigit()):
            return False
        if len(plain) == 2 and token.text.islower() and not self.vocabulary.counts[token.stem]:
            return False
        return plain not in self.vocabulary.lexicon.fillers or token.text[1:].isupper()

    def _hints(
        self, tokens: Sequence[Token], cues: Sequence[Cue], kind_words: set[str]
    ) -> tuple[Term, ...]:
        """The words of cues and of kinds of document, that may belong to a name as well."""
        cued = {i for cue in cues for i in cue.words}
        places = [i for i, t in enumerate(tokens) if i in cued or fold(t.text) in kind_words]
        words = [tokens[i].text for i in places if not is_stop_word(tokens[i].text)]
        return tuple(self.vocabulary.term(w) for w in words if fold(w) not in FORM_WORDS)

    def _minor(self, tokens: Sequence[Token], topics: Iterable[Term]) -> tuple[Term, ...]:
        """All other words of the question: they help to choose among sentences, no more."""
        taken = {w for t in topics for w in t.word.split()}
        words = [t.text for t in tokens if t.text not in taken and not is_stop_word(t.text)]
        return tuple(self.vocabulary.term(w) for w in words if fold(w) not in FORM_WORDS)

    def _themes(
        self, question: str, topics: Iterable[Term]
    ) -> tuple[tuple[str, ...], frozenset[str]]:
        """Themes that the topics name, alone or two of them together ('zorg en veiligheid').

        A name of several words that stands in the question as it is goes before all others.
        """
        listed = list(topics)
        found = self._literal_themes(question, listed)
        for size in (3, 2, 1):
            for start in range(len(listed) - size + 1):
                words = [t.word for t in listed[start : start + size]]
                theme = self._theme(words)
                if theme and not any(set(words) & used for used in found.values()):
                    found[theme] = set(words)
        return tuple(found), frozenset(w for words in found.values() for w in words)

    def _literal_themes(self, question: str, topics: Sequence[Term]) -> dict[str, set[str]]:
        """The theme with the longest name in the question, and the topics that are words of it."""
        said = f" {simplify(question)} "
        names = [(n, t.id) for t in self.themes for n in map(simplify, t.names) if " " in n]
        there = [(len(name), name, theme) for name, theme in names if f" {name} " in said]
        if not there:
            return {}
        _, name, theme = max(there)
        words = {t.word for t in topics if set(simplify(t.word).split()) <= set(name.split())}
        return {theme: words} if words else {}

    def _theme(self, words: Sequence[str]) -> str | None:
        """The theme with just this name, words joined by a blank or by 'en'."""
        tries = (" ".join(words), " en ".join(words))
        return next((t for text in tries if (t := self.themes.named(text))), None)

    def _kinds(self, plain: str) -> tuple[tuple[str, ...], set[str], set[str]]:
        """Kinds of document that the question points to as a source, with their words.

        The last are the words by which it points: 'volgens de', 'meldt het'.
        """
        found, words, saying = list[str](), set[str](), set[str]()
        for kind, pattern in KINDS:
            for match in re.finditer(pattern, plain):
                before, after = plain[: match.start()], plain[match.end() :]
                alone = not re.search(r"\w", before) or not re.search(r"\w", after)
                source = re.search(FROM_KIND, before)
                if kind in self.kinds and (alone or source):
                    found.append(kind)
                    words.update(re.findall(r"\w+", match[0]))
                    saying.update(re.findall(r"\w+", source[0]) if source else ())
        return tuple(dict.fromkeys(found)), words, saying


def named_kinds(plain: str) -> set[str]:
    """The kinds of document that folded text names anywhere, whether the index has them or not."""
    return {kind for kind, pattern in KINDS if re.search(pattern, plain)}


def open_compounds(question: str, vocabulary: Vocabulary) -> str:
    """'zorgacties' as 'zorg acties', where the first part is a word of the index."""
    return LISTED_COMPOUND.sub(
        lambda m: f"{m[1]} {m[2]}" if vocabulary.counts[stem(m[1])] else m[0], question
    )


def _join(tokens: Sequence[Token], apart: Iterable[SplitVerb]) -> list[Token]:
    """The tokens, a verb that stands apart from its particle written whole."""
    whole = {v.verb: v.infinitive for v in apart}
    return [
        t._replace(text=whole[i], stem=stem(whole[i])) if i in whole else t
        for i, t in enumerate(tokens)
    ]
