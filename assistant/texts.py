"""The Dutch of the answers: one place for every phrase."""

from __future__ import annotations

from collections.abc import Sequence

MANY_DIGITS = 100_000
"""From here on Python would write a number as a power of ten."""
NOT_FOUND = "Dat staat niet in de documenten."
EMPTY_QUESTION = (
    "Er is geen vraag gesteld. Typ een vraag, bijvoorbeeld: wat staat er in maart gepland?"
)
TOO_LONG = (
    "De vraag is {length} tekens lang; dat is te lang om goed te lezen. "
    "Stel een vraag van hooguit {most} tekens."
)
UNKNOWN_THEME = "Het thema '{given}' bestaat niet. Kies uit: {known}."
UNKNOWN_KIND = "De documentsoort '{given}' bestaat niet. Kies uit: {known}."
UNKNOWN_MUNICIPALITY = "Over de gemeente '{given}' gaat geen document. Kies uit: {known}."
UNKNOWN_YEAR = "Over het jaar {given} gaat geen document. Kies uit: {known}."
UNKNOWN_DOCUMENT = "Het document '{given}' staat niet in de index. Kies uit: {known}."
NO_DATE = "{name} is '{value}'. Geef een datum als 2026-01-31."
NO_NUMBER = "{name} is '{value}'. Geef een heel getal vanaf 1, zoals {example}."
NO_SERVER = (
    "{name} is '{value}'; dat is geen adres van een server. Geef het zoals http://127.0.0.1:8000, "
    "met de poort erbij en zonder wachtwoord."
)
ONE_OF = "{name} is '{value}'. Kies uit: {known}."
WARM_UP = "wie is verantwoordelijk"
EXAMPLES = {
    "responsible": "Wie is verantwoordelijk voor {subject}?",
    "hours": "Hoeveel uur is geraamd voor {subject}?",
    "partners": "Welke partners zijn betrokken bij {subject}?",
    "month": "Wat staat er in {month} gepland?",
    "ambition": "Wat zijn de ambities bij {theme}?",
    "term": "Waar staat {short} voor?",
}
STANDING = {
    "over": "uit {period}, niet meer geldig",
    "coming": "geldt pas vanaf {first}",
    "concept": "concept, niet vastgesteld",
    "withdrawn": "vervallen",
    "replaced": "er is een nieuwere versie",
}
CAUTION = {
    "over": "Let op: {title} is uit {period} en geldt niet meer.",
    "coming": "Let op: {title} geldt pas vanaf {first}.",
    "concept": "Let op: {title} is een concept en is nog niet vastgesteld.",
    "withdrawn": "Let op: {title} is vervallen.",
    "replaced": "Let op: er is een nieuwere versie van {title}.",
}
SEARCHED = "Gezocht in {documents}{filters}."
NO_DOCUMENT = "geen enkel document"
ONLY_WITHIN = ", alleen {filters}"
WITHIN = {
    "theme": "bij het thema {value}",
    "municipality": "voor de gemeente {value}",
    "year": "over {value}",
}
NEXT = {
    "responsible": "Wie is verantwoordelijk voor {subject}?",
    "month": "Wanneer staat {subject} gepland?",
    "departments": "Welke afdelingen zijn nodig voor {subject}?",
    "hours": "Hoeveel uur is geraamd voor {subject}?",
    "partners": "Welke partners zijn betrokken bij {subject}?",
    "duration": "Wat is de looptijd van {subject}?",
}
NEXT_OF_THEME = (
    "Welke acties zijn er bij {theme}?",
    "Wat zijn de ambities bij {theme}?",
)

