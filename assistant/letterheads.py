"""Who wrote a document, to whom, when, and what about: by its head and its opening words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant import texts
from assistant.evidence import Draft, Evidence, Reply
from assistant.library import Library
from assistant.papers import asked_documents, first_words, left_over, period
from assistant.query import Query, is_deed
from ingest.dates import DATE, read_date
from ingest.document import Kind, Source
from ingest.index import StoredPassage
from ingest.letterhead import LABELS
from ingest.places import plain as level
from ingest.sentences import split_sentences
from ingest.words import fold

SENT = r"(?:gericht|gestuurd|geschreven|verstuurd|verzonden|geadresseerd|ondertekend|opgesteld)"
ASKS_TO = re.compile(
    r"\baan wie\b|\bgeadresseerd\b|\bontvanger\b|\bgericht aan\b"
    r"|\bvoor wie is de \w*brief\b"
)
ASKS_FROM = re.compile(
    r"\bvan (?:wie|welke? \w+) (?:komt|kwam|is|was)\b|\bafzender\b|\bopsteller\b"
    r"|\b(?:wie|welke gemeente) (?:schreef|stuurde|verstuurde|ondertekende)\b"
    r"|\bwaar komt\b.*\bvandaan\b"
    rf"|\b(?:wie|welke gemeente) (?:heeft|hebben)\b.*\b{SENT}\b|\bdoor wie\b.*\b{SENT}\b"
)
ASKS_WHEN = re.compile(
    r"\bvan wanneer\b|\b(?:welke|wat is de) datum\b|\bhoe oud is\b|\b(?:van|uit) welk jaar\b"
    rf"|\bdateert\b|\bgedateerd\b|\bwanneer (?:is|werd) .*\b{SENT}\b"
)
ASKS_ABOUT = re.compile(
    r"^(?:en )?(?:waar ga(?:at|an)\b.*\bover|waarover ga(?:at|an)\b)"
    r"|\bwat is het onderwerp van\b|\bwaar (?:is|dient) .*\bvoor\W*$"
)
LABEL = re.compile(rf"\b({LABELS})\s?:\s", re.IGNORECASE)
BARE = re.compile(rf"({LABELS})\s(?=\S)(?!.*[.!?]$)", re.IGNORECASE)
"""A label that opens a line of a letterhead in columns, where no colon is needed."""
MAX_BARE = 20
"""Words in such a line."""
ADDRESSED = re.compile(r"Aan (?=\w)(?=.{3,80}$)")
GREETS = re.compile(r"Geachte? [^,.]{3,60}")
CALLED = re.compile(r"[Gg]emeente [A-Z][\w'-]+(?: [A-Z][\w'-]+| aan [a-z]+ [A-Z][\w'-]+)*")
SIGNS = re.compile(
    r"(?:(?:Met vriendelijke groet(?:en)?|Hoogachtend),?\s)?"
    r"(?:[Bb]urgemeester en wethouders|[Hh]et college van [Bb]\S*)"
)
PAPER = (
    r"(?:rib|raadsinformatiebrief|brief|plan|programma|uitvoeringsprogramma|veiligheidsplan"
    r"|document|stuk|nota|ivp|uvp)"
)
OPENS = re.compile(
    rf"\bvoor u ligt\b|\bin (?:deze|dit) {PAPER}\b|\b(?:dit|deze) {PAPER} \w+\b"
    r"|\bhet (?:ivp|uvp) is\b"
)
HEAD, OPENING = 14, 20
"""So many passages hold the head of a letter, and the words in which a document opens."""
MOST, MOST_DOCUMENTS, MIN_WORDS = 2, 3, 6
Found = Iterator[Draft]


def answer_letterhead(library: Library, query: Query) -> Reply | None:
    """What is asked of a document itself; None for a question about what stands in it."""
    plain = fold(query.question)
    asks, tell = next(((a, tell) for a, tell in ASKED if a.search(plain)), (None, None))
    if asks is None or tell is None:
        return None
    left = left_over(library, query)
    words = [t for t in left if not is_deed(t.word) and not asks.search(fold(t.word))]
    sources = asked_documents(library, query, words)[:MOST_DOCUMENTS]
    drafts = tuple(draft for source in sources for draft in tell(library, source))
    return Reply(drafts, "kop en aanhef van het document") if drafts else None


def tell_about(library: Library, source: Source) -> Found:
    """The subject that a document gives itself, and the sentences that say what it is."""
    for value, evidence in _labelled(library, source, "onderwerp", "betreft"):
        phrase = texts.TITLE_IS if value in source.title else texts.ABOUT
        yield Draft(phrase.format(title=source.title, value=texts.bare(value)), (evidence,))
    yield from opening(library, source)


def opening(library: Library, source: Source) -> Found:
    """Sentences in which a document speaks of itself, else the first under its first heading."""
    first = _passages(library, source)[:OPENING]
    spans = [(p, span) for p in first for span in split_sentences(p.text)]
    whole = [(p, s) for p, s in spans if p.text[s[1] - 1] == "." and _long(p.text[slice(*s)])]
    own = [(p, s) for p, s in whole if OPENS.search(fold(p.text[slice(*s)]))]
    headed = [(p, s) for p, s in whole if p.section]
    for passage, span in (own or headed or whole)[:MOST]:
        yield Draft(passage.text[slice(*span)], (library.evidence(passage.id, *span),))


def _long(sentence: str) -> bool:
    return sentence.count(" ") >= MIN_WORDS


def _to(library: Library, source: Source) -> Found:
    head = _head(library, source)
    named = list(_labelled(library, source, "aan", "geadresseerde"))
    named += [(p.text[3:].strip(), library.evidence(p.id)) for p in head if ADDRESSED.match(p.text)]
    for value, evidence in named[:1]:
        yield Draft(texts.SENT_TO.format(title=source.title, value=texts.bare(value)), (evidence,))
    greeting = next(((p, m) for p in head if (m := GREETS.match(p.text))), None)
    if greeting and not named:
        passage, match = greeting
        said = texts.GREETING.format(title=source.title, value=match[0])
        yield Draft(said, (library.evidence(passage.id, *match.span()),))


def _from(library: Library, source: Source) -> Found:
    for value, evidence in _labelled(library, source, "van", "afzender", "opsteller", "steller"):
        yield Draft(texts.SENT_BY.format(title=source.title, value=texts.bare(value)), (evidence,))
    named = _municipality(library, source)
    if named:
        name, evidence = named
        signed = _signature(library, source) if source.kind is Kind.RIB else None
        who = texts.COLLEGE_OF.format(name=name) if signed else name
        said = texts.SENT_BY.format(title=source.title, value=who)
        yield Draft(said, (evidence, signed) if signed else (evidence,))


def _municipality(library: Library, source: Source) -> tuple[str, Evidence] | None:
    """The municipalities of a document as its first passages name them, all together."""
    for passage in _head(library, source):
        text = level(passage.text)
        if source.body and source.body.casefold() in text.casefold():
            return source.body, library.evidence(passage.id)
        named = {m.name for m in library.reader.places.find(text)}
        named |= {name for name in source.municipalities if name.casefold() in text.casefold()}
        if source.municipalities and named >= set(source.municipalities):
            form = texts.OF_MUNICIPALITY[len(source.municipalities) == 1]
            names = texts.join_names(source.municipalities)
            return form.format(name=names), library.evidence(passage.id)
        called = next((h for h in passage.section if CALLED.fullmatch(h)), None)
        if called and all(name in called for name in source.municipalities):
            return f"de {called[0].lower()}{called[1:]}", library.evidence(passage.id)
    return None


def _signature(library: Library, source: Source) -> Evidence | None:
    """The words with which the college signs at the end of a letter."""
    for passage in reversed(_passages(library, source)[-HEAD:]):
        if match := SIGNS.match(passage.text):
            return library.evidence(passage.id, *match.span())
    return None


def _when(library: Library, source: Source) -> Found:
    for passage in _head(library, source) if source.date else ():
        for match in DATE.finditer(passage.text):
            if read_date(match[0]) == source.date:
                said = texts.DATED.format(title=source.title, value=match[0])
                yield Draft(said, (library.evidence(passage.id, *match.span()),))
                return
    evidence = first_words(library, source.id)
    if source.period and evidence and source.date is None:
        said = texts.UNDATED.format(title=source.title, period=period(source))
        yield Draft(said, (evidence,), computed=True)


def _labelled(library: Library, source: Source, *labels: str) -> Iterator[tuple[str, Evidence]]:
    """The first value in the head of a document that stands behind one of the labels."""
    head = _head(library, source)
    greeting = next((n for n, p in enumerate(head) if GREETS.match(p.text)), 0)
    for place, passage in enumerate(head):
        short = place < greeting and len(passage.text.split()) <= MAX_BARE
        bare = BARE.match(passage.text) if short else None
        matches = list(LABEL.finditer(passage.text)) or ([bare] if bare else [])
        ends = [*(m.start() for m in matches), len(passage.text)][1:]
        for match, end in zip(matches, ends, strict=True):
            if match[1].lower() in labels:
                value = passage.text[match.end() : end].rstrip()
                last = match.end() + len(value)
                yield value, library.evidence(passage.id, match.start(), last)
                return


def _field(name: str, *labels: str) -> Callable[[Library, Source], Found]:
    """Tells what stands behind one of the labels in the head of a document."""

    def tell(library: Library, source: Source) -> Found:
        for value, evidence in _labelled(library, source, *labels):
            said = texts.IN_HEAD.format(name=name, title=source.title, value=texts.bare(value))
            yield Draft(said, (evidence,))

    return tell


def _passages(library: Library, source: Source) -> list[StoredPassage]:
    return [p for p in library.passages.values() if p.document == source.id and p.kind != "row"]


def _head(library: Library, source: Source) -> Sequence[StoredPassage]:
    """The first passages of a document, the salutation included."""
    return _passages(library, source)[:HEAD]


ASKED: tuple[tuple[re.Pattern[str], Callable[[Library, Source], Found]], ...] = (
    (ASKS_TO, _to), (ASKS_FROM, _from), (ASKS_WHEN, _when), (ASKS_ABOUT, tell_about),
    (re.compile(r"\b(?:kenmerk|zaaknummer)\b"),
     _field(texts.REFERENCE, "ons kenmerk", "kenmerk", "zaaknummer")),
    (re.compile(r"\bbijlagen?\b"), _field(texts.ENCLOSED, "bijlage", "bijlagen")),
    (re.compile(r"\bbehandel(?:d|t|aar|de)\b|\bcontactpersoon\b"),
     _field(texts.HANDLED_BY, "behandeld door", "behandelaar", "contactpersoon", "contact")),
    (re.compile(r"\bportefeuillehouder\b"), _field(texts.ALDERMAN, "portefeuillehouder")),
)  # fmt: skip
