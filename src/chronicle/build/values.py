"""What a build is asked, what it finds and what it tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from chronicle.model.diagnostic import Diagnostic, has_errors, in_order
from chronicle.read import raw_text
from chronicle.settings import SECRET, Settings

if TYPE_CHECKING:
    from chronicle.plan import Planned
    from chronicle.privacy import Disclosed
    from chronicle.theme import Theme

PRELOAD = ("chronicle.read.entries", "chronicle.source.markdown", "chronicle.source.names", "chronicle.render.workshop")
"""What every worker needs."""
STATE_FOLDER = ".chronicle"
CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build is asked to do. `output` None: FOLDER/site. `as_of` None: the settings' day, else today in
    China. `jobs` 0: all cores. `no_register`: every household is "a household" and the output is no public one.
    `kept`: a folder of the user's own where what is made of templates is kept for the next build."""

    folder: Path
    output: Path | None = None
    as_of: date | None = None
    jobs: int = 0
    strict: bool = False
    drafts: bool = False
    force: bool = False
    no_register: bool = False
    kept: Path | None = None


class Progress(Protocol):
    """Told how far the work is. `name` is one of read, link, disclose, plan, render, photos, write."""

    def step(self, name: str, total: int = 0) -> None: ...

    def advance(self, count: int = 1) -> None: ...


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `status`: 0 without errors, 1 with errors, 2 nothing could be built and the output is
    untouched. `texts`: raw text of the files that have diagnostics. `withheld`: counts by ground. `foreign`:
    files in the output folder that are not ours and were left alone."""

    status: int
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    lang: str = "zh-Hans"
    output: Path | None = None
    pages: int = 0
    photos: int = 0
    rendered: tuple[str, ...] = ()
    kept: int = 0
    removed: tuple[str, ...] = ()
    withheld: tuple[tuple[str, int], ...] = ()
    foreign: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything but the writing: what would be built, and what was found on the way. `stops`: nothing may be
    built."""

    settings: Settings
    theme: Theme | None
    planned: Planned | None
    disclosed: Disclosed | None
    diagnostics: tuple[Diagnostic, ...]
    stops: bool


def report(options: BuildOptions, prepared: Prepared, more: tuple[Diagnostic, ...] = ()) -> BuildReport:
    diagnostics = in_order((*prepared.diagnostics, *more))
    bad = has_errors(diagnostics) or (options.strict and any(d.severity == "warning" for d in diagnostics))
    return BuildReport(
        status=2 if prepared.stops else int(bad),
        diagnostics=diagnostics,
        texts=texts_of(options.folder, diagnostics),
        lang=prepared.settings.languages[0],
        withheld=prepared.disclosed.withheld if prepared.disclosed else (),
    )


def day_of(options: BuildOptions, settings: Settings) -> date:
    """The day that the build is made for."""
    return options.as_of or settings.as_of or datetime.now(CHINA).date()


def made_with(options: BuildOptions) -> str:
    """With which options an output was made; only "public" may be published."""
    marks = [name for name, on in (("drafts", options.drafts), ("no-register", options.no_register)) if on]
    return "+".join(marks) or "public"


def texts_of(folder: Path, diagnostics: Iterable[Diagnostic]) -> dict[str, str]:
    """The raw texts of the files that diagnostics point at a line of; not of one that holds a secret, for its lines are
    shown."""
    told = tuple(diagnostics)
    files = {d.place.file for d in told if d.place.line} | {r.place.file for d in told for r in d.related}
    files -= {d.place.file for d in told if d.code == SECRET}
    return {file: raw_text(folder, file) for file in sorted(files)}
