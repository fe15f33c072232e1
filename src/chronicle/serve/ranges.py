"""Byte ranges of a request (RFC 9110, section 14), one at a time."""

from __future__ import annotations

import re

_ONE = re.compile(r"bytes=[ \t]*([0-9]*)-([0-9]*)[ \t]*", re.IGNORECASE)
_DIGITS = 18


class UnsatisfiableError(Exception):
    """The range begins after the end: status 416."""


def wanted(header: str, size: int) -> tuple[int, int] | None:
    """The (start, end) of the bytes that a Range header asks for, the end exclusive. None: all of them, since the
    header is missing, asks for several ranges, or is no range at all. Raises UnsatisfiableError."""
    found = _ONE.fullmatch(header)
    if not found or not (found[1] or found[2]) or max(len(found[1]), len(found[2])) > _DIGITS:
        return None
    if not found[1]:
        length = int(found[2])
        if not length or not size:
            raise UnsatisfiableError
        return max(0, size - length), size
    start = int(found[1])
    if found[2] and int(found[2]) < start:
        return None
    if start >= size:
        raise UnsatisfiableError
    return start, min(int(found[2]) + 1, size) if found[2] else size
