"""Diagnostics as text: the place, what is wrong, the line with a caret under the span, what to write instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.excerpt import REPLACED, excerpt, safe, unseen

Paint = Callable[[str, str], str]
"""(style, text) -> text as it is written; the styles are those of `STYLES`."""

STYLES = ("error", "warning", "hint", "place", "caret", "help", "good")
WORDS = {"error": Said("error", "错误"), "warning": Said("warning", "警告"), "hint": Said("hint", "提示")}
HELP = Said("help", "改法")
SEE = Said("see", "参见")
INDENT = "    "
TAB = 4
WIDTH = 100
"""Terminal columns of a source line; of a longer one the part around the span is shown."""
OFTEN = 3
"""How many further places of the same problem are no longer told one by one."""
LISTED = 5
"""How many of them are named."""
BEFORE = 40
"""Columns shown before the span when the line is cut."""


def plain(_style: str, text: str) -> str:
    """Paint without colour."""
    return text


def draw(diagnostic: Diagnostic, source: str, lang: str, paint: Paint = plain) -> Iterator[str]:
    """The lines that show one diagnostic. `source`: the text of its file, "" to show none of it."""
    style = diagnostic.severity
    word = f"{WORDS[style].get(lang)} {diagnostic.code}:"
    message = safe(diagnostic.message.get(lang))
    # A hint steps back as a whole; of a problem only the word has a colour.
    told = f"{paint(style, word)} {message}" if style != "hint" else paint(style, f"{word} {message}")
    yield f"{paint('place', shown(diagnostic.place))} {told}"
    line, caret = span(source, diagnostic.place)
    if caret:
        yield (INDENT + line).rstrip()
        yield INDENT + caret.replace("^" * caret.count("^"), paint("caret", "^" * caret.count("^")))
    if help_text := diagnostic.help.get(lang):
        # What is to be written may be several lines.
        for number, text in enumerate(help_text.split("\n")):
            yield INDENT + paint("help", safe(text) if number else f"{HELP.get(lang)}: {safe(text)}")
    for related in diagnostic.related:
        yield f"{INDENT}{SEE.get(lang)} {shown(related.place)} {safe(related.message.get(lang))}"


def together(found: Iterable[Diagnostic]) -> list[tuple[Diagnostic, tuple[Place, ...]]]:
    """Each diagnostic with the further places where the same is told: warnings and hints that are told over and over,
    such as a name that is registered nowhere, stand once. Errors stand each at its place."""
    same: dict[object, list[Diagnostic]] = {}
    for one in found:
        key = one if one.severity == "error" else (one.code, one.severity, one.message, _help(one))
        same.setdefault(key, []).append(one)
    rows: list[tuple[Diagnostic, tuple[Place, ...]]] = []
    for first, *others in same.values():
        if len(others) < OFTEN:
            rows += [(one, ()) for one in (first, *others)]
        else:
            rows.append((first, tuple(one.place for one in others)))
    return sorted(rows, key=lambda row: row[0].place)


def _help(one: Diagnostic) -> Said | None:
    """What tells two warnings apart; hints of one message are told together, whatever each may write instead."""
    return one.help if one.severity == "warning" else None


def elsewhere(places: Sequence[Place]) -> Said:
    """A sentence that names further places."""
    listed = [shown(place).removesuffix(":") for place in places[:LISTED]]
    more = " …" * (len(places) > LISTED)
    return Said(
        f"the same at {len(places)} more places: {', '.join(listed)}{more}",
        f"另有 {len(places)} 处相同：{'、'.join(listed)}{more}",
    )


def counted(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    """(errors, warnings); hints do not count."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    return severities.count("error"), severities.count("warning")


def counts(errors: int, warnings: int) -> Said:
    """How many there are, as a sentence."""
    if not errors and not warnings:
        return Said("no errors, no warnings", "没有错误，没有警告")
    return Said(
        f"{errors or 'no'} error{'s' * (errors != 1)}, {warnings or 'no'} warning{'s' * (warnings != 1)}",
        f"{errors} 个错误，{warnings} 个警告" if errors else f"没有错误，{warnings} 个警告",
    )


def shown(place: Place) -> str:
    """`file:line:column:`; a place without a line is the file's first."""
    return f"{safe(place.file)}:{place.line or 1}:{place.column or 1}:"


@dataclass(frozen=True, slots=True)
class Cell:
    """A character as it is shown, and how many terminal columns it takes."""

    text: str
    width: int


def span(source: str, place: Place) -> tuple[str, str]:
    """A line of the source and the line of carets that goes under it; ("", "") where there is no such line.

    Carets are placed by terminal columns: Han characters take two (Unicode
    Standard Annex 11), combining marks none, a tab goes to the next multiple of TAB."""
    found = excerpt(source, place)
    if found is None:
        return "", ""
    start, end = found.start, found.end
    cells = _cells(found.line)
    first, last = _window(cells, start)
    shown_cells, marks = cells[first:last], cells[start : min(end, last)]
    prefix, suffix = "…" * (first > 0), "…" * (last < len(cells))
    line = prefix + "".join(cell.text for cell in shown_cells) + suffix
    before = len(prefix) + sum(cell.width for cell in cells[first:start])
    return line, " " * before + "^" * max(1, sum(cell.width for cell in marks))


def _cells(text: str) -> list[Cell]:
    cells: list[Cell] = []
    column = 0
    for char in text:
        if char == "\t":
            step = TAB - column % TAB
            cell = Cell(" " * step, step)
        elif unseen(char):
            cell = Cell(REPLACED, 1)
        elif unicodedata.category(char) in ("Mn", "Me"):
            cell = Cell(char, 0)
        else:
            cell = Cell(char, 2 if unicodedata.east_asian_width(char) in "WF" else 1)
        cells.append(cell)
        column += cell.width
    return cells


def _window(cells: list[Cell], start: int) -> tuple[int, int]:
    """Which characters are shown, as (first, end): all, or as many around `start` as WIDTH holds."""
    if sum(cell.width for cell in cells) <= WIDTH:
        return 0, len(cells)
    first, room = start, BEFORE
    while first > 0 and cells[first - 1].width <= room:
        first -= 1
        room -= cells[first].width
    last, room = first, WIDTH
    while last < len(cells) and cells[last].width <= room:
        room -= cells[last].width
        last += 1
    return first, last
