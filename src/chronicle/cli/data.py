"""Diagnostics as JSON, version 1: for editors and other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from chronicle.cli.drawing import counted
from chronicle.model.diagnostic import Diagnostic, Place, Related

VERSION = 1


def as_json(diagnostics: Sequence[Diagnostic], lang: str) -> str:
    """One object on one line. `file` is relative to the site's folder, lines and columns count from 1, columns in
    Unicode code points, the end is exclusive. Only ASCII is written, so that no system's encoding can spoil it."""
    errors, warnings = counted(diagnostics)
    told = [_diagnostic(diagnostic, lang) for diagnostic in diagnostics]
    return json.dumps({"version": VERSION, "diagnostics": told, "errors": errors, "warnings": warnings})


def _diagnostic(diagnostic: Diagnostic, lang: str) -> dict[str, Any]:
    place = diagnostic.place
    line, column, end_line, end_column = ends(place)
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "file": place.file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "message": diagnostic.message.get(lang),
        "help": diagnostic.help.get(lang),
        "related": [_related(related, lang) for related in diagnostic.related],
    }


def ends(place: Place) -> tuple[int, int, int, int]:
    """Line, column, end line and end column, from 1; a place without a line is the file's first."""
    line, column = place.line or 1, place.column or 1
    end_line, end_column = max(place.end_line, line), place.end_column or 1
    return line, column, end_line, max(end_column, column) if end_line == line else end_column


def _related(related: Related, lang: str) -> dict[str, Any]:
    place = related.place
    return {
        "file": place.file,
        "line": place.line or 1,
        "column": place.column or 1,
        "message": related.message.get(lang),
    }
