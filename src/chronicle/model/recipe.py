"""What is made of one picture: sizes, recipes, and the job that holds them. Vocabulary of `settings`, `plan`,
`render` and `write`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

RECIPE_VERSION = 2
"""To be raised when the same recipe gives other pixels or bytes, so that published names change with them."""

PhotoFormat = Literal["webp", "jpeg"]
Variant = Literal["inline", "large", "fallback"]
Rectangle = tuple[float, float, float, float]

EXTENSIONS: dict[PhotoFormat, str] = {"webp": "webp", "jpeg": "jpg"}

WHOLE: Rectangle = (0.0, 0.0, 1.0, 1.0)

TONES: tuple[str, ...] = (
    *("#3a332b", "#2d353b", "#50473c", "#3f4a51", "#675c4e", "#535f67", "#7e7261", "#69767e"),
    *("#968977", "#818e95", "#ada18f", "#9aa6ac", "#c4b9a8", "#b3bec3", "#d9d0c2", "#ccd5d8"),
)
"""Placeholder colours while a picture loads, hex, dark to light in eight steps, each warm (even index) and
cool (odd index). Muted and neither black nor white, so that they sit on light and on dark paper. A page
names one by its class `tone-0` … `tone-15`: no style attribute, so that a strict Content-Security-Policy
holds."""

TONE_UNSEEN = 8
"""The middle of TONES, for a picture whose pixels nobody looked at."""


def tone_of(red: int, green: int, blue: int) -> int:
    """The index in TONES for an average colour (sRGB, 0 to 255 each): luma by ITU-R BT.709 in eight equal
    steps, then warm (red not below blue) or cool."""
    luma = (2126 * red + 7152 * green + 722 * blue) // 10_000
    return min(7, luma // 32) * 2 + (0 if red >= blue else 1)


@dataclass(frozen=True, slots=True)
class PhotoLimits:
    """What a picture file may be at most: millions of pixels, millions of bytes. Larger ones are refused
    before they are decoded."""

    max_megapixels: int = 200
    max_megabytes: int = 100


@dataclass(frozen=True, slots=True)
class PhotoSizes:
    """Widths in pixels and qualities (1 to 100) by theme and settings. `inline`: offered in the page;
    `large`: behind the tap (0: none beyond the inline ones); `fallback`: the widest that the one JPEG may
    be. `formats`: without `webp`, all are JPEG; there is always a JPEG."""

    inline: tuple[int, ...] = (480, 960)
    large: int = 1600
    fallback: int = 960
    formats: tuple[str, ...] = ("webp", "jpeg")
    webp_quality: int = 72
    jpeg_quality: int = 75


@dataclass(frozen=True, slots=True)
class PhotoRecipe:
    """One output file, exactly: together with the original it determines every byte.

    `width`, `height` in pixels, upright. `blur`: rectangles x, y, width, height in fractions of the upright
    picture. `via`: the sizes, widest first, that the picture is shrunk to on the way. `effort`: how hard the
    encoder looks for fewer bytes, 0 to 6. `subsampled`: colours are shrunk at once to half as many pixels each way
    as the file has (4:2:0), where the original is a JPEG; else its encoder does that in the end. `variant` says what it
    is for and changes nothing in the file."""

    width: int
    height: int
    format: PhotoFormat
    quality: int
    blur: tuple[Rectangle, ...] = ()
    via: tuple[tuple[int, int], ...] = ()
    effort: int = 4
    subsampled: bool = False
    variant: Variant = "inline"

    def canonical(self) -> str:
        """One line that is equal exactly when the file's making is."""
        blur = ";".join(",".join(f"{side:.6f}" for side in box) for box in self.blur)
        via = ">".join(f"{width}x{height}" for width, height in (*self.via, (self.width, self.height)))
        colours = " 4:2:0" if self.subsampled else ""
        return f"{self.format} q{self.quality} e{self.effort} {via} blur[{blur}]{colours}"

    def name(self, digest: str) -> str:
        """The output path of this recipe for the original with that SHA-256 (hex). It tells nothing of the
        original's own name."""
        text = f"{digest} {self.canonical()} v{RECIPE_VERSION}"
        start = hashlib.sha256(text.encode("ascii")).hexdigest()[:16]
        return f"photos/{start}-{self.width}.{EXTENSIONS[self.format]}"


@dataclass(frozen=True, slots=True)
class PhotoJob:
    """All files that are made of one original, which is opened and decoded once.

    `source`: path below content/. `digest`: SHA-256 of its bytes, hex. `format`: JPEG, PNG, WEBP or HEIF.
    `width`, `height`: of the upright original, pixels. `outputs`: output path and recipe, widest first."""

    source: str
    digest: str
    format: str
    width: int
    height: int
    outputs: tuple[tuple[str, PhotoRecipe], ...]
