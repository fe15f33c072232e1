"""What is registered beside the entries: villages, places, cadres and their postings, organisations, households.

References (`parent`, `organisation`, `village` …) are as written in Contents and ids in an Archive."""

from __future__ import annotations

from chronicle.model.body import Body
from chronicle.model.photo import Photo
from chronicle.model.quantity import Quantity
from chronicle.model.value import Value
from chronicle.model.when import UNDATED, When
from chronicle.model.wording import UNSAID, Wording

LEVELS = ("province", "prefecture", "county", "township", "other")
"""Levels of places, highest first; below them stand the villages."""
ROLES = (
    "first_secretary", "team_leader", "team_member", "helper", "township_cadre", "village_secretary",
    "village_head", "two_committees", "other",
)  # fmt: skip


class Fact(Value, frozen=True):
    """One figure of a village that is no measure: what, how much, when, from which entry."""

    what: Wording
    quantity: Quantity | None = None
    text: Wording = UNSAID
    date: When = UNDATED
    entry: str = ""


class StateAt(Value, frozen=True):
    """A state with its date, such as registered or delisted."""

    state: str
    date: When = UNDATED


class Village(Value, frozen=True):
    """`code`: twelve digits. `coords`: latitude, longitude in degrees, already rounded to 2 decimals.
    `stub`: the file was faulty or the village is named but not registered."""

    id: str
    name: Wording
    pinyin: str = ""
    aliases: tuple[str, ...] = ()
    code: str = ""
    parent: str = ""
    kind: str = ""
    hamlets: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    households_count: Quantity | None = None
    population: Quantity | None = None
    elevation: Quantity | None = None
    coords: tuple[float, float] | None = None
    facts: tuple[Fact, ...] = ()
    states: tuple[StateAt, ...] = ()
    valid: When = UNDATED
    succeeded_by: tuple[str, ...] = ()
    summary: Wording = UNSAID
    note: Wording = UNSAID
    photos: tuple[Photo, ...] = ()
    bodies: tuple[tuple[str, Body], ...] = ()
    stub: bool = False


class AdminPlace(Value, frozen=True):
    """A province, prefecture, county, township, or another place such as a road (`level` other).
    `code`: 2, 4, 6 or 9 digits, trailing zeros dropped as the level asks."""

    id: str
    name: Wording
    level: str = "other"
    code: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    coords: tuple[float, float] | None = None
    valid: When = UNDATED
    succeeded_by: tuple[str, ...] = ()
    note: Wording = UNSAID


class Organisation(Value, frozen=True):
    """A sending or supporting unit, or another body (`level`: central, province, city, county, township,
    village, company, social)."""

    id: str
    name: Wording
    level: str = ""
    parent: str = ""
    place: str = ""
    aliases: tuple[str, ...] = ()
    note: Wording = UNSAID
    stub: bool = False


class Posting(Value, frozen=True):
    """A cadre's service in a village or place. `start`, `end` may be uncertain, open or unknown.
    `role` is one of ROLES; other words stay in `role_text`."""

    village: str = ""
    place: str = ""
    role: str = "other"
    role_text: Wording = UNSAID
    organisation: str = ""
    start: When = UNDATED
    end: When = UNDATED
    team: Wording = UNSAID


class Cadre(Value, frozen=True):
    """A first secretary, team member, helper …, or a collective (`count` persons). `label` is shown instead of
    a name for an unnamed author."""

    id: str
    name: Wording
    label: Wording = UNSAID
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    role_text: Wording = UNSAID
    organisation: str = ""
    count: int | None = None
    postings: tuple[Posting, ...] = ()
    summary: Wording = UNSAID
    note: Wording = UNSAID
    photos: tuple[Photo, ...] = ()
    bodies: tuple[tuple[str, Body], ...] = ()
    stub: bool = False

    @property
    def shown(self) -> Wording:
        """The name, else the label."""
        return self.name or self.label


class Household(Value, frozen=True):
    """Private. Only `pseudonym` is ever shown. `names`: registered names that must not appear anywhere."""

    id: str
    village: str
    pseudonym: Wording
    group: str = ""
    names: tuple[str, ...] = ()
    consent: str = "unknown"
    minors: bool = False


class PrivateName(Value, frozen=True):
    """One entry of the register of names: the name, its other forms, and what to say instead."""

    name: str
    also: tuple[str, ...] = ()
    say: str = ""


class Page(Value, frozen=True):
    """A plain page, `content/pages/<id>.md`; one body and one title by language."""

    id: str
    title: Wording
    bodies: tuple[tuple[str, Body], ...] = ()
    order: int = 0
    draft: bool = False
