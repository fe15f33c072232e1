"""The only place that names an output. Paths are below the output folder; a page's path ends with `/` and its
file is `index.html` in it. The addresses are a promise to readers: docs/addresses.md lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

UNSAFE = re.compile(r"[^A-Za-z0-9/\-._~]")
"""What must be percent-encoded in a path. Ids are of the other characters."""
HOME = ""
MISSING = "404.html"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
VILLAGES, CADRES, PLACES = "villages/", "cadres/", "places/"
ORGANISATIONS, TIMELINE, MEASURES, TAGS = "organisations/", "timeline/", "measures/", "tags/"
UNKNOWN, UNDATED, SEVERAL = "unknown", "undated", "several"


def tree(lang: str) -> str:
    """The folder of all pages in a language that is not the first of its site."""
    return f"{lang.split('-')[0].lower()}/"


def entry(id_: str) -> str:
    """An entry's page."""
    return f"entries/{id_}/"


def entry_outputs(id_: str, languages: Sequence[str]) -> tuple[str, ...]:
    """The files of an entry's page in all trees of a site that may have one."""
    return tuple(prefix + output(entry(id_)) for prefix in ("", *map(tree, languages[1:])))


def village(id_: str, cut: str = "") -> str:
    """A village's page, or one year (or month, `2015/11`) of its entries."""
    return f"{VILLAGES}{id_}/{cut}{'/' if cut else ''}"


def cadre(id_: str, cut: str = "") -> str:
    """A cadre's page, or one year of its entries."""
    return f"{CADRES}{id_}/{cut}{'/' if cut else ''}"


def place(id_: str) -> str:
    """A place's page."""
    return f"{PLACES}{id_}/"


def organisation(id_: str) -> str:
    """An organisation's page."""
    return f"{ORGANISATIONS}{id_}/"


def timeline(cut: str) -> str:
    """A year `2015`, a month `2015/11`, `unknown`, `undated` or `several`."""
    return f"{TIMELINE}{cut}/"


def kind(id_: str, cut: str = "") -> str:
    """The measures of one kind."""
    return f"{MEASURES}{id_}/{cut}{'/' if cut else ''}"


def tag(id_: str, cut: str = "") -> str:
    """The entries with one tag."""
    return f"{TAGS}{id_}/{cut}{'/' if cut else ''}"


def page(id_: str) -> str:
    """A plain page."""
    return f"{id_}/"


def output(path: str) -> str:
    """The file of a page path: `villages/` is `villages/index.html`; a file is itself."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


@dataclass(frozen=True, slots=True)
class Links:
    """Makes addresses relative to one page. `depth`: how many folders the page lies below the output folder;
    `root`: where absolute links start (the 404 page only), else ""."""

    depth: int
    files: bool = False
    root: str = ""

    def to(self, path: str) -> str:
        """The address of an output path."""
        shown = output(path) if self.files else path
        if UNSAFE.search(shown):
            shown = quote(shown, safe="/-._~")
        if self.root:
            return self.root + shown
        return ("../" * self.depth + shown) or "./"


def depth_of(path: str) -> int:
    """How many folders a page lies below the output folder."""
    return path.count("/")
