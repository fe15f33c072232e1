"""Markdown, the one way in: `parse_markdown` makes a body of pieces; `strip_private` cleans a prose field.

The parser is imported when something is parsed: a build in which nothing changed parses nothing."""

from __future__ import annotations

from chronicle.model.body import Body
from chronicle.model.diagnostic import Diagnostic
from chronicle.source.markdown.plain import plain_text
from chronicle.source.markdown.redaction import REDACTED_MARK, strip_private

__all__ = ["REDACTED_MARK", "first_heading", "parse_markdown", "plain_text", "strip_private"]


def parse_markdown(
    text: str, *, file: str, first_line: int = 1, without_title: bool = False
) -> tuple[Body, tuple[Diagnostic, ...], bool]:
    """(the body, its problems, whether it must be withheld).

    `first_line` is the line of `file` on which `text` begins; its first character stands in column 1. If it
    cannot be told what is private (C601), the body is empty. Never raises. `without_title`: a heading with which
    the text begins is left out, because it became the title (see `first_heading`).

    Codes: C110 control character, C111 override of direction, C112 nested too deeply, C113 footnote never cited,
    C401 address with a scheme that is not allowed, C501 picture on another site, C601 private span without an end,
    C602 `%%` in indented code."""
    from chronicle.source.markdown import body

    return body.parse(text, file, first_line, without_title)


def first_heading(text: str) -> str:
    """The plain text of the first heading of a body, "" if there is none or the body is withheld."""
    from chronicle.source.markdown import body

    return body.first_heading(text)
