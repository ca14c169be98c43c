"""What ingest says to people, in Dutch."""

from __future__ import annotations

import errno
from pathlib import Path

# One file that can't be read.
DAMAGED = "{file} is beschadigd of geen pdf. Open het bestand zelf en sla het opnieuw op als pdf."
LOCKED = (
    "{file} is vergrendeld met een wachtwoord. Zet het wachtwoord in catalogus.toml "
    "(password) of in WIJZER_PASSWORD, of sla het bestand op zonder wachtwoord."
)
WRONG_PASSWORD = (
    "{file} is vergrendeld en het opgegeven wachtwoord past niet. "
    "Verbeter het in catalogus.toml (password) of in WIJZER_PASSWORD."
)
TOO_SLOW = (
    "{file} was na {seconds} seconden nog niet gelezen en is daarom overgeslagen. Sla het opnieuw "
    "op als pdf of splits het; WIJZER_READ_TIMEOUT geeft meer tijd."
)
TOO_LARGE = (
    "{file} vraagt meer geheugen dan de {most} MB die het krijgt. Splits het bestand; "
    "WIJZER_READ_MEMORY geeft meer."
)
TOO_MANY_PAGES = (
    "{file} heeft {pages} bladzijden; een document mag er {most} hebben. Splits het bestand; "
    "WIJZER_READ_PAGES staat er meer toe."
)
CRASHED = (
    "{file} is zo beschadigd of zo groot dat het lezen ervan afbrak. "
    "Open het bestand zelf en sla het opnieuw op als pdf."
)
STOPPED = "Het lezen is gestopt."
NO_READER = (
    "Het lezen van bestanden kan niet beginnen: er is te weinig geheugen. Sluit andere programma's "
    "of geef meer met WIJZER_READ_MEMORY (nu {most} MB)."
)
NO_PAGE = "{file} heeft geen bladzijde {page}: het document telt er {count}."
NO_PICTURE = (
    "{file} is te groot om een bladzijde van te tekenen. Open het bestand zelf of splits het."
)
NO_TEXT = (
    "{file} bevat geen leesbare tekst; misschien is het een scan. "
    "Laat er tekstherkenning (OCR) op los en lees het opnieuw in."
)
ONLY_SCANS = (
    "{file} is een scan zonder tekst. Installeer tesseract met Nederlands "
    "(Debian: apt-get install tesseract-ocr-nld) en lees het bestand opnieuw in."
)
ONLY_HIDDEN = (
    "{file} bevat alleen tekst die niet te zien is. Controleer of dit het goede bestand is."
)
NO_TEXT_IN_FILE = "{file} bevat geen leesbare tekst. Controleer of dit het goede bestand is."
NO_PLAIN_TEXT = "{file} is geen leesbaar tekstbestand. Sla het op als platte tekst in UTF-8."
DAMAGED_WORD = (
    "{file} is beschadigd of geen Word-bestand. Open het in Word en sla het opnieuw op als docx."
)
OLD_WORD = (
    "{file} is een oud Word-bestand of vergrendeld met een wachtwoord. "
    "Open het in Word en sla het zonder wachtwoord op als docx."
)
UNPACKS_TOO_LARGE = (
    "{file} is uitgepakt te groot om te lezen. Sla de tekst ervan op in een nieuw bestand."
)
UNEXPECTED = (
    "{file} kon niet worden gelezen: de inhoud klopt niet met de regels van het bestandsformaat. "
    "Open het bestand zelf en sla het opnieuw op."
)
UNREADABLE = "{file} kan niet worden geopend ({reason}). Controleer het bestand en zijn rechten."
UNREADABLE_FOLDER = (
    "De map {file} kan niet worden geopend ({reason}). Controleer de rechten van de map."
)
NO_FILE = "{file} is geen gewoon bestand en is daarom niet gelezen. Zet er een bestand neer."
IS_FOLDER = "{file} is een map, al heet die als een bestand. Geef de map een andere naam."
LINK_OUTSIDE = (
    "{file} verwijst naar een plek buiten de map en is daarom niet gelezen. "
    "Zet het bestand zelf in de map."
)
LINK_TO_FOLDER = "{file} verwijst naar een andere map; wat daarin staat is daar al gelezen."
LINK_TO_NOTHING = (
    "{file} verwijst naar een bestand dat niet bestaat. Zet het bestand zelf in de map."
)
MISSING = "{file} bestaat niet. Controleer de naam en de map."
OTHER_FORMAT = (
    "{file} is geen bestand dat gelezen kan worden. "
    "Sla het op als pdf of docx (of txt, md of html)."
)
ABOUT_FOLDER = "{file} vertelt iets over de map en is geen beleidsdocument."
DUPLICATE = "{file} heeft dezelfde inhoud als {other} en is daarom niet nog eens gelezen."
SAME_TEXT = "{file} heeft dezelfde tekst als {other} en doet daarom niet apart mee."
NOT_THERE = "{entry} staat in {catalogue}, maar het bestand ontbreekt."

