"""Scenes of open country: terraces, a road, two orchards. Lengths in units of the sheet, light in 0..1."""

from __future__ import annotations

import math

import numpy as np
from woodblock import HEIGHT, Field, Point, Print, Stroke, carve, hashed, noise

# ruff: noqa: N806 -- X and Y are the sheet's own fields, x and y single places on it


def sky(p: Print, horizon: float, seed: int, sun: tuple[float, float, float] | None = None) -> None:
    """Long horizontal cuts, dark at the top, open at the horizon."""
    X, Y = p.X, p.Y
    light = 0.2 + 0.95 * np.clip(Y / horizon, 0, 1) ** 1.3
    if sun:
        cx, cy, r = sun
        light = light + 0.5 * np.exp(-np.hypot(X - cx, Y - cy) / (r * 1.6))
    p.block(horizon + 40 > Y, carve(X / 210, Y / 13 + 0.5 * np.sin(X / 260), light, seed))
    if sun:
        cx, cy, r = sun
        p.block(p.disc(cx, cy, r + 9), p.every)
        p.block(p.disc(cx, cy, r), p.every, tint=True)


def ridge(p: Print, base: float, *waves: tuple[float, float, float]) -> Field:
    """A skyline: base height plus (amplitude, length, phase) waves."""
    y: Field = np.full_like(p.X, base)
    for amp, length, phase in waves:
        y = y - amp * np.sin(p.X / length + phase)
    return y


def hill(
    p: Print,
    top: Field,
    seed: int,
    light: float = 0.5,
    freq: float = 11.0,
    slope: float = 0.0,
    tint: bool = False,
) -> None:
    """A far hill: cuts that fall away from the skyline, brightest just below it."""
    X, Y = p.X, p.Y
    depth = Y - top
    cut = carve(depth / 90 + X / 500, (X + slope * depth) / freq, light * np.exp(-depth / 150) + 0.12, seed)
    rim = (depth > 3) & (depth < 7)
    p.block(depth > 0, cut | rim, tint)


def terraces(scale: float) -> Print:
    p = Print("ochre", scale)
    X, Y = p.X, p.Y
    sky(p, 430, 1, sun=(1180, 190, 92))
    hill(p, ridge(p, 330, (46, 190, 0.4), (18, 71, 1)), 2, 0.55, 12, 0.4)
    hill(p, ridge(p, 410, (70, 260, 2.2), (12, 63, 0)), 3, 0.5, 13, -0.5)
    for n, (top, centre, pitch) in enumerate(
        [
            (ridge(p, 500, (90, 330, 3.4), (14, 80, 0.2)), 420, 34.0),
            (ridge(p, 640, (150, 420, 0.5), (20, 120, 1.4)), 1250, 46.0),
            (ridge(p, 880, (130, 520, 2.9), (16, 140, 0.7)), 480, 62.0),
        ]
    ):
        depth = Y - top
        bow = depth + ((X - centre) / 520) ** 2 * 60 + 26 * (noise(X / 260, Y / 260, 40 + n) - 0.5)
        band = bow / (pitch * (1 + 0.22 * np.clip(bow, 0, None) / 300))
        k = np.floor(band)
        f = band - k
        riser = f > 0.58  # the stone wall of a terrace
        wall_cut = carve(f * 2, X / 9 + k * 0.37, 0.34, 50 + n) & (f > 0.64) & (f < 0.95)
        crop = (np.abs(((X + k * 17) / 21) % 1 - 0.5) < 0.17 + 0.1 * noise(X / 15, k, 60 + n)) & (f > 0.2) & (f < 0.45)
        crop &= noise(X / 90, k * 2.3, 61 + n) > 0.33
        cut = np.where(riser, wall_cut, ~crop)
        gold = ~riser & (noise(X / 300 + 3, k * 1.7, 70 + n) > 0.5)
        p.block(depth > 0, cut | ((depth > 4) & (depth < 8)), gold)
    return p


