"""All Dutch texts of the screen."""

from __future__ import annotations

from datetime import date

from ingest.document import Kind

NAME = "Veiligheidswijzer"
CHAT_TAB = "Vraag"
MEETING_TAB = "Vergadering"
DOCUMENTS_TAB = "Documenten"
TAGLINE = "Antwoorden uit het veiligheidsbeleid van uw gemeente, met de bladzijde erbij"
TO_CONTENT = "Naar de inhoud"
TABS = "Onderdelen"
COLOURS = "Licht of donker"

LOST = (
    "Er is geen verbinding met het programma. "
    "Zodra die er weer is, gaat deze bladzijde vanzelf verder."
)

ASK_LABEL = "Uw vraag"
ASK_FIRST = "Bijvoorbeeld: wie is verantwoordelijk voor …?"
ASK_NEXT = "Stel uw volgende vraag"
ASK = "Vraag"
NEW_TALK = "Nieuw gesprek"
LOADING = "Even laden …"

FILTERS = "Waarin zoeken, met het aantal passages"
THEME = "Thema"
KIND = "Soort document"
DOCUMENT = "Document"
MUNICIPALITY = "Gemeente"
PERIOD = "Periode"
ALL_MUNICIPALITIES = "Alle gemeenten"
ALL_YEARS = "Alle jaren"
PASSAGES = ("1 passage", "{count} passages")
ALL_THEMES = "Alle thema's"
ALL_KINDS = "Alle soorten"
ALL_DOCUMENTS = "Alle documenten"
ONLY_IN = "Er wordt alleen gezocht in:"
CLEAR_FILTERS = "Wis filters"
WITHOUT_FILTERS = "Zoek zonder filters"
KINDS = {
    Kind.IVP: "Veiligheidsplan (IVP)",
    Kind.UVP: "Uitvoeringsprogramma (UVP)",
    Kind.RIB: "Raadsinformatiebrief (RIB)",
    Kind.OVERIG: "Overig document",
}

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

EXAMPLES = "Vragen die u kunt stellen"
MORE_EXAMPLES = "Andere vragen"
EARLIER = "Eerder in dit gesprek"
SEARCHED_ONLY = "Gezocht in:"
SOURCES = "Bronnen"
MORE_SOURCES = "Toon nog {count} bronnen"
UP_TO = "t/m"
NOT_FOUND = "Niet gevonden"
NOT_FOUND_WHY = "In de documenten staat geen duidelijk antwoord op deze vraag."
NEAREST = "Dit komt het dichtst bij uw vraag:"
NOT_FOUND_TIP = (
    "Andere woorden helpen soms, zoals de naam van de actie zoals die in het document staat."
)

SOURCE = "Bron"
CHAPTER = "hoofdstuk {number}"
PASSAGE = "Passage"
EXAMPLE_TEXT = "Voorbeeld, niet de vastgestelde tekst"
RECOGNISED = "Herkende tekst (scan)"
COPY = "Kopieer citaat"
COPIED = "Gekopieerd"
NOT_COPIED = "Kopiëren lukt niet. Selecteer de tekst van het citaat en kopieer die."
OPEN_PDF = "Open pdf op deze pagina"
DOWNLOAD = "Download het bestand"
NEW_WINDOW = "(in een nieuw tabblad)"
ENLARGE = "Vergroot"
BACK_TO_ANSWER = "Terug naar het antwoord"
PAGE_REGION = "De bladzijde, met het citaat gemarkeerd"
TEXT_REGION = "De tekst, met het citaat gemarkeerd"
PICTURE_FAILED = (
    "De bladzijde kan niet worden getoond. Misschien is het bestand verplaatst of gewijzigd. "
    "Open de pdf, of maak de index opnieuw."
)

SAVED_AS = "Opgeslagen als {name}, in de map met downloads"

PANEL_TITLE = "De bladzijde erbij"
PANEL_EMPTY = (
    "Stel een vraag. Hier ziet u dan de bladzijde waar het antwoord staat, "
    "met de woorden gemarkeerd."
)
PANEL_NEAREST = "Kies een passage. Hier ziet u dan de bladzijde."
IN_INDEX = "Hier wordt in gezocht"

NOT_READY = "Er zijn nog geen documenten om in te zoeken"
NOT_READY_WHY = "De documenten zijn nog niet ingelezen, of dat is niet gelukt."
NOT_READY_HOW = "Zo maakt u het in orde:"
NOT_READY_STEPS = (
    "Voeg documenten toe in het tabblad Documenten, of zet ze in de map corpus van dit programma.",
    "Staan ze in die map? Lees ze dan in met de opdracht: wijzer ingest",
    "Ververs daarna deze bladzijde.",
)
NOT_READY_ASK = (
    "Vraag de beheerder van de Veiligheidswijzer om documenten toe te voegen. "
    "Ververs daarna deze bladzijde."
)
NOT_READY_MORE = "Meer uitleg staat in het venster waarin het programma is gestart."
BROKEN = (
    "Er ging iets mis bij het zoeken. Probeer het opnieuw. "
    "Blijft het misgaan, start het programma dan opnieuw."
)

ANSWER_IS_HERE = "Antwoord:"
SOURCE_IS_HERE = "Getoond:"

NO_DOCUMENTS = "Er zitten geen documenten in de index. Lees ze in met de opdracht: wijzer ingest"
NO_DOCUMENT = "Dit document zit niet in de index."
FILE_GONE = "Het bestand van dit document is niet meer te vinden. Maak de index opnieuw."
NO_BOXES = (
    "De plaats van het citaat in dit adres klopt niet. Open de bladzijde vanuit het antwoord."
)


def passages(count: int) -> str:
    """So many passages, in words."""
    return PASSAGES[count != 1].format(count=count)


def page_title(tab: str) -> str:
    """What the window is called when a tab is open."""
    return f"{tab} - {NAME}"


def ready(address: str) -> str:
    """The line in the terminal once the screen can be opened."""
    return f"{NAME} staat klaar op {address} (stoppen: Ctrl+C)"


def port_in_use(host: str, port: int) -> str:
    """Why the screen cannot start on this port."""
    return (
        f"Poort {port} op {host} is al in gebruik. Misschien draait {NAME} al: kijk op "
        f"http://{host}:{port}. Of kies een andere poort, bijvoorbeeld: wijzer ui --port {port + 1}"
    )


def port_refused(host: str, port: int) -> str:
    """Why the screen cannot start on this address."""
    return (
        f"Het scherm kan niet starten op {host}, poort {port}: dit adres is hier niet toegestaan. "
        "Kies een ander adres, bijvoorbeeld: wijzer ui --host 127.0.0.1 --port 7860"
    )


def page_place(page: int, printed_page: str | None, paged: bool = True) -> str:
    """Where to look: the number on the paper, and that of the PDF when it is another.

    A document without pages has no place but its headings: ''.
    """
    if not paged:
        return ""
    if printed_page is None:
        return f"pdf-pagina {page}"
    if printed_page == str(page):
        return f"p. {printed_page}"
    return f"p. {printed_page} (pdf-pagina {page})"


def period(years: tuple[int, int]) -> str:
    """A period in years, a single year as one number."""
    first, last = years
    return str(first) if first == last else f"{first}-{last}"


def day(iso_date: str) -> str:
    """An ISO date as people write it; what is no such date is given as it stands."""
    try:
        moment = date.fromisoformat(iso_date)
    except ValueError:
        return iso_date
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def picture_of(title: str, place: str, quote: str) -> str:
    """What a page picture shows, for those who do not see it."""
    return f"Bladzijde uit {title}, {place}. Gemarkeerd is: {quote}"
