"""What stands where a private span, `%%…%%`, was; and fields without their spans."""

from __future__ import annotations

import re

SENTINEL = "\ufdd0"
"""Stands where a private span was cut out. A noncharacter: `clean` removes it from what people write, and
Markdown's own entities cannot make it."""

REDACTED_MARK = "⟦…⟧"
"""Stands for a private span in plain strings; pages say it in their own language."""

_SPAN = re.compile(r"%%.*?%%", re.DOTALL)


def strip_private(text: str) -> tuple[str, int, bool]:
    """A prose field without its private spans: (text with REDACTED_MARK in their place, how many, unbalanced).

    There is no code in a field, so every `%%` counts. An unbalanced text comes back empty."""
    if "%%" not in text:
        return text, 0, False
    kept, count = _SPAN.subn(REDACTED_MARK, text)
    if "%%" in _SPAN.sub("\n", text):
        return "", count, True
    return kept, count, False
