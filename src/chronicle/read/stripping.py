"""A picture without what cameras and programs hide in it: place, time, device, names, thumbnails.

Pixels stay as they are wherever the format lets segments be taken out. What tells how to show the picture stays: its
colours (an ICC profile), and which way is up."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import cast

_NEXT_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_END, _SCAN = 0xD9, 0xDA
_FRAMES = frozenset(range(0xC0, 0xD0))  # frames and Huffman tables
_TABLES = frozenset((0xDB, 0xDD, 0xDC))
_PNG_SHOWN = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs")
)
_WEBP_SHOWN = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP"))
_EXIF, _XMP, _MOVING = 0x08, 0x04, 0x02
"""Flags of an extended WebP."""


class NotTakenError(ValueError):
    """The bytes are no whole picture of a kind that is taken."""


def stripped(content: bytes, kind: str) -> bytes:
    """The picture without hidden data. `kind`: JPEG, PNG, WEBP or HEIF; HEIF becomes JPEG, and so does no other.
    Raises NotTakenError for a broken picture, ModuleNotFoundError for HEIF without its extra."""
    if kind == "HEIF":
        return _upright(content, "HEIF")
    turned = _turned(content, kind)
    if kind == "JPEG":
        return b"".join(_jpeg(content, turned))
    if turned != 1:
        return _upright(content, kind)
    return b"".join(_png(content)) if kind == "PNG" else _webp(content)


def _turned(content: bytes, kind: str) -> int:
    """Which way is up, as Exif says it: 1 to 8."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "MPO") if kind == "JPEG" else (kind,)) as image:
            found = cast(object, image.getexif().get(274, 1))
    except Exception as error:  # decoders may raise anything on hostile bytes
        raise NotTakenError(str(error)) from error
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _jpeg(content: bytes, turned: int) -> Iterator[bytes]:
    """ITU-T T.81: the segments that a decoder needs; what lies behind the picture's end (films, second pictures) is
    left off."""
    yield b"\xff\xd8"
    at, begun = 2, False
    while at + 4 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        segment = content[at:end]
        if mark == 0xE0 and segment[4:9] == b"JFIF\0":
            yield b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0"  # without its thumbnail
        if not begun and mark != 0xE0:
            begun = True
            if turned != 1:
                yield _only_turned(turned)
        if (
            mark in _FRAMES
            or mark in _TABLES
            or (mark == 0xE2 and segment[4:16] == b"ICC_PROFILE\0")
            or (mark == 0xEE and segment[4:9] == b"Adobe")
        ):
            yield segment
        at = end
        if mark == _SCAN:
            ending = _NEXT_MARK.search(content, at)
            if ending is None:
                break
            yield segment + content[at : ending.start()]
            at = ending.start()
            if content[at + 1] == _END:
                yield b"\xff\xd9"
                return
    raise NotTakenError("the JPEG is cut off")


def _only_turned(turned: int) -> bytes:
    """An Exif segment that says which way is up and nothing else."""
    tiff = b"MM\0*\0\0\0\x08" + b"\0\x01" + b"\x01\x12\0\x03\0\0\0\x01" + bytes((0, turned, 0, 0)) + b"\0\0\0\0"
    data = b"Exif\0\0" + tiff
    return b"\xff\xe1" + (len(data) + 2).to_bytes(2, "big") + data


def _png(content: bytes) -> Iterator[bytes]:
    yield content[:8]
    at = 8
    while at + 12 <= len(content):
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + 12 + size
        chunk = content[at:end]
        if zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            break
        if name in _PNG_SHOWN:
            yield chunk
        if name == b"IEND":
            return
        at = end
    raise NotTakenError("the PNG is cut off")


def _webp(content: bytes) -> bytes:
    kept: list[bytes] = []
    at, limit = 12, min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= limit:
        name, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        chunk = content[at:end]
        if name == b"VP8X":
            if chunk[8] & _MOVING:
                raise NotTakenError("the WebP moves")
            chunk = chunk[:8] + bytes((chunk[8] & ~(_EXIF | _XMP),)) + chunk[9:]
        if name in _WEBP_SHOWN:
            kept.append(chunk)
        at = end
    if not kept:
        raise NotTakenError("the WebP is cut off")
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _upright(content: bytes, kind: str) -> bytes:
    """The picture turned upright and written anew."""
    from PIL import Image, ImageOps

    if kind == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener()
    made = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content), formats=(kind,)) as image:
            profile = image.info.get("icc_profile")
            upright = ImageOps.exif_transpose(image)
            upright.info.clear()
            if kind == "HEIF":
                upright.convert("RGB").save(made, "JPEG", quality=95, icc_profile=profile)
            elif kind == "PNG":
                upright.save(made, "PNG", icc_profile=profile)
            else:
                upright.save(made, "WEBP", lossless=True, icc_profile=profile)
    except Exception as error:  # as above
        raise NotTakenError(str(error)) from error
    return made.getvalue()
