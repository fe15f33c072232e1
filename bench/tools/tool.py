"""What the harness wants to know of a tool."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from corpus import Corpus

LAYOUTS = Path(__file__).parent.parent / "layouts"
"""Templates and settings of the peers."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The widths in pixels that are made of each photo, and how good they are."""

    webp: tuple[int, ...]
    jpeg: tuple[int, ...]
    webp_quality: int = 72
    jpeg_quality: int = 75


class Tool(ABC):
    """A site generator. A folder holds one site of it."""

    name: ClassVar[str]
    output: ClassVar[str]
    """The folder that it writes, below the site's."""

    state: ClassVar[tuple[str, ...]] = ()
    """Further files and folders that a build leaves."""

    entries: ClassVar[str]
    """Where the entries lie."""

    serves: ClassVar[bool] = True
    shrinks: ClassVar[bool] = True
    """Whether it takes part in these series."""

    @abstractmethod
    def version(self) -> str:
        """Name and version, as it tells them itself."""

    @abstractmethod
    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        """Writes the sources of a site."""

    @abstractmethod
    def build(self, folder: Path) -> list[str]:
        """The command, to be run in the site's folder."""

    @abstractmethod
    def rename_village(self, folder: Path, id_: str, name: str) -> None:
        """Gives a village another name."""

    def serve(self, folder: Path, port: int) -> list[str]:
        """The command that watches the site and serves it on this machine."""
        raise NotImplementedError

    def add_photos(self, corpus: Corpus, folder: Path, photos: list[Path], pictures: Pictures) -> None:
        """Gives each entry of a site a photo of its own."""
        raise NotImplementedError

    def entry(self, folder: Path, id_: str) -> Path:
        """The file of an entry."""
        return folder / self.entries / f"{id_}.md"

    def clear(self, folder: Path) -> None:
        """Moves all that builds have left out of the site's folder, beside it. It is not removed: ext4 gives no inode
        anew that was freed a short time ago and passes over them one by one, which made builds twice as long."""
        aside = folder.with_name(f"{folder.name}-left")
        aside.mkdir(exist_ok=True)
        place = Path(tempfile.mkdtemp(dir=aside))
        for left in (self.output, *self.state):
            path = folder / left
            if path.exists():
                path.rename(place / path.name)

    def write_entries(self, corpus: Corpus, folder: Path) -> None:
        """Writes all entries, the same bytes for every tool."""
        for entry in corpus:
            write(self.entry(folder, entry.id), entry.text)


def read(path: Path) -> str:
    """The text of a file."""
    return path.read_text(encoding="utf-8")


def write(path: Path, text: str) -> None:
    """Writes a file into a folder that may have to be made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def said(command: list[str]) -> str:
    """What a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def write_data(folder: Path, corpus: Corpus) -> None:
    """Villages and cadres as JSON, by id."""
    for file, named in (("villages", corpus.villages), ("cadres", corpus.cadres)):
        dump(folder / f"{file}.json", {one.id: {"name": one.name, "text": one.text} for one in named})


def rename_in(path: Path, id_: str, name: str) -> None:
    """Gives one in such a file another name."""
    data = json.loads(read(path))
    data[id_]["name"] = name
    dump(path, data)


def dump(path: Path, data: object) -> None:
    """Writes JSON."""
    write(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def lay_beside(photo: Path, path: Path) -> None:
    """One more name for a photo: no tool changes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.link(photo, path)