FIELD = {
    "responsible": "Verantwoordelijk voor {subject}: {value}.",
    "departments": "Benodigde afdelingen voor {subject}: {value}.",
    "partners": "Betrokken partners bij {subject}: {value}.",
    "hours": "Geraamde uren voor {subject}: {value}.",
    "duration": "Looptijd van {subject}: {value}.",
    "month": "{subject} staat gepland in {value}.",
    "theme": "{subject} hoort bij {value}.",
}
DUTIES = {
    "responsible": "{party}, verantwoordelijk voor:",
    "departments": "{party}, als afdeling of team nodig bij:",
    "partners": "{party}, partner bij:",
    "description": "{party}, genoemd in de toelichting bij:",
}
DUTY_AS = "{subject} (als {party})"
DUTIES_OF_ALL = "Daarnaast staan er {count} punten in de planning op naam van {everybody}."
EFFORT = "Geraamde inzet voor {subject}: {value}."
DONE = "{subject}, {header}: {value}."
DUE = "Gereed in {when}:"
ONLY_DEPARTMENTS = "afdelingen: {value}"
NOT_FILLED = "niet ingevuld"
DUE_ITEM = "{subject} ({when})"
ROWS = "In de tabel, onder '{name}':"
ROW_COUNT = "{count} in de tabel, onder '{name}':"
HIGHEST = "{header} is het hoogst bij {subject}: {value}."
LOWEST = "{header} is het laagst bij {subject}: {value}."
HIGHER = "{header} is hoger bij {more} ({a}) dan bij {less} ({b})."
AS_HIGH = "{header} is even hoog bij {more} ({a}) en {less} ({b})."
TOTAL_ROW = "{subject} van {header}: {value}."
CELL = "{header} van {subject}: {value}."
CELL_IN = "{subject} in {header}: {value}."
OTHER_FIELD = "{header} bij {subject}: {value}."
CUT_OFF = "In de tabel staat alleen '{value}': de tekst breekt daar af."
NO_RESPONSIBLE = "Een verantwoordelijke voor {subject} staat niet in de tabel; wel de benodigde afdelingen: {value}."
HIGHEST_YEAR = "{subject} was het hoogst in {years}: {value}."
LOWEST_YEAR = "{subject} was het laagst in {years}: {value}."
OVER_YEARS = "{subject}: {figures}."
IN_YEAR = "{value} in {year}"
PLACES_COUNT = "{count} gemeenten: {names}."
NO_PLAN = "Een planning van {year} staat niet in de documenten."
EMPTY_FIELD = "Bij {subject} is niets ingevuld voor {facet}."

PLAN_ITEM = "{subject} (verantwoordelijk: {responsible})"
PLAN_LEAD = "Gepland in {month}:"
PLAN_LEAD_DAY = "Gepland op {month}:"
PLAN_TIMES = "{subject} staat {count} keer gepland: in {months}."
PLAN_MONTHS = "{subject} staat gepland in {months}."
PLAN_COUNT = ("{count} punten in de planning{about}:", "1 punt in de planning{about}:")
PLAN_ABOUT = "In de planning{about}:"
PLAN_MONTH_ITEM = "{subject} ({month})"
NOTHING_PLANNED = "Voor {month} staat niets in de planning."

