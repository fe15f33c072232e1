"""Problems as values: a code, a place, what is wrong and what to write instead, in English and Chinese.

The families of codes (they never change meaning; docs/checks.md has one section each):

    C1 form              files, encodings, YAML, keys, Markdown
    C2 names             references to villages, cadres, places, organisations, households; ids
    C3 dates and figures dates, quantities, money, statuses, kinds
    C4 links             links, wiki links, anchors, attachments
    C5 photos            picture files and their data
    C6 people            privacy: registered names, access, embargo, private spans
    C7 theme, settings   chronicle.yaml, templates, string tables
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from chronicle.model.value import Value

Severity = Literal["error", "warning", "hint"]


class Said(Value, frozen=True):
    """One sentence in the two languages of the interface."""

    en: str
    zh: str

    def get(self, lang: str) -> str:
        """The sentence for an interface language tag; anything but Chinese gets English."""
        return self.zh if lang.startswith("zh") else self.en


NOTHING = Said("", "")


class Place(Value, frozen=True, order=True):
    """A span in a file below the site's folder. Lines and columns count from 1, columns in Unicode code
    points (a byte-order mark is not counted), the end is exclusive. `line == 0` means the file as a whole
    (shown as 1:1)."""

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Related(Value, frozen=True):
    """A second place that helps to understand a problem, such as the first definition."""

    place: Place
    message: Said


class Diagnostic(Value, frozen=True):
    """One problem at one place. `code` is C and three digits; severity may be raised by `--strict`."""

    code: str
    severity: Severity
    place: Place
    message: Said
    help: Said = NOTHING
    related: tuple[Related, ...] = ()


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by file, line, column and code, without exact repeats."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.place, d.code, d.message.en)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True if any of them is an error."""
    return any(d.severity == "error" for d in diagnostics)


class Remark(Value, frozen=True):
    """A problem inside one text, before its place in a file is known: `start`, `end` are offsets in code
    points into the text that was parsed (`end` exclusive; 0, 0: the whole text)."""

    code: str
    severity: Severity
    message: Said
    help: Said = NOTHING
    start: int = 0
    end: int = 0
