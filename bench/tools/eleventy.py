"""Eleventy: templates in JavaScript, its quickest; lists are pages of collections."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from pathlib import Path

from corpus import Corpus
from edits import with_lines
from peers import node_modules
from tools.tool import LAYOUTS, Pictures, Tool, dump, lay_beside, read, rename_in, said, write, write_data


class Eleventy(Tool):
    """With its own markdown-it; texts are not run through a template language first."""

    name = "Eleventy"
    output = "_site"
    state = (".cache",)
    entries = "content/entries"

    def version(self) -> str:
        """As `--version` tells."""
        return f"Eleventy {said([*self._command(), '--version'])}"

    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        """content/ with entries; villages and cadres in two files of data."""
        shutil.copytree(LAYOUTS / "eleventy", folder)
        (folder / "node_modules").symlink_to(node_modules(self.name))
        write_data(folder / "content/_data/register", corpus)
        self.write_entries(corpus, folder)

    def build(self, folder: Path) -> list[str]:
        """All from its settings; `--quiet` spares it a line for each page."""
        return [*self._command(), "--quiet"]

    def serve(self, folder: Path, port: int) -> list[str]:
        """Its own server."""
        return [*self.build(folder), "--serve", "--port", str(port)]

    def add_photos(self, corpus: Corpus, folder: Path, photos: list[Path], pictures: Pictures) -> None:
        """Beside each entry; made by eleventy-img."""
        for entry, photo in zip(corpus, photos, strict=True):
            path = self.entry(folder, entry.id)
            lay_beside(photo, path.with_suffix(".jpg"))
            write(path, with_lines(read(path), f"photo: {path.with_suffix('.jpg').relative_to(folder)}"))
        dump(folder / "content/_data/pictures.json", asdict(pictures))

    def rename_village(self, folder: Path, id_: str, name: str) -> None:
        """In the data."""
        rename_in(folder / "content/_data/register/villages.json", id_, name)

    def _command(self) -> list[str]:
        return ["node", str(node_modules(self.name) / "@11ty/eleventy/cmd.cjs")]
