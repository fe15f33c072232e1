"""Rows and drawings: what stands in lists, ledgers and charts."""

from __future__ import annotations

from chronicle.model.quantity import Funds, Quantity
from chronicle.model.value import Value
from chronicle.model.when import UNDATED, When
from chronicle.plan.views.site import Picture, Ref


class EntryItem(Value, frozen=True):
    """An entry in a list. `when`: its date; `inferred`: an editor's supplied date (may be undated).
    `villages` or else `places` say where; `people` its cadres. `thumb`: its first photo. `draft`: it is shown in a
    preview only."""

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
    draft: bool = False


class Slice(Value, frozen=True):
    """A link to one year or month of a list. `label`: "2015", "11", or a string key such as `timeline.unknown`;
    `count`: how many entries stand there."""

    label: str
    count: int
    ref: Ref
    current: bool = False


class MeasureTold(Value, frozen=True):
    """One report in the history of a measure."""

    entry: Ref
    when: When
    status: str


class MeasureRow(Value, frozen=True):
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


class NeedRow(Value, frozen=True):
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


class Total(Value, frozen=True):
    """A sum over measures of one kind and one dimension that are done. `sum` None: no figure at all, printed
    as not recorded, never 0. `known` of `of` measures had a figure. `kind` "" for money over all kinds."""

    kind: str
    dimension: str
    sum: Quantity | None
    known: int
    of: int


class Ledger(Value, frozen=True):
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


class PostingRow(Value, frozen=True):
    """A posting: who, where, as what, from when to when. `role` one of the model's ROLES or other."""

    cadre: Ref
    where: Ref
    role: str
    role_text: str
    organisation: Ref
    start: When
    end: When
    start_inferred: When = UNDATED


class Point(Value, frozen=True):
    """A place on the locator: its position in the drawing and its label's line. No border is ever drawn."""

    ref: Ref
    note: str
    x: float
    y: float
    label_y: float
    here: bool = True


class Locator(Value, frozen=True):
    """Points on a grid of degrees, as in a gazetteer: sizes in the units of the SVG's viewBox.
    `lines_x`, `lines_y`: (position, degrees)."""

    width: float
    height: float
    frame: tuple[float, float, float, float]
    lines_x: tuple[tuple[float, str], ...]
    lines_y: tuple[tuple[float, str], ...]
    points: tuple[Point, ...]


class PostingBar(Value, frozen=True):
    """One bar of the posting chart. `x1`, `x2` in drawing units; open or uncertain ends are drawn, not hidden."""

    label: Ref
    note: str
    y: float
    x1: float
    x2: float
    start_uncertain: bool
    end_open: bool


class PostingChart(Value, frozen=True):
    """Postings on a scale of years: (x, year) ticks and bars. None is drawn without at least one dated end."""

    width: float
    height: float
    ticks: tuple[tuple[float, str], ...]
    bars: tuple[PostingBar, ...]


class CalendarDay(Value, frozen=True):
    """A day, or a span of days, with entries: month row 1 to 12, first and last day, how many entries.
    `vague`: an uncertain or partly known date, drawn as a span or an open square."""

    month: int
    first: int
    last: int
    count: int
    vague: bool


class Calendar(Value, frozen=True):
    """A year as twelve rows. `months`: one link per month that has entries ("" where none)."""

    year: int
    months: tuple[Slice, ...]
    days: tuple[CalendarDay, ...]


class VillageItem(Value, frozen=True):
    """A village in a list. `chain`: its places, highest first. `name_note`: why a name is uncertain, or ""."""

    ref: Ref
    seal: str
    chain: tuple[Ref, ...]
    entries: int
    measures: int
    registered: bool = True


class CadreItem(Value, frozen=True):
    """A cadre in a list."""

    ref: Ref
    seal: str
    role: str
    role_text: str
    organisation: Ref
    villages: tuple[Ref, ...]
    entries: int


class FactRow(Value, frozen=True):
    """A figure of a village that is no measure."""

    what: str
    quantity: Quantity | None
    text: str
    when: When
    entry: Ref


class PlaceRow(Value, frozen=True):
    """A place in a list, with what lies below it counted once each."""

    ref: Ref
    level: str
    path: tuple[Ref, ...]
    villages: int
    entries: int
    measures: int
    funds: Total | None
    children: tuple[PlaceRow, ...] = ()


class KindRow(Value, frozen=True):
    """A kind of measure with how many measures it has, how many are done, and the totals of these."""

    kind: str
    ref: Ref
    count: int
    done: int
    totals: tuple[Total, ...]
    assistance: bool


class Neighbours(Value, frozen=True):
    """Previous and next entry along one thread: `thread` is all, village or cadre; `of` names it."""

    thread: str
    of: Ref
    previous: EntryLink | None
    next: EntryLink | None


class EntryLink(Value, frozen=True):
    """A short link to an entry with its date."""

    ref: Ref
    when: When


class Counts(Value, frozen=True):
    """How much there is."""

    villages: int
    entries: int
    measures: int
    done: int
