"""What a host is to the rest of `publish`.

A further host is one module that fulfils `Store` (files under paths, each written whole), or `Linked` if it has links
too; `hosts.py` names it. A host that takes a site as one thing (a branch, a zip) fulfils `Host` itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from chronicle.model.diagnostic import NOTHING, Said
from chronicle.publish.manifest import Manifest, Sign

Source = Path | bytes
Done = Callable[[int], None]
"""Told how many bytes of a file have gone out, when all of it has."""


class PublishError(Exception):
    """Why it could not be published, and how to mend it. Never holds a secret."""

    def __init__(self, said: Said, help: Said = NOTHING) -> None:
        super().__init__(said.en)
        self.said = said
        self.help = help


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to stand at the host. `files`: sizes and digests; `sources`: where their bytes are, for all that are
    here; `grace`: files of the release before that stay for its readers. `home`: the folder in which most sources
    lie, for a host that fetches them by itself."""

    files: Mapping[str, Sign]
    sources: Mapping[str, Source]
    home: Path
    grace: tuple[str, ...] = ()
    release: str = ""
    written: str = ""

    @property
    def manifest(self) -> Manifest:
        """As it is kept at the host."""
        return Manifest(dict(self.files), release=self.release, written=self.written, grace=self.grace)


@dataclass(slots=True)
class Sent:
    """What went out."""

    files: int = 0
    bytes: int = 0
    removed: int = 0
    notes: list[Said] = field(default_factory=list)


class Store(Protocol):
    """Files under paths with `/`, each written whole or not at all."""

    def begin(self) -> None:
        """Makes the place in which all lies. Until then nothing is written there."""

    def read(self, path: str) -> bytes | None:
        """The bytes, None if there is no such file."""

    def write(self, path: str, data: bytes) -> None: ...

    def create(self, path: str, data: bytes) -> bool:
        """Writes a file that is not there yet; False if it is. Of two who do so at once, one does."""

    def send(self, below: str, sources: Mapping[str, Source], home: Path, done: Done) -> None:
        """Writes many files below a folder, in any order."""

    def walk(self, below: str) -> set[str]:
        """All files below a folder, relative to it; nothing of `.chronicle`."""

    def present(self, paths: Iterable[str]) -> set[str]:
        """Those of the paths at which something stands."""

    def remove(self, below: str, paths: Iterable[str]) -> None:
        """Removes files below a folder, and the folders that are empty then. What is not there is passed over."""

    def close(self) -> None: ...


class Linked(Store, Protocol):
    """A store that knows links and renaming."""

    def has_links(self) -> bool:
        """Whether hard and symbolic links can be made; tried out."""

    def link(self, old: str, new: str, paths: Iterable[str]) -> set[str]:
        """Links files of one folder into another; gives those that were linked."""

    def link_tree(self, old: str, new: str, held: Set[str], but: Set[str]) -> bool:
        """Links all files of a folder but some into a new one, in one step. False, and nothing is done, if it cannot,
        or if the folder does not hold these files and no others."""

    def remove_tree(self, folder: str, held: Set[str]) -> bool:
        """Removes a folder in one step; False as above."""

    def names(self, folder: str) -> list[str]:
        """What lies in a folder; [] if there is none."""

    def move(self, old: str, new: str) -> None: ...

    def points(self, path: str) -> str | None:
        """What a symbolic link holds; "" if something else stands there, None if nothing does."""

    def switch(self, path: str, to: str) -> None:
        """Makes a symbolic link point elsewhere, in one step."""


class Host(Protocol):
    """A place for a whole site."""

    way: Said
    """How it goes about it, told in the plan."""
    grace: bool
    """Whether a reader who has a page of the old site open still wants the styles of it."""

    def lock(self, *, force: bool) -> None:
        """Keeps other publishers away, or raises PublishError."""

    def look(self) -> Manifest:
        """What stands there."""

    def ours(self) -> Mapping[str, Sign]:
        """What chronicle put there, a broken attempt included."""

    def foreign(self, paths: Iterable[str]) -> set[str]:
        """Those of the paths where something of somebody else stands."""

    def send(self, parcel: Parcel, done: Done) -> Sent:
        """From what stands to the parcel: the old site or the new one is whole at every moment."""

    def forget(self, fails: Callable[[str], bool] | None) -> Said | None:
        """Removes older versions of the site: all, or those that fail. What it says if it cannot."""

    def close(self) -> None:
        """Lets go of the lock and the connection; what fails in this is passed over."""
