"""The command line, over an index that it made itself of the example documents."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from assistant.values import Answer, Citation, Hit, Sentence
from ingest.report import Progress
from tests.readme_blocks import make_answer, read_block
from ui.cli import COMMANDS, main
from ui.cli_progress import Bar
from ui.cli_replies import answer_lines, hits_lines

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
QUESTION = "Wie is verantwoordelijk voor IOB Zorgfraude?"
ANSWER_KEYS = ["id", "question", "found", "answer", "citations", "seconds"]
CITATION_KEYS = [
    "number", "document", "title", "kind", "theme",
    "section", "page", "printed_page", "quote", "boxes",
]  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An index of the corpus, made by the command itself."""
    folder = tmp_path_factory.mktemp("index")
    assert main(["ingest", str(CORPUS), "--index", str(folder)]) == 0
    return str(folder)


@pytest.fixture
def write_lines(tmp_path: Path) -> Callable[[Iterable[object]], str]:
    """Write objects (or texts as they stand) to a file, one a line."""

    def write(lines: Iterable[object]) -> str:
        file = tmp_path / "regels.jsonl"
        written = (line if isinstance(line, str) else json.dumps(line) for line in lines)
        file.write_text("\n".join(written), encoding="utf-8")
        return str(file)

    return write


WriteLines = Callable[[Iterable[object]], str]
Capture = pytest.CaptureFixture[str]


def read_json(capsys: Capture) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


# Help and wrong use


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_is_dutch(command: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert shown.startswith(" ".join(["Gebruik: wijzer", *command]))
    assert "toon deze hulp" in shown
    assert not {"usage", "options:", "positional", "show", "default"} & set(shown.split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Geef een opdracht. Kies uit: ingest, ask, search, eval, facts, documents, ui."),
        (["vraag"], "De opdracht 'vraag' bestaat niet. Kies uit: ingest, "),
        (["ask"], "Er is geen vraag gesteld."),
        (["ask", " \t"], "Er is geen vraag gesteld."),
        (["ask", "Wie?", "--batch", "x.jsonl"], "Geef of één vraag, of een bestand"),
        (["ask", "Wie", "doet"], "Dit hoort er niet bij: doet."),
        (["ask", "Wie?", "--thema", "x"], "Dit hoort er niet bij: --thema x."),
        (["ask", "Wie?", "--index"], "Achter --index hoort een waarde. Zie: wijzer ask --help"),
        (["search", ""], "Er is niets om te zoeken."),
        (["search", "zorg", "--top", "0"], "'0' is geen heel getal van 1 tot en met 100."),
        (["search", "zorg", "--top", "tien"], "'tien' is geen heel getal van 1 tot en met 100."),
        (["facts", "--kind", "uvp"], "De soort 'uvp' bestaat niet. Kies uit: action, planning,"),
        (["facts", "--json", "--csv"], "Kies --json of --csv, niet allebei."),
        (["eval"], "Er ontbreekt iets: BESTAND. Zie: wijzer eval --help"),
        (["ui", "--port", "70000"], "'70000' is geen heel getal van 0 tot en met 65535."),
    ],
)
def test_wrong_use_is_told_in_dutch_and_ends_with_2(
    arguments: list[str], told: str, capsys: Capture
) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith(told)
    assert shown.out == ""


HEAVY = "import sys; from ui.cli import main; main(['ask']); print(*sorted(sys.modules))"


def test_wrong_use_is_told_without_loading_what_is_heavy() -> None:
    run = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)
    heavy = {"torch", "sentence_transformers", "chromadb", "gradio", "pypdf", "langchain"}
    assert "ui.cli_texts" in run.stdout.split()
    assert not heavy & set(run.stdout.split())


# Reading documents


def test_an_empty_folder_gives_1_and_says_what_to_do(tmp_path: Path, capsys: Capture) -> None:
    assert main(["ingest", str(tmp_path), "--index", str(tmp_path / "i")]) == 1
    assert f"In {tmp_path} staan geen" in capsys.readouterr().err


def test_only_a_broken_file_gives_1_and_names_it(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"dit is geen pdf")
    assert main(["ingest", str(tmp_path), "--index", str(tmp_path / "i")]) == 1
    assert "plan.pdf" in capsys.readouterr().err


