"""Where registered names stand: a diagnostic with file, line and column for each."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

from chronicle.model.body import Body, Html, PhotoRef, RefOpen
from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.entry import Places
from chronicle.privacy.names import NameSearch
from chronicle.privacy.shown import Shown, shown_bodies, shown_texts
from chronicle.source import TAG, visible_runs

NAME_FOUND = "C630"
Found = Iterator[tuple[str, Place]]


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks for registered names in values. `text_of`: the raw text of a file below the site's folder, "" if
    there is none; it is asked only to name the line of what was found."""

    search: NameSearch
    text_of: Callable[[str], str]

    def in_value(self, value: object, file: str, places: Places | None = None) -> list[Diagnostic]:
        """A diagnostic for each registered name in what a page could show of a value."""
        found: dict[tuple[str, Place], None] = {}
        for shown in shown_texts(value):
            for name in self._names(shown):
                found |= dict.fromkeys((name, place) for place in self._of_field(name, shown.path, file, places))
        for lang, body in shown_bodies(value):
            found |= dict.fromkeys(self._in_body(body, self._file_of(file, lang)))
        for name in self.search.find_in_address(file):
            found[name, Place(file)] = None
        return [_diagnostic(name, place) for name, place in found]

    def in_stub(self, value: object, file: str) -> list[Diagnostic]:
        """The same for something that is registered nowhere: `file` is the one that names it."""
        names = dict.fromkeys(name for shown in shown_texts(value) for name in self._names(shown))
        return [_diagnostic(name, place) for name in names for place in self._in_lines(name, file, 1, None)]

    def _names(self, shown: Shown) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(name for _, _, name in self.search.find_wide(shown.text)))
        return self.search.find_in_address(shown.text) if shown.address and not names else names

    def _of_field(self, name: str, path: str, file: str, places: Places | None) -> list[Place]:
        if places is not None and any(key == path or path.startswith(f"{key}.") for key in places.table() if key):
            return [Place(places.file, *places.spot(path))]
        return self._in_lines(name, file, _body_starts(self._lines(file)), None)

    def _in_body(self, body: Body, file: str) -> Found:
        starts: list[int] = []
        text = ""
        for run in visible_runs(body.pieces):
            starts.append(len(text))
            text += run
        for start, _, name in self.search.find_wide(text):
            yield from self._at_piece(name, body, bisect_right(starts, start) - 1, file)
        for index, piece in enumerate(body.pieces):
            names: tuple[str, ...] = ()
            if isinstance(piece, RefOpen):
                names = (*self._of_text(piece.title), *self.search.find_in_address(piece.target.id))
            elif isinstance(piece, PhotoRef):
                names = self.search.find_in_address(piece.photo)
            elif isinstance(piece, Html):
                names = self._of_text("\n".join(unescape(tag) for tag in TAG.findall(piece.html)))
            for name in names:
                yield from self._at_piece(name, body, index, file)

    def _of_text(self, text: str) -> tuple[str, ...]:
        return tuple(name for _, _, name in self.search.find_wide(text))

    def _at_piece(self, name: str, body: Body, index: int, file: str) -> Found:
        """The places of a name in the block that a piece belongs to; the block's own where the name is broken
        by marks there."""
        line, column, end = body.spots[index] if index < len(body.spots) else (0, 0, 0)
        if not line:
            yield from ((name, place) for place in self._in_lines(name, file, _body_starts(self._lines(file)), None))
            return
        beyond = next((spot[0] for spot in body.spots[index:] if spot[0] > line), None)
        last = beyond - 1 if beyond else None
        block = Place(file, line, column, line, end)
        for place in self._in_lines(name, file, line, last):
            yield name, place if place.line else block

    def _in_lines(self, name: str, file: str, first: int, last: int | None) -> list[Place]:
        """Where a name stands as it is in the raw lines from `first` to `last`; the file alone if nowhere."""
        spots = [
            Place(file, number, start + 1, number, end + 1)
            for number, line in enumerate(self._lines(file)[:last], 1)
            if number >= first
            for start, end, hit in self.search.find_wide(line)
            if hit == name
        ]
        return spots or [Place(file)]

    def _lines(self, file: str) -> list[str]:
        text = unicodedata.normalize("NFC", self.text_of(file))
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def _file_of(self, file: str, lang: str) -> str:
        """The file of a register's text in a language: `x.en.md` beside `x.md` if there is one."""
        other = f"{file.removesuffix('.md')}.{lang}.md"
        return other if lang and file.endswith(".md") and self.text_of(other) else file


def _body_starts(lines: list[str]) -> int:
    """The first line after the front matter."""
    return lines.index("---", 1) + 2 if lines[:1] == ["---"] and "---" in lines[1:] else 1


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
