"""Names in a question, and the words beside them that only tell of what sort the thing is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.query import is_deed
from assistant.vocabulary import Term
from ingest.places import Places
from ingest.places import plain as plain_text
from ingest.words import fold

NAMED = re.compile(
    r"(?<=[\w,] )[A-Z][a-zà-ÿ]+(?: (?:(?:van|aan|op|in) (?:de|het) )?[A-Z][a-zà-ÿ]+)+"
)
"""A name of several words amid a question: 'Veilige Haven', 'Dag van het Water'."""
FOLLOWING = re.compile(r"(?<=[\w,] )[A-Z][\w-]+ ([a-z]{4,})\b")
"""The word right behind one with a capital: most often a part of the same name."""
CLASSES = frozenset(
    """
    campagne campagnes project programma traject aanpak pilot app model systeem training cursus
    bijeenkomst netwerk regeling protocol werkgroep subsidie register
    """.split()  # noqa: SIM905
)
"""Words that tell of what sort a named thing is: a text says 'X' where one asks for 'project X'."""


def names_among(topics: Iterable[Term], question: str, places: Places) -> frozenset[str]:
    """Words of the topics that are a name or a number: nothing else may stand for them."""
    written = question if question != question.lower() else question.title()
    towns = {m.name for m in places.find(plain_text(written))}
    called = {w for name in towns for w in re.findall(r"\w+", fold(name))}
    capital = set(re.findall(r"(?<=[\w,] )[A-Z][\w-]*", question))
    capital |= {w for w in FOLLOWING.findall(question) if not is_deed(w)}
    return frozenset(
        t.word for t in topics if t.named or t.word in capital or fold(t.word) in called
    )


def apart_from_classes(
    topics: Sequence[Term], question: str
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The topics, and apart from them the words that tell the sort of a thing that has a name."""
    beside = {fold(w) for w in re.findall(r"(?<=[\w,] )[A-Z][\w-]* ([a-z]+)", question)}
    beside |= {fold(w) for w in re.findall(r"\b([a-z]+) [A-Z]", question)}
    sorts = {t.word for t in topics if fold(t.word) in beside & CLASSES}
    kept = tuple(t for t in topics if t.word not in sorts)
    return (kept, tuple(t for t in topics if t.word in sorts)) if kept else (tuple(topics), ())
