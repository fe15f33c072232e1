"""YAML in every form that is read, to a tree of texts with their spans.

The tree is made from parse *events*, not loaded and not composed, for three reasons. Scalars stay text until a
typed field reads them: `no`, `010`, `12:30` and `2015-02-29` mean what the field says. Every value knows its
line and column. And the composer of the C library recurses: 25,000 opening brackets end the process, and an
alias bomb of 271 bytes walks to 54 million nodes; events are counted one by one, and depth, anchors, aliases,
tags and merge keys are refused where they begin."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from chronicle.model.diagnostic import Said
from chronicle.model.entry import Spot
from chronicle.source.complaints import complain
from chronicle.source.nodes import ListNode, MapNode, Node, Scalar
from chronicle.source.sheet import Sheet
from chronicle.source.traps import Mended, forbidden_in

# The pure-Python parser costs ten times as much; it only stands in where the C library was not built.
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 20
MAX_NODES = 200_000
_COMMENT = re.compile(r"[ \t]+#")
_QUOTE = Said('put the whole value in quotation marks: “"…"”', '请把整个值放进英文引号："…"')


class _Refused(Exception):  # noqa: N818 - a signal, not an error
    """The text holds something that is refused; it was reported."""


def read_yaml(mended: Mended, sheet: Sheet, first_line: int) -> Node | None:
    """The document of a mended text in any form."""
    try:
        try:
            return _Tree(mended, sheet, first_line).read()
        except yaml.MarkedYAMLError as problem:
            # libyaml 0.2.6 gives up at 1,000 open brackets before it tells of the first: a few less are told.
            if problem.problem_mark is None or "nesting depth" not in (problem.problem or ""):
                raise
            mended.text = mended.text[: problem.problem_mark.index - 900]
            return _Tree(mended, sheet, first_line).read()
    except _Refused:
        return None
    except yaml.MarkedYAMLError as problem:
        if not mended.excused:
            complain(problem, mended, sheet, first_line)
        elif not sheet.has_errors():  # pragma: no cover - an excuse is an error itself
            sheet.error("C120", (first_line, 1, first_line, 1), Said("not readable", "无法读取"))
        return None
    except yaml.YAMLError:
        sheet.error(
            "C120",
            (first_line, 1, first_line, 1),
            Said("this is not readable as YAML", "这里不能按 YAML 读取"),
        )
        return None


class _Tree:
    def __init__(self, mended: Mended, sheet: Sheet, first_line: int) -> None:
        self.mended = mended
        self.sheet = sheet
        self.first_line = first_line
        self.lines = mended.text.split("\n")
        self.last_line = len(self.lines) - 1
        self.has_comments = "#" in mended.text
        self.parser = _PARSER(mended.text)

    def read(self) -> Node | None:
        root: Node | None = None
        documents = 0
        nodes = 0
        # One frame for each open list or map: its children so far, its start event.
        stack: list[tuple[list[Node], Any]] = []
        next_event = self.parser.get_event
        try:
            while (event := next_event()) is not None:
                kind = type(event)
                node: Node
                if kind is ScalarEvent:
                    node = self._scalar(event)
                elif kind is SequenceStartEvent or kind is MappingStartEvent:
                    self._refuse_anchor_or_tag(event)
                    stack.append(([], event))
                    if len(stack) > MAX_DEPTH:
                        self._too_deep(event)
                    continue
                elif kind is SequenceEndEvent or kind is MappingEndEvent:
                    children, start = stack.pop()
                    node = self._collection(children, start, event)
                else:
                    if kind is yaml.DocumentStartEvent:
                        documents += 1
                        if documents > 1:
                            self._second_document(event)
                    elif kind is yaml.AliasEvent:
                        self._refuse_alias(event)
                    continue
                nodes += 1
                if nodes > MAX_NODES:
                    self._too_many(node.spot)
                if stack:
                    stack[-1][0].append(node)
                else:
                    root = node
        finally:
            self.parser.dispose()
        if isinstance(root, Scalar) and root.empty:
            return None
        return root

    def spot(self, event: Any) -> Spot:
        start, end = event.start_mark, event.end_mark
        last = end.line
        if last <= self.last_line and not self.mended.moved:
            first_line = self.first_line
            return (start.line + first_line, start.column + 1, last + first_line, end.column + 1)
        return (*self._point(start.line, start.column), *self._point(last, end.column))

    def _point(self, line: int, column: int) -> tuple[int, int]:
        if line > self.last_line:
            line, column = self.last_line, len(self.lines[-1])
        return line + self.first_line, self.mended.column(line + 1, column + 1)

    def _scalar(self, event: Any) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._refuse_anchor_or_tag(event)
        text = event.value
        style = event.style or ""
        spot = self.spot(event)
        if style == '"':
            self._forbidden(text, spot)
        comment = self._swallowed(event, spot) if self.has_comments and text and not style else 0
        return Scalar(text, spot, style, comment)

    def _swallowed(self, event: Any, spot: Spot) -> int:
        """The column of a `#` behind a plain text; 0 if none."""
        end = event.end_mark
        if end.line > self.last_line:
            return 0
        found = _COMMENT.match(self.lines[end.line], end.column)
        return spot[3] + found.end() - found.start() - 1 if found else 0

    def _forbidden(self, text: str, spot: Spot) -> None:
        """Only an escape can bring in what was cleaned out of the file's own characters."""
        bad = forbidden_in(text)
        if bad:
            name = f"U+{ord(bad):04X}"
            self.sheet.error(
                "C116",
                spot,
                Said(f"the value holds the control character {name}", f"值里有控制字符 {name}"),
                Said("delete it", "请删去"),
            )

    def _collection(self, children: list[Node], start: Any, end: Any) -> Node:
        spot = self.spot(start)
        if start.flow_style:
            spot = (*spot[:2], *self.spot(end)[2:])
        elif children:
            # A block collection "ends" where the next token begins; its last value is what a reader sees as its end.
            spot = (*spot[:2], *children[-1].spot[2:])
        if type(start) is SequenceStartEvent:
            return ListNode(tuple(children), spot)
        pairs: list[tuple[Scalar, Node]] = []
        for key, value in zip(children[::2], children[1::2], strict=False):
            if not isinstance(key, Scalar):
                self.sheet.error(
                    "C144",
                    key.spot,
                    Said("a key must be a plain word", "键必须是一个词"),
                    Said("write “key: value”", "请写成“键: 值”"),
                )
            elif key.text == "<<" and not key.style:
                self.sheet.error(
                    "C123",
                    key.spot,
                    Said("merge keys (<<) are not read", "不支持合并键（<<）"),
                    Said("write the keys out", "请把各个键写全"),
                )
            else:
                pairs.append((key, value))
        return MapNode(tuple(pairs), spot)

    def _second_document(self, event: Any) -> None:
        spot = self.spot(event)
        self.sheet.error(
            "C133",
            spot,
            Said("a second document begins here; only one is read", "这里开始了第二个文档，只能有一个"),
            Said("delete the line “---”", "请删去“---”这一行"),
        )
        raise _Refused

    def _refuse_alias(self, event: Any) -> None:
        self.sheet.error(
            "C121",
            self.spot(event),
            Said(
                "a value that begins with * is an alias in YAML; aliases are not read",
                "以 * 开头的值在 YAML 里是别名，本程序不读别名",
            ),
            _QUOTE,
        )
        raise _Refused

    def _refuse_anchor_or_tag(self, event: Any) -> None:
        if event.anchor is not None:
            self.sheet.error(
                "C121",
                self.spot(event),
                Said(
                    "a value that begins with & is an anchor in YAML; anchors are not read",
                    "以 & 开头的值在 YAML 里是锚点，本程序不读锚点",
                ),
                _QUOTE,
            )
            raise _Refused
        if event.tag is not None:
            spot = self.spot(event)
            self.sheet.error(
                "C122",
                spot,
                Said(
                    "a value that begins with ! is a tag in YAML; tags are not read",
                    "以 ! 开头的值在 YAML 里是标签，本程序不读标签",
                ),
                _QUOTE,
            )
            raise _Refused

    def _too_deep(self, event: Any) -> None:
        self.sheet.error(
            "C124",
            self.spot(event),
            Said(f"lists and maps are nested more than {MAX_DEPTH} deep", f"列表和映射的嵌套超过 {MAX_DEPTH} 层"),
            Said('a value in brackets wants quotation marks: "[…]"', '带方括号的文字请加英文引号："[…]"'),
        )
        raise _Refused

    def _too_many(self, spot: Spot) -> None:
        self.sheet.error(
            "C124",
            spot,
            Said(f"the file holds more than {MAX_NODES:,} values", f"文件里的值超过 {MAX_NODES} 个"),
            Said("split the file", "请拆分文件"),
        )
        raise _Refused
