"""A build of everything: what is stale is made, all that is clean moves into place."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterable, Iterator, Mapping

from chronicle.build.kept_pages import Keeper, are_kept
from chronicle.build.memory import Memory
from chronicle.build.photos import keep_photos, stage_photos
from chronicle.build.preparing import prepare
from chronicle.build.problems import leak, site_problem
from chronicle.build.unchanged import Asked, remember
from chronicle.build.values import STATE_FOLDER, BuildOptions, BuildReport, Prepared, Progress, made_with, report
from chronicle.model.diagnostic import Diagnostic
from chronicle.model.digest import digest
from chronicle.model.value import replace
from chronicle.plan import PageJob, SitePlan
from chronicle.privacy import LeakGate, NameSearch, Register
from chronicle.render import Keys, MadeOutput, Parcel, Workshop
from chronicle.work import Crew
from chronicle.write import (
    KEPT_PHOTOS,
    LISTING,
    Comparison,
    Existing,
    KeptPhotos,
    Made,
    Output,
    OutputRefusedError,
    Record,
    Sources,
    Written,
)


def build_whole(
    asked: Asked,
    record: Record,
    sources: Sources,
    place: Output,
    existing: Mapping[str, Existing],
    crew: Crew,
    progress: Progress,
    memory: Memory | None,
) -> BuildReport:
    """Prepares and writes; once more without the photos that turned out to be broken while they were made."""
    options = asked.options
    broken: tuple[Diagnostic, ...] = ()
    for _ in range(3):
        prepared = prepare(options, progress, crew, sources, broken, asked.scanned, memory)
        record.commit()
        failing = options.strict and any(d.severity != "hint" for d in prepared.diagnostics)
        if prepared.stops or failing:
            return dataclasses.replace(report(options, prepared), status=2)
        with place:
            try:
                # Who has it all in memory needs no pages to be kept.
                keeping = memory is None and are_kept(options, asked.as_of, prepared.settings)
                stored = sources.files() if keeping else frozenset[str]()
                done = _write(options, prepared, record, place, existing, crew, progress, stored)
                if done.output is not None:
                    remember(asked, record, sources, done, place.standing(existing, done.removed))
                return done
            except _PhotosBroken as found:
                broken = (*broken, *found.problems)
            except OutputRefusedError as error:
                return dataclasses.replace(report(options, prepared, (site_problem(error.said),)), status=2)

    return dataclasses.replace(report(options, prepared, broken), status=2)


def _write(
    options: BuildOptions,
    prepared: Prepared,
    record: Record,
    place: Output,
    existing: Mapping[str, Existing],
    crew: Crew,
    progress: Progress,
    stored: frozenset[str],
) -> BuildReport:
    """Makes what is stale, aside; moves it into place when all of it is clean. `stored`: files of entries whose
    pages are kept for a build in which only texts have changed."""
    assert prepared.planned is not None
    assert prepared.theme is not None
    assert prepared.disclosed is not None
    site, register = prepared.planned.site, prepared.disclosed.register
    content = options.folder / "content"
    workshop = Workshop(prepared.theme, site, content, register, crew)
    gate = LeakGate(NameSearch(register).find)
    known, before, made_as = record.outputs(), record.made(), made_now(options, site, register)
    comparison = compared({} if options.force else known, existing, place, before, made_as)
    keys, kept = workshop.photo_keys(), KeptPhotos(options.folder / STATE_FOLDER / KEPT_PHOTOS)
    wanted = {path: key for path, key in keys.items() if comparison.stale(path, key)}
    if broken := stage_photos(workshop, wanted, place, None if options.force else kept, progress):
        raise _PhotosBroken(broken)

    progress.step("render", len(site.outputs))
    attachments = dict(workshop.attachments())
    keeper = Keeper(record.pages, prepared.disclosed.texts, stored)
    stale = stale_outputs(workshop, comparison, attachments, place, progress, keeper)
    problems = list(_put_aside(workshop.pages(stale, place.aside), place))
    keeper.done()
    todo = comparison.todo()
    for path in set(todo.make) & attachments.keys():
        leaked = gate.leaks(path, place.copy(path, content / attachments[path].source))
        problems += [leak(path, leaked)] if leaked else []
    if before.names != made_as.names:
        # What stays was searched for other names.
        problems += [leak(path, found) for path in todo.keep if (found := gate.leaks(path, place.read(path)))]
    if problems:
        return dataclasses.replace(report(options, prepared, tuple(problems)), status=2)

    progress.step("write", len(todo.make))
    if public := made_as.options == "public":
        kept.only(keys.values())
    place.publish(comparison.signs, {path: known[path] for path in todo.keep}, todo.remove, made_as)
    if public:
        keep_photos(keys, known, place, kept)
    ours = {*comparison.signs, *comparison.listed, *known}
    return dataclasses.replace(
        report(options, prepared),
        output=place.folder,
        pages=sum(output.sort is PageJob for output in site.outputs.values()),
        photos=len(site.photos),
        rendered=todo.make,
        kept=len(todo.keep),
        removed=todo.remove,
        foreign=tuple(sorted(path for path in existing if path not in ours and path != LISTING)),
    )


def made_now(options: BuildOptions, site: SitePlan, register: Register) -> Made:
    """How an output of this plan is recorded as a whole."""
    return Made(made_with(options), digest(register), site.mark())


def compared(
    known: Mapping[str, Written], existing: Mapping[str, Existing], place: Output, before: Made, now: Made
) -> Comparison:
    """A comparison with what was written and what stands; nothing is asked about yet."""
    same = bool(now.mark) and now.mark == before.mark
    return Comparison(known, existing, frozenset(place.listed()), same)


def _put_aside(made: Iterable[MadeOutput], place: Output) -> Iterator[Diagnostic]:
    """Takes what was made; tells what went wrong."""
    for path, data, problem, leaked, laid in made:
        if laid is not None:
            place.laid(path, laid)
        elif problem is not None:
            yield problem
        elif leaked:
            yield leak(path, leaked)
        elif data is not None:
            place.stage(path, data)


def stale_outputs(
    workshop: Workshop,
    comparison: Comparison,
    copies: Container[str],
    place: Output,
    progress: Progress,
    keeper: Keeper | None = None,
) -> Iterator[Parcel]:
    """The jobs of what must be made and is no copy. `keeper`: keeps the pages of entries among them."""
    keys = Keys(workshop.theme)
    for path, output in workshop.site.outputs.items():
        progress.advance()
        if comparison.settled(path, output.mark, output.text_mark):
            continue
        job = output.make()
        key, parcel = keys.pack(path, job)
        mark, text_mark = output.mark(), output.text_mark()
        if comparison.stale(path, key, f"{mark} {text_mark}" if mark and text_mark else "") and path not in copies:
            if keeper is not None:
                keeper.add(path, output, job, parcel)
            del job  # the next one is made meanwhile, and that of a great village is large
            yield replace(parcel, number=place.number(path))


class _PhotosBroken(Exception):  # noqa: N818 - it carries problems that are values
    """Photos that could be opened but not made."""

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__(problems)
        self.problems = problems
