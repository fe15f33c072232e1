"""A page for each tag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from chronicle.model.archive import PublicEntry
from chronicle.plan import urls
from chronicle.plan.cutting import YEAR_CUT, cut_pages, slices
from chronicle.plan.here import NOWHERE, Here
from chronicle.plan.items import entry_items
from chronicle.plan.jobs import PageJob
from chronicle.plan.marks import mark
from chronicle.plan.tree import Page, Tree
from chronicle.plan.views import EntryList


def pages(tree: Tree) -> Iterable[Page]:
    """All entries of a tag; above 200 one page a year."""
    for tag, entries in sorted(tree.index.by_tag.items()):
        id_ = tree.shared.tags[tag]
        yield Page(
            urls.tag(id_), "tag", partial(_tag, tree, tag, id_, entries), partial(_mark, tree, tag, id_, entries)
        )
        if len(entries) > YEAR_CUT:
            yield from cut_pages(
                tree,
                "entries",
                tree.index.cut_list("tag", tag),
                lambda cut, id_=id_: urls.tag(id_, cut),  # type: ignore[misc]
                lambda at, id_=id_, tag=tag: at.ref(tag, urls.tag(id_)),  # type: ignore[misc]
                "timeline",
                lambda _: (),
                tag.encode(),
            )


def _mark(tree: Tree, tag: str, id_: str, entries: Sequence[PublicEntry]) -> bytes:
    return mark(f"{tag}\n{id_}\n".encode(), tree.shared.marks.entries(entries))


def _tag(tree: Tree, tag: str, id_: str, entries: Sequence[PublicEntry]) -> PageJob:
    here = Here(tree, urls.tag(id_))
    many = len(entries) > YEAR_CUT
    content = EntryList(
        heading=tag,
        of=NOWHERE,
        entries=() if many else entry_items(here, entries),
        count=len(entries),
        slices=slices(here, tree.index.cut_list("tag", tag), lambda cut: urls.tag(id_, cut)) if many else (),
        previous=NOWHERE,
        next=NOWHERE,
        note_key="tag",
    )
    return here.page("tag", content, title=tag, section="timeline", running=(tag,))
