"""A text that was changed before it was parsed, and still knows where each character stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from markdown_it.common.utils import MD_TRIM_CHARS

Cut = tuple[int, int, str]
"""(start, end, what stands there instead)."""

Spot = tuple[int, int, int]
"""(line, column, end column): from 1, code points, end exclusive, within one line."""


def line_starts(text: str) -> list[int]:
    """Where each line begins, and where one after the last would."""
    return [0, *accumulate([len(line) + 1 for line in text.split("\n")])]


class Source:
    """`text` has LF line ends only. Offsets are code points into `text`, lines and columns those of the file."""

    __slots__ = ("_first_line", "_new", "_old", "_parent", "_starts", "text")

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.text = text
        self._first_line = first_line
        self._parent: Source | None = None
        self._new: list[int] = []
        self._old: list[int] = []
        self._starts: list[int] | None = None

    def without(self, cuts: Sequence[Cut]) -> Source:
        """The same text after replacing each of `cuts` (in order, apart from one another)."""
        parts: list[str] = []
        child = Source("", self._first_line)
        child._parent = self
        length = at = 0
        for start, end, instead in cuts:
            for piece, old in ((self.text[at:start], at), (instead, start)):
                if piece:
                    parts.append(piece)
                    child._new.append(length)
                    child._old.append(old)
                    length += len(piece)
            at = end
        parts.append(self.text[at:])
        child._new.append(length)
        child._old.append(at)
        child.text = "".join(parts)
        return child

    def starts(self) -> list[int]:
        """See `line_starts`."""
        if self._starts is None:
            self._starts = line_starts(self.text)
        return self._starts

    def line(self, index: int) -> str:
        """Line `index` (from 0) of `text`, without its end."""
        starts = self.starts()
        return self.text[starts[index] : starts[index + 1] - 1]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of one character of `text`."""
        source = self
        while source._parent is not None:
            index = max(bisect_right(source._new, offset) - 1, 0)
            offset = source._old[index] + offset - source._new[index]
            source = source._parent
        starts = source.starts()
        line = min(bisect_right(starts, offset), len(starts) - 1) - 1
        return self._first_line + line, offset - starts[line] + 1

    def spot(self, start: int, end: int) -> Spot:
        """Where `text[start:end]` stands in the file; what runs on is cut at the end of its first line."""
        line, column = self.at(start)
        if self._parent is None and start < end < self.starts()[line - self._first_line + 1]:
            return line, column, column + end - start
        end_line, end_column = self.at(max(end - 1, start))
        if end_line == line:
            return line, column, end_column + 1
        return line, column, self.line_end(line)

    def line_end(self, line: int) -> int:
        """The column after the last character of a line of the file."""
        source = self
        while source._parent is not None:
            source = source._parent
        return len(source.line(line - self._first_line)) + 1

    def line_spot(self, index: int) -> Spot:
        """The whole line `index` (from 0) of `text`, as it stands in the file."""
        starts = self.starts()
        index = min(index, len(starts) - 2)
        if self._parent is None:
            return self._first_line + index, 1, starts[index + 1] - starts[index]
        line, _ = self.at(starts[index])
        return line, 1, self.line_end(line)


class Anchor:
    """The way from offsets in the content of one inline token back to offsets in the source's text."""

    __slots__ = ("_content", "_from", "_piped", "_to")

    def __init__(self, content: str, pairs: Sequence[tuple[int, int]], *, piped: bool = False) -> None:
        self._content = content
        self._from = [pair[0] for pair in pairs]
        self._to = [pair[1] for pair in pairs]
        self._piped = piped

    def __bool__(self) -> bool:
        return bool(self._from)

    def offset(self, pos: int) -> int:
        """Where character `pos` of the content stands in the text of the source."""
        index = max(bisect_right(self._from, pos) - 1, 0) if len(self._from) > 1 else 0
        found = self._to[index] + pos - self._from[index]
        # In a cell `\|` has become `|`.
        return found + self._content.count("|", 0, pos) if self._piped else found


def anchor_lines(source: Source, content: str, first: int, last: int) -> Anchor:
    """For a paragraph or heading on the lines `first` up to `last` (exclusive): each line of the content is the
    end of a line of the text, except that white space may be gone. An empty anchor if they do not fit."""
    starts = source.starts()
    if last == first + 1 and content:
        found = source.text.rfind(content, starts[first], starts[last])
        return Anchor(content, ((0, found),) if found >= 0 else ())
    pairs: list[tuple[int, int]] = []
    index, at = first, 0
    for number, line in enumerate(content.split("\n")):
        shown = line.strip(MD_TRIM_CHARS)
        while index < last:
            whole = source.line(index)
            kept = whole.rstrip(MD_TRIM_CHARS)
            index += 1
            if kept.endswith(shown):
                blanks = len(line) - len(line.lstrip(MD_TRIM_CHARS))
                pairs.append((at, starts[index - 1] + len(kept) - len(shown) - blanks))
                break
            if number:  # only the first lines of a paragraph may vanish, being white space
                return Anchor(content, ())
        else:
            return Anchor(content, ())
        at += len(line) + 1
    return Anchor(content, pairs)


class Row:
    """Finds the cells of one table row. They must be told from left to right."""

    __slots__ = ("_anchors", "_at", "_cells", "_end", "_source")

    def __init__(self, source: Source, line: int) -> None:
        self._source = source
        self._at = source.starts()[line]
        self._end = source.starts()[line + 1]
        self._cells: list[str] = []
        self._anchors: list[Anchor] = []

    def cell(self, content: str) -> int:
        """The next cell; what comes back is its number."""
        self._cells.append(content)
        return len(self._cells) - 1

    def anchor(self, cell: int) -> Anchor:
        """The anchor of a cell. Most cells are never asked for theirs."""
        for content in self._cells[len(self._anchors) : cell + 1]:
            raw = content.replace("|", "\\|")
            found = self._source.text.find(raw, self._at, self._end)
            if found >= 0:
                self._at = found + len(raw)
            self._anchors.append(Anchor(content, ((0, found),) if found >= 0 else (), piped=True))
        return self._anchors[cell]
