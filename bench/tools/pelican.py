"""Pelican: villages are categories, cadres are authors; its cache is on."""

from __future__ import annotations

import shutil
from pathlib import Path

from corpus import Corpus
from peers import python_of
from tools.tool import LAYOUTS, Tool, rename_in, said, write_data


class Pelican(Tool):
    """With Python-Markdown, and a small plugin of ours for YAML front matter."""

    name = "Pelican"
    output = "output"
    state = ("cache", "__pycache__")
    entries = "content/entries"
    serves = False
    shrinks = False

    def version(self) -> str:
        """As `--version` tells."""
        return f"Pelican {said([*self._command(), '--version'])}"

    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        """content/ with entries; villages and cadres in two files of data."""
        shutil.copytree(LAYOUTS / "pelican", folder, ignore=shutil.ignore_patterns("__pycache__"))
        write_data(folder / "data", corpus)
        self.write_entries(corpus, folder)

    def build(self, folder: Path) -> list[str]:
        """All from its settings."""
        return [*self._command(), "--settings", str(folder / "pelicanconf.py")]

    def rename_village(self, folder: Path, id_: str, name: str) -> None:
        """In the data."""
        rename_in(folder / "data/villages.json", id_, name)

    def _command(self) -> list[str]:
        return [python_of(self.name), "-m", "pelican"]
