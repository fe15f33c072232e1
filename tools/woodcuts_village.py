"""Scenes by houses: a meeting, a tap, a street. Lengths in units of the sheet, light in 0..1."""

from __future__ import annotations

import itertools

import numpy as np
from woodblock import WIDTH, Mask, Print, Stroke, carve, noise
from woodcuts_land import hill, ridge, sky

# ruff: noqa: N806 -- X and Y are the sheet's own fields, x and y single places on it


def seated(p: Print, x: float, y: float, s: float, seed: int, look: int = 0) -> None:
    """A listener seen from behind: a dark coat and a dark head, with the light along one side."""
    X, Y = p.X, p.Y

    def outline(g: float) -> Mask:
        return p.polygon(
            [
                (x - (104 + g) * s, y),
                (x - (100 + g) * s, y - 78 * s),
                (x - (82 + g) * s, y - (128 + g) * s),
                (x - 34 * s, y - (156 + g) * s),
                (x - 20 * s, y - (176 + g) * s),
                (x + 20 * s, y - (176 + g) * s),
                (x + 34 * s, y - (156 + g) * s),
                (x + (82 + g) * s, y - (128 + g) * s),
                (x + (100 + g) * s, y - 78 * s),
                (x + (104 + g) * s, y),
            ]
        )

    hx, hy = x + look * 9 * s, y - 212 * s
    head = ((X - hx) / (38 * s)) ** 2 + ((Y - hy) / (46 * s)) ** 2
    every = p.every
    p.block(outline(9), every)
    p.block(head < 1.5, every)
    side = (X - x) / (104 * s)
    fold = carve(
        (Y - y) / (70 * s),
        (X - x + 0.22 * side * (Y - y)) / (9 * s),
        -0.25 + 0.95 * np.clip(side, 0, 1) ** 1.5,
        seed,
    )
    p.block(outline(0), fold)
    ear = ((X - hx - (36 + 4 * look) * s) / (8 * s)) ** 2 + ((Y - hy - 6 * s) / (12 * s)) ** 2 < 1
    hair = carve((X - hx) / (40 * s), np.sqrt(head) * 5.2, -0.45 + 1.0 * np.clip((X - hx) / (38 * s), 0, 1), seed + 3)
    p.block(head < 1, hair)
    p.block(ear, every)


def meeting(scale: float) -> Print:
    p = Print("cinnabar", scale)
    X, Y = p.X, p.Y
    wall = Y < 560
    p.block(wall, carve(X / 150, Y / 15, 0.86 - np.hypot(X - 900, (Y - 300) * 1.2) / 1300, 41))
    p.block(~wall, carve(X / 260, (Y - 560) / (12 + np.clip(Y - 560, 0, None) / 14), 0.42, 42))
    for x0 in (150, 1290):  # lattice windows with the light in them
        frame = p.polygon([(x0, 130), (x0 + 200, 130), (x0 + 200, 400), (x0, 400)])
        u, v = (X - x0) % 40, (Y - 130) % 45
        p.block(frame, (u > 8) & (v > 8))
    board = p.polygon([(520, 110), (1120, 110), (1120, 430), (520, 430)])
    p.block(board)
    p.block(p.polygon([(534, 124), (1106, 124), (1106, 416), (534, 416)]), p.every)
    rows: list[Stroke] = []
    for r in range(6):  # the ledger on the wall
        y = 170 + r * 42
        rows.append((556, y + 20, 1086, y + 20, 2.4))
        for c, (a, b) in enumerate([(566, 680), (716, 840), (880, 960), (1000, 1070)]):
            if (r * 5 + c * 3) % 7 != 2:
                rows.append((a, y, a + (b - a) * (0.45 + 0.5 * ((r * 3 + c * 5) % 7) / 7), y, 9 if r == 0 else 5))
    p.block(p.strokes(rows))
    for r in (1, 2, 4):
        p.block(p.disc(1040, 170 + r * 42, 13), p.every, tint=True)
    # the speaker, standing, with the open notebook
    x, every = 1228, p.every
    halo = [
        (x - 80, 720),
        (x - 82, 470),
        (x - 74, 376),
        (x - 36, 346),
        (x + 36, 346),
        (x + 76, 376),
        (x + 88, 480),
        (x + 82, 720),
    ]
    coat = [
        (x - 68, 720),
        (x - 70, 470),
        (x - 62, 386),
        (x - 28, 358),
        (x + 28, 358),
        (x + 64, 386),
        (x + 76, 480),
        (x + 70, 720),
    ]
    head = ((X - x + 6) / 40) ** 2 + ((Y - 290) / 50) ** 2
    p.block(p.polygon(halo), every)
    p.block(head < 1.6, every)
    p.block(p.polygon([(x - 20, 330), (x + 16, 330), (x + 20, 364), (x - 24, 364)]))
    p.block(p.polygon(coat), carve(Y / 120, (X - x) / 11, -0.1 - 0.8 * np.clip((X - x) / 70, -1, 1), 43))
    p.block(p.polygon([(x - 20, 358), (x + 6, 358), (x - 8, 420)]), every)
    p.block(head < 1)
    p.block((head < 0.86) & (x - 2 + 0.25 * (Y - 270) > X) & (Y > 268), every)
    p.block(p.strokes([(x - 50, 410, x - 118, 488, 46), (x - 118, 488, x - 60, 506, 40)]), every)
    p.block(p.strokes([(x - 50, 410, x - 118, 488, 32), (x - 118, 488, x - 60, 506, 26)]))
    book = [(x - 176, 452), (x - 116, 470), (x - 60, 446), (x - 52, 512), (x - 110, 536), (x - 168, 520)]
    p.block(p.polygon(book), every, tint=True)
    p.block(
        p.strokes(
            [(*a, *b, 5) for a, b in zip(book, book[1:] + book[:1], strict=True)] + [(x - 116, 470, x - 110, 536, 5)]
        )
    )
    for n, x in enumerate((330, 540, 745, 950)):
        seated(p, x, 790, 0.92, 400 + n, (-1, 1, 0, 1)[n])
    for n, x in enumerate((180, 455, 725, 1010, 1330)):
        seated(p, x, 1000 + 16 * (n % 2), 1.25, 420 + n, (1, 0, 1, -1, -1)[n])
    p.block(1000 + 6 * np.sin(X / 90) < Y, carve(X / 200, Y / 11, 0.2, 45))
    return p


