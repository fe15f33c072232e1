"""Block tokens to pieces: headings with ids, tables, lists, code, figures, footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape
from typing import ClassVar

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from chronicle.model.body import Heading
from chronicle.source.markdown.bits import Bit, only_pictures, shown_text
from chronicle.source.markdown.footnotes import Footnotes
from chronicle.source.markdown.inline import InlineWriter
from chronicle.source.markdown.origins import Row, Source
from chronicle.source.markdown.redaction import SENTINEL
from chronicle.source.markdown.runs import MARKUP, PLAIN, Runs
from chronicle.source.markdown.words import HeadingIds

_FIXED = {
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_close": "</li>\n",
    "table_open": "<table>\n",
    "table_close": "</table>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_close": "</tr>\n",
    "hr": "<hr>\n",
}
_LOWEST = 6
_LANGUAGE = re.compile(r"[^\w+#.-]")


class BlockWriter:
    """Writes the tokens of one body into pieces. `read` gives the bits of an inline content; `shift` is added to the
    level of each heading."""

    def __init__(
        self, source: Source, file: str, read: Callable[[str], Sequence[Bit]], notes: Footnotes, shift: int
    ) -> None:
        self.runs = Runs()
        self.inline = InlineWriter(source, file, self.runs, notes)
        self.headings: list[Heading] = []
        self._source = source
        self._read = read
        self._notes = notes
        self._shift = shift
        self._ids = HeadingIds()
        self._row = Row(source, 0)
        self._box = ""
        self._left_open: Token | None = None

    def write(self, tokens: Sequence[Token]) -> None:
        """Block tokens in order."""
        runs = self.runs
        line = -1
        rest = iter(tokens)
        for token in rest:
            kind = token.type
            if token.map is not None and token.map[0] != line:
                line = token.map[0]
                runs.here = self._source.line_spot(line)
            if kind == "paragraph_open":
                self._paragraph(token, next(rest), next(rest))
            elif kind in _FIXED:
                runs.add((MARKUP, _FIXED[kind], runs.here))
            else:
                self._WRITERS[kind](self, token, rest)

    def finish(self) -> None:
        """Writes the footnotes that were cited."""
        labels = self._notes.labels
        if not labels:
            return
        self.runs.html('<section class="footnotes" role="doc-endnotes">\n<ol>\n')
        for number, label in enumerate(labels, 1):
            self._note(number, self._notes.tokens(label))
            for time in range(1, self._notes.times(label) + 1):
                target = f"fnref-{number}" if time == 1 else f"fnref-{number}-{time}"
                self.runs.html(f' <a class="fnback" href="#{target}" role="doc-backlink">↩{number}</a>')
            self.runs.html("</p>\n</li>\n" if self._left_open else "</li>\n")
        self.runs.html("</ol>\n</section>\n")

    def _note(self, number: int, tokens: list[Token]) -> None:
        """A note up to where the ways back to its citations stand: in its last paragraph, if it ends with one."""
        self.runs.html(f'<li id="fn-{number}">')
        self._left_open = None
        if tokens and tokens[-1].type == "paragraph_close" and not tokens[-1].hidden:
            content = tokens[-2]
            if not _is_figure(content, self._read(content.content)):
                self._left_open = tokens[-1]
        self.write(tokens)

    def _paragraph(self, token: Token, content: Token, close: Token) -> None:
        add, here = self.runs.add, self.runs.here
        bits = self._read(content.content)
        figures = _is_figure(content, bits)
        bare = figures or token.hidden
        if not bare:
            add((MARKUP, "<p>", here))
        if self._box:  # a tight item has no paragraph to put it in
            add((MARKUP, self._box, here))
            self._box = ""
        self.inline.write(bits, content, figures=figures)
        if not bare and close is not self._left_open:
            add((MARKUP, "</p>\n", here))

    def _heading(self, token: Token, rest: Iterator[Token]) -> None:
        content, _ = next(rest), next(rest)
        bits = self._read(content.content)
        level = min(int(token.tag[1]) + self._shift, _LOWEST)
        text = shown_text(bits)
        own = self._ids.next(text)
        self.headings.append(Heading(level, own, text))
        self.runs.html(f'<h{level} id="{own}">')
        self.inline.write(bits, content, prose=False)
        self.runs.html(f"</h{level}>\n")

    def _fence(self, token: Token, _rest: Iterator[Token]) -> None:
        self.inline.doubt = self.inline.doubt or SENTINEL in token.content
        words = unescapeAll(token.info).replace(SENTINEL, "").split(maxsplit=1) if token.type == "fence" else []
        language = _LANGUAGE.sub("", words[0]) if words else ""
        self.inline.doubt = self.inline.doubt or "%%" in token.info
        named = f' class="language-{escape(language)}"' if language else ""
        self.runs.html(f"<pre><code{named}>")
        if token.content:
            self.runs.text(token.content, PLAIN)
        self.runs.html("</code></pre>\n")

    def _ordered(self, token: Token, _rest: Iterator[Token]) -> None:
        start = int(token.attrs.get("start", 1))
        self.runs.html(f'<ol start="{start}">\n' if start != 1 else "<ol>\n")

    def _bullets(self, token: Token, _rest: Iterator[Token]) -> None:
        self.runs.html('<ul class="tasks">\n' if "class" in token.attrs else "<ul>\n")

    def _item(self, token: Token, _rest: Iterator[Token]) -> None:
        checked = token.meta.get("checked")
        if checked is None:
            self.runs.html("<li>")
            return
        self.runs.html('<li class="task done">' if checked else '<li class="task">')
        self._box = f'<span class="box">{"☑" if checked else "☐"}</span> '

    def _tr(self, token: Token, _rest: Iterator[Token]) -> None:
        self._row = Row(self._source, token.map[0] if token.map else 0)
        self.runs.html("<tr>")

    def _cell(self, token: Token, rest: Iterator[Token]) -> None:
        content, _ = next(rest), next(rest)
        align = str(token.attrs.get("style", "")).removeprefix("text-align:")
        named = f' class="align-{align}"' if align else ""
        self.runs.html(f'<th scope="col"{named}>' if token.tag == "th" else f"<td{named}>")
        if content.content:
            cell = partial(self._row.anchor, self._row.cell(content.content))
            self.inline.write(self._read(content.content), content, cell=cell)
        self.runs.html("</th>" if token.tag == "th" else "</td>")

    _WRITERS: ClassVar[dict[str, Callable[[BlockWriter, Token, Iterator[Token]], None]]] = {
        "heading_open": _heading,
        "fence": _fence,
        "code_block": _fence,
        "ordered_list_open": _ordered,
        "bullet_list_open": _bullets,
        "list_item_open": _item,
        "tr_open": _tr,
        "th_open": _cell,
        "td_open": _cell,
    }


def _is_figure(content: Token, bits: Sequence[Bit]) -> bool:
    return "![" in content.content and only_pictures(bits)
