"""String tables: the words of a theme by language, merged along its chain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from chronicle.model.diagnostic import Place, Said
from chronicle.model.value import Value
from chronicle.source import MapNode, Node, Scalar, Sheet

CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
"""CLDR plural categories (Unicode Technical Standard 35, part 3)."""

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")

Plural = tuple[tuple[str, str], ...]
"""(category, text), with a category `other`."""


class Wordy(Value, frozen=True):
    """One entry of a table: a text, or one text for each plural category; and where it stands."""

    forms: Plural
    place: Place

    @property
    def placeholders(self) -> frozenset[str]:
        """Names in braces, over all forms."""
        return frozenset(name for _, text in self.forms for name in PLACEHOLDER.findall(text))


Table = Mapping[str, Wordy]


def read_table(root: Node | None, sheet: Sheet) -> dict[str, Wordy]:
    """Keys and texts of one file. Nested maps are joined with dots (`status: {done: …}` is `status.done`); a map
    whose keys are plural categories, `other` among them, is a plural. Problems go to the sheet (C758)."""
    found: dict[str, Wordy] = {}
    if root is None:
        return found
    if not isinstance(root, MapNode):
        sheet.error(
            "C758",
            root.spot,
            Said("a string table is a map of keys to texts", "文字表应是“键: 文字”的形式"),
            Said("write “key: text” on each line", "每行写“键: 文字”"),
        )
        return found
    _walk(root, "", found, sheet)
    return found


def _walk(node: MapNode, prefix: str, found: dict[str, Wordy], sheet: Sheet) -> None:
    for key, value in node.pairs:
        name = f"{prefix}{key.text}"
        place = sheet.place(key.spot)
        if isinstance(value, MapNode):
            words = {k.text: v.text for k, v in value.pairs if isinstance(v, Scalar)}
            if not (words.keys() <= CATEGORIES and "other" in words and len(words) == len(value.pairs)):
                _walk(value, f"{name}.", found, sheet)
                continue
            entry = Wordy(tuple(words.items()), place)
        elif isinstance(value, Scalar):
            entry = Wordy((("other", value.text),), place)
        else:
            sheet.error(
                "C758",
                value.spot,
                Said(f"“{name}” holds a list, not a text", f"“{name}”是列表，不是文字"),
                Said("write one text, or a map of plural forms", "请写一段文字，或复数形式的键值对"),
            )
            continue
        if name in found:
            sheet.error(
                "C758",
                key.spot,
                Said(f"the key “{name}” stands here twice", f"键“{name}”重复"),
                Said("delete one of the two", "请删去其中一个"),
            )
            continue
        found[name] = entry


def best_match(lang: str, known: Iterable[str]) -> str:
    """The tag among `known` that serves a language: the same tag, else the same primary tag; "" if none."""
    tags = sorted(known)
    lower = lang.lower()
    for tag in tags:
        if tag.lower() == lower:
            return tag
    for tag in tags:
        if tag.lower().split("-")[0] == lower.split("-")[0]:
            return tag
    return ""
