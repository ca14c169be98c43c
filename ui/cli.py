"""The command `wijzer`: its words, options and exit statuses."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from ingest.errors import UsageError, WijzerError
from ui import cli_commands as commands
from ui import cli_texts as texts

INTERRUPTED = 130
"""Exit status after Ctrl+C, as shells give it: 128 + SIGINT."""
MAX_TOP = 100
MAX_PORT = 65535

# What argparse says when the call is wrong (Python 3.11 to 3.14), and how it is said here.
WRONG_USE = (
    (r"argument (?P<option>\S+): expected .*argument", texts.NO_VALUE),
    (r"argument \S+: invalid choice: '(?P<given>.*?)' .*", texts.UNKNOWN_COMMAND),
    (r"unrecognized arguments: (?P<given>.*)", texts.UNKNOWN_ARGUMENTS),
    (r"the following arguments are required: (?P<names>.*)", texts.MISSING_ARGUMENT),
    (r"ambiguous option: (?P<option>\S+) .*", texts.AMBIGUOUS),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 it can't be done, 2 wrong use."""
    _speak_utf8()
    try:
        given = build_parser().parse_args(arguments)
        given.run(given)
    except WijzerError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        print(texts.STOPPED, file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


class DutchParser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch and raises UsageError."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with a Dutch text for what argparse found wrong."""
        details = {"command": self.prog, "commands": ", ".join(COMMANDS)}
        for pattern, text in WRONG_USE:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                raise UsageError(text.format(**details, **match.groupdict()))
        raise UsageError(texts.WRONG_USE.format(message=message, **details))


class DutchHelp(argparse.HelpFormatter):
    """Help that starts with a Dutch word."""

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]
        """Write the usage line, introduced in Dutch."""
        super().add_usage(usage, actions, groups, texts.USAGE if prefix is None else prefix)


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = _new_parser(DutchParser, prog="wijzer", description=texts.ABOUT, epilog=texts.CLOSING)
    _add_options(parser)
    parser.set_defaults(run=_ask_for_command)
    words = parser.add_subparsers(title=texts.COMMANDS, metavar="OPDRACHT", prog="wijzer")
    for name, (summary, describe, run) in COMMANDS.items():
        described = _new_parser(words.add_parser, name=name, help=summary, description=summary)
        described.set_defaults(run=run)
        describe(described)
    return parser


def _describe_ingest(parser: argparse.ArgumentParser) -> None:
    what = parser.add_argument_group(texts.ARGUMENTS)
    what.add_argument("paths", nargs="*", type=Path, metavar="PAD", help=texts.PATHS)
    _add_index(_add_options(parser))


def _describe_ask(parser: argparse.ArgumentParser) -> None:
    options = _describe_request(parser, "VRAAG", texts.QUESTION, texts.ASK_BATCH)
    options.add_argument("--explain", action="store_true", help=texts.EXPLAIN)


def _describe_search(parser: argparse.ArgumentParser) -> None:
    options = _describe_request(parser, "WOORDEN", texts.WORDS, texts.SEARCH_BATCH)
    options.add_argument(
        "--top", type=_whole_number(1, MAX_TOP), default=10, metavar="N", help=texts.TOP
    )


def _describe_eval(parser: argparse.ArgumentParser) -> None:
    what = parser.add_argument_group(texts.ARGUMENTS)
    what.add_argument("file", type=Path, metavar="BESTAND", help=texts.QUESTIONS)
    options = _add_options(parser)
    _add_index(options)
    options.add_argument("--json", action="store_true", help=texts.JSON)
    options.add_argument("--show", action="store_true", help=texts.SHOW)