OBJECTIONS = {
    errno.EACCES: "geen toestemming",
    errno.EPERM: "geen toestemming",
    errno.EROFS: "er mag daar niets worden veranderd",
    errno.ENOENT: "het bestaat niet",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "het is een map",
    errno.EEXIST: "daar staat al een bestand",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "de verwijzingen lopen in een kring",
    errno.EIO: "de schijf geeft een fout",
    errno.ENOSPC: "de schijf is vol",
    errno.EMFILE: "er zijn te veel bestanden open",
    errno.ENOMEM: "er is te weinig geheugen",
}

# Nothing can be read.
NO_FOLDER = "De map {folder} bestaat niet. Maak hem aan of kies een andere map."
NO_DOCUMENTS = (
    "In {places} staan geen documenten. Zet er bestanden in (pdf, docx, txt, md of html) "
    "en draai opnieuw: wijzer ingest"
)
NOTHING_READ = "Geen enkel bestand kon worden gelezen; de index is niet veranderd.\n{reasons}"
DATA_FILE = (
    "Het gegevensbestand {file} kan niet worden gelezen: {reason}. "
    "Herstel het bestand in de map met documenten en lees opnieuw in."
)
TOML_PLACE = "op regel {line}, bij teken {column}, klopt de schrijfwijze niet"
NO_FIELD = "het veld {field} ontbreekt"
OTHER_SHAPE = "een van de waarden is van een andere soort dan de rest"
NO_TOML = "het is geen leesbare TOML in UTF-8"
CATALOGUE_FIELD = "{file}, [{entry}]: {field} moet {expected} zijn. Pas het aan en probeer opnieuw."
CATALOGUE_UNKNOWN = "{file}, [{entry}]: {field} is geen bekend veld. Kies uit: {known}."
EXPECTED = {
    "title": "een tekst tussen aanhalingstekens",
    "kind": '"ivp", "uvp", "rib" of "overig"',
    "period": 'een jaar of jaren, zoals "2026" of "2024-2027"',
    "municipalities": 'een lijst, zoals ["Rheden", "Renkum"]',
    "body": "een tekst tussen aanhalingstekens",
    "date": "een datum als 2026-01-31",
    "status": '"concept", "vastgesteld" of "vervallen"',
    "official": "true of false",
    "password": "een tekst tussen aanhalingstekens",
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
TEMPORARY = "de map voor tijdelijke bestanden"
TEMPORARY_FULL = (
    "Er kan niet worden gezocht: {folder} is vol. Maak daar ruimte vrij, of wijs met TMPDIR een "
    "andere map aan voor tijdelijke bestanden."
)
UNWRITABLE = (
    "In {folder} mag niet worden geschreven. Pas de rechten van de map aan of kies een andere map "
    "met --index."
)
NOT_WRITTEN = (
    "De index in {folder} kon niet worden geschreven ({reason}). "
    "De vorige index is niet veranderd. Draai opnieuw: wijzer ingest"
)
DATABASE_FAILED = "de database geeft een fout"
OTHER_MODEL_NAME = (
    "De index in {folder} is gemaakt met het taalmodel {stored}, maar WIJZER_EMBEDDING_MODEL noemt "
    "{given}. Draai opnieuw: wijzer ingest, of noem het taalmodel van de index."
)
OTHER_MODEL = (
    "De index in {folder} is gemaakt met een ander taalmodel: zoekvectoren van {stored} getallen, "
    "niet {given}. Draai: wijzer ingest"
)

# The Chroma server that may hold the vectors of an index.
NEEDS_SERVER = (
    "De zoekvectoren van de index in {folder} staan op een Chroma-server. Zet het adres daarvan in "
    "WIJZER_CHROMA, of draai zonder die instelling: wijzer ingest"
)
SERVER_AWAY = (
    "De Chroma-server op {address} is niet bereikbaar. Controleer of hij draait en of het adres in "
    "WIJZER_CHROMA klopt, en probeer het opnieuw. De index is niet veranderd."
)
SERVER_SLOW = (
    "De Chroma-server op {address} gaf binnen {seconds} seconden geen antwoord. Wacht even "
    "of start hem opnieuw, en probeer het nog eens. De index is niet veranderd."
)
SERVER_BROKE_OFF = (
    "De Chroma-server op {address} brak de verbinding af. Controleer of hij nog draait en probeer "
    "het opnieuw. De index is niet veranderd."
)
SERVER_FAILED = (
    "De Chroma-server op {address} geeft een fout. Kijk in zijn logboek en of zijn schijf vol is, "
    "en probeer het opnieuw. De index is niet veranderd."
)
SERVER_STATUS = (
    "De Chroma-server op {address} geeft http-fout {status}. Kijk in zijn logboek en probeer het "
    "opnieuw. De index is niet veranderd."
)
NO_CHROMA = (
    "Op {address} antwoordt iets anders dan een Chroma-server. Verbeter het adres in WIJZER_CHROMA."
)
SERVER_LACKS = (
    "De Chroma-server op {address} heeft niet alle zoekvectoren van deze index. Zet zijn map "
    "terug, of maak ze opnieuw: wijzer ingest"
)

# Steps of a run.
STEP_READ = "Lezen"
STEP_EMBED = "Betekenis bepalen"
STEP_READY = "Klaar"

# The report of a run.
READ_FILE = "Gelezen: {title} ({document}): {counts}{reused}."
REUSED = " (niet veranderd, dus niet opnieuw gelezen)"
KNOWN = "  {known}"
SOURCE_FIELDS = {
    "title": "titel",
    "kind": "soort",
    "period": "periode",
    "municipalities": "gemeenten",
    "body": "organisatie",
    "date": "datum",
    "status": "status",
}
SURE = "{value} ({sure})"
UNKNOWN = "onbekend"
NOT_STATED = (
    "Zeker is wat in catalogus.toml staat, waarschijnlijk wat op de eerste bladzijden is gelezen, "
    "onzeker wat is afgeleid van de bestandsnaam. Klopt iets niet, zet het goede dan in "
    "catalogus.toml."
)
WARNING = "  Let op: {warning}"
SILENT_PAGES = (
    "op {pages} staat geen leesbare tekst. "
    "Is het een scan, laat er dan tekstherkenning (OCR) op los."
)
COMMAND_LIKE = (
    "op {pages} staat tekst die op een opdracht aan een computer lijkt. "
    "Die is gelezen als gewone tekst; er is niets mee gedaan."
)
SCAN_WITHOUT_TEXT = (
    "{pages}: scan zonder tekst. Installeer tesseract met Nederlands "
    "(Debian: apt-get install tesseract-ocr-nld) en lees het bestand opnieuw in."
)
NOT_RECOGNISED = "op {pages} is het herkennen van de tekst mislukt."
SCANNED_PAGES = "de tekst van {pages} is herkend uit een scan en kan leesfouten bevatten."
HIDDEN_TEXT = (
    "er staat tekst in die niet te zien is (verborgen, wit of heel klein). Die tekst doet niet mee."
)
HIDDEN_PRINT = (
    "op {pages} staat tekst die niet te zien is (in de kleur van het papier, bedekt, heel klein of "
    "buiten het blad). Die tekst doet niet mee."
)
PDF_PARTS = "het bestand bevat {parts}. Daar is niets mee gedaan."
PDF_PART = {
    "script": ("script", "scripts"),
    "launch": ("opdracht om iets te openen", "opdrachten om iets te openen"),
    "file": ("ingesloten bestand", "ingesloten bestanden"),
    "media": ("film of geluid", "films of geluiden"),
    "link": ("koppeling naar een ander adres", "koppelingen naar andere adressen"),
}
ACTIVE_PARTS = (
    "er staan scripts of ingevoegde onderdelen in. Die zijn niet gelezen en niet gestart."
)
SKIPPED = "Overgeslagen: {reason}"
REMOVED = "Verwijderd: {document} staat niet meer tussen de documenten."
DONE = "Klaar: {files} in de index, in {seconds} seconden."
DOCUMENTS = ("document", "documenten")
PAGES = ("bladzijde", "bladzijden")
PASSAGES = ("passage", "passages")
TABLES = ("tabel", "tabellen")
FACTS = ("feit", "feiten")


def why(error: OSError) -> str:
    """What the system has against a file or folder, in a few words."""
    return OBJECTIONS.get(error.errno or 0, f"foutnummer {error.errno}")


def name_of(path: Path) -> str:
    """The name of a file, with a sign in place of characters that would upset a line or screen."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in path.name)


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
