"""Draw the pictures of the shipped chronicle: woodcuts in ink, paper and one tint, saved as JPEG.

    python tools/woodcuts.py [NAME ...]        needs Pillow and numpy; writes below content/

Two runs on one machine give the same bytes. The files are made to look like a camera's: several are stored turned
(EXIF orientation), all carry an invented maker and an invented position in the open sea, so that a build can be
seen to turn them upright and to take all of that away.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from woodblock import HEIGHT, Print
from woodcuts_land import apples, road, terraces, walnuts
from woodcuts_village import donkeys, meeting, water

CONTENT = Path(__file__).resolve().parent.parent / "content"
SCALE = 2.0
"""Drawn at twice the sheet's units, then reduced."""

UPRIGHT_TO_STORED = {
    1: None,
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}
"""How an upright picture is turned so that the EXIF orientation turns it back."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One file: its scene, its upright size in pixels, its EXIF orientation, the strip of the sheet it shows."""

    scene: Callable[[float], Print]
    file: str
    width: int
    height: int
    orientation: int = 1
    top: float = 0
    bottom: float = HEIGHT
    quality: int = 60


PICTURES = (
    Picture(terraces, "pictures/terraces-wide.jpg", 2400, 1029, top=60, bottom=746),
    Picture(terraces, "entries/year-unknown/terraces.jpg", 1800, 1200),
    Picture(meeting, "entries/year-unknown/meeting.jpg", 1600, 1067),
    Picture(road, "entries/undated/road.jpg", 2400, 1600, orientation=6),
    Picture(water, "entries/undated/water.jpg", 1800, 1200, orientation=8),
    Picture(walnuts, "entries/undated/walnuts.jpg", 1600, 1067),
    Picture(apples, "entries/2015/apples.jpg", 1800, 1200, orientation=3),
    Picture(donkeys, "entries/2015/donkeys.jpg", 1200, 800),
)


def exif(orientation: int) -> Image.Exif:
    """What a careless camera would write: maker, model, orientation, and a place (0°30′ S, 0°30′ W: open sea)."""
    tags = Image.Exif()
    tags[0x010F] = "Invented"
    tags[0x0110] = "Woodblock 1"
    tags[0x0112] = orientation
    position = tags.get_ifd(0x8825)
    position.update({1: "S", 2: (0.0, 30.0, 0.0), 3: "W", 4: (0.0, 30.0, 0.0)})
    return tags


def draw(picture: Picture, scale: float = SCALE) -> Image.Image:
    """The upright picture, at its full size; `scale` is the fineness of the drawing."""
    return picture.scene(scale).pull(picture.width, picture.height, picture.top, picture.bottom)


def save(picture: Picture, folder: Path, scale: float = SCALE) -> Path:
    """Write the picture below `folder`, stored as its orientation asks; its path."""
    upright = draw(picture, scale)
    turn = UPRIGHT_TO_STORED[picture.orientation]
    stored = upright if turn is None else upright.transpose(turn)
    path = folder / picture.file
    path.parent.mkdir(parents=True, exist_ok=True)
    stored.save(path, quality=picture.quality, optimize=True, progressive=True, exif=exif(picture.orientation))
    return path


if __name__ == "__main__":
    for picture in PICTURES:
        if len(sys.argv) == 1 or Path(picture.file).stem in sys.argv[1:]:
            save(picture, CONTENT)
