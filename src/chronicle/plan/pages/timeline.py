"""The timeline: years with their calendars, months, and what has no year or no date at all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from chronicle.plan import urls, views
from chronicle.plan.charts import calendar
from chronicle.plan.cuts import MONTH_CUT
from chronicle.plan.cutting import cut_label
from chronicle.plan.here import NOWHERE, Here
from chronicle.plan.items import entry_items
from chronicle.plan.jobs import PageJob
from chronicle.plan.marks import mark
from chronicle.plan.tree import Page, Tree
from chronicle.plan.views import EntryList, Ref, Slice
from chronicle.plan.years import APART

CALENDARS = 12
"""The overview draws the newest years only; the others are links."""


def pages(tree: Tree) -> Iterable[Page]:
    """The overview, then years, months and the lists apart."""
    index = tree.index
    yield Page(urls.TIMELINE, "timeline", partial(_overview, tree))
    names = sorted(index.by_year)
    for number, year in enumerate(names):
        path = urls.timeline(f"{year:04}")
        yield Page(path, "timeline_year", partial(_year, tree, names, number), partial(_year_mark, tree, names, year))
    order = sorted(index.by_month)
    for number, (year, month) in enumerate(order):
        path = urls.timeline(f"{year:04}/{month:02}")
        made, marked = partial(_month, tree, order, number), partial(_month_mark, tree, order, number)
        yield Page(path, "timeline_month", made, marked)
    for name in APART:
        if index.apart[name] or name != "several":
            yield Page(urls.timeline(name), "timeline_list", partial(_apart, tree, name))


def _year_mark(tree: Tree, names: list[int], year: int) -> bytes:
    return mark(f"{names} {year}\n".encode(), tree.shared.marks.entries(tree.index.by_year[year]))


def _month_mark(tree: Tree, order: list[tuple[int, int]], number: int) -> bytes:
    months = tree.index.by_month
    siblings = [(at, len(months[at])) for at in order if at[0] == order[number][0]]
    around = order[max(number - 1, 0) : number + 2]
    return mark(f"{siblings} {around} {order[number]}\n".encode(), tree.shared.marks.entries(months[order[number]]))


def year_slices(here: Here) -> tuple[Slice, ...]:
    """Links to the years, newest first, then to the lists apart that have entries."""
    index = here.tree.index
    found = [_year_slice(here, year) for year in sorted(index.by_year, reverse=True)]
    return (*found, *_apart_slices(here))


def _year_slice(here: Here, year: int) -> Slice:
    label = f"{year:04}"
    return Slice(label, len(here.tree.index.by_year[year]), here.ref(label, urls.timeline(label)))


def _apart_slices(here: Here) -> tuple[Slice, ...]:
    return tuple(
        Slice(cut_label(here, name), len(group), here.ref(cut_label(here, name), urls.timeline(name)))
        for name, group in here.tree.index.apart.items()
        if group
    )


def _overview(tree: Tree) -> PageJob:
    here = Here(tree, urls.TIMELINE)
    years, months = tree.index.by_year, tree.index.by_month
    newest = sorted(years, reverse=True)
    content = views.Timeline(
        years=tuple(_year_slice(here, year) for year in newest),
        calendars=tuple(
            calendar(here, year, years[year], [m for y, m in months if y == year]) for year in newest[:CALENDARS]
        ),
        apart=_apart_slices(here),
        count=len(tree.index.ordered),
    )
    title = tree.speech.t("nav.timeline")
    return here.page("timeline", content, title=title, section="timeline", running=(title,))


def _trail(here: Here, *more: Ref) -> tuple[Ref, ...]:
    return (here.ref(here.tree.speech.t("nav.timeline"), urls.TIMELINE), *more)


def _year(tree: Tree, names: list[int], number: int) -> PageJob:
    year = names[number]
    here = Here(tree, urls.timeline(f"{year:04}"))
    entries, months = tree.index.by_year[year], tree.index.by_month

    def neighbour(at: int) -> Ref:
        if not 0 <= at < len(names):
            return NOWHERE
        return here.ref(tree.speech.t("timeline.year", year=names[at]), urls.timeline(f"{names[at]:04}"))

    own = sorted(m for y, m in months if y == year)
    in_month = {entry.id for month in own for entry in months[year, month]}
    content = views.TimelineYear(
        year=year,
        calendar=calendar(here, year, entries, own),
        months=tuple(
            Slice(
                tree.speech.t(f"month.{m}"),
                len(months[year, m]),
                here.ref(tree.speech.t(f"month.{m}"), urls.timeline(f"{year:04}/{m:02}")),
            )
            for m in own
        ),
        entries=entry_items(
            here, entries if len(entries) <= MONTH_CUT else [e for e in entries if e.id not in in_month]
        ),
        count=len(entries),
        previous=neighbour(number - 1),
        next=neighbour(number + 1),
    )
    title = tree.speech.t("timeline.year", year=year)
    return here.page("timeline_year", content, title=title, section="timeline", trail=_trail(here), running=(title,))


def _month(tree: Tree, order: list[tuple[int, int]], number: int) -> PageJob:
    months = tree.index.by_month
    year, month = order[number]
    here = Here(tree, urls.timeline(f"{year:04}/{month:02}"))
    speech = tree.speech

    def named(at: tuple[int, int]) -> str:
        return speech.t("timeline.month", year=at[0], month=speech.t(f"month.{at[1]}"))

    def neighbour(at: int) -> Ref:
        if not 0 <= at < len(order):
            return NOWHERE
        y, m = order[at]
        return here.ref(named(order[at]), urls.timeline(f"{y:04}/{m:02}"))

    of = here.ref(speech.t("timeline.year", year=year), urls.timeline(f"{year:04}"))
    siblings = tuple(
        Slice(
            speech.t(f"month.{m}"),
            len(months[y, m]),
            here.ref(speech.t(f"month.{m}"), urls.timeline(f"{y:04}/{m:02}")),
            (y, m) == (year, month),
        )
        for y, m in order
        if y == year
    )
    content = EntryList(
        heading=named((year, month)),
        of=of,
        entries=entry_items(here, months[year, month]),
        count=len(months[year, month]),
        slices=siblings,
        previous=neighbour(number - 1),
        next=neighbour(number + 1),
    )
    return here.page(
        "timeline_month",
        content,
        title=named((year, month)),
        section="timeline",
        trail=_trail(here, of),
        running=(named((year, month)),),
    )


def _apart(tree: Tree, name: str) -> PageJob:
    here = Here(tree, urls.timeline(name))
    entries = tree.index.apart[name]
    title = cut_label(here, name)
    content = EntryList(
        heading=title,
        of=here.ref(tree.speech.t("nav.timeline"), urls.TIMELINE),
        entries=entry_items(here, entries),
        count=len(entries),
        slices=(),
        previous=NOWHERE,
        next=NOWHERE,
        note_key=name,
    )
    return here.page("timeline_list", content, title=title, section="timeline", trail=_trail(here), running=(title,))
