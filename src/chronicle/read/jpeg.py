"""What a JPEG tells without being decoded: whether it is whole, and the small preview that cameras put into it."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PIL import Image

_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
_HUFFMAN, _QUANTA, _SCAN, _END = 0xC4, 0xDB, 0xDA, 0xD9
_PASSED = frozenset((_HUFFMAN, _QUANTA, _SCAN, 0xDC, 0xDD, 0xFE, *_FRAMES, *range(0xE0, 0xF0)))
"""Marks of segments (ITU-T T.81, table B.1) that a picture which every decoder can read may have."""

_NEXT_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""Within a scan 0xFF stands before 0 or a restart; any other mark ends it."""

OFFSET, LENGTH = 0x0201, 0x0202
"""Exif's tags for where the preview lies."""
MOST = 1024
"""Pixels of a side: no preview is larger."""


def is_whole(content: bytes) -> bool:
    """Whether the segments follow each other from the first to the mark of the end, with all that a decoder needs:
    what is cut off or overwritten by something else fails. True says nothing of the colours in it."""
    at, seen = 2, set[int]()
    while at + 4 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF:  # fill
            at += 1
            continue
        if mark not in _PASSED:
            return False
        seen.add(mark)
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if mark == _SCAN:
            ending = _NEXT_MARK.search(content, at)
            if ending is None:
                return False
            at = ending.start()
            if content[at + 1] == _END:
                return {_HUFFMAN, _QUANTA} <= seen and not seen.isdisjoint(_FRAMES)
    return False


def preview_of(image: Image.Image) -> Image.Image | None:
    """The preview in the Exif data of a picture that was opened, decoded; None if there is none of its shape. May
    raise anything on hostile bytes."""
    from PIL import ExifTags, Image

    place = image.getexif().get_ifd(ExifTags.IFD.IFD1)
    start, length = place.get(OFFSET), place.get(LENGTH)
    if not isinstance(start, int) or not isinstance(length, int):
        return None
    tiff = cast(bytes, image.info["exif"]).removeprefix(b"Exif\0\0")
    with Image.open(io.BytesIO(tiff[start : start + length]), formats=("JPEG",)) as preview:
        wide, high = preview.size
        # One of another shape is left over from before the picture was cut.
        if max(wide, high) > MOST or abs(wide * image.height - high * image.width) > wide * image.height / 10:
            return None
        preview.load()
        return preview
