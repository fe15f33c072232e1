"""chronicle: the theme plain, one language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from corpus import AS_OF, TITLE, URL, Corpus
from edits import with_field
from tools.tool import Tool, write

SETTINGS = f"title: {TITLE}\nurl: {URL}\nlanguages: [zh-Hans]\ntheme: plain\n"


class Chronicle(Tool):
    """The one in whose repository this is."""

    name = "chronicle"
    output = "site"
    state = (".chronicle",)
    entries = "content/entries"

    def version(self) -> str:
        """As `--version` tells."""
        return _said([sys.executable, "-m", "chronicle", "--version"])

    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        """content/ with entries, villages and cadres."""
        write(folder / "content/chronicle.yaml", SETTINGS)
        for village in corpus.villages:
            write(_village(folder, village.id), f"---\nname: {village.name}\n---\n\n{village.text}\n")
        for cadre in corpus.cadres:
            write(folder / f"content/cadres/{cadre.id}.md", f"---\nname: {cadre.name}\n---\n\n{cadre.text}\n")
        self.write_entries(corpus, folder)

    def build(self, folder: Path) -> list[str]:
        """On all cores."""
        return [sys.executable, "-m", "chronicle", "build", str(folder), "--as-of", AS_OF]

    def rename_village(self, folder: Path, id_: str, name: str) -> None:
        """In the register."""
        path = _village(folder, id_)
        write(path, with_field(path.read_text(encoding="utf-8"), "name", name))


def _village(folder: Path, id_: str) -> Path:
    return folder / f"content/villages/{id_}.md"


def _said(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
