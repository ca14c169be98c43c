"""From folders and files to the documents to read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.catalogue import Listing, complete, list_files, make_id
from ingest.document import Certainty, Kind, Status
from ingest.errors import CorpusError
from ingest.recognise import Recognised

FOUND = Recognised(
    Kind.OVERIG,
    "Herkende titel",
    (2020, 2021),
    ("Weert",),
    "2020-02-02",
    guessed=frozenset({"title"}),
)


def put(folder: Path, *names: str) -> None:
    """Files of which the content is their own name."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def catalogue(folder: Path, text: str) -> None:
    (folder / "catalogus.toml").write_text(text, encoding="utf-8")


def ids(listing: Listing) -> list[str]:
    return [file.id for file in listing.files]


def test_the_corpus_is_read_with_its_folders_but_not_bron_and_hidden_files(
    tmp_path: Path,
) -> None:
    put(tmp_path, "uvp.pdf", "oud/ivp.PDF", "bron/x.pdf", ".weg/y.pdf", ".z.pdf", "foto.png")
    listing = list_files([], tmp_path)
    assert ids(listing) == ["ivp", "uvp"]
    assert listing.skipped == ()
    assert all(file.path.is_absolute() and len(file.sha256) == 64 for file in listing.files)


def test_a_document_in_a_form_that_is_not_read_is_reported_and_so_is_any_given_file(
    tmp_path: Path,
) -> None:
    put(tmp_path, "a.pdf", "b.docx", "c.txt", "d.md", "e.HTML", "f.png", "g.doc", "h.odt")
    listing = list_files([], tmp_path)
    assert ids(listing) == ["a", "b", "c", "d", "e"]
    assert [s.source for s in listing.skipped] == ["g.doc", "h.odt"]
    assert all("Sla het op als pdf" in s.reason for s in listing.skipped)
    (given,) = list_files([tmp_path / "f.png"], tmp_path).skipped
    assert "f.png is geen bestand dat gelezen kan worden" in given.reason


def test_a_file_about_the_folder_is_no_document_unless_it_is_given(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "README.md", "LeesMij.txt")
    listing = list_files([], tmp_path)
    assert ids(listing) == ["a"]
    assert [s.source for s in listing.skipped] == ["LeesMij.txt", "README.md"]
    assert ids(list_files([tmp_path / "README.md"], tmp_path)) == ["README"]


def test_a_path_that_does_not_exist_is_skipped_and_a_missing_corpus_is_an_error(
    tmp_path: Path,
) -> None:
    put(tmp_path, "a.pdf")
    listing = list_files([tmp_path / "a.pdf", tmp_path / "weg.pdf"], tmp_path)
    assert ids(listing) == ["a"]
    assert "weg.pdf bestaat niet" in listing.skipped[0].reason
    with pytest.raises(CorpusError, match="bestaat niet"):
        list_files([], tmp_path / "nergens")


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "b.pdf")
    listing = list_files([tmp_path / "a.pdf", tmp_path, tmp_path / "a.pdf"], tmp_path)
    assert (ids(listing), listing.skipped) == (["a", "b"], ())


def test_the_same_content_is_read_once_and_named(tmp_path: Path) -> None:
    for name in ("eerste.pdf", "tweede.pdf"):
        (tmp_path / name).write_text("gelijk", encoding="utf-8")
    listing = list_files([], tmp_path)
    assert ids(listing) == ["eerste"]
    assert "dezelfde inhoud als eerste.pdf" in listing.skipped[0].reason
    catalogue(tmp_path, '[tweede]\ntitle = "Gekozen"\n')
    assert ids(list_files([], tmp_path)) == ["tweede"]


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("uvp-2026", "uvp-2026"),
        ("IVP_2024.def", "IVP_2024.def"),
        ("Plan é (versie 2)", "plan-e-versie-2"),
        ("---", "document"),
        ("Vragen+antwoorden", "vragen-antwoorden"),
    ],
)
def test_an_id_is_the_stem_made_clean(stem: str, expected: str) -> None:
    assert make_id(stem) == expected


def test_equal_stems_get_ids_of_their_own_in_a_fixed_order(tmp_path: Path) -> None:
    put(tmp_path, "a/plan.pdf", "b/plan.pdf", "c/plan-2.pdf", "d/plan.pdf")
    found = {f.path.relative_to(tmp_path).as_posix(): f.id for f in list_files([], tmp_path).files}
    assert found == {
        "a/plan.pdf": "plan", "b/plan.pdf": "plan-3", "c/plan-2.pdf": "plan-2",
        "d/plan.pdf": "plan-4",
    }  # fmt: skip


