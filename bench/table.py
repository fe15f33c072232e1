"""Runs become Markdown: medians, and ratios to the first tool, round by round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import median

from runs import Run, tools_of

Figure = Callable[[Run], float]

HEADINGS = (
    "",
    "wall, s",
    "CPU, s",
    "memory, MiB",
    "wall : {first}",
    "CPU : {first}",
    "memory : {first}",
    "rounds",
    "pages",
    "files",
    "MB",
)


def wall(run: Run) -> float:
    """Seconds until it was done."""
    return run.wall


def cpu(run: Run) -> float:
    """Seconds of all processes."""
    return run.cpu


def memory(run: Run) -> float:
    """MiB of all processes."""
    return run.memory


def middle(runs: Iterable[Run], figure: Figure) -> float | None:
    """The median of those runs in which the figure was taken."""
    taken = [figure(run) for run in runs if figure(run)]
    return median(taken) if taken else None


def ratio(runs: Sequence[Run], tool: str, first: str, figure: Figure) -> float | None:
    """The median of the ratios of each round, in which both ran one after the other."""
    of = {(run.round, run.tool): figure(run) for run in runs if figure(run)}
    ratios = [of[at, tool] / of[at, first] for at, name in of if name == tool and (at, first) in of]
    return median(ratios) if ratios else None


def table(runs: Sequence[Run]) -> str:
    """One row for each tool. The runs are of one series and size."""
    first = tools_of(runs)[0]
    lines = [_row([heading.format(first=first) for heading in HEADINGS]), "|---|" + "---:|" * (len(HEADINGS) - 1)]
    for tool in tools_of(runs):
        own = [run for run in runs if run.tool == tool]
        figures = [_number(middle(own, figure)) for figure in (wall, cpu, memory)]
        ratios = ["" if tool == first else _ratio(ratio(runs, tool, first, figure)) for figure in (wall, cpu, memory)]
        made = max(own, key=lambda run: run.files)
        output = [f"{made.pages:,}", f"{made.files:,}", f"{made.bytes / 1e6:.1f}"] if made.files else ["", "", ""]
        lines.append(_row([tool, *figures, *ratios, str(sum(1 for run in own if run.wall)), *output]))
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _ratio(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}" if value < 0.1 else f"{value:.2f}"
