"""The head of a letter: each label with its own value, in whatever columns they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.letterheads import answer_letterhead
from ingest.data_files import OWN_CORPUS
from ingest.places import load_places
from ingest.recognise import Recognised, recognise
from tests.handmade import read_folder
from tests.paper import Paper

GREETING = [
    "Geachte raadsleden,",
    "",
    "Op 19 juni 2027 praten wij met de raad. Dat is op",
    "1 mei 2027",
]


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "brief.pdf")


def read(paper: Paper) -> Recognised:
    return recognise(paper.pages(), "brief", load_places(OWN_CORPUS))


def texts(paper: Paper) -> list[str]:
    return [text for _, text in paper.blocks()]


def columns(paper: Paper, rows: list[tuple[str, ...]], xs: tuple[float, ...], y: float) -> None:
    for number, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=True):
            paper.write(cell, x=x, y=y + 14 * number)


def test_values_beside_labels_in_two_columns_are_kept_apart(paper: Paper) -> None:
    rows = [
        ("Aan", "de leden van de raad", "Datum", "3 maart 2027"),
        ("Onderwerp", "Lawaai bij de haven en", "Bijlagen", "1 (rapport)"),
        ("", "schouw van de kade", "", ""),
    ]
    columns(paper, rows, (72, 150, 330, 400), 100)
    paper.lines(GREETING, y=200)
    found = read(paper)
    assert (found.title, found.date) == ("Lawaai bij de haven en schouw van de kade", "2027-03-03")
    assert texts(paper)[:4] == [
        "Aan de leden van de raad", "Datum 3 maart 2027",
        "Onderwerp Lawaai bij de haven en schouw van de kade", "Bijlagen 1 (rapport)",
    ]  # fmt: skip


def test_values_below_their_labels_are_kept_apart(paper: Paper) -> None:
    rows = [("Uw kenmerk", "Ons kenmerk", "Datum"), ("geen", "Z-12", "3 maart 2027")]
    columns(paper, rows, (72, 200, 330), 100)
    paper.write("Onderwerp: lawaai bij de haven", y=150)
    paper.lines(GREETING, y=200)
    found = read(paper)
    assert (found.title, found.date) == ("lawaai bij de haven", "2027-03-03")
    assert texts(paper)[:3] == ["Uw kenmerk geen", "Ons kenmerk Z-12", "Datum 3 maart 2027"]


def test_a_value_that_nearly_reaches_the_next_label_is_cut_there(paper: Paper) -> None:
    rows = [
        ("Van", "college van burgemeester en wethouders", "Ons kenmerk", "Z-12"),
        ("Betreft", "lawaai", "Datum", "3 maart 2027"),
    ]
    columns(paper, rows, (72, 130, 316, 400), 100)
    paper.lines(GREETING, y=200)
    assert texts(paper)[:2] == ["Van college van burgemeester en wethouders", "Ons kenmerk Z-12"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Van wanneer is de brief?", "is van 3 maart 2027"),
        ("Van wie komt de brief van Vosbroek?", "wethouders van de gemeente Vosbroek"),
        ("Aan wie is de brief gericht?", "de leden van de raad"),
        ("Wat is het kenmerk van de brief?", "Z-12"),
        ("Wie heeft de brief behandeld?", "K. Dijk"),
        ("Waar gaat de brief over?", "Lawaai bij de haven"),
    ],
)
def test_the_fields_of_a_letterhead_in_columns_can_be_asked(
    paper: Paper, tmp_path: Path, question: str, said: str
) -> None:
    paper.write("gemeente Vosbroek", y=50, size=18)
    rows = [
        ("Aan", "de leden van de raad", "Datum", "3 maart 2027"),
        ("Onderwerp", "Lawaai bij de haven", "Kenmerk", "Z-12"),
        ("Portefeuille", "burgemeester A. Bos", "Behandeld door", "K. Dijk"),
    ]
    columns(paper, rows, (72, 150, 330, 420), 100)
    end = paper.lines([*GREETING, "", "Hoogachtend,"], y=200)
    paper.write("burgemeester en wethouders van Vosbroek", y=end + 30)
    paper.pages()
    library = read_folder(tmp_path / "index", tmp_path)
    reply = answer_letterhead(library, library.reader.read(question))
    assert reply and said in " ".join(draft.text for draft in reply.drafts)


def test_labels_below_each_other_and_text_without_a_salutation_stay_as_they_are(
    paper: Paper,
) -> None:
    paper.lines(["Aan: de raad", "Van: het college", "Datum: 3 maart 2027"], y=100)
    paper.lines(GREETING, y=180)
    assert texts(paper)[0] == "Aan: de raad Van: het college Datum: 3 maart 2027"
