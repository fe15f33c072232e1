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


_BACK = (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&"))
"""What `escape_text` writes for each mark; that of `&` comes last."""


def unescape_text(html: str) -> str:
    """The text that `escape_text` has made this of."""
    if "&" in html:
        for written, mark in _BACK:
            html = html.replace(written, mark)
    return html


def escaped(value: object) -> str:
    """The same as `markupsafe.escape`, without making a Markup of it."""
    kind = type(value)
    if kind is str:
        return escape_text(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(escape(value))


__all__ = ["escape_text", "escaped", "unescape_text"]
