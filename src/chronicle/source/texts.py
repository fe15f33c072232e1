"""The texts of one record: every reader gives a value, puts its place on the sheet, and reports what it cannot
understand. Nothing raises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Self

from chronicle.model.diagnostic import Said
from chronicle.model.entry import Spot
from chronicle.model.wording import UNSAID, Wording
from chronicle.source.keys import Field, read_keys
from chronicle.source.nodes import ListNode, MapNode, Node, Scalar
from chronicle.source.sheet import Sheet

LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$")
SEPARATORS = re.compile(r"\s*[、；]\s*")
_SCHEME = re.compile(r"^(?:https?://[^\s/]|mailto:|tel:)", re.IGNORECASE)


class TextRecord:
    """The fields of one map. `path` is its place in the file ("measures.0"); "" for the front matter itself.

    A plain text may stand for a map with one field (`short`): `measures: [修路]`."""

    __slots__ = ("_fields", "_prefix", "context", "node", "path", "sheet")

    def __init__(self, node: Node, context: str, sheet: Sheet, path: str = "", short: str = "") -> None:
        self.node = node
        self.context = context
        self.sheet = sheet
        self.path = path
        self._prefix = f"{path}." if path else ""
        self._fields: dict[str, list[Field]] = {}
        spots = sheet.spots
        spots.setdefault(path, node.spot)
        if isinstance(node, MapNode):
            for field in read_keys(node, context, sheet):
                key, place = field.key, self._prefix + field.key
                if key in self._fields:
                    self._fields[key].append(field)
                else:
                    self._fields[key] = [field]
                if not field.lang or place not in spots:
                    spots[place] = field.value.spot
        elif short and isinstance(node, Scalar):
            self._fields[short] = [Field(short, "", node, node)]
            spots[self.at(short)] = node.spot
        else:
            self.wrong(node, "“key: value” lines", "“键: 值”的形式")

    def at(self, key: str) -> str:
        """The full path of one of this record's fields."""
        return self._prefix + key

    def has(self, key: str) -> bool:
        """True if the key is there with any value."""
        return key in self._fields and not all(_is_empty(field.value) for field in self._fields[key])

    def blank(self, key: str) -> bool:
        """True if the key is there without a value."""
        return key in self._fields and all(_is_empty(field.value) for field in self._fields[key])

    def key_spot(self, key: str) -> Spot:
        """Where the key itself stands; the record if it does not."""
        return next((field.written.spot for field in self._fields.get(key, ())), self.node.spot)

    def value(self, key: str) -> Node | None:
        """The value as written; None if the key is not there or empty."""
        if key in self._fields:
            for field in self._fields[key]:
                if not field.lang and not _is_empty(field.value):
                    return field.value
        return None

    def key_node(self, key: str) -> Node:
        """Where to point when the key is wrong as a whole."""
        return self.value(key) or self.node

    # ---- texts

    def text(self, key: str, *, prose: bool = False) -> str:
        """One text, trimmed; "" if not given. `prose`: private spans are taken out."""
        node = self.value(key)
        return "" if node is None else self.scalar(node, prose=prose)

    def scalar(self, node: Node, *, prose: bool = False) -> str:
        """The text of a value that must be one text (C150)."""
        if not isinstance(node, Scalar):
            self.wrong(node, "one text", "一个文字值")
            return ""
        if not prose:
            return "" if self.hidden(node) else node.text.strip()
        self._swallowed(node)
        return self.prose(node)

    def prose(self, node: Scalar) -> str:
        """A text without its private spans (C601)."""
        if "%%" not in node.text:
            return node.text.strip()
        from chronicle.source.markdown import strip_private

        text, count, unbalanced = strip_private(node.text)
        self.sheet.redactions += count
        if unbalanced:
            self.sheet.withhold = True
            self.sheet.error(
                "C601",
                node.spot,
                Said(
                    "a %% without its partner: what is private cannot be told from the rest",
                    "%% 不成对，分不清哪些是私密内容",
                ),
                Said("write %%private text%%", "请写成 %%私密内容%%"),
            )
            return ""
        return text.strip()

    def hidden(self, node: Scalar) -> bool:
        """True if a value that is no prose (a name, a figure, a date, an address) holds a private span: it would
        be shown, so the record is withheld (C601)."""
        if "%%" not in node.text:
            return False
        self.sheet.withhold = True
        self.sheet.error(
            "C601",
            node.spot,
            Said("a private span cannot stand in this field", "这个字段里不能写 %%…%%"),
            Said("take it out, or put it into the text", "请删去，或写进正文"),
        )
        return True

    def _swallowed(self, node: Scalar) -> None:
        if node.comment:
            line = node.spot[2]
            self.sheet.warn(
                "C128",
                (line, node.comment, line, node.comment + 1),
                Said(
                    "from “#” on, this is a comment and not part of the text",
                    "从“#”开始是注释，不算正文",
                ),
                Said(
                    "put the text in quotation marks, or the comment on a line of its own",
                    "请把文字放进英文引号；若是注释，请另起一行",
                ),
            )

    def wording(self, key: str) -> Wording:
        """A text given once or by language, as a map or by `<key>_en`; private spans are taken out."""
        if key not in self._fields:
            return UNSAID
        texts: dict[str, str] = {}
        for field in self._fields[key]:
            if isinstance(field.value, MapNode) and not field.lang:
                for tag, value in self._by_language(field.value, self.at(key)):
                    texts.setdefault(tag, value)
            elif not _is_empty(field.value):
                texts.setdefault(field.lang, self.scalar(field.value, prose=True))
        return Wording(tuple((tag, text) for tag, text in texts.items() if text))

    def _by_language(self, node: MapNode, path: str) -> Iterator[tuple[str, str]]:
        seen: set[str] = set()
        for tag, value in node.pairs:
            name = tag.text.strip()
            self.sheet.spots[f"{path}.{name}"] = value.spot
            if not LANGUAGE.match(name):
                self.sheet.error(
                    "C152",
                    tag.spot,
                    Said(f"“{name[:40]}” is no language tag", f"“{name[:40]}”不是语言标签"),
                    Said("write {zh-Hans: …, en: …}", "请写成 {zh-Hans: …, en: …}"),
                )
            elif name in seen:
                self.sheet.error(
                    "C140",
                    tag.spot,
                    Said(f"the language “{name}” stands here a second time", f"语言“{name}”重复出现"),
                    Said("keep one of them", "请保留一个"),
                )
            else:
                seen.add(name)
                yield name, self.scalar(value, prose=True)

    def texts(self, key: str, *, prose: bool = False, cut: bool = True) -> tuple[str, ...]:
        """One text or a list of them; a plain text is cut at 、 and ； where `cut`. Repeats are dropped."""
        if key not in self._fields:
            return ()
        found: list[str] = []
        for node in self.nodes(key):
            value = self.scalar(node, prose=prose)
            if cut and ("、" in value or "；" in value) and isinstance(node, Scalar) and not node.style:
                found.extend(part for part in SEPARATORS.split(value) if part)
            elif value:
                found.append(value)
        return tuple(dict.fromkeys(found))

    def one(self, key: str) -> str:
        """One reference, also when written as a list of one; more are reported (C150)."""
        if key not in self._fields:
            return ""
        nodes = tuple(self.nodes(key))
        if len(nodes) > 1:
            self.wrong(self.key_node(key), "one name, not several", "一个名称，不能是多个")
        return self.scalar(nodes[0]) if nodes else ""

    def nodes(self, key: str) -> Iterator[Node]:
        """The values of a key that takes one value or a list, with their places (`villages.0`)."""
        node = self.value(key)
        if isinstance(node, ListNode):
            for index, item in enumerate(node.items):
                if not _is_empty(item):
                    self.sheet.spots[f"{self._prefix}{key}.{index}"] = item.spot
                    yield item
        elif node is not None:
            self.sheet.spots[f"{self._prefix}{key}.0"] = node.spot
            yield node

    def records(self, key: str, context: str, short: str = "") -> tuple[Self, ...]:
        """A list of records; one record without a list counts as a list of one."""
        node = self.value(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, ListNode) else (node,)
        told = (item for item in items if not _is_empty(item))
        return tuple(
            type(self)(item, context, self.sheet, f"{self.at(key)}.{index}", short) for index, item in enumerate(told)
        )

    def record(self, key: str, context: str, short: str = "") -> Self | None:
        """One record inside this one."""
        node = self.value(key)
        return None if node is None else type(self)(node, context, self.sheet, self.at(key), short)

    def address(self, key: str) -> str:
        """A web address; other schemes than http, https, mailto, tel are refused (C151)."""
        text = self.text(key)
        if text and not _SCHEME.match(text):
            self.sheet.error(
                "C151",
                self.key_node(key).spot,
                Said(f"“{text[:60]}” is no web address", f"“{text[:60]}”不是网址"),
                Said("it must begin with https:// or http://", "请以 https:// 或 http:// 开头"),
            )
            return ""
        return text

    def wrong(self, node: Node, en: str, zh: str) -> None:
        """Reports a value of another shape than the field wants (C150)."""
        is_en, is_zh = {
            Scalar: ("a text", "一个文字值"),
            ListNode: ("a list", "列表"),
            MapNode: ("a map", "键值对"),
        }[type(node)]
        self.sheet.error(
            "C150",
            node.spot,
            Said(f"here stands {is_en}; wanted is {en}", f"这里是{is_zh}，应为{zh}"),
            _OF_SHAPE[type(node)],
        )


_OF_SHAPE = {
    Scalar: Said("write it as “key: value” lines", "请写成“键: 值”的形式"),
    ListNode: Said("write one value, without brackets or dashes", "请只写一个值，不用方括号和“- ”"),
    MapNode: Said("write the value itself, without braces and keys", "请直接写值，不用花括号和里面的键"),
}


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty


def is_language(tag: str) -> bool:
    """True for a well-formed language tag such as zh-Hans or en."""
    return LANGUAGE.match(tag) is not None
