"""The errors of Veiligheidswijzer. Their text is Dutch and is shown as it stands.

    WijzerError
    ├── UsageError       wrong use: an unknown option, theme or setting  (exit status 2)
    ├── CorpusError      nothing can be read: no folder, no documents    (exit status 1)
    ├── ReadError        one file can't be read; the run goes on without it
    ├── StoreError       the index is missing, damaged or in use         (exit status 1)
    │   └── ServerError  the Chroma server that holds its vectors fails
    └── ModelError       an embedding or language model can't be used    (exit status 1)

Each text says what happened, where, and what to do about it.
"""

from __future__ import annotations


class WijzerError(Exception):
    """Base of all expected failures; `exit_status` is what a command ends with."""

    exit_status = 1


class UsageError(WijzerError):
    """The call itself is wrong."""

    exit_status = 2


class CorpusError(WijzerError):
    """There is nothing to read."""


class ReadError(WijzerError):
    """One file can't be read."""


class StoreError(WijzerError):
    """The index is missing, damaged, full or in use."""


class ServerError(StoreError):
    """The Chroma server can't be reached, or fails."""


class ModelError(WijzerError):
    """A model can't be loaded or gives what it should not."""