def _describe_facts(parser: argparse.ArgumentParser) -> None:
    filters = parser.add_argument_group(texts.WHICH_FACTS)
    kinds = texts.FACT_KIND_HELP.format(kinds=", ".join(texts.FACT_KINDS))
    filters.add_argument("--kind", type=_fact_kind, metavar="SOORT", help=kinds)
    filters.add_argument("--theme", metavar="THEMA", help=texts.FACT_THEME)
    filters.add_argument("--document", metavar="DOCUMENT", help=texts.FACT_DOCUMENT)
    options = _add_options(parser)
    _add_index(options)
    options.add_argument("--json", action="store_true", help=texts.JSON)
    options.add_argument("--csv", action="store_true", help=texts.CSV)


def _describe_documents(parser: argparse.ArgumentParser) -> None:
    options = _add_options(parser)
    _add_index(options)
    options.add_argument("--json", action="store_true", help=texts.JSON)


def _describe_ui(parser: argparse.ArgumentParser) -> None:
    options = _add_options(parser)
    _add_index(options)
    options.add_argument("--host", default="127.0.0.1", metavar="ADRES", help=texts.HOST)
    options.add_argument(
        "--port", type=_whole_number(0, MAX_PORT), default=7860, metavar="N", help=texts.PORT
    )
    options.add_argument("--no-browser", action="store_true", help=texts.NO_BROWSER)


def _describe_request(
    parser: argparse.ArgumentParser, metavar: str, words: str, batch: str
) -> argparse._ArgumentGroup:
    """What `ask` and `search` share; returns the group of options."""
    what = parser.add_argument_group(texts.ARGUMENTS)
    what.add_argument("words", nargs="?", metavar=metavar, help=words)
    what.add_argument("--batch", type=Path, metavar="BESTAND", help=batch)
    filters = parser.add_argument_group(texts.FILTERS)
    filters.add_argument("--theme", metavar="THEMA", help=texts.THEME)
    filters.add_argument("--kind", metavar="SOORT", help=texts.KIND)
    filters.add_argument("--document", metavar="DOCUMENT", help=texts.DOCUMENT)
    options = _add_options(parser)
    _add_index(options)
    options.add_argument("--json", action="store_true", help=texts.JSON)
    return options


COMMANDS = {
    "ingest": (texts.INGEST, _describe_ingest, commands.ingest),
    "ask": (texts.ASK, _describe_ask, commands.ask),
    "search": (texts.SEARCH, _describe_search, commands.search),
    "eval": (texts.EVALUATE, _describe_eval, commands.evaluate),
    "facts": (texts.FACTS, _describe_facts, commands.facts),
    "documents": (texts.LISTED, _describe_documents, commands.documents),
    "ui": (texts.SCREEN, _describe_ui, commands.screen),
}
"""Name -> one sentence, the function that adds its options, the function that does it."""


def _new_parser(
    make: Callable[..., argparse.ArgumentParser], **details: str
) -> argparse.ArgumentParser:
    """A parser whose help and options are all our own."""
    return make(add_help=False, allow_abbrev=False, formatter_class=DutchHelp, **details)


def _ask_for_command(_: argparse.Namespace) -> NoReturn:
    raise UsageError(texts.NO_COMMAND.format(command="wijzer", commands=", ".join(COMMANDS)))


def _add_options(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    options = parser.add_argument_group(texts.OPTIONS)
    options.add_argument("-h", "--help", action="help", help=texts.HELP)
    return options


def _add_index(options: argparse._ArgumentGroup) -> None:
    options.add_argument("--index", type=Path, metavar="MAP", help=texts.INDEX)


def _whole_number(low: int, high: int) -> Callable[[str], int]:
    def read(given: str) -> int:
        if not given.isdecimal() or not low <= int(given) <= high:
            raise UsageError(texts.NO_NUMBER.format(given=given, low=low, high=high))
        return int(given)

    return read


def _fact_kind(given: str) -> str:
    if given not in texts.FACT_KINDS:
        known = ", ".join(texts.FACT_KINDS)
        raise UsageError(texts.UNKNOWN_FACT_KIND.format(given=given, kinds=known))
    return given


def _speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's language is; half characters become a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
