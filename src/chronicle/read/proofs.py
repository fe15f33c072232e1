"""Proofreading of a file as it is read, so that what was found is kept with what was read."""

from __future__ import annotations

from collections.abc import Iterable

from chronicle.model.diagnostic import Remark
from chronicle.model.entry import Entry
from chronicle.proof import acres, phrases, remarks
from chronicle.source import FrontMatter, Sheet, line_spot


def proofread(sheet: Sheet, text: str, page: FrontMatter, entry: Entry) -> tuple[tuple[str, int, int, int], ...]:
    """Puts the slips of an entry on its sheet; gives the phrases that may have been names."""
    say_slips(sheet, text, page)
    if not entry.lang.startswith("en"):
        return ()
    if entry.translation_of or entry.source.translated_from:
        _say(sheet, text, acres(text))
    found = []
    for start, end in phrases(text):
        line, column, _, end_column = line_spot(text, start, end - start)
        found.append((text[start:end], line, column, end_column))
    return tuple(found)


def say_slips(sheet: Sheet, text: str, page: FrontMatter) -> None:
    """Puts the slips of a file with a body on its sheet."""
    _say(sheet, text, remarks(text, len(text) - len(page.body)))


def _say(sheet: Sheet, text: str, found: Iterable[Remark]) -> None:
    for one in found:
        spot = line_spot(text, one.start, one.end - one.start)
        sheet.say(one.code, one.severity, spot, one.message, one.help)
