"""Private spans, `%%…%%`: cut out of the source before it is parsed, so that no later stage can hold their text.

A span may begin in one paragraph or list item and end in another; since it is cut first, what is left is parsed
as if it had never been there. Marks in code spans and code blocks are literal. Where the reading is in doubt, the
text is withheld."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.rules_inline.autolink import AUTOLINK_RE, EMAIL_RE
from markdown_it.token import Token

from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.source.markdown.origins import Anchor, Row, Source, anchor_lines
from chronicle.source.markdown.parser import parser
from chronicle.source.markdown.redaction import SENTINEL

_MARK = re.compile("%%")
_TICKS = re.compile("`+")
_ANGLED = re.compile(r"<([^<>\x00-\x20]*)>")
_STOP = re.compile(r"\\|`+|<|%%")


@dataclass(frozen=True, slots=True)
class Public:
    """A source without its private spans (SENTINEL in their place). `problem` if it cannot be told what is private:
    then nothing of the text may be used."""

    source: Source
    problem: Diagnostic | None = None
    warnings: tuple[Diagnostic, ...] = ()


def without_private(source: Source, file: str) -> Public:
    """Cuts out the private spans of a body."""
    if "%%" not in source.text:
        return Public(source)
    found = _Marks(source)
    marks = sorted(found.marks)
    if len(marks) % 2:
        return Public(source, unbalanced(_place(source, file, marks[-1])))
    if found.doubt is not None:
        return Public(source, doubtful(_place(source, file, found.doubt)))
    cuts = [(start, end + 2, SENTINEL) for start, end in zip(marks[::2], marks[1::2], strict=True)]
    warnings = tuple(_indented(_place(source, file, mark)) for mark in found.indented[:1])
    return Public(source.without(cuts), None, warnings)


def unbalanced(place: Place) -> Diagnostic:
    """C601: a `%%` without its partner."""
    return Diagnostic(
        "C601",
        "error",
        place,
        Said("this %% has no partner, so the entry is withheld", "此处的 %% 不成对，本篇因此不发布"),
        Said(
            "write %% before and after what is private; marks inside code do not count",
            "请在不公开的文字前后各写一个 %%；代码中的 %% 不算",
        ),
    )


def doubtful(place: Place) -> Diagnostic:
    """C601: code and private span overlap."""
    return Diagnostic(
        "C601",
        "error",
        place,
        Said(
            "code and %% overlap here, so the entry is withheld",
            "此处代码与 %% 交错，无法判定何者不公开，本篇因此不发布",
        ),
        Said(
            "close the code before the %%, or write the code in a paragraph of its own",
            "请先结束代码再写 %%，或将代码另起一段",
        ),
    )


def _indented(place: Place) -> Diagnostic:
    return Diagnostic(
        "C602",
        "warning",
        place,
        Said(
            "lines indented by four spaces are code, where %% is shown as written",
            "缩进四格的行是代码，其中的 %% 照原样显示",
        ),
        Said("for private text remove the indent", "若要隐去文字，请去掉缩进"),
    )


def _place(source: Source, file: str, offset: int) -> Place:
    line, column = source.at(offset)
    return Place(file, line, column, line, column + 2)


class _Marks:
    """Where the `%%` of a text stand that are not literal. Offsets into the text of the source."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.marks: list[int] = []
        self.indented: list[int] = []
        self.doubt: int | None = None
        self._known: set[int] = set()  # lines whose marks were judged with their blocks
        self._cells: list[tuple[int, int]] = []
        self._literal = 0
        self._torn: list[int] = []  # code spans with an odd number of marks
        tokens: list[Token] = []
        md = parser()
        md.block.parse(source.text + "\n", md, {}, tokens)
        row = Row(source, 0)
        before = ""
        for token in tokens:
            if token.map is not None:
                if token.type == "tr_open":
                    row = Row(source, token.map[0])
                elif token.type == "inline" and before in ("th_open", "td_open"):
                    self._cell(token, row)
                elif token.type == "inline":
                    self._lines(token, token.map[0], token.map[1])
                elif token.type in ("fence", "code_block"):
                    self._code(token, token.map[0], token.map[1])
            before = token.type
        self._elsewhere()
        if len(self._torn) > 1 and self.marks and (self._literal + len(self.marks)) % 2 == 0:
            # Code spans hold single marks, and read without code all marks pair up too: one reading shows
            # what the other hides.
            self._doubt(self._torn[0])

    def _code(self, token: Token, first: int, last: int) -> None:
        if token.type == "fence":
            first += 1  # its first line holds no code
            closed = token.content.count("\n") == last - first - 1
            if not closed and "%%" in token.content:
                self._doubt(self._first_mark(first, last))
        elif "%%" in token.content:
            self.indented.append(self._first_mark(first, last))
        self._known.update(range(first, last))

    def _first_mark(self, first: int, last: int) -> int:
        starts = self._source.starts()
        return max(self._source.text.find("%%", starts[first], starts[min(last, len(starts) - 1)]), starts[first])

    def _lines(self, token: Token, first: int, last: int) -> None:
        self._known.update(range(first, last))
        if "%%" not in token.content:
            return
        anchor = anchor_lines(self._source, token.content, first, last)
        if anchor:
            self._judge(token.content, anchor)
        else:
            self._doubt(self._first_mark(first, last))

    def _cell(self, token: Token, row: Row) -> None:
        if not token.content:
            return
        anchor = row.anchor(row.cell(token.content))
        if not anchor:
            return  # the whole row is judged as plain text, then
        self._cells.append((anchor.offset(0), anchor.offset(len(token.content))))
        if "%%" in token.content:
            self._judge(token.content, anchor)

    def _judge(self, content: str, anchor: Anchor) -> None:
        for start, end, code in _readings(content):
            if code:
                inside = len(_MARK.findall(content, start, end))
                self._literal += inside
                if inside % 2 and content[start:end].strip("` \n") != "%%":
                    self._torn.append(anchor.offset(start))
            else:
                self.marks.append(anchor.offset(start))

    def _elsewhere(self) -> None:
        """Definitions, the first line of a fence, cells too many: whatever is no code and no inline text."""
        starts = self._source.starts()
        cells = iter([*self._cells, (len(self._source.text) + 2, 0)])
        begin, end = next(cells)
        for mark in _MARK.finditer(self._source.text):
            at = mark.start()
            while begin < at and end <= at:
                begin, end = next(cells)
            if not begin <= at < end and bisect_right(starts, at) - 1 not in self._known:
                self.marks.append(at)

    def _doubt(self, offset: int) -> None:
        if self.doubt is None:
            self.doubt = offset


def _readings(content: str) -> Iterator[tuple[int, int, bool]]:
    """What matters in one inline text, from left to right: (start, end, True) for a code span and
    (start, end, False) for a mark. Backslashes, code spans and autolinks bind as CommonMark 6.1 says."""
    last_run: dict[int, int] = {}
    for run in _TICKS.finditer(content):
        last_run[len(run.group())] = run.start()
    pos = 0
    while match := _STOP.search(content, pos):
        pos = match.end()
        found = match.group()
        if found == "\\":
            pos += 1
        elif found == "<":
            auto = _ANGLED.match(content, match.start())
            if auto and (AUTOLINK_RE.match(auto.group(1)) or EMAIL_RE.match(auto.group(1))):
                for mark in _MARK.finditer(content, pos, auto.end()):
                    yield mark.start(), mark.end(), False
                pos = auto.end()
        elif found == "%%":
            yield match.start(), pos, False
        elif last_run.get(len(found), -1) >= pos:
            for run in _TICKS.finditer(content, pos):
                if len(run.group()) == len(found):
                    yield match.start(), run.end(), True
                    pos = run.end()
                    break
