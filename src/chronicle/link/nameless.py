"""A build without the private register: every household that is named anywhere is "a household"."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.link.registry import registries
from chronicle.model.body import WikiLink
from chronicle.model.contents import Contents
from chronicle.model.entry import Entry
from chronicle.model.registers import Household
from chronicle.model.value import replace
from chronicle.model.wording import UNSAID


def without_pseudonyms(contents: Contents) -> Contents:
    """The contents with a nameless household for every reference to one. Names that a register does hold stay,
    so that they are still searched for."""
    known = registries(contents).households
    named = dict.fromkeys(text for file in contents.entries for text in _named(file.entry) if not known.find(text))
    return replace(
        contents,
        households=(
            *(replace(household, pseudonym=UNSAID) for household in contents.households),
            *(Household(text, "", UNSAID) for text in named),
        ),
    )


def _named(entry: Entry) -> Iterator[str]:
    """The households that an entry refers to: in its fields and by `[[household:…]]`."""
    yield from entry.households
    yield from (measure.household for measure in (*entry.measures, *entry.next_steps) if measure.household)
    yield from (need.household for need in entry.needs if need.household)
    for ask in entry.prose.asks:
        if isinstance(ask.piece, WikiLink) and ask.piece.kind in ("household", "农户"):
            yield ask.piece.name
