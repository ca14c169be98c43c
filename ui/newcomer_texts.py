"""The Dutch texts of the tab Inwerken."""

from __future__ import annotations

NAME = "Inwerken"
HINT = "Kies een nummer, zoals [1]. Hier ziet u dan de bladzijde waar dat staat."
PARTS_LABEL = "Delen van het inwerken"
PARTS = {
    "": "Route",
    "thema": "Thema's",
    "wie": "Wie doet wat",
    "begrippen": "Begrippen",
    "toets": "Toets",
}

ROUTE = "In {count} stappen wegwijs"
ROUTE_ABOUT = (
    "Nieuw in dit werk? Loop de stappen een voor een door. Elke stap is in een paar minuten te "
    "lezen. Alles komt uit de documenten; met een nummer zoals [1] ziet u de bladzijde."
)
ROUTE_KEPT = "Deze browser onthoudt waar u bent gebleven."
START = "Begin met stap 1"
READ = "Gelezen"
AGAIN = "Begin opnieuw"
PROGRESS = "{done} van {count} stappen gelezen"
STEP = "Stap {number} van {count}"
STEPS = "Alle stappen"
PREVIOUS = "Vorige"
NEXT = "Gelezen, verder"
READY = "Gelezen, klaar"
MORE = "Lees verder"

DOCUMENTS = "De documenten"
DOCUMENTS_ABOUT = (
    "Het beleid staat in deze documenten. Een veiligheidsplan geeft de richting voor een paar "
    "jaar, een uitvoeringsprogramma zegt wat er dit jaar gebeurt, en een raadsinformatiebrief "
    "vertelt de raad hoe het ervoor staat."
)
THEME_STEP = "Thema: {theme}"
THEME_STEP_ABOUT = "Waar dit thema over gaat, en wat de gemeenten willen bereiken."
WHO = "Wie doet wat"
WHO_ABOUT = (
    "Met deze namen krijgt u het meest te maken. Erachter staat bij hoeveel regels ze staan."
)
SOON = "Wat er nu speelt"
SOON_ABOUT = "Dit staat in het plan voor de komende maand en voor deze maand."
WORDS = "De woorden"
WORDS_ABOUT = "Deze afkortingen en begrippen komt u het vaakst tegen."
TEST = "Toets uzelf"
TEST_ABOUT = (
    "Klaar met lezen? Kijk met {count} korte vragen wat u hebt onthouden. Bij elk antwoord ziet u "
    "de bladzijde waar het staat."
)

THEMES = "Kies een thema"
PART_TITLES = {
    "about": "Waar het over gaat",
    "ambition": "Ambities",
    "goal": "Doelstellingen",
    "action": "Acties",
    "planning": "Wat gebeurt wanneer",
    "effect": "Wat inwoners merken",
}
IN_YEAR = "{title} in {year}"
CONTENTS = "Op deze bladzijde"
DETAILS = {"description": "Wat er gebeurt"}
NO_THEME = "Over dit thema staat niets in de documenten"
NO_THEMES = "In de documenten is geen thema herkend"
NO_THEMES_WHY = (
    "Staan er wel thema's in? Zet hun namen in corpus/themas.toml en lees de documenten opnieuw in."
)

WHO_TITLE = "Wie doet wat in {year}"
WHO_TITLE_NO_YEAR = "Wie doet wat"
ROLES = {
    "responsible": "Verantwoordelijk",
    "departments": "Afdelingen",
    "partners": "Partners",
}
WHO_FIND = "Zoek een naam of een actie"
NO_ONE = "In de documenten staat niet wie wat doet"
NO_ONE_WHY = (
    "Er is geen tabel gevonden met afdelingen, partners of verantwoordelijken. Zet de woorden "
    "boven die kolommen in corpus/kolommen.toml en lees de documenten opnieuw in."
)

TERMS = "Begrippen en afkortingen"
TERMS_ABOUT = "Met een nummer zoals [1] ziet u waar het begrip wordt uitgelegd."
TERMS_FIND = "Zoek een begrip"
UNEXPLAINED = "Niet uitgelegd in de documenten. Komt het eerst voor op:"
NO_TERMS = "In de documenten zijn geen begrippen of afkortingen gevonden"
NOTHING_FOUND = "Niets gevonden. Probeer minder of andere letters."
FOUND = "{count} gevonden"

QUIZ = "Toets uzelf"
QUESTION = "Vraag {number} van {count}"
QUESTIONS = "Alle vragen"
CHECK = "Kijk na"
RIGHT = "Goed."
WRONG = "Niet goed. Het juiste antwoord is:"
CHOOSE_FIRST = "Kies eerst een antwoord."
WHERE = "Zo staat het er:"
NEXT_QUESTION = "Volgende vraag"
QUIZ_PROGRESS = "{right} goed, {wrong} fout, {open} nog te doen"
STATE_RIGHT = "goed"
STATE_WRONG = "fout"
STATE_OPEN = "nog te doen"
NO_QUIZ = "Er zijn te weinig gegevens voor een toets"
NO_QUIZ_WHY = "Een toets ontstaat zodra de documenten tabellen, begrippen of ambities hebben."


def count_tasks(count: int) -> str:
    """At how many lines a party is named."""
    return "1 regel" if count == 1 else f"{count} regels"


def part_title(kind: str, year: int | None) -> str:
    """The heading of a part of a theme, with the year where it is of one."""
    title = PART_TITLES[kind]
    return IN_YEAR.format(title=title, year=year) if year else title
