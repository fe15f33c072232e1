"""The list of organisations and a page for each: whom it sent where."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from chronicle.model.archive import PublicEntry
from chronicle.plan import urls, views
from chronicle.plan.here import NOWHERE, Here
from chronicle.plan.items import NEWEST, backlinks, cadre_item, entry_items, posting_row
from chronicle.plan.jobs import PageJob
from chronicle.plan.tree import Page, Tree
from chronicle.plan.views import OrganisationItem


def pages(tree: Tree) -> Iterable[Page]:
    """The list and a page for each organisation that is registered or named."""
    sent = _sent(tree)
    yield Page(urls.ORGANISATIONS, "organisations", partial(_organisations, tree, sent))
    for id_ in sorted(sent):
        yield Page(urls.organisation(id_), "organisation", partial(_organisation, tree, id_, sent[id_]))


def _organisations(tree: Tree, sent: dict[str, list[str]]) -> PageJob:
    here = Here(tree, urls.ORGANISATIONS)
    archive = tree.archive
    rows = tuple(
        OrganisationItem(
            ref=here.organisation(id_),
            level=archive.organisations[id_].level,
            cadres=len(sent[id_]),
            villages=tuple(here.village(village) for village in _villages(tree, sent[id_])),
        )
        for id_ in sorted(sent)
    )
    title = tree.speech.t("nav.organisations")
    return here.page("organisations", views.Organisations(rows), title=title, section="organisations", running=(title,))


def _sent(tree: Tree) -> dict[str, list[str]]:
    """Organisation to the cadres that belong to it or were posted by it."""
    sent: dict[str, list[str]] = {id_: [] for id_ in tree.archive.organisations}
    for id_, cadre in sorted(tree.archive.cadres.items()):
        units = dict.fromkeys((cadre.organisation, *(posting.organisation for posting in cadre.postings)))
        for unit in units:
            if unit in sent:
                sent[unit].append(id_)
    return sent


def _villages(tree: Tree, cadres: Iterable[str]) -> list[str]:
    postings = (p for cadre in cadres for p in tree.archive.cadres[cadre].postings)
    return list(dict.fromkeys(p.village for p in postings if p.village))


def _organisation(tree: Tree, id_: str, cadres: list[str]) -> PageJob:
    here = Here(tree, urls.organisation(id_))
    organisation = tree.archive.organisations[id_]
    name = tree.say(organisation.name)
    entries = _entries(tree, id_, cadres)
    rows = tuple(
        posting_row(here, cadre, posting)
        for cadre in cadres
        for posting in tree.archive.cadres[cadre].postings
        if posting.organisation in ("", id_)
    )
    content = views.Organisation(
        name=name,
        level=organisation.level,
        parent=here.organisation(organisation.parent) if organisation.parent else NOWHERE,
        place=here.place(organisation.place) if organisation.place else NOWHERE,
        other_names=tuple(n for n in dict.fromkeys((*organisation.name.all(), *organisation.aliases)) if n != name),
        note=tree.say(organisation.note),
        postings=rows,
        cadres=tuple(cadre_item(here, cadre) for cadre in cadres),
        entries=entry_items(here, entries[:NEWEST]),
        entry_count=len(entries),
        backlinks=backlinks(here, "organisation", id_),
    )
    title = tree.speech.t("nav.organisations")
    return here.page(
        "organisation",
        content,
        title=name,
        description=tree.speech.t("page.organisation_description", name=name, n=len(entries)),
        section="organisations",
        trail=(here.ref(title, urls.ORGANISATIONS),),
        running=(title, name),
    )


def _entries(tree: Tree, id_: str, cadres: list[str]) -> list[PublicEntry]:
    """Entries that name the organisation or that its cadres wrote, in order."""
    index = tree.index
    return index.in_order((index.by_organisation.get(id_, ()), *(index.by_cadre.get(cadre, ()) for cadre in cadres)))
