"""Kind, title, period, municipalities and date, from pages as they are printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.data_files import OWN_CORPUS
from ingest.dates import find_own_date, read_date, read_period
from ingest.document import Kind, Page, Status, Word
from ingest.places import Places, load_places
from ingest.readers.pdf import read_pdf
from ingest.recognise import Recognised, recognise

SHARED = Path(__file__).resolve().parents[2] / "shared"
BODY = 10.0
Print = tuple[str, float]
"""One line: its words and its font size in points."""


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(OWN_CORPUS)


def page(*lines: Print | str, number: int = 1) -> Page:
    """A page with these lines below each other; a bare string is body text, '' a blank line."""
    words, y = [], 40.0
    for line in lines:
        text, size = (line, BODY) if isinstance(line, str) else line
        x = 50.0
        for part in text.split():
            width = 0.5 * size * len(part)
            words.append(Word(part, (x, y, x + width, y + size), size))
            x += width + 0.3 * size
        y += 1.4 * size
    return Page(number, 595, 842, tuple(words))


def read(places: Places, *pages: Page, stem: str = "bestand") -> Recognised:
    return recognise(pages, stem, places)


def full_page(number: int, *extra: str) -> Page:
    filler = ["Deze regel staat er om de bladzijde te vullen met gewone lopende tekst."] * 30
    return page(*extra, *filler, number=number)


def test_a_cover_gives_kind_title_period_and_municipalities(places: Places) -> None:
    cover = page(
        ("Integraal Veiligheidsplan", 28),
        ("2023 t/m 2026", 18),
        "",
        ("Gemeenten Rheden en Renkum", 12),
    )
    assert read(places, cover) == Recognised(
        Kind.IVP, "Integraal Veiligheidsplan 2023 t/m 2026", (2023, 2026), ("Rheden", "Renkum")
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Integraal Veiligheidsplan 2024-2027", Kind.IVP),
        ("Kadernota Integrale Veiligheid 2023-2026", Kind.IVP),
        ("Kadernota veiligheid", Kind.IVP),
        ("Integraal veiligheidsbeleid Weert", Kind.IVP),
        ("Beleidsplan Integrale Veiligheid 2025-2028", Kind.IVP),
        ("IVP 2024-2027", Kind.IVP),
        ("Integraal Veiligheids- en Handhavingsbeleid", Kind.IVP),
        ("Uitvoeringsprogramma Integrale Veiligheid 2026", Kind.UVP),
        ("Uitvoeringsplan Veiligheid 2025", Kind.UVP),
        ("Jaarplan integrale veiligheid", Kind.UVP),
        ("Actieplan Veiligheid 2026", Kind.UVP),
        ("UVP 2026", Kind.UVP),
        ("Uitvoeringsprogramma bij het Integraal Veiligheidsplan", Kind.UVP),
        ("Jaarplan groenonderhoud", Kind.OVERIG),
        ("Evaluatie Integraal Veiligheidsplan 2019-2022", Kind.OVERIG),
        ("Raadsvoorstel vaststelling Integraal Veiligheidsplan", Kind.OVERIG),
        ("Nota grondbeleid", Kind.OVERIG),
    ],
)
def test_the_title_tells_the_kind(places: Places, title: str, kind: Kind) -> None:
    assert read(places, page((title, 24), "Versie voor de raad")).kind is kind


def test_a_file_name_tells_the_kind_when_the_cover_does_not(places: Places) -> None:
    assert read(places, page(("Samen veilig", 24)), stem="uvp-2026-def").kind is Kind.UVP


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ((("Uitvoeringsprogramma veiligheid 2026", 24), "CONCEPT"), Status.CONCEPT),
        ((("Uitvoeringsprogramma veiligheid 2026", 24), "Concept, versie 0.3"), Status.CONCEPT),
        ((("Concept Uitvoeringsprogramma veiligheid 2026", 24),), Status.CONCEPT),
        ((("Uitvoeringsprogramma veiligheid 2026", 24), "Status: concept"), Status.CONCEPT),
        ((("Veiligheidsplan", 24), "Status: vastgesteld"), Status.ADOPTED),
        ((("Veiligheidsplan", 24), "Vastgesteld door de raad op 3 maart 2026"), Status.ADOPTED),
        ((("Veiligheidsplan", 24), "Definitief"), Status.ADOPTED),
        ((("Veiligheidsplan", 24), "Vervallen per 1 januari 2025"), Status.WITHDRAWN),
        ((("Veiligheidsplan", 24), "Concept en vormgeving: Bureau Blauw"), None),
        ((("Veiligheidsplan", 24), "Ontwerp: Bureau Blauw"), None),
        ((("Veiligheidsplan", 24), "vastgesteld in de raad en daarna ter inzage gelegd"), None),
        ((("Een veilig concept voor de wijk", 24),), None),
    ],
)
def test_the_cover_tells_the_status_and_running_text_does_not(
    places: Places, lines: tuple[Print | str, ...], status: Status | None
) -> None:
    found = read(places, page(*lines))
    assert (found.status, "status" in found.guessed) == (status, False)


def test_a_stamp_across_the_page_tells_the_status(places: Places) -> None:
    cover = full_page(1, "Uitvoeringsprogramma veiligheid 2026")
    stamp = Word("CONCEPT", (100, 300, 140, 600), 60, turn=270)
    stamped = replace(cover, words=(*cover.words, stamp))
    assert read(places, stamped).status is Status.CONCEPT


def test_a_status_in_the_file_name_alone_is_a_guess(places: Places) -> None:
    found = read(places, page(("Veiligheidsplan 2026-2029", 24)), stem="ivp_2026-concept")
    assert (found.status, found.guessed) == (Status.CONCEPT, frozenset({"status"}))
    assert read(places, page(("Conceptueel kader", 24)), stem="plan").status is None


def test_a_title_over_two_lines_is_joined_and_a_logo_is_no_title(places: Places) -> None:
    cover = page(
        ("gemeente Vaals", 40), "", ("Uitvoeringsprogramma Integrale", 26), ("Veiligheid 2025", 26)
    )
    found = read(places, cover)
    assert found.title == "Uitvoeringsprogramma Integrale Veiligheid 2025"
    assert (found.period, found.municipalities) == ((2025, 2025), ("Vaals",))


def test_a_programme_takes_its_own_year_not_that_of_the_plan(places: Places) -> None:
    title = "Integrale veiligheid 2024-2027: uitvoeringsprogramma 2026"
    assert read(places, page((title, 20))).period == (2026, 2026)


def test_a_plan_without_years_on_its_cover_finds_them_in_its_first_pages(places: Places) -> None:
    body = full_page(2, "Voor u ligt het Integraal Veiligheidsplan voor de periode 2023-2026.")
    found = read(places, page(("Integraal Veiligheidsplan", 24)), body)
    assert found.period == (2023, 2026)


def test_without_any_words_the_file_name_is_the_title(places: Places) -> None:
    found = read(places, Page(1, 595, 842), stem="verslag_overleg-mei")
    unread = frozenset({"kind", "title"})
    assert found == Recognised(Kind.OVERIG, "Verslag overleg mei", guessed=unread)


def test_print_without_a_size_and_drawn_lines_still_give_a_title(places: Places) -> None:
    flat = Page(1, 595, 842, (Word("Verslag", (50, 40, 90, 50), 0.0),))
    assert read(places, flat).title == "Verslag"
    assert read(places, page(("Bevindingen _________", 20))).title == "Bevindingen"


LETTER = (
    "Gemeente Oude IJsselstreek",
    "Raadsinformatiebrief",
    "Datum: 12 maart 2026",
    "Onderwerp: Voortgang Uitvoeringsprogramma Integrale",
    "Veiligheid 2025",
    "Geachte raadsleden,",
    "Samen met de gemeenten Doetinchem, Aalten en Montferland werken wij aan veiligheid.",
    "Op 3 februari 2024 besprak u het programma.",
)


def test_a_letter_about_a_programme_is_a_letter_from_its_sender(places: Places) -> None:
    assert read(places, page(*LETTER)) == Recognised(
        Kind.RIB,
        "Voortgang Uitvoeringsprogramma Integrale Veiligheid 2025",
        (2025, 2025),
        ("Oude IJsselstreek",),
        "2026-03-12",
    )


def test_a_letter_is_known_by_its_salutation_and_its_sender_by_the_signature(
    places: Places,
) -> None:
    letter = page(
        "Betreft stand van zaken veiligheid",
        "Geachte leden van de raad,",
        "Hierbij informeren wij u over de voortgang in Utrecht.",
        "Hoogachtend,",
        "Burgemeester en wethouders van Eijsden-",
        "Margraten",
    )
    found = read(places, letter)
    assert (found.kind, found.title) == (Kind.RIB, "stand van zaken veiligheid")
    assert found.municipalities == ("Eijsden-Margraten",)


def test_a_recognition_slip_in_the_name_of_a_letter_is_forgiven(places: Places) -> None:
    letter = page("Raadsinformatiebnief", "Onderwerp: Jaarwisseling", "Geachte raad,")
    assert read(places, letter).kind is Kind.RIB


def test_a_programme_that_mentions_letters_to_the_council_is_no_letter(places: Places) -> None:
    text = full_page(
        1, "Uitvoeringsprogramma veiligheid 2026", "De raad hoort dit per raadsinformatiebrief."
    )
    assert read(places, text).kind is Kind.UVP


def test_participants_are_those_of_the_enumeration_not_those_in_passing(places: Places) -> None:
    body = full_page(
        2,
        "Anders dan in Amsterdam is de criminaliteit hier laag.",
        "De gemeenten (Gulpen-Wittem, Vaals en Valkenburg a/d Geul) stellen dit plan vast.",
    )
    found = read(places, page(("Samen veilig 2025", 24)), body)
    assert found.municipalities == ("Gulpen-Wittem", "Vaals", "Valkenburg aan de Geul")


def test_ordinary_words_and_other_bodies_are_no_municipalities(places: Places) -> None:
    cover = page(
        ("Best veilig: Huizen en Sluis", 24),
        "Veiligheidsregio Utrecht en Politie Eenheid Rotterdam",
        "Gemeente Best",
    )
    assert "Best" in read(places, cover).municipalities
    assert not {"Utrecht", "Rotterdam"} & set(read(places, cover).municipalities)
    assert read(places, page(("Het Best beveiligde deel van Huizen", 24))).municipalities == ()


def test_capitals_apostrophes_and_accents_do_not_hide_a_municipality(places: Places) -> None:
    cover = page(("VEILIGHEIDSPLAN", 24), "GEMEENTE ’S-HERTOGENBOSCH", "Sudwest-Fryslan")
    assert read(places, cover).municipalities == ("'s-Hertogenbosch", "Súdwest-Fryslân")


def test_all_municipalities_have_one_official_name(places: Places) -> None:
    assert len(set(places.written.values())) == 342
    assert places.ordinary <= set(places.written.values())


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024-2027", (2024, 2027)),
        ("2023 t/m 2026", (2023, 2026)),
        ("2024 – 2027", (2024, 2027)),
        ("2024 tot en met 2027", (2024, 2027)),
        ("2024-27", (2024, 2027)),
        ("plan 2026", (2026, 2026)),
        ("12-03-2026", None),
        ("4 juli 2023", None),
        ("zaak 20241234", None),
        ("2027-2024", (2027, 2027)),
        ("geen", None),
    ],
)
def test_periods_are_read_and_dates_are_not_periods(
    text: str, period: tuple[int, int] | None
) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12 maart 2026", "2026-03-12"),
        ("1 mrt. 2025", "2025-03-01"),
        ("12-03-2026", "2026-03-12"),
        ("2026-03-12", "2026-03-12"),
        ("31 februari 2026", None),
        ("maart 2026", None),
    ],
)
def test_dates_are_read_the_dutch_way(text: str, iso: str | None) -> None:
    assert read_date(text) == iso


def test_a_label_goes_before_a_loose_date_and_running_text_does_not_count() -> None:
    assert find_own_date(["4 juli 2023", "Datum: 18 maart 2024"]) == "2024-03-18"
    assert find_own_date(["Meerssen, 7 mei 2025"]) == "2025-05-07"
    assert find_own_date(["Op 7 mei 2025 stelde de raad het plan vast."]) is None


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
@pytest.mark.parametrize(
    ("name", "kind", "period", "count"),
    [("uvp-2026", Kind.UVP, (2026, 2026), 5), ("rib-voortgang-2025", Kind.RIB, (2025, 2025), 1)],
)
def test_real_documents_are_recognised(
    places: Places, name: str, kind: Kind, period: tuple[int, int], count: int
) -> None:
    found = recognise(read_pdf(SHARED / "documents" / f"{name}.pdf"), name, places)
    assert (found.kind, found.period, len(found.municipalities)) == (kind, period, count)
