"""THE THEME CONTRACT: what a template sees. Version 1.

Every template is given `site` (SiteView), `page` (PageView) and `content`, whose type goes by `page.kind`
(KINDS below). A View may hold Refs and values of `model` (When, Quantity, Funds); a Ref holds no View, so views
are finite. All `href`s are ready to print: relative to the page that they stand on. Texts are in the language of
the page; a text in another language carries its tag in `lang`.

Helpers: `t("key", n=…)`, `asset("css/site.css")`, `picture(view, "body")`, `html(content.body)`, `date(when)`,
`number(value)`, `absolute(href)`. docs/theme-contract.md is made from this module.
"""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.model.body import Piece, Target
from chronicle.model.quantity import Funds, Quantity
from chronicle.model.when import UNDATED, When

CONTRACT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to another page: its text and address. `lang`: the tag of the target page if it is not in the
    language of this page, else "". An empty `href` means plain text."""

    text: str
    href: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """One file of a picture: its address and size in pixels."""

    href: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo, ready for `picture()`.

    `webp`: inline variants, narrowest first (may be empty); `fallback`: one JPEG; `large`: behind the tap.
    `tone`: a CSS class with the average colour (`tone-0` … `tone-15`). `credit`, `caption` may be ""."""

    webp: tuple[Variant, ...]
    fallback: Variant
    large: str
    alt: str
    caption: str = ""
    credit: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class BodyView:
    """Prose, ready for `html()`: pieces with the addresses and pictures that they name.

    `targets`: what each resolved link points at, in order of first use. `pictures`: by photo key."""

    pieces: tuple[Piece, ...] = ()
    targets: tuple[tuple[Target, Ref], ...] = ()
    pictures: tuple[tuple[str, Picture], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body, for a table of contents."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language."""

    lang: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """What all pages of one language share. Holds settings only, never counts: a new entry leaves it as it is.

    `nav`: the main sections in order, (section, Ref) with section one of villages, timeline, measures, cadres,
    places, organisations. `pages`: the plain pages. `url`: the public address with a final stroke, or ""."""

    title: str
    subtitle: str
    description: str
    lang: str
    home: Ref
    nav: tuple[tuple[str, Ref], ...]
    pages: tuple[Ref, ...]
    url: str
    licence: Ref
    publisher: str
    contact: str
    as_of: When
    options: tuple[tuple[str, str], ...]
    favicon: str

    def option(self, name: str) -> str:
        """A theme option's value, "" if it is not set."""
        return dict(self.options).get(name, "")


@dataclass(frozen=True, slots=True)
class PageView:
    """One page. `kind` chooses the template and the type of `content`. `section`: the nav item it belongs to.

    `trail`: the way down from the home page, without the page itself. `canonical` "" without a site url.
    `feeds`: Atom feeds to announce. `running`: two short words for the spine, such as 山西 and 任家沟村.
    `photos`: True if the page has pictures that open. `image`: absolute address for og:image, or ""."""

    kind: str
    title: str
    description: str
    lang: str
    section: str
    canonical: str
    trail: tuple[Ref, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[Ref, ...] = ()
    running: tuple[str, ...] = ()
    photos: bool = False
    image: str = ""


@dataclass(frozen=True, slots=True)
class EntryItem:
    """An entry in a list. `when`: its date; `inferred`: an editor's supplied date (may be undated).
    `villages` or else `places` say where; `people` its cadres. `thumb`: its first photo."""

    ref: Ref
    when: When
    inferred: When
    date_text: str
    summary: str
    villages: tuple[Ref, ...]
    places: tuple[Ref, ...]
    people: tuple[Ref, ...]
    type: str
    measures: int
    photos: int
    thumb: Picture | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """A link to one year or month of a list. `label`: "2015", "11", or a string key such as `timeline.unknown`;
    `count`: how many entries stand there."""

    label: str
    count: int
    ref: Ref
    current: bool = False


@dataclass(frozen=True, slots=True)
class MeasureTold:
    """One report in the history of a measure."""

    entry: Ref
    when: When
    status: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure in a ledger, as its newest report has it. `anchor`: the id of its row on the village page.
    `household`: a pseudonym or "". `told`: every report, oldest first. `condition_ref`: the measure that is
    the condition, if it is one. `answers`: the needs that it answers."""

    anchor: str
    title: str
    kind: str
    kind_text: str
    kind_ref: Ref
    quantities: tuple[Quantity, ...]
    funds: tuple[Funds, ...]
    status: str
    record: str
    condition: str
    condition_ref: Ref
    due: When
    household: str
    note: str
    village: Ref
    told: tuple[MeasureTold, ...]
    answers: tuple[Ref, ...]
    people: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need. `state`: open, promised, in_hand, answered, partly_answered or declined."""

    anchor: str
    text: str
    topic: str
    state: str
    household: str
    raised_by: str
    village: Ref
    entry: Ref
    when: When
    answers: tuple[tuple[Ref, str], ...]
    """(measure, its status)."""


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over measures of one kind and one dimension that are done. `sum` None: no figure at all, printed
    as not recorded, never 0. `known` of `of` measures had a figure. `kind` "" for money over all kinds."""

    kind: str
    dimension: str
    sum: Quantity | None
    known: int
    of: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Measures with their totals: assistance and work apart, forecasts and stock figures never added.
    `assistance`, `work`: rows of measures; `others`: forecasts and stock; `totals`: done measures per kind and
    dimension; `funds`: money of all done assistance measures; `underway_funds`: of those under way."""

    assistance: tuple[MeasureRow, ...] = ()
    work: tuple[MeasureRow, ...] = ()
    others: tuple[MeasureRow, ...] = ()
    totals: tuple[Total, ...] = ()
    funds: Total | None = None
    underway_funds: Total | None = None
    done: int = 0

    def __bool__(self) -> bool:
        return bool(self.assistance or self.work or self.others)


@dataclass(frozen=True, slots=True)
class PostingRow:
    """A posting: who, where, as what, from when to when. `role` one of the model's ROLES or other."""

    cadre: Ref
    where: Ref
    role: str
    role_text: str
    organisation: Ref
    start: When
    end: When
    start_inferred: When = UNDATED


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the locator: its position in the drawing and its label's line. No border is ever drawn."""

    ref: Ref
    note: str
    x: float
    y: float
    label_y: float
    here: bool = True


@dataclass(frozen=True, slots=True)
class Locator:
    """Points on a grid of degrees, as in a gazetteer: sizes in the units of the SVG's viewBox.
    `lines_x`, `lines_y`: (position, degrees)."""

    width: float
    height: float
    frame: tuple[float, float, float, float]
    lines_x: tuple[tuple[float, str], ...]
    lines_y: tuple[tuple[float, str], ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class PostingBar:
    """One bar of the posting chart. `x1`, `x2` in drawing units; open or uncertain ends are drawn, not hidden."""

    label: Ref
    note: str
    y: float
    x1: float
    x2: float
    start_uncertain: bool
    end_open: bool


@dataclass(frozen=True, slots=True)
class PostingChart:
    """Postings on a scale of years: (x, year) ticks and bars. None is drawn without at least one dated end."""

    width: float
    height: float
    ticks: tuple[tuple[float, str], ...]
    bars: tuple[PostingBar, ...]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day, or a span of days, with entries: month row 1 to 12, first and last day, how many entries.
    `vague`: an uncertain or partly known date, drawn as a span or an open square."""

    month: int
    first: int
    last: int
    count: int
    vague: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year as twelve rows. `months`: one link per month that has entries ("" where none)."""

    year: int
    months: tuple[Slice, ...]
    days: tuple[CalendarDay, ...]


@dataclass(frozen=True, slots=True)
class VillageItem:
    """A village in a list. `chain`: its places, highest first. `name_note`: why a name is uncertain, or ""."""

    ref: Ref
    seal: str
    chain: tuple[Ref, ...]
    entries: int
    measures: int
    registered: bool = True


@dataclass(frozen=True, slots=True)
class CadreItem:
    """A cadre in a list."""

    ref: Ref
    seal: str
    role: str
    role_text: str
    organisation: Ref
    villages: tuple[Ref, ...]
    entries: int


@dataclass(frozen=True, slots=True)
class FactRow:
    """A figure of a village that is no measure."""

    what: str
    quantity: Quantity | None
    text: str
    when: When
    entry: Ref


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in a list, with what lies below it counted once each."""

    ref: Ref
    level: str
    path: tuple[Ref, ...]
    villages: int
    entries: int
    measures: int
    funds: Total | None
    children: tuple[PlaceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of measure with how many measures it has, how many are done, and the totals of these."""

    kind: str
    ref: Ref
    count: int
    done: int
    totals: tuple[Total, ...]
    assistance: bool


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Previous and next entry along one thread: `thread` is all, village or cadre; `of` names it."""

    thread: str
    of: Ref
    previous: EntryLink | None
    next: EntryLink | None


@dataclass(frozen=True, slots=True)
class EntryLink:
    """A short link to an entry with its date."""

    ref: Ref
    when: When


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is."""

    villages: int
    entries: int
    measures: int
    done: int


# --- contents, by page.kind ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Home:
    """kind `home`. `cover`: the picture of the settings. `latest`: newest entries."""

    counts: Counts
    cover: Picture | None
    latest: tuple[EntryItem, ...]
    years: tuple[Slice, ...]
    villages: tuple[VillageItem, ...]
    locator: Locator | None
    kinds: tuple[KindRow, ...]
    more: Ref


@dataclass(frozen=True, slots=True)
class Entry:
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


@dataclass(frozen=True, slots=True)
class Villages:
    """kind `villages`: all villages, grouped by nothing, in order of their place codes and names."""

    rows: tuple[VillageItem, ...]
    locator: Locator | None


@dataclass(frozen=True, slots=True)
class Village:
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


@dataclass(frozen=True, slots=True)
class Cadres:
    """kind `cadres`: all cadres; `collectives` are groups of persons."""

    rows: tuple[CadreItem, ...]
    collectives: tuple[CadreItem, ...]


@dataclass(frozen=True, slots=True)
class Cadre:
    """kind `cadre`. `count`: number of persons of a collective, else None."""

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
    entries: tuple[EntryItem, ...]
    entry_count: int
    first: When
    years: tuple[Slice, ...]
    backlinks: tuple[Ref, ...]
    registered: bool


@dataclass(frozen=True, slots=True)
class EntryList:
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


@dataclass(frozen=True, slots=True)
class Timeline:
    """kind `timeline`: the years with calendars; `apart`: several years, year unknown, undated."""

    years: tuple[Slice, ...]
    calendars: tuple[Calendar, ...]
    apart: tuple[Slice, ...]
    count: int


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """kind `timeline_year`. `entries` is empty when the year has more than 400: the months lead on."""

    year: int
    calendar: Calendar
    months: tuple[Slice, ...]
    entries: tuple[EntryItem, ...]
    count: int
    previous: Ref
    next: Ref


@dataclass(frozen=True, slots=True)
class Places:
    """kind `places`: the tree of places that hold villages or entries; `others`: roads and the like."""

    rows: tuple[PlaceRow, ...]
    others: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class Place:
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


@dataclass(frozen=True, slots=True)
class OrganisationItem:
    """An organisation in a list."""

    ref: Ref
    level: str
    cadres: int
    villages: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Organisations:
    """kind `organisations`."""

    rows: tuple[OrganisationItem, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
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


@dataclass(frozen=True, slots=True)
class Measures:
    """kind `measures`: the kinds of measure."""

    kinds: tuple[KindRow, ...]
    others: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class MeasureKind:
    """kind `measure_kind`: all measures of one kind (or one year of them) with totals."""

    kind: str
    ledger: Ledger
    slices: tuple[Slice, ...]
    of: Ref
    year: str


@dataclass(frozen=True, slots=True)
class PlainPage:
    """kind `page`: a page of content/pages."""

    title: str
    body: BodyView
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """kind `missing`: the 404 page; its links start at the root of the host."""

    years: tuple[Slice, ...] = ()


Content = (
    Home | Entry | Villages | Village | Cadres | Cadre | EntryList | Timeline | TimelineYear | Places | Place
    | Organisations | Organisation | Measures | MeasureKind | PlainPage | Missing
)  # fmt: skip

KINDS: dict[str, type] = {
    "home": Home, "entry": Entry, "villages": Villages, "village": Village, "village_year": EntryList,
    "cadres": Cadres, "cadre": Cadre, "cadre_year": EntryList, "timeline": Timeline,
    "timeline_year": TimelineYear, "timeline_month": EntryList, "timeline_list": EntryList, "places": Places,
    "place": Place, "organisations": Organisations, "organisation": Organisation, "measures": Measures,
    "measure_kind": MeasureKind, "tag": EntryList, "entries": EntryList, "page": PlainPage, "missing": Missing,
}  # fmt: skip
"""Kinds of page and the type of their `content`. The template is `<kind>.html`."""
