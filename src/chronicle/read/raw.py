"""The site's folder and single files below it, on demand: the text of one that has a problem, the digest of one that is
linked to."""

from __future__ import annotations

import hashlib
from pathlib import Path

from chronicle.model.diagnostic import Said
from chronicle.read.scan import Found
from chronicle.source import WHOLE, Sheet, decode, too_large

SHOWN = 100_000
"""Bytes of an unreadable file that are looked at for the line of its problem."""


def is_site(folder: Path) -> bool:
    """True if the folder holds content/."""
    return (folder / "content").is_dir()


def raw_text(folder: Path, file: str) -> str:
    """The text of a file, to show the line of a problem; "" if it cannot be read."""
    try:
        data = (folder / file).read_bytes()
    except OSError:
        return ""
    text = decode(data, Sheet(file), may_be_empty=True)
    return data[:SHOWN].decode("utf-8", errors="replace") if text is None else text


def bytes_of(one: Found, limit: int) -> bytes | Sheet:
    """The bytes of a file, or the sheet that says why not. `limit`: the most bytes that it may have."""
    sheet = Sheet(one.file)
    if one.stat[0] > limit:
        too_large(one.stat[0], limit, sheet)
        return sheet
    try:
        return Path(one.path).read_bytes()
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        sheet.error("C173", WHOLE, Said(f"this cannot be read: {reason}", f"无法读取：{reason}"))
        return sheet


def digest_of(folder: Path, file: str) -> str:
    """SHA-256 of a file below content/, in hex. OSError if it cannot be read."""
    return _digest(folder / "content" / file)


def digest_of_found(one: Found) -> str:
    """The same of a file as it was found."""
    return _digest(Path(one.path))


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
