"""All outputs of a site: their keys, and making those that are wanted on as many cores as it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from chronicle.model.diagnostic import Diagnostic, Place
from chronicle.model.recipe import PhotoJob
from chronicle.plan import AttachmentJob, SitePlan
from chronicle.privacy import LeakGate, NameSearch, Register
from chronicle.render.keys import photo_key
from chronicle.render.pages import Renderer
from chronicle.render.parcels import Packer, Parcel, unpack
from chronicle.render.photos import render_photo_file
from chronicle.render.problems import RenderProblem
from chronicle.theme import Theme
from chronicle.work import Crew, Died, Shared, run, worker_died

INLINE = 600
LIGHT = 10_000_000
"""Fewer pages than this, of fewer bytes together, are rendered here: sending them costs more than it saves. Where
workers wait already, fewer than a batch."""
BATCH = 60
"""Pages that go to a worker together."""
HEAVY = 500_000
"""Bytes after which a batch is closed: sixty pages with thousands of measures would fill the memory."""


class MadeOutput(NamedTuple):
    """An output path with its bytes, or with what went wrong; `leaked`: registered names that stand in it; `laid`:
    what is told of an output that was put aside where it was made."""

    path: str
    data: bytes | None
    problem: Diagnostic | None = None
    leaked: tuple[str, ...] = ()
    laid: Any = None


PutAside = Callable[[int, str, bytes], Any]
"""Puts the bytes of an output aside, given its number and path; a value, to be sent to workers."""


class Tools(NamedTuple):
    """What a worker needs for every page."""

    theme: Theme
    register: Register
    aside: PutAside | None


@dataclass(frozen=True, slots=True)
class Workshop:
    """What is needed to make the outputs of a plan. `content`: the folder with the originals of photos; `register`:
    the names that every page is searched for."""

    theme: Theme
    site: SitePlan
    content: Path
    register: Register
    crew: Crew

    def photo_keys(self) -> dict[str, str]:
        """The keys of all files of photos."""
        return {path: photo_key(photo.digest, recipe) for photo in self.site.photos for path, recipe in photo.outputs}

    def parcels(self, paths: Iterable[str]) -> Iterator[Parcel]:
        """The jobs of some outputs as they travel."""
        packer = Packer()
        return (packer.pack(path, self.site.job(path)) for path in paths)

    def pages(self, parcels: Iterable[Parcel], aside: PutAside | None = None) -> Iterator[MadeOutput]:
        """The outputs of these parcels, as they are made. Attachments are not made but copied, and not to be among
        them. `aside`: takes the bytes of clean outputs with a number where they are made, so that they need not come
        here."""
        tools = self.crew.share("tools", Tools(self.theme, self.register, aside))
        left = iter(parcels)
        first: list[Parcel] = []
        weight = 0
        few = BATCH if self.crew.working else INLINE
        while len(first) < few and weight < LIGHT:
            parcel = next(left, None)
            if parcel is None:
                yield from _render_batch((tools, tuple(first)))
                return
            first.append(parcel)
            weight += len(parcel.content)
        batches = ((tools, batch) for batch in _batches(chain(first, left)))
        for (_, batch), made in run(self.crew.pool, _render_batch, batches, ahead=2 * self.crew.jobs):
            if not isinstance(made, Died):
                yield from made
                continue
            singles = ((tools, (parcel,)) for parcel in batch)
            for (_, (parcel,)), again in run(self.crew.pool, _render_batch, singles):
                yield from (
                    (MadeOutput(parcel.path, None, worker_died(parcel.path)),) if isinstance(again, Died) else again
                )

    def photos(self, wanted: Iterable[str]) -> tuple[int, Iterator[tuple[PhotoJob, tuple[MadeOutput, ...]]]]:
        """How many photos have a wanted output, and these outputs of each as they are made. Copies of one picture
        are made once. A photo that cannot be made answers with one diagnostic, placed at its file."""
        names = set(wanted)
        todo: list[PhotoJob] = []
        for job in self.site.photos:
            outputs = tuple((path, recipe) for path, recipe in job.outputs if path in names)
            if outputs:
                names.difference_update(path for path, _ in outputs)
                todo.append(replace(job, outputs=outputs))
        return len(todo), self._photos(todo)

    def _photos(self, todo: list[PhotoJob]) -> Iterator[tuple[PhotoJob, tuple[MadeOutput, ...]]]:
        # The largest first: at the end nobody waits long for the last one.
        todo.sort(key=lambda job: job.width * job.height, reverse=True)
        items = [(str(self.content / job.source), job) for job in todo]
        executor = self.crew.pool if len(items) > 1 else self.crew.here
        for (_, job), made in run(executor, _render_photo, items):
            place = f"content/{job.source}"
            if isinstance(made, Died):
                yield job, (MadeOutput(place, None, worker_died(place)),)
            elif isinstance(made, Diagnostic):
                yield job, (MadeOutput(place, None, made),)
            else:
                yield job, tuple(MadeOutput(path, data) for path, data in made.items())

    def attachments(self) -> Iterator[tuple[str, AttachmentJob]]:
        """The outputs that are copies."""
        for path, output in self.site.outputs.items():
            if output.sort is AttachmentJob and isinstance(job := output.make(), AttachmentJob):
                yield path, job


def _batches(parcels: Iterable[Parcel]) -> Iterator[tuple[Parcel, ...]]:
    batch: list[Parcel] = []
    size = 0
    for parcel in parcels:
        batch.append(parcel)
        size += len(parcel.content)
        if len(batch) == BATCH or size > HEAVY:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


class _Ready(NamedTuple):
    tools: Tools
    theme: str
    renderer: Renderer
    gate: LeakGate | None


_READY: list[_Ready] = []
"""What this process has readied last. Where a process builds again and again, it is mostly for the same theme."""


def _ready(tools: Tools) -> _Ready:
    last = _READY[0] if _READY else None
    if last is not None and last.tools is tools:
        return last
    theme = tools.theme.digest
    if last is not None and (last.theme, last.tools.register) == (theme, tools.register):
        ready = last._replace(tools=tools)
    else:
        gate = LeakGate(NameSearch(tools.register).find) if tools.register.instead else None
        ready = _Ready(tools, theme, Renderer(tools.theme), gate)
    _READY[:] = [ready]
    return ready


def _render_batch(item: tuple[Shared[Tools], tuple[Parcel, ...]]) -> tuple[MadeOutput, ...]:
    tools = item[0].get()
    ready = _ready(tools)
    renderer, gate = ready.renderer, ready.gate
    aside = tools.aside
    made: list[MadeOutput] = []
    for parcel in item[1]:
        try:
            data = renderer.render(unpack(parcel))
        except RenderProblem as problem:
            made.append(MadeOutput(parcel.path, None, problem.diagnostic))
        else:
            leaked = gate.leaks(parcel.path, data) if gate else ()
            if leaked or aside is None or parcel.number < 0:
                made.append(MadeOutput(parcel.path, data, None, leaked))
            else:
                made.append(MadeOutput(parcel.path, None, laid=aside(parcel.number, parcel.path, data)))
    return tuple(made)


def _render_photo(item: tuple[str, PhotoJob]) -> dict[str, bytes] | Diagnostic:
    path, job = item
    made = render_photo_file(Path(path), job)
    if isinstance(made, dict):
        return made
    return Diagnostic(made.code, made.severity, Place(f"content/{job.source}"), made.message, made.help)
