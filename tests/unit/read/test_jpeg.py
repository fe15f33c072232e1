"""What a JPEG tells without being decoded."""

import io
import struct
from typing import Any

import pytest
from PIL import Image

from chronicle.read.jpeg import is_whole, preview_of
from kit import pictures as p

DETAILED = Image.effect_noise((320, 240), 90)
SMALL = p.saved(p.corners(160, 120))
WHOLE: dict[str, tuple[Image.Image, dict[str, Any]]] = {
    "plain": (p.corners(), {}),
    "grey": (DETAILED, {"quality": 95}),
    "CMYK": (p.corners().convert("CMYK"), {}),
    "progressive": (DETAILED.convert("RGB"), {"progressive": True}),
    "restart marks": (DETAILED, {"restart_marker_blocks": 7}),
    "much else in it": (p.corners(), {"exif": p.exif(), "icc_profile": p.display_p3(), "comment": b"\xff\xd9"}),
    "a preview": (p.corners(), {"exif": p.exif_with_preview(SMALL)}),
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_whole(name: str) -> None:
    picture, options = WHOLE[name]
    content = p.saved(picture, **options)
    assert is_whole(content)
    assert is_whole(content + b"more of them, or zeros" + bytes(99))
    for kept in (0, 1, 2, 3, 20, len(content) // 2, len(content) - 2, len(content) - 1):
        assert not is_whole(content[:kept])
        assert not is_whole(content[:kept] + bytes(len(content) - kept))


def test_other_bytes_in_the_middle_are_seen() -> None:
    content = p.saved(DETAILED, quality=95)
    middle = len(content) // 2
    assert not is_whole(content[:middle] + b"\xff\x01" + content[middle:])
    assert not is_whole(content[:middle] + b"\xff\xd8" + content[middle:])
    assert not is_whole(content.replace(b"\xff\xc0", b"\xff\xc3"))  # lossless: no decoder of ours


@pytest.mark.parametrize("mark", [b"\xff\xc4", b"\xff\xdb", b"\xff\xc0"])
def test_a_file_without_what_a_decoder_needs_is_not_whole(mark: bytes) -> None:
    assert not is_whole(p.saved(p.corners()).replace(mark, b"\xff\xe5"))


def opened(exif: bytes) -> Image.Image:
    return Image.open(io.BytesIO(p.saved(p.corners(640, 480), exif=exif)))


def test_the_preview_is_found() -> None:
    preview = preview_of(opened(p.exif_with_preview(SMALL)))
    assert preview is not None
    assert preview.size == (160, 120)


@pytest.mark.parametrize(
    "exif",
    [
        b"",
        p.exif(),
        p.exif_with_preview(p.saved(p.corners(160, 160))),  # the picture was cut later
        p.exif_with_preview(p.saved(p.corners(1600, 1200))),
    ],
)
def test_no_preview_or_none_that_counts(exif: bytes) -> None:
    assert preview_of(opened(exif)) is None


@pytest.mark.filterwarnings("ignore")
def test_a_broken_preview_is_none_or_refused() -> None:
    sound = p.exif_with_preview(SMALL)
    for at in range(6, len(sound), 5):
        try:
            preview = preview_of(opened(sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :]))
        except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, struct.error):
            continue
        assert preview is None or max(preview.size) <= 1024
