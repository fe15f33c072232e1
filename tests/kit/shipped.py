"""The shipped chronicle, built, and its pages as lists of elements."""

from __future__ import annotations

import gzip
import posixpath
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from chronicle.build import BuildOptions, BuildReport, build
from kit.site import Quiet

ROOT = Path(__file__).resolve().parents[2]
URL = "https://example.org/chronicle/"
"""Where the copy with an address says that it stands."""

LISTING = ".chronicle-outputs"
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass(frozen=True)
class Element:
    """One element: its tag, attributes, and the text in it (blanks run together)."""

    tag: str
    attributes: dict[str, str]
    text: str

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in self.attributes


class _Reader(HTMLParser):
    """Collects elements in the order in which they open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag not in VOID:
            self.open.append(len(self.found) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.found[self.open.pop()][0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for at in self.open:
            self.found[at][2].append(data)


@dataclass(frozen=True)
class Page:
    """One HTML page. `path` is relative to the site, with `/`."""

    path: str
    html: str

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All elements, in the order in which they open."""
        reader = _Reader()
        reader.feed(self.html)
        reader.close()
        return tuple(Element(tag, attrs, " ".join("".join(text).split())) for tag, attrs, text in reader.found)

    def all(self, *tags: str) -> list[Element]:
        """The elements of these tags."""
        return [element for element in self.elements if element.tag in tags]

    @property
    def title(self) -> str:
        """What the browser shows as the page's title (drawings may have titles of their own)."""
        return self.all("title")[0].text

    def one(self, tag: str, **attributes: str) -> Element:
        """The only element of a tag that has these attributes."""
        found = [e for e in self.all(tag) if all(e[name] == value for name, value in attributes.items())]
        assert len(found) == 1, f"{self.path}: {len(found)} of <{tag}> with {attributes}"
        return found[0]

    @cached_property
    def ids(self) -> list[str]:
        """All ids, in order, doubled ones too."""
        return [element["id"] for element in self.elements if "id" in element]

    @property
    def text(self) -> str:
        """What a reader sees, blanks run together."""
        return self.one("body").text

    @property
    def lang(self) -> str:
        """The tree that the page stands in."""
        return "en" if self.path.startswith("en/") else "zh-Hans"

    @property
    def address(self) -> str:
        """Where the page stands below the site's address, in folders."""
        return self.path.removesuffix("index.html")

    def links(self) -> Iterator[tuple[Element, str, str]]:
        """Every address in the page: (element, attribute, address)."""
        for element in self.elements:
            for name in ("href", "src", "poster", "action", "xlink:href", "data", "cite"):
                if name in element:
                    yield element, name, element[name]
            for name in ("srcset", "imagesrcset"):
                for candidate in element[name].split(","):
                    if candidate.strip():
                        yield element, name, candidate.split()[0]


@dataclass(frozen=True)
class Built:
    """A built site. `base` is the path at which its root stands on its host."""

    folder: Path
    output: Path
    report: BuildReport
    base: str = "/"

    @cached_property
    def files(self) -> dict[str, Path]:
        """All files but the listing, by path relative to the site."""
        found = (path for path in self.output.rglob("*") if path.is_file())
        named = {path.relative_to(self.output).as_posix(): path for path in found}
        return {name: named[name] for name in sorted(named) if name != LISTING}

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All HTML pages."""
        return tuple(
            Page(name, path.read_text(encoding="utf-8")) for name, path in self.files.items() if name.endswith(".html")
        )

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """The pages by path."""
        return {page.path: page for page in self.pages}

    def page(self, path: str) -> Page:
        """A page; `path` such as `villages/renjiagou/`."""
        return self.by_path[f"{path}index.html"]

    def target(self, page: str, address: str) -> tuple[str, str] | None:
        """The file and fragment that an address means, None if it leaves the site."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if path.startswith("/"):
            if not path.startswith(self.base):
                return path, ""
            file = path.removeprefix(self.base)
        else:
            file = posixpath.join(posixpath.dirname(page), path) if path else page
        file = posixpath.normpath(file) + ("/" if file.endswith("/") else "")
        if file.endswith("/") or file in ("", "."):
            file = posixpath.normpath(posixpath.join(file, "index.html"))
        return file, unquote(parts.fragment)


def packed(data: bytes) -> int:
    """Bytes after gzip -9, as a host sends them."""
    return len(gzip.compress(data, 9, mtime=0))


def build_shipped(folder: Path, *, on_the_web: bool = False) -> Built:
    """Builds content/ in a folder of its own: as it ships, or with an address and links to folders."""
    shutil.copytree(ROOT / "content", folder / "content")
    if on_the_web:
        settings = folder / "content" / "chronicle.yaml"
        text = settings.read_text(encoding="utf-8")
        assert "\nlink_style: files\n" in text
        assert "\nurl:" not in text
        text = text.replace("\nlink_style: files\n", f"\nlink_style: folders\nurl: {URL}\n")
        settings.write_text(text, encoding="utf-8")
    output = folder / "site"
    report = build(BuildOptions(folder, output=output), Quiet())
    return Built(folder, output, report, urlsplit(URL).path if on_the_web else "/")
