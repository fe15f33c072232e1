"""Lines of front matter in the writer's language, such that the program reads back what was meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from chronicle.source import ALIASES, LABELS, MapNode, Scalar, Sheet, compose, is_key

_HAN = re.compile(r"[\u3400-\u9fff]")
_KEY = re.compile(r"^ *(?:- )?([^\s:：#\[\]{}\"'-][^\s:：]*) *[:：]")
_USUAL = {("measure", "title"): "名称", ("village", "name"): "村名", ("cadre", "name"): "姓名"}
"""Chinese keys that are more usual in their place than the first one of the table."""


def key(context: str, name: str, *, chinese: bool) -> str:
    """How a key is written; English where the table has no Chinese name for it."""
    if not chinese:
        return name
    others = (other for other, canonical in ALIASES[context].items() if canonical == name and _HAN.search(other))
    return _USUAL.get((context, name)) or next(others, name)


def word(table: str, id: str, *, chinese: bool) -> str:
    """How a word of a list is written."""
    return LABELS[table][id]["zh-Hans" if chinese else "en"]


def scalar(text: str, *, inside: bool = False) -> str:
    """One text as a value: plain if it is read back as it is, else in quotation marks. `inside`: between brackets."""
    text = " ".join(text.split())
    if "\N{REPLACEMENT CHARACTER}" not in text and _reads_back(text, inside):
        return text
    return json.dumps(text, ensure_ascii=False)


def _reads_back(text: str, inside: bool) -> bool:
    sheet = Sheet("")
    node = compose(f"k: {{k: {text}}}\n" if inside else f"k: {text}\n", sheet, is_key=is_key)
    if sheet.diagnostics:
        return False
    for _ in range(1 + inside):
        if not isinstance(node, MapNode) or len(node.pairs) != 1:
            return False
        node = node.pairs[0][1]
    return isinstance(node, Scalar) and not node.empty and (node.text, node.style, node.comment) == (text, "", 0)


def listed(values: Iterable[str]) -> str:
    """One value, or several between brackets."""
    told = tuple(values)
    return scalar(told[0]) if len(told) == 1 else f"[{', '.join(scalar(value, inside=True) for value in told)}]"


def writes_chinese(texts: Iterable[str], *, default: bool) -> bool:
    """Whether the keys of some front matters are Chinese rather than English; `default` where that is not clear."""
    chinese = english = 0
    for text in texts:
        head = text.removeprefix("\ufeff").removeprefix("---\n").partition("\n---")[0]
        keys = [found[1] for line in head.split("\n") if (found := _KEY.match(line))]
        han = sum(_HAN.search(name) is not None for name in keys)
        chinese += han
        english += len(keys) - han
    return default if chinese == english else chinese > english
