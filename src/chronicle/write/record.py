"""The record of what was written: output -> key, digest, size, time. One SQLite file, opened by the parent
process only; values are text and numbers; deleting it costs time only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

STATE_VERSION = 1
SCHEMA = """
create table if not exists meta (name text primary key, value text not null);
create table if not exists outputs (
    folder text not null, path text not null, key text not null, digest text not null,
    size integer not null, mtime integer not null, primary key (folder, path)) without rowid;
create table if not exists folders (folder text primary key, options text not null);
"""


@dataclass(frozen=True, slots=True)
class Written:
    """One output as it was written: the key of its job, SHA-256 of its bytes, size in bytes, time of the file
    in nanoseconds."""

    key: str
    digest: str
    size: int
    mtime: int


class Record:
    """The record of one output folder."""

    def __init__(self, connection: sqlite3.Connection, folder: str) -> None:
        self._connection = connection
        self._folder = folder

    def outputs(self) -> dict[str, Written]:
        """Everything recorded, by path."""
        rows = self._connection.execute(
            "select path, key, digest, size, mtime from outputs where folder = ?", (self._folder,)
        )
        return {path: Written(key, digest, size, mtime) for path, key, digest, size, mtime in rows}

    def options(self) -> str:
        """With which options the output was made: "public" for a plain public one, "" if nothing is known."""
        row = self._connection.execute("select options from folders where folder = ?", (self._folder,)).fetchone()
        return row[0] if row else ""

    def replace(self, outputs: Mapping[str, Written], gone: Iterable[str], options: str) -> None:
        """Records outputs and forgets others, in one transaction."""
        with self._connection:
            self._connection.executemany(
                "delete from outputs where folder = ? and path = ?", ((self._folder, path) for path in gone)
            )
            self._connection.executemany(
                "insert or replace into outputs values (?, ?, ?, ?, ?, ?)",
                ((self._folder, path, w.key, w.digest, w.size, w.mtime) for path, w in outputs.items()),
            )
            self._connection.execute("insert or replace into folders values (?, ?)", (self._folder, options))

    def forget(self, paths: Iterable[str]) -> None:
        """Outputs that are about to be replaced: should the build be killed, they are made again."""
        with self._connection:
            self._connection.executemany(
                "delete from outputs where folder = ? and path = ?", ((self._folder, path) for path in paths)
            )


@contextmanager
def open_record(state_folder: Path, output: Path) -> Iterator[Record]:
    """Opens `.chronicle/state.sqlite`; a damaged one, or one of another version, is thrown away."""
    state_folder.mkdir(parents=True, exist_ok=True)
    ignore = state_folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    path = state_folder / "state.sqlite"
    with closing(_connect(path)) as connection:
        yield Record(connection, str(output.resolve()))


def _connect(path: Path) -> sqlite3.Connection:
    for attempt in range(2):
        connection = sqlite3.connect(path)
        try:
            connection.executescript(SCHEMA)
            row = connection.execute("select value from meta where name = 'version'").fetchone()
            if row is None:
                with connection:
                    connection.execute("insert into meta values ('version', ?)", (str(STATE_VERSION),))
                return connection
            if row[0] == str(STATE_VERSION):
                return connection
        except sqlite3.DatabaseError:
            if attempt:
                raise
        connection.close()
        path.unlink(missing_ok=True)
    return _connect(path)
