"""What can go wrong with the state."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class StateError(OSError):
    """The state cannot be read or written, such as on a full disk."""


class StateBrokenError(StateError):
    """What lies in the state file makes no sense any more: it is to be thrown away."""


@contextmanager
def told() -> Iterator[None]:
    """SQLite's errors as errors of files, which is what they are."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StateError(f".chronicle/state.sqlite: {error}") from error
    except sqlite3.Error as error:
        raise StateBrokenError(f".chronicle/state.sqlite: {error}") from error