def test_of_one_name_the_form_with_pages_has_the_plain_id(tmp_path: Path) -> None:
    put(tmp_path, "plan.docx", "plan.pdf", "nota.md", "nota.txt")
    found = {file.path.name: file.id for file in list_files([], tmp_path).files}
    assert found == {
        "plan.docx": "plan-2", "plan.pdf": "plan", "nota.md": "nota", "nota.txt": "nota-2",
    }  # fmt: skip


def test_the_catalogue_goes_before_what_is_recognised_field_by_field(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "map/b.pdf", "c.pdf")
    catalogue(
        tmp_path,
        """
        [a]
        title = "Gegeven titel"
        kind = "uvp"
        period = "2024-2027"
        municipalities = []
        date = 2026-01-31
        status = "vervallen"
        official = false
        ["map/b"]
        period = "2026"
        """,
    )
    by_id = {file.id: complete(file, FOUND) for file in list_files([], tmp_path).files}
    a, b, c = by_id["a"], by_id["b"], by_id["c"]
    assert (a.title, a.kind, a.period) == ("Gegeven titel", Kind.UVP, (2024, 2027))
    assert (a.municipalities, a.date, a.official) == ((), "2026-01-31", False)
    assert (b.title, b.period, b.official) == ("Herkende titel", (2026, 2026), True)
    assert (a.status, c.status) == (Status.WITHDRAWN, None)
    assert set(dict(a.certainties).values()) == {Certainty.STATED}
    assert dict(b.certainties)["period"] is Certainty.STATED
    assert dict(b.certainties)["title"] is Certainty.GUESSED
    assert dict(c.certainties)["date"] is Certainty.READ
    assert (c.kind, c.period, c.municipalities) == (Kind.OVERIG, (2020, 2021), ("Weert",))


def test_a_catalogue_counts_for_its_own_folder_only(tmp_path: Path) -> None:
    corpus, other = tmp_path / "corpus", tmp_path / "elders"
    put(corpus, "uvp.pdf")
    put(other, "uvp.pdf", "rib.pdf")
    catalogue(corpus, "[uvp]\nofficial = false\n")
    (elsewhere, _) = sorted(list_files([other], corpus).files, key=lambda file: file.id != "uvp")
    assert complete(elsewhere, FOUND).official
    catalogue(other, '[rib]\nkind = "rib"\n')
    (given,) = list_files([other / "rib.pdf"], corpus).files
    assert complete(given, FOUND).kind is Kind.RIB
    above = {f.path.parent.name: complete(f, FOUND) for f in list_files([tmp_path], corpus).files}
    assert not above["corpus"].official


def test_an_entry_without_a_file_is_reported(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "b.docx")
    catalogue(tmp_path, "[a]\nofficial = true\n[b]\nofficial = true\n[weg]\nofficial = true\n")
    reasons = [s.reason for s in list_files([], tmp_path).skipped]
    assert sum("ontbreekt" in reason for reason in reasons) == 1
    assert any(reason.startswith("weg staat in") for reason in reasons)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[a]\nkind = "plan"', r'\[a\]: kind moet "ivp", "uvp", "rib" of "overig" zijn'),
        ('[a]\nperiod = "later"', "period moet een jaar of jaren"),
        ('[a]\nmunicipalities = "Vaals"', "municipalities moet een lijst"),
        ('[a]\ndate = "31-01-2026"', "date moet een datum als 2026-01-31"),
        ('[a]\nstatus = "klaar"', 'status moet "concept", "vastgesteld" of "vervallen" zijn'),
        ("[a]\nofficial = 'nee'", "official moet true of false zijn"),
        ("[a]\ntitle = ''", "title moet een tekst"),
        ("[a]\ntitel = 'x'", "titel is geen bekend veld.*title"),
        ("a = 1", r"\[a\]"),
        ("[a\n", "Herstel"),
    ],
)
def test_a_mistake_in_the_catalogue_names_file_entry_and_field(
    tmp_path: Path, text: str, told: str
) -> None:
    put(tmp_path, "a.pdf")
    catalogue(tmp_path, text)
    with pytest.raises(CorpusError, match=rf"catalogus\.toml.*{told}"):
        list_files([], tmp_path)


def test_the_key_changes_with_content_name_and_entry_only(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf")

    def key() -> str:
        return list_files([], tmp_path).files[0].key

    first = key()
    os.utime(tmp_path / "a.pdf", (0, 0))
    assert key() == first
    catalogue(tmp_path, "[a]\nofficial = false\n")
    assert key() != first


def test_a_file_that_may_not_be_opened_is_skipped(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "weg.pdf")
    listing = list_files([tmp_path / "a.pdf", tmp_path / "b.pdf"], tmp_path)
    assert ids(listing) == ["a"]
    assert "b.pdf" in listing.skipped[0].reason
