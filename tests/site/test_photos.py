"""No published picture carries anything but its pixels, and no original is among them."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from kit.pictures import corners, exif, png_chunk, saved
from kit.shipped import ROOT, Built

ORIGINALS = sorted(path for path in (ROOT / "content").rglob("*") if path.suffix in {".jpg", ".jpeg", ".png", ".webp"})
PLAIN_JPEG = {0xDB, 0xC0, 0xC2, 0xC4, 0xDA, 0xDD}
"""Markers of tables, frames and scans; the rest (but JFIF's) holds words about the picture."""
PLAIN_WEBP = {b"VP8 ", b"VP8L", b"ALPH"}


def opened(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


def jpeg_markers(data: bytes) -> list[tuple[int, bytes]]:
    """Marker and body of every segment, scans passed over (ISO/IEC 10918-1, annex B)."""
    assert data.startswith(b"\xff\xd8")
    found, at = [], 2
    while at < len(data):
        assert data[at] == 0xFF
        marker = data[at + 1]
        if marker == 0xD9:
            assert at + 2 == len(data), "bytes behind the end of the picture"
            break
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        found.append((marker, data[at + 4 : at + 2 + length]))
        at += 2 + length
        if marker == 0xDA:
            while data[at] != 0xFF or data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
                at += 1
    return found


def webp_chunks(data: bytes) -> list[bytes]:
    """The names of all chunks."""
    assert data[:4] == b"RIFF"
    assert data[8:12] == b"WEBP"
    assert int.from_bytes(data[4:8], "little") + 8 == len(data), "bytes behind the end of the picture"
    found, at = [], 12
    while at < len(data):
        found.append(data[at : at + 4])
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    return found


def carried(data: bytes) -> list[str]:
    """What a picture carries beside its pixels."""
    if data.startswith(b"\xff\xd8"):
        return [
            f"marker {marker:02X}"
            for marker, body in jpeg_markers(data)
            if marker not in PLAIN_JPEG and not (marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) == 14)
        ]
    return [name.decode() for name in webp_chunks(data) if name not in PLAIN_WEBP]


def published(built: Built) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in built.files.items() if name.startswith("photos/")}


def test_pictures_carry_nothing_but_pixels(shipped: Built) -> None:
    pictures = published(shipped)
    assert len(pictures) == 4 * len(ORIGINALS)
    for name, data in pictures.items():
        assert carried(data) == [], name
        assert not re.search(rb"Exif\0|http://ns.adobe|ICC_PROFILE|Photoshop|GPS|<x:xmpmeta", data), name


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("marker E1", saved(corners(), exif=exif())),
        ("marker FE", saved(corners(), comment=b"by a river")),
        ("marker E2", saved(corners(), icc_profile=b"a profile" * 20)),
        ("EXIF", saved(corners(), "WEBP", exif=exif())),
        ("XMP ", saved(corners(), "WEBP", xmp=b"<x:xmpmeta/>")),
    ],
)
def test_planted_words_in_a_picture_are_found(what: str, data: bytes) -> None:
    assert what in carried(data)


def test_the_originals_do_carry_something() -> None:
    """Else the test above would say nothing: some have a position, and some lie on their side."""
    told = [opened(path).getexif() for path in ORIGINALS]
    assert any(data.get_ifd(0x8825) for data in told)
    assert {data.get(274, 1) for data in told} - {1}
    assert png_chunk(b"eXIf", b"")[4:8] == b"eXIf"


def test_no_original_is_published(shipped: Built) -> None:
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in ORIGINALS}
    stems = {path.name.encode() for path in ORIGINALS}
    assert len(digests) == len(ORIGINALS) == 8
    for name, path in shipped.files.items():
        data = path.read_bytes()
        assert hashlib.sha256(data).hexdigest() not in digests, name
        assert [stem for stem in stems if stem in data or stem in name.encode()] == [], name
    listing = (shipped.output / ".chronicle-outputs").read_bytes()
    assert [stem for stem in stems if stem in listing] == []


def test_names_tell_the_content_and_the_width(shipped: Built) -> None:
    for name in published(shipped):
        found = re.fullmatch(r"photos/[0-9a-f]{16}-(\d+)\.(webp|jpg)", name)
        assert found, name
        with Image.open(shipped.files[name]) as picture:
            assert picture.width == int(found[1]), name
            assert picture.mode == "RGB"


def test_pictures_are_never_larger_than_their_originals(shipped: Built) -> None:
    widest = max(max(opened(path).size) for path in ORIGINALS)
    for name in published(shipped):
        with Image.open(shipped.files[name]) as picture:
            assert max(picture.size) <= min(widest, 1600), name


def test_a_page_names_the_size_that_a_picture_has(shipped: Built) -> None:
    for page in shipped.pages:
        for element, _, address in page.links():
            target = shipped.target(page.path, address)
            if target is None or not target[0].startswith("photos/"):
                continue
            with Image.open(shipped.files[target[0]]) as picture:
                if element.tag == "img":
                    assert picture.size == (int(element["width"]), int(element["height"])), page.path
                if element.tag == "source":
                    told = dict(reversed(one.split()) for one in element["srcset"].split(","))  # type: ignore[misc]
                    assert told[f"{picture.width}w"] == address, page.path


def test_every_published_picture_is_shown(shipped: Built) -> None:
    """The cover opens nothing, so its largest size alone stands in no page."""
    shown = {shipped.target(page.path, address) for page in shipped.pages for _, _, address in page.links()}
    left = [name for name in published(shipped) if (name, "") not in shown]
    assert [re.sub(r".*-", "", name) for name in left] == ["1600.webp"]


def test_the_upright_pictures_are_upright(shipped: Built) -> None:
    """All woodcuts are wider than high once they are turned by their EXIF orientation."""
    for path in (Path(shipped.files[name]) for name in published(shipped)):
        with Image.open(path) as picture:
            assert picture.width > picture.height, path
