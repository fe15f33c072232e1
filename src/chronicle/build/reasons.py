"""Why an output was made, and whether the next build makes it again."""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass
from typing import Literal

from chronicle.build.preparing import prepare
from chronicle.build.problems import BUSY, site_problem
from chronicle.build.values import PRELOAD, STATE_FOLDER, BuildOptions, Prepared, Progress
from chronicle.model.diagnostic import Diagnostic
from chronicle.render import Keys, changed_parts, photo_key
from chronicle.source import nearest_names
from chronicle.work import Crew
from chronicle.write import BusyError, Output, as_written, open_record, site_lock

Next = Literal["stays", "made", "removed", "unknown"]
"""What the next build does: leaves it, makes it, removes it; or it is no output at all."""
PHOTO = "photo"
"""The one part of a photo's key."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Of one output. `built`: it is recorded; `new`: when it was last made, it had not been there before; `last`: the
    parts that had changed then (`render.PARTS`, or photo; () if the file had been touched, or all was to be made).
    `touched`: the file is not as it was written; `coming`: the parts that have changed since. `near`: outputs that are
    called alike, where there is none of this name. `diagnostics`: what keeps the site from being built."""

    path: str
    built: bool
    new: bool = False
    last: tuple[str, ...] = ()
    next: Next = "unknown"
    touched: bool = False
    coming: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def why(options: BuildOptions, path: str, progress: Progress) -> Reasons:
    """Tells of the output at a path below the output folder, which is planned with the options that it was made with.
    Nothing is written but what was read."""
    try:
        with site_lock(options.folder / STATE_FOLDER):
            return _why(options, path, progress)
    except BusyError:
        return Reasons(path, built=False, diagnostics=(site_problem(BUSY, "C721"),))


def _why(options: BuildOptions, path: str, progress: Progress) -> Reasons:
    output = options.output or options.folder / "site"
    with open_record(options.folder / STATE_FOLDER, output) as record, Crew(options.jobs, preload=PRELOAD) as crew:
        made, known = record.made().options.split("+"), record.outputs()
        as_made = dataclasses.replace(options, drafts="drafts" in made, no_register="no-register" in made)
        written = known.get(path)
        reasons = Reasons(path, written is not None)
        if written is not None:
            reasons = Reasons(path, built=True, new=not written.was, last=_changed(written.was, written.key))
        prepared = prepare(as_made, progress, crew, record.sources(time.time_ns()))
        record.commit()
        if prepared.stops or prepared.planned is None:
            return dataclasses.replace(reasons, diagnostics=prepared.diagnostics)
        key = _key(prepared, path)
        if not key and written is None:
            names = dict.fromkeys((*known, *prepared.planned.site.outputs))
            near = tuple(name for name, _ in nearest_names(path, {name: name for name in names}))
            return dataclasses.replace(reasons, near=near)
        if not key or written is None:
            return dataclasses.replace(reasons, next="removed" if not key else "made")
        touched = not as_written(written, Output(output, record).stands(path))
        next_: Next = "made" if touched or written.key != key else "stays"
        return dataclasses.replace(reasons, next=next_, touched=touched, coming=_changed(written.key, key))


def _key(prepared: Prepared, path: str) -> str:
    """The key that an output would have now, "" if there would be none."""
    assert prepared.planned is not None
    assert prepared.theme is not None
    site = prepared.planned.site
    if path in site.outputs:
        return Keys(prepared.theme).pack(path, site.job(path))[0]
    photos = ((photo, recipe) for photo in site.photos for at, recipe in photo.outputs if at == path)
    return next((photo_key(photo.digest, recipe) for photo, recipe in photos), "")


def _changed(before: str, after: str) -> tuple[str, ...]:
    return () if not before or before == after else changed_parts(before, after) or (PHOTO,)
