"""Words and phrases of a question that say nothing of its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cues import BOUNDS, ENTITY_WORDS
from assistant.focus import COUNTED
from ingest.words import Token

FORM_WORDS = frozenset(
    """
    hoeveel meeste minste grootste kleinste hoogste laagste langste kortste totaal totale meer
    minder dan verschil acties actie actiepunten activiteiten activiteit maatregelen maatregel
    projecten ambities ambitie doelen doelstellingen doelstelling gepland planning ingepland
    afkorting voluit term begrip betekent betekenis definitie overzicht noem geef toon wanneer wie waarom
    verstaan verstaat bedoelt bedoeld houdt behelst som tel noem opsomming tabel capaciteitstabel begrippenlijst hoofdstuk paragraaf pagina bijlage
    procent percentage momenten onderwerpen post precies exact
    reden oorzaak aanleiding speerpunt speerpunten pijler pijlers programmalijn programmalijnen
    wat waar hoe welke welk samen opgeteld aantal vaak vaakst vaakste drukst drukste meest minst uitleg thema themas thema's hoofdthema hoofdthemas hoofdthema's
    telt telling meetelt meetellen meegeteld optellen maar slechts duurste zwaarste goedkoopste top naartoe
    """.split()  # noqa: SIM905
)
STOCK = (
    r"\bper (?:gemeente|persoon|jaar|maand|week)\b", r"\b\d+ (?:uur|uren)\b", r"\bop het gebied van\b",
    r"\bten aanzien van\b", r"\bin het kader van\b", r"\bop de rol\b", r"\bbij elkaar\b", r"\bover de streep\b",
    r"\been keer\b", r"\bop het programma\b", r"\bin de loop van\b", r"\bmet betrekking tot\b", r"\bnaar buiten\b",
    r"\bvan de gemeenten?\b", r"\bde gemeenten?\b", r"\bop grond van\b", r"\baan de hand van\b",
    r"\balle (?:\w+ )?(?:de )?gemeenten\b", rf"\b(?:{COUNTED}) gemeenten\b",
    rf"\b(?:{COUNTED}) (?:\w+ )?(?=(?:groot|klein|duur|goedkoop|zwaar|lang|kort|hoog|laag|mee|min)\w*ste?\b)",
    rf"\bop (?:een|één|{COUNTED}) na\b", r"\btop[ -]?\d+\b",
    r"(?<!\bop de )(?<!\bop een )\blijst(?:je)?\b", rf"\bwelke (?:{COUNTED})\b",
    r"\bwat (?:is|zijn) de (?:rol|rollen|functie|taak|bedoeling|positie|inhoud) van\b",
    r"\b(?:los van|naast|buiten|behalve|afgezien van) (?:(?:de|het) )?(?:\w+ )?(?:hoofd)?thema'?s\b",
    r"\b(?:net|even) (?:zo )?(?:vaak|veel|goed|groot|hoog|snel|lang)\b",
    r"\bkwijt (?:is |zijn )?aan\b", r"\b(?:uur|uren|tijd) kwijt\b",
)  # fmt: skip
"""Phrases of which the words say nothing of a subject."""


def spent_phrases(tokens: Sequence[Token], question: str) -> set[int]:
    """The places of words that set a bound or a scope, or are a stock phrase of Dutch."""
    plain = question.lower()
    patterns = [*(p for _, p in BOUNDS), *STOCK, ENTITY_WORDS.pattern]
    spans = [m.span() for p in patterns for m in re.finditer(p, plain)]
    return {i for i, t in enumerate(tokens) if any(a <= t.start and t.end <= b for a, b in spans)}
