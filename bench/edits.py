"""What is changed between two builds: functions of a file's text."""

from __future__ import annotations

import re


def with_field(text: str, key: str, value: str) -> str:
    """The text with another value in a line of its front matter."""
    changed, times = re.subn(rf"(?m)^{key}: .*$", lambda _: f"{key}: {value}", text, count=1)
    if not times:
        raise ValueError(f"there is no {key}:")
    return changed


def with_paragraph(text: str, paragraph: str) -> str:
    """The text with a paragraph more at its end."""
    return f"{text.rstrip()}\n\n{paragraph}\n"
