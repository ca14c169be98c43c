"""How far a document has come: what its cover, a stamp or a label says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.document import Page, Status
from ingest.lines import Line
from ingest.themes import simplify

STAMP_WORDS = 6
"""A line with more words tells something; a stamp only names what the document is."""
SAID_WORDS = 16
"""A longer line that has 'vastgesteld' in it is running text."""
STAMP_SIZE = 30.0
"""Print of at least so many points, or print that is turned, may be a stamp across the page."""

NAMES = (
    (Status.WITHDRAWN, r"vervallen|ingetrokken"),
    (Status.CONCEPT, r"concept\w*|ontwerp|werkversie|voorlopig\w*|niet vastgesteld|versie 0 \d+"),
    (Status.ADOPTED, r"(?:bestuurlijk )?vastgesteld\w*|definiti\w+"),
)
"""Words for each status behind the label 'status', in a simplified text."""
LABEL = re.compile(r"^(?:document ?)?status (.+)$")
PAPER = (
    r"(?:[iu]vp|\w*(?:plan|programma|agenda|nota|visie|beleid|besluit|verordening|brief|protocol|"
    r"convenant|reglement|rapport|verslag))"
)
DRAFT = rf"(?:concept|ontwerp) ?(?:(?:integra\w+|uitvoerings\w*|meerjarig\w*) )?{PAPER}\b"
STAMP = (
    (Status.WITHDRAWN, r"(?:vervallen|ingetrokken)(?: (?:per|met ingang van|op|sinds) .*)?"),
    (Status.CONCEPT, r"(?:niet vastgesteld|versie 0 \d+|ontwerp)"),
    (Status.CONCEPT, r"(?:concept|werk|consultatie)(?:versie|tekst|document|stuk)?"
                     r"(?: (?:(?:versie|v|d d|dd|datum|voor|ter|niet) .*|v?\d.*))?"),
    (Status.CONCEPT, rf"{DRAFT}.*"),
    (Status.ADOPTED, r"(?:definitief|definitieve (?:versie|tekst)|vastgestelde (?:versie|tekst))"),
)  # fmt: skip
"""What a short simplified line is when it is a stamp, from its first word to its last."""
SAID = re.compile(
    r"^(?:aldus |is )?(?:door .{3,40} )?vastgesteld(?: in| door| op| bij| d d|$)|"
    r"^datum vaststelling"
)
TITLED = re.compile(rf"^{DRAFT}|\bconcept(?:versie)?$|\bconcept(?:versie)? [iu]vp\b")
STEM = (
    (Status.WITHDRAWN, re.compile(r"\b(?:vervallen|ingetrokken)\b")),
    (Status.CONCEPT, re.compile(r"\b(?:concept|conceptversie|ontwerp|v0 \d)\b")),
    (Status.ADOPTED, re.compile(r"\b(?:vastgesteld|definitief|def)\b")),
)


def find_status(title: str, lines: Sequence[Line], pages: Sequence[Page]) -> Status | None:
    """The status that the first pages state, by a label, a stamp, the title or an adoption."""
    simple = [simplify(line.text) for line in lines]
    labelled = (_named(match[1]) for line in simple if (match := LABEL.match(line)))
    stamped = (_stamp(line) for line in [*simple, *_stamps(pages)])
    titled = [Status.CONCEPT] if TITLED.search(simplify(title)) else []
    said = (Status.ADOPTED for line in lines if _says_adopted(line.text))
    found = (status for some in (labelled, stamped, titled, said) for status in some)
    return next((status for status in found if status), None)


def guess_status(stem: str) -> Status | None:
    """The status that a file's name hints at."""
    simple = simplify(re.sub(r"[_.+-]+", " ", stem))
    return next((status for status, pattern in STEM if pattern.search(simple)), None)


def _named(text: str) -> Status | None:
    """The status with which a simplified text begins."""
    return next((status for status, words in NAMES if re.match(rf"(?:{words})\b", text)), None)


def _stamp(line: str) -> Status | None:
    """The status of which a short simplified line is a stamp."""
    if len(line.split()) > STAMP_WORDS:
        return None
    return next((status for status, form in STAMP if re.fullmatch(form, line)), None)


def _stamps(pages: Iterable[Page]) -> Iterator[str]:
    """Words written across a page, such as a watermark, simplified."""
    words = (word for page in pages for word in page.words)
    return (simplify(w.text) for w in words if w.turn or w.size >= STAMP_SIZE)


def _says_adopted(text: str) -> bool:
    """Whether a line begins, as a note does, with by whom or when it was adopted."""
    short = len(text.split()) <= SAID_WORDS and text[:1].isupper()
    return short and SAID.search(simplify(text)) is not None
