"""All Dutch texts of the tab Vergadering."""

from __future__ import annotations

import datetime

from ui import texts
from ui.texts import NAME

SEARCH = "Zoek in de documenten"
PLACEHOLDER = "Typ een paar woorden …"
KEYS_TITLE = "Toetsen"
KEYS = (
    (("\u2191", "\u2193"), "kies een passage"),
    (("Enter",), "toon de bladzijde"),
    (("F2", "Ctrl+C"), "kopieer het citaat"),
    (("Esc",), "begin opnieuw"),
    (("F8",), "grote letters"),
)
LARGE = "Grote letters"
RESULTS = "Gevonden passages"
HINT = (
    "Typ wat er gezegd wordt, bijvoorbeeld een onderwerp, een naam of een bedrag. "
    "Een half woord is genoeg."
)
NOT_LITERAL = "Deze woorden staan nergens samen. Dit komt er qua betekenis het dichtst bij:"
NONE = "Niets gevonden. Probeer een ander woord, of een deel van een woord."
ONE, MANY = "1 passage gevonden", "{count} passages gevonden"
SHOWN = "Bladzijde getoond: {place}"
COPIED = "Citaat gekopieerd: {place}"
NOTHING_TO_COPY = "Kies eerst een passage."
NO_CONNECTION = "Zoeken lukt nu niet. Is het programma nog open?"
GONE = "Deze passage zit niet meer in de documenten. Zoek opnieuw."

PANEL_TITLE = "De bladzijde erbij"
PANEL_EMPTY = "Druk op Enter. Hier ziet u dan de bladzijde, met de passage gemarkeerd."

LOOKED_UP = "Opgezocht in deze vergadering"
LOOKED_UP_NONE = "Wat u met Enter opent of kopieert, komt hier te staan."
LOOKED_UP_KEPT = "Deze lijst staat alleen in uw browser."
SAVE_WORD, SAVE_MARKDOWN = "Bewaar als Word", "Bewaar als Markdown"
EMPTY_LIST = "Maak leeg"
EMPTIED = "De lijst is leeg."
SAVED_TITLE = "Opgezocht in de vergadering"
SAVED_FILE = "opgezocht"
SEARCHED_FOR = "Gezocht op: {words}"


def saved_on(day: datetime.date) -> str:
    """The line under the title of a list that was saved."""
    return f"{NAME}, {texts.day(day.isoformat())}"


def count(number: int) -> str:
    """How many passages were found, as a screen reader says it."""
    return ONE if number == 1 else MANY.format(count=number)
