"""Plain pages (about, access …) and the 404 page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from chronicle.plan import urls
from chronicle.plan.here import Here
from chronicle.plan.jobs import PageJob
from chronicle.plan.pages.timeline import year_slices
from chronicle.plan.tree import Page, Tree
from chronicle.plan.views import Heading, Missing, PlainPage


def pages(tree: Tree) -> Iterable[Page]:
    """Every plain page that this language has, and in the first language the 404 page."""
    for id_ in tree.archive.pages:
        if not tree.has_page(id_):
            continue
        yield Page(urls.page(id_), "page", partial(_plain, tree, id_))
    if tree.is_root:
        yield Page(urls.MISSING, "missing", partial(_missing, tree), listed=False)


def _plain(tree: Tree, id_: str) -> PageJob:
    here = Here(tree, urls.page(id_))
    page = tree.archive.pages[id_]
    bodies = dict(page.bodies)
    body = bodies.get(tree.lang) or next(iter(bodies.values()), None)
    view = here.body_of(page.bodies)
    title = tree.say(page.title)
    headings = tuple(Heading(h.level, h.id, h.text) for h in body.headings) if body else ()
    return here.page(
        "page",
        PlainPage(title, view, headings),
        title=title,
        description=body.excerpt if body else title,
        section=id_,
        running=(title,),
        photos=bool(view.pictures),
        draft=page.draft,
    )


def _missing(tree: Tree) -> PageJob:
    here = Here(tree, urls.MISSING)
    title = tree.speech.t("missing.title")
    return here.page("missing", Missing(year_slices(here)), title=title, running=(title,), listed=False)
