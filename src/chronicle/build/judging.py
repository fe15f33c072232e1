"""Judging a site without building it."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path

import msgspec

from chronicle.build.preparing import prepare
from chronicle.build.values import PRELOAD, STATE_FOLDER, BuildOptions, BuildReport, Prepared, Progress, report
from chronicle.model.diagnostic import Diagnostic, has_errors
from chronicle.render import rehearse
from chronicle.theme import is_own
from chronicle.work import Crew
from chronicle.write import StateError, borrowed


def check(options: BuildOptions, progress: Progress, *, theme: bool = False) -> BuildReport:
    """Judges a site; writes nothing. What the last build has read is taken from its state. A theme of the site's own
    is judged too, and with `theme` every other."""
    with Crew(options.jobs, preload=PRELOAD) as crew:
        try:
            with borrowed(options.folder / STATE_FOLDER, time.time_ns()) as cache:
                prepared = prepare(options, progress, crew, cache)
        except (StateError, msgspec.MsgspecError):
            prepared = prepare(options, progress, crew)
    faults = _faults_of_theme(options.folder, prepared, always=theme)
    judged = report(options, prepared, faults)
    return dataclasses.replace(judged, status=2) if has_errors(faults) else judged


def _faults_of_theme(folder: Path, prepared: Prepared, *, always: bool) -> tuple[Diagnostic, ...]:
    """What only sample pages show of a theme: else a build would be the first to tell it."""
    theme = prepared.theme
    if theme is None or not (always or is_own(theme.chain, folder)):
        return ()
    return rehearse(theme, prepared.settings.languages)
