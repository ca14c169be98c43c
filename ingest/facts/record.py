"""Making one fact."""

from __future__ import annotations

import re

from ingest.document import Fact, Field, Passage


def make_fact(kind: str, passage: Passage, subject: str, fields: tuple[Field, ...]) -> Fact:
    """A fact read from a passage; a full stop, colon or semicolon after the subject is dropped."""
    clean = re.sub(r"\s*[.:;]+$", "", subject)
    return Fact(kind, passage.document, clean, passage.section, passage.themes, fields, passage.id)
