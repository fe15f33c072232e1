"""Text that was read in a wrong encoding: 锟斤拷, â€œ, 锛. Some of it can be turned back."""

from __future__ import annotations

import re
from collections.abc import Iterator

LOST = "\ufffd"
_FILLER = re.compile(r"(?:锟斤拷)+锟?|\ufffd+|(?:烫烫烫|屯屯屯)+")
_HIGH = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
"""What the bytes 80 to BF are in Windows-1252."""
_WESTERN = re.compile(f"(?:[\u00c2\u00c3][{_HIGH}]|[\u00e2-\u00e9][{_HIGH}]{{2}})+")
SIGNS = "锛銆鈥鐨鍏鍑鍒鍙鍚鍥鍦鍧鎴鎵鎶鏂鏄鏈鐜鐢鐪"
"""What the first two bytes of ， 。 “ 的 and of many other characters become when they are read as GB 18030. In texts
of this century they are rare, two of them in a row of characters rarer still."""
_CHINESE = re.compile(r"[^\x00-\x7f，。、；：？！“”（）《》\ufffd\u00a0-\u00ff]{2,2000}")
_SIGN = re.compile(f"[{SIGNS}]")
_SENSIBLE = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff01-\uff65\u2010-\u2026\u00a0-\u024fA-Za-z0-9 ]+")
TRIGGERS = f"{LOST}锟烫屯{SIGNS}\u00c2\u00c3\u00e2-\u00e9"


def garbled(text: str) -> Iterator[tuple[int, int, str | None]]:
    """(start, end, what it was, None where that is lost)."""
    for found in _FILLER.finditer(text):
        yield *found.span(), None
    for found in _WESTERN.finditer(text):
        right = _western(found[0])
        if right is not None:
            yield *found.span(), right
    for found in _CHINESE.finditer(text) if _SIGN.search(text) else ():
        signs = len(_SIGN.findall(found[0]))
        right = _chinese(found[0]) if signs else None
        if right is not None or signs >= 3:
            yield *found.span(), right


def _western(run: str) -> str | None:
    """UTF-8 that was read as Windows-1252; the five bytes that are no character there stay as they are."""
    try:
        data = b"".join(
            char.encode("latin-1") if "\u0080" <= char <= "\u009f" else char.encode("cp1252") for char in run
        )
    except UnicodeEncodeError:
        return None
    return _decoded(data)


def _chinese(run: str) -> str | None:
    """UTF-8 that was read as GB 18030."""
    try:
        return _decoded(run.encode("gb18030"))
    except UnicodeEncodeError:
        return None


def _decoded(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if _SENSIBLE.fullmatch(text) else None
