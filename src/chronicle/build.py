"""A build, told once, in running order. The only module that knows all floors."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Protocol

from chronicle.check import check_archive
from chronicle.link import link_contents, without_pseudonyms
from chronicle.model.archive import Archive
from chronicle.model.contents import Contents
from chronicle.model.diagnostic import Diagnostic, Place, Said, has_errors, in_order
from chronicle.model.digest import digest
from chronicle.model.photo import Photo
from chronicle.model.recipe import PhotoSizes
from chronicle.model.value import replace
from chronicle.plan import PageJob, Planned, plan_site
from chronicle.privacy import Disclosed, LeakGate, NameSearch, PrivacyRules, Today, disclose, register_missing
from chronicle.read import MemoryCache, ReadCache, body_of, digest_of, is_site, look_again, raw_text, read_contents
from chronicle.render import Parcel, Workshop
from chronicle.settings import Settings, load_settings
from chronicle.theme import Kept, Theme, load_theme
from chronicle.work import Crew
from chronicle.write import (
    LISTING,
    BusyError,
    Comparison,
    Made,
    Output,
    OutputRefusedError,
    Record,
    StateBrokenError,
    open_record,
    refusal,
    site_lock,
    throw_away,
)

CHINA = timezone(timedelta(hours=8))
PRELOAD = ("chronicle.read", "chronicle.render")
"""What every worker needs."""
STATE_FOLDER = ".chronicle"
HARMLESS_SETTINGS = frozenset(("C702", "C704", "C708", "C711", "C713"))
"""Settings whose default can stand in: a size, an address, photo widths, an attachment, the cover. All others bear on
privacy or on every address, so a fault in them stops the build."""
REGISTER_FAULTS = "C65"
"""Codes of faults in the private register: they stop the build."""


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


def build(options: BuildOptions, progress: Progress, crew: Crew | None = None) -> BuildReport:
    """Builds a site: all of it, or nothing. `crew`: who does the work, if it is to be kept for a further build."""
    output = options.output or options.folder / "site"
    try:
        if not is_site(options.folder):
            return _report(options, prepare(options, progress))
        refused = refusal(options.folder, output, force=options.force)
        if refused is not None:
            return BuildReport(2, (_problem(refused),))
        with site_lock(options.folder / STATE_FOLDER):
            if crew is not None:
                return _twice(options, output, crew, progress)
            with Crew(options.jobs, preload=PRELOAD) as own:
                return _twice(options, output, own, progress)
    except BusyError:
        return BuildReport(2, (_problem(BUSY, "C721"),))
    except OSError as error:
        return BuildReport(2, (_problem(_failed(error), "C722"),))


def check(options: BuildOptions, progress: Progress) -> BuildReport:
    """Judges a site; writes nothing."""
    return _report(options, prepare(options, progress))


def prepare(
    options: BuildOptions,
    progress: Progress,
    crew: Crew | None = None,
    cache: ReadCache | None = None,
    broken: tuple[Diagnostic, ...] = (),
) -> Prepared:
    """Reads, links, judges, discloses and plans; writes nothing but `cache`, which keeps what was read. `crew`: who
    does the work (this process if none). `broken`: photos that turned out to be unusable while they were made, by
    diagnostics at their files."""
    crew, cache = crew or Crew(1), cache or MemoryCache()
    settings, found = load_settings(options.folder)
    if any(d.severity == "error" and d.code not in HARMLESS_SETTINGS for d in found):
        return Prepared(settings, None, None, None, found, stops=True)
    theme, told = load_theme(
        settings.theme,
        options.folder,
        options=dict(settings.theme_options),
        languages=settings.languages,
        kept=Kept(options.kept),
    )
    found = (*found, *told)
    if has_errors(told):
        return Prepared(settings, theme, None, None, found, stops=True)

    progress.step("read")
    contents = _without(read_contents(options.folder, settings, crew, cache), broken)
    missing = () if options.no_register else register_missing(settings, contents)
    if missing or any(d.code.startswith(REGISTER_FAULTS) and d.severity == "error" for d in contents.diagnostics):
        return Prepared(settings, theme, None, None, (*found, *contents.diagnostics, *missing), stops=True)
    if options.no_register:
        contents = without_pseudonyms(contents)

    progress.step("link")
    linked = link_contents(
        contents,
        mentions=settings.mentions,
        attachments=settings.attachments,
        look=lambda names: look_again(contents.searched, names, crew, cache),
    )
    checked = check_archive(linked.archive)
    linked = dataclasses.replace(linked, archive=_without_pages(linked.archive, checked))
    found = (*found, *linked.diagnostics, *checked)

    progress.step("disclose")
    rules = _privacy_rules(options, settings, contents)
    disclosed = disclose(
        linked,
        rules,
        lambda file: raw_text(options.folder, file),
        lambda file: body_of(cache, file),
    )
    found = (*found, *disclosed.diagnostics)

    progress.step("plan")
    planned = plan_site(
        disclosed.public,
        settings,
        {lang: theme.speech(lang) for lang in settings.languages},
        {asset.output: (asset.path, asset.digest) for asset in theme.published()},
        _sizes(settings, theme),
        _attachable(options.folder, settings, contents),
        disclosed.body,
        theme.options,
        _files(linked.archive, contents),
    )
    found = (*found, *planned.diagnostics)
    stops = disclosed.names_found or planned.stops
    return Prepared(settings, theme, planned, disclosed, found, stops=stops)


def _twice(options: BuildOptions, output: Path, crew: Crew, progress: Progress) -> BuildReport:
    """Builds; once more without the state if that turns out to be damaged."""
    try:
        return _build(options, output, crew, progress)
    except StateBrokenError:
        throw_away(options.folder / STATE_FOLDER)
        return _build(options, output, crew, progress)


def _build(options: BuildOptions, output: Path, crew: Crew, progress: Progress) -> BuildReport:
    """Prepares and writes; once more without the photos that turned out to be broken while they were made."""
    broken: tuple[Diagnostic, ...] = ()
    with open_record(options.folder / STATE_FOLDER, output) as record:
        sources = record.sources(time.time_ns())
        for _ in range(3):
            prepared = prepare(options, progress, crew, sources, broken)
            record.commit()
            failing = options.strict and any(d.severity != "hint" for d in prepared.diagnostics)
            if prepared.stops or failing:
                return dataclasses.replace(_report(options, prepared), status=2)
            with Output(output, record) as place:
                try:
                    return _write(options, prepared, record, place, crew, progress)
                except _PhotosBroken as found:
                    broken = (*broken, *found.problems)
                except OutputRefusedError as error:
                    return dataclasses.replace(_report(options, prepared, (_problem(error.said),)), status=2)
    return dataclasses.replace(_report(options, prepared, broken), status=2)


def _write(
    options: BuildOptions, prepared: Prepared, record: Record, place: Output, crew: Crew, progress: Progress
) -> BuildReport:
    """Makes what is stale, aside; moves it into place when all of it is clean."""
    assert prepared.planned is not None
    assert prepared.theme is not None
    assert prepared.disclosed is not None
    site, register = prepared.planned.site, prepared.disclosed.register
    content = options.folder / "content"
    workshop = Workshop(prepared.theme, site, content, register, crew)
    gate = LeakGate(NameSearch(register).find)
    known, existing, listed = record.outputs(), place.existing(), place.listed()
    comparison = Comparison({} if options.force else known, existing, frozenset(listed))
    problems: list[Diagnostic] = []

    count, photos = workshop.photos(
        [path for path, key in workshop.photo_keys().items() if comparison.stale(path, key)]
    )
    progress.step("photos", count)
    for _, outputs in photos:
        progress.advance()
        for path, data, problem, _ in outputs:
            if data is not None:
                place.stage(path, data)
            elif problem is not None:
                problems.append(problem)
    if problems:
        raise _PhotosBroken(tuple(problems))

    progress.step("render", len(site.outputs))
    attachments = dict(workshop.attachments())
    for path, data, problem, leaked in workshop.pages(_stale(workshop, comparison, attachments, progress)):
        if problem is not None or data is None:
            problems += [problem] if problem else []
        elif leaked:
            problems.append(_leak(path, leaked))
        else:
            place.stage(path, data)
    todo = comparison.todo()
    for path in set(todo.make) & attachments.keys():
        if leaked := gate.leaks(path, place.copy(path, content / attachments[path].source)):
            problems.append(_leak(path, leaked))
    made_as = Made(_made_with(options), digest(register))
    if record.made().names != made_as.names:
        # What stays was searched for other names.
        problems += [_leak(path, found) for path in todo.keep if (found := gate.leaks(path, place.read(path)))]
    if problems:
        return dataclasses.replace(_report(options, prepared, tuple(problems)), status=2)

    progress.step("write", len(todo.make))
    place.publish(comparison.keys, {path: known[path] for path in todo.keep}, todo.remove, made_as)
    ours = {*comparison.keys, *listed, *known}
    return dataclasses.replace(
        _report(options, prepared),
        output=place.folder,
        pages=sum(output.sort is PageJob for output in site.outputs.values()),
        photos=len(site.photos),
        rendered=todo.make,
        kept=len(todo.keep),
        removed=todo.remove,
        foreign=tuple(sorted(path for path in existing if path not in ours and path != LISTING)),
    )


def _stale(workshop: Workshop, comparison: Comparison, copies: Container[str], progress: Progress) -> Iterator[Parcel]:
    """The jobs of what must be made and is no copy."""
    for key, parcel in workshop.parcels():
        progress.advance()
        if comparison.stale(parcel.path, key) and parcel.path not in copies:
            yield parcel


class _PhotosBroken(Exception):  # noqa: N818 - it carries problems that are values
    """Photos that could be opened but not made."""

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


def _without(contents: Contents, broken: tuple[Diagnostic, ...]) -> Contents:
    """The contents without photos that are broken; `link` places the diagnostics where the photos are named."""
    if not broken:
        return contents
    files = {d.place.file.removeprefix("content/") for d in broken}
    return replace(
        contents,
        photo_files=tuple(photo for photo in contents.photo_files if photo.file not in files),
        diagnostics=(*contents.diagnostics, *broken),
    )


def _privacy_rules(options: BuildOptions, settings: Settings, contents: Contents) -> PrivacyRules:
    as_of = options.as_of or settings.as_of or datetime.now(CHINA).date()
    cover = settings.cover
    return PrivacyRules(
        today=Today(as_of, options.drafts),
        private_names=contents.private_names,
        free=tuple(allowed.text for allowed in settings.privacy.allow),
        replace_names=settings.privacy.names == "replace",
        publish_unknown=settings.photos.unknown_people == "publish",
        cover=Photo(cover.file, alt=cover.alt, people="none") if cover else None,
        settings=settings,
    )


def _sizes(settings: Settings, theme: Theme) -> PhotoSizes:
    """The theme's photo sizes, as far as the settings do not set their own."""
    photos, given = settings.photos, settings.photos.given
    own = theme.photo_sizes
    return dataclasses.replace(
        own,
        inline=photos.widths if "widths" in given else own.inline,
        large=photos.large if "large" in given else own.large,
        formats=photos.formats if "formats" in given else own.formats,
        webp_quality=photos.webp_quality if "webp_quality" in given else own.webp_quality,
        jpeg_quality=photos.jpeg_quality if "jpeg_quality" in given else own.jpeg_quality,
    )


