"""Archive -> PublicArchive: what is withheld leaves no trace, names of villagers stop the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from chronicle.link import Linked
from chronicle.model.archive import Archive, PublicArchive, Withheld
from chronicle.model.body import Body
from chronicle.model.diagnostic import Diagnostic, in_order
from chronicle.model.entry import Entry, Translation
from chronicle.model.photo import Photo
from chronicle.model.registers import Fact, Page, PrivateName
from chronicle.model.value import replace
from chronicle.model.wording import Wording
from chronicle.privacy.bodies import BodyDiscloser
from chronicle.privacy.entries import EntryDiscloser, is_office
from chronicle.privacy.finds import Finder
from chronicle.privacy.histories import keys_of_reports, public_measures, public_needs
from chronicle.privacy.masking import masked
from chronicle.privacy.names import NameSearch, Register, register
from chronicle.privacy.photos import PhotoSources, public_photos
from chronicle.privacy.rules import Today, ground, translation_shown
from chronicle.privacy.settled import Source
from chronicle.privacy.stubs import Thing, hidden_stubs, naming_files
from chronicle.privacy.texts import PublicTexts, ReadBody, Whole

Translations = Mapping[tuple[str, str], Translation]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class PrivacyRules:
    """What the settings and the private register say. `free`: longer phrases that a name may stand in;
    `replace_names` instead of stopping; `publish_unknown` photos whose people are not stated."""

    today: Today
    private_names: tuple[PrivateName, ...] = ()
    free: tuple[str, ...] = ()
    replace_names: bool = False
    publish_unknown: bool = True
    cover: Photo | None = None
    """The picture of the home page, if the settings name one."""
    settings: object = None
    """The settings, whose texts pages show too."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The public archive, how many entries were left out by ground, and what was found. `names_found`: a
    registered name stands in something that a page would show, so nothing may be published."""

    public: PublicArchive
    withheld: Withheld
    diagnostics: tuple[Diagnostic, ...]
    register: Register
    names_found: bool
    texts: PublicTexts
    """The texts of public entries."""


def disclose(
    linked: Linked,
    rules: PrivacyRules,
    text_of: Callable[[str], str],
    read: ReadBody,
    digest_of: Callable[[str], str] = lambda _: "",
) -> Disclosed:
    """Makes the only archive that `plan` accepts. `text_of` gives the raw text of a file below the site's
    folder, "" if there is none; it is asked only to name the line of a registered name in prose. `read` gives the
    body of an entry's file as it was read; it is asked only for bodies that are searched or shown. `digest_of` gives
    the digest of such a file, "" where it is not known."""
    archive = linked.archive
    grounds = {id_: ground(entry, rules.today) for id_, entry in archive.entries.items()}
    names = register(archive.households.values(), rules.private_names, rules.free)
    search = NameSearch(names)
    shown: Mapping[str, Entry] = {id_: e for id_, e in archive.entries.items() if not grounds[id_]}
    archive = _without(archive, hidden_stubs(archive, shown))
    if rules.replace_names:
        archive = replace(
            archive,
            entries={id_: masked(entry, search) for id_, entry in archive.entries.items()},
            translations={key: masked(told, search) for key, told in archive.translations.items()},
            villages={id_: masked(village, search) for id_, village in archive.villages.items()},
            cadres={id_: masked(cadre, search) for id_, cadre in archive.cadres.items()},
            places={id_: masked(place, search) for id_, place in archive.places.items()},
            organisations={id_: masked(unit, search) for id_, unit in archive.organisations.items()},
            pages={id_: masked(page, search) for id_, page in archive.pages.items()},
        )
        shown = {id_: archive.entries[id_] for id_ in shown}
    told: Translations = {
        key: translation
        for key, translation in archive.translations.items()
        if key[0] in shown and translation_shown(translation, rules.today)
    }
    pages = {id_: page for id_, page in archive.pages.items() if not page.draft or rules.today.drafts}

    whole = Whole(linked.names, read, search if rules.replace_names else None)
    found: list[Diagnostic] = []
    finder = Finder(search, text_of) if names.instead else None
    if finder is not None:
        found += _names(archive, shown, told, pages, finder, whole)
        found += finder.in_value(rules.settings, "content/chronicle.yaml")

    sources = PhotoSources(archive, shown, told.values(), pages.values(), (rules.cover,) if rules.cover else ())
    photos, unsure = public_photos(sources, publish_unknown=rules.publish_unknown)
    titles, names_of = {id_: entry.title for id_, entry in shown.items()}, _names_of_things(archive, pages)
    pseudonyms = {id_: household.pseudonym for id_, household in archive.households.items()}
    bodies = BodyDiscloser(pseudonyms, frozenset(photos), titles, names_of, linked.names.unregistered)
    by_entry: dict[str, list[Translation]] = {}
    for (entry_id, _), translation in told.items():
        by_entry.setdefault(entry_id, []).append(translation)
    keys = keys_of_reports(archive)
    shown_keys = frozenset(key for (entry_id, _, _), key in keys.items() if entry_id in shown)
    discloser = EntryDiscloser(archive, bodies, photos, keys, shown_keys)
    entries = {id_: discloser.public(entry, by_entry.get(id_, [])) for id_, entry in shown.items()}
    measures = public_measures(archive, entries)

    def public(texts: tuple[tuple[str, Body], ...]) -> tuple[tuple[str, Body], ...]:
        return tuple((lang, bodies.public(body, lang)) for lang, body in texts)

    def shown_photos(all_photos: tuple[Photo, ...]) -> tuple[Photo, ...]:
        return tuple(photo for photo in all_photos if photo.file in photos)

    def shown_facts(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(fact if fact.entry in entries else replace(fact, entry="") for fact in facts)

    archive_shown = PublicArchive(
        entries=entries,
        villages={
            id_: replace(v, bodies=public(v.bodies), photos=shown_photos(v.photos), facts=shown_facts(v.facts))
            for id_, v in archive.villages.items()
        },
        cadres={
            id_: replace(c, bodies=public(c.bodies), photos=shown_photos(c.photos)) for id_, c in archive.cadres.items()
        },
        places=archive.places,
        organisations=archive.organisations,
        pages={id_: replace(p, bodies=public(p.bodies)) for id_, p in pages.items()},
        photos=photos,
        measures=measures,
        needs=public_needs(archive, entries, measures),
    )
    withheld = tuple(sorted(Counter(g for g in grounds.values() if g).items()))

    lying = {(id_, entry.lang): Source.of(entry) for id_, entry in shown.items()}
    lying.update((key, Source.of(translation)) for key, translation in told.items())
    texts = PublicTexts(whole, bodies, lying, digest_of, finder, names)
    return Disclosed(archive_shown, withheld, in_order((*found, *unsure)), names, bool(found), texts)


def _without(archive: Archive, hidden: frozenset[Thing]) -> Archive:
    """The archive without stubs that nothing shown names."""

    def kept(kind: str, things: Mapping[str, Value]) -> dict[str, Value]:
        return {id_: thing for id_, thing in things.items() if (kind, id_) not in hidden}

    return replace(
        archive,
        villages=kept("village", archive.villages),
        cadres=kept("cadre", archive.cadres),
        organisations=kept("organisation", archive.organisations),
    )


def _names(
    archive: Archive,
    shown: Mapping[str, Entry],
    told: Translations,
    pages: Mapping[str, Page],
    finder: Finder,
    whole: Whole,
) -> Iterator[Diagnostic]:
    """Registered names in entries, translations, registers and pages that would be shown."""
    spots = archive.spots
    for id_, entry in shown.items():
        # The index of each stays: the places are found by it.
        people = tuple(who if is_office(who, archive) else "" for who in entry.participants)
        visible = replace(entry, participants=people, body=whole.body(Source.of(entry), spots=True))
        yield from finder.in_value(visible, entry.file, spots.get(f"entry:{id_}"))
    for translation in told.values():
        visible_text = replace(translation, captions=(), body=whole.body(Source.of(translation), spots=True))
        yield from finder.in_value(visible_text, translation.file, spots.get(f"file:{translation.file}"))
    registers: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("village", archive.villages),
        ("cadre", archive.cadres),
        ("place", archive.places),
        ("organisation", archive.organisations),
        ("page", pages),
    )
    named_in = naming_files(shown)
    for kind, things in registers:
        for id_, thing in things.items():
            places = spots.get(f"{kind}:{id_}")
            if places is not None:
                yield from finder.in_value(thing, places.file, places)
            else:
                yield from finder.in_stub(thing, named_in.get((kind, id_), "content"))


def _names_of_things(archive: Archive, pages: Mapping[str, Page]) -> dict[tuple[str, str], Wording]:
    """What a link without a text of its own shows, by (kind, id), for everything that is shown but entries."""
    names = {("village", id_): village.name for id_, village in archive.villages.items()}
    names |= {("cadre", id_): cadre.shown for id_, cadre in archive.cadres.items()}
    names |= {("place", id_): place.name for id_, place in archive.places.items()}
    names |= {("organisation", id_): unit.name for id_, unit in archive.organisations.items()}
    names |= {("page", id_): page.title for id_, page in pages.items()}
    return names
