"""The errors of a build as the overlay in the browser shows them: values for JSON, texts in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.excerpt import excerpt, safe

SHOWN = 30
"""Errors that are shown; of more only the number is told."""
BEFORE, SPAN, AFTER = 40, 80, 60
"""Characters of a source line that are shown around a span and of it."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """`errors`: as shown; `count`: of all. `stopped`: nothing was built, pages are as they were before."""

    errors: tuple[Mapping[str, Any], ...] = ()
    count: int = 0
    stopped: bool = False

    def as_json(self) -> dict[str, Any]:
        """For the script."""
        return {"errors": list(self.errors), "count": self.count, "stopped": self.stopped}


NONE = Overlay()


def overlay(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], *, stopped: bool) -> Overlay:
    """The overlay for what a build has found; warnings are not shown. `texts`: the texts of the files of which a
    line may be shown."""
    errors = [found for found in diagnostics if found.severity == "error"]
    drawn = tuple(_error(found, texts.get(found.place.file, "")) for found in errors[:SHOWN])
    return Overlay(drawn, len(errors), stopped and bool(errors))


def _error(found: Diagnostic, text: str) -> dict[str, Any]:
    return {
        "code": found.code,
        "place": _shown(found.place),
        "source": _source(text, found.place),
        "message": _both(found.message),
        "help": _both(found.help) if found.help.en else None,
        "related": [{"place": _shown(one.place), "message": _both(one.message)} for one in found.related],
    }


def _source(text: str, place: Place) -> dict[str, Any] | None:
    """The line around a span, cut to what can be taken in."""
    found = excerpt(text, place)
    if found is None:
        return None
    line, start, end = found.line, found.start, found.end
    first, last = max(0, start - BEFORE), min(end, start + SPAN)
    rest = line[last:]
    return {
        "line": place.line,
        "before": "…" * (first > 0) + safe(line[first:start].replace("\t", "    ")),
        "span": safe(line[start:last].replace("\t", "    ")),
        "after": safe(rest[:AFTER].replace("\t", "    ")) + "…" * (len(rest) > AFTER),
    }


def _shown(place: Place) -> str:
    return f"{safe(place.file)}:{place.line or 1}:{place.column or 1}"


def _both(said: Said) -> dict[str, str]:
    return {"en": _lines(said.en), "zh": _lines(said.zh)}


def _lines(text: str) -> str:
    """What is to be written may be several lines."""
    return "\n".join(map(safe, text.split("\n")))
