"""`privacy.names: replace`: registered names in prose give way to what is said instead. What cannot be replaced
(ids, files, addresses, a name broken by marks) is still found afterwards and stops the build."""

from __future__ import annotations

from html import escape
from typing import Any, TypeVar

from chronicle.model.body import Body, HouseholdRef, Html, PhotoRef, Piece, Prose, RefOpen, RefText, Target, Text
from chronicle.model.value import Value, replace
from chronicle.model.wording import Wording
from chronicle.privacy.names import NameSearch

PROSE = frozenset(
    {
        *("title", "summary", "note", "weather", "ref", "date_text", "tags", "kind_text", "hamlets", "groups"),
        *("aliases", "pinyin", "text"),
    }
)
"""Fields with plain prose. Fields of the type Wording and bodies are prose anyway; other plain texts are ids,
files, addresses and words of a list."""
Thing = TypeVar("Thing")


def masked(value: Thing, search: NameSearch) -> Thing:
    """The value with every registered name in its prose replaced."""
    changed: Any = _masked(value, search, prose=False)
    return changed  # type: ignore[no-any-return]


def _masked(value: Any, search: NameSearch, *, prose: bool) -> Any:
    if isinstance(value, str):
        return search.masked(value) if prose else value
    if isinstance(value, Wording):
        return Wording(tuple((tag, search.masked(text)) for tag, text in value.texts))
    if isinstance(value, Body):
        return _body(value, search)
    if isinstance(value, Prose):
        return replace(value, excerpt=search.masked(value.excerpt), head=tuple(_piece(p, search) for p in value.head))
    if isinstance(value, Target):
        return _target(value, search)
    if isinstance(value, tuple):
        return tuple(_masked(item, search, prose=prose) for item in value)
    if isinstance(value, Value):
        changes = {}
        for name in value.__struct_fields__:
            before = getattr(value, name)
            if name == "captions":
                after: Any = tuple((photo, search.masked(a), search.masked(b)) for photo, a, b in before)
            else:
                after = _masked(before, search, prose=name in PROSE)
            if after != before:
                changes[name] = after
        return replace(value, **changes) if changes else value
    return value


def _body(body: Body, search: NameSearch) -> Body:
    headings = tuple(
        replace(heading, id=search.masked(heading.id), text=search.masked(heading.text)) for heading in body.headings
    )
    pieces = tuple(_piece(piece, search) for piece in body.pieces)
    return Body(pieces, headings, spots=body.spots)


def _piece(piece: Piece, search: NameSearch) -> Piece:
    if isinstance(piece, Text):
        return Text(search.masked(piece.text), piece.prose)
    if isinstance(piece, Html):
        return Html(_markup(piece.html, search))
    if isinstance(piece, RefText):
        return RefText(_target(piece.target, search), search.masked(piece.text))
    if isinstance(piece, RefOpen):
        return RefOpen(_target(piece.target, search), search.masked(piece.title))
    if isinstance(piece, HouseholdRef):
        return HouseholdRef(piece.household, search.masked(piece.label))
    if isinstance(piece, PhotoRef):
        return replace(piece, alt=search.masked(piece.alt), caption=search.masked(piece.caption))
    return piece


def _target(target: Target, search: NameSearch) -> Target:
    """A heading's id changes with its text."""
    return replace(target, fragment=search.masked(target.fragment)) if target.fragment else target


def _markup(html: str, search: NameSearch) -> str:
    """Markup made by the parser holds names in headings' ids; what is said instead is made safe for it."""
    parts: list[str] = []
    at = 0
    for start, end, name in search.find(html):
        parts += [html[at:start], escape(search.masked(name))]
        at = end
    return "".join((*parts, html[at:]))
