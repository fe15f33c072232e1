"""The inline tokens of one block, as pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from markdown_it.token import Token

from chronicle.model.body import LinkClose, LinkOpen, PhotoSlot, Redacted, WikiLink
from chronicle.model.diagnostic import NOTHING, Diagnostic, Place, Said, Severity
from chronicle.source.markdown.addresses import kind_of, web_address
from chronicle.source.markdown.clean import bidi_problem, without_bidi
from chronicle.source.markdown.origins import Anchor, Source, Spot, anchor_lines
from chronicle.source.markdown.private import REDACTED_MARK
from chronicle.source.markdown.runs import Runs
from chronicle.source.markdown.wide import SENTINEL, joins

_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "hardbreak": "<br>",
}
_KINDS = {
    "village": "village",
    "村": "village",
    "村庄": "village",
    "cadre": "cadre",
    "干部": "cadre",
    "place": "place",
    "地点": "place",
    "organisation": "organisation",
    "organization": "organisation",
    "单位": "organisation",
    "机构": "organisation",
    "entry": "entry",
    "日记": "entry",
    "page": "page",
    "页面": "page",
    "household": "household",
    "户": "household",
    "measure": "measure",
    "措施": "measure",
    "need": "need",
    "需求": "need",
    "photo": "photo",
    "照片": "photo",
}
_SAVE_IT = Said("save the picture beside the entry and name that file here", "请把图片存到本篇旁边，并在此写它的文件名")


class Notes(Protocol):
    """Numbers the footnotes of a body in the order in which they are first met."""

    def cite(self, label: str) -> tuple[int, int]:
        """(number of the note, how many times it was cited before plus one)."""


class InlineWriter:
    """Writes the children of inline tokens into `runs`. `redacted` and `stray` tell what a second look at the
    private spans found: see `body`."""

    def __init__(self, source: Source, file: str, runs: Runs, notes: Notes) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.doubt = False
        self._source = source
        self._file = file
        self._runs = runs
        self._notes = notes
        self._prose = True
        self._links: list[tuple[bool, bool]] = []  # (shown as a link, its address was private)
        self._linked = False
        self._anchor: Callable[[], Anchor] = lambda: Anchor("", ())
        self._figures = False
        self._writers: dict[str, Callable[[Token], None]] = {
            "text": self._text,
            "code_inline": self._code,
            "link_open": self._link_open,
            "link_close": self._link_close,
            "image": self._image,
            "wiki_link": self._wiki,
            "footnote_ref": self._note,
            "bidi": self._bidi,
        }

    def write(self, token: Token, *, prose: bool = True, cell: Anchor | None = None, figures: bool = False) -> None:
        """One inline token. `cell`: the anchor of a table cell. `figures`: pictures stand alone here."""
        found: list[Anchor] = []

        def anchor() -> Anchor:
            if not found:
                first, last = token.map or (0, 0)
                found.append(anchor_lines(self._source, token.content, first, last) if cell is None else cell)
            return found[0]

        self._anchor = anchor
        self._prose = prose
        self._figures = figures
        self._runs.last = ""
        children = token.children or []
        for index, child in enumerate(children):
            kind = child.type
            if kind == "softbreak":
                if not figures:
                    self._runs.line_break(_next_shown(children, index + 1), prose=self._prose and not self._linked)
            elif kind in _TAGS:
                self._runs.html(_TAGS[kind])
                if kind == "hardbreak":
                    self._runs.last = ""
            else:
                self._writers[kind](child)
        while self._links:  # never: links are closed where they were opened
            self._link_close(token)

    def _spot(self, token: Token) -> Spot:
        span = token.meta.get("span")
        anchor = self._anchor()
        if span is None or not anchor:
            return self._runs.here
        return self._source.spot(anchor.offset(span[0]), anchor.offset(span[1] - 1) + 1)

    def _say(self, code: str, severity: Severity, spot: Spot, message: Said, help: Said = NOTHING) -> None:
        line, column, end = spot
        self.diagnostics.append(Diagnostic(code, severity, Place(self._file, line, column, line, end), message, help))

    def _text(self, token: Token) -> None:
        self._runs.text(token.content, prose=self._prose and not self._linked)

    def _code(self, token: Token) -> None:
        self.doubt = self.doubt or SENTINEL in token.content
        self._runs.html("<code>")
        self._runs.text(token.content, prose=False)
        self._runs.html("</code>")

    def _link_open(self, token: Token) -> None:
        href = without_bidi(str(token.attrs["href"]))
        self._watch(href, str(token.attrs.get("title", "")))
        private = SENTINEL in href
        shown = not private and not self._linked and self._allowed(href, token)
        self._links.append((shown, private))
        if shown:
            self._linked = True
            href = href if kind_of(href) == "local" else web_address(href)
            title = _said(str(token.attrs.get("title", "")))
            self._runs.slot(LinkOpen(href, title), self._spot(token))

    def _link_close(self, _token: Token) -> None:
        shown, private = self._links.pop()
        if shown:
            self._linked = False
            self._runs.slot(LinkClose(), self._runs.here)
        if private:
            self._runs.slot(Redacted(), self._runs.here)

    def _allowed(self, href: str, token: Token) -> bool:
        if kind_of(href) != "bad":
            return True
        self._say(
            "C401",
            "error",
            self._spot(token),
            Said("a link must not have such an address", "链接不能使用这种地址"),
            Said(
                "write http:, https:, mailto:, tel:, or the path of a file",
                "请写 http:、https:、mailto:、tel: 开头的地址，或文件的路径",
            ),
        )
        return False

    def _image(self, token: Token) -> None:
        file = without_bidi(str(token.attrs["src"]))
        alt = shown_text(token.children or [])
        caption = _said(str(token.attrs.get("title", "")))
        self._watch(file, caption)
        if SENTINEL in file:
            self._runs.slot(Redacted(), self._spot(token))
            return
        kind = kind_of(file)
        if kind == "local" and file:
            self._runs.slot(PhotoSlot(file, alt, caption, self._figures), self._spot(token))
        elif kind == "web":
            self._foreign(file, alt, caption, token)
        else:
            if file:
                self._bad_picture(token)
            self._runs.text(alt, prose=False)
        self._runs.last = ""

    def _foreign(self, address: str, alt: str, caption: str, token: Token) -> None:
        spot = self._spot(token)
        self._say(
            "C501",
            "warning",
            spot,
            Said("a picture on another site is shown as a link", "外站的图片只显示为链接"),
            _SAVE_IT,
        )
        shown = alt or address
        if self._linked:
            self._runs.text(shown, prose=False)
            return
        self._runs.slot(LinkOpen(web_address(address), caption), spot)
        self._runs.text(shown, prose=False)
        self._runs.slot(LinkClose(), self._runs.here)

    def _bad_picture(self, token: Token) -> None:
        self._say(
            "C401",
            "error",
            self._spot(token),
            Said("a picture must not have such an address", "图片不能使用这种地址"),
            Said(
                "save the picture beside the entry and name that file here", "请把图片存到本篇旁边，并在此写它的文件名"
            ),
        )

    def _wiki(self, token: Token) -> None:
        name, kind, heading, label = wiki_parts(token)
        if self._linked:
            self._runs.text(label or name, prose=False)
            return
        self._runs.slot(WikiLink(name, label, kind, heading), self._spot(token))
        self._runs.last = (label or name)[-1:]

    def _note(self, token: Token) -> None:
        number, times = self._notes.cite(token.meta["label"])
        own = f"fnref-{number}" if times == 1 else f"fnref-{number}-{times}"
        if self._linked:
            self._runs.html(f'<sup class="fnref" id="{own}">{number}</sup>')
            return
        self._runs.html(f'<sup class="fnref"><a id="{own}" href="#fn-{number}" role="doc-noteref">{number}</a></sup>')

    def _bidi(self, token: Token) -> None:
        start, end, char = token.meta["bidi"]
        anchor = self._anchor()
        spot = self._source.spot(anchor.offset(start), anchor.offset(end)) if anchor else self._runs.here
        self.diagnostics.append(bidi_problem(Place(self._file, spot[0], spot[1], spot[0], spot[2]), char))

    def _watch(self, *raw: str) -> None:
        """Marks in addresses and titles cannot be judged any more: they were text when spans were cut."""
        self.doubt = self.doubt or any("%%" in text for text in raw)


def only_pictures(token: Token) -> bool:
    """True if an inline token shows nothing but local pictures."""
    seen = False
    for child in token.children or []:
        if child.type == "image" and child.attrs["src"] and kind_of(str(child.attrs["src"])) == "local":
            seen = seen or SENTINEL not in str(child.attrs["src"])
        elif child.type not in ("softbreak", "hardbreak") and not (child.type == "text" and not child.content.strip()):
            return False
    return seen


def wiki_parts(token: Token) -> tuple[str, str, str, str | None]:
    """(name, kind, heading, label) of a wiki link token."""
    written = without_bidi(token.content).strip()
    label = _said(token.info) or None
    kind = ""
    for colon in ":：":
        before, found, after = written.partition(colon)
        if found and before.strip() in _KINDS and after.strip():
            kind, written = _KINDS[before.strip()], after.strip()
            break
    name, _, heading = written.partition("#")
    if not name.strip():
        return written, kind, "", label
    return name.strip(), kind, heading.strip(), label


def shown_text(tokens: Sequence[Token]) -> str:
    """The visible text of inline tokens: for alternative texts, headings and excerpts."""
    parts: list[str] = []
    for index, token in enumerate(tokens):
        shown = ""
        if token.type in ("text", "code_inline"):
            shown = token.content
        elif token.type == "wiki_link":
            name, _, _, label = wiki_parts(token)
            shown = label or name
        elif token.type == "image":
            parts.append(shown_text(token.children or []))
        elif token.type == "softbreak":
            before = parts[-1][-1:] if parts else ""
            after = _next_shown(tokens, index + 1)
            shown = "" if before and after and joins(before, after) else " "
        elif token.type == "hardbreak":
            shown = " "
        if shown:  # strong emphasis leaves empty text behind
            parts.append(shown)
    return _said("".join(parts)).strip()


def _next_shown(tokens: Sequence[Token], start: int) -> str:
    """The first character shown from token `start` on: "" if that is a break, a picture or nothing."""
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.type in ("text", "code_inline"):
            if token.content:
                return token.content[0]
        elif token.type == "wiki_link":
            return (token.info or token.content)[0]
        elif token.nesting == 0 and token.type not in ("footnote_ref", "bidi"):
            return ""
    return ""


def _said(text: str) -> str:
    return without_bidi(text).replace(SENTINEL, REDACTED_MARK)