def water(scale: float) -> Print:
    p = Print("indigo", scale)
    X, Y = p.X, p.Y
    sky(p, 400, 51)
    hill(p, ridge(p, 300, (60, 240, 2.6), (14, 66, 0)), 52, 0.55, 12, 0.5)
    slope = 330 + (X / WIDTH) * 250 + 24 * np.sin(X / 170) < Y
    p.block(slope, carve((X + Y) / 170, (Y - X * 0.18) / 17, 0.56 + 0.2 * np.sin(X / 210 - Y / 90), 53))
    tank = p.polygon([(150, 420), (430, 420), (430, 250), (150, 250)])  # the cistern on the hill
    p.block(p.polygon([(138, 424), (442, 424), (442, 226), (138, 226)]))
    p.block(
        tank,
        (np.abs((Y - 250) % 34 - 17) < 14) & (np.abs((X + 35 * (np.floor((Y - 250) / 34) % 2)) % 70 - 35) < 31),
    )
    p.block(p.polygon([(160, 246), (420, 246), (420, 232), (160, 232)]), p.every, tint=True)
    xs = np.linspace(430, 1230, 60)
    pipe = [(x, 392 + 250 * ((x - 430) / 800) ** 1.25 + 10 * np.sin(x / 60)) for x in xs]
    seg = [(a[0], a[1], b[0], b[1], 30) for a, b in itertools.pairwise(pipe)]
    p.block(p.strokes([(a, b, c, d, 46) for a, b, c, d, _ in seg]), p.every)
    p.block(p.strokes(seg))
    p.block(p.strokes([(a, b - 6, c, d - 6, 5) for a, b, c, d, _ in seg]), p.every)
    for i in range(6, 58, 9):  # joints
        x, y = pipe[i]
        p.block(p.strokes([(x, y - 24, x + 4, y + 24, 13)]))
    wall = p.polygon([(1090, 1000), (1090, 600), (1600, 560), (1600, 1000)])
    p.block(
        wall,
        (np.abs((Y + X * 0.06) % 62 - 31) < 27)
        & (np.abs((X + 70 * (np.floor((Y + X * 0.06) / 62) % 2)) % 140 - 70) < 65)
        & (noise(X / 5, Y / 5, 54) < 0.84),
    )
    p.block(930 + 8 * np.sin(X / 140) < Y, carve(X / 210, (Y - 930) / 14, 0.42, 55))
    p.block(p.strokes([(1150, 660, 1040, 660, 40), (1040, 660, 1020, 664, 40), (1020, 664, 1010, 720, 36)]))
    p.block(p.strokes([(1060, 660, 1060, 606, 16), (1022, 600, 1098, 600, 18), (1120, 632, 1120, 690, 20)]))
    p.block(p.strokes([(1146, 651, 1052, 651, 6), (1026, 597, 1080, 597, 4)]), p.every)
    jet = (np.abs(X - 1010 - 3 * np.sin(Y / 16)) < 15 - (Y - 720) / 60) & (Y > 736) & (Y < 872)
    p.block((np.abs(X - 1010) < 34) & (Y > 740) & (Y < 872), p.every)
    p.block(jet, np.abs(X - 1010 + 5 * np.sin(Y / 11)) > 3, tint=True)
    bucket = p.polygon([(880, 850), (1140, 850), (1104, 1006), (916, 1006)])
    rim = ((X - 1010) / 132) ** 2 + ((Y - 852) / 32) ** 2
    p.block(p.strokes([(884, 856, 922, 1010, 16), (1136, 856, 1098, 1010, 16)]), p.every)
    p.block(bucket, carve((Y - 850) / 90, (X - 1010) / (16 - (Y - 850) / 60), 0.6 - 0.45 * (X - 900) / 220, 56))
    p.block(p.polygon([(892, 912), (1128, 912), (1124, 926), (895, 926)]), np.zeros_like(p.ink))
    p.block(rim < 1.16)
    ripple = np.hypot((X - 1010) / 120, (Y - 852) / 26)
    p.block(rim < 0.92, np.abs((ripple * 4.2) % 1 - 0.5) < 0.36, tint=True)
    for a in range(7):  # splashes
        t = -1.2 + a * 0.4
        p.block(p.disc(1010 + 92 * np.sin(t), 838 - 30 * np.cos(t) - 9 * (a % 3), 5 + a % 3), p.every, tint=True)
    return p


