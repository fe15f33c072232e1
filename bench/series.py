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
from tools.tool import read, write


@dataclass(frozen=True, slots=True)
class Site:
    """A corpus, laid out for a tool in a folder."""

    tool: Tool
    corpus: Corpus
    folder: Path


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of an entry has to show after the next build."""

    entry: str
    text: str


Change = Callable[[Site, int], Shown | None]
"""What is done before the build of a round, and what is to be seen of it."""


def cleared(site: Site, _round: int) -> None:
    """No output and no state: a cold build."""
    site.tool.clear(site.folder)


def unchanged(_site: Site, _round: int) -> None:
    """The same command once more."""


def body_edited(site: Site, round_: int) -> Shown:
    """Another entry each round gets a paragraph more."""
    id_, text = _another(site, 11 * round_ + 3), f"The edit of round {round_}: 又写了一段。"
    path = site.tool.entry(site.folder, id_)
    write(path, with_paragraph(read(path), text))
    return Shown(id_, text)


def title_edited(site: Site, round_: int) -> Shown:
    """Another entry each round gets another title."""
    id_, title = _another(site, 13 * round_ + 5), f"改过的题目，第{round_}轮"
    path = site.tool.entry(site.folder, id_)
    write(path, with_field(read(path), "title", title))
    return Shown(id_, title)


def village_renamed(site: Site, round_: int) -> Shown | None:
    """Another village each round gets another name: those to which one entry in fifty to a hundred belongs."""
    villages = site.corpus.villages
    village = villages[(9 + round_) % len(villages)]
    name = f"新{round_}{village.name}"
    site.tool.rename_village(site.folder, village.id, name)
    told = next((entry.id for entry in site.corpus if f"village: {village.id}\n" in entry.head), None)
    return Shown(told, name) if told else None


SERIES: dict[str, Change] = {
    "cold": cleared,
    "unchanged": unchanged,
    "body": body_edited,
    "title": title_edited,
    "village": village_renamed,
}
"""In the order in which they are run; a site that was built cold serves all others."""


def build(site: Site, series: str, round_: int, *, memory: bool = False) -> Run:
    """Changes the site, builds it, and looks whether the change shows. Where memory is looked at, time is not told."""
    shown = SERIES[series](site, round_)
    os.sync()
    cost = measure(site.tool.build(site.folder), site.folder, memory=memory)
    if shown and shown.text not in read(site.folder / site.tool.output / "entries" / shown.entry / "index.html"):
        raise RuntimeError(f"{site.tool.name} has built, and “{shown.text}” is not on the page of {shown.entry}")
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


def _another(site: Site, number: int) -> str:
    return site.corpus[number % site.corpus.entries].id
