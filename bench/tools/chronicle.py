"""chronicle: the theme plain, one language."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus import AS_OF, TITLE, URL, Corpus
from edits import with_field, with_lines
from tools.tool import Pictures, Tool, lay_beside, read, said, write

SETTINGS = f"title: {TITLE}\nurl: {URL}\nlanguages: [zh-Hans]\ntheme: plain\n"


class Chronicle(Tool):
    """The one in whose repository this is."""

    name = "chronicle"
    output = "site"
    state = (".chronicle",)
    entries = "content/entries"

    def version(self) -> str:
        """As `--version` tells."""
        return said([sys.executable, "-m", "chronicle", "--version"])

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

    def serve(self, folder: Path, port: int) -> list[str]:
        """The preview."""
        return [sys.executable, "-m", "chronicle", "serve", str(folder), "--port", str(port), "--as-of", AS_OF]

    def add_photos(self, corpus: Corpus, folder: Path, photos: list[Path], pictures: Pictures) -> None:
        """Beside each entry."""
        for entry, photo in zip(corpus, photos, strict=True):
            path = self.entry(folder, entry.id)
            lay_beside(photo, path.with_suffix(".jpg"))
            line = f"  - {{file: {path.stem}.jpg, alt: 一片坡地, people: none}}"
            write(path, with_lines(read(path), f"photos:\n{line}"))
        *inline, large = sorted({*pictures.webp, *pictures.jpeg})
        formats = "[webp, jpeg]" if pictures.webp else "[jpeg]"
        quality = f"{{webp: {pictures.webp_quality}, jpeg: {pictures.jpeg_quality}}}"
        settings = f"photos: {{widths: {inline}, large: {large}, formats: {formats}, quality: {quality}}}\n"
        write(folder / "content/chronicle.yaml", SETTINGS + settings)

    def rename_village(self, folder: Path, id_: str, name: str) -> None:
        """In the register."""
        path = _village(folder, id_)
        write(path, with_field(read(path), "name", name))


def _village(folder: Path, id_: str) -> Path:
    return folder / f"content/villages/{id_}.md"
