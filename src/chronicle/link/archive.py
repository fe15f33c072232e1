"""Linking a whole site, in order: registers, entries, histories, bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from chronicle.link.bodies import BodyLinker, Meanings
from chronicle.link.entries import link_entry
from chronicle.link.measures import histories, link_answers
from chronicle.link.photos import PhotoLinker, is_photo_problem
from chronicle.link.pointing import file_of_text, targets_of
from chronicle.link.references import Resolver
from chronicle.link.registers import (
    Reporters,
    link_cadres,
    link_households,
    link_organisations,
    link_places,
    link_villages,
)
from chronicle.link.registry import cadre_names, organisation_names, registries, village_names
from chronicle.link.report import Reporter
from chronicle.link.targets import Problem
from chronicle.link.translations import link_translations
from chronicle.model.archive import Archive
from chronicle.model.body import Body, Find, Target
from chronicle.model.contents import Contents, EntryFile
from chronicle.model.diagnostic import Diagnostic, in_order
from chronicle.model.entry import Entry, Places
from chronicle.model.registers import Cadre, Fact, Page, Village
from chronicle.model.value import replace
from chronicle.read import Same, mentionable

Look = Callable[[tuple[str, ...]], Mapping[str, tuple[Find, ...]]]


@dataclass(frozen=True, slots=True)
class Linked:
    """The archive and what was found on the way (the diagnostics of reading included)."""

    archive: Archive
    diagnostics: tuple[Diagnostic, ...]
    names: Meanings
    """What links in bodies need to be put into them."""


def link_contents(
    contents: Contents, *, mentions: bool = True, attachments: Iterable[str] = (), look: Look | None = None
) -> Linked:
    """Resolves everything. `look`: searches the prose of entries for names again, where it was searched for others.
    Errors in an entry's front matter leave the entry out (`withheld` is "fault"); a broken link or photo in a body
    becomes text."""
    known = registries(contents)
    resolver = Resolver(known)
    reporters = Reporters(contents)
    photos = PhotoLinker(contents.photo_files, contents.files, contents.diagnostics)
    villages = link_villages(contents, resolver, reporters)
    places = link_places(contents, resolver, reporters)
    organisations = link_organisations(contents, resolver, reporters)
    cadres = link_cadres(contents, resolver, reporters)
    households = link_households(contents, resolver, reporters)

    by_entry: dict[str, Reporter] = {}
    originals: dict[str, Entry] = {}
    translated: list[tuple[EntryFile, Reporter]] = []
    for file in sorted(contents.entries, key=lambda f: f.entry.sort_key()):
        report = Reporter(file.places)
        if file.entry.translation_of:
            translated.append((file, report))
            continue
        by_entry[file.entry.id] = report
        originals[file.entry.id] = link_entry(file, resolver, photos, report)
    measures, needs = histories(originals.values())
    originals, needs = link_answers(originals, measures, needs, by_entry, known)

    villages.update(resolver.stubs.villages)
    cadres.update(resolver.stubs.cadres)
    organisations.update(resolver.stubs.organisations)
    for stub in resolver.stubs.villages.values():
        known.villages.add(stub.id, village_names(stub))
    for stub_cadre in resolver.stubs.cadres.values():
        known.cadres.add(stub_cadre.id, cadre_names(stub_cadre))
    for stub_unit in resolver.stubs.organisations.values():
        known.organisations.add(stub_unit.id, organisation_names(stub_unit))

    names = mentionable(villages.values(), cadres.values()) if mentions else {}
    again = look(tuple(names)) if look is not None else {}
    originals = {id_: _with_finds(entry, again) for id_, entry in originals.items()} if again else originals
    targets = targets_of(contents, originals, known, attachments)
    linker = BodyLinker(targets, photos, Same(), names, resolver.stubs.targets())
    for id_, entry in originals.items():
        links = linker.resolve(entry.prose, entry.file, own=Target("entry", id_), mentions=entry.mentions)
        originals[id_] = replace(entry, links=links)  # in its place: all of them twice would be much
    told = [(replace(file, entry=_with_finds(file.entry, again)), report) for file, report in translated]
    translations = link_translations(told, originals, linker.with_headings(told), photos)
    archive = Archive(
        entries=originals,
        translations=translations,
        villages={
            id_: _village(village, linker, photos, reporters, mentions=mentions) for id_, village in villages.items()
        },
        cadres={id_: _cadre(cadre, linker, photos, reporters, mentions=mentions) for id_, cadre in cadres.items()},
        places=places,
        organisations=organisations,
        pages={page.id: _page(page, linker, reporters, mentions=mentions) for page in contents.pages},
        households=households,
        measures=measures,
        needs=needs,
        photo_files={photo.file: photo for photo in contents.photo_files},
        spots=_spots(contents),
    )
    kept = (d for d in contents.diagnostics if not is_photo_problem(d))
    reports = (*by_entry.values(), *(report for _, report in translated), *reporters.all)
    found = (*kept, *(d for report in reports for d in report.found), *linker.found)
    return Linked(archive, in_order(found), Meanings(names, resolver.stubs.targets()))


def _spots(contents: Contents) -> dict[str, Places]:
    spots = dict(contents.places)
    for file in contents.entries:
        entry = file.entry
        spots[f"file:{entry.file}" if entry.translation_of else f"entry:{entry.id}"] = file.places
    return spots


def _with_finds(entry: Entry, again: Mapping[str, tuple[Find, ...]]) -> Entry:
    finds = again.get(entry.file)
    return entry if finds is None else replace(entry, prose=replace(entry.prose, finds=finds))


def _village(
    village: Village, linker: BodyLinker, photos: PhotoLinker, reporters: Reporters, *, mentions: bool
) -> Village:
    report = reporters.of("village", village.id)
    own = Target("village", village.id)
    return replace(
        village,
        bodies=_bodies(village.bodies, report.places.file, linker, own, mentions=mentions),
        photos=photos.link(village.photos, report.places.file, report, "photos"),
        facts=tuple(_fact(fact, index, linker, report) for index, fact in enumerate(village.facts)),
    )


def _fact(fact: Fact, index: int, linker: BodyLinker, report: Reporter) -> Fact:
    """A fact with the id of the entry that tells it, named by id or title."""
    if not fact.entry:
        return fact
    found = linker.targets.of_wiki(fact.entry, "entry", "")
    if isinstance(found, Problem):
        report.say(found.code, "warning", f"facts.{index}.entry", found.message, found.help)
        return replace(fact, entry="")
    return replace(fact, entry=found.id)


def _cadre(cadre: Cadre, linker: BodyLinker, photos: PhotoLinker, reporters: Reporters, *, mentions: bool) -> Cadre:
    report = reporters.of("cadre", cadre.id)
    own = Target("cadre", cadre.id)
    return replace(
        cadre,
        bodies=_bodies(cadre.bodies, report.places.file, linker, own, mentions=mentions),
        photos=photos.link(cadre.photos, report.places.file, report, "photos"),
    )


def _page(page: Page, linker: BodyLinker, reporters: Reporters, *, mentions: bool) -> Page:
    file = reporters.of("page", page.id).places.file
    return replace(page, bodies=_bodies(page.bodies, file, linker, Target("page", page.id), mentions=mentions))


def _bodies(
    bodies: tuple[tuple[str, Body], ...], file: str, linker: BodyLinker, own: Target, *, mentions: bool
) -> tuple[tuple[str, Body], ...]:
    files = linker.targets.known
    return tuple(
        (lang, linker.link(body, file_of_text(file, lang, files), own=own, mentions=mentions)) for lang, body in bodies
    )