def path_across(y: Field) -> tuple[Field, Field]:
    """Centre and half width of the road at height y."""
    t = np.clip((y - 452) / (HEIGHT - 452), 0, 1)
    return 800 + 330 * np.sin(t * 4.6 + 0.55) * (0.25 + 0.75 * t) - 60 * t, 7 + 190 * t**1.7


def road(scale: float) -> Print:
    p = Print("cinnabar", scale)
    X, Y = p.X, p.Y
    sky(p, 420, 11, sun=(420, 205, 86))
    hill(p, ridge(p, 330, (60, 210, 4.1), (16, 60, 0)), 12, 0.55, 12, -0.5)
    hill(p, ridge(p, 400, (64, 300, 0.6), (10, 57, 2)), 13, 0.52, 12, 0.5)
    land = 450 - 10 * np.sin(X / 230) < Y
    furrow = carve(
        X / 170,
        (Y - 450) / (8 + np.clip(Y - 450, 0, None) / 44) + 1.1 * np.sin(X / 330 + Y / 400),
        0.5 + 0.2 * np.sin(X / 260 + Y / 130),
        14,
    )
    p.block(land, furrow)
    cx, half = path_across(Y)
    off = (X - cx) / half
    on_road = (np.abs(off) < 1) & (Y > 452)
    edge = (np.abs(off) > 0.93) | ((np.abs(off) < 0.89) & (np.abs(off) > 0.84) & (noise(Y / 9, off, 15) > 0.45))
    gravel = (noise(X / 5, Y / 3.4, 16) > 0.86) & (noise(X / 130, Y / 60, 17) > 0.42)
    rut = (np.abs(np.abs(off) - 0.42) < 0.05) & (noise(Y / 24, np.sign(off) + 3, 18) > 0.36)
    p.block(on_road, ~(edge | gravel | rut))
    for x, y, s in [(690, 452, 1.0), (775, 444, 0.84), (905, 448, 0.95), (985, 458, 1.1), (1080, 452, 0.85)]:
        house(p, x, y, s)
    for n, (x, y, h) in enumerate(
        [(1190, 610, 300), (1330, 690, 400), (1500, 800, 520), (300, 640, 330), (120, 760, 470)]
    ):
        poplar(p, x, y, h, 200 + n)
    return p


def house(p: Print, x: float, y: float, s: float) -> None:
    X, Y = p.X, p.Y
    w, h = 74 * s, 44 * s
    p.block(p.polygon([(x, y), (x + w, y), (x + w, y - h), (x, y - h)]), p.every)
    p.block(p.polygon([(x + 10 * s, y), (x + 26 * s, y), (x + 26 * s, y - 26 * s), (x + 10 * s, y - 26 * s)]))
    p.block(
        p.polygon(
            [
                (x + 42 * s, y - 14 * s),
                (x + 60 * s, y - 14 * s),
                (x + 60 * s, y - 30 * s),
                (x + 42 * s, y - 30 * s),
            ]
        )
    )
    p.block(p.strokes([(x, y, x, y - h, 3), (x + w, y, x + w, y - h, 3), (x, y, x + w, y, 3)]))
    roof = p.polygon(
        [
            (x - 12 * s, y - h + 2),
            (x + w + 12 * s, y - h + 2),
            (x + w - 8 * s, y - h - 26 * s),
            (x + 8 * s, y - h - 26 * s),
        ]
    )
    p.block(roof, carve(Y / 40, (X - x) / 8, 0.3, int(x)), tint=True)


def poplar(p: Print, x: float, y: float, h: float, seed: int) -> None:
    X, Y = p.X, p.Y
    p.block(p.strokes([(x, y, x, y - h * 0.5, h * 0.035)]))
    t = np.clip((y - Y) / h, 0, 1)
    half = (
        h
        * 0.15
        * np.sin(np.clip((t - 0.16) / 0.84, 0, 1) ** 0.8 * np.pi)
        * (1 + 0.5 * (noise(Y / 9, X / 40, seed) - 0.5))
    )
    light = 0.5 - 0.75 * (X - x) / (h * 0.15)
    p.block(np.abs(X - x) < half, carve(Y / 38, (X - x) / 10 + (Y - y) / 26, light * 0.7, seed))


