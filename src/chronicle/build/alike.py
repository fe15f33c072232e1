"""Whether more of an entry has changed than its text."""

from __future__ import annotations

from collections.abc import Iterable

from chronicle.model.contents import EntryFile
from chronicle.model.diagnostic import Diagnostic
from chronicle.model.value import replace


def files_of(diagnostics: Iterable[Diagnostic]) -> set[str]:
    """The files of which something is told."""
    return {place.file for d in diagnostics for place in (d.place, *(r.place for r in d.related))}


def but_for_text(old: EntryFile, new: EntryFile) -> bool:
    """True if two readings of an entry differ in its text only, and the text shows nothing new elsewhere: the same
    beginning, headings, links and names in the same order, wherever they stand."""
    one, other = old.entry.prose, new.entry.prose
    same = replace(
        other,
        asks=tuple(replace(ask, spot=was.spot) for ask, was in zip(other.asks, one.asks, strict=False)),
        finds=one.finds,
    )
    names = [find.name for find in one.finds] == [find.name for find in other.finds]
    alike = names and len(one.asks) == len(other.asks) and same == one
    return alike and replace(new, entry=replace(new.entry, prose=one)) == old
