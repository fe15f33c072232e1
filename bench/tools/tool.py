"""What the harness wants to know of a tool."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from corpus import Corpus

LAYOUTS = Path(__file__).parent.parent / "layouts"
"""Templates and settings of the peers."""


class Tool(ABC):
    """A site generator. A folder holds one site of it."""

    name: ClassVar[str]
    output: ClassVar[str]
    """The folder that it writes, below the site's."""

    state: ClassVar[tuple[str, ...]] = ()
    """Further files and folders that a build leaves."""

    entries: ClassVar[str]
    """Where the entries lie."""

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

    def entry(self, folder: Path, id_: str) -> Path:
        """The file of an entry."""
        return folder / self.entries / f"{id_}.md"

    def clear(self, folder: Path) -> None:
        """Removes all that builds have left."""
        for left in (self.output, *self.state):
            path = folder / left
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def write_entries(self, corpus: Corpus, folder: Path) -> None:
        """Writes all entries, the same bytes for every tool."""
        for entry in corpus:
            write(self.entry(folder, entry.id), entry.text)


def write(path: Path, text: str) -> None:
    """Writes a file into a folder that may have to be made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
