"""The series of photos: a site of as many entries, each with a photo of twelve megapixels."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus import Corpus
from generate import write_photo
from runs import Run
from series import Site, build
from tools import Tool
from tools.tool import Pictures

SERIES = {
    "photos, JPEG": Pictures(webp=(), jpeg=(480, 960, 1600)),
    "photos, WebP and JPEG": Pictures(webp=(480, 960, 1600), jpeg=(960,)),
}
"""What is made of each photo, by name of the series: chronicle's own sizes, without and with WebP."""

ENDINGS = (".jpg", ".jpeg", ".webp")


def originals(folder: Path, count: int) -> list[Path]:
    """So many photos, the same every time."""
    rng = random.Random(1)
    paths = [folder / f"{number:03}.jpg" for number in range(count)]
    for path in paths:
        write_photo(path, rng)
    return paths


def builds(series: str, tools: Sequence[Tool], photos: list[Path], folder: Path, rounds: int) -> Iterator[Run]:
    """Cold builds, in turn."""
    pictures, corpus = SERIES[series], Corpus(len(photos))
    sites = [Site(tool, corpus, folder / f"{tool.name}-{series}") for tool in tools]
    for site in sites:
        site.tool.lay_out(corpus, site.folder)
        site.tool.add_photos(corpus, site.folder, photos, pictures)
    wanted = len(photos) * (len(pictures.webp) + len(pictures.jpeg))
    for round_ in range(1, rounds + 1):
        for site in sites:
            run = build(site, "cold", round_)
            made = sum(path.suffix in ENDINGS for path in (site.folder / site.tool.output).rglob("*"))
            if made != wanted:
                raise RuntimeError(f"{site.tool.name} made {made} pictures and not {wanted}")
            yield replace(run, series=series)
