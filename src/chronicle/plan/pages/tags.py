"""A page for each tag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from chronicle.model.archive import PublicEntry
from chronicle.plan import urls
from chronicle.plan.items import YEAR_CUT, cut_pages, cuts, entry_items, slices
from chronicle.plan.jobs import PageJob
from chronicle.plan.tree import NOWHERE, Page, Tree
from chronicle.plan.views import EntryList


def pages(tree: Tree) -> Iterable[Page]:
    """All entries of a tag; above 200 one page a year."""
    for tag, entries in sorted(tree.index.by_tag.items()):
        id_ = tree.shared.tags[tag]
        yield Page(urls.tag(id_), "tag", partial(_tag, tree, tag, id_, entries))
        if len(entries) > YEAR_CUT:
            yield from cut_pages(
                tree.at,
                "entries",
                entries,
                lambda cut, id_=id_: urls.tag(id_, cut),  # type: ignore[misc]
                lambda at, id_=id_, tag=tag: at.ref(tag, urls.tag(id_)),  # type: ignore[misc]
                "timeline",
                lambda _: (),
            )


def _tag(tree: Tree, tag: str, id_: str, entries: Sequence[PublicEntry]) -> PageJob:
    here = tree.at(urls.tag(id_))
    many = len(entries) > YEAR_CUT
    content = EntryList(
        heading=tag,
        of=NOWHERE,
        entries=() if many else entry_items(here, entries),
        count=len(entries),
        slices=slices(here, cuts(entries), lambda cut: urls.tag(id_, cut)) if many else (),
        previous=NOWHERE,
        next=NOWHERE,
        note_key="tag",
    )
    return here.page("tag", content, title=tag, section="timeline", running=(tag,))
