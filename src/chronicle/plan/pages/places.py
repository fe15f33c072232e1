"""The tree of places and a page for each, with everything below it counted once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from chronicle.model.measure import WORK_KINDS
from chronicle.model.registers import AdminPlace
from chronicle.plan import urls, views
from chronicle.plan.charts import locator
from chronicle.plan.here import Here
from chronicle.plan.items import NEWEST, backlinks, entry_items, village_item
from chronicle.plan.jobs import PageJob
from chronicle.plan.ledgers import funds_of, in_order, ledger, totals_of
from chronicle.plan.marks import mark
from chronicle.plan.tree import Page, Tree
from chronicle.plan.views import Counts, PlaceRow, Ref


def pages(tree: Tree) -> Iterable[Page]:
    """The list and a page for each place."""
    places = sorted(tree.archive.places.values(), key=lambda p: (p.code or "~", p.id))
    yield Page(urls.PLACES, "places", partial(_places, tree, places))
    for place in places:
        yield Page(urls.place(place.id), "place", partial(_place, tree, place), partial(_mark, tree, place))


def _mark(tree: Tree, place: AdminPlace) -> bytes:
    marks, below = tree.shared.marks, tree.index.all_below(place.id)
    return mark(
        place.id.encode(),
        marks.registers,
        marks.entries(below.entries),
        marks.measures(history.key for history in below.measures),
        marks.backlinks("place", place.id),
    )


def _places(tree: Tree, places: list[AdminPlace]) -> PageJob:
    here = Here(tree, urls.PLACES)
    roots = [p for p in places if not p.parent and p.level != "other"]
    return here.page(
        "places",
        views.Places(
            rows=tuple(_row(here, place, deep=True) for place in roots),
            others=tuple(_row(here, place) for place in places if not p_has_chain(place)),
        ),
        title=tree.speech.t("nav.places"),
        section="places",
        running=(tree.speech.t("nav.places"),),
    )


def p_has_chain(place: AdminPlace) -> bool:
    """True for a place of the administrative tree: a root of it or one with a parent."""
    return bool(place.parent) or place.level != "other"


def _row(here: Here, place: AdminPlace, *, deep: bool = False) -> PlaceRow:
    index = here.tree.index
    places = here.tree.archive.places
    measures = [m for m in index.all_below(place.id).measures if m.latest.record == "measure"]
    standings = [index.standings[m.key] for m in measures if m.latest.kind not in WORK_KINDS]
    children = index.children.get(place.id, ()) if deep else ()
    return PlaceRow(
        ref=here.place(place.id),
        level=place.level,
        path=() if deep else _path(here, place.id),
        villages=len(index.villages_below.get(place.id, ())),
        entries=len(index.all_below(place.id).entries),
        measures=len(measures),
        funds=funds_of(standings),
        children=tuple(_row(here, places[child], deep=True) for child in children),
    )


def _path(here: Here, id_: str) -> tuple[Ref, ...]:
    """The only way down from a place, as far as it does not fork, ending with its one village."""
    index = here.tree.index
    path: list[Ref] = []
    children = index.children.get(id_, [])
    villages = index.villages_below.get(id_, [])
    while len(children) == 1 and index.villages_below.get(children[0], []) == villages:
        path.append(here.place(children[0]))
        children = index.children.get(children[0], [])
    if len(villages) == 1 and not children:
        path.append(here.village(villages[0]))
    return tuple(path)


def _place(tree: Tree, place: AdminPlace) -> PageJob:
    here = Here(tree, urls.place(place.id))
    index = tree.index
    name = tree.say(place.name)
    below = index.villages_below.get(place.id, [])
    measures = index.all_below(place.id).measures
    told = [m for m in measures if m.latest.record == "measure"]
    standings = [index.standings[m.key] for m in measures]
    entries = index.all_below(place.id).entries
    listed = entries if place.level in ("township", "other") else index.by_place.get(place.id, [])
    direct = [id_ for id_ in below if tree.archive.villages[id_].parent == place.id]
    others = [n for n in dict.fromkeys((*place.name.all(), *place.aliases)) if n != name]
    content = views.Place(
        name=name,
        level=place.level,
        code=place.code,
        other_names=tuple(others),
        note=tree.say(place.note),
        valid=place.valid,
        succeeded_by=tuple(here.place(next_) for next_ in place.succeeded_by),
        counts=Counts(len(below), len(entries), len(told), sum(m.latest.status == "done" for m in told)),
        totals=totals_of(standings),
        funds=funds_of([s for s in standings if s.kind not in WORK_KINDS]),
        children=tuple(_row(here, tree.archive.places[child]) for child in index.children.get(place.id, ())),
        villages=tuple(village_item(here, id_) for id_ in direct),
        own=ledger(here, in_order(here, index.measures_of.get(place.id, ()))),
        entries=entry_items(here, listed[:NEWEST]),
        entry_count=len(listed),
        locator=locator(here, below) if below else None,
        backlinks=backlinks(here, "place", place.id),
    )
    above = tuple(here.place(id_) for id_ in index.chain(place.id)[:-1])
    top = here.ref(tree.speech.t("nav.places"), urls.PLACES)
    return here.page(
        "place",
        content,
        title=name,
        description=tree.speech.t("page.place_description", name=name, n=len(entries)),
        section="places",
        trail=(top, *above),
        running=(tree.speech.t("nav.places"), name),
    )
