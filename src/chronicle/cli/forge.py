"""Diagnostics for forges, which show them on the line: SARIF 2.1.0, and the annotations of GitHub's workflows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

import chronicle
from chronicle.cli.data import ends
from chronicle.model.diagnostic import Diagnostic, Place
from chronicle.model.excerpt import safe

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}


def as_sarif(diagnostics: Sequence[Diagnostic], lang: str, base: str) -> str:
    """One run in SARIF 2.1.0, on one line of ASCII. `base`: the site's folder as seen from where the command was
    called, with `/` at its end, or ""."""
    rules = sorted({one.code for one in diagnostics})
    run = {
        "tool": {
            "driver": {
                "name": "chronicle",
                "semanticVersion": chronicle.__version__,
                "rules": [{"id": code} for code in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, rules.index(one.code), lang, base) for one in diagnostics],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(one: Diagnostic, rule: int, lang: str, base: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": LEVELS[one.severity],
        "message": {"text": _no_placeholder(_told(one, lang))},
        "locations": [_location(one.place, base)],
    }
    if one.related:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(related.place, base),
                "message": {"text": _no_placeholder(related.message.get(lang))},
            }
            for number, related in enumerate(one.related)
        ]
    return result


def _no_placeholder(text: str) -> str:
    """`{0}` would stand for an argument (SARIF 2.1.0, 3.11.5). Other braces stay as they are to be typed, since few
    viewers take doubled ones together again."""
    return _PLACEHOLDER.sub(r"{{\1}}", text)


def _location(place: Place, base: str) -> dict[str, Any]:
    line, column, end_line, end_column = ends(place)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(base + place.file)}, "region": region}}


def as_annotations(diagnostics: Sequence[Diagnostic], lang: str, base: str) -> Iterator[str]:
    """A workflow command for each diagnostic; `base` as above."""
    for one in diagnostics:
        line, column, end_line, end_column = ends(one.place)
        where = {"file": base + one.place.file, "line": line, "endLine": end_line}
        if line == end_line:  # GitHub takes columns only within one line
            where |= {"col": column, "endColumn": end_column}
        properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in where.items())
        yield f"::{COMMANDS[one.severity]} {properties},title={one.code}::{_escaped(_told(one, lang))}"


def _told(one: Diagnostic, lang: str) -> str:
    """What is wrong, and below it what to write instead."""
    texts = (one.message.get(lang), one.help.get(lang))
    return "\n".join("\n".join(map(safe, text.split("\n"))) for text in texts if text)


def _escaped(text: str, more: str = "") -> str:
    for char in f"%\r\n{more}":
        text = text.replace(char, f"%{ord(char):02X}")
    return text
