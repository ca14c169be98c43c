"""An optional language model that words an answer from running text anew.

It sees numbered quotes and nothing else, and what it writes counts only sentence by sentence, as
far as the quotes bear it out. Otherwise the built-in answer stands.
"""

from __future__ import annotations

import json
import logging
import re
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, Field

from assistant import writer_texts as texts
from assistant.answer import by_page, passes
from assistant.evidence import Draft, Evidence, Reply
from assistant.expectations import NUMBER, expectation
from assistant.polarity import NEGATION
from assistant.query import Query
from assistant.search import Search
from assistant.settings import Settings
from ingest.errors import UsageError
from ingest.sentences import split_sentences
from ingest.words import Token, content_tokens, fold

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

MAX_PASSAGES = 6
MAX_QUOTES = 24
MAX_TOKENS = 400
"""Three sentences in JSON take about 150; a model that rambles on is cut off here."""
MAX_OWN = 0.25
"""The share of its telling words that a sentence may have beyond those of its quotes."""
MARKS = re.compile(r"\s*\[\d+(?:,\s*\d+)*\]")
KEEP_ALIVE = ((socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),)
NO_KEY = "niet-nodig"
_log = logging.getLogger(__name__)


class WrittenSentence(BaseModel):
    """A sentence as the model gives it, with the numbers of the quotes that it names."""

    text: Annotated[str, Field(min_length=1, max_length=600)]
    quotes: Annotated[list[int], Field(min_length=1, max_length=6)]


class Written(BaseModel):
    """What the model must return."""

    sentences: Annotated[list[WrittenSentence], Field(min_length=1, max_length=3)]


class _NotUsed(Exception):
    """What the model wrote is no answer; the text says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A language model at `url`, over the passages of one index."""

    name: str
    url: str
    search: Search
    model: Runnable[Any, Any]

    def rewrite(self, query: Query, reply: Reply) -> Reply:
        """The reply in the model's words where they hold, else as it was; never raises."""
        if not is_running_text(self.search, reply):
            return reply
        try:
            return self._written(query, reply)
        except _NotUsed as failure:
            return self._unchanged(reply, str(failure))
        # Whatever a foreign model, server or library does: the built-in answer is there.
        except Exception as error:
            _log.debug("language model %s failed", self.name, exc_info=True)
            return self._unchanged(reply, texts.FAILED.format(error=type(error).__name__))

    def _written(self, query: Query, reply: Reply) -> Reply:
        quotes = collect_quotes(self.search, query, reply)
        written = self._ask(query, quotes).sentences
        drafts = [d for s in written if (d := draft(s, quotes)) and holds(self.search, d)]
        if not drafts:
            raise _NotUsed(texts.ALL_REFUSED.format(count=len(written)))
        if not any(map(expectation(query), (d.text for d in drafts))):
            raise _NotUsed(texts.NO_ANSWER)
        because = texts.WRITTEN.format(
            because=reply.because, name=self.name, kept=len(drafts), count=len(written)
        )
        return replace(reply, drafts=tuple(drafts), because=because)

    def _ask(self, query: Query, quotes: Sequence[Evidence]) -> Written:
        """Put the question to the model, without a trace to any service."""
        from langsmith import tracing_context

        asked = {
            "vraag": query.question,
            "onderwerp": [term.word for term in query.topics],
            "citaten": [{"nummer": n, "tekst": q.text.value} for n, q in enumerate(quotes, 1)],
        }
        told = [("system", texts.TASK), ("human", json.dumps(asked, ensure_ascii=False))]
        with tracing_context(enabled=False):
            return Written.model_validate(self.model.invoke(told))

    def _unchanged(self, reply: Reply, reason: str) -> Reply:
        _log.warning(texts.LOGGED.format(name=self.name, reason=reason, url=self.url))
        noted = texts.KEPT_BUILT_IN.format(because=reply.because, name=self.name, reason=reason)
        return replace(reply, because=noted)


