"""The vectors of passages on a Chroma server: a collection for each document.

A collection is written once and never changed, so generations share those of the documents that
stayed the same, and one that is half written belongs to no generation. Measured on 1.5.9 with
20,000 vectors: fifty collections of 400 are written in 20 s, one collection of all in 51 s.
"""

from __future__ import annotations

import json
import secrets
import ssl
from collections.abc import Collection as Names
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import numpy as np

from ingest import texts
from ingest.errors import ServerError
from ingest.vectors import GRAPH, Matrix, add_to, read_all

if TYPE_CHECKING:
    from chromadb.api.fastapi import FastAPI
    from chromadb.api.models.Collection import Collection

CONNECT_S, ANSWER_S = 5.0, 60.0
"""A server on the own network connects at once; a thousand vectors took it up to 3 s."""
AT_ONCE = 250
"""Vectors a request: 4,096 numbers each still fit in the 40 MB that `chroma run` takes."""
LISTED = 1000
HELD = "collections"
"""The note of a generation that says in which collection each of its documents stands."""
SERVER_FAULT = 500


class ServerVectors:
    """The vectors of one generation; it connects anew for everything it is asked.

    So a server that was away is found again once it is back.
    """

    def __init__(self, address: str, held: Mapping[str, str], index_name: str = "") -> None:
        """`held` gives the collection of each document; who adds to them names the index."""
        self._address = address
        self._held = dict(held)
        self._index_name = index_name

    def add(self, document: str, ids: Sequence[str], vectors: Matrix) -> None:
        """Store the vectors (n x dimensions) of the n passages of one document."""
        name = f"{_prefix(self._index_name)}{secrets.token_hex(8)}"
        with connect(self._address) as api:
            model = api.create_collection(name, configuration={"hnsw": GRAPH})
            add_to(_collection(api, model), document, ids, vectors, AT_ONCE)
        self._held[document] = name

    def remove(self, document: str) -> None:
        """Drop the vectors of one document; older generations keep them."""
        self._held.pop(document, None)

    def all(self) -> tuple[list[str], Matrix]:
        """Ids of all passages and their vectors (n x dimensions), in the same order."""
        with connect(self._address) as api:
            parts = [read_all(self._open(api, document)) for document in self._held]
        ids = [found for part, _ in parts for found in part]
        return ids, np.concatenate([part for _, part in parts]) if parts else _NOTHING

    def match(self, passages: Mapping[str, int]) -> bool:
        """Whether the server has a collection for each of just these documents."""
        with connect(self._address) as api:
            there = set(_list_names(api))
        return self._held.keys() == passages.keys() and there.issuperset(self._held.values())

    def meta(self) -> dict[str, str]:
        """The collection of each document."""
        return {HELD: json.dumps(self._held)}

    def close(self) -> None:
        """Nothing is open."""

    def _open(self, api: FastAPI, document: str) -> Collection:
        return _collection(api, api.get_collection(self._held[document]))


_NOTHING = np.empty((0, 0), dtype=np.float32)


def remove_unused(address: str, index_name: str, used: Names[str]) -> None:
    """Remove the collections of this index that its current generation does not use."""
    with connect(address) as api:
        for name in list(_list_names(api)):
            if name.startswith(_prefix(index_name)) and name not in used:
                api.delete_collection(name)


@contextmanager
def connect(address: str) -> Iterator[FastAPI]:
    """A connection to the server at 'http://host:port', for one piece of work.

    Raises ServerError, in Dutch, for all that can go wrong with a server: it can't be reached,
    stays silent, breaks off, is no Chroma, has an error, or lacks a collection.
    """
    with _told(address):
        api = _open_api(address)
        try:
            _greet(api, address)
            yield api
        finally:
            api._session.close()


def _open_api(address: str) -> FastAPI:
    """Chroma's own client of its HTTP interface, with time limits and without a proxy.

    `chromadb.HttpClient` makes its connections itself, waits for ever (timeout=None) and goes
    through the proxy of HTTP_PROXY (seen in 1.5.9); so its session is replaced by ours.
    """
    from chromadb.api.fastapi import FastAPI
    from chromadb.config import Settings, System

    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        anonymized_telemetry=False,
        chroma_server_host=address,  # a whole address is taken as it is
        chroma_server_http_port=httpx.URL(address).port or 0,
    )
    api = System(settings).instance(FastAPI)
    api._session.close()
    limits = httpx.Timeout(ANSWER_S, connect=CONNECT_S)
    headers = api.get_request_headers()
    known = ssl.create_default_context()  # the authorities of this machine, so also one's own
    api._session = httpx.Client(timeout=limits, headers=headers, verify=known, trust_env=False)
    return api


def _greet(api: FastAPI, address: str) -> None:
    """See that it is a Chroma server that answers. Raises ServerError."""
    answer = api._session.get(f"{api.get_api_url()}/heartbeat")
    if answer.status_code >= SERVER_FAULT:
        raise ServerError(texts.SERVER_STATUS.format(address=address, status=answer.status_code))
    if not answer.is_success or "heartbeat" not in answer.text:
        raise ServerError(texts.NO_CHROMA.format(address=address))


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Turn what goes wrong with the server into a ServerError that says what to do."""
    from chromadb.errors import NotFoundError

    try:
        yield
    except ServerError:
        raise
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise ServerError(texts.SERVER_AWAY.format(address=address)) from error
    except httpx.TimeoutException as error:
        text = texts.SERVER_SLOW.format(address=address, seconds=round(ANSWER_S))
        raise ServerError(text) from error
    except httpx.TransportError as error:
        raise ServerError(texts.SERVER_BROKE_OFF.format(address=address)) from error
    except NotFoundError as error:
        raise ServerError(texts.SERVER_LACKS.format(address=address)) from error
    except Exception as error:  # Chroma raises a dozen kinds, a bare Exception among them
        raise ServerError(texts.SERVER_FAILED.format(address=address)) from error


def _list_names(api: FastAPI) -> Iterator[str]:
    """Names of all collections on the server, of other indexes too."""
    start = 0
    while found := api.list_collections(limit=LISTED, offset=start):
        yield from (model.name for model in found)
        start += len(found)


def _collection(api: FastAPI, model: object) -> Collection:
    from chromadb.api.models.Collection import Collection

    return Collection(api, model, embedding_function=None)  # type: ignore[arg-type]


def _prefix(index_name: str) -> str:
    return f"wijzer-{index_name}-"