def test_a_broken_file_beside_good_ones_is_reported_and_gives_0(
    tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "brief.pdf").write_bytes((CORPUS / "rib-voortgang-2025.pdf").read_bytes())
    (tmp_path / "kapot.pdf").write_bytes(b"%PDF-1.7 afgebroken")
    assert main(["ingest", str(tmp_path), "--index", str(tmp_path / "i")]) == 0
    shown = capsys.readouterr()
    assert "(brief): 2 bladzijden" in shown.out
    assert "Overgeslagen: kapot.pdf" in shown.out
    assert "Klaar: 1 document in de index" in shown.out
    assert "Lezen 0/2 brief.pdf\n" in shown.err


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_one_moving_line_on_a_terminal() -> None:
    terminal = Terminal()
    with Bar(terminal) as bar:
        bar.show(Progress("Lezen", 1, 4, "plan.pdf"))
        bar.show(Progress("Klaar", 4, 4, ""))
    first, second = terminal.getvalue().split("\r\x1b[K")[1:3]
    assert first == "[######..................] Lezen 1/4 plan.pdf"
    assert second == "[########################] Klaar 4/4"
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert "\n" not in terminal.getvalue()


def test_the_bar_shows_the_share_of_the_work_and_the_time_left() -> None:
    terminal = Terminal()
    with Bar(terminal) as bar:
        bar.show(Progress("Lezen", 0, 100, "plan.pdf", 0.5, 31.0))
        bar.show(Progress("Lezen", 1, 100, "plan.pdf", 0.75, 121.0))
    shown = terminal.getvalue()
    assert "[############............] nog 40 s Lezen 0/100 plan.pdf" in shown
    assert "[##################......] nog 3 min Lezen 1/100 plan.pdf" in shown


def test_progress_is_a_line_a_step_in_a_log() -> None:
    log = io.StringIO()
    with Bar(log) as bar:
        for _ in range(3):
            bar.show(Progress("Lezen", 0, 1, "plan.pdf"))
        bar.show(Progress("Klaar", 1, 1, ""))
    assert log.getvalue() == "Lezen 0/1 plan.pdf\nKlaar 1/1\n"


# Asking


def test_a_missing_index_gives_1_and_says_what_to_do(tmp_path: Path, capsys: Capture) -> None:
    assert main(["ask", QUESTION, "--index", str(tmp_path)]) == 1
    assert "Er is nog geen index in" in capsys.readouterr().err


def test_an_answer_is_followed_by_its_passages(index: str, capsys: Capture) -> None:
    assert main(["ask", QUESTION, "--index", index]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "egisseur ondermijning" in lines[0]
    assert lines[0].endswith("[1]")
    citation = next(line for line in lines if line.startswith("[1] "))
    assert "Uitvoeringsprogramma" in citation
    assert "p. 20 (voorbeeldtekst, niet vastgesteld): '" in citation


def test_an_answer_in_json_has_the_promised_fields(index: str, capsys: Capture) -> None:
    assert main(["ask", QUESTION, "--index", index, "--json"]) == 0
    (given,) = read_json(capsys)
    assert list(given) == ANSWER_KEYS
    assert (given["id"], given["question"], given["found"]) == (None, QUESTION, True)
    assert given["seconds"] > 0
    first = given["citations"][0]
    assert list(first) == CITATION_KEYS
    assert (first["number"], first["document"], first["kind"]) == (1, "uvp-2026", "uvp")
    assert first["page"] in (13, 14, 20)
    assert all(len(box) == 4 for box in first["boxes"])
    assert first["boxes"]


def test_the_answer_in_the_readme_is_the_real_one(index: str) -> None:
    assert read_block("answer") == make_answer(index)


def test_an_explanation_follows_the_answer(index: str, capsys: Capture) -> None:
    assert main(["ask", QUESTION, "--index", index]) == 0
    plain = capsys.readouterr().out
    assert main(["ask", QUESTION, "--index", index, "--explain"]) == 0
    explained = capsys.readouterr().out
    assert explained.startswith(plain)
    assert len(explained) > len(plain)


def test_two_questions_in_one_are_explained_each(index: str, capsys: Capture) -> None:
    asked = f"{QUESTION.rstrip('?')} en hoeveel uur kost Limburgse Norm?"
    assert main(["ask", asked, "--index", index, "--explain"]) == 0
    assert capsys.readouterr().out.count("Deelvraag: ") == 2


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (["--theme", "koken"], "Het thema 'koken' bestaat niet. Kies uit: jeugd-en-veiligheid"),
        (["--kind", "brief"], "De documentsoort 'brief' bestaat niet. Kies uit: ivp"),
        (["--document", "x"], "Het document 'x' staat niet in de index. Kies uit: ivp-2024-2027"),
    ],
)
def test_an_unknown_filter_gives_2_and_the_known_ones(
    index: str, filters: list[str], told: str, capsys: Capture
) -> None:
    assert main(["ask", QUESTION, "--index", index, *filters]) == 2
    assert capsys.readouterr().err.startswith(told)


