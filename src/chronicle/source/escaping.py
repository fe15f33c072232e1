"""Escaping for HTML that gives plain strings: by far the most frequent thing that is done to a text."""

from __future__ import annotations

from markupsafe import Markup, escape

try:
    # What `escape` itself calls, in C.
    from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]
except ImportError:

    def escape_text(text: str, /) -> str:
        """The text with the marks of HTML written as references."""
        return str(escape(text))


def escaped(value: object) -> str:
    """The same as `markupsafe.escape`, without making a Markup of it."""
    kind = type(value)
    if kind is str:
        return escape_text(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(escape(value))


__all__ = ["escape_text", "escaped"]
