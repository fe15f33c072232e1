"""Everything but the writing: read, link, judge, disclose, plan."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import msgspec

from chronicle.build.memory import Memory
from chronicle.build.themes import theme_of
from chronicle.build.values import BuildOptions, Prepared, Progress, day_of
from chronicle.check import check_archive
from chronicle.link import Linked, link_contents, without_pseudonyms
from chronicle.model.archive import Archive, PublicArchive
from chronicle.model.contents import Contents
from chronicle.model.diagnostic import Diagnostic, has_errors
from chronicle.model.digest import digest
from chronicle.model.photo import Photo
from chronicle.model.recipe import PhotoSizes
from chronicle.model.value import replace
from chronicle.plan import all_tags, plan_site, tag_ids
from chronicle.privacy import Disclosed, PrivacyRules, Today, disclose, register_missing
from chronicle.read import MemoryCache, ReadCache, Scanned, body_of, digest_of, look_again, raw_text, read_contents
from chronicle.settings import Settings, load_placed_settings
from chronicle.theme import Kept, Theme, key_of
from chronicle.work import Crew, program

HARMLESS_SETTINGS = frozenset(("C702", "C704", "C708", "C711", "C713", "C716"))
"""Settings whose default can stand in: a size, an address, photo widths, an attachment, the cover, a target. All
others bear on privacy or on every address, so a fault in them stops the build."""
NO_HOUSEHOLD = "C205"
"""Not told where the register cannot be read: it may well be there."""
REGISTER_FAULTS = "C65"
"""Codes of faults in the private register: they stop the build."""


def prepare(
    options: BuildOptions,
    progress: Progress,
    crew: Crew | None = None,
    cache: ReadCache | None = None,
    broken: tuple[Diagnostic, ...] = (),
    scanned: Scanned | None = None,
    memory: Memory | None = None,
) -> Prepared:
    """Reads, links, judges, discloses and plans; writes nothing but `cache`, which keeps what was read. `crew`: who
    does the work (this process if none). `broken`: photos that turned out to be unusable while they were made, by
    diagnostics at their files; `scanned`: the files of the site, if somebody has looked at them already;
    `memory`: what was prepared before."""
    crew, cache = crew or Crew(1), cache or MemoryCache()
    settings, found, places = load_placed_settings(options.folder)
    if any(d.severity == "error" and d.code not in HARMLESS_SETTINGS for d in found):
        return Prepared(settings, None, None, None, found, stops=True)
    theme, told = theme_of(options, settings, places)
    found = (*found, *told)
    if has_errors(told):
        return Prepared(settings, theme, None, None, found, stops=True)

    progress.step("read")
    contents = _without(read_contents(options.folder, settings, crew, cache, scanned), broken)
    missing = () if options.no_register else register_missing(settings, contents)
    if missing or any(d.code.startswith(REGISTER_FAULTS) and d.severity == "error" for d in contents.diagnostics):
        # The rest is judged all the same: whoever mends the register learns the other faults with it.
        linked, checked = _linked(options, settings, contents, crew, cache)
        others = [one for one in (*linked.diagnostics, *checked) if one.code != NO_HOUSEHOLD]
        return Prepared(settings, theme, None, None, (*found, *others, *missing), stops=True)
    if options.no_register:
        contents = without_pseudonyms(contents)

    attachable = _attachable(options.folder, settings, contents)
    read = partial(body_of, cache)
    asked = (settings, theme.digest, options, day_of(options, settings), broken, found, attachable)
    if memory is not None and (known := memory.again(asked, contents, read)) is not None:
        return known

    progress.step("link")
    linked, checked = _linked(options, settings, contents, crew, cache)
    linked = dataclasses.replace(linked, archive=_without_pages(linked.archive, checked))
    found = (*found, *linked.diagnostics, *checked)
    if memory is None:
        contents = replace(contents, entries=())  # the archive has them now, and both at once are much

    progress.step("disclose")
    rules = _privacy_rules(options, settings, contents)
    disclosed = disclose(
        linked,
        rules,
        lambda file: raw_text(options.folder, file),
        read,
        contents.digests.__getitem__,
    )
    del linked
    found = (*found, *disclosed.diagnostics)

    progress.step("plan")
    planned = plan_site(
        disclosed.public,
        settings,
        {lang: theme.speech(lang) for lang in settings.languages},
        {asset.output: (asset.path, asset.digest) for asset in theme.published()},
        _sizes(settings, theme),
        attachable,
        disclosed.texts,
        theme.options,
        partial(_file_of, disclosed, {name: places.file for name, places in contents.places}),
        digest((program(), settings, theme.digest)),
        _tag_ids(disclosed.public, theme.kept),
    )
    found = (*found, *planned.diagnostics)
    stops = disclosed.names_found or planned.stops
    prepared = Prepared(settings, theme, planned, disclosed, found, stops=stops)
    if memory is not None:
        memory.keep(asked, contents, prepared)
    return prepared


def _linked(
    options: BuildOptions, settings: Settings, contents: Contents, crew: Crew, cache: ReadCache
) -> tuple[Linked, tuple[Diagnostic, ...]]:
    """The archive with what was found on the way, and what the rules say of it."""
    linked = link_contents(
        contents,
        mentions=settings.mentions,
        attachments=settings.attachments,
        look=lambda names: look_again(contents, names, crew, cache),
    )
    return linked, check_archive(linked.archive, day_of(options, settings))


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
    as_of = day_of(options, settings)
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


def _tag_ids(public: PublicArchive, kept: Kept) -> dict[str, str]:
    """The ids of all tags; they are kept, since the tables of Chinese sounds take longer to load than all else."""
    tags = all_tags(public.entries.values())
    key = key_of((), program(), *tags)
    code = kept.get(key) if tags else None
    if code is not None:
        return msgspec.json.decode(code, type=dict[str, str])
    ids = tag_ids(public.entries.values())
    if tags:
        kept.put(key, msgspec.json.encode(ids))
    return ids


def _file_of(disclosed: Disclosed, registers: Mapping[str, str], kind: str, id_: str) -> str:
    """The file that says a thing, "" if none does. `registers`: by `<kind>:<id>`, for all but entries."""
    if kind != "entry":
        return registers.get(f"{kind}:{id_}", "")
    return disclosed.texts.sources[id_, disclosed.public.entries[id_].lang].file