def _attachable(folder: Path, settings: Settings, contents: Contents) -> dict[str, str]:
    """Files below content/ that may be linked to, with their digests."""
    endings = tuple(f".{extension.lower().lstrip('.')}" for extension in settings.attachments)
    if not endings:
        return {}
    return {path: digest_of(folder, path) for path in sorted(contents.files) if path.lower().endswith(endings)}


def _without_pages(archive: Archive, checked: tuple[Diagnostic, ...]) -> Archive:
    """The archive without plain pages that have errors as wholes, such as a name that the site uses."""
    bad = {d.place.file for d in checked if d.severity == "error" and d.place.line == 0}
    pages = {id_: page for id_, page in archive.pages.items() if f"content/pages/{id_}.md" not in bad}
    return replace(archive, pages=pages)


def _files(archive: Archive, contents: Contents) -> dict[str, str]:
    """`<kind>:<id>` to the file that says it, for problems that two things have with each other."""
    files = {f"entry:{id_}": entry.file for id_, entry in archive.entries.items()}
    return {**files, **{name: places.file for name, places in contents.places}}


def _made_with(options: BuildOptions) -> str:
    """With which options an output was made; only "public" may be published."""
    marks = [name for name, on in (("drafts", options.drafts), ("no-register", options.no_register)) if on]
    return "+".join(marks) or "public"