def test_a_question_of_ten_thousand_characters_gives_2(index: str, capsys: Capture) -> None:
    assert main(["ask", "waarom " * 1429, "--index", index]) == 2
    assert "te lang" in capsys.readouterr().err


def test_a_filter_keeps_other_documents_out(index: str, capsys: Capture) -> None:
    arguments = ["search", "jeugd", "--index", index, "--json", "--kind", "ivp"]
    assert main(arguments) == 0
    (given,) = read_json(capsys)
    assert {hit["document"] for hit in given["hits"]} == {"ivp-2024-2027"}


# Files of questions


def test_a_batch_keeps_its_order_and_answers_an_empty_question(
    index: str, write_lines: WriteLines, capsys: Capture
) -> None:
    file = write_lines(
        [
            {"id": "z", "question": QUESTION},
            {"id": 7, "question": " "},
            "",
            {"id": "a", "question": "En welke partners?", "before": [QUESTION], "theme": None},
        ]
    )
    assert main(["ask", "--batch", file, "--json", "--index", index]) == 0
    first, empty, last = read_json(capsys)
    assert [first["id"], empty["id"], last["id"]] == ["z", 7, "a"]
    assert first["found"]
    assert (empty["found"], empty["citations"]) == (False, [])
    assert empty["answer"].startswith("Er is geen vraag gesteld")
    assert last["found"]


def test_the_theme_of_a_line_is_a_filter(
    index: str, write_lines: WriteLines, capsys: Capture
) -> None:
    themes = ("jeugd-en-veiligheid", "ondermijnende-criminaliteit")
    file = write_lines({"id": theme, "query": "capaciteit", "theme": theme} for theme in themes)
    assert main(["search", "--batch", file, "--json", "--index", index]) == 0
    youth, crime = read_json(capsys)
    found = [{(hit["page"], hit["text"]) for hit in given["hits"]} for given in (youth, crime)]
    assert all(found)
    assert not found[0] & found[1]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"id": "b", "question": ', "dit is geen JSON"),
        ("[1]", "hier hoort een JSON-object te staan"),
        ({"id": "b"}, "het veld 'question' ontbreekt"),
        ({"id": [1], "question": "Wie?"}, "het veld 'id' moet een tekst of een getal zijn"),
        ({"id": "b", "question": 3}, "het veld 'question' moet een tekst zijn"),
        ({"id": "b", "question": "Wie?", "before": "Wat?"}, "'before' moet een lijst van teksten"),
        ({"id": "b", "question": "Wie?", "theme": ["x"]}, "het veld 'theme' moet een tekst zijn"),
        ({"id": "b", "question": "Wie?", "theme": "x"}, "het thema 'x' bestaat niet; kies uit:"),
    ],
)
def test_a_broken_line_is_named_before_anything_is_answered(
    index: str, write_lines: WriteLines, capsys: Capture, line: object, problem: str
) -> None:
    file = write_lines([{"id": "a", "question": QUESTION}, "", line])
    assert main(["ask", "--batch", file, "--json", "--index", index]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"{file}, regel 3: ")
    assert problem in shown.err


def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    tmp_path: Path, capsys: Capture
) -> None:
    latin = tmp_path / "latijn.jsonl"
    latin.write_bytes('{"id": "a", "question": "Wie coördineert?"}'.encode("latin-1"))
    blank = tmp_path / "leeg.jsonl"
    blank.write_text("\n \n")
    for file, reason in (
        (tmp_path / "weg.jsonl", "het bestaat niet"),
        (tmp_path, "het is een map"),
        (latin, "het is geen tekst in UTF-8"),
        (blank, "staat geen enkele regel"),
    ):
        assert main(["ask", "--batch", str(file), "--json"]) == 2
        told = capsys.readouterr().err
        assert str(file) in told
        assert reason in told


