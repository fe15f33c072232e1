"""Runs become Markdown: medians, and ratios to the first tool, round by round."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from statistics import median

from runs import Run, tools_of

Figure = Callable[[Run], float]


def wall(run: Run) -> float:
    """Seconds until it was done."""
    return run.wall


def cpu(run: Run) -> float:
    """Seconds of all processes."""
    return run.cpu


def memory(run: Run) -> float:
    """MiB of all processes."""
    return run.memory


FIGURES: dict[str, Figure] = {"wall, s": wall, "CPU, s": cpu, "memory, MiB": memory}


def middle(runs: Iterable[Run], figure: Figure) -> float | None:
    """The median of those runs in which the figure was taken."""
    taken = [figure(run) for run in runs if figure(run)]
    return median(taken) if taken else None


def ratio(runs: Sequence[Run], tool: str, other: str, figure: Figure) -> float | None:
    """The median of the ratios of each round, in which both ran one after the other."""
    of = {(run.round, run.tool): figure(run) for run in runs if figure(run)}
    ratios = [of[at, tool] / of[at, other] for at, name in of if name == tool and (at, other) in of]
    return median(ratios) if ratios else None


def table(runs: Sequence[Run]) -> str:
    """One row for each tool. The runs are of one series and size; figures that were not taken have no column."""
    tools = tools_of(runs)
    taken = {name: figure for name, figure in FIGURES.items() if middle(runs, figure) is not None}
    compared = taken if len(tools) > 1 else {}
    output = any(run.files for run in runs)
    lines = [["", *taken, *(f"{name.partition(',')[0]} : {tools[0]}" for name in compared), "rounds"]]
    lines[0] += ["pages", "files", "MB"] if output else []
    for tool in tools:
        own = [run for run in runs if run.tool == tool]
        line = [tool, *(number(middle(own, figure)) for figure in taken.values())]
        line += ["" if tool == tools[0] else proportion(ratio(runs, tool, tools[0], of)) for of in compared.values()]
        line.append(str(sum(1 for run in own if run.wall)))
        if output:
            last = own[-1]
            line += [f"{last.pages:,}", f"{last.files:,}", f"{last.bytes / 1e6:.1f}"]
        lines.append(line)
    return rows(lines)


def rows(lines: Sequence[Sequence[str]], left: Collection[int] = (0,)) -> str:
    """A Markdown table; its first line is the head, columns are aligned right but for some."""
    rule = ["---" if at in left else "---:" for at in range(len(lines[0]))]
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:]))


def number(value: float | None) -> str:
    """With three digits that count."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def proportion(value: float | None) -> str:
    """With two digits that count."""
    return "" if value is None else f"{value:.3f}" if value < 0.1 else f"{value:.2f}"
