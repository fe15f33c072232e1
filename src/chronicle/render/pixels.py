"""One decoded picture: without alpha, faces hidden, shrunk, in sRGB, upright; bytes without metadata."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from typing import Any, cast

from PIL import Image, ImageCms

from chronicle.model.recipe import PhotoRecipe, Rectangle

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How to turn a picture upright, by the value of EXIF's Orientation (tag 274)."""

SIDEWAYS = frozenset((5, 6, 7, 8))
"""Orientations whose stored width is the height of the upright picture."""

PROGRESSIVE = 3
"""From this effort on a JPEG is progressive: 3 % smaller, for more than twice the time."""

CELLS = 3
"""A hidden rectangle keeps this many averages each way: a finer mosaic can be read by matching known
faces."""


def orientation_of(image: Image.Image) -> int:
    """EXIF's Orientation, 1 where there is none that EXIF knows."""
    value = cast(object, image.getexif().get(274, 1))
    return value if isinstance(value, int) and value in TURNS else 1


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Turned as EXIF's Orientation says."""
    turn = TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def opaque(image: Image.Image) -> Image.Image:
    """Any mode that our formats give (1, L, LA, P, I, I;16, RGB, RGBA, CMYK) as L, RGB or CMYK, on white where it
    was clear: modes that can be shrunk."""
    image = _eight_bits(image)
    if "A" not in image.getbands():
        return image
    image = image.convert("RGBA")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _eight_bits(image: Image.Image) -> Image.Image:
    """L, LA, RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):
        # 16-bit greys: convert() alone would cut everything above 255 to white.
        return image.point(lambda value: value * (1 / 256)).convert("L")
    clear = "transparency" in image.info
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if clear or image.mode == "PA" else "RGB")
    if clear and image.mode in ("1", "L", "RGB"):
        return image.convert("RGBA")
    return image.convert("L") if image.mode == "1" else image


def to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """L, RGB or CMYK as RGB in sRGB. `profile`: the ICC profile, b"" if there is none; one that is broken or fits
    not the picture is ignored."""
    turned = image if is_srgb(profile) else _by_profile(image, profile)
    return turned if turned.mode == "RGB" else turned.convert("RGB")


def is_srgb(profile: bytes) -> bool:
    """Whether this is sRGB's own ICC profile, or b"": none."""
    try:
        return not profile or "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return False


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """From the profile's colours to sRGB; as it was when the profile is of no use."""
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}.get(given.profile.xcolor_space.strip())
        if mode is None or (mode == "CMYK") != (image.mode == "CMYK"):
            return image
        turned = ImageCms.profileToProfile(
            image if image.mode == mode else image.convert(mode),
            given,
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return image if turned is None else turned


def hide(image: Image.Image, boxes: Iterable[Rectangle]) -> Image.Image:
    """A copy with each rectangle (x, y, width, height in fractions) replaced by a soft mosaic of a few
    averages, two pixels wider on each side. Done before anything is shrunk, so that no edge keeps a trace
    of the inside."""
    image = image.copy()
    wide, high = image.size
    for x, y, width, height in boxes:
        left, top = max(0, math.floor(x * wide) - 2), max(0, math.floor(y * high) - 2)
        right = min(wide, math.ceil((x + width) * wide) + 2)
        bottom = min(high, math.ceil((y + height) * high) + 2)
        size = (right - left, bottom - top)
        few = (min(CELLS, size[0]), min(CELLS, size[1]))
        averages = image.resize(few, Image.Resampling.BOX, box=(left, top, right, bottom))
        image.paste(averages.resize(size, Image.Resampling.BICUBIC), (left, top))
    return image


def shrink_first(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """From the original to the widest size: by whole factors in plain averages (a JPEG's decoder has done that),
    the rest in BICUBIC. It is the dearest step by far; against LANCZOS throughout it costs a third as much, and
    the eye sees no difference."""
    return image if image.size == size else image.resize(size, Image.Resampling.BICUBIC, reducing_gap=1.0)


def shrink(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """From one size to the next, in pixels."""
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def encode(image: Image.Image, recipe: PhotoRecipe) -> bytes:
    """The file's bytes: pixels and nothing else. `image`: RGB, for a JPEG also YCbCr."""
    image.info = {}  # Pillow would carry a comment over, even through a resize
    options: dict[str, Any] = {"icc_profile": None, "exif": b"", "quality": recipe.quality}
    if recipe.format == "webp":
        options |= {"method": recipe.effort, "xmp": b""}
    else:
        options |= {"progressive": recipe.effort >= PROGRESSIVE, "optimize": True, "comment": b""}
    out = io.BytesIO()
    image.save(out, recipe.format.upper(), **options)
    return out.getvalue()
