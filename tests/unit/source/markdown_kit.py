"""Helpers of the Markdown tests: pieces as HTML, and a checker of nesting."""

from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

from chronicle.model.body import (
    Html,
    LinkClose,
    LinkOpen,
    PhotoSlot,
    Piece,
    Redacted,
    Text,
    WikiLink,
)
from chronicle.model.diagnostic import Diagnostic
from chronicle.source.markdown import parse_markdown

VOID = frozenset({"br", "hr", "img"})
PHRASING_ONLY = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "em", "strong", "s", "code", "sup", "span"})
BAD_ADDRESSES = [
    "javascript:a",
    "JavaScript:a",
    "java&#x73;cript:a",
    "javascript&#58;a",
    "javascript&colon;a",
    "<java\tscript:a>",
    "&#1;javascript:a",
    "< javascript:a>",
    "javascript%3Aa",
    "%6aavascript:a",
    "java%0Ascript:a",
    "javascript%253Aa",
    "&amp;#106;avascript:a",
    "ｊavascript:a",
    "javascript：a",
    "java\u200bscript:a",
    "vbscript:a",
    "data:text/html,a",
    "data:image/png;base64,AAAA",
    "file:///etc/hosts",
    "ftp://x.org/a",
    "irc://x.org",
    "blob:a",
    "javascript\\:a",
]
BLOCKS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "figure", "hr"})


def pieces_to_html(pieces: Iterable[Piece]) -> str:
    """The pieces joined as a page would, with plain stand-ins for what later floors decide."""
    parts = []
    for piece in pieces:
        match piece:
            case Html():
                parts.append(piece.html)
            case Text():
                parts.append(escape(piece.text, quote=False))
            case LinkOpen():
                title = f' title="{escape(piece.title)}"' if piece.title else ""
                parts.append(f'<a href="{escape(piece.href)}"{title}>')
            case LinkClose():
                parts.append("</a>")
            case WikiLink():
                shown = piece.name if piece.label is None else piece.label
                parts.append(f'<a href="wiki">{escape(shown, quote=False)}</a>')
            case PhotoSlot():
                image = f'<img src="{escape(piece.file)}" alt="{escape(piece.alt)}">'
                parts.append(f"<figure>{image}</figure>" if piece.block else image)
            case Redacted():
                parts.append("〔略〕")
            case _:
                raise AssertionError(piece)
    return "".join(parts)


def html_of(text: str) -> str:
    """A text as HTML, line ends between blocks left out."""
    return pieces_to_html(parse_markdown(text, file="a.md")[0].pieces).replace("\n", "")


def said(text: str, **more: int) -> list[tuple[str, int, int, int]]:
    """(code, line, column, end column) of each problem of a text."""
    return [place_of(problem) for problem in parse_markdown(text, file="a.md", **more)[1]]


def place_of(problem: Diagnostic) -> tuple[str, int, int, int]:
    assert problem.place.file == "a.md"
    assert problem.place.end_line == problem.place.line
    return problem.code, problem.place.line, problem.place.column, problem.place.end_column


class Nesting(HTMLParser):
    """Collects what a validator would reject: tags that do not match, links in links, blocks in phrases, twice the
    same id, anchors that lead nowhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.anchors: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.extend(value for name, value in attrs if name == "id" and value)
        if "style" in given or any(name.startswith("on") for name in given):
            self.faults.append(f"attribute in {tag}")
        href = given.get("href") or ""
        if href.startswith(("#fn-", "#fnref-")):
            self.anchors.append(href[1:])
        if tag in BLOCKS and any(outer in PHRASING_ONLY for outer in self.stack):
            self.faults.append(f"{tag} in {self.stack}")
        if tag == "a" and "a" in self.stack:
            self.faults.append("a in a")
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"/{tag}")

    @classmethod
    def faults_of(cls, html: str) -> list[str]:
        checker = cls()
        checker.feed(html)
        checker.close()
        faults = checker.faults + [f"{tag} not closed" for tag in checker.stack]
        faults += [f"id {one}" for one in {one for one in checker.ids if checker.ids.count(one) > 1}]
        return faults + [f"#{one}" for one in checker.anchors if one not in checker.ids]
