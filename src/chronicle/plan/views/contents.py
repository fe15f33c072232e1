"""What `content` is, by `page.kind`."""

from __future__ import annotations

from chronicle.model.quantity import Quantity
from chronicle.model.value import Value
from chronicle.model.when import When
from chronicle.plan.views.rows import (
    CadreItem,
    Calendar,
    Counts,
    EntryItem,
    EntryLink,
    FactRow,
    KindRow,
    Ledger,
    Locator,
    MeasureRow,
    NeedRow,
    Neighbours,
    PlaceRow,
    PostingChart,
    PostingRow,
    Slice,
    Total,
    VillageItem,
)
from chronicle.plan.views.site import BodyView, Heading, Picture, Ref


class Home(Value, frozen=True):
    """kind `home`. `cover`: the picture of the settings. `latest`: newest entries."""

    counts: Counts
    cover: Picture | None
    latest: tuple[EntryItem, ...]
    years: tuple[Slice, ...]
    villages: tuple[VillageItem, ...]
    locator: Locator | None
    kinds: tuple[KindRow, ...]
    more: Ref


class Entry(Value, frozen=True):
    """kind `entry`. `gallery`: photos that the body does not show. `people`: (cadre, role id) in order, authors
    first. `redacted`: a private span was taken out. `households`: pseudonyms. `same_day`: other entries."""

    title: str
    when: When
    inferred: When
    date_text: str
    time: str
    weather: str
    type: str
    archive_ref: str
    villages: tuple[Ref, ...]
    places: tuple[Ref, ...]
    people: tuple[tuple[Ref, str], ...]
    participants: tuple[Ref, ...]
    organisations: tuple[Ref, ...]
    households: tuple[str, ...]
    summary: str
    body: BodyView
    headings: tuple[Heading, ...]
    gallery: tuple[Picture, ...]
    ledger: Ledger
    next_steps: tuple[MeasureRow, ...]
    needs: tuple[NeedRow, ...]
    causes: tuple[str, ...]
    duties: tuple[str, ...]
    tags: tuple[Ref, ...]
    source_text: str
    source_url: str
    translated_from: str
    original: Ref
    neighbours: tuple[Neighbours, ...]
    same_day: tuple[EntryLink, ...]
    backlinks: tuple[Ref, ...]
    redacted: bool
    access: Ref
    lang: str = ""
    """The language of title, summary and body if it is not the page's, else ""."""


class Villages(Value, frozen=True):
    """kind `villages`: all villages, grouped by nothing, in order of their place codes and names."""

    rows: tuple[VillageItem, ...]
    locator: Locator | None


class Village(Value, frozen=True):
    """kind `village`. `entries`: all when there are at most 60, else the newest 20, and `years` lead to all."""

    name: str
    seal: str
    other_names: tuple[str, ...]
    summary: str
    body: BodyView
    portrait: tuple[Picture, ...]
    code: str
    kind: str
    facts: tuple[FactRow, ...]
    households_count: Quantity | None
    population: Quantity | None
    elevation: Quantity | None
    hamlets: tuple[str, ...]
    groups: tuple[str, ...]
    states: tuple[tuple[str, When], ...]
    valid: When
    succeeded_by: tuple[Ref, ...]
    note: str
    locator: Locator | None
    postings: tuple[PostingRow, ...]
    people: tuple[CadreItem, ...]
    ledger: Ledger
    needs: tuple[NeedRow, ...]
    entries: tuple[EntryItem, ...]
    entry_count: int
    first: When
    years: tuple[Slice, ...]
    photos: tuple[Picture, ...]
    backlinks: tuple[Ref, ...]
    registered: bool


class Cadres(Value, frozen=True):
    """kind `cadres`: all cadres; `collectives` are groups of persons."""

    rows: tuple[CadreItem, ...]
    collectives: tuple[CadreItem, ...]


class Cadre(Value, frozen=True):
    """kind `cadre`. `count`: number of persons of a collective, else None. `ledger`: up to 100 measures, the furthest
    and newest first; `measure_count` and `measures_done` are of all, which stand on the pages of the villages."""

    name: str
    seal: str
    role: str
    role_text: str
    organisation: Ref
    count: int | None
    summary: str
    note: str
    body: BodyView
    portrait: tuple[Picture, ...]
    postings: tuple[PostingRow, ...]
    chart: PostingChart | None
    ledger: Ledger
    measure_count: int
    measures_done: int
    entries: tuple[EntryItem, ...]
    entry_count: int
    first: When
    years: tuple[Slice, ...]
    backlinks: tuple[Ref, ...]
    registered: bool


