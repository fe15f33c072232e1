"""What chronicle is to reach beside its peers, as ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runs import Run
from table import Figure, cpu, memory, middle, number, proportion, ratio, rows, wall

OWN = "chronicle"


@dataclass(frozen=True, slots=True)
class Aim:
    """A ratio that is to be at most `asked`, better `goal`."""

    what: str
    series: str
    entries: int
    figure: Figure
    peer: str
    asked: float
    goal: float | None = None


AIMS = (
    Aim("1,000 cold, wall", "cold", 1_000, wall, "Hugo", 1.5, 1.0),
    Aim("10,000 cold, wall", "cold", 10_000, wall, "Hugo", 1.0, 0.75),
    Aim("100,000 cold, wall", "cold", 100_000, wall, "Hugo", 0.7, 0.5),
    Aim("10,000 cold, wall", "cold", 10_000, wall, "Pelican", 0.15),
    Aim("10,000, nothing changed, wall", "unchanged", 10_000, wall, "Hugo", 0.08),
    Aim("10,000, a body edited, wall", "body", 10_000, wall, "Hugo", 0.10),
    Aim("10,000, a title edited, wall", "title", 10_000, wall, "Hugo", 0.12),
    Aim("10,000, a village renamed, wall", "village", 10_000, wall, "Hugo", 0.3),
    Aim("1,000, edit to the page served", "serve", 1_000, wall, "Hugo", 0.6),
    Aim("10,000, edit to the page served", "serve", 10_000, wall, "Hugo", 0.35),
    Aim("10,000 cold, peak memory", "cold", 10_000, memory, "Hugo", 0.35),
    Aim("100,000 cold, peak memory", "cold", 100_000, memory, "Hugo", 0.30),
    Aim("100 photos, JPEG, CPU", "photos, JPEG", 100, cpu, "Hugo", 0.18),
    Aim("100 photos, JPEG, wall", "photos, JPEG", 100, wall, "Eleventy", 0.45),
    Aim("100 photos, WebP and JPEG, CPU", "photos, WebP and JPEG", 100, cpu, "Hugo", 0.25),
)


def summary(runs: Sequence[Run], aims: Sequence[Aim] = AIMS) -> str:
    """A row for each aim whose figures were taken."""
    lines = [["", OWN, "peer", "", "ratio", "asked", "goal", ""]]
    for aim in aims:
        own = [run for run in runs if (run.series, run.entries) == (aim.series, aim.entries)]
        reached = ratio(own, OWN, aim.peer, aim.figure)
        if reached is None:
            continue
        of = {tool: middle([run for run in own if run.tool == tool], aim.figure) for tool in (OWN, aim.peer)}
        lines.append(
            [
                aim.what,
                number(of[OWN]),
                aim.peer,
                number(of[aim.peer]),
                proportion(reached),
                f"≤ {aim.asked:g}",
                "" if aim.goal is None else f"≤ {aim.goal:g}",
                _judged(reached, aim),
            ]
        )
    return rows(lines, left=(0, 2, 7)) if len(lines) > 1 else ""


def _judged(reached: float, aim: Aim) -> str:
    if reached > aim.asked:
        return f"missed, × {reached / aim.asked:.2f}"
    return "goal" if aim.goal is not None and reached <= aim.goal else "met"
