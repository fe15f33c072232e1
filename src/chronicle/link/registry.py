"""Finding a thing by id, name, alias or official code; several candidates are never guessed between."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from chronicle.model.contents import Contents
from chronicle.model.registers import AdminPlace, Cadre, Household, Organisation, Village
from chronicle.source import nearest_names


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The form in which names are compared: NFKC, case folded, inner blanks single."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass
class Registry:
    """All things of one kind. Filled once from the contents, then with stubs as they are met."""

    kind: str
    ids: set[str] = field(default_factory=set)
    by_name: dict[str, set[str]] = field(default_factory=dict)
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What was found near a text: an import names the same unregistered village a thousand times."""

    def add(self, id_: str, names: Iterable[str]) -> None:
        """Registers a thing under its id, which always wins, and its names, aliases and codes."""
        self.ids.add(id_)
        for name in names:
            if name:
                self.by_name.setdefault(fold(name), set()).add(id_)

    def find(self, text: str) -> tuple[str, ...]:
        """The ids that a reference may mean: one, none, or several, in order."""
        if text in self.ids:
            return (text,)
        wanted = fold(text)
        if wanted in self.ids:
            return (wanted,)
        found = self.by_name.get(wanted)
        if not found and self.kind == "village":
            other = wanted.removesuffix("村") if wanted.endswith("村") else wanted + "村"
            found = self.by_name.get(other)
        return tuple(sorted(found)) if found else ()

    def nearest(self, text: str) -> tuple[str, ...]:
        """Up to three names or ids that resemble a text that was not found."""
        if text not in self.near:
            known: dict[str, str] = {id_: id_ for id_ in sorted(self.ids)}
            for name, ids in sorted(self.by_name.items()):
                known.setdefault(name, min(ids))
            self.near[text] = tuple(name for name, _ in nearest_names(text, known))
        return self.near[text]


@dataclass
class Registries:
    """One registry a kind."""

    villages: Registry
    cadres: Registry
    places: Registry
    organisations: Registry
    households: Registry

    def of(self, kind: str) -> Registry:
        """The registry for `village`, `cadre`, `place`, `organisation` or `household`."""
        table: Mapping[str, Registry] = {
            "village": self.villages,
            "cadre": self.cadres,
            "place": self.places,
            "organisation": self.organisations,
            "household": self.households,
        }
        return table[kind]


def registries(contents: Contents) -> Registries:
    """The registries of what the contents hold."""
    made = Registries(*(Registry(k) for k in ("village", "cadre", "place", "organisation", "household")))
    for village in contents.villages:
        made.villages.add(village.id, village_names(village))
    for cadre in contents.cadres:
        made.cadres.add(cadre.id, cadre_names(cadre))
    for place in contents.admin_places:
        made.places.add(place.id, place_names(place))
    for organisation in contents.organisations:
        made.organisations.add(organisation.id, organisation_names(organisation))
    for household in contents.households:
        made.households.add(household.id, household_names(household))
    return made


def village_names(village: Village) -> tuple[str, ...]:
    """Every text that finds a village."""
    return (*village.name.all(), *village.aliases, village.code)


def cadre_names(cadre: Cadre) -> tuple[str, ...]:
    """Every text that finds a cadre."""
    return (*cadre.name.all(), *cadre.label.all(), *cadre.aliases)


def place_names(place: AdminPlace) -> tuple[str, ...]:
    """Every text that finds a place; its code also in the six-digit form with trailing zeros."""
    codes = {place.code, place.code.ljust(6, "0")} if place.code else set()
    return (*place.name.all(), *place.aliases, *sorted(codes))


def organisation_names(organisation: Organisation) -> tuple[str, ...]:
    """Every text that finds an organisation."""
    return (*organisation.name.all(), *organisation.aliases)


def household_names(household: Household) -> tuple[str, ...]:
    """Every text that finds a household; its real name is a proper reference in `households:`."""
    return (*household.pseudonym.all(), *household.names)
