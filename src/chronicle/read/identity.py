"""Ids: given by `id:`, else made from the path."""

from __future__ import annotations

from pathlib import PurePosixPath

from chronicle.model.diagnostic import Said
from chronicle.source import WHOLE, Record, Scalar, Sheet, id_remarks, slug

ENTRIES = "content/entries/"
_LONGEST = 200
"""Characters of a bad id that are looked at."""


def entry_id(file: str, sheet: Sheet) -> str:
    """The id of an entry from its path: `content/entries/2016/road.md` is `2016/road`; parts that are no id
    become pinyin."""
    return path_id(file.removeprefix(ENTRIES), sheet)


def path_id(path: str, sheet: Sheet) -> str:
    """An id from a path below its folder; each part that is not plain ASCII is spelt in pinyin."""
    stem = path.removesuffix(".md")
    if stem != path and not id_remarks(stem):
        return stem
    parts = [_part(part) for part in PurePosixPath(path).with_suffix("").parts]
    found = "/".join(part for part in parts if part)
    if found:
        return found
    sheet.error(
        "C233",
        WHOLE,
        Said("no id can be made from this file's name", "从文件名得不出编号"),
        Said("write “id: …” in the front matter, or rename the file", "请在文首写“id: …”，或改文件名"),
    )
    return "unnamed"


def _part(part: str) -> str:
    return part if not id_remarks(part) else slug(part)


def given_id(record: Record) -> str:
    """The id as given by `id:`; "" if none. A bad one is reported where it stands."""
    node = record.value("id")
    text = record.text("id") if node is not None else ""
    if not text:
        return ""
    remarks = id_remarks(text)
    for remark in remarks:
        record.sheet.remark(remark, node or record.node)
    if any(remark.severity == "error" for remark in remarks) and isinstance(node, Scalar):
        return slug(text[:_LONGEST])
    return text
