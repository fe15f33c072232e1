"""Bytes to text: UTF-8, GB18030 recognised, everything else said with the byte's place.

Lines end at LF, CRLF and CR only (never by `str.splitlines`, which also cuts at U+0085, U+2028 …); they come
out as LF, so that lines and columns are those of the file."""

from __future__ import annotations

import re
from codecs import BOM_UTF8

from chronicle.model.diagnostic import Said
from chronicle.model.entry import Spot
from chronicle.source.sheet import WHOLE, Sheet

MEGABYTE = 1_000_000
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} |\|{7} )", re.MULTILINE)
_ARROWS = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
_LFS = "version https://git-lfs.github.com/spec/"
_SAVE_AS = Said("save the file as UTF-8", "请把文件另存为 UTF-8 编码")


def decode(data: bytes, sheet: Sheet, *, max_bytes: int = 2 * MEGABYTE, may_be_empty: bool = False) -> str | None:
    """The text without byte-order mark and with LF line ends, or None when it cannot be used; problems go to
    the sheet (C101 to C108)."""
    if len(data) > max_bytes:
        too_large(len(data), max_bytes, sheet)
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(data):
        sheet.error(
            "C103",
            WHOLE,
            Said("the file is in UTF-16 (or UTF-32), not in UTF-8", "文件是 UTF-16（或 UTF-32）编码，不是 UTF-8"),
            _SAVE_AS,
        )
        return None
    body = data.removeprefix(BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as problem:
        found = _gb18030(body, sheet, problem, len(data) - len(body))
        if found is None:
            return None
        text = found
    text = unify_lines(text)
    if (not text or text.isspace()) and not may_be_empty:
        sheet.error(
            "C108",
            WHOLE,
            Said("the file is empty", "文件是空的"),
            Said("write something or delete it", "请写入内容，或删去文件"),
        )
        return None
    return text if _is_ours(text, sheet) else None


def too_large(size: int, limit: int, sheet: Sheet) -> None:
    """C107: a text file over the limit; both in bytes."""
    sheet.error(
        "C107",
        WHOLE,
        Said(
            f"the file has {size / MEGABYTE:.1f} MB; texts may have {limit / MEGABYTE:g} MB",
            f"文件有 {size / MEGABYTE:.1f} MB，文本上限是 {limit / MEGABYTE:g} MB",
        ),
        Said("split it, or raise max_text_mb in chronicle.yaml", "请拆分文件，或在 chronicle.yaml 中调大 max_text_mb"),
    )


def unify_lines(text: str) -> str:
    """CRLF and CR become LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset into a text with LF line ends."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def line_spot(text: str, offset: int, length: int = 1) -> tuple[int, int, int, int]:
    """The span of some characters of one line."""
    line, column = line_column(text, offset)
    return (line, column, line, column + length)


def _looks_like_utf16(data: bytes) -> bool:
    head = data[:400]
    if len(head) < 4 or b"\0" not in head:
        return False
    return head[1::2].count(0) > len(head) // 4 or head[0::2].count(0) > len(head) // 4


def _gb18030(data: bytes, sheet: Sheet, problem: UnicodeDecodeError, mark: int) -> str | None:
    """The text of a GB18030 file, recognised by being mostly common Han characters. `mark`: the length of the
    byte-order mark that stood before it."""
    if b"\0" in data:
        before = unify_lines(data[: data.index(b"\0")].decode("utf-8", errors="replace"))
        _no_text(line_spot(before, len(before)), sheet)
        return None
    sound = data.decode("utf-8", errors="replace")
    broken = sound.count("�")
    others = sum(1 for char in sound if char > "\x7f") - broken
    if broken * 3 > others:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            text = ""
        if text and _is_common_chinese(text):
            sheet.warn(
                "C102",
                WHOLE,
                Said("the file is in GB18030 (GBK); it was read as such", "文件是 GB18030（GBK）编码，已按此读入"),
                Said(
                    "convert it: iconv -f GB18030 -t UTF-8 old.md > new.md, or save it as UTF-8 in the editor",
                    "请转换：iconv -f GB18030 -t UTF-8 旧.md > 新.md，或在编辑器中另存为 UTF-8",
                ),
            )
            return text
    before = unify_lines(data[: problem.start].decode("utf-8", errors="replace"))
    number, byte = problem.start + mark + 1, data[problem.start]
    sheet.error(
        "C101",
        line_spot(before, len(before)),
        Said(
            f"byte {number} (0x{byte:02X}) is not UTF-8",
            f"第 {number} 个字节（0x{byte:02X}）不是 UTF-8",
        ),
        _SAVE_AS,
    )
    return None


def _is_common_chinese(text: str) -> bool:
    """True if most characters outside ASCII are in the common part of GB 2312 (marks and 3,755 Han)."""
    others = [char for char in text if char > "\x7f"]
    common = 0
    for char in others:
        try:
            lead = char.encode("gb2312")[0]
        except UnicodeEncodeError:
            continue
        common += lead <= 0xA3 or 0xB0 <= lead <= 0xD7
    return bool(others) and common * 10 >= len(others) * 8


def _no_text(spot: Spot, sheet: Sheet) -> None:
    sheet.error(
        "C104",
        spot,
        Said("the file holds a NUL character; it is not a text", "文件含有 NUL 字符，不是文本文件"),
        Said(
            "save the text itself as UTF-8, and pictures under their own endings",
            "请把文字本身另存为 UTF-8；图片请用原来的扩展名",
        ),
    )


def _is_ours(text: str, sheet: Sheet) -> bool:
    """False for files that are no text of a writer: binary, Git's own marks and pointers, nothing at all."""
    null = text.find("\0")
    if null >= 0:
        _no_text(line_spot(text, null), sheet)
        return False
    if text.startswith(_LFS):
        sheet.error(
            "C106",
            (1, 1, 1, len(_LFS) + 1),
            Said("this is a Git LFS pointer, not the file itself", "这是 Git LFS 指针，不是文件本身"),
            Said("run: git lfs pull", "请运行：git lfs pull"),
        )
        return False
    # A row of equals signs alone is a Markdown heading; only the arrows prove a conflict.
    arrows = ("<<<<<<< " in text or ">>>>>>> " in text) and _ARROWS.search(text)
    mark = _CONFLICT.search(text) if arrows else None
    if mark:
        sheet.error(
            "C105",
            line_spot(text, mark.start(), 7),
            Said("the file holds an unsolved Git conflict", "文件里有未解决的 Git 冲突标记"),
            Said(
                "keep one of the two versions and delete the lines <<<<<<<, ======= and >>>>>>>",
                "请保留其中一个版本，并删去 <<<<<<<、=======、>>>>>>> 这几行",
            ),
        )
        return False
    return True
