"""The YAML that most front matter is: lines `key: value`, short lists `[a, b]`, and lists of records of such lines.

Read line by line into the nodes that the parser gives, at a third of its cost. Whatever has another form, or could be
meant in another way, is left to the parser."""

from __future__ import annotations

import re

from chronicle.source.nodes import ListNode, MapNode, Node, Scalar

_LONGEST = 100_000
_DOUBTFUL = re.compile("[#\t]")
_FIRST = r"[^\s?:,\[\]{}<.&*!|>'\"%@`-]"
_TEXT = rf"{_FIRST}[^:]*(?::(?=\S)[^:]*)*"
_MAP = r"\{[^\[\]{}?]*\} *"
_LINE = re.compile(
    rf"( *)(- +)?(?:({_FIRST}[^\s:]{{0,60}}):(?: +({_TEXT}|\[[^:\[\]{{}}?]*\] *|{_MAP}))? *|({_TEXT}|{_MAP}))"
)
_WORD = re.compile(rf" *({_FIRST}.*)")
_PAIR = re.compile(rf" *({_FIRST}[^\s:]{{0,60}}): +({_FIRST}[^:]*)")

Pairs = list[tuple[Scalar, Node]]


class _Lines:
    """What is gathered from the lines so far."""

    __slots__ = ("inner", "items", "key", "margin", "pairs", "record", "start")

    def __init__(self) -> None:
        self.pairs: Pairs = []
        self.key: Scalar | None = None  # the last key, while its value may still be a list below it
        self.items: list[Node] = []
        self.record: Pairs = []  # the last item, while it may have more keys
        self.start = self.margin = 0  # where the list begins: its line, the column of all its items
        self.inner = 0  # the column of the keys of the record

    def begin_item(self, number: int, column: int) -> bool:
        """False if no item can stand in that column."""
        if self.record:
            self.items.append(_map_of(self.record))
            self.record = []
        if self.items:
            return column == self.margin
        self.start, self.margin = number, column
        return self.key is not None

    def close(self) -> None:
        """The last key has all of its value."""
        if self.key is None:
            return
        if self.record:
            self.items.append(_map_of(self.record))
            self.record = []
        if self.items:
            end = self.items[-1].spot[2:]
            self.pairs.append((self.key, ListNode(tuple(self.items), (self.start, self.margin + 1, *end))))
            self.items = []
        else:
            self.pairs.append((self.key, _nothing_after(self.key)))
        self.key = None


def plain_tree(text: str, first_line: int) -> MapNode | None:
    """The map that a text is; None if the parser must be asked. `first_line`: the number of its first line."""
    if len(text) > _LONGEST or _DOUBTFUL.search(text):
        return None
    tree = _Lines()
    for number, line in enumerate(text.removesuffix("\n").split("\n"), first_line):
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        space, dash, name, value, word = found.groups()
        column = len(space)
        if dash is not None:
            if not tree.begin_item(number, column):
                return None
            tree.inner = column = column + len(dash)
            if name is None:
                node = _node(word, number, column)
                if node is None:
                    return None
                tree.items.append(node)
                continue
        elif name is None or column != (tree.inner if column and tree.record else 0):
            return None
        key = Scalar(name, (number, column + 1, number, column + len(name) + 1))
        node = _nothing_after(key) if value is None else _node(value, number, found.start(4))
        if node is None:
            return None
        if column:
            tree.record.append((key, node))
        else:
            tree.close()
            if value is None:
                tree.key = key
            else:
                tree.pairs.append((key, node))
    tree.close()
    return _map_of(tree.pairs)


def _map_of(pairs: Pairs) -> MapNode:
    return MapNode(tuple(pairs), (*pairs[0][0].spot[:2], *pairs[-1][1].spot[2:]))


def _nothing_after(key: Scalar) -> Scalar:
    line, column = key.spot[2:]
    return Scalar("", (line, column + 1, line, column + 1))


def _node(text: str, line: int, at: int) -> Node | None:
    """A text, or a list or map in brackets; None if the parser must be asked."""
    text = text.rstrip(" ")
    if text[0] == "[":
        return _list(text, line, at)
    return _map(text, line, at) if text[0] == "{" else _scalar(text, line, at)


def _scalar(text: str, line: int, at: int) -> Scalar:
    return Scalar(text, (line, at + 1, line, at + 1 + len(text)))


def _list(text: str, line: int, at: int) -> ListNode | None:
    items: list[Node] = []
    spot = (line, at + 1, line, at + 1 + len(text))
    for part in text[1:-1].split(",") if text[1:-1].strip(" ") else ():
        found = _WORD.fullmatch(part)
        if found is None:
            return None
        items.append(_scalar(found[1].rstrip(" "), line, at + 1 + found.start(1)))
        at += len(part) + 1
    return ListNode(tuple(items), spot)


def _map(text: str, line: int, at: int) -> MapNode | None:
    pairs: Pairs = []
    spot = (line, at + 1, line, at + 1 + len(text))
    for part in text[1:-1].split(","):
        found = _PAIR.fullmatch(part)
        if found is None:
            return None
        key = _scalar(found[1], line, at + 1 + found.start(1))
        pairs.append((key, _scalar(found[2].rstrip(" "), line, at + 1 + found.start(2))))
        at += len(part) + 1
    return MapNode(tuple(pairs), spot)
