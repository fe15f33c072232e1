"""Parts of addresses: pinyin, slugs, ids of things that are registered nowhere, and what an id must not be."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import groupby

from chronicle.model.diagnostic import NOTHING, Remark, Said
from chronicle.source.folding import folded
from chronicle.source.nearest import nearest_names
from chronicle.source.pinyin import kind_of, pinyin, plain_letters, syllables

__all__ = ["id_remarks", "nearest_names", "pinyin", "slug", "stub_id"]

_DASHES = re.compile("[-]{2,}")
_DOTS = re.compile("[.]{2,}")
_PLAIN = re.compile("(?:[a-z0-9_-]+/)*[a-z0-9_-]+")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)
"""Names that Windows keeps for devices, with any extension."""


def slug(text: str) -> str:
    """A part of a path made of `[a-z0-9._-]`, never empty, `..` or a name that Windows reserves. Letters of other
    scripts are told apart by four hex digits of the SHA-256 of the text."""
    pieces: list[str] = []
    lost = False
    for kind, group in groupby(folded(text), key=kind_of):
        run = "".join(group)
        made = syllables(run) if kind == "han" else plain_letters(run) if kind == "latin" else ""
        if kind == "mark":
            made = "".join(char if char in "._-" else "-" for char in run)
        elif kind == "han" or (kind == "latin" and pieces and pieces[-1][-1:].isalnum()):
            made = "-" + made if pieces and pieces[-1][-1:].isalnum() else made
        lost = lost or (kind != "mark" and not made.strip("-"))
        pieces.append(made)
    name = _DOTS.sub(".", _DASHES.sub("-", "".join(pieces))).strip("-._")
    if lost or not name:
        name = f"{name}-{_digest(text)}".strip("-")
    stem, dot, ending = name.partition(".")
    return f"{stem}-{_digest(text)}{dot}{ending}" if stem in _RESERVED else name


def stub_id(name: str) -> str:
    """The id of a village or cadre that is registered nowhere: pinyin, `-`, four hex digits of the SHA-256."""
    return f"{slug(pinyin(name) or 'x')}-{_digest(name.strip())}"


def _digest(text: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")).hexdigest()[:4]


def id_remarks(id: str) -> tuple[Remark, ...]:
    """What is wrong with an id (`/` cuts the ids of entries into parts): C220 characters, C221 empty or `..`,
    C222 reserved by Windows, C223 dot or space at an end, C224 capitals, C225 longer than 200."""
    if len(id) <= 200 and _PLAIN.fullmatch(id) and _RESERVED.isdisjoint(id.split("/")):
        return ()
    remarks: list[Remark] = []
    at = 0
    if len(id) > 200:
        remarks.append(_remark("C225", 0, len(id), "an id has at most 200 characters", "编号不得超过 200 个字符",
                               ("write a shorter one", "请写短一些")))  # fmt: skip
        return tuple(remarks)
    for part in id.split("/"):
        remarks += _part_remarks(part, at)
        at += len(part) + 1
    return tuple(remarks)


def _part_remarks(part: str, at: int) -> list[Remark]:
    end = at + len(part)
    if part in ("", ".", ".."):
        return [_remark("C221", at, end, f"an id has no part “{part}”", f"编号中不能有“{part}”部分",
                        ("write letters and digits: renjiagou", "请用字母和数字，如 renjiagou"))]  # fmt: skip
    remarks = []
    if part != part.strip() or part[-1] == ".":
        remarks.append(_remark("C223", at, end, f"“{part}” begins or ends with a space or ends with a dot",
                               f"“{part}”首尾有空格，或以点结尾",
                               (f"write {slug(part)}", f"请写 {slug(part)}")))  # fmt: skip
    if part.split(".")[0].strip().lower() in _RESERVED:
        remarks.append(_remark("C222", at, end, f"“{part}” is a name that Windows reserves",
                               f"“{part}”是 Windows 保留的名称",
                               (f"write {slug(part)}", f"请写 {slug(part)}")))  # fmt: skip
    bad = next((i for i, char in enumerate(part.rstrip()) if not _allowed(char)), -1)
    if bad >= 0:
        remarks.append(_remark("C220", at + bad, at + bad + 1, f"“{part[bad]}” cannot stand in an id",
                               f"编号中不能有“{part[bad]}”",
                               (f"use a-z, 0-9, -, _ and . only: {slug(part)}",
                                f"只能用 a-z、0-9、-、_ 和 .：{slug(part)}")))  # fmt: skip
    elif part != part.lower():
        remarks.append(_remark("C224", at, end, f"the id “{part}” has capital letters", f"编号“{part}”中有大写字母",
                               (f"write {slug(part)}", f"请写 {slug(part)}")))  # fmt: skip
    return remarks


def _allowed(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "-_.")


def _remark(code: str, start: int, end: int, en: str, zh: str, mend: tuple[str, str] | None) -> Remark:
    return Remark(code, "error", Said(en, zh), Said(*mend) if mend else NOTHING, start, end)
