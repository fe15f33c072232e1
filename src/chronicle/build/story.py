"""A build, told once, in running order."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from chronicle.build.problems import BUSY, failed, site_problem
from chronicle.build.unchanged import Asked, since_last_time
from chronicle.build.values import PRELOAD, STATE_FOLDER, BuildOptions, BuildReport, Progress, day_of
from chronicle.read import is_site, scan_site
from chronicle.settings import load_settings
from chronicle.work import Crew
from chronicle.write import BusyError, Output, StateBrokenError, open_record, refusal, site_lock, throw_away

if TYPE_CHECKING:
    from chronicle.build.memory import Memory


def build(
    options: BuildOptions, progress: Progress, crew: Crew | None = None, memory: Memory | None = None
) -> BuildReport:
    """Builds a site: all of it, or nothing. `crew`: who does the work, `memory`: what is known already, if they are to
    be kept for a further build."""
    output = options.output or options.folder / "site"
    try:
        if not is_site(options.folder):
            from chronicle.build.judging import check

            return check(options, progress)
        refused = refusal(options.folder, output, force=options.force)
        if refused is not None:
            return BuildReport(2, (site_problem(refused),))
        with site_lock(options.folder / STATE_FOLDER):
            if crew is not None:
                return _twice(options, output, crew, progress, memory)
            with Crew(options.jobs, preload=PRELOAD) as own:
                return _twice(options, output, own, progress, memory)
    except BusyError:
        return BuildReport(2, (site_problem(BUSY, "C721"),))
    except OSError as error:
        return BuildReport(2, (site_problem(failed(error), "C722"),))


def _twice(options: BuildOptions, output: Path, crew: Crew, progress: Progress, memory: Memory | None) -> BuildReport:
    """Builds; once more without the state if that turns out to be damaged."""
    try:
        return _build(options, output, crew, progress, memory)
    except (StateBrokenError, msgspec.MsgspecError):
        throw_away(options.folder / STATE_FOLDER)
        return _build(options, output, crew, progress, None)


def _build(options: BuildOptions, output: Path, crew: Crew, progress: Progress, memory: Memory | None) -> BuildReport:
    """Makes what has to be made. A build that has little to do does not load what it would do the rest with."""
    with open_record(options.folder / STATE_FOLDER, output) as record:
        now = time.time_ns()
        settings, _ = load_settings(options.folder)
        scanned = scan_site(options.folder, settings.private)
        asked = Asked(options, scanned, day_of(options, settings), now, settings.private)
        place = Output(output, record)
        existing = place.existing()
        sources = record.sources(now, memory.records if memory else None)
        since = since_last_time(asked, record, sources, existing)
        if since is not None and not since.changed:
            return since.told.report(options, place.folder)
        if since is not None and memory is None:
            from chronicle.build.only_texts import only_texts

            done = only_texts(asked, since, settings, record, sources, place, existing, crew, progress)
            if done is not None:
                return done
        from chronicle.build.whole import build_whole

        return build_whole(asked, record, sources, place, existing, crew, progress, memory)
