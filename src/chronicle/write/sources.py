"""What was read, in the state file (the cache that `read` asks for): records and bodies of entries by file, and what
was seen of pictures."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from chronicle.model.digest import digest
from chronicle.read import Decoded, Kept, KnownPhoto, Stat, may_stand_in
from chronicle.source import NameFinder
from chronicle.write.failing import told
from chronicle.write.pages import forget_pages, forget_pages_elsewhere

TABLES = """
create table if not exists sources (
    file text primary key, size integer not null, mtime integer not null, ctime integer not null,
    inode integer not null, sure integer not null, digest text not null, how text not null,
    names text not null, finds blob not null, record blob not null);
create table if not exists bodies (file text primary key, body blob not null);
create table if not exists photos (
    mark text primary key, size integer not null, mtime integer not null, ctime integer not null,
    inode integer not null, how text not null, digest text not null, width integer not null, height integer not null,
    format text not null, tone integer not null, moving integer not null) without rowid;
"""

_NAMES = "names:"
"""Before a digest of names, where these are kept."""
_KEPT = "file, size, mtime, ctime, inode, sure, digest, how, record, names, finds"


class Sources:
    """The cache of one site. `now`: nanoseconds, of the clock that stamps files; `folder`: the output that is built.
    Raises StateError."""

    def __init__(
        self, connection: sqlite3.Connection, now: int, decoded: Decoded | None = None, folder: str = ""
    ) -> None:
        self.now = now
        self.decoded = decoded
        self._connection = connection
        self._folder = folder
        self._secret: NameFinder | None = None
        self._closed: dict[str, bytes] = {}
        """Bodies that may not be stored."""

    def guard(self, secret: tuple[str, ...]) -> None:
        """Forgets what holds one of these names, if they are others than last time."""
        mark = digest(secret)
        self._secret = NameFinder(secret) if secret else None
        with told():
            row = self._connection.execute("select value from meta where name = 'secret'").fetchone()
            if row is None or row[0] != mark:
                if self._secret is not None:
                    self.forget(self._holding(self._secret))
                    forget_pages(self._connection, partial(may_stand_in, names=self._secret))
                self._connection.execute("delete from meta where name like ?", (f"{_NAMES}%",))
                self._connection.execute("insert or replace into meta values ('secret', ?)", (mark,))

    def _holding(self, finder: NameFinder) -> list[str]:
        rows = self._connection.execute("select file, record, body from sources left join bodies using (file)")
        return [file for file, record, body in rows if may_stand_in(file.encode() + record + (body or b""), finder)]

    def kept(self) -> Mapping[str, Kept]:
        """Everything, by file."""
        with told():
            rows = self._connection.execute(f"select {_KEPT} from sources")
            return {file: _kept(row) for file, *row in rows}

    def stats(self) -> Mapping[str, tuple[Stat, bool]]:
        """Of everything, by file: its stat, and whether that may be trusted."""
        with told():
            rows = self._connection.execute("select file, size, mtime, ctime, inode, sure from sources")
            return {file: (tuple(stat), bool(sure)) for file, *stat, sure in rows}

    def files(self) -> frozenset[str]:
        """Of which something is kept."""
        with told():
            return frozenset(file for (file,) in self._connection.execute("select file from sources"))

    def kept_of(self, file: str) -> Kept | None:
        """What is kept of one file."""
        with told():
            rows = self._connection.execute(f"select {_KEPT} from sources where file = ?", (file,))
            return next((_kept(row) for _, *row in rows), None)

    def turn(self) -> int:
        """A number that grows whenever something else is kept of entries."""
        with told():
            row = self._connection.execute("select value from meta where name = 'turn'").fetchone()
        return int(row[0]) if row else 0

    def _turned(self) -> None:
        self._connection.execute("insert or replace into meta values ('turn', ?)", (str(self.turn() + 1),))

    def keep(self, rows: Iterable[tuple[str, Kept, bytes | None]]) -> None:
        """Keeps rows with their bodies."""
        given = []
        for file, row, body in rows:
            if row.closed:
                self._closed[file] = body or b""
                self.forget((file,))
            else:
                given.append((file, row, body))
        with told():
            if given:
                self._turned()
            self._connection.executemany(
                "insert or replace into sources values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (file, *row.stat, row.sure, row.digest, row.how, row.names, row.finds, row.record)
                    for file, row, _ in given
                ),
            )
            self._connection.executemany(
                "insert or replace into bodies values (?, ?)", ((file, body) for file, _, body in given if body)
            )
            self._connection.executemany(
                "delete from bodies where file = ?", ((file,) for file, _, body in given if body == b"")
            )

    def found(self, rows: Iterable[tuple[str, str, bytes | None]]) -> None:
        """Keeps finds of other names."""
        with told():
            self._turned()
            self._connection.executemany(
                "update sources set names = ?, finds = coalesce(?, finds) where file = ?",
                ((names, finds, file) for file, names, finds in rows),
            )

    def names(self, mark: str) -> tuple[str, ...] | None:
        """The names that have this digest, None if they are not known any more."""
        with told():
            row = self._connection.execute("select value from meta where name = ?", (_NAMES + mark,)).fetchone()
        return tuple(json.loads(row[0])) if row else None

    def keep_names(self, mark: str, names: tuple[str, ...]) -> None:
        """Keeps the names that prose is searched for now, unless one holds a private name."""
        if names and not (self._secret and any(map(self._secret.may_hold, names))):
            with told():
                self._connection.execute(
                    "delete from meta where name like ? and substr(name, ?) not in (select names from sources)",
                    (f"{_NAMES}%", len(_NAMES) + 1),
                )
                self._connection.execute(
                    "insert or replace into meta values (?, ?)", (_NAMES + mark, json.dumps(names, ensure_ascii=False))
                )

    def forget(self, files: Iterable[str]) -> None:
        """Forgets files that are gone, or may be kept no longer, and all pages that may name them."""
        gone = [(file,) for file in files]
        if gone:
            with told():
                if self._connection.executemany("delete from sources where file = ?", gone).rowcount > 0:
                    self._turned()
                    # Those of the output that is built are made again.
                    forget_pages_elsewhere(self._connection, self._folder)
                self._connection.executemany("delete from bodies where file = ?", gone)

    def body(self, file: str) -> bytes:
        """The encoded body of a file. KeyError if there is none."""
        if file in self._closed:
            return self._closed[file]
        with told():
            row = self._connection.execute("select body from bodies where file = ?", (file,)).fetchone()
        if row is None:
            raise KeyError(file)
        body: bytes = row[0]
        return body

    def photos(self) -> Mapping[str, KnownPhoto]:
        """All known pictures, each under a mark of its name."""
        with told():
            rows = self._connection.execute("select * from photos")
            return {
                mark: KnownPhoto((size, mtime, ctime, inode), how, digest, width, height, form, tone, bool(moving))
                for mark, size, mtime, ctime, inode, how, digest, width, height, form, tone, moving in rows
            }

    def keep_photos(self, fresh: Mapping[str, KnownPhoto], gone: Iterable[str]) -> None:
        """Keeps some and forgets others."""
        with told():
            self._connection.executemany("delete from photos where mark = ?", ((mark,) for mark in gone))
            self._connection.executemany(
                "insert or replace into photos values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((mark, *photo.stat, *photo[1:]) for mark, photo in fresh.items()),
            )


def _kept(row: Sequence[Any]) -> Kept:
    size, mtime, ctime, inode, sure, *rest = row
    return Kept((size, mtime, ctime, inode), bool(sure), *rest)
