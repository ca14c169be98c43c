"""A question that names whose documents it means: 'in Molenbeek', 'van de gemeente X'."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.focus import find_sort
from assistant.library import Library
from assistant.query import Query
from ingest.words import fold

NAMED = r"\b(?:(?:de|het) )?(?:gemeente )?{name}\b"
STANDS_IN = "de gemeente"
"""What is read in place of the name: words that say nothing of a subject."""


def of_owner(library: Library, query: Query) -> Query | None:
    """The same question without the name, asked of the documents of the body that has it.

    None when it names no such body, or nothing is left to ask: then the name is a subject. Only
    a body that shares none of its documents counts; of shared ones each passage says whom it means.
    """
    if query.filters.municipality:
        return None
    plain = fold(query.question)
    for name in library.sole_owners:
        found = re.search(NAMED.format(name=re.escape(fold(name))), plain)
        if found and len(plain) == len(query.question):
            asked = query.question[: found.start()] + STANDS_IN + query.question[found.end() :]
            within = replace(query.filters, municipality=name)
            owned = library.reader.read(asked, within)
            if not owned.topics and (sort := find_sort(asked)):
                return replace(owned, topics=(library.vocabulary.term(sort[0]),))
            return owned if owned.topics or owned.months or owned.entity else None
    return None
