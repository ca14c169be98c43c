"""All Dutch texts of the tab Documenten."""

from __future__ import annotations

from collections.abc import Iterable

from ingest import texts as reading

TITLE = "Documenten"
INTRO = "In deze documenten wordt gezocht. Klik op een titel om het document te openen."
HOW_SURE = "Hoe zeker zijn deze gegevens?"
READ_ONLY = "U kunt hier alleen kijken. De beheerder voegt documenten toe en haalt ze weg."
SEARCH = "Zoek in deze lijst"
SHOWN = "{shown} van {all} documenten"
EMPTY = "Er zijn nog geen documenten."
EMPTY_MANAGE = "Er zijn nog geen documenten. Voeg hierboven de plannen van uw gemeente toe."
NONE_FOUND = "Geen document in deze lijst heeft deze woorden."
LOADING = "De lijst wordt opgehaald \u2026"

READ = "Ingelezen"
READ_WITH_WARNING = "Ingelezen, let op"
FILE_GONE = "Bestand ontbreekt"
GONE_WHY = "Het bestand is verplaatst of verwijderd. De bladzijden kunnen niet worden getoond."
FOR = "Voor:"

ADD = "Documenten toevoegen"
CHOOSE = "Kies bestanden"
LIMITS = "Soorten bestanden: {kinds}. Per bestand hooguit {size} MB, {count} bestanden tegelijk."
CONFIDENTIAL = (
    "Iedereen die dit scherm kan openen, kan deze documenten lezen. Voeg geen stukken toe die "
    "niet iedereen mag zien."
)
REPLACE = "Vervang"
REMOVE = "Verwijder"
REMOVE_EXAMPLES = "Verwijder de voorbeelden"
EXAMPLES_WHY = "De voorbeelden zijn geen vastgesteld beleid. Haal ze weg als u eigen plannen hebt."
CANCEL = "Annuleer"
REMOVE_TITLE = "Document verwijderen?"
REMOVE_EXAMPLES_TITLE = "Voorbeelden verwijderen?"
REMOVE_WHAT = "Deze bestanden worden van de computer verwijderd en komen niet meer in antwoorden:"
REPLACE_TITLE = "Document vervangen?"
REPLACE_WHAT = "Het nieuwe bestand komt in de plaats van:"

SENDING = "Versturen \u2026"
BUSY = "Bezig met inlezen"
STEP = "{step}: {file} ({number} van {total})"
DONE = "Klaar"
REPORT = "Wat er is gebeurd"
READ_LINE = "{title}: {counts}."
REUSED_COUNT = ("1 document was niet veranderd.", "{count} documenten waren niet veranderd.")
REMOVED_LINE = "Verwijderd: {title}."
WARNING_LINE = "Let op: {warning}"
SKIPPED_LINE = "Niet gelezen: {reason}"
FAILED = "Er ging iets mis bij het inlezen. De documenten die er al waren, werken nog."

NOT_ALLOWED = "U mag hier geen documenten toevoegen of verwijderen. Vraag het aan de beheerder."
BUSY_ALREADY = "Er wordt al ingelezen. Wacht tot dat klaar is en probeer het opnieuw."
NO_FILES = "Er is geen bestand gekozen."
TOO_MANY = "Dit zijn {given} bestanden; hooguit {most} tegelijk. Kies er minder."
TOO_LARGE = "{file} is te groot: hooguit {most} MB. Verklein het bestand of splits het."
TOO_LARGE_ALL = "Samen zijn de bestanden te groot: hooguit {most} MB tegelijk. Kies er minder."
WRONG_KIND = "{file} kan niet worden gelezen. Kies een bestand van deze soort: {kinds}."
EMPTY_FILE = "{file} is leeg. Sla het opnieuw op en kies het nog eens."
NAME_TAKEN = (
    "Er is al een bestand {file}. Klik bij dat document op Vervang, of geef uw bestand een "
    "andere naam."
)
SAME_NAME_TWICE = "Twee bestanden heten {file}. Geef een van de twee een andere naam."
UNKNOWN = "Dit document staat niet (meer) in de lijst. Ververs de bladzijde."
ELSEWHERE = "{title} staat buiten de map met documenten. Alleen de beheerder kan het weghalen."
ONE_TO_REPLACE = "Kies een bestand om het document mee te vervangen."
NOT_STORED = "{file} kon niet worden opgeslagen. Vraag de beheerder om ruimte of rechten."
NOT_REMOVED = "{title} kon niet worden verwijderd. Vraag de beheerder om rechten."
LOST = "Er is geen verbinding met het programma. Probeer het opnieuw."

DOCUMENTS = reading.DOCUMENTS
PAGES, PASSAGES, FACTS = reading.PAGES, reading.PASSAGES, reading.FACTS


def counts(pages: int, passages: int, facts: int) -> str:
    """What was found in a document: '20 bladzijden, 153 passages, 120 feiten'.

    A format without pages has 0, which is left out.
    """
    pairs = ((pages, PAGES), (passages, PASSAGES), (facts, FACTS))
    told = pairs if pages else pairs[1:]
    return ", ".join(reading.count(number, *names) for number, names in told)


def kinds(endings: Iterable[str]) -> str:
    """Kinds of file as people call them: 'pdf, docx'."""
    return ", ".join(ending.removeprefix(".") for ending in endings)