def branches(
    x: float,
    y: float,
    angle: float,
    length: float,
    width: float,
    depth: int,
    seed: int,
    out: list[Stroke],
    tips: list[Point],
) -> None:
    x1, y1 = x + length * math.sin(angle), y - length * math.cos(angle)
    out.append((x, y, x1, y1, width))
    if depth == 0:
        tips.append((x1, y1))
        return
    for n, turn in enumerate((-0.52, 0.06, 0.55)):
        r = float(hashed(np.array(seed * 3 + n), np.array(depth), 5))
        if n == 1 and depth % 2:
            continue
        branches(
            x1,
            y1,
            angle + turn * (0.7 + 0.6 * r),
            length * (0.62 + 0.2 * r),
            width * 0.64,
            depth - 1,
            seed * 3 + n + 1,
            out,
            tips,
        )


def walnuts(scale: float) -> Print:
    p = Print("pine", scale)
    X, Y = p.X, p.Y
    sky(p, 480, 21)
    hill(p, ridge(p, 430, (50, 320, 1.1), (12, 70, 1)), 22, 0.55, 12, 0.5)
    ground = 640 - 18 * np.sin(X / 300) < Y
    p.block(
        ground,
        carve(
            X / 200,
            (Y - 620) / (9 + np.clip(Y - 620, 0, None) / 22) + 0.7 * np.sin(X / 250),
            0.46 + 0.2 * np.sin(X / 330),
            23,
        ),
    )
    for n, (x, y, s) in enumerate(
        [(930, 690, 0.42), (1330, 705, 0.5), (150, 700, 0.46), (1130, 840, 0.82), (420, 985, 1.25)]
    ):
        lines: list[Stroke] = []
        tips: list[Point] = []
        branches(x, y, 0.03 - 0.02 * n, 190 * s, 54 * s, 4, 31 + n * 11, lines, tips)
        shade = np.abs((Y - y - 12 * s) / (34 * s)) ** 2 + np.abs((X - x) / (330 * s)) ** 2 < 1
        p.block(shade & ground, carve(X / 120, Y / 9, 0.16, 24 + n))
        crown = np.zeros_like(p.ink)
        for i, (tx, ty) in enumerate(tips):
            crown |= p.disc(tx, ty, 74 * s * (1 + 0.3 * ((i * 37 % 10) / 10 - 0.5)), 0.16, 300 + i + n)
        cy = y - 470 * s
        light = 0.34 + 0.5 * ((x - X) / (420 * s) + (cy - Y) / (420 * s))
        leaf = 30 * s  # leaves: cut almonds, each at its own angle
        u, v = X / leaf, Y / (leaf * 0.8)
        row = np.floor(v)
        u = u + 0.5 * (row % 2)
        col = np.floor(u)
        turn = (noise(col * 1.9, row * 2.7, 28 + n) - 0.5) * 2.6 + 0.5
        du, dv = (u - col - 0.5) * 2, (v - row - 0.5) * 2
        ra, rb = du * np.cos(turn) + dv * np.sin(turn), dv * np.cos(turn) - du * np.sin(turn)
        size = np.clip(0.55 + 0.75 * light, 0.1, 1.05)
        almond = (np.abs(rb) < 0.62 * size * (1 - (ra / (1.12 * size + 1e-6)) ** 2)) & (np.abs(rb) > 0.06)
        keep = noise(col * 1.7, row * 2.3, 25 + n)
        leaves = almond & (keep > 0.42 - 0.45 * light)
        p.block(crown, leaves, noise(X / (70 * s), Y / (70 * s), 26 + n) > 0.36)
        trunk = p.strokes([line for line in lines if line[4] > 7 * s])
        bark = carve(Y / 60, (X - x) / (8 * s), 0.5 - (X - x) / (60 * s), 27 + n)
        p.block(trunk, bark & p.strokes([(a, b, c, d, w * 0.7) for a, b, c, d, w in lines if w > 30 * s]))
    return p