class EntryList(Value, frozen=True):
    """kinds `village_year`, `cadre_year`, `timeline_month`, `timeline_list` (year unknown, undated, several
    years), `tag`, `entries` (a further cut): entries in order. `of`: what the list belongs to. `slices`: the
    sibling years or months. `heading` is the title of the list without `of`."""

    heading: str
    of: Ref
    entries: tuple[EntryItem, ...]
    count: int
    slices: tuple[Slice, ...]
    previous: Ref
    next: Ref
    note_key: str = ""


class Timeline(Value, frozen=True):
    """kind `timeline`: the years with calendars; `apart`: several years, year unknown, undated."""

    years: tuple[Slice, ...]
    calendars: tuple[Calendar, ...]
    apart: tuple[Slice, ...]
    count: int


class TimelineYear(Value, frozen=True):
    """kind `timeline_year`. `entries` is empty when the year has more than 400: the months lead on."""

    year: int
    calendar: Calendar
    months: tuple[Slice, ...]
    entries: tuple[EntryItem, ...]
    count: int
    previous: Ref
    next: Ref


class Places(Value, frozen=True):
    """kind `places`: the tree of places that hold villages or entries; `others`: roads and the like."""

    rows: tuple[PlaceRow, ...]
    others: tuple[PlaceRow, ...]


class Place(Value, frozen=True):
    """kind `place`: a province, prefecture, county, township or other place, with everything below it.
    `entries`: a township's newest 20; of higher places those told of the place itself."""

    name: str
    level: str
    code: str
    other_names: tuple[str, ...]
    note: str
    valid: When
    succeeded_by: tuple[Ref, ...]
    counts: Counts
    totals: tuple[Total, ...]
    funds: Total | None
    children: tuple[PlaceRow, ...]
    villages: tuple[VillageItem, ...]
    own: Ledger
    entries: tuple[EntryItem, ...]
    entry_count: int
    locator: Locator | None
    backlinks: tuple[Ref, ...]


class OrganisationItem(Value, frozen=True):
    """An organisation in a list."""

    ref: Ref
    level: str
    cadres: int
    villages: tuple[Ref, ...]


class Organisations(Value, frozen=True):
    """kind `organisations`."""

    rows: tuple[OrganisationItem, ...]


class Organisation(Value, frozen=True):
    """kind `organisation`: whom it sent where, and what they told."""

    name: str
    level: str
    parent: Ref
    place: Ref
    other_names: tuple[str, ...]
    note: str
    postings: tuple[PostingRow, ...]
    cadres: tuple[CadreItem, ...]
    entries: tuple[EntryItem, ...]
    entry_count: int
    backlinks: tuple[Ref, ...]


class Measures(Value, frozen=True):
    """kind `measures`: the kinds of measure."""

    kinds: tuple[KindRow, ...]
    others: tuple[MeasureRow, ...]


class MeasureKind(Value, frozen=True):
    """kind `measure_kind`: all measures of one kind (or one year of them) with totals."""

    kind: str
    ledger: Ledger
    slices: tuple[Slice, ...]
    of: Ref
    year: str


class PlainPage(Value, frozen=True):
    """kind `page`: a page of content/pages."""

    title: str
    body: BodyView
    headings: tuple[Heading, ...]


class Missing(Value, frozen=True):
    """kind `missing`: the 404 page; its links start at the root of the host."""

    years: tuple[Slice, ...] = ()


Content = (
    Home | Entry | Villages | Village | Cadres | Cadre | EntryList | Timeline | TimelineYear | Places | Place
    | Organisations | Organisation | Measures | MeasureKind | PlainPage | Missing
)  # fmt: skip

KINDS: dict[str, type[Value]] = {
    "home": Home, "entry": Entry, "villages": Villages, "village": Village, "village_year": EntryList,
    "cadres": Cadres, "cadre": Cadre, "cadre_year": EntryList, "timeline": Timeline,
    "timeline_year": TimelineYear, "timeline_month": EntryList, "timeline_list": EntryList, "places": Places,
    "place": Place, "organisations": Organisations, "organisation": Organisation, "measures": Measures,
    "measure_kind": MeasureKind, "tag": EntryList, "entries": EntryList, "page": PlainPage, "missing": Missing,
}  # fmt: skip
"""Kinds of page and the type of their `content`. The template is `<kind>.html`."""
