"""Tables without lines between their columns, and text that only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.paper import Paper

HEADER = ["Maand", "Actie", "Trekker"]
ROWS = [
    ["mei", "Schouw haven", "Beheer"],
    ["juni", "Controle markt", "Politie"],
    ["juli", "Avond voor buren", "Jeugdteam"],
]
EDGES = (72.0, 150.0, 300.0, 460.0)
LEFT_COLUMN = [
    "Elke wijk krijgt een vast aanspreek-",
    "punt bij de gemeente. Bewoners weten",
    "dan bij wie zij kunnen zijn met een",
    "melding, en de gemeente ziet sneller",
    "waar iets speelt in de wijk.",
]
RIGHT_COLUMN = [
    "De politie loopt twee keer per week",
    "een ronde met het jongerenwerk. Zo",
    "leren zij de jongeren kennen die er",
    "vaak zijn. Wat zij zien komt in het",
    "overleg van de volgende dag.",
]


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "kolommen.pdf")


def test_columns_below_a_known_header_are_a_table(paper: Paper) -> None:
    paper.write("In dit hoofdstuk staat wanneer wij wat doen en wie dat trekt.", y=80)
    paper.table([HEADER, *ROWS], y=100, edges=EDGES, ruled=False)
    assert paper.tables() == [[HEADER, *ROWS]]


def test_columns_of_figures_are_a_table(paper: Paper) -> None:
    rows = [["Wijk", "Meldingen", "Uren"], ["Noord", "31", "12"], ["Zuid", "44", "9"]]
    paper.table([*rows, ["West", "17", "15"]], edges=EDGES, ruled=False)
    assert paper.tables() == [[*rows, ["West", "17", "15"]]]


def test_the_title_below_a_table_is_no_row(paper: Paper) -> None:
    rows = [["Wijk", "Meldingen", "Uren"], ["Noord", "31", "12"], ["Zuid", "44", "9"]]
    bottom = paper.table([*rows, ["West", "17", "15"]], edges=EDGES, ruled=False)
    paper.write("Tabel 4. Uren", y=bottom + 12, size=9)
    assert paper.tables() == [[*rows, ["West", "17", "15"]]]


def test_lines_below_each_row_only_make_a_table(paper: Paper) -> None:
    bottom = paper.table([HEADER, *ROWS], edges=EDGES, ruled=False)
    for y in range(100, round(bottom) + 1, 20):
        paper.canvas.line(72, 842 - y, 460, 842 - y)
    assert paper.tables() == [[HEADER, *ROWS]]


def test_words_in_two_columns_are_a_table_below_a_bold_header_with_lines(paper: Paper) -> None:
    rows = [["Wijk", "Wat opvalt"], *([f"Wijk {n}", f"Daar is plein {n} leeg"] for n in "abc")]
    for place, (left, right) in enumerate(rows):
        y = 100 + 20 * place
        paper.write(left, y=y, bold=place == 0)
        paper.write(right, x=260, y=y, bold=place == 0)
        paper.canvas.line(72, 842 - y - 6, 460, 842 - y - 6)
    assert paper.tables() == [rows]


def test_bars_behind_every_other_row_make_a_table(paper: Paper) -> None:
    paper.canvas.setFillGray(0.9)
    for y in (100, 140):
        paper.canvas.rect(72, 842 - y - 20, 388, 20, stroke=0, fill=1)
    paper.canvas.setFillGray(0)
    paper.table([HEADER, *ROWS], edges=EDGES, ruled=False)
    assert paper.tables() == [[HEADER, *ROWS]]


def test_a_cell_of_two_lines_in_a_table_without_lines_is_one_cell(paper: Paper) -> None:
    paper.table([HEADER], edges=EDGES, ruled=False, height=24)
    for y, row in zip((124, 160, 196), ROWS, strict=True):
        paper.table([row], y=y, edges=EDGES, ruled=False)
        paper.write("en omgeving", x=154, y=y + 25, size=9)
    assert [row[1] for row in paper.tables()[0][1:]] == [f"{r[1]} en omgeving" for r in ROWS]


def test_a_header_with_lines_parts_the_rows_that_have_none(paper: Paper) -> None:
    bottom = paper.table([HEADER, *ROWS], edges=EDGES, ruled=False)
    paper.rules(EDGES, [100, 120])
    paper.rules((72, 460), [120, 140, 160, bottom])
    assert paper.tables() == [[HEADER, *ROWS]]


def test_a_cell_over_all_columns_stays_one_cell(paper: Paper) -> None:
    paper.table([HEADER], y=100, edges=EDGES)
    paper.table([["Alles wat wij samen met de bewoners van de wijk doen"]], y=120, edges=(72, 460))
    paper.table(ROWS, y=140, edges=EDGES)
    assert paper.tables()[0][1] == ["Alles wat wij samen met de bewoners van de wijk doen", "", ""]


def test_a_table_that_is_open_at_its_sides_is_whole(paper: Paper) -> None:
    bottom = paper.table([HEADER, *ROWS], edges=EDGES, ruled=False)
    paper.rules(EDGES[1:3], [100, bottom])
    for y in range(100, round(bottom) + 1, 20):
        paper.canvas.line(72, 842 - y, 460, 842 - y)
    assert paper.tables() == [[HEADER, *ROWS]]


def test_text_in_two_columns_is_no_table(paper: Paper) -> None:
    paper.lines(LEFT_COLUMN, x=72)
    paper.lines(RIGHT_COLUMN, x=310)
    assert paper.tables() == []


def test_a_letterhead_is_no_table(paper: Paper) -> None:
    paper.lines(["Datum", "Kenmerk", "Bijlagen"], x=72)
    paper.lines(["mei", "Z/31", "geen"], x=170)
    assert paper.tables() == []


def test_a_list_with_wide_marks_is_no_table(paper: Paper) -> None:
    for n, line in enumerate(["Meer licht", "Een schouw", "Een buurtavond", "Een camera"]):
        paper.write(f"{n + 1}.", x=72, y=100 + 14 * n)
        paper.write(line, x=110, y=100 + 14 * n)
    assert paper.tables() == []


def test_a_box_around_text_is_no_table(paper: Paper) -> None:
    paper.lines(LEFT_COLUMN, x=80)
    paper.rules((72, 300), (85, 175))
    assert paper.tables() == []
    assert paper.blocks()[0][1].startswith("Elke wijk krijgt een vast aanspreekpunt")


def test_underlined_words_in_lines_of_text_are_no_table(paper: Paper) -> None:
    paper.lines(LEFT_COLUMN)
    for y in (102, 116, 130, 144):
        paper.canvas.rect(90, 842 - y, 60, 0.6, fill=1)
    assert paper.tables() == []


def test_numbers_below_a_title_are_a_column(paper: Paper) -> None:
    edges = (60.0, 92.0, 200.0, 320.0)
    lines = [["1.1", "Avond over", "Jeugd en", "mei"], ["", "vuurwerk", "wijk", ""]]
    lines += [["1.2", "Les op school", "Team jeugd", "juni"], ["1.3", "Hulp aan", "Beheer", "mei"]]
    lines += [["", "huis", "wegen", ""]]
    paper.table([["Nr.", "Wat", "Trekker", "Klaar"], *lines], edges=edges, height=11, ruled=False)
    for y in (105, 117, 139, 150, 172):
        paper.canvas.line(60, 842 - y, 400, 842 - y)
    assert paper.tables() == [
        [
            ["Nr.", "Wat", "Trekker", "Klaar"],
            ["1.1", "Avond over vuurwerk", "Jeugd en wijk", "mei"],
            ["1.2", "Les op school", "Team jeugd", "juni"],
            ["1.3", "Hulp aan huis", "Beheer wegen", "mei"],
        ]
    ]


def test_a_running_head_above_a_title_does_not_take_the_header(paper: Paper) -> None:
    paper.write("Jaarplan", y=40, size=8)
    paper.write("Zand | Klei | Veen", x=400, y=40, size=8)
    paper.write("8 Wie spreekt wie", y=76, size=18, bold=True)
    head = ["Overleg", "Voorzitter", "Wie zitten aan tafel"]
    rows = [["Kerngroep", "Directeur", "Wijkteam, scholen, politie en jeugdwerk"]]
    rows += [["Regietafel", "Wethouder", "Zorg, wonen, politie en het waterschap"]]
    bottom = paper.table([head, *rows], 84, (72.0, 180.0, 300.0), ruled=False, header_bold=True)
    for y in range(84, round(bottom) + 1, 20):
        paper.canvas.line(72, 842 - y, 480, 842 - y)
    assert paper.tables() == [[head, *rows]]