def apple_tree(p: Print, x: float, y: float, s: float, seed: int) -> None:
    """A bare tree, opened up by pruning, its trunk whitened."""
    X, Y = p.X, p.Y
    lines: list[Stroke] = []
    tips: list[Point] = []
    branches(x, y, 0.02, 120 * s, 46 * s, 5, seed, lines, tips)
    shade = (np.abs((Y - y - 10 * s) / (26 * s)) ** 2 + np.abs((X - x) / (260 * s)) ** 2) < 1
    p.block(shade, carve(X / 120, Y / 9, 0.2, seed + 1))
    p.block(p.strokes([(a, b, c, d, w + 9 * s) for a, b, c, d, w in lines if w > 9 * s]), p.every)
    p.block(p.strokes(lines))
    light = 0.55 - (X - x) / (70 * s)
    bark = carve(Y / 60, (X - x) / (8 * s), light, seed + 2)
    p.block(p.strokes([(a, b, c, d, w * 0.72) for a, b, c, d, w in lines if w > 12 * s]), bark)
    lime = p.strokes([(x, y - 4 * s, x + 2 * s, y - 66 * s, 38 * s)])
    p.block(lime, carve(X / 60, (Y - y) / (9 * s), 0.9, seed + 3))


def apples(scale: float) -> Print:
    p = Print("cinnabar", scale)
    X, Y = p.X, p.Y
    sky(p, 450, 81, sun=(300, 230, 74))
    hill(p, ridge(p, 360, (58, 250, 2.0), (14, 66, 1)), 82, 0.6, 12, -0.4)
    hill(p, ridge(p, 430, (44, 300, 0.3), (10, 59, 2)), 83, 0.55, 13, 0.4)
    ground = 560 - 12 * np.sin(X / 280) < Y
    down = np.clip(Y - 545, 0, None)
    rows = np.sin((X - 860) / (40 + down * 0.55) * 1.6)  # the rows of the orchard run to one point
    furrow = (Y - 545) / (8 + down / 26) + 0.45 * rows + 0.5 * np.sin(X / 260)
    p.block(ground, carve(X / 190, furrow, 0.55 + 0.14 * rows, 84))
    for n, (x, y, s) in enumerate([
        (700, 580, 0.3), (1000, 582, 0.3), (560, 600, 0.38), (1150, 604, 0.38), (840, 590, 0.33),
        (370, 650, 0.56), (1330, 655, 0.56), (860, 660, 0.5), (150, 740, 0.78), (1500, 750, 0.78),
        (1120, 800, 0.84), (520, 960, 1.2),
    ]):  # fmt: skip
        apple_tree(p, x, y, s, 500 + 7 * n)
    foot, head = ((760, 985), (826, 1000)), ((640, 500), (690, 492))
    rails = [(a, b, c, d, 15.0) for (a, b), (c, d) in zip(foot, head, strict=True)]
    rungs: list[Stroke] = []
    for i in range(1, 10):
        t = i / 10
        (ax, ay), (bx, by) = [(a + (c - a) * t, b + (d - b) * t) for (a, b), (c, d) in zip(foot, head, strict=True)]
        rungs.append((ax, ay, bx, by, 9.0))
    ladder = rails + rungs
    p.block(p.strokes([(a, b, c, d, w + 12) for a, b, c, d, w in ladder]), p.every)
    p.block(p.strokes(ladder))
    p.block(p.strokes([(a, b, c, d, w * 0.4) for a, b, c, d, w in ladder]), p.every, tint=True)
    cuttings = [
        (880 + 47 * i + 20 * (i % 3), 1000 - 9 * (i % 4), 940 + 47 * i, 985 + 11 * (i % 3), 6.0) for i in range(9)
    ]
    p.block(p.strokes([(a, b, c, d, w + 8) for a, b, c, d, w in cuttings]), p.every)
    p.block(p.strokes(cuttings))
    return p
