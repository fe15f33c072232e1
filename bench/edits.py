"""What is changed between two builds: functions of a file's text."""

from __future__ import annotations

import re


def with_field(text: str, key: str, value: str) -> str:
    """The text with another value in a line of its front matter."""
    head, body = _parts(text)
    changed, times = re.subn(rf"(?m)^{key}: .*$", lambda _: f"{key}: {value}", head, count=1)
    if not times:
        raise ValueError(f"there is no {key}:")
    return f"---\n{changed}---\n{body}"


def with_lines(text: str, lines: str) -> str:
    """The text with lines more at the end of its front matter."""
    head, body = _parts(text)
    return f"---\n{head}{lines}\n---\n{body}"


def with_paragraph(text: str, paragraph: str) -> str:
    """The text with a paragraph more at its end."""
    return f"{text.rstrip()}\n\n{paragraph}\n"


def _parts(text: str) -> tuple[str, str]:
    _, head, body = text.split("---\n", 2)
    return head, body
