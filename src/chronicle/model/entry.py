"""A diary entry: one Markdown file. References are as written in Contents and ids in an Archive."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from chronicle.model.body import EMPTY_BODY, NO_LINKS, NO_PROSE, Body, Links, Prose
from chronicle.model.measure import Measure, Need
from chronicle.model.photo import Access, Photo
from chronicle.model.value import Value
from chronicle.model.when import UNDATED, When
from chronicle.model.wording import UNSAID, Wording

ENTRY_TYPES = ("diary", "visit", "meeting", "report", "log")


class Source(Value, frozen=True):
    """Where an entry's text comes from: free text, web address, language it was translated from."""

    text: Wording = UNSAID
    url: str = ""
    translated_from: str = ""


NO_SOURCE = Source()


class Translation(Value, frozen=True):
    """An entry's text in a further language; all data come from the original."""

    entry: str
    lang: str
    title: str
    file: str
    summary: str = ""
    body: Body = EMPTY_BODY
    prose: Prose = NO_PROSE
    links: Links = NO_LINKS
    captions: tuple[tuple[str, str, str], ...] = ()
    """(photo, caption, alt) as far as the translation gives its own."""
    photos: tuple[Photo, ...] = ()
    """The photos as the translation names them: it may withhold one, never free it."""
    embargo_until: When = UNDATED
    withheld: str = ""


class Entry(Value, frozen=True):
    """`id` makes its URL; `file` is its path below the site's folder. `authors` wrote it and are among
    `cadres`. `participants`: cadre ids or role words. `date` is what sorts; `inferred` an editor's supplied
    date, shown in brackets, which sorts only with `sort_inferred`. `withheld` in an Archive: "" or the ground
    (draft, embargo, restricted, closed, minors, fault)."""

    id: str
    file: str
    title: str
    lang: str
    date: When = UNDATED
    date_text: str = ""
    inferred: When = UNDATED
    sort_inferred: bool = False
    time: str = ""
    weather: str = ""
    weekday: str = ""
    type: str = "diary"
    ref: str = ""
    order: int = 0
    villages: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    cadres: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    households: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    next_steps: tuple[Measure, ...] = ()
    needs: tuple[Need, ...] = ()
    causes: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    tags: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    summary: str = ""
    note: str = ""
    source: Source = NO_SOURCE
    access: Access = "public"
    embargo_until: When = UNDATED
    draft: bool = False
    minors: bool = False
    guardian_consent: bool = False
    mentions: bool = True
    translation_of: str = ""
    body: Body = EMPTY_BODY
    """As read; in Contents and in an Archive it is left where it lies, and `prose` and `links` stand for it."""
    prose: Prose = NO_PROSE
    links: Links = NO_LINKS
    withheld: str = ""

    def sort_key(self) -> tuple[tuple[int, int, int], str, int, str]:
        """Bucket and date, then time, order and path: the one order of all lists, oldest first."""
        when = self.date
        if self.sort_inferred and when.bucket != 0 and self.inferred.bucket == 0:
            when = self.inferred
        return (when.sort_key(), self.time, self.order, self.id)


Spot = tuple[int, int, int, int]
"""line, column, end line, end column; lines and columns from 1, end exclusive."""


class Places(Value, frozen=True):
    """Where the fields of one file stand: a path of keys ("measures.0.status", "title") to the span of its
    value. Kept beside the values, so that a line added above makes nothing stale; encoded, since it is seldom
    looked at and there are many."""

    file: str
    paths: bytes = b""
    """Apart from the spans, since many files have the same."""
    spans: bytes = b""

    @classmethod
    def of(cls, file: str, spots: Mapping[str, Spot]) -> Places:
        """The places of a file."""
        encode = msgspec.msgpack.encode
        return cls(file, encode(list(spots)), encode(list(spots.values()))) if spots else cls(file)

    def table(self) -> dict[str, Spot]:
        """Every path with its span."""
        return dict(zip(_PATHS.decode(self.paths), _SPANS.decode(self.spans), strict=True)) if self.paths else {}

    def spot(self, path: str) -> Spot:
        """The span of the field, or of the nearest enclosing one; (1, 1, 1, 1) if none."""
        table = self.table()
        while path:
            if path in table:
                return table[path]
            path = path.rpartition(".")[0]
        return table.get("", (1, 1, 1, 1))


_PATHS, _SPANS = msgspec.msgpack.Decoder(list[str]), msgspec.msgpack.Decoder(list[Spot])
