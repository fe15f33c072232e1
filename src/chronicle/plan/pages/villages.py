"""The list of villages and a page for each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from chronicle.model.archive import PublicEntry
from chronicle.plan import urls, views
from chronicle.plan.charts import locator
from chronicle.plan.cutting import OWN_LIST, cut_pages, slices
from chronicle.plan.here import NOWHERE, Here
from chronicle.plan.items import (
    NEWEST,
    backlinks,
    cadre_item,
    entry_items,
    first_of,
    posting_row,
    seal,
    village_item,
)
from chronicle.plan.jobs import PageJob
from chronicle.plan.ledgers import in_order as measures_in_order
from chronicle.plan.ledgers import ledger, need_row
from chronicle.plan.marks import mark
from chronicle.plan.tree import Page, Tree
from chronicle.plan.views import FactRow, Ref

PHOTOS_SHOWN = 12


def in_order(tree: Tree) -> list[str]:
    """Villages by the codes of their places, then by id; those without a place last."""
    archive = tree.archive

    def key(id_: str) -> tuple[str, str, str]:
        chain = tree.index.chain_of_village(id_)
        codes = "/".join(archive.places[place].code.ljust(9, "0") or "~" for place in chain)
        return (codes or "~", archive.villages[id_].code or "~", id_)

    return sorted(archive.villages, key=key)


def pages(tree: Tree) -> Iterable[Page]:
    """The list, and for each village its page and, if its entries are many, one page a year."""
    ids = in_order(tree)
    yield Page(urls.VILLAGES, "villages", partial(_villages, tree, ids))
    for id_ in ids:
        yield Page(urls.village(id_), "village", partial(_village, tree, id_), partial(_mark, tree, id_))
        entries = tree.index.by_village.get(id_, [])
        if len(entries) > OWN_LIST:
            yield from cut_pages(
                tree,
                "village_year",
                tree.index.cut_list("village", id_),
                lambda cut, id_=id_: urls.village(id_, cut),  # type: ignore[misc]
                lambda at, id_=id_: at.village(id_),  # type: ignore[misc]
                "villages",
                lambda at, id_=id_: _trail(at, id_),  # type: ignore[misc]
                _owner_mark(tree, id_),
            )


def _owner_mark(tree: Tree, id_: str) -> bytes:
    """Of a village's name and the places above it."""
    thing = tree.shared.marks.thing
    return mark(thing("village", id_), *(thing("place", place) for place in tree.index.chain_of_village(id_)))


def _mark(tree: Tree, id_: str) -> bytes:
    marks, index, village = tree.shared.marks, tree.index, tree.archive.villages[id_]
    entries = index.by_village.get(id_, ())
    people = dict.fromkeys(cadre for entry in entries for cadre in entry.cadres)
    counts = [f"{cadre} {len(index.by_cadre.get(cadre, ()))}\n".encode() for cadre in people]
    return mark(
        id_.encode(),
        marks.registers,
        marks.entries(entries),
        marks.measures(history.key for history in index.measures_of.get(id_, ())),
        marks.needs(need.key for need in index.needs_of.get(id_, ())),
        marks.names(fact.entry for fact in village.facts),
        marks.linked(village),
        marks.backlinks("village", id_),
        *counts,
    )


def _villages(tree: Tree, ids: list[str]) -> PageJob:
    here = Here(tree, urls.VILLAGES)
    rows = tuple(village_item(here, id_) for id_ in ids)
    return here.page(
        "villages",
        views.Villages(rows, locator(here, ids)),
        title=tree.speech.t("nav.villages"),
        section="villages",
        running=(tree.speech.t("nav.villages"),),
    )


def _trail(here: Here, id_: str) -> tuple[Ref, ...]:
    return tuple(here.place(place) for place in here.tree.index.chain_of_village(id_))


def _village(tree: Tree, id_: str) -> PageJob:
    here = Here(tree, urls.village(id_))
    village = tree.archive.villages[id_]
    index = tree.index
    entries = index.by_village.get(id_, [])
    many = len(entries) > OWN_LIST
    name = tree.say(village.name)
    others = [n for n in dict.fromkeys((*village.name.all(), *village.aliases)) if n != name]
    histories = measures_in_order(here, index.measures_of.get(id_, ()))
    postings = index.postings_in.get(id_, [])
    told_by = dict.fromkeys(cadre for entry in entries for cadre in entry.cadres)
    photos = dict.fromkeys(key for entry in entries for key in entry.photos)
    portrait = here.pictures(photo.file for photo in village.photos)
    body = here.body_of(village.bodies)
    content = views.Village(
        name=name,
        seal=seal(village.name.get("zh-Hans")),
        other_names=tuple(others),
        summary=tree.say(village.summary),
        body=body,
        portrait=portrait,
        code=village.code,
        kind=village.kind,
        facts=tuple(
            FactRow(
                tree.say(fact.what),
                fact.quantity,
                tree.say(fact.text),
                fact.date,
                _entry_ref(here, fact.entry),
            )
            for fact in village.facts
        ),
        households_count=village.households_count,
        population=village.population,
        elevation=village.elevation,
        hamlets=village.hamlets,
        groups=village.groups,
        states=tuple((state.state, state.date) for state in village.states),
        valid=village.valid,
        succeeded_by=tuple(here.village(next_) for next_ in village.succeeded_by),
        note=tree.say(village.note),
        locator=locator(here, [id_], tree.archive.villages),
        postings=tuple(posting_row(here, cadre, posting) for cadre, posting in postings),
        people=tuple(cadre_item(here, cadre) for cadre in told_by if cadre not in dict(postings)),
        ledger=ledger(here, histories),
        needs=tuple(need_row(here, need) for need in index.needs_of.get(id_, ())),
        entries=entry_items(here, entries[:NEWEST] if many else entries),
        entry_count=len(entries),
        first=first_of(entries),
        years=slices(here, index.cut_list("village", id_), lambda cut: urls.village(id_, cut)) if many else (),
        photos=here.pictures(list(photos)[:PHOTOS_SHOWN]),
        backlinks=backlinks(here, "village", id_),
        registered=not village.stub,
    )
    places = _trail(here, id_)
    return here.page(
        "village",
        content,
        title=name,
        description=content.summary or _description(here, name, entries),
        section="villages",
        trail=places,
        running=(places[0].text if places else "", name),
        feeds=feed_refs(here, name, urls.village(id_)),
        photos=bool(content.photos or portrait or body.pictures),
        image=next(iter((*portrait, *content.photos)), None),
    )


def feed_refs(here: Here, name: str, path: str) -> tuple[Ref, ...]:
    """The feed of a village or cadre, when the site has an address."""
    return (here.ref(name, path + urls.FEED),) if here.tree.shared.settings.url else ()


def _description(here: Here, name: str, entries: list[PublicEntry]) -> str:
    return here.tree.speech.t("page.village_description", name=name, n=len(entries))


def _entry_ref(here: Here, id_: str) -> Ref:
    entry = here.tree.archive.entries.get(id_)
    return here.entry(entry) if entry else NOWHERE
