"""In which languages a site is written, and in which it wants to be spoken of."""

from __future__ import annotations

from collections.abc import Iterable

from chronicle.model.diagnostic import Diagnostic, Said
from chronicle.settings.schema import Settings
from chronicle.source import MapNode, Record, Scalar, is_language

FAULT = "C705"
_UNREAD = ("C1", "C700", "C701")
"""Codes of a file of which nothing may have been read."""
_WRITE = Said("write [zh-Hans, en]", "请写成 [zh-Hans, en]")


def read_languages(record: Record) -> tuple[str, ...]:
    """The tags of the setting `languages` that are understood; the others are reported (C705)."""
    node = record.value("languages")
    if node is None:
        return ()
    record.sheet.spots["languages"] = node.spot
    if isinstance(node, MapNode):
        said = Said("the languages are no list of language tags", "语言应写成语言标签的列表")
        record.sheet.error(FAULT, node.spot, said, _WRITE)
        return ()
    tags = record.texts("languages")
    items = [item for item in record.nodes("languages") if isinstance(item, Scalar)]
    for bad in (tag for tag in tags if not is_language(tag)):
        spot = next((item.spot for item in items if bad in item.text), node.spot)
        said = Said(f"“{bad[:40]}” is no language tag", f"“{bad[:40]}”不是语言标签")
        record.sheet.error(FAULT, spot, said, _WRITE)
    return tuple(filter(is_language, tags))


def spoken(settings: Settings, found: Iterable[Diagnostic]) -> str:
    """The language in which a site wants to be spoken of; "" where its settings cannot be read, or do not say it in
    a way that is understood."""
    faults = {one.code for one in found if one.severity == "error"}
    unread = settings == Settings() and any(code.startswith(_UNREAD) for code in faults)
    return "" if unread or FAULT in faults else settings.languages[0]
