"""Dutch texts of what can be done with a conversation: go on, judge it, keep it."""

from __future__ import annotations

import datetime

from ui import texts

NEXT = "Vraag verder"
KEEP_WORD, KEEP_MARKDOWN = "Bewaar als Word", "Bewaar als Markdown"
SAVED_TITLE = "Gesprek met de Veiligheidswijzer"
SAVED_FILE = "gesprek"

JUDGE = "Klopt dit antwoord?"
GOOD, BAD = "Klopt", "Klopt niet"
COMMENT = "Wilt u er iets bij zeggen? (hoeft niet)"
KEEP_VERDICT = "Bewaar oordeel"
KEPT_HERE = (
    "Uw oordeel komt met de vraag en het antwoord in een bestand op de computer waar dit "
    "programma draait. Het gaat nergens anders heen."
)
KEPT = "Bedankt. Uw oordeel is bewaard."
NOT_KEPT = (
    "Uw oordeel kon niet worden bewaard: er kan niet worden geschreven naast de index. "
    "Vraag de beheerder om ruimte of rechten."
)


def saved_on(day: datetime.date) -> str:
    """The line under the title of a saved conversation."""
    return f"{texts.NAME}, {texts.day(day.isoformat())}"
