"""Cards: tables of two columns that tell of one thing, with labels on the left ('Trekker')."""

from __future__ import annotations

from ingest.document import Row, Table, Text
from ingest.facets import Facets

FEWEST = 3
"""So many different labels are needed; a glossary may explain one or two such words."""
MOST = 0.6
"""This share of the labels is known at least."""
NOTHING = Text("", ())


def turn_card(table: Table, heading: Text, facets: Facets) -> Table:
    """The card as a table of one row below its labels; any other table as it is.

    A card that does not say what it is about is about the heading above it, or about the words
    that fill its first line.
    """
    lines = [tuple(table.header), *(row.cells for row in table.rows)]
    if any(len(line) != 2 for line in lines) or not _is_card(table, facets):
        return table
    pairs = [(label, value) for label, value in lines if label.value and value.value]
    roles = {facets.of_column(label.value) for label, _ in pairs}
    if "subject" not in roles:
        first, beside = lines[0]
        title = heading if beside.value else first
        pairs = [(NOTHING, title), *pairs]
    header = tuple(label for label, _ in pairs)
    return Table(header, (Row(tuple(value for _, value in pairs)),))


def _is_card(table: Table, facets: Facets) -> bool:
    """Whether the left column holds labels of different sorts, and is no list of terms."""
    above = [facets.of_column(cell.value) for cell in table.header]
    if "term" in above or above[0] == "meaning":
        return False
    labels = [table.header[0], *(row.cells[0] for row in table.rows)]
    known = [role for label in labels if (role := facets.of_column(label.value))]
    return len(set(known)) >= FEWEST and len(known) >= MOST * len(labels)
