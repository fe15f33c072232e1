"""One decoded picture: upright, in sRGB, without alpha, faces hidden, shrunk; bytes without metadata."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from typing import Any, cast

from PIL import Image, ImageCms

from chronicle.model.recipe import PhotoFormat, Rectangle

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


def to_rgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Any mode that our formats give (1, L, LA, P, I, I;16, RGB, RGBA, CMYK) as RGB in sRGB, on white where
    it was clear. `profile`: the ICC profile, b"" if there is none; a broken one is ignored."""
    image = _eight_bits(image)
    if profile:
        image = _to_srgb(image, profile)
    if "A" in image.getbands():
        image = image.convert("RGBA")
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        return ground
    return image if image.mode == "RGB" else image.convert("RGB")


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


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """From the profile's colours to sRGB, its alpha kept; as it was when the profile is broken or of no
    use."""
    alpha = image.getchannel("A") if "A" in image.getbands() else None
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(given):
            return image
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
    if turned is None:
        return image
    if alpha is not None:
        turned.putalpha(alpha)
    return turned


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


def shrink(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """To exactly this size in pixels."""
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def encode(image: Image.Image, form: PhotoFormat, quality: int) -> bytes:
    """The file's bytes: pixels and nothing else."""
    image.info = {}  # Pillow would carry a comment over, even through a resize
    options: dict[str, Any] = {"icc_profile": None, "exif": b"", "quality": quality}
    if form == "webp":
        options |= {"method": 4, "xmp": b""}
    else:
        options |= {"progressive": True, "optimize": True, "comment": b""}
    out = io.BytesIO()
    image.save(out, form.upper(), **options)
    return out.getvalue()
