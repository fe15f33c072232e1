"""Block tokens to pieces: headings with ids, tables, lists, code, figures, footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from chronicle.model.body import Heading
from chronicle.source.markdown.inline import InlineWriter, only_pictures, shown_text
from chronicle.source.markdown.origins import Row, Source
from chronicle.source.markdown.runs import Runs
from chronicle.source.markdown.wide import SENTINEL
from chronicle.source.markdown.words import EXCERPT, HeadingIds

_FIXED = {
    "paragraph_close": "</p>\n",
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
    "th_close": "</th>",
    "td_close": "</td>",
    "hr": "<hr>\n",
}
_LOWEST = 6
_LANGUAGE = re.compile(r"[^\w+#.-]")


class BlockWriter:
    """Writes the tokens of one body into pieces. `shift` is added to the level of each heading."""

    def __init__(self, source: Source, file: str, notes: dict[str, list[Token]], shift: int) -> None:
        self.runs = Runs()
        self.inline = InlineWriter(source, file, self.runs, self)
        self.headings: list[Heading] = []
        self.paragraphs: list[str] = []
        self._paragraph_length = 0
        self._source = source
        self._shift = shift
        self._ids = HeadingIds()
        self._notes = notes
        self._numbers: dict[str, int] = {}
        self._cited: list[int] = []
        self._row = Row(source, 0)
        self._box = ""
        self._heading = ""
        self._in_notes = False
        self._writers: dict[str, Callable[[Token, str, Token | None], None]] = {
            "heading_open": self._heading_open,
            "heading_close": self._heading_close,
            "paragraph_open": self._paragraph_open,
            "paragraph_close": self._paragraph_close,
            "inline": self._inline,
            "fence": self._fence,
            "code_block": self._fence,
            "ordered_list_open": self._ordered,
            "bullet_list_open": self._bullets,
            "list_item_open": self._item,
            "tr_open": self._tr,
            "th_open": self._cell,
            "td_open": self._cell,
        }

    def write(self, tokens: Sequence[Token]) -> None:
        """Block tokens in order."""
        before = ""
        last = len(tokens) - 1
        for index, token in enumerate(tokens):
            kind = token.type
            if token.map is not None and kind != "inline":
                self.runs.here = self._source.line_spot(token.map[0])
            fixed = _FIXED.get(kind)
            if fixed is not None and kind != "paragraph_close":
                self.runs.html(fixed)
            else:
                # The paragraph's ends look at its text: is it a figure?
                near = tokens[index + 1] if index < last else None
                if kind == "paragraph_close":
                    near = tokens[index - 1]
                self._writers[kind](token, before, near)
            before = kind

    def finish(self) -> None:
        """Writes the footnotes that were cited, and ends the last run."""
        if self._numbers:
            self._in_notes = True
            self.runs.html('<section class="footnotes" role="doc-endnotes">\n<ol>\n')
            done = 0
            while done < len(self._numbers):  # a note may cite another
                label = list(self._numbers)[done]
                done += 1
                self._note(done, self._notes[label])
            self.runs.html("</ol>\n</section>\n")
        self.runs.flush()

    def cite(self, label: str) -> tuple[int, int]:
        """See `inline.Notes`."""
        number = self._numbers.setdefault(label, len(self._numbers) + 1)
        if number > len(self._cited):
            self._cited.append(0)
        self._cited[number - 1] += 1
        return number, self._cited[number - 1]

    @property
    def cited(self) -> frozenset[str]:
        """Labels of the notes that are shown."""
        return frozenset(self._numbers)

    def _note(self, number: int, tokens: list[Token]) -> None:
        self.runs.html(f'<li id="fn-{number}">')
        inside = (
            bool(tokens)
            and tokens[-1].type == "paragraph_close"
            and not tokens[-1].hidden
            and not only_pictures(tokens[-2])
        )
        self.write(tokens[:-1] if inside else tokens)
        for time in range(1, self._cited[number - 1] + 1):
            target = f"fnref-{number}" if time == 1 else f"fnref-{number}-{time}"
            self.runs.html(f' <a class="fnback" href="#{target}" role="doc-backlink">↩{number}</a>')
        self.runs.html("</p>\n</li>\n" if inside else "</li>\n")

    def _inline(self, token: Token, before: str, _near: Token | None) -> None:
        if before in ("th_open", "td_open"):
            if token.content:
                self.inline.write(token, cell=self._row.cell(token.content))
            return
        if self._heading:
            self.inline.write(token, prose=False)
            return
        children = token.children or []
        figures = before == "paragraph_open" and only_pictures(token)
        if self._box:  # a tight item has no paragraph to put it in
            self.runs.html(self._box)
            self._box = ""
        self.inline.write(token, figures=figures)
        if not figures and not self._in_notes and self._paragraph_length <= EXCERPT:
            self.paragraphs.append(shown_text(children))
            self._paragraph_length += len(self.paragraphs[-1])

    def _heading_open(self, token: Token, _before: str, near: Token | None) -> None:
        level = min(int(token.tag[1]) + self._shift, _LOWEST)
        text = shown_text(near.children or []) if near is not None else ""
        own = self._ids.next(text)
        self.headings.append(Heading(level, own, text))
        self._heading = f"h{level}"
        self.runs.html(f'<h{level} id="{own}">')

    def _heading_close(self, _token: Token, _before: str, _near: Token | None) -> None:
        self.runs.html(f"</{self._heading}>\n")
        self._heading = ""

    def _paragraph_open(self, token: Token, _before: str, near: Token | None) -> None:
        if not token.hidden and not (near is not None and only_pictures(near)):
            self.runs.html("<p>")

    def _paragraph_close(self, token: Token, _before: str, near: Token | None) -> None:
        if not token.hidden and not (near is not None and only_pictures(near)):
            self.runs.html("</p>\n")

    def _fence(self, token: Token, _before: str, _near: Token | None) -> None:
        self.inline.doubt = self.inline.doubt or SENTINEL in token.content
        words = unescapeAll(token.info).replace(SENTINEL, "").split(maxsplit=1) if token.type == "fence" else []
        language = _LANGUAGE.sub("", words[0]) if words else ""
        self.inline.doubt = self.inline.doubt or "%%" in token.info
        named = f' class="language-{escape(language)}"' if language else ""
        self.runs.html(f"<pre><code{named}>")
        self.runs.text(token.content, prose=False)
        self.runs.html("</code></pre>\n")

    def _ordered(self, token: Token, _before: str, _near: Token | None) -> None:
        start = int(token.attrs.get("start", 1))
        self.runs.html(f'<ol start="{start}">\n' if start != 1 else "<ol>\n")

    def _bullets(self, token: Token, _before: str, _near: Token | None) -> None:
        self.runs.html('<ul class="tasks">\n' if "class" in token.attrs else "<ul>\n")

    def _item(self, token: Token, _before: str, _near: Token | None) -> None:
        checked = token.meta.get("checked")
        if checked is None:
            self.runs.html("<li>")
            return
        self.runs.html('<li class="task done">' if checked else '<li class="task">')
        self._box = f'<span class="box">{"☑" if checked else "☐"}</span> '

    def _tr(self, token: Token, _before: str, _near: Token | None) -> None:
        self._row = Row(self._source, token.map[0] if token.map else 0)
        self.runs.html("<tr>")

    def _cell(self, token: Token, _before: str, _near: Token | None) -> None:
        align = str(token.attrs.get("style", "")).removeprefix("text-align:")
        named = f' class="align-{align}"' if align else ""
        self.runs.html(f'<th scope="col"{named}>' if token.tag == "th" else f"<td{named}>")
