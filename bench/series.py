"""The series of builds: what is done to a site between two of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus import Corpus
from edits import with_field, with_paragraph
from measure import measure
from runs import Run
from tools import Tool


@dataclass(frozen=True, slots=True)
class Site:
    """A corpus, laid out for a tool in a folder."""

    tool: Tool
    corpus: Corpus
    folder: Path


Change = Callable[[Site, int], None]
"""What is done before the build of a round."""


def cleared(site: Site, _round: int) -> None:
    """No output and no state: a cold build."""
    site.tool.clear(site.folder)


def unchanged(_site: Site, _round: int) -> None:
    """The same command once more."""


def body_edited(site: Site, round_: int) -> None:
    """Another entry each round gets a paragraph more."""
    path = _entry(site, 11 * round_ + 3)
    _write(path, with_paragraph(_read(path), f"The edit of round {round_}: 又写了一段。"))


def title_edited(site: Site, round_: int) -> None:
    """Another entry each round gets another title."""
    path = _entry(site, 13 * round_ + 5)
    _write(path, with_field(_read(path), "title", f"改过的题目，第{round_}轮"))


def village_renamed(site: Site, round_: int) -> None:
    """Another village each round gets another name; those in the middle of the list, with one entry in fifty."""
    village = site.corpus.villages[(9 + round_) % len(site.corpus.villages)]
    site.tool.rename_village(site.folder, village.id, f"新{round_}{village.name}")


SERIES: dict[str, Change] = {
    "cold": cleared,
    "unchanged": unchanged,
    "body": body_edited,
    "title": title_edited,
    "village": village_renamed,
}
"""In the order in which they are run; a site that was built cold serves all others."""


def build(site: Site, series: str, round_: int, *, memory: bool = False) -> Run:
    """Changes the site and builds it. Where memory is looked at, time is not told."""
    SERIES[series](site, round_)
    os.sync()
    cost = measure(site.tool.build(site.folder), site.folder, memory=memory)
    wall, cpu = (0.0, 0.0) if memory else (cost.wall, cost.cpu)
    return Run(series, site.corpus.entries, round_, site.tool.name, wall, cpu, cost.memory, *made(site))


def made(site: Site) -> tuple[int, int, int]:
    """Pages, files and bytes of the output."""
    pages = files = size = 0
    for folder, _, names in os.walk(site.folder / site.tool.output):
        for name in names:
            files += 1
            pages += name.endswith(".html")
            size += Path(folder, name).stat().st_size
    return pages, files, size


def _entry(site: Site, number: int) -> Path:
    return site.tool.entry(site.folder, site.corpus[number % site.corpus.entries].id)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
