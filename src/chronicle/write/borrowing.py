"""What the last build has read, for somebody who may not write: `check` takes it, and leaves the state as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from chronicle.read import Decoded, Kept, KnownPhoto, MemoryCache, ReadCache
from chronicle.write.failing import told
from chronicle.write.record import STATE_FILE, STATE_VERSION
from chronicle.write.sources import Sources


class Borrowed:
    """A cache that reads from the state and keeps what is new in memory."""

    decoded: Decoded | None = None

    def __init__(self, state: Sources) -> None:
        self.now = state.now
        self._state, self._own = state, MemoryCache()

    def guard(self, secret: tuple[str, ...]) -> None:
        """Nothing is stored."""

    def kept(self) -> Mapping[str, Kept]:
        """Everything, by file."""
        return {**self._state.kept(), **self._own.kept()}

    def keep(self, rows: Iterable[tuple[str, Kept, bytes | None]]) -> None:
        """In memory."""
        self._own.keep(rows)

    def found(self, rows: Iterable[tuple[str, str, bytes | None]]) -> None:
        """Whoever looked has the finds."""

    def names(self, mark: str) -> tuple[str, ...] | None:
        """The names that have this digest."""
        return self._state.names(mark)

    def keep_names(self, mark: str, names: tuple[str, ...]) -> None:
        """The next build does."""

    def forget(self, files: Iterable[str]) -> None:
        """The next build does."""

    def body(self, file: str) -> bytes:
        """The encoded body of a file. KeyError if there is none."""
        with suppress(KeyError):
            return self._own.body(file)
        return self._state.body(file)

    def photos(self) -> Mapping[str, KnownPhoto]:
        """All known pictures."""
        return {**self._state.photos(), **self._own.photos()}

    def keep_photos(self, fresh: Mapping[str, KnownPhoto], gone: Iterable[str]) -> None:
        """In memory."""
        self._own.keep_photos(fresh, gone)


@contextmanager
def borrowed(state_folder: Path, now: int) -> Iterator[ReadCache]:
    """The cache of a site as it stands; an empty one if there is none, or none that this program can use. Reading from
    it raises StateError when another program is writing to it. `now`: nanoseconds, of the clock that stamps files."""
    file = state_folder / STATE_FILE
    connection = _opened(file) if file.is_file() else None
    if connection is None:
        yield MemoryCache(now)
        return
    with closing(connection):
        yield Borrowed(Sources(connection, now))


def _opened(file: Path) -> sqlite3.Connection | None:
    connection = None
    try:
        with told():
            connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=0.2)
            row = connection.execute("select value from meta where name = 'version'").fetchone()
    except Exception:  # noqa: BLE001 - whatever is wrong with it, one can do without
        row = None
    if row is not None and row[0] == str(STATE_VERSION):
        return connection
    if connection is not None:
        connection.close()
    return None
