"""Registered names: a real name in anything that a page could show stops the build, or is replaced."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from chronicle.model.body import Body, Piece, Text
from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.entry import Places
from chronicle.model.quantity import Quantity
from chronicle.model.registers import Household, PrivateName
from chronicle.model.when import When
from chronicle.model.wording import Wording
from chronicle.privacy.visible import visible
from chronicle.source import NameFinder

NAME_FOUND = "C630"
NOT_SHOWN = frozenset({"households", "household", "withheld", "access"})
"""Fields that no page shows; `households:` may hold a real name as a proper reference."""


@dataclass(frozen=True, slots=True)
class Register:
    """The names that must not appear, what to say instead of each, and the longer phrases that are free."""

    instead: Mapping[str, str]
    free: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names and their other forms."""
        return tuple(self.instead)


def register(households: Iterable[Household], names: Iterable[PrivateName], free: Iterable[str]) -> Register:
    """The register of a site."""
    instead: dict[str, str] = {}
    for household in households:
        pseudonym = household.pseudonym.all()
        for name in household.names:
            instead[name] = pseudonym[0] if pseudonym else ""
    for private in names:
        for form in (private.name, *private.also):
            instead[form] = private.say
    return Register(instead, tuple(free))


class NameSearch:
    """Finds registered names in texts, outside the phrases that are free."""

    def __init__(self, names: Register) -> None:
        self._register = names
        self._finder = NameFinder(names.names) if names.instead else None
        self._free = NameFinder(names.free) if names.free else None

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, name) of every registered name in a text."""
        if self._finder is None or not text:
            return []
        found = self._finder.find(text)
        if not found or self._free is None:
            return found
        free = self._free.find(text)
        return [hit for hit in found if not any(start <= hit[0] and hit[1] <= end for start, end, _ in free)]

    def masked(self, text: str) -> str:
        """The text with what is said instead of each name."""
        for start, end, name in reversed(self.find(text)):
            text = text[:start] + (self._register.instead.get(name) or "某") + text[end:]
        return text

    def masked_body(self, body: Body) -> Body:
        """The body with names replaced where one piece holds them whole."""
        if not self.find(visible(body.pieces)):
            return body
        pieces: list[Piece] = [
            Text(self.masked(piece.text), piece.prose) if isinstance(piece, Text) else piece for piece in body.pieces
        ]
        return Body(tuple(pieces), body.headings, body.excerpt, body.words)


def shown_texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """(field path, text) of everything in a value that a page could show."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Body):
        yield path, visible(value.pieces)
        for heading in value.headings:
            yield path, heading.text
    elif isinstance(value, Wording):
        for text in value.all():
            yield path, text
    elif isinstance(value, (Quantity, When)):
        yield path, value.text
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from shown_texts(item, f"{path}.{index}")
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in NOT_SHOWN:
                inner = f"{path}.{field.name}" if path else field.name
                yield from shown_texts(getattr(value, field.name), inner)


def finds(
    value: object, file: str, places: Places | None, search: NameSearch, text_of: Callable[[str], str]
) -> list[Diagnostic]:
    """A diagnostic for each registered name in what a page could show of a value. `text_of` gives the raw
    text of a file, to name the line of a find in prose."""
    found: dict[tuple[str, Place], None] = {}
    for path, text in shown_texts(value):
        for _, _, name in search.find(text):
            in_body = path.split(".")[0] in ("body", "bodies")
            for place in _places(name, path, file, None if in_body else places, search, text_of):
                found[name, place] = None
    for _, _, name in search.find(file):
        found[name, Place(file)] = None
    return [_diagnostic(name, place) for name, place in found]


def _places(
    name: str, path: str, file: str, places: Places | None, search: NameSearch, text_of: Callable[[str], str]
) -> list[Place]:
    if places is not None and any(key == path or path.startswith(f"{key}.") for key, _ in places.spots if key):
        line, column, end_line, end_column = places.spot(path)
        return [Place(places.file, line, column, end_line, end_column)]
    spots = []
    lines = _lines(text_of(file))
    body_starts = lines.index("---", 1) + 1 if lines[:1] == ["---"] and "---" in lines[1:] else 0
    for number, line_text in enumerate(lines, 1):
        if number <= body_starts:
            continue
        for start, end, hit in search.find(line_text):
            if hit == name:
                spots.append(Place(file, number, start + 1, number, end + 1))
    return spots or [Place(file)]


def _lines(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _diagnostic(name: str, place: Place) -> Diagnostic:
    return Diagnostic(
        NAME_FOUND,
        "error",
        place,
        Said(
            f'"{name}" is a registered private name, and a page would show it',
            f"“{name}”是登记在册、不得公开的姓名，页面会显示它",
        ),
        Said(
            "write the household's pseudonym, or put the passage in a private span: %%…%%",
            "请改写化名，或把这一段放进 %%…%%",
        ),
    )
