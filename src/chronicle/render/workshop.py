"""All outputs of a site: their keys, and making those that are wanted on as many cores as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.digest import digest
from chronicle.model.recipe import PhotoJob
from chronicle.plan import AttachmentJob, Job, SitePlan
from chronicle.render.keys import Keys
from chronicle.render.pages import Renderer
from chronicle.render.photos import render_photo_file
from chronicle.render.problems import RenderProblem
from chronicle.render.workers import Died, run
from chronicle.theme import Theme

INLINE = 300
"""Fewer pages than this are rendered here: starting workers costs more than it saves."""
BATCH = 100
WORKER_DIED = "C515"

Made = tuple[str, bytes | None, Diagnostic | None]
"""An output path with its bytes, or with what went wrong."""
Batch = tuple[tuple[str, Job], ...]

_RENDERERS: list[Renderer] = []


@dataclass(frozen=True, slots=True)
class Workshop:
    """What is needed to make the outputs of a plan. `content`: the folder with the originals of photos."""

    theme: Theme
    site: SitePlan
    content: Path
    jobs: int

    def keys(self) -> dict[str, str]:
        """The key of every output: equal keys mean equal bytes."""
        keys = Keys(self.theme)
        found = {path: keys.key(job)[0] for path, job in self.site.jobs.items()}
        for photo in self.site.photos:
            for path, recipe in photo.outputs:
                found[path] = digest((photo.digest, recipe))
        return found

    def pages(self, wanted: Iterable[str]) -> tuple[int, Iterator[Made]]:
        """How many of the wanted outputs are no photos, and these as they are made. Attachments are not made
        but copied, and not among them."""
        jobs = self.site.jobs
        todo = [(path, jobs[path]) for path in wanted if path in jobs and not isinstance(jobs[path], AttachmentJob)]
        return len(todo), self._pages(todo)

    def _pages(self, todo: list[tuple[str, Job]]) -> Iterator[Made]:
        batches = [tuple(todo[at : at + BATCH]) for at in range(0, len(todo), BATCH)]
        workers = self.jobs if len(todo) >= INLINE else 1
        for batch, made in run(_render_batch, batches, jobs=workers, start=(_prepare, (self.theme,))):
            if not isinstance(made, Died):
                yield from made
                continue
            singles = [(one,) for one in batch]
            for single, again in run(_render_batch, singles, jobs=1, start=(_prepare, (self.theme,)), apart=True):
                yield from again if not isinstance(again, Died) else ((single[0][0], None, _died(single[0][0])),)

    def photos(self, wanted: Iterable[str]) -> tuple[int, Iterator[tuple[PhotoJob, tuple[Made, ...]]]]:
        """How many photos have a wanted output, and the outputs of each as they are made. A photo that cannot be
        made answers with one diagnostic, placed at its file."""
        names = frozenset(wanted)
        todo = [job for job in self.site.photos if any(path in names for path, _ in job.outputs)]
        return len(todo), self._photos(todo, names)

    def _photos(self, todo: list[PhotoJob], names: frozenset[str]) -> Iterator[tuple[PhotoJob, tuple[Made, ...]]]:
        items = [(str(self.content / job.source), job) for job in todo]
        for (_, job), made in run(_render_photo, items, jobs=self.jobs):
            place = f"content/{job.source}"
            if isinstance(made, Died):
                yield job, ((place, None, _died(place)),)
            elif isinstance(made, Diagnostic):
                yield job, ((place, None, made),)
            else:
                yield job, tuple((path, data, None) for path, data in made.items() if path in names)


def _prepare(theme: Theme) -> None:
    """Readies this process for pages of a theme."""
    _RENDERERS[:] = [Renderer(theme)]


def _render_batch(batch: Batch) -> tuple[Made, ...]:
    renderer = _RENDERERS[0]
    made: list[Made] = []
    for path, job in batch:
        try:
            made.append((path, renderer.render(job), None))
        except RenderProblem as problem:
            made.append((path, None, problem.diagnostic))
    return tuple(made)


def _render_photo(item: tuple[str, PhotoJob]) -> dict[str, bytes] | Diagnostic:
    path, job = item
    made = render_photo_file(Path(path), job)
    if isinstance(made, dict):
        return made
    return Diagnostic(made.code, made.severity, Place(f"content/{job.source}"), made.message, made.help)


def _died(path: str) -> Diagnostic:
    return Diagnostic(
        WORKER_DIED,
        "error",
        Place(path),
        Said("the process that worked on this ended unexpectedly", "处理它的进程意外结束了"),
        Said("is there enough memory? Try --jobs 1", "内存够吗？可以试试 --jobs 1"),
    )
