"""The tab Jaarplan: what is planned in which month, and how many hours are estimated."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from fastapi import APIRouter, Request, Response

from assistant.library import Library
from assistant.values import Citation
from assistant.workload import Load, Workload, read_workload
from assistant.year_plan import PlanItem, YearPlan, read_year_plan
from ui import year_texts
from ui.bar_chart import Chart, draw_chart
from ui.desk import Shelf
from ui.linked import Chosen, LinkedTab, pick
from ui.markup import render
from ui.year_files import write_calendar, write_table
from ui.year_months import order_months

THEME, RESPONSIBLE, DEPARTMENT = "thema", "wie", "afdeling"
HOURS = "uren"
FILES: dict[str, tuple[str, Callable[..., bytes]]] = {
    "ics": ("text/calendar; charset=utf-8", write_calendar),
    "csv": ("text/csv; charset=utf-8", write_table),
}


class YearTab(LinkedTab):
    """The plan by month and theme with its filters, and the chart of hours."""

    id = "jaarplan"
    name = year_texts.NAME
    hint = year_texts.HINT
    chosen_by = ("deel", THEME, RESPONSIBLE, DEPARTMENT, "bron")

    def add_routes(self, router: APIRouter) -> None:
        """Add the page, its source, and the plan as a file."""
        super().add_routes(router)

        @router.get("/jaarplan.{ending:str}")
        def file(ending: str, request: Request) -> Response:
            return self._file(ending, self.read(request.query_params))

    def show(self, library: Library, shelf: Shelf, chosen: Chosen) -> str:
        """The months, or the hours."""
        if chosen.get("deel") == HOURS:
            return _show_hours(workload_of(library, datetime.date.today()), shelf, chosen)
        return _show_months(read_year_plan(library), shelf, chosen)

    def citation(self, library: Library, chosen: Chosen) -> Citation | None:
        """The line of the plan, or the row of the table of hours, that is open."""
        hours = chosen.get("deel") == HOURS
        made = workload_of(library, datetime.date.today()) if hours else read_year_plan(library)
        return pick(made.citations, chosen.number)

    def _file(self, ending: str, chosen: Chosen) -> Response:
        if ending not in FILES:
            return Response(status_code=404)
        plan, shelf = read_year_plan(self.library()), self._desk.shelf()
        kind, write = FILES[ending]
        content = write(_fitting(plan.items, chosen), plan.citations, shelf)
        name = f'attachment; filename="{self.id}.{ending}"'
        return Response(content, media_type=kind, headers={"Content-Disposition": name})


@lru_cache(maxsize=2)
def workload_of(library: Library, today: datetime.date) -> Workload:
    """The hours of a library, added up once a day."""
    return read_workload(library, today)


def _show_months(plan: YearPlan, shelf: Shelf, chosen: Chosen) -> str:
    items = _fitting(plan.items, chosen)
    months = order_months(items, [theme.id for theme in shelf.themes], datetime.date.today())
    return render(
        "year",
        y=year_texts,
        chosen=chosen,
        shelf=shelf,
        plan=plan,
        months=months,
        count=len(items),
        themes={theme for item in plan.items for theme in item.themes},
        lists=_lists(plan.items, chosen),
        names=_active(plan.items, shelf, chosen),
        files=f"/jaarplan.{{}}?{chosen.address().partition('?')[2]}",
    )


def _fitting(items: Sequence[PlanItem], chosen: Chosen) -> tuple[PlanItem, ...]:
    """The lines that the filters let through; a value that no line has lets all through."""
    for name, values_of in VALUES.items():
        wanted = chosen.get(name)
        if any(wanted in values_of(item) for item in items):
            items = [item for item in items if wanted in values_of(item)]
    return tuple(items)


def _lists(items: Sequence[PlanItem], chosen: Chosen) -> list[Mapping[str, object]]:
    """The two lists to choose from, with the number of lines of each value."""
    named = (
        (RESPONSIBLE, year_texts.RESPONSIBLE, year_texts.ALL_RESPONSIBLE),
        (DEPARTMENT, year_texts.DEPARTMENT, year_texts.ALL_DEPARTMENTS),
    )
    return [
        {
            "name": name,
            "label": label,
            "all": everything,
            "options": options,
            "chosen": chosen.get(name),
        }
        for name, label, everything in named
        if (options := _counted(value for item in items for value in VALUES[name](item)))
    ]


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(values).items(), key=lambda pair: pair[0].casefold())


def _active(items: Sequence[PlanItem], shelf: Shelf, chosen: Chosen) -> list[str]:
    """The filters that hold, as people name them."""
    themes = {theme.id: theme.name for theme in shelf.themes}
    return [
        themes.get(chosen.get(name), chosen.get(name))
        for name, values_of in VALUES.items()
        if any(chosen.get(name) in values_of(item) for item in items)
    ]


VALUES: dict[str, Callable[[PlanItem], tuple[str, ...]]] = {
    THEME: lambda item: item.themes,
    RESPONSIBLE: lambda item: item.responsible,
    DEPARTMENT: lambda item: item.departments,
}
"""What a line has for each filter."""


def _show_hours(workload: Workload, shelf: Shelf, chosen: Chosen) -> str:
    names = {theme.id: theme.name for theme in shelf.themes} | {"": year_texts.NO_THEME}
    themes = [(names.get(load.name, load.name), load) for load in workload.by_theme()]
    parties = [(load.name, load) for load in workload.by_party()]
    return render(
        "year_hours",
        y=year_texts,
        chosen=chosen,
        workload=workload,
        charts=(
            ("theme", year_texts.BY_THEME, "", themes, _chart(themes)),
            (
                workload.role,
                year_texts.BY_PARTY[workload.role],
                year_texts.BY_PARTY_ABOUT,
                parties,
                _chart(parties),
            ),
        ),
    )


def _chart(rows: Sequence[tuple[str, Load]]) -> Chart:
    return draw_chart([(name, load.per_municipality, load.joint) for name, load in rows])