def open_writer(settings: Settings, search: Search) -> Writer | None:
    """The writer of the settings, None when they name none; raises UsageError, in Dutch."""
    name, url = settings.language_model, settings.language_model_url
    if name is None and url is None:
        return None
    if name is None:
        raise UsageError(texts.NO_MODEL)
    if url is None:
        raise UsageError(texts.NO_URL)
    if not re.match(r"https?://[^/\s]", url):
        raise UsageError(texts.NOT_AN_ADDRESS.format(url=url))
    model = _open_model(name.removeprefix("openai:"), url, settings.language_model_timeout_s)
    return Writer(name, url, search, model)


def _open_model(name: str, url: str, timeout_s: int) -> Runnable[Any, Any]:
    """A chat model that returns `Written`, asked once, straight at its address."""
    from langchain.chat_models import init_chat_model

    model = init_chat_model(
        name, model_provider="openai", base_url=url, api_key=NO_KEY, temperature=0,
        max_tokens=MAX_TOKENS, timeout=timeout_s, max_retries=0, use_responses_api=False,
        # With options of our own no proxy stands between us and the address.
        http_socket_options=KEEP_ALIVE,
    )  # fmt: skip
    return model.with_structured_output(Written, method="json_schema")


def is_running_text(search: Search, reply: Reply) -> bool:
    """Whether all drafts are sentences as they stand: no list, verdict, sum or table row."""
    rows = {p.text for p in search.library.passages.values() if p.kind == "row"}
    return bool(reply.drafts) and all(
        not (d.item or d.computed)
        and [e.text.value for e in d.evidence] == [d.text]
        and d.text not in rows
        for d in reply.drafts
    )


def collect_quotes(search: Search, query: Query, reply: Reply) -> list[Evidence]:
    """The sentences of the reply, then those of the best passages, at most MAX_QUOTES."""
    own = [piece for d in reply.drafts for piece in d.evidence]
    found = {piece.key: piece for piece in (*own, *_nearby(search, query))}
    return list(found.values())[:MAX_QUOTES]


def _nearby(search: Search, query: Query) -> Iterator[Evidence]:
    """The sentences of the best passages of running text."""
    best = [p for p, _ in search.passages(query, 4 * MAX_PASSAGES) if p.kind != "row"]
    for passage in best[:MAX_PASSAGES]:
        for start, end in split_sentences(passage.text):
            yield search.library.evidence(passage.id, start, end)


def draft(sentence: WrittenSentence, quotes: Sequence[Evidence]) -> Draft | None:
    """The sentence with the quotes it names; None when it names one that is not there."""
    text = " ".join(MARKS.sub("", sentence.text).split())
    numbers = list(dict.fromkeys(sentence.quotes))
    if not text or not all(1 <= n <= len(quotes) for n in numbers):
        return None
    return Draft(text, tuple(quotes[n - 1] for n in numbers))


def holds(search: Search, written: Draft) -> bool:
    """Whether a sentence passes the quote gate and keeps to the words of its quotes."""
    pieces = [part for e in written.evidence for part in by_page(e)]
    return passes(search.library, written, pieces) and keeps_to(search, written)


def keeps_to(search: Search, written: Draft) -> bool:
    """Whether a sentence has hardly a word of its own, and denies when its quotes do.

    The quote gate lets a name at the start of a sentence, a number in letters and a lost 'niet'
    through, which the built-in answers can't have; here they may not be the model's own.
    """
    said = " ".join(e.text.value for e in written.evidence)
    around = " ".join(heading for e in written.evidence for heading in e.section)
    stems = search.library.vocabulary.stems_of(f"{said} {around}")
    alike = search.library.vocabulary.alike
    words = content_tokens(written.text)
    own = [w for w in words if not (w.stem in stems if _exact(w) else alike(w.stem, stems))]
    few = len(own) <= MAX_OWN * len(words) and not any(map(_exact, own))
    return bool(words) and few and _denies(written.text) == _denies(said)


def _exact(word: Token) -> bool:
    """Whether a word is a number or has a capital, so that no other word may stand for it."""
    return word.text[0].isupper() or re.fullmatch(NUMBER, word.text.lower()) is not None


def _denies(text: str) -> bool:
    return NEGATION.search(fold(text)) is not None
