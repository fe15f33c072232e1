"""Resolving one entry: its references, the places of its measures and needs, its photos."""

from __future__ import annotations

from typing import TypeVar

from chronicle.link.photos import PhotoLinker
from chronicle.link.references import Resolver
from chronicle.link.report import Reporter
from chronicle.model.contents import EntryFile
from chronicle.model.diagnostic import Said
from chronicle.model.entry import Entry
from chronicle.model.measure import Measure, Need
from chronicle.model.value import replace

WHERE_MISSING = "C207"
Told = TypeVar("Told", Measure, Need)


def link_entry(file: EntryFile, resolver: Resolver, photos: PhotoLinker, report: Reporter) -> Entry:
    """The entry with ids for references. Its body is not touched here: links need all entries first."""
    entry = file.entry
    villages = resolver.many("village", entry.villages, report, "villages")
    places = resolver.many("place", entry.places, report, "places")
    cadres = resolver.many("cadre", entry.cadres, report, "cadres")
    authors = resolver.many("cadre", entry.authors, report, "author")
    households = resolver.many("household", entry.households, report, "households")

    def told(items: tuple[Told, ...], part: str) -> tuple[Told, ...]:
        rows = enumerate(items)
        return tuple([_told(item, f"{part}.{index}", resolver, report, villages, places) for index, item in rows])

    linked = replace(
        entry,
        villages=villages,
        places=places,
        cadres=tuple(dict.fromkeys((*authors, *cadres))),
        authors=authors,
        participants=_participants(entry.participants, resolver),
        organisations=resolver.many("organisation", entry.organisations, report, "organisations"),
        households=households,
        measures=told(entry.measures, "measures"),
        next_steps=told(entry.next_steps, "next_steps"),
        needs=told(entry.needs, "needs"),
        photos=photos.link(entry.photos, entry.file, report, "photos"),
    )
    if file.faulty or report.errors:
        return replace(linked, withheld="fault")
    return linked


def _participants(texts: tuple[str, ...], resolver: Resolver) -> tuple[str, ...]:
    """Registered cadres become ids; other texts stay, and `privacy` shows only role words."""
    if not texts:
        return ()
    shown = []
    for text in texts:
        found = resolver.registries.cadres.find(text)
        shown.append(found[0] if len(found) == 1 else text)
    return tuple(dict.fromkeys(shown))


def _told(
    item: Told,
    path: str,
    resolver: Resolver,
    report: Reporter,
    villages: tuple[str, ...],
    places: tuple[str, ...],
) -> Told:
    """A measure or need with its village or place: that of its id (`renjiagou/road`), its own, else the entry's
    only one."""
    village = resolver.one("village", item.village, report, f"{path}.village")
    place = resolver.one("place", item.place, report, f"{path}.place")
    elsewhere, stroke, own_id = item.id.rpartition("/")
    if stroke:
        item = replace(item, id=own_id)
        if len(above := resolver.registries.places.find(elsewhere)) == 1 and not resolver.knows("village", elsewhere):
            village, place = "", above[0]
        else:
            village, place = resolver.one("village", elsewhere, report, f"{path}.id"), ""
    if not village and not place:
        if len(villages) == 1:
            village = villages[0]
        elif not villages and len(places) == 1:
            place = places[0]
        elif len(villages) > 1 and not item.village:
            report.say(
                WHERE_MISSING,
                "error",
                path,
                Said(
                    "the entry tells of several villages, and this does not say which",
                    "本篇写了几个村，这一项没有写明是哪个村",
                ),
                Said("add `village:` to it", "请在这一项里加上“村：”"),
            )
    household = resolver.one("household", item.household, report, f"{path}.household")
    if (village, place, household) == (item.village, item.place, item.household):
        return item
    return replace(item, village=village, place=place, household=household)
