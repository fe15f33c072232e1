"""The record of what was written: output -> key, digest, size, time. One SQLite file, opened by the parent
process only; values are text and numbers; deleting it costs time only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from chronicle.read import Decoded
from chronicle.write.failing import told
from chronicle.write.pages import TABLES as PAGES
from chronicle.write.pages import Pages, forget_what_none_shares
from chronicle.write.sources import TABLES, Sources

STATE_FILE = "state.sqlite"
STATE_VERSION = 9
SCHEMA = (
    """
create table if not exists meta (name text primary key, value text not null);
create table if not exists outputs (
    folder text not null, path text not null, key text not null, digest text not null,
    size integer not null, mtime integer not null, mark text not null, was text not null,
    primary key (folder, path)) without rowid;
create table if not exists folders (
    folder text primary key, options text not null, names text not null, mark text not null);
create table if not exists told (folder text primary key, report blob not null);
"""
    + TABLES
    + PAGES
)
LOCKED_SECONDS = 2.0
"""How long another program may hold the file before it counts as unusable."""


@dataclass(frozen=True, slots=True)
class Written:
    """One output as it was written: the key of its job, SHA-256 of its bytes, size in bytes, time of the file
    in nanoseconds; `mark`: of what its job was made of, "" if that is not known; `was`: the key with which it was
    written the time before, "" if it was new."""

    key: str
    digest: str
    size: int
    mtime: int
    mark: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """How an output folder was made. `options`: "public" for a plain public build, "" if nothing is known.
    `names`: a digest of the registered names that its files were searched for; `mark`: of the whole archive."""

    options: str = ""
    names: str = ""
    mark: str = ""


class Record:
    """The record of one output folder. Reading and forgetting raise StateError."""

    def __init__(self, connection: sqlite3.Connection, folder: str) -> None:
        self._connection = connection
        self._folder = folder
        self.pages = Pages(connection, folder)
        self._outputs: dict[str, Written] | None = None
        """As they were read: ten thousand are not asked for twice."""

    def sources(self, now: int, decoded: Decoded | None = None) -> Sources:
        """What was read. `now`: nanoseconds, of the clock that stamps files; `decoded`: records that this process
        knows already."""
        return Sources(self._connection, now, decoded, self._folder)

    def commit(self) -> None:
        """Makes sure that what was read is kept, whatever becomes of the outputs."""
        with told():
            self._connection.commit()
            self._connection.execute("begin")  # to lock and unlock the file for each body costs more than the body

    def outputs(self) -> Mapping[str, Written]:
        """Everything recorded, by path."""
        if self._outputs is None:
            with told():
                rows = self._connection.execute(
                    "select path, key, digest, size, mtime, mark, was from outputs where folder = ?", (self._folder,)
                )
                self._outputs = {path: Written(*row) for path, *row in rows}
        return self._outputs

    def made(self) -> Made:
        """How the output was made, as far as it is known."""
        with told():
            row = self._connection.execute(
                "select options, names, mark from folders where folder = ?", (self._folder,)
            ).fetchone()
        return Made(*row) if row else Made()

    def replace(self, outputs: Mapping[str, Written], gone: Iterable[str], made: Made) -> None:
        """Records outputs and forgets others, in one transaction. If it cannot, what was made is in place all the
        same, and the next build makes it again."""
        self._outputs = None
        left = [(self._folder, path) for path in gone]
        with suppress(sqlite3.Error), self._connection:
            for table in ("outputs", "pages"):
                self._connection.executemany(f"delete from {table} where folder = ? and path = ?", left)
            self._connection.executemany(
                "insert or replace into outputs values (?, ?, ?, ?, ?, ?, ?, ?)",
                ((self._folder, path, w.key, w.digest, w.size, w.mtime, w.mark, w.was) for path, w in outputs.items()),
            )
            forget_what_none_shares(self._connection)
            self._connection.execute(
                "insert or replace into folders values (?, ?, ?, ?)",
                (self._folder, made.options, made.names, made.mark),
            )

    def forget(self, paths: Iterable[str]) -> None:
        """Outputs that are about to be replaced, and how the folder was made: should the build be killed, they
        are made again, and nobody takes a mixture for a public output."""
        self._outputs = None
        with told(), self._connection:
            self._connection.executemany(
                "delete from outputs where folder = ? and path = ?", ((self._folder, path) for path in paths)
            )
            self._connection.execute("delete from folders where folder = ?", (self._folder,))
            self._connection.execute("delete from told where folder = ?", (self._folder,))

    def told(self) -> bytes:
        """What the last build told, encoded; b"" if nothing is known."""
        with told():
            row = self._connection.execute("select report from told where folder = ?", (self._folder,)).fetchone()
        return bytes(row[0]) if row else b""

    def tell(self, report: bytes) -> None:
        """Keeps what a build told, until outputs are replaced. If it cannot, the next build takes longer."""
        with suppress(sqlite3.Error), self._connection:
            self._connection.execute("insert or replace into told values (?, ?)", (self._folder, report))


@contextmanager
def open_record(state_folder: Path, output: Path) -> Iterator[Record]:
    """Opens `.chronicle/state.sqlite`; a damaged one, or one of another version, is thrown away. Raises
    StateError if there can be none."""
    state_folder.mkdir(parents=True, exist_ok=True)
    ignore = state_folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    with told():
        connection = _connect(state_folder / STATE_FILE)
    with closing(connection):
        # Names that are no text in the system's encoding are kept apart, too.
        yield Record(connection, os.fsencode(output.resolve()).decode("utf-8", "backslashreplace"))


def throw_away(state_folder: Path) -> None:
    """Removes a state that cannot be used. It costs time only."""
    for name in (STATE_FILE, *(f"{STATE_FILE}-{part}" for part in ("journal", "wal", "shm"))):
        (state_folder / name).unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    for attempt in range(2):
        if not _whole(path):
            throw_away(path.parent)
        connection = sqlite3.connect(path, timeout=LOCKED_SECONDS)
        try:
            if _usable(connection):
                return connection
        except sqlite3.DatabaseError:
            if attempt:
                connection.close()
                raise
        connection.close()
        throw_away(path.parent)
    raise sqlite3.DatabaseError("unusable")


def _whole(path: Path) -> bool:
    """False for a file that was cut: its header says how many pages it has. Looking at all of them in every build
    would cost more than the build; other damage shows when it is met."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
            size = file.seek(0, os.SEEK_END)
    except FileNotFoundError:
        return True
    if len(head) < 100 or head[24:28] != head[92:96]:
        return size == 0 or len(head) == 100
    page = int.from_bytes(head[16:18]) or 1
    return (65536 if page == 1 else page) * int.from_bytes(head[28:32]) <= size


def _usable(connection: sqlite3.Connection) -> bool:
    """Makes the tables if there are none. False for the state of another version. Raises for a damaged one."""
    # After a crash of the machine the file may be damaged; it is then made anew. A killed process leaves it whole.
    connection.execute("pragma synchronous = off")
    # What is forgotten, such as a name that was registered later, is to be gone.
    connection.execute("pragma secure_delete = on")
    tables = connection.execute("select count(*) from sqlite_master").fetchone()[0]
    if tables:
        row = connection.execute("select value from meta where name = 'version'").fetchone()
        return row is not None and row[0] == str(STATE_VERSION) and not _locked(connection)
    with connection:
        connection.executescript(SCHEMA)
        connection.execute("insert or replace into meta values ('version', ?)", (str(STATE_VERSION),))
    return True


def _locked(connection: sqlite3.Connection) -> bool:
    """False, or an error when another program holds the file."""
    connection.execute("begin immediate")
    connection.rollback()
    return False
