"""The home page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from chronicle.plan import urls
from chronicle.plan.charts import locator
from chronicle.plan.here import Here
from chronicle.plan.items import entry_items, village_item
from chronicle.plan.jobs import PageJob
from chronicle.plan.pages.measures import kind_rows
from chronicle.plan.pages.timeline import year_slices
from chronicle.plan.pages.villages import in_order
from chronicle.plan.tree import Page, Tree
from chronicle.plan.views import Counts, Home

LATEST = 8


def pages(tree: Tree) -> Iterable[Page]:
    """The newest entries, the villages, the years."""
    yield Page(urls.HOME, "home", partial(_home, tree))


def _home(tree: Tree) -> PageJob:
    here = Here(tree, urls.HOME)
    settings = tree.shared.settings
    index = tree.index
    villages = in_order(tree)
    measures = [m for m in tree.archive.measures.values() if m.latest.record == "measure"]
    cover = here.picture(settings.cover.file) if settings.cover else None
    content = Home(
        counts=Counts(
            villages=len(villages),
            entries=len(index.ordered),
            measures=len(measures),
            done=sum(m.latest.status == "done" for m in measures),
        ),
        cover=cover,
        latest=entry_items(here, index.ordered[:LATEST]),
        years=year_slices(here),
        villages=tuple(village_item(here, id_) for id_ in villages),
        locator=locator(here, villages),
        kinds=kind_rows(here)[:6],
        more=here.ref(tree.speech.t("nav.timeline"), urls.TIMELINE),
    )
    title = tree.say(settings.title)
    return here.page(
        "home",
        content,
        title=title,
        description=tree.say(settings.description) or title,
        section="home",
        running=(title,),
        photos=False,
        image=cover,
    )
