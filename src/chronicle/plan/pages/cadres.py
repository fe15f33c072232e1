"""The list of cadres and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from chronicle.plan import urls, views
from chronicle.plan.charts import posting_chart
from chronicle.plan.cutting import OWN_LIST, cut_pages, slices
from chronicle.plan.here import NOWHERE, Here
from chronicle.plan.items import NEWEST, backlinks, cadre_item, entry_items, first_of, posting_row, role_of, seal
from chronicle.plan.jobs import PageJob
from chronicle.plan.ledgers import in_order as measures_in_order
from chronicle.plan.ledgers import ledger
from chronicle.plan.marks import mark
from chronicle.plan.pages.villages import feed_refs
from chronicle.plan.tree import Page, Tree
from chronicle.plan.views import Ref

OWN_MEASURES = 100
"""A cadre's page lists so many of the measures that its entries tell; a village's page lists all."""


def pages(tree: Tree) -> Iterable[Page]:
    """The list, and for each cadre its page and, if its entries are many, one page a year."""
    cadres = tree.archive.cadres
    ids = sorted(cadres, key=lambda id_: (cadres[id_].count is not None, id_))
    yield Page(urls.CADRES, "cadres", partial(_cadres, tree, ids))
    for id_ in ids:
        yield Page(urls.cadre(id_), "cadre", partial(_cadre, tree, id_), partial(_mark, tree, id_))
        entries = tree.index.by_cadre.get(id_, [])
        if len(entries) > OWN_LIST:
            yield from cut_pages(
                tree,
                "cadre_year",
                tree.index.cut_list("cadre", id_),
                lambda cut, id_=id_: urls.cadre(id_, cut),  # type: ignore[misc]
                lambda at, id_=id_: at.cadre(id_),  # type: ignore[misc]
                "cadres",
                _trail,
                tree.shared.marks.thing("cadre", id_),
            )


def _mark(tree: Tree, id_: str) -> bytes:
    marks, index = tree.shared.marks, tree.index
    return mark(
        id_.encode(),
        marks.registers,
        marks.entries(index.by_cadre.get(id_, ())),
        marks.measures(history.key for history in index.measures_by_cadre.get(id_, ())),
        marks.linked(tree.archive.cadres[id_]),
        marks.backlinks("cadre", id_),
    )


def _cadres(tree: Tree, ids: Sequence[str]) -> PageJob:
    here = Here(tree, urls.CADRES)
    cadres = tree.archive.cadres
    return here.page(
        "cadres",
        views.Cadres(
            rows=tuple(cadre_item(here, id_) for id_ in ids if cadres[id_].count is None),
            collectives=tuple(cadre_item(here, id_) for id_ in ids if cadres[id_].count is not None),
        ),
        title=tree.speech.t("nav.cadres"),
        section="cadres",
        running=(tree.speech.t("nav.cadres"),),
    )


def _trail(here: Here) -> tuple[Ref, ...]:
    return (here.ref(here.tree.speech.t("nav.cadres"), urls.CADRES),)


def _cadre(tree: Tree, id_: str) -> PageJob:
    here = Here(tree, urls.cadre(id_))
    cadre = tree.archive.cadres[id_]
    entries = tree.index.by_cadre.get(id_, [])
    many = len(entries) > OWN_LIST
    name = tree.say(cadre.shown)
    role, role_text = role_of(cadre)
    portrait = here.pictures(photo.file for photo in cadre.photos)
    body = here.body_of(cadre.bodies)
    own = [(id_, posting) for posting in cadre.postings]
    histories = measures_in_order(here, tree.index.measures_by_cadre.get(id_, ()))
    measures = [history.latest for history in histories if history.latest.record == "measure"]
    content = views.Cadre(
        name=name,
        seal=seal(cadre.shown.get("zh-Hans")),
        role=role,
        role_text=tree.say(role_text),
        organisation=here.organisation(cadre.organisation) if cadre.organisation else NOWHERE,
        count=cadre.count,
        summary=tree.say(cadre.summary),
        note=tree.say(cadre.note),
        body=body,
        portrait=portrait,
        postings=tuple(posting_row(here, id_, posting) for posting in cadre.postings),
        chart=posting_chart(here, own),
        ledger=ledger(here, histories[:OWN_MEASURES]),
        measure_count=len(measures),
        measures_done=sum(measure.status == "done" for measure in measures),
        entries=entry_items(here, entries[:NEWEST] if many else entries),
        entry_count=len(entries),
        first=first_of(entries),
        years=slices(here, tree.index.cut_list("cadre", id_), lambda cut: urls.cadre(id_, cut)) if many else (),
        backlinks=backlinks(here, "cadre", id_),
        registered=not cadre.stub,
    )
    return here.page(
        "cadre",
        content,
        title=name,
        description=content.summary or tree.speech.t("page.cadre_description", name=name, n=len(entries)),
        section="cadres",
        trail=_trail(here),
        running=(tree.speech.t("nav.cadres"), name),
        feeds=feed_refs(here, name, urls.cadre(id_)),
        photos=bool(portrait or body.pictures),
        image=next(iter(portrait), None),
    )