def donkey(p: Print, x: float, y: float, s: float, seed: int, way: int = 1) -> None:
    """A donkey seen from the side, its feet at height y; `way` 1 looks right, -1 left."""
    X, Y = p.X, p.Y
    u, v = (X - x) / s * way, (Y - y) / s  # the animal's own place: 0, 0 between its feet

    def at(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x + a * s * way, y + b * s) for a, b in points]

    def oval(a: float, b: float, ra: float, rb: float, turn: float = 0.0) -> Mask:
        du, dv = u - a, v - b
        c, d = np.cos(turn), np.sin(turn)
        inside: Mask = ((du * c + dv * d) / ra) ** 2 + ((dv * c - du * d) / rb) ** 2 < 1
        return inside

    def limbs(grow: float, far: bool) -> Mask:
        shift = 26 if far else 0
        lines: list[Stroke] = []
        for a, knee in ((-112, -126), (112, 120)):
            for (a0, b0), (a1, b1), w in (
                ((a + shift, -190), (knee + shift, -92), 40),
                ((knee + shift, -92), (a - 4 + shift, -8), 25),
            ):
                (x0, y0), (x1, y1) = at((a0, b0), (a1, b1))
                lines.append((x0, y0, x1, y1, (w + grow) * s))
        return p.strokes(lines)

    def trunk(grow: float) -> Mask:
        body = oval(0, -212, 168 + grow, 78 + grow) | oval(-110, -222, 72 + grow, 76 + grow)
        body |= oval(108, -216, 66 + grow, 74 + grow)
        neck = p.polygon(at((70, -268 - grow), (196, -392 - grow), (262 + grow, -330), (168 + grow, -176)))
        head = oval(262, -332, 96 + grow, 42 + grow, 0.62) | oval(216, -366, 48 + grow, 44 + grow)
        ears = oval(176, -452, 72 + grow, 18 + grow, 1.25) | oval(226, -458, 70 + grow, 17 + grow, 1.75)
        return body | neck | head | ears

    tail = [
        (*at((-172, -236))[0], *at((-206, -140))[0], 9 * s),
        (*at((-206, -140))[0], *at((-204, -90))[0], 17 * s),
    ]
    p.block(p.strokes([(a, b, c, d, w + 14 * s) for a, b, c, d, w in tail]), p.every)
    p.block(limbs(14, True), p.every)
    p.block(limbs(0, True))
    p.block(trunk(8) | limbs(14, False), p.every)
    p.block(p.strokes(tail))
    back = np.clip((-200 - v) / 150, -1, 1)
    hair = carve(u / 60 + v / 90, (v + 0.16 * u + 18 * np.sin(u / 70)) / 12, 0.12 + 0.42 * back, seed)
    p.block(trunk(0) | limbs(0, False), hair)
    ground = v > -100
    p.block(limbs(0, False) & ground, carve(v / 60, u / 9, 0.1, seed + 1))
    p.block(oval(322, -288, 36, 30, 0.62), oval(322, -288, 31, 25, 0.62))  # the pale muzzle
    p.block(oval(342, -288, 6, 5))
    p.block(oval(0, -152, 118, 20), carve(u / 70, (v + 152) / 10, 0.8, seed + 2))  # and the pale belly
    p.block(oval(246, -366, 15, 12), p.every)
    p.block(oval(249, -364, 8, 8))
    p.block(oval(176, -452, 46, 7, 1.25) | oval(226, -458, 44, 6, 1.75), p.every, tint=True)
    (hx, hy), (rx, ry), (mx, my) = at((214, -318), (300, -282), (276, -322))
    halter = [(hx, hy, mx, my, 7 * s), (mx, my, rx, ry, 7 * s)]
    p.block(p.strokes(halter), p.every, tint=True)


