"""What is kept of the files that were read, so that a file that has not changed is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol

Stat = tuple[int, int, int, int]
"""Size in bytes, times of the last change and of the last change of its entry (nanoseconds), number of its inode."""

SURE_AFTER = 3_000_000_000
"""Nanoseconds: a file that was changed less than this before it was looked at may change again unseen (coarse clocks of
file systems)."""


class Kept(NamedTuple):
    """What is kept of one entry file. `how`: what else its reading depended on; `digest`: of its bytes; `sure`: its
    stat may be trusted; `record`: the encoded record; `names`: a digest of the names that `finds` looked for."""

    stat: Stat
    sure: bool
    digest: str
    how: str
    record: bytes
    names: str
    finds: bytes
    closed: bool = False
    """It may not be published, or a registered name stands in it: it may be kept in memory only."""


class KnownPhoto(NamedTuple):
    """What is kept of one usable picture. `how`: what else its reading depended on; the others as in PhotoFile;
    `moving`: only its first image is shown."""

    stat: Stat
    how: str
    digest: str
    width: int
    height: int
    format: str
    tone: int
    moving: bool


Decoded = dict[str, tuple[bytes, bytes, Any]]
"""By file: the codes of a record and of its finds, and the record that they were decoded to."""


class ReadCache(Protocol):
    """Where it is kept. `now`: nanoseconds, of the clock that stamps files; `decoded`: records that this process knows
    from a build before, if it builds again and again."""

    @property
    def now(self) -> int: ...

    @property
    def decoded(self) -> Decoded | None: ...

    def guard(self, secret: tuple[str, ...]) -> None:
        """Forgets what holds one of these names, if they are others than last time: none of them may be stored."""
        ...

    def kept(self) -> Mapping[str, Kept]:
        """Everything, by file."""
        ...

    def keep(self, rows: Iterable[tuple[str, Kept, bytes | None]]) -> None:
        """Keeps rows with their encoded bodies; None leaves the body as it is."""
        ...

    def found(self, rows: Iterable[tuple[str, str, bytes | None]]) -> None:
        """Keeps finds of other names: (file, digest of the names, encoded finds); None leaves them as they are."""
        ...

    def names(self, mark: str) -> tuple[str, ...] | None:
        """The names that have this digest, None if they are not known any more."""
        ...

    def keep_names(self, mark: str, names: tuple[str, ...]) -> None:
        """Keeps the names that prose is searched for now."""
        ...

    def forget(self, files: Iterable[str]) -> None:
        """Forgets files that are gone."""
        ...

    def body(self, file: str) -> bytes:
        """The encoded body of a file that was kept. KeyError if there is none."""
        ...

    def photos(self) -> Mapping[str, KnownPhoto]:
        """All known pictures, each under a mark of its name."""
        ...

    def keep_photos(self, fresh: Mapping[str, KnownPhoto], gone: Iterable[str]) -> None:
        """Keeps some and forgets others."""
        ...


class MemoryCache:
    """Keeps it for as long as the process lives."""

    def __init__(self, now: int = 0) -> None:
        self.now = now
        self.decoded: Decoded | None = None
        self._rows: dict[str, Kept] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._bodies: dict[str, bytes] = {}
        self._photos: dict[str, KnownPhoto] = {}

    def guard(self, secret: tuple[str, ...]) -> None:
        """Nothing is stored."""

    def kept(self) -> Mapping[str, Kept]:
        """Everything, by file."""
        return dict(self._rows)

    def keep(self, rows: Iterable[tuple[str, Kept, bytes | None]]) -> None:
        """Keeps rows with their bodies."""
        for file, row, body in rows:
            self._rows[file] = row
            if body is not None:
                self._bodies[file] = body

    def found(self, rows: Iterable[tuple[str, str, bytes | None]]) -> None:
        """Keeps finds of other names."""
        for file, names, finds in rows:
            row = self._rows[file]
            self._rows[file] = row._replace(names=names, finds=row.finds if finds is None else finds)

    def names(self, mark: str) -> tuple[str, ...] | None:
        """The names that have this digest."""
        return self._names.get(mark)

    def keep_names(self, mark: str, names: tuple[str, ...]) -> None:
        """Keeps the names that prose is searched for now."""
        self._names[mark] = names

    def forget(self, files: Iterable[str]) -> None:
        """Forgets files that are gone."""
        for file in files:
            self._rows.pop(file, None)
            self._bodies.pop(file, None)

    def body(self, file: str) -> bytes:
        """The encoded body of a file."""
        return self._bodies[file]

    def photos(self) -> Mapping[str, KnownPhoto]:
        """All known pictures."""
        return dict(self._photos)

    def keep_photos(self, fresh: Mapping[str, KnownPhoto], gone: Iterable[str]) -> None:
        """Keeps some and forgets others."""
        for mark in gone:
            self._photos.pop(mark, None)
        self._photos.update(fresh)
