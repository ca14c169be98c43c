"""What a reader told of a file without pages, written as lines that tests can compare."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.data_files import OWN_CORPUS
from ingest.document import BlockKind, Document, Page
from ingest.facets import load_facets
from ingest.flowing import finish_flow
from ingest.places import load_places
from ingest.reading import READERS, read_document
from ingest.recognise import Recognised, recognise
from ingest.themes import load_themes
from tests.handmade import make_source

SIGNS = {BlockKind.HEADING: "#", BlockKind.PARAGRAPH: "", BlockKind.ITEM: "-"}


def outline(pages: Sequence[Page]) -> list[str]:
    """'## heading', 'text', '1. item', a table's header as '|| a | b' and its rows as '| a | b'."""
    (page,) = pages
    lines: list[str] = []
    for block in finish_flow(page.blocks or (), load_facets(OWN_CORPUS).is_header):
        if block.table is not None:
            heads = [cell.value for cell in block.table.header]
            lines += ["|| " + " | ".join(heads)] if any(heads) else []
            lines += ["| " + " | ".join(c.value for c in r.cells) for r in block.table.rows]
        else:
            sign = "#" * block.level or block.marker
            lines.append(f"{sign} {block.text.value}".strip())
    return lines


def read_whole(path: Path) -> Document:
    """A file read to the end, its kind and title aside."""
    pages = READERS[path.suffix](path)
    source = make_source(path.stem, path=path)
    return read_document(source, load_themes(OWN_CORPUS), load_facets(OWN_CORPUS), pages)


def recognise_file(path: Path) -> Recognised:
    """What a file says of itself."""
    return recognise(READERS[path.suffix](path), path.stem, load_places(OWN_CORPUS))
