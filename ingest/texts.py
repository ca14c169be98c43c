"""What ingest says to people, in Dutch."""

# One file that can't be read.
DAMAGED = "{file} is beschadigd of geen pdf. Open het bestand zelf en sla het opnieuw op als pdf."
LOCKED = (
    "{file} is vergrendeld met een wachtwoord. "
    "Sla het bestand op zonder wachtwoord en lees het opnieuw in."
)
NO_TEXT = (
    "{file} bevat geen leesbare tekst; misschien is het een scan. "
    "Laat er tekstherkenning (OCR) op los en lees het opnieuw in."
)
UNEXPECTED = "{file} kon niet worden gelezen: {reason}. Sla het opnieuw op als pdf."
UNREADABLE = (
    "{file} mag of kan niet worden geopend ({reason}). Controleer de rechten van het bestand."
)
MISSING = "{file} bestaat niet. Controleer de naam en de map."
LATER_FORMAT = "{file} wordt nog niet gelezen. Sla het op als pdf."
OTHER_FORMAT = "{file} is geen pdf. Sla het op als pdf."
DUPLICATE = "{file} heeft dezelfde inhoud als {other} en is daarom niet nog eens gelezen."
NOT_THERE = "{entry} staat in {catalogue}, maar het bestand ontbreekt."

# Nothing can be read.
NO_FOLDER = "De map {folder} bestaat niet. Maak hem aan of kies een andere map."
NO_DOCUMENTS = "In {places} staan geen pdf's. Zet er pdf's in en draai opnieuw: wijzer ingest"
NOTHING_READ = "Geen enkel bestand kon worden gelezen; de index is niet veranderd.\n{reasons}"
DATA_FILE = (
    "Het gegevensbestand {file} kan niet worden gelezen: {reason}. "
    "Herstel het bestand in de map met documenten en lees opnieuw in."
)
CATALOGUE_FIELD = "{file}, [{entry}]: {field} moet {expected} zijn. Pas het aan en probeer opnieuw."
CATALOGUE_UNKNOWN = "{file}, [{entry}]: {field} is geen bekend veld. Kies uit: {known}."
EXPECTED = {
    "title": "een tekst tussen aanhalingstekens",
    "kind": '"ivp", "uvp", "rib" of "overig"',
    "period": 'een jaar of jaren, zoals "2026" of "2024-2027"',
    "municipalities": 'een lijst, zoals ["Rheden", "Renkum"]',
    "date": "een datum als 2026-01-31",
    "official": "true of false",
}

# The index.
NO_INDEX = "Er is nog geen index in {folder}. Draai eerst: wijzer ingest"
BROKEN_INDEX = "De index in {folder} is beschadigd of van een oudere versie. Draai: wijzer ingest"
IN_USE = (
    "Een andere wijzer ingest is nog bezig met de index in {folder}. "
    "Wacht tot die klaar is en probeer het opnieuw."
)
DISK_FULL = (
    "De schijf met {folder} is vol; de vorige index is niet veranderd. "
    "Maak ruimte vrij en draai opnieuw: wijzer ingest"
)
UNWRITABLE = (
    "In {folder} mag niet worden geschreven. Pas de rechten van de map aan of kies een andere map "
    "met --index."
)
NOT_WRITTEN = (
    "De index in {folder} kon niet worden geschreven ({reason}). "
    "De vorige index is niet veranderd. Draai opnieuw: wijzer ingest"
)
OTHER_MODEL = (
    "De index in {folder} is gemaakt met een ander taalmodel: zoekvectoren van {stored} getallen, "
    "niet {given}. Draai: wijzer ingest"
)

# Steps of a run.
STEP_READ = "Lezen"
STEP_EMBED = "Betekenis bepalen"
STEP_READY = "Klaar"

# The report of a run.
READ_FILE = "Gelezen: {title} ({document}): {counts}{reused}."
REUSED = " (niet veranderd, dus niet opnieuw gelezen)"
WARNING = "  Let op: {warning}"
SILENT_PAGES = (
    "op {pages} staat geen leesbare tekst. "
    "Is het een scan, laat er dan tekstherkenning (OCR) op los."
)
SCANNED_PAGES = "de tekst van {pages} is herkend uit een scan en kan leesfouten bevatten."
SKIPPED = "Overgeslagen: {reason}"
REMOVED = "Verwijderd: {document} staat niet meer tussen de documenten."
DONE = "Klaar: {files} in de index, in {seconds} seconden."
DOCUMENTS = ("document", "documenten")
PAGES = ("bladzijde", "bladzijden")
PASSAGES = ("passage", "passages")
TABLES = ("tabel", "tabellen")
FACTS = ("feit", "feiten")


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: '1 tabel', '2 tabellen'."""
    return f"{number} {one if number == 1 else many}"


def enumerate_pages(numbers: list[str], most: int = 10) -> str:
    """Page numbers in words: 'bladzijde 3', 'de bladzijden 3 en 9'; of many only the first."""
    shown = numbers[:most]
    if len(numbers) > most:
        return f"de {PAGES[1]} {', '.join(shown)} en nog {len(numbers) - most} andere"
    if len(shown) == 1:
        return f"{PAGES[0]} {shown[0]}"
    return f"de {PAGES[1]} {', '.join(shown[:-1])} en {shown[-1]}"
