"""The bits of one block, as pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from markdown_it.token import Token

from chronicle.model.body import LinkClose, LinkOpen, PhotoSlot, WikiLink
from chronicle.model.diagnostic import NOTHING, Diagnostic, Place, Said, Severity
from chronicle.source.markdown.addresses import kind_of, web_address
from chronicle.source.markdown.bits import Bit, closes_up, said, wiki_parts
from chronicle.source.markdown.clean import bidi_problem, without_bidi
from chronicle.source.markdown.footnotes import Footnotes
from chronicle.source.markdown.origins import Anchor, Source, Spot, anchor_lines
from chronicle.source.markdown.redaction import SENTINEL
from chronicle.source.markdown.runs import MARKUP, PLAIN, PROSE, REDACTED, Runs

_CLOSE = LinkClose()
_SAVE_IT = Said("save the picture beside the entry and name that file here", "请把图片存到本篇旁边，并在此写它的文件名")


class InlineWriter:
    """Writes bits into `runs`. `doubt` tells that a second look at the private spans found another reading: see
    `body`."""

    def __init__(self, source: Source, file: str, runs: Runs, notes: Footnotes) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.doubt = False
        self._source = source
        self._file = file
        self._runs = runs
        self._notes = notes
        self._links: list[tuple[bool, bool]] = []  # (shown as a link, its address was private)
        self._linked = False
        self._token = Token("inline", "", 0)
        self._anchor: Anchor | None = None
        self._cell: Callable[[], Anchor] | None = None
        self._figures = False
        self._outside = self._text = PROSE  # kinds of text: outside of links, and here
        self._last = ""  # its last character was the last one shown ("": none, or a picture)

    def write(
        self,
        bits: Sequence[Bit],
        token: Token,
        *,
        prose: bool = True,
        figures: bool = False,
        cell: Callable[[], Anchor] | None = None,
    ) -> None:
        """The bits of one inline token. `figures`: pictures stand alone here. `cell` gives the anchor of a cell."""
        if len(bits) == 1 and bits[0][0] == "text":  # most paragraphs and cells
            self._runs.text(bits[0][1], PROSE if prose else PLAIN)
            return
        runs = self._runs
        add, here = runs.add, runs.here
        self._token = token
        self._anchor = None
        self._cell = cell
        self._figures = figures
        self._outside = self._text = PROSE if prose else PLAIN
        self._last = ""
        for index, bit in enumerate(bits):
            kind = bit[0]
            if kind == "text":
                text = self._last = bit[1]
                if SENTINEL in text:
                    runs.text(text, self._text)
                else:
                    add((self._text, text, here))
            elif kind == "tag":
                add((MARKUP, bit[2], here))
            elif kind == "soft":
                if not figures and not closes_up(self._last[-1:], bits, index):
                    add((self._text, " ", here))
                    self._last = " "
            elif kind == "hard":
                add((MARKUP, "<br>", here))
                self._last = ""
            else:
                self._WRITERS[kind](self, bit)

    def _spot(self, bit: Bit) -> Spot:
        start, end = bit[4:]
        anchor = self._anchor
        if anchor is None:
            anchor = self._anchor = self._cell() if self._cell else _anchor(self._source, self._token)
        if start < 0 or not anchor:
            return self._runs.here
        return self._source.spot(anchor.offset(start), anchor.offset(end - 1) + 1)

    def _say(self, code: str, severity: Severity, spot: Spot, message: Said, help: Said = NOTHING) -> None:
        line, column, end = spot
        self.diagnostics.append(Diagnostic(code, severity, Place(self._file, line, column, line, end), message, help))

    def _code(self, bit: Bit) -> None:
        shown = bit[1]
        self.doubt = self.doubt or SENTINEL in shown
        self._runs.html("<code>")
        if shown:
            self._runs.text(shown, PLAIN)
            self._last = shown
        self._runs.html("</code>")

    def _link(self, bit: Bit) -> None:
        href = without_bidi(bit[2])
        self._watch(href, bit[3])
        private = SENTINEL in href
        shown = False
        if not private and not self._linked:
            kind = kind_of(href)
            shown = kind != "bad"
            if shown:
                self._linked = True
                self._text = PLAIN
                address = href if kind == "local" else web_address(href)
                self._runs.slot(LinkOpen(address, said(bit[3])), self._spot(bit))
            else:
                self._bad_link(bit)
        self._links.append((shown, private))

    def _end(self, _bit: Bit) -> None:
        shown, private = self._links.pop()
        if shown:
            self._linked = False
            self._text = self._outside
            self._runs.slot(_CLOSE, self._runs.here)
        if private:
            self._runs.slot(REDACTED, self._runs.here)

    def _bad_link(self, bit: Bit) -> None:
        self._say(
            "C401",
            "error",
            self._spot(bit),
            Said("a link must not have such an address", "链接不能使用这种地址"),
            Said(
                "write http:, https:, mailto:, tel:, or the path of a file",
                "请写 http:、https:、mailto:、tel: 开头的地址，或文件的路径",
            ),
        )

    def _image(self, bit: Bit) -> None:
        _, alt, address, title, _, _ = bit
        file = without_bidi(address)
        caption = said(title)
        self._watch(file, caption)
        if SENTINEL in file:
            self._runs.slot(REDACTED, self._spot(bit))
            return
        kind = kind_of(file)
        if kind == "local" and file:
            self._runs.slot(PhotoSlot(file, alt, caption, self._figures), self._spot(bit))
        elif kind == "web":
            self._foreign(file, alt, caption, bit)
        else:
            if file:
                self._bad_picture(bit)
            self._plain(alt)
        self._last = ""

    def _plain(self, text: str) -> None:
        if text:
            self._runs.text(text, PLAIN)
            self._last = text

    def _foreign(self, address: str, alt: str, caption: str, bit: Bit) -> None:
        spot = self._spot(bit)
        self._say(
            "C501",
            "warning",
            spot,
            Said("a picture on another site is shown as a link", "外站的图片只显示为链接"),
            _SAVE_IT,
        )
        shown = alt or address
        if self._linked:
            self._plain(shown)
            return
        self._runs.slot(LinkOpen(web_address(address), caption), spot)
        self._plain(shown)
        self._runs.slot(_CLOSE, self._runs.here)

    def _bad_picture(self, bit: Bit) -> None:
        self._say(
            "C401",
            "error",
            self._spot(bit),
            Said("a picture must not have such an address", "图片不能使用这种地址"),
            Said(
                "save the picture beside the entry and name that file here", "请把图片存到本篇旁边，并在此写它的文件名"
            ),
        )

    def _wiki(self, bit: Bit) -> None:
        name, kind, heading, label = wiki_parts(bit)
        if self._linked:
            self._plain(label or name)
            return
        self._runs.slot(WikiLink(name, label, kind, heading), self._spot(bit))
        self._last = label or name

    def _note(self, bit: Bit) -> None:
        number, times = self._notes.cite(bit[2])
        own = f"fnref-{number}" if times == 1 else f"fnref-{number}-{times}"
        if self._linked:
            self._runs.html(f'<sup class="fnref" id="{own}">{number}</sup>')
            return
        self._runs.html(f'<sup class="fnref"><a id="{own}" href="#fn-{number}" role="doc-noteref">{number}</a></sup>')

    def _bidi(self, bit: Bit) -> None:
        line, column, end = self._spot(bit)
        self.diagnostics.append(bidi_problem(Place(self._file, line, column, line, end), bit[2]))

    def _watch(self, address: str, title: str) -> None:
        """Marks in addresses and titles cannot be judged any more: they were text when spans were cut."""
        self.doubt = self.doubt or "%%" in address or "%%" in title

    _WRITERS: ClassVar[dict[str, Callable[[InlineWriter, Bit], None]]] = {
        "code": _code,
        "link": _link,
        "end": _end,
        "image": _image,
        "wiki": _wiki,
        "note": _note,
        "bidi": _bidi,
    }


def _anchor(source: Source, token: Token) -> Anchor:
    first, last = token.map or (0, 0)
    return anchor_lines(source, token.content, first, last)
