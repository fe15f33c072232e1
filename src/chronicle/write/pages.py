"""What is kept of pages that show the text of an entry, in the state file: all that they are made of but that text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import NamedTuple

from chronicle.write.failing import told

TABLES = """
create table if not exists pages (
    folder text not null, path text not null, site text not null, code blob not null, primary key (folder, path));
create index if not exists pages_by_site on pages (site);
create table if not exists sites (mark text primary key, code blob not null);
"""


class KeptPage(NamedTuple):
    """One page, encoded, and what all pages of its kind share, encoded."""

    code: bytes
    site: bytes


class Pages:
    """Those of one output folder. Raises StateError."""

    def __init__(self, connection: sqlite3.Connection, folder: str) -> None:
        self._connection = connection
        self._folder = folder
        self._sites: dict[bytes, str] = {}

    def keep(self, pages: Iterable[tuple[str, KeptPage]]) -> None:
        """Keeps pages, by their paths, in the transaction that is open."""
        with told():
            self._connection.executemany(
                "insert or replace into pages values (?, ?, ?, ?)",
                ((self._folder, path, self._site(page.site), page.code) for path, page in pages),
            )

    def forget(self, paths: Iterable[str]) -> None:
        """Forgets pages, by their paths, in the transaction that is open."""
        with told():
            self._connection.executemany(
                "delete from pages where folder = ? and path = ?", ((self._folder, path) for path in paths)
            )

    def find(self, path: str) -> KeptPage | None:
        """What is kept of a page."""
        with told():
            row = self._connection.execute(
                "select pages.code, sites.code from pages join sites on mark = site where folder = ? and path = ?",
                (self._folder, path),
            ).fetchone()
        return KeptPage(*row) if row else None

    def _site(self, code: bytes) -> str:
        known = self._sites.get(code)
        if known is None:
            known = self._sites[code] = blake2b(code, digest_size=12).hexdigest()
            self._connection.execute("insert or ignore into sites values (?, ?)", (known, code))
        return known


def forget_pages(connection: sqlite3.Connection, holds: Callable[[bytes], bool]) -> None:
    """Forgets the pages of all output folders that hold something, and what such pages share."""
    for table in ("pages", "sites"):
        rows = connection.execute(f"select rowid, code from {table}")
        gone = [(row,) for row, code in rows if holds(code)]
        connection.executemany(f"delete from {table} where rowid = ?", gone)


def forget_pages_elsewhere(connection: sqlite3.Connection, folder: str) -> None:
    """Forgets the pages of all other output folders: nobody knows when these are made again."""
    connection.execute("delete from pages where folder != ?", (folder,))


def forget_what_none_shares(connection: sqlite3.Connection) -> None:
    """Forgets what pages shared that are not kept any more: it names what may be withheld by now."""
    connection.execute("delete from sites where not exists (select 1 from pages where site = mark)")
