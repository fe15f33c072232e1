"""Archive -> PublicArchive: what is withheld leaves no trace, names of villagers stop the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from chronicle.model.archive import Archive, PublicArchive, Withheld
from chronicle.model.body import Body
from chronicle.model.diagnostic import Diagnostic, in_order
from chronicle.model.entry import Entry, Places, Translation
from chronicle.model.photo import Photo
from chronicle.model.registers import PrivateName
from chronicle.model.wording import Wording, plain
from chronicle.privacy.bodies import BodyDiscloser
from chronicle.privacy.entries import EntryDiscloser
from chronicle.privacy.histories import keys_of_reports, public_measures, public_needs
from chronicle.privacy.names import NameSearch, Register, finds, register
from chronicle.privacy.photos import public_photos
from chronicle.privacy.rules import Today, ground

Translations = Mapping[tuple[str, str], Translation]
Told = TypeVar("Told", Entry, Translation)


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


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The public archive, how many entries were left out by ground, and what was found. `names_found`: a
    registered name stands in something that a page would show, so nothing may be published."""

    public: PublicArchive
    withheld: Withheld
    diagnostics: tuple[Diagnostic, ...]
    register: Register
    names_found: bool


def disclose(archive: Archive, rules: PrivacyRules, text_of: Callable[[str], str]) -> Disclosed:
    """Makes the only archive that `plan` accepts. `text_of` gives the raw text of a file below the site's
    folder; it is asked only to name the line of a registered name in prose."""
    grounds = {id_: ground(entry, rules.today) for id_, entry in archive.entries.items()}
    shown: Mapping[str, Entry] = {id_: e for id_, e in archive.entries.items() if not grounds[id_]}
    told: Translations = {
        key: translation
        for key, translation in archive.translations.items()
        if key[0] in shown and (not translation.withheld or (translation.withheld == "draft" and rules.today.drafts))
    }
    names = register(archive.households.values(), rules.private_names, rules.free)
    search = NameSearch(names)
    if rules.replace_names:
        shown = {id_: _masked(entry, search) for id_, entry in shown.items()}
        told = {key: _masked(translation, search) for key, translation in told.items()}
    found = list(_names(archive, shown, told, search, text_of)) if names.instead else []

    covers = (rules.cover,) if rules.cover else ()
    photos, unsure = public_photos(archive, shown, covers, publish_unknown=rules.publish_unknown)
    pages = {id_: page for id_, page in archive.pages.items() if not page.draft or rules.today.drafts}
    bodies = BodyDiscloser(
        archive.households, frozenset(shown), frozenset(pages), frozenset(photos), _names_of_things(archive, shown)
    )
    by_entry: dict[str, list[Translation]] = {}
    for (entry_id, _), translation in told.items():
        by_entry.setdefault(entry_id, []).append(translation)
    discloser = EntryDiscloser(archive, bodies, photos, keys_of_reports(archive))
    entries = {id_: discloser.public(entry, by_entry.get(id_, [])) for id_, entry in shown.items()}
    measures = public_measures(archive, entries)

    def public(texts: tuple[tuple[str, Body], ...]) -> tuple[tuple[str, Body], ...]:
        return tuple((lang, bodies.public(body, lang)) for lang, body in texts)

    archive_shown = PublicArchive(
        entries=entries,
        villages={id_: replace(v, bodies=public(v.bodies)) for id_, v in archive.villages.items()},
        cadres={id_: replace(c, bodies=public(c.bodies)) for id_, c in archive.cadres.items()},
        places=archive.places,
        organisations=archive.organisations,
        pages={id_: replace(p, bodies=public(p.bodies)) for id_, p in pages.items()},
        photos=photos,
        measures=measures,
        needs=public_needs(archive, entries, measures),
    )
    withheld = tuple(sorted(Counter(g for g in grounds.values() if g).items()))
    return Disclosed(_without_hidden_stubs(archive_shown), withheld, in_order((*found, *unsure)), names, bool(found))


def _masked(told: Told, search: NameSearch) -> Told:
    return replace(
        told,
        title=search.masked(told.title),
        summary=search.masked(told.summary),
        body=search.masked_body(told.body),
    )


def _names(
    archive: Archive,
    shown: Mapping[str, Entry],
    told: Translations,
    search: NameSearch,
    text_of: Callable[[str], str],
) -> Iterator[Diagnostic]:
    """Registered names in entries, translations, registers and pages that would be shown."""
    spots = archive.spots
    for id_, entry in shown.items():
        yield from finds(entry, entry.file, spots.get(f"entry:{id_}"), search, text_of)
    for translation in told.values():
        yield from finds(translation, translation.file, spots.get(f"file:{translation.file}"), search, text_of)
    registers: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("village", archive.villages),
        ("cadre", archive.cadres),
        ("place", archive.places),
        ("organisation", archive.organisations),
    )
    for kind, things in registers:
        for id_, thing in things.items():
            places = spots.get(f"{kind}:{id_}") or Places("content")
            yield from finds(thing, places.file, places, search, text_of)
    for page in archive.pages.values():
        yield from finds(page, f"content/pages/{page.id}.md", None, search, text_of)


def _names_of_things(archive: Archive, shown: Mapping[str, Entry]) -> dict[tuple[str, str], Wording]:
    """What a link without a text of its own shows, by (kind, id)."""
    names = {("entry", id_): plain(entry.title) for id_, entry in shown.items()}
    names |= {("village", id_): village.name for id_, village in archive.villages.items()}
    names |= {("cadre", id_): cadre.shown for id_, cadre in archive.cadres.items()}
    names |= {("place", id_): place.name for id_, place in archive.places.items()}
    names |= {("organisation", id_): unit.name for id_, unit in archive.organisations.items()}
    names |= {("page", id_): page.title for id_, page in archive.pages.items()}
    return names


def _without_hidden_stubs(public: PublicArchive) -> PublicArchive:
    """A village, cadre or organisation that only withheld entries name leaves no trace."""
    villages = {id_ for entry in public.entries.values() for id_ in entry.villages}
    villages |= {m.village for m in public.measures.values()} | {n.village for n in public.needs.values()}
    villages |= {p.village for cadre in public.cadres.values() if not cadre.stub for p in cadre.postings}
    cadres = {id_ for entry in public.entries.values() for id_ in (*entry.cadres, *entry.participants)}
    return replace(
        public,
        villages={id_: v for id_, v in public.villages.items() if not v.stub or id_ in villages},
        cadres={id_: c for id_, c in public.cadres.items() if not c.stub or id_ in cadres},
    )
