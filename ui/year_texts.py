"""The Dutch texts of the tab Jaarplan, its calendar and its table."""

from __future__ import annotations

from collections.abc import Sequence

from ui.bar_chart import Chart
from ui.texts import MONTHS

NAME = "Jaarplan"
HINT = "Kies een regel. Hier ziet u dan de bladzijde waar die regel staat."
PARTS = {"": "Wanneer", "uren": "Hoeveel uren"}
PARTS_LABEL = "Delen van het jaarplan"

TITLE = "Wat er gepland staat"
FILTERS = "Welke regels"
THEME = "Thema"
ALL_THEMES = "Alle thema's"
RESPONSIBLE = "Verantwoordelijk"
ALL_RESPONSIBLE = "Alle verantwoordelijken"
DEPARTMENT = "Afdeling"
ALL_DEPARTMENTS = "Alle afdelingen"
ONLY = "U ziet alleen:"
CLEAR = "Wis filters"
SAVE = "Bewaar deze regels"
SAVE_CALENDAR = "Agenda (.ics)"
SAVE_CALENDAR_ABOUT = "voor Outlook en Thunderbird"
SAVE_TABLE = "Tabel (.csv)"
SAVE_TABLE_ABOUT = "voor Excel"

COMING = "Komende maand"
NEXT = "Eerstvolgend"
NOW = "Deze maand"
PAST = "Eerder"
NO_MONTH = "Zonder maand in het plan"
ALL_YEAR = "Het hele jaar"
NO_THEME = "Niet bij één thema"
WHO = "Verantwoordelijk"
DEPARTMENTS = "Afdelingen"
NOTHING = "Geen regel in het plan voldoet hieraan."
NOTHING_TIP = "Kies een ander thema of wis de filters."
NO_PLAN = "In de documenten staat geen planning"
NO_PLAN_WHY = (
    "Er is geen tabel gevonden met maanden of kwartalen. Staat die er wel in? "
    "Zet het woord boven die kolom dan in corpus/kolommen.toml en lees de documenten opnieuw in."
)

HOURS_TITLE = "Geraamde uren in {year}"
HOURS_TITLE_NO_YEAR = "Geraamde uren"
HOURS_ABOUT = (
    "Uren per gemeente gelden voor elke gemeente apart. Gezamenlijke uren zijn voor alle "
    "gemeenten samen. Die twee zijn hier niet bij elkaar opgeteld."
)
BY_THEME = "Per thema"
BY_PARTY = {"departments": "Per afdeling", "responsible": "Per verantwoordelijke"}
BY_PARTY_ABOUT = (
    "De documenten verdelen de uren van een actie niet over wie eraan meewerkt. Een actie telt "
    "daarom mee bij elk van hen. Tel deze getallen dus niet bij elkaar op."
)
NO_PARTY = "Bij deze acties staat niet wie ze uitvoert."
PER_MUNICIPALITY = "Per gemeente"
JOINT = "Gezamenlijk"
ACTIONS = "Acties"
NAME_OF = {"theme": "Thema", "departments": "Afdeling", "responsible": "Verantwoordelijke"}
COUNTED = "Hieruit bestaan de uren ({count})"
LEFT_OUT = "Niet meegeteld ({count})"
LEFT_OUT_ABOUT = "Deze getallen kunnen niet bij de andere worden opgeteld."
NO_HOURS = "In de documenten staan geen geraamde uren"
NO_HOURS_WHY = (
    "Er is geen tabel met uren gevonden. Staat die er wel in? Zet het woord boven die kolom dan "
    "in corpus/kolommen.toml en lees de documenten opnieuw in."
)
NOTHING_COUNTED = "Geen van de uren kan worden opgeteld. Hieronder staat per actie waarom."

CALENDAR_NAME = "Jaarplan veiligheid"
CALENDAR_NOTE = "Het plan noemt de maand, geen dag."
COLUMNS = (
    "jaar", "maand", "onderwerp", "verantwoordelijk", "afdelingen", "thema", "document",
    "bladzijde",
)  # fmt: skip


def count_lines(count: int) -> str:
    """How many lines there are."""
    return "1 regel" if count == 1 else f"{count} regels"


def months(numbers: Sequence[int]) -> str:
    """'juli', 'juli en augustus', 'januari t/m juni'."""
    names = [MONTHS[number - 1] for number in numbers]
    if len(names) > 2:
        return f"{names[0]} t/m {names[-1]}"
    return " en ".join(names)


def hours(value: float) -> str:
    """A number of hours as the Dutch write it; a dash for none."""
    return f"{value:g}".replace(".", ",") if value else "-"


def chart_of(title: str, chart: Chart) -> str:
    """What a chart shows, for those who do not see it."""
    told = (
        f"{row.name}: {hours(row.values[0])} per gemeente, {hours(row.values[1])} gezamenlijk"
        for row in chart.rows
    )
    return f"Staafdiagram. {title}. {'; '.join(told)}."