def _report(options: BuildOptions, prepared: Prepared, more: tuple[Diagnostic, ...] = ()) -> BuildReport:
    diagnostics = in_order((*prepared.diagnostics, *more))
    bad = has_errors(diagnostics) or (options.strict and any(d.severity == "warning" for d in diagnostics))
    files = {d.place.file for d in diagnostics if d.place.line} | {r.place.file for d in diagnostics for r in d.related}
    return BuildReport(
        status=2 if prepared.stops else int(bad),
        diagnostics=diagnostics,
        texts={file: raw_text(options.folder, file) for file in sorted(files)},
        lang=prepared.settings.languages[0],
        withheld=prepared.disclosed.withheld if prepared.disclosed else (),
    )


def _problem(said: Said, code: str = "C720") -> Diagnostic:
    return Diagnostic(code, "error", Place("site"), said)


def _failed(error: OSError) -> Said:
    return Said(
        f"a file could not be read or written: {error}. The output is as it was",
        f"读写文件失败：{error}。原有输出未改动",
    )


def _leak(path: str, names: tuple[str, ...]) -> Diagnostic:
    """A registered name in an output: nothing is published. The name is told, since the publisher must find it."""
    listed = ", ".join(names)
    return Diagnostic(
        "C631",
        "error",
        Place(path),
        Said(f"a registered private name would be published: {listed}", f"有不得公开的姓名将被发布：{listed}"),
        Said(
            "nothing was written; look for the name in content/ and in the theme",
            "什么也没有写；请在 content/ 和主题里查找",
        ),
    )


BUSY = Said(
    "another build of this site is at work; nothing was written. Try again when it is done",
    "本站另有一次生成正在进行；什么也没有写。请等它完成后再试",
)
