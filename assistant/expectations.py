"""What a sentence must hold to answer: a number for 'hoeveel', a time for 'wanneer'."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.persons import names_holder
from assistant.query import Form, Query
from ingest.dates import MONTHS
from ingest.dictionary import is_verb
from ingest.words import fold, is_stop_word, stem, tokenize

COUNTED = (
    "één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien twintig dertig"
    " veertig vijftig honderd duizend  beide geen"
)
NUMBER = rf"(?:\d[\d.,]*|{'|'.join(COUNTED.split())})"
MONEY = re.compile(
    r"€|\beuro\b|budget|\bkost|financ|begroot|begrot|\bgeld|middelen|bekostig|betaal|betalen|gratis|subsidie|dekking"
)
AMOUNT = re.compile(r"€\s?\d|\d[\d.,]* (?:miljoen |duizend )?euro|gratis|kosteloos|geen geld")
TIME = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|(?:19|20)\d\d|kwartaal|voorjaar|najaar|zomer\w*|winter|week \d+|jaarlijks|maandelijks"
    r"|wekelijks|periodiek|doorlopend|(?:elk|ieder|dit|volgend|later dit|begin|eind|komend)\w* (?:jaar|maand|\d{4})"
    r"|per jaar|sinds|inmiddels|al gestart|direct|regelmatig)\b"
)
LENGTH = re.compile(
    rf"\b(?:{NUMBER}|half|halve|paar|aantal) (?:jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|uren|kwartalen)\b"
    r"|\bdoorlop|\bcontinu\b|\bperiode\b|tot en met|t/m|eenmalig|\bstructureel|\bblijvend"
    r"|\b(?:tot|sinds|vanaf)\b.{0,20}\d{4}"
)
CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b|\b\d{1,2} uur\b")
DAY = re.compile(
    rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b|\b(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en|ochtend|morgen|middag|avond|nacht)?\b"
)
SHARE = re.compile(r"%|procent|\bhelft\b|\bderde\b|\bkwart\b")
PLACE = re.compile(
    r"\b(?:[Ii]n|[Oo]p|te|[Bb]ij|[Ll]angs|[Rr]ond|[Nn]aar|[Bb]uiten|[Bb]innen)\s+(?:(?:de|het|een|alle|elke?)\s+)?"
    r"(?:[A-Z]|\w*(?:gebied|terrein|park|plein|centrum|huis|straat|kern|wijk|locatie|zaal|school)(?:en|s)?\b)"
)
IN_CHARGE = re.compile(
    r"\b(?:verantwoordelijk|regie|regisseur|trek(?:ker|t|ken)|coordin|leid(?:ing|t|en)\b|pak(?:t|ken)|opgepakt"
    r"|(?:word|werd|is|zijn)\w* (?:[\w-]+ ){0,5}door (?!middel|gebruik|te\b|het\b)"
    r"|ligt bij|zorg(?:t|en) voor|voer(?:t|en)|aan de slag|belast|namens|schakel|stel(?:t|len)|organise|eigenaar)"
)
TOGETHER = re.compile(
    r"\b(?:samen\w*|gezamenlijk|met|tussen|door|partner\w*|partij\w*|organisaties?|betrok\w*|bij)\b"
)
DEPARTMENT = re.compile(r"\b(?:[Aa]fdeling|[Tt]eams?\b|[Dd]ienst|[Cc]luster|[Dd]omein|[A-Z]{2,})")
OF_THEM = re.compile(rf"\b{NUMBER} van (?:hen|deze|die|hun)\b")
HOW_OFTEN = "hoe vaak"
OFTEN = re.compile(
    r"\bkeer\b|\bper (?:dag|week|maand|kwartaal|jaar)\b|\b(?:dagelijks|\w*wekelijks|\w*maandelijks|\w*jaarlijks"
    r"|periodiek|regelmatig|tweewekelijks|elke?|iedere?|doorlopend|vaste? momenten?|om de (?:week|twee|drie|paar))\b|\b\d+ ?x\b"
)
OUTCOME = re.compile(
    r"\b(?:blijk\w*|bleek|uitkomst\w*|resulta\w*|geleid|leid\w*|conclu\w*|opgelever\w*|lever\w*|toon\w*|gebleken"
    r"|inzicht|beeld|daling|stijging)\b"
)
OPINION = re.compile(
    r"\b(?:vind\w*|mening\w*|standpunt\w*|oorde\w+|steun\w*|kritiek|zienswijze\w*|bezwa\w+|tevreden|wensen)\b"
)
YEAR = re.compile(r"(?:19|20)\d\d")
EARLY = 10
WHAT_IS = r"(?:en )?wat (?:is|zijn) (?:(?:de|het|een) )?[\w-]+\W*$"
MEANS = re.compile(
    r"\b(?:is|zijn|bedoel\w*|verstaan|verstaat|heet|heten|genoemd|beteken\w*|staat voor|afgekort)\b"
)
THIS_YEAR = re.compile(
    r"\b(?:dit|vorig|afgelopen) (?:jaar|seizoen)|\b(?:deze|vorige|afgelopen) (?:maand|week)\b"
)
PERFECT = re.compile(r"\b(?:zijn|is|werd|werden) (?:er )?.*\b(?:ge|be|ver|ont)\w+(?:d|t|en)\W*$")
PERSON = re.compile(r"\b[A-Z][a-zé]+ (?:(?:van|de|der|den|ten|ter) )*[A-Z][a-zé]+")
KNOWN = re.compile(r"\b(?:bekend|onbekend|duidelijk)\b")
PARTIES = {"partners", "departments", "responsible"}
PHONE = re.compile(r"\b0\d[\d\s-]{7,}|\b14 ?0\d{2,}|\b0[89]00\b|\+31")
MAIL = re.compile(r"\S@\S|\bwww\.|\bhttps?:")
ASKED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (r"\b(?:telefoonnummer|telefoonnummers|nummer van|06-nummer)\b", PHONE),
    (r"\b(?:e-?mailadres|mailadres|website|webadres)\b", MAIL),
    (r"\bhoe laat\b", CLOCK),
    (r"\bpercentage\b|\bprocent\b|\bwelk deel\b", SHARE),
    (r"\b(?:op )?welke (?:dag(?:en)?|datum|data)\b", DAY),
    (r"\beuro'?s?\b|\b(?:wat|hoeveel)\b.* gekost\b|\bwelk bedrag|\bhoe duur\b|\bprijs\b", AMOUNT),
    (r"\bhoeveel (?:geld|betaal\w*)\b", AMOUNT),
    (r"\bhoeveel kost|\bwat kost", MONEY),
    (rf"\b{HOW_OFTEN}\b", OFTEN),
    (
        r"^(?!.*\bwanneer\b).*\bopgeleverd\b|\b(?:uitkomst|resultaat|resultaten|bevindingen|conclusies?) van\b",
        OUTCOME,
    ),
    (
        r"\bwat vind\w*\b|^(?:en )?(?:vind|denk|geloof) (?:jij|je|u)\b|\b(?:mening|standpunt|oordeel) van\b",
        OPINION,
    ),
    (r"\b(?:(?<!op )naam van|namen van|voor- en achternaam|bij naam)\b", PERSON),
)


def strict_expectation(query: Query) -> Callable[[str], bool] | None:
    """What any answer must hold, from a table too: a clock time for 'hoe laat'; None if nothing."""
    plain = fold(query.question)
    if query.form is Form.MEANING:
        return None
    for cue, pattern in ASKED:
        if re.search(cue, plain) and not (pattern is MONEY and "hours" in query.facets):
            return lambda text, p=pattern: p.search(text if p is PERSON else fold(text)) is not None  # type: ignore[misc]
    if query.form is Form.COUNT and set(query.facets) & PARTIES and _counts_topic(query, plain):
        return lambda text: _counts(plain, text)
    return names_holder(query)


def _counts_topic(query: Query, plain: str) -> bool:
    """Whether what is counted is a word of the subject and not the facet: 'hoeveel scholen'."""
    counted = re.search(r"\b(?:hoeveel|aantal) (\w+)", plain)
    return counted is not None and any(fold(t.word) == counted[1] for t in query.topics)


def expectation(query: Query) -> Callable[[str], bool]:
    """A test that a sentence must pass to be an answer to the question, whatever its words."""
    plain = fold(query.question)
    strict = strict_expectation(query)
    if strict and HOW_OFTEN not in plain:  # one of the sentences tells that, and not each
        return strict
    if len(query.topics) == 1 and re.match(WHAT_IS, plain):
        return lambda text: _defines(query, text)
    if query.form is Form.COUNT and query.entity is None:
        return lambda text: _counts(plain, text)
    if query.form is Form.LIST and THIS_YEAR.search(plain) and PERFECT.search(plain):
        return lambda text: TIME.search(fold(text)) is not None
    return _by_facet(query, plain)


def _by_facet(query: Query, plain: str) -> Callable[[str], bool]:
    if query.form is Form.YES_NO and re.search(r"\bbekend\b", plain):
        return lambda text: KNOWN.search(fold(text)) is not None
    if query.form is Form.YES_NO and "money" not in query.facets:
        return lambda text: True
    if re.search(
        r"\bwanneer\b|\bwelke (?:maand|periode|week)|\bsinds\b|\bvanaf welke? (?!leeftijd)", plain
    ):
        return lambda text: TIME.search(fold(text)) is not None
    if "responsible" in query.facets and "partners" not in query.facets:
        return lambda text: _in_charge(plain, text)
    if query.facets == ("partners",):
        return lambda text: TOGETHER.search(fold(text)) is not None
    if query.facets == ("departments",):
        return lambda text: DEPARTMENT.search(text) is not None
    if "money" in query.facets:
        return lambda text: MONEY.search(fold(text)) is not None
    if "hours" in query.facets:
        return lambda text: (
            re.search(rf"\b{NUMBER}\s*(?:uur|uren|dag|dagen|fte)\b", fold(text)) is not None
        )
    if "duration" in query.facets:
        return lambda text: LENGTH.search(fold(text)) is not None
    if re.search(
        r"^waar (?!sta|gaa|bestaa|hou|moe|den|rich|aan|over|mee|bij|van|voor|naar|bespr|verga|beslui|afst|komen .* samen)",
        plain,
    ):
        return lambda text: _says_where(query, text)
    return lambda text: True


def _says_where(query: Query, sentence: str) -> bool:
    """Whether a place opens the sentence, or stands behind a word that the question is about."""
    for match in PLACE.finditer(sentence):
        before = {t.stem for t in tokenize(sentence[: match.start()])}
        if not before or any(t.met_by(before) for t in query.topics):
            return True
    return False


def _defines(query: Query, sentence: str) -> bool:
    """Whether a sentence is about the word asked for: it stands early, or is said to mean."""
    early = [t.stem for t in tokenize(sentence)[:EARLY]]
    return query.topics[0].met_by(early) > 0 or MEANS.search(fold(sentence)) is not None


def _in_charge(plain: str, sentence: str) -> bool:
    """Whether a sentence says who does something: in such words, or in those of the question."""
    said = fold(sentence)
    asked = {stem(w) for w in re.findall(r"\w+", plain)[1:]}
    words = [t for t in tokenize(sentence) if not is_stop_word(t.text)]
    verbs = {t.stem for t in words if is_verb(fold(t.text))}
    return IN_CHARGE.search(said) is not None or bool(verbs & asked)


def _counts(plain: str, sentence: str) -> bool:
    """Whether the sentence has a number right before the thing that is counted."""
    asked = re.search(r"\b(?:hoeveel|aantal) (?:verschillende )?(\w+(?: \w+)?)", plain)
    if asked is None or is_stop_word(asked[1].split()[0]):
        return bool(re.search(rf"\b{NUMBER}\b", sentence.lower()))
    if OF_THEM.search(sentence.lower()):
        return True
    nouns = {stem(w) for w in asked[1].split()[:1]}
    tokens = tokenize(sentence)
    for place, token in enumerate(tokens):
        if YEAR.fullmatch(token.text):
            continue
        near = [t for t in tokens[place + 1 : place + 4] if t.text.islower()]
        if any(t.text in ("per", "euro") for t in near):
            continue
        if re.fullmatch(NUMBER, token.text.lower()) and any(t.stem in nouns for t in near):
            return True
    return False
