"""Which files are made of one photo, how large and under which names: arithmetic, no pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.model.photo import PhotoFile
from chronicle.model.recipe import (
    TONES,
    WHOLE,
    PhotoFormat,
    PhotoJob,
    PhotoRecipe,
    PhotoSizes,
    Rectangle,
    Variant,
)

LONGEST_SIDE = 16_383
"""Pixels: the largest side of a WebP picture (its container's limit); long screenshots exceed it."""

EFFORT, EFFORT_LARGE = 4, 2
"""Of the encoders. Every reader loads an inline picture. The large one is loaded by who taps on it, and is more than
half of a photo's work: with 2 that takes less than half the time, for 8 % more bytes as WebP and 3 % as JPEG."""

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PhotoOutput:
    """One file of a photo: path below the output folder, width and height in pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PhotoPlan:
    """What pages need to show one photo, and the job that makes its files.

    `inline`: WebP, or JPEG if the settings want no WebP, narrowest first. `large`: behind the tap, the widest other
    one where there is no larger. `fallback`: a JPEG. `tone`: CSS class of its average colour, `tone-0` … `tone-15`."""

    inline: tuple[PhotoOutput, ...]
    large: PhotoOutput
    fallback: PhotoOutput
    tone: str
    job: PhotoJob


def recipes(photo: PhotoFile, sizes: PhotoSizes, blur: Iterable[Rectangle] = ()) -> PhotoPlan:
    """The files of one photo. Nothing is enlarged: a width beyond the picture's own gives its own width,
    once. `blur`: rectangles in fractions of the upright picture; one that makes no sense hides the whole
    picture, since a face must not be shown by a slip of the pen."""
    hidden = boxes(blur)
    inline = ladder(photo, sizes.inline or PhotoSizes().inline)
    most = ladder(photo, (sizes.large,))[-1] if sizes.large else inline[-1]
    rungs = inline if most[0] <= inline[-1][0] else (*inline, most)
    small = [size for size in rungs if size[0] <= sizes.fallback]
    fallback = small[-1] if small else rungs[0]

    form: PhotoFormat = "webp" if "webp" in sizes.formats else "jpeg"
    # WebP's encoder makes more of whole colours, and one picture does not take the steps in two ways.
    subsampled = form == "jpeg" and not hidden
    outputs: list[tuple[str, PhotoRecipe]] = []
    made: dict[tuple[PhotoFormat, Size], PhotoOutput] = {}

    def add(size: Size, form: PhotoFormat, variant: Variant) -> None:
        recipe = PhotoRecipe(
            *size,
            format=form,
            quality=sizes.webp_quality if form == "webp" else sizes.jpeg_quality,
            blur=hidden,
            via=tuple(reversed(rungs[rungs.index(size) + 1 :])),
            effort=EFFORT_LARGE if variant == "large" else EFFORT,
            subsampled=subsampled,
            variant=variant,
        )
        path = recipe.name(photo.digest)
        outputs.append((path, recipe))
        made[form, size] = PhotoOutput(path, *size)

    for size in reversed(rungs):
        if form == "jpeg" and size == fallback:
            add(size, form, "fallback")
        else:
            add(size, form, "inline" if size in inline else "large")
    if form == "webp":
        add(fallback, "jpeg", "fallback")
    return PhotoPlan(
        inline=tuple(made[form, size] for size in inline),
        large=made[form, rungs[-1]],
        fallback=made["jpeg", fallback],
        tone=f"tone-{photo.tone}",
        job=PhotoJob(photo.file, photo.digest, photo.format, photo.width, photo.height, tuple(outputs)),
    )


def ladder(photo: PhotoFile, widths: Iterable[int]) -> tuple[Size, ...]:
    """The sizes for these widths, narrowest first, each once, none larger than the picture or than WebP can
    hold. Heights are rounded, and at least 1."""
    most = photo.width
    if photo.height > LONGEST_SIDE:
        most = max(1, photo.width * LONGEST_SIDE // photo.height)
    most = min(most, LONGEST_SIDE)
    kept = sorted({min(max(1, width), most) for width in widths})
    return tuple((width, _height(photo, width)) for width in kept)


def boxes(blur: Iterable[Rectangle]) -> tuple[Rectangle, ...]:
    """The rectangles cut to the picture and put in order; the whole picture if one of them is unusable: not
    finite, empty, or outside (as percentages would be)."""
    cut: set[Rectangle] = set()
    for x, y, width, height in blur:
        if not all(map(math.isfinite, (x, y, width, height))) or width <= 0 or height <= 0:
            return (WHOLE,)
        left, top = max(0.0, x), max(0.0, y)
        right, bottom = min(1.0, x + width), min(1.0, y + height)
        if right <= left or bottom <= top or x > 1 or y > 1 or width > 1 or height > 1:
            return (WHOLE,)
        cut.add((round(left, 6), round(top, 6), round(right - left, 6), round(bottom - top, 6)))
    return tuple(sorted(cut))


def _height(photo: PhotoFile, width: int) -> int:
    """In whole numbers, so that no machine rounds otherwise."""
    if width == photo.width:
        return min(photo.height, LONGEST_SIDE)
    return min(LONGEST_SIDE, max(1, (2 * width * photo.height + photo.width) // (2 * photo.width)))


__all__ = ["TONES", "PhotoOutput", "PhotoPlan", "recipes"]
