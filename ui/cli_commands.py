"""What each command does, once its words are understood."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.evaluation import Golden, Verdict, judge, tally
from assistant.settings import Settings
from assistant.values import Answer, Filters, Hit, Sentence
from ingest.errors import UsageError
from ui import cli_texts as texts
from ui.cli_batch import Line, Request, check_themes, read_golden, read_lines, read_request
from ui.cli_progress import Bar
from ui.cli_replies import (
    answer_lines,
    answer_values,
    hits_lines,
    hits_values,
    score_lines,
    score_values,
    write_json,
    wrong_lines,
)

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# The assistant, the readers and the screen bring heavy libraries: they are imported by the
# command that needs them, so that help and wrong use come at once.


def ingest(given: Namespace) -> None:
    """Read documents into the index and report what was read and what was not."""
    from ingest.pipeline import run_ingest
    from ingest.report import describe

    settings = _settings(given)
    with Bar(sys.stderr) as bar:
        report = run_ingest(
            given.paths,
            settings.corpus,
            settings.index,
            settings.embedding_model,
            bar.show,
            settings.limits,
            settings.password,
            settings.chroma,
        )
    _say(describe(report))


def ask(given: Namespace) -> None:
    """Answer one question, or each question of a file."""
    _check_one(given, texts.NO_QUESTION)
    if given.batch is None:
        _ask_one(given, _open(given))
        return
    lines = read_lines(given.batch)
    requests = [read_request(line, "question") for line in lines]
    assistant = _open(given, lines)
    for request in requests:
        answer = _answer(assistant, request.words, request.before, _filters(given, request))
        _say(_written(given, request, answer))


def search(given: Namespace) -> None:
    """List the passages that fit loose words, for one search or each of a file."""
    _check_one(given, texts.NO_WORDS)
    lines = read_lines(given.batch) if given.batch else ()
    requests = [read_request(line, "query") for line in lines] or [Request(None, given.words)]
    assistant = _open(given, lines)
    for request in requests:
        _say(_found(given, request, assistant))


def evaluate(given: Namespace) -> None:
    """Ask golden questions and tell how many of the answers are right."""
    lines = read_lines(given.file)
    questions = [read_golden(line) for line in lines]
    assistant = _open(given, lines)
    verdicts = [_judge(assistant, golden) for golden in questions]
    score = tally(verdicts)
    if given.json:
        _say([write_json(score_values(score, verdicts))])
    else:
        _say(wrong_lines(verdicts) if given.show else ())
        _say(score_lines(score))


def facts(given: Namespace) -> None:
    """List the facts of the documents with the pages where they stand."""
    if given.json and given.csv:
        raise UsageError(texts.JSON_OR_CSV)
    from assistant.facts import list_facts
    from assistant.library import Library
    from ingest.index import open_index
    from ui.cli_facts import fact_csv, fact_lines, fact_values
    from ui.csv_lines import BOM

    settings = _settings(given)
    library = Library(open_index(settings.index), settings.today)
    found = list_facts(library, given.kind, Filters(given.theme, None, given.document))
    if given.json:
        _say(write_json(fact_values(entry)) for entry in found)
    elif given.csv:
        print(BOM, end="")
        _say(fact_csv(library, found))
    else:
        _say(fact_lines(library, found))


def documents(given: Namespace) -> None:
    """List the documents of the index with what is known of them and how sure that is."""
    from assistant.library import Library
    from ingest.index import open_index
    from ui.cli_documents import document_lines, document_values

    settings = _settings(given)
    library = Library(open_index(settings.index), settings.today)
    if given.json:
        _say(write_json(values) for values in document_values(library))
    else:
        _say(document_lines(library))


def screen(given: Namespace) -> None:
    """Serve the screen until it is stopped."""
    from ui.app import serve

    serve(_settings(given), given.host, given.port, not given.no_browser)


def _settings(given: Namespace) -> Settings:
    settings = Settings.load()
    return replace(settings, index=given.index) if given.index else settings


def _open(given: Namespace, lines: Sequence[Line] = ()) -> Assistant:
    """The assistant; raises UsageError when a line of a file names a theme that it lacks."""
    from assistant.assistant import Assistant

    assistant = Assistant.open(_settings(given))
    if lines:
        check_themes(lines, assistant.library.themes.ids)
    return assistant


def _check_one(given: Namespace, nothing: str) -> None:
    """Raise UsageError unless there is either something asked or a file."""
    if given.words is not None and given.batch is not None:
        raise UsageError(texts.ONE_OR_BATCH)
    if given.batch is None and not (given.words or "").strip():
        raise UsageError(nothing)


def _filters(given: Namespace, request: Request) -> Filters:
    """The filters of the command; a theme of the request itself goes first."""
    return Filters(request.theme or given.theme, given.kind, given.document)


def _ask_one(given: Namespace, assistant: Assistant) -> None:
    request = Request(None, given.words)
    filters = _filters(given, request)
    _say(_written(given, request, assistant.ask(request.words, (), filters)))
    if given.explain:
        _say([assistant.explain(request.words, (), filters)])


def _answer(assistant: Assistant, question: str, before: Sequence[str], filters: Filters) -> Answer:
    """The answer; for a question that can't be asked (an empty one), the reason in its place."""
    try:
        return assistant.ask(question, before, filters)
    except UsageError as error:
        return Answer(question, False, (Sentence(str(error), ()),), ())


def _judge(assistant: Assistant, golden: Golden) -> Verdict:
    filters = Filters(theme=golden.theme)
    return judge(golden, _answer(assistant, golden.question, golden.before, filters))


def _written(given: Namespace, request: Request, answer: Answer) -> Iterable[str]:
    if given.json:
        return [write_json(answer_values(request.id, answer))]
    title = [f"{request.id}. {answer.question}"] if request.id is not None else []
    return [*title, *answer_lines(answer)]


def _found(given: Namespace, request: Request, assistant: Assistant) -> Iterator[str]:
    start = time.perf_counter()
    hits = _search(assistant, request, given)
    seconds = time.perf_counter() - start
    if given.json:
        yield write_json(hits_values(request, hits, seconds))
    else:
        yield from hits_lines(request.words, hits)


def _search(assistant: Assistant, request: Request, given: Namespace) -> list[Hit]:
    """The hits; words of a file that can't be searched (none at all) have no hits."""
    try:
        return assistant.search(request.words, _filters(given, request), given.top)
    except UsageError:
        if given.batch is None:
            raise
        return []


def _say(lines: Iterable[str]) -> None:
    """Write lines at once; control characters from a document don't reach the terminal."""
    for line in lines:
        print("".join(c if c.isprintable() or c in "\n\u00ad" else " " for c in line), flush=True)