# Searching and scoring


def test_a_search_in_json_has_the_promised_fields(index: str, capsys: Capture) -> None:
    assert main(["search", "zorgfraude", "--top", "3", "--index", index, "--json"]) == 0
    (given,) = read_json(capsys)
    assert list(given) == ["id", "query", "hits", "seconds"]
    assert len(given["hits"]) == 3
    assert list(given["hits"][0]) == ["document", "page", "section", "text", "score"]
    scores = [hit["score"] for hit in given["hits"]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


GOLDEN = {
    "id": "g1",
    "kind": "wie",
    "question": QUESTION,
    "found": True,
    "must": [["regisseur ondermijning"]],
    "document": "uvp-2026",
    "pages": [13, 20],
}
IMPOSSIBLE = {**GOLDEN, "id": "g2", "must": [["sinterklaas", "kerstman"]], "never": ["regisseur"]}


def test_eval_counts_what_is_right_and_shows_what_is_not(
    index: str, write_lines: WriteLines, capsys: Capture
) -> None:
    file = write_lines([GOLDEN, IMPOSSIBLE])
    assert main(["eval", file, "--index", index, "--show"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"g2 [wie] {QUESTION}\n")
    assert "fout: mist sinterklaas of kerstman; bevat regisseur" in shown
    rows = {line[:36].strip(): line[36:].split() for line in shown.splitlines()[-6:-1]}
    assert rows["totaal"] == ["1/2"]
    assert rows["bron op een goede bladzijde"] == ["2/2"]
    assert rows["geweigerd, maar had een antwoord"] == ["0/2"]


def test_eval_in_json_gives_the_same_counts(
    index: str, write_lines: WriteLines, capsys: Capture
) -> None:
    assert main(["eval", write_lines([GOLDEN, IMPOSSIBLE]), "--index", index, "--json"]) == 0
    (given,) = read_json(capsys)
    assert (given["right"], given["total"]) == (1, 2)
    assert given["cited"] == {"part": 2, "whole": 2}
    assert given["kinds"] == {"wie": {"part": 1, "whole": 2}}
    assert [question["right"] for question in given["questions"]] == [True, False]


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("must", [["("]], "'must' moet een lijst van lijsten met geldige zoekpatronen zijn"),
        ("never", ["["], "'never' moet een lijst van geldige zoekpatronen zijn"),
        ("pages", [0], "'pages' moet een lijst van bladzijdenummers zijn"),
        ("found", "ja", "'found' moet true of false zijn"),
        ("max_words", -1, "'max_words' moet een heel getal boven nul zijn"),
    ],
)
def test_a_broken_golden_question_is_named(
    write_lines: WriteLines, capsys: Capture, field: str, value: object, problem: str
) -> None:
    assert main(["eval", write_lines([{**GOLDEN, field: value}])]) == 2
    shown = capsys.readouterr().err
    assert "regel 1: " in shown
    assert problem in shown


# Listing documents


