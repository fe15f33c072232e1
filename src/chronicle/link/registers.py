"""Resolving the references inside registers: the chain of places, postings, organisations, successors."""

from __future__ import annotations

from collections.abc import Mapping

from chronicle.link.references import Resolver
from chronicle.link.report import Reporter
from chronicle.model.contents import Contents
from chronicle.model.diagnostic import Said
from chronicle.model.entry import Places
from chronicle.model.registers import AdminPlace, Cadre, Household, Organisation, Village
from chronicle.model.value import replace

CHAIN_RING = "C210"


class Reporters:
    """One reporter for each registered thing."""

    def __init__(self, contents: Contents) -> None:
        self._places: Mapping[str, Places] = dict(contents.places)
        self.all: list[Reporter] = []

    def of(self, kind: str, id_: str) -> Reporter:
        """A reporter that places problems in the file of this thing."""
        report = Reporter(self._places.get(f"{kind}:{id_}", Places("content")))
        self.all.append(report)
        return report


def link_places(contents: Contents, resolver: Resolver, reporters: Reporters) -> dict[str, AdminPlace]:
    """Places with their parents and successors as ids; a ring of parents is cut and reported."""
    linked: dict[str, AdminPlace] = {}
    for place in contents.admin_places:
        report = reporters.of("place", place.id)
        linked[place.id] = replace(
            place,
            parent=resolver.one("place", place.parent, report, "parent"),
            succeeded_by=resolver.many("place", place.succeeded_by, report, "succeeded_by"),
        )
    for id_ in linked:
        seen = {id_}
        at = id_
        while (parent := linked[at].parent) in linked:
            if parent in seen:
                reporters.of("place", at).say(
                    CHAIN_RING,
                    "error",
                    "parent",
                    Said(f'"{at}" lies above itself through "{parent}"', f"“{at}”经“{parent}”成了自己的上级"),
                    Said("name the place that is really above it", "请写它真正的上级"),
                )
                linked[at] = replace(linked[at], parent="")
                break
            seen.add(parent)
            at = parent
    return linked


def link_villages(contents: Contents, resolver: Resolver, reporters: Reporters) -> dict[str, Village]:
    """Villages with their parents and successors as ids."""
    linked = {}
    for village in contents.villages:
        report = reporters.of("village", village.id)
        linked[village.id] = replace(
            village,
            parent=resolver.one("place", village.parent, report, "parent"),
            succeeded_by=resolver.many("village", village.succeeded_by, report, "succeeded_by"),
        )
    return linked


def link_organisations(contents: Contents, resolver: Resolver, reporters: Reporters) -> dict[str, Organisation]:
    """Organisations with their parents and places as ids."""
    linked = {}
    for organisation in contents.organisations:
        report = reporters.of("organisation", organisation.id)
        linked[organisation.id] = replace(
            organisation,
            parent=resolver.one("organisation", organisation.parent, report, "parent"),
            place=resolver.one("place", organisation.place, report, "place"),
        )
    return linked


def link_cadres(contents: Contents, resolver: Resolver, reporters: Reporters) -> dict[str, Cadre]:
    """Cadres with their organisations and postings as ids."""
    linked = {}
    for cadre in contents.cadres:
        report = reporters.of("cadre", cadre.id)
        postings = tuple(
            replace(
                posting,
                village=resolver.one("village", posting.village, report, f"postings.{index}.village"),
                place=resolver.one("place", posting.place, report, f"postings.{index}.place"),
                organisation=resolver.one(
                    "organisation", posting.organisation, report, f"postings.{index}.organisation"
                ),
            )
            for index, posting in enumerate(cadre.postings)
        )
        linked[cadre.id] = replace(
            cadre,
            organisation=resolver.one("organisation", cadre.organisation, report, "organisation"),
            postings=postings,
        )
    return linked


def link_households(contents: Contents, resolver: Resolver, reporters: Reporters) -> dict[str, Household]:
    """Households with their villages as ids. Nothing of the private register makes a page, and no message
    repeats what stands in it."""
    linked = {}
    for household in contents.households:
        found = resolver.registries.villages.find(household.village)
        if household.village and len(found) != 1:
            reporters.of("household", household.id).say(
                "C201",
                "warning",
                "village",
                Said("the village of this household is not registered", "这一户的村没有登记"),
                Said("write the id of a village", "请写村的编号（id）"),
            )
        linked[household.id] = replace(household, village=found[0] if len(found) == 1 else "")
    return linked