def courtyard(p: Print, x0: float, x1: float, top: float, foot: float, seed: int) -> None:
    """A stretch of brick wall with a tiled coping."""
    X, Y = p.X, p.Y
    bricks = (np.abs((Y - top) % 36 - 18) < 15) & (np.abs((X + 44 * (np.floor((Y - top) / 36) % 2)) % 88 - 44) < 40)
    p.block((x0 < X) & (x1 > X) & (top < Y) & (foot > Y), bricks & (noise(X / 6, Y / 6, seed) < 0.86))
    coping = p.polygon([(x0 - 14, top + 8), (x1 + 14, top + 8), (x1 + 2, top - 26), (x0 - 2, top - 26)])
    p.block(coping, carve(Y / 40, X / 16, 0.35, seed + 1))


def roof(p: Print, x0: float, x1: float, ridge_height: float, eaves: float, seed: int) -> None:
    X, Y = p.X, p.Y
    slope = p.polygon([(x0, eaves), (x0 + 46, ridge_height), (x1 - 46, ridge_height), (x1, eaves)])
    p.block(slope, carve((Y - ridge_height) / 60, (X - (x0 + x1) / 2) / 17, 0.42, seed), tint=True)
    p.block(p.strokes([(x0 + 40, ridge_height, x1 - 40, ridge_height, 15), (x0 - 4, eaves, x1 + 4, eaves, 9)]))


def donkeys(scale: float) -> Print:
    p = Print("ochre", scale)
    X, Y = p.X, p.Y
    sky(p, 420, 61)
    hill(p, ridge(p, 300, (52, 270, 0.9), (13, 64, 0)), 62, 0.55, 12, 0.4)
    for x0, x1, top, eaves in ((70, 520, 268, 392), (960, 1390, 244, 380)):
        p.block((x0 + 30 < X) & (x1 - 30 > X) & (eaves < Y) & (Y < 560), p.every)
        roof(p, x0, x1, top, eaves, int(x0) + 600)
    courtyard(p, -20, 640, 446, 700, 63)
    courtyard(p, 860, 1640, 430, 700, 66)
    p.block(p.polygon([(640, 700), (640, 396), (860, 396), (860, 700)]))  # the gate
    p.block(p.polygon([(664, 700), (664, 440), (836, 440), (836, 700)]), carve(Y / 90, (X - 664) / 21, 0.3, 67))
    roof(p, 606, 894, 318, 398, 68)
    p.block(p.strokes([(750, 452, 750, 700, 9)]))
    for cx in (700, 800):
        p.block(p.polygon([(cx - 26, 520), (cx, 494), (cx + 26, 520), (cx, 546)]), p.every, tint=True)
    street = 690 + 6 * np.sin(X / 150) < Y
    down = np.clip(Y - 690, 0, None)
    p.block(street, carve(X / 230, (Y - 690) / (11 + down / 16) + 0.5 * np.sin(X / 280), 0.62, 69))
    p.block(p.strokes([(100, 800, 1500, 790, 26)]), p.every)  # the tethering rail
    p.block(p.strokes([(100, 800, 1500, 790, 14), *[(x, 796, x, 880, 16) for x in (160, 620, 1080, 1440)]]))
    standing = ((770, 880, 0.62, 1), (235, 1012, 0.86, 1), (1365, 1018, 0.88, -1))
    for n, (x, y, s, way) in enumerate(standing):
        shade = (((Y - y + 4) / (30 * s)) ** 2 + ((X - x) / (250 * s)) ** 2) < 1
        p.block(shade & street, carve(X / 130, Y / 9, 0.22, 620 + n))
        donkey(p, x, y, s, 630 + 5 * n, way)
    return p
