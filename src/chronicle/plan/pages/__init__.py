"""One module for each kind of page; SECTIONS lists them in the order in which they are planned."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from chronicle.plan.pages import (
    cadres,
    entries,
    home,
    measures,
    organisations,
    places,
    plain,
    tags,
    timeline,
    villages,
)
from chronicle.plan.tree import Page, Tree

SECTIONS: tuple[Callable[[Tree], Iterable[Page]], ...] = (
    home.pages,
    villages.pages,
    cadres.pages,
    places.pages,
    organisations.pages,
    timeline.pages,
    measures.pages,
    tags.pages,
    plain.pages,
    entries.pages,
)
"""The long lists come before the many entries: what is kept of each page that is made is least then, and at the end no
worker is waited for."""
