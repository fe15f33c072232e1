"""How a woodcut is made: noise, carving, and a print in paper, one tint and ink.

Deterministic: the only source of variation is the integer hash below. A picture is made of *blocks*: a mask (a
polygon or a formula), and a carving (lines that follow the form, thick in the shade and thin in the light). The
tint is printed first and slightly out of register, as a second block would be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1066
"""The sheet in its own units; every scene is drawn in these, at whatever scale."""

PAPER = (241, 231, 209)
INK = (43, 36, 31)
TINTS = {
    "ochre": (201, 148, 62),
    "pine": (126, 144, 104),
    "cinnabar": (178, 72, 50),
    "indigo": (103, 137, 158),
}

Field = npt.NDArray[np.floating[Any]]
Mask = npt.NDArray[np.bool_]
Point = tuple[float, float]
Stroke = tuple[float, float, float, float, float]
"""x0, y0, x1, y1, width."""

_tables: dict[int, Field] = {}


def hashed(ix: npt.ArrayLike, iy: npt.ArrayLike, seed: int) -> Field:
    """A number in 0..1 for a pair of integers; the same on every machine."""
    if seed not in _tables:
        n = (np.arange(65536, dtype=np.int64) * 374761393 + seed * 668265263) & 0xFFFFFFFF
        n = ((n ^ (n >> 13)) * 1274126177) & 0xFFFFFFFF
        _tables[seed] = ((n ^ (n >> 16)) & 0xFFFF).astype(np.float32) / np.float32(65535)
    column = (np.asarray(ix).astype(np.int32) & 255) << 8
    picked: Field = _tables[seed][column | (np.asarray(iy).astype(np.int32) & 255)]
    return picked


def noise(x: npt.ArrayLike, y: npt.ArrayLike, seed: int = 0) -> Field:
    """Value noise in 0..1."""
    x, y = np.broadcast_arrays(np.asarray(x, np.float32), np.asarray(y, np.float32))
    ix, iy = np.floor(x), np.floor(y)
    fx, fy = x - ix, y - iy
    fx, fy = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)
    a, b = hashed(ix, iy, seed), hashed(ix + 1, iy, seed)
    c, d = hashed(ix, iy + 1, seed), hashed(ix + 1, iy + 1, seed)
    mixed: Field = (a + (b - a) * fx) * (1 - fy) + (c + (d - c) * fx) * fy
    return mixed


def carve(along: Field, across: Field, light: Field | float, seed: int = 0, wobble: float = 0.35) -> Mask:
    """True where the gouge took the wood away: lines along `along`, one for each unit of `across`."""
    v = across + wobble * (noise(along * 0.9, across * 0.6, seed) - 0.5)
    line = np.floor(v)
    centre = np.abs(v - line - 0.5) * 2  # 0 in the middle of the line
    taper = noise(along * 1.6 + line * 7.3, line * 3.1, seed + 1)  # strokes begin and end
    rough = 0.12 * (noise(along * 9, v * 2, seed + 2) - 0.5)
    cut: Mask = centre < np.clip(light + 0.75 * (taper - 0.5) + rough, 0, 0.93)
    return cut


class Print:
    """Three sheets of one scale: paper, tint, ink. `X`, `Y`: the place of every dot, in units of the sheet."""

    def __init__(self, tint: str, scale: float) -> None:
        self.scale = scale
        self.size = (round(WIDTH * scale), round(HEIGHT * scale))
        columns, rows = self.size
        self.Y, self.X = np.mgrid[0:rows, 0:columns].astype(np.float32) / np.float32(scale)
        self.colour = TINTS[tint]
        self.ink: Mask = np.zeros((rows, columns), bool)
        self.tint: Mask = np.zeros_like(self.ink)
        self.every: Mask = np.ones_like(self.ink)

    def polygon(self, points: Sequence[Point]) -> Mask:
        sheet = Image.new("1", self.size)
        ImageDraw.Draw(sheet).polygon([(x * self.scale, y * self.scale) for x, y in points], fill=1)
        return np.array(sheet)

    def strokes(self, lines: Iterable[Stroke]) -> Mask:
        """Round-ended strokes."""
        sheet = Image.new("1", self.size)
        draw, k = ImageDraw.Draw(sheet), self.scale
        for x0, y0, x1, y1, width in lines:
            draw.line((x0 * k, y0 * k, x1 * k, y1 * k), fill=1, width=max(1, round(width * k)))
            for x, y in ((x0, y0), (x1, y1)):
                r = width * k / 2
                draw.ellipse((x * k - r, y * k - r, x * k + r, y * k + r), fill=1)
        return np.array(sheet)

    def disc(self, cx: float, cy: float, r: float, wave: float = 0.0, seed: int = 0) -> Mask:
        angle = np.arctan2(self.Y - cy, self.X - cx)
        swing = noise(np.cos(angle) * 3 + 9, np.sin(angle) * 3 + 9, seed) - 0.5
        inside: Mask = np.hypot(self.X - cx, self.Y - cy) < r * (1 + wave * swing * 2)
        return inside

    def block(self, mask: Mask, cut: Mask | None = None, tint: Mask | bool = False) -> None:
        """Lay a block over what is there: ink where not cut, paper (or tint) where cut."""
        self.ink[mask] = (~cut if cut is not None else self.every)[mask]
        self.tint[mask] = (tint if isinstance(tint, np.ndarray) else np.full_like(mask, tint))[mask]

    def pull(self, width: int, height: int, top: float = 0, bottom: float = HEIGHT) -> Image.Image:
        """The printed sheet between `top` and `bottom`, reduced to `width` by `height` pixels."""
        edge = 26 + 5 * (noise(self.X / 60, self.Y / 60, 91) - 0.5)  # the block's own worn edge
        inside = (edge < self.X) & (edge < WIDTH - self.X) & (edge < self.Y - top) & (edge < bottom - self.Y)
        worn = noise(self.X / 3.1, self.Y / 3.1, 92) * 0.55 + noise(self.X / 19, self.Y / 19, 93) * 0.45
        ink = self.ink & inside & (worn < 0.86)  # a little paper shows through
        shift = (round(5 * self.scale), -round(4 * self.scale))
        tint = np.roll(self.tint, shift, (0, 1)) & inside & (worn > 0.13)
        rgb = np.empty((*self.ink.shape, 3), np.uint8)
        rgb[:] = PAPER
        rgb[tint] = self.colour
        rgb[ink] = INK
        sheet = Image.fromarray(rgb[round(top * self.scale) : round(bottom * self.scale)])
        return sheet.resize((width, height), Image.Resampling.LANCZOS)
