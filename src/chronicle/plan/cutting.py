"""The pages of lists that are cut, and the links to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from chronicle.plan.cuts import CutList
from chronicle.plan.here import NOWHERE, Here
from chronicle.plan.items import entry_items
from chronicle.plan.jobs import PageJob
from chronicle.plan.marks import mark
from chronicle.plan.tree import Page, Tree
from chronicle.plan.views import EntryList, Ref, Slice
from chronicle.plan.years import APART

OWN_LIST = 60
"""A village's or cadre's own page shows all its entries up to this many."""
YEAR_CUT = 200
"""Other lists are cut by year above this many rows."""


def cut_label(here: Here, cut: str) -> str:
    """A cut's name: 2015, 2015-11, or the theme's word for year unknown, undated, several years."""
    if cut in APART:
        return here.tree.speech.t(f"timeline.{cut}")
    return cut.replace("/", "-")


def slices(here: Here, cut_list: CutList, path: Callable[[str], str], current: str = "") -> tuple[Slice, ...]:
    """Links to the cuts of a list."""
    return tuple(
        Slice(cut_label(here, cut), count, here.ref(cut_label(here, cut), path(cut)), cut == current)
        for cut, count in cut_list.counts.items()
    )


def cut_pages(
    tree: Tree,
    kind: str,
    cut_list: CutList,
    path: Callable[[str], str],
    of: Callable[[Here], Ref],
    section: str,
    trail: Callable[[Here], tuple[Ref, ...]],
    owner_mark: bytes,
) -> Iterable[Page]:
    """One page for each cut of a long list. `owner_mark`: of what the list belongs to and the way to it."""
    names = list(cut_list.counts)

    def made(number: int) -> PageJob:
        cut = names[number]
        here = Here(tree, path(cut))
        owner = of(here)
        label = cut_label(here, cut)

        def neighbour(at: int) -> Ref:
            if not 0 <= at < len(names):
                return NOWHERE
            return here.ref(cut_label(here, names[at]), path(names[at]))

        content = EntryList(
            heading=label,
            of=owner,
            entries=entry_items(here, cut_list.parts[cut]),
            count=cut_list.counts[cut],
            slices=slices(here, cut_list, path, cut),
            previous=neighbour(number + 1),
            next=neighbour(number - 1),
        )
        return here.page(
            kind,
            content,
            title=f"{owner.text} {label}".strip(),
            section=section,
            trail=(*trail(here), owner),
            running=(owner.text, label),
        )

    siblings = mark(*(f"{cut} {count}".encode() for cut, count in cut_list.counts.items()))

    def marked(cut: str) -> bytes:
        return mark(owner_mark, siblings, tree.shared.marks.entries(cut_list.parts[cut]))

    for number, cut in enumerate(names):
        yield Page(path(cut), kind, partial(made, number), partial(marked, cut))
