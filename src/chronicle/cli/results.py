"""What a report of the build says to the person who asked for it: shared by `build` and `check`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from chronicle.cli.drawing import counted, counts
from chronicle.cli.ending import left_out, most_useful, next_step, not_yet
from chronicle.model.diagnostic import Diagnostic, Said, in_order
from chronicle.model.excerpt import safe
from chronicle.model.value import replace

if TYPE_CHECKING:
    from chronicle.build import BuildReport

NAMED = 5
"""Files of others that are named; of more only the number is told."""


def raised(diagnostics: Iterable[Diagnostic], *, strict: bool) -> tuple[Diagnostic, ...]:
    """In order; with `strict`, warnings are errors and keep their codes."""
    return tuple(
        replace(found, severity="error") if strict and found.severity == "warning" else found
        for found in in_order(diagnostics)
    )


def showable(texts: Mapping[str, str], private: str) -> dict[str, str]:
    """The texts of which a line may be shown: none of the private register, for what is printed may land in a
    log that others read."""
    return {file: text for file, text in texts.items() if file != private and not file.startswith(f"{private}/")}


@dataclass(frozen=True, slots=True)
class Done:
    """What the summary of a build tells of besides the report."""

    seconds: float
    marks: tuple[str, ...] = ()
    """Options that keep the output from being published: "drafts", "no-register"."""


def summary(report: BuildReport, diagnostics: Iterable[Diagnostic], done: Done, lang: str, here: Path) -> list[str]:
    """The lines that end a build. Paths are told relative to the folder `here` if they lie in it."""
    said = list(_summary(report, tuple(diagnostics), done, here))
    return [sentence.get(lang) for sentence in said]


def _summary(report: BuildReport, diagnostics: tuple[Diagnostic, ...], done: Done, here: Path) -> Iterable[Said]:
    errors, warnings = counted(diagnostics)
    problems = counts(errors, warnings)
    if report.status == 2 or report.output is None:
        yield problems
        yield Said("Nothing was built; the output is as it was.", "没有生成；原有输出未改动。")
        yield next_step("", errors, warnings)
        return
    yield Said(
        f"Built {_of(report.pages, 'page')} and {_of(report.photos, 'photo')} in {done.seconds:.1f} s: "
        f"{_of(len(report.rendered), 'file')} made, {report.kept} kept, {len(report.removed)} removed.",
        f"生成 {report.pages} 页、{report.photos} 张照片，用时 {done.seconds:.1f} 秒："
        f"新做 {len(report.rendered)} 个文件，沿用 {report.kept} 个，删除 {len(report.removed)} 个。",
    )
    yield Said(f"{problems.en[0].upper()}{problems.en[1:]}.", f"{problems.zh}。")
    yield from left_out(report.withheld)
    yield from not_yet(diagnostics)
    if report.foreign:
        names = [safe(name) for name in report.foreign[:NAMED]]
        more = "…" * (len(report.foreign) > NAMED)
        yield Said(
            f"Left alone: {_of(len(report.foreign), 'file')} in the output that chronicle did not make "
            f"({', '.join([*names, *more])}).",
            f"输出文件夹里有 {len(report.foreign)} 个文件不是 chronicle 做的，没有动（{'、'.join([*names, *more])}）。",
        )
    if done.marks:
        marks = ", ".join(f"--{mark}" for mark in done.marks)
        yield Said(f"Not for publishing: built with {marks}.", f"不可发布：生成时用了 {marks}。")
    yield from most_useful(diagnostics)
    yield next_step(near(report.output / "index.html", here), errors, warnings, done.marks)


def near(path: Path, here: Path) -> str:
    """The path as it is typed from the folder `here`: relative if it lies below."""
    path = Path(os.path.abspath(path))  # noqa: PTH100 - not resolved: shown as it was given
    return safe(str(path.relative_to(here) if path.is_relative_to(here) else path))


def _of(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
