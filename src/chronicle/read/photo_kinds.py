"""What a file is by its first bytes and by its name, and how large its header says it is."""

from __future__ import annotations

import re

TAKEN = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "HEIF": (".heic", ".heif", ".hif"),
}
"""The kinds that are published (shrunk), each with its usual endings."""

REFUSED = {
    "SVG": (".svg", ".svgz"),
    "GIF": (".gif",),
    "TIFF": (".tif", ".tiff"),
    "PDF": (".pdf",),
    "BMP": (".bmp", ".dib"),
    "AVIF": (".avif",),
    "JPEG XL": (".jxl",),
    "JPEG 2000": (".jp2", ".j2k", ".jpx"),
    "Photoshop": (".psd",),
    "icon": (".ico",),
    "raw": (".dng", ".cr2", ".cr3", ".nef", ".arw", ".rw2", ".orf", ".raf"),
    "film": (".mp4", ".mov", ".m4v", ".avi", ".3gp"),
}
"""Pictures that are not taken, each with its usual endings."""

PICTURE_ENDINGS = frozenset(
    ending for kinds in (TAKEN, REFUSED) for name, endings in kinds.items() for ending in endings
    if name not in ("PDF", "film")
)  # fmt: skip
"""Endings, lower case with their dot, of every file that someone may mean as a photo, taken or refused."""

HEAD = 4096
"""Bytes that are enough to tell a kind."""

_HEIF_BRANDS = {
    *(b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1", b"heif"),
}
_AVIF_BRANDS = {b"avif", b"avis"}
_STARTS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),
    (b"%PDF-", "PDF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\x00\x00\x01\x00", "icon"),
    (b"version https://git-lfs.github.com/spec/", "LFS"),
)


def picture_kind(head: bytes) -> str:
    """A key of TAKEN or REFUSED, or LFS (a pointer of git's large file storage), HTML, or "" for anything
    else. `head`: the first HEAD bytes."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(b"<"):
        if re.search(rb"<svg[\s>]", text):
            return "SVG"
        if re.search(rb"<(?:!doctype html|html|head|body)[\s>]", text):
            return "HTML"
    return ""


def _by_brand(head: bytes) -> str:
    """ISO base media files (ISO/IEC 14496-12): the major brand, then the compatible ones."""
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, size - 3, 4))]
    if head[8:12] in _AVIF_BRANDS or (brands[0] in (b"mif1", b"msf1") and _AVIF_BRANDS & set(brands)):
        return "AVIF"
    if head[8:12] in _HEIF_BRANDS:
        return "HEIF"
    return "raw" if head[8:12] == b"crx " else "film"


def kind_by_ending(ending: str) -> str:
    """The kind that files with this ending (lower case, with its dot) usually are, or ""."""
    kinds = [name for table in (TAKEN, REFUSED) for name, endings in table.items() if ending in endings]
    return kinds[0] if kinds else ""


def claimed_size(head: bytes) -> tuple[int, int] | None:
    """Width and height that the header of a PNG or WebP claims: to be judged before any decoder is made,
    since that of WebP allots the whole canvas at once. None for other kinds and cut headers."""
    if head.startswith(b"\x89PNG") and len(head) >= 24:
        return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    chunk = head[12:16] if head[:4] == b"RIFF" and len(head) >= 30 else b""
    if chunk == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if chunk == b"VP8 ":
        return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF
    return None