def test_documents_are_listed_with_how_sure_it_is(
    index: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJZER_TODAY", "2027-02-01")
    assert main(["documents", "--index", index]) == 0
    shown = capsys.readouterr().out
    assert "uvp-2026\n  titel: " in shown
    assert "periode: 2026 (zeker)" in shown
    assert shown.count("let op: uit 2026, niet meer geldig") == 1
    assert main(["documents", "--json", "--index", index]) == 0
    (plan,) = [d for d in read_json(capsys) if d["document"] == "ivp-2024-2027"]
    assert (plan["period"], plan["remark"]) == ([2024, 2027], "")
    assert plan["certainty"]["kind"] == "zeker"


# Listing facts


def test_facts_are_listed_with_their_fields_and_places(index: str, capsys: Capture) -> None:
    given = ["facts", "--kind", "planning", "--theme", "zorg-en-veiligheid", "--index", index]
    assert main(given) == 0
    title, first, *rest = capsys.readouterr().out.splitlines()
    assert title == "Planning (1)"
    assert first.startswith("- ")
    assert "    maand: Februari" in rest
    assert any(line.startswith("    staat in Uitvoeringsprogramma") for line in rest)


def test_the_list_of_actions_says_how_many_the_answer_counts(index: str, capsys: Capture) -> None:
    assert main(["facts", "--kind", "action", "--index", index]) == 0
    title = capsys.readouterr().out.splitlines()[0]
    assert (
        main(["ask", "Hoeveel acties staan er in het uitvoeringsprogramma?", "--index", index]) == 0
    )
    counted = re.match(r"Acties \((\d+), genoemd op \d+ plaatsen\)", title)
    assert counted
    assert capsys.readouterr().out.startswith(f"{counted[1]} acties")


def test_facts_in_json_have_the_promised_fields(index: str, capsys: Capture) -> None:
    assert main(["facts", "--kind", "term", "--json", "--index", index]) == 0
    listed = read_json(capsys)
    assert len(listed) > 10
    for given in listed:
        assert list(given) == [
            "kind", "document", "themes", "section", "subject", "fields", "citations",
        ]  # fmt: skip
        assert given["kind"] == "term"
        assert [list(field) for field in given["fields"]] == [["role", "header", "text"]] * 2
        assert list(given["citations"][0]) == CITATION_KEYS


def test_facts_in_csv_are_a_table_that_excel_reads(index: str, capsys: Capture) -> None:
    assert main(["facts", "--csv", "--index", index]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("\ufeffsoort;naam;")
    header, *rows = csv.reader(shown.removeprefix("\ufeff").splitlines(), delimiter=";")
    assert {"geraamde uren", "maand", "betekenis", "toelichting"} < set(header)
    assert len(rows) > 100
    assert {len(row) for row in rows} == {len(header)}


def test_facts_that_are_not_there_are_told(index: str, capsys: Capture) -> None:
    assert main(["facts", "--kind", "amount", "--theme", "overige", "--index", index]) == 0
    assert capsys.readouterr().out == "Er zijn geen feiten gevonden die hieraan voldoen.\n"


# What people read


def make_hit(text: str, printed: str | None = None) -> Hit:
    return Hit("p1", "plan", "Plan", 3, printed, ("Deel", "Kop"), (), text, 0.4567)


def test_a_refusal_shows_what_was_searched_and_what_comes_near() -> None:
    said = (Sentence("Dat staat er niet in.", ()),)
    near = (make_hit("gras " * 100, printed="1"),)
    answer = Answer("Wie?", False, said, (), "Wie doet dat?", near, "Gezocht in Plan.")
    lines = list(answer_lines(answer))
    assert lines[:4] == [
        "Gelezen als: Wie doet dat?",
        "Dat staat er niet in.",
        "Gezocht in Plan.",
        "Dit komt het dichtst in de buurt:",
    ]
    assert lines[4].startswith("- Plan, Deel > Kop, p. 1 (bladzijde 3 van de pdf): 'gras gras")
    assert lines[4].endswith("gras …'")


def test_a_citation_from_a_scan_says_so() -> None:
    citation = Citation(
        1, "brief", "Brief", "rib", None, (), 2, "2", "het gras", (), recognised=True
    )
    answer = Answer("Wat?", True, (Sentence("Gras.", (1,)),), (citation,))
    assert list(answer_lines(answer)) == [
        "Gras. [1]",
        "[1] Brief, p. 2 (uit een scan, dus mogelijk met leesfouten): 'het gras'",
    ]


def test_hits_are_numbered_and_none_is_said_in_words() -> None:
    assert list(hits_lines("gras", [make_hit("Het gras.")])) == [
        "1. Plan, Deel > Kop, p. 3 (score 0,46)",
        "   Het gras.",
    ]
    assert list(hits_lines("koe", [])) == ["Niets gevonden voor 'koe'."]


def test_control_characters_do_not_reach_the_terminal(
    index: str, write_lines: WriteLines, capsys: Capture
) -> None:
    file = write_lines([{**IMPOSSIBLE, "id": "rood\x1b[31m\x9b"}])
    assert main(["eval", file, "--index", index, "--show"]) == 0
    assert capsys.readouterr().out.startswith("rood [31m  [wie] ")
