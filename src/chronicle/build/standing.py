"""Whether an output is what the next build would make of it, and what stands in it: asked before it is published."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from chronicle.build.preparing import prepare
from chronicle.build.problems import BUSY, failed, site_problem
from chronicle.build.values import PRELOAD, STATE_FOLDER, BuildOptions, BuildReport, Progress, report
from chronicle.build.whole import compared, made_now, stale_outputs
from chronicle.privacy import LeakGate, NameSearch
from chronicle.render import Workshop
from chronicle.work import Crew
from chronicle.write import BusyError, Output, Written, open_record, site_lock

PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Current:
    """`report`: what judging the site gave; `stops`: it cannot be built as it is. `stale`: outputs that the next build
    makes, replaces or removes; `made`: with which options the output was made, "public" for a plain one, "" if that
    is not known. `outputs`: all that was planned, as it was written. `names`: a digest
    of the registered names; `gate`: searches for them."""

    report: BuildReport
    stops: bool = True
    stale: tuple[str, ...] = ()
    made: str = ""
    outputs: Mapping[str, Written] = field(default_factory=dict)
    names: str = ""
    gate: LeakGate = field(default_factory=lambda: LeakGate(lambda _: []))


def current(options: BuildOptions, progress: Progress) -> Current:
    """Judges a site and its output. Nothing is written but what was read."""
    try:
        with site_lock(options.folder / STATE_FOLDER):
            return _current(options, progress)
    except BusyError:
        return Current(BuildReport(2, (site_problem(BUSY, "C721"),)))
    except OSError as error:
        return Current(BuildReport(2, (site_problem(failed(error), "C722"),)))


def _current(options: BuildOptions, progress: Progress) -> Current:
    output = options.output or options.folder / "site"
    with open_record(options.folder / STATE_FOLDER, output) as record, Crew(options.jobs, preload=PRELOAD) as crew:
        prepared = prepare(options, progress, crew, record.sources(time.time_ns()))
        record.commit()
        told = report(options, prepared)
        if prepared.stops or prepared.planned is None or prepared.theme is None or prepared.disclosed is None:
            return Current(told)
        site, register = prepared.planned.site, prepared.disclosed.register
        place = Output(output, record)
        known, made, now = record.outputs(), record.made(), made_now(options, site, register)
        comparison = compared(known, place.existing(), place, made, now)
        workshop = Workshop(prepared.theme, site, options.folder / "content", register, crew)
        for path, key in workshop.photo_keys().items():
            comparison.stale(path, key)
        for _ in stale_outputs(workshop, comparison, dict(workshop.attachments()), place, progress):
            pass
        todo = comparison.todo()
        names = todo.keep if made.names != now.names else ()
        return Current(
            told,
            stops=False,
            stale=(*todo.make, *todo.remove, *names),
            made=made.options,
            outputs={path: known[path] for path in todo.keep},
            names=now.names,
            gate=LeakGate(NameSearch(register).find),
        )