LIST_LEAD = {
    "action": "Acties{about}:",
    "ambition": "Ambities{about}:",
    "goal": "Doelstellingen{about}:",
    "planning": "In de planning{about}:",
}
CONDITION = {
    "responsible": " van {words}",
    "departments": " met {words} als afdeling of team",
    "partners": " met {words} als partner",
    "duration": " met als looptijd {words}",
}
CONDITION_NONE = " zonder {cell}"
CONDITION_NOT = " zonder {words} bij {cell}"
CONDITION_LASTING = " die doorlopen"
CONDITION_MONTHS = " in {months}"
CONDITION_BOUND = {
    ">": " van meer dan {value} uur",
    "<": " van minder dan {value} uur",
    "=": " van {value} uur",
    ">=": " van minstens {value} uur",
    "<=": " van hoogstens {value} uur",
}
COUNT_LEAD = {
    "action": ("{count} acties{about}:", "1 actie{about}:"),
    "ambition": ("{count} ambities{about}:", "1 ambitie{about}:"),
    "goal": ("{count} doelstellingen{about}:", "1 doelstelling{about}:"),
    "planning": ("{count} punten in de planning{about}:", "1 punt in de planning{about}:"),
}
NONE_LEFT = "Geen enkele actie voldoet daaraan."
TOTAL = "Samen {total} {unit}{scope}, opgeteld over {count} acties:"
TOTAL_OF_ONE = "{total} {unit}{scope}, van één actie:"
UNITS = {"uur": "uren"}
LARGEST = "De meeste {units}{scope} heeft {subject}: {value}."
TOP = "De {count} acties met de meeste {units}{scope}:"
TOP_LEAST = "De {count} acties met de minste {units}{scope}:"
LARGEST_BUT = "Op {place} na de meeste {units}{scope} heeft {subject}: {value}."
SMALLEST_BUT = "Op {place} na de minste {units}{scope} heeft {subject}: {value}."
SMALLEST = "De minste {units}{scope} heeft {subject}: {value}."
DIFFERENCE = "Het verschil is {value} {unit}{scope}."
FOR_ALL = "{subject}: {sum} = {total} {unit}."
FOR_ALL_ITEM = "{subject}: {sum} = {total} {unit}"
FOR_EACH = "{count} gemeenten x {value} {unit}"
FOR_ONE = "{value} {unit} {scope}"
FOR_ALL_TOTAL = "Samen {total} {unit} voor {count} gemeenten, opgeteld over {rows} acties:"
PARTY_COUNT = {
    "partners": ("{count} partners bij {subject}: {names}.", "1 partner bij {subject}: {names}."),
    "departments": (
        "{count} afdelingen of teams bij {subject}: {names}.",
        "1 afdeling of team bij {subject}: {names}.",
    ),
    "responsible": (
        "{count} verantwoordelijken voor {subject}: {names}.",
        "1 verantwoordelijke voor {subject}: {names}.",
    ),
}
NOTHING_IN = "In de planning{about} staat niets in {months}."
WITHOUT_MONTH = "{subject} staat niet gepland in {months}."
THEME_LIST = "Thema's in {title}:"
THEME_COUNT = "{count} thema's in {title}:"
MEASURE = {
    "action": "acties", "ambition": "ambities", "goal": "doelstellingen", "hours": "uren",
    "planning": "punten in de planning",
}  # fmt: skip
GROUP = {
    "theme": "thema", "month": "maand", "departments": "afdeling", "partners": "partner",
    "responsible": "verantwoordelijke",
}  # fmt: skip
SHARED_HOURS = "uren, steeds geteld voor de hele actie"
GROUP_MOST = "De meeste {what}: {names} ({value})."
GROUP_LEAST = "De minste {what}: {names} ({value})."
GROUP_EACH = "Aantal {what} per {group}:"
GROUP_LINE = "{name}: {value}"
LEFT_OUT = "Niet meegeteld, want anders geteld: {names}."
LONGER = "{more} vraagt meer {units} dan {less}."
EQUAL = "{more} en {less} vragen evenveel {units}."
NOT_EXPLAINED = "Wat {short} betekent, staat niet in de documenten."
MEANING = "{short} staat voor {long}."
LIKELY = (
    "Waarschijnlijk staat {short} voor {long}, want de beginletters kloppen en geen andere naam "
    "past. Uitgelegd wordt de afkorting nergens."
)
IN_BRACKETS = "{short} staat tussen haakjes achter {long}. Verder uitgelegd wordt het niet."
DOCUMENT_KINDS = {
    "ivp": "integraal veiligheidsplan", "uvp": "uitvoeringsprogramma", "rib": "raadsinformatiebrief",
    "overig": "ander document",
}  # fmt: skip
DOCUMENTS = ("{count} documenten:", "1 document:")
STANDS_IN = "Dat staat in {document}, {places}."
PAGE = "p. {pages}"
UNDER = "onder '{heading}'"
PART = "{name}:"
TITLE_IS = "Het onderwerp is: {value}."
ABOUT = "'{title}' heeft als onderwerp: {value}."
SENT_TO = "'{title}' is gericht aan {value}."
GREETING = "'{title}' begint met '{value}'."
SENT_BY = "'{title}' is van {value}."
COLLEGE_OF = "burgemeester en wethouders van {name}"
OF_MUNICIPALITY = ("de gemeenten {name}", "de gemeente {name}")
DATED = "'{title}' is van {value}."
IN_HEAD = "{name} van '{title}': {value}."
REFERENCE, ENCLOSED, HANDLED_BY = "Kenmerk", "Bijlagen", "Behandelaar"
ALDERMAN = "Portefeuillehouder"
UNDATED = "Een datum staat niet in '{title}'; het gaat over {period}."
NOT_KNOWN = "Dat is nog niet bekend"
NOT_YET, INDEED = "Nee, nog niet", "Ja, dat klopt"
YES, NO, NOT_STATED = "Ja", "Nee", "Dat staat er niet"


def join_names(names: Sequence[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} en {names[-1]}"


def number(value: float) -> str:
    """A figure as Dutch writes it: '7,5', without decimals where there are none."""
    return f"{value:g}".replace(".", ",") if value < MANY_DIGITS else f"{value:.0f}"


def amid(header: str) -> str:
    """The words above a column as they stand amid a sentence."""
    return header if header[1:2].isupper() else header[:1].lower() + header[1:]


def units(unit: str) -> str:
    """More than one of a unit: 'uren', 'dagen', 'fte'."""
    return UNITS.get(unit, unit)


def bare(value: str) -> str:
    """A cell without the full stop or semicolon at its end."""
    return value.rstrip(" .;:")


NO_FIGURE = "er staat geen getal"
BREAKS_OFF = "de tekst in de tabel breekt af na '{figure} {unit}'"
OTHER_UNIT = "geteld in {unit}, niet in uren"
OTHER_PERIOD = "geteld per {period}: hoe vaak dat is, staat er niet bij"
NO_SCOPE = "{figure} {unit}: er staat niet bij of dat per gemeente is of samen"
OTHER_SCOPE = "{figure} {unit} {scope}: dat telt niet op met uren per gemeente of samen"

QUIZ = {
    "term": "Wat betekent {subject}?",
    "responsible": "Wie is verantwoordelijk voor: {subject}?",
    "month": "Wanneer staat dit in het plan: {subject}?",
    "hours": "Hoeveel uren zijn geraamd voor: {subject}?",
    "partners": "Met welke partners gebeurt dit: {subject}?",
    "theme": "Bij welk thema hoort deze actie: {subject}?",
    "ambition": "Welke ambitie hoort bij {subject}?",
}
