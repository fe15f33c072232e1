"""The last gate: every file that would be published is searched for registered names, whatever made it."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from urllib.parse import unquote

from chronicle.privacy import of_html

TEXT_ENDINGS = (".html", ".xml", ".txt", ".json", ".js", ".css", ".svg", ".csv", ".webmanifest")

Find = Callable[[str], list[tuple[int, int, str]]]


class LeakGate:
    """Searches output texts: their bytes, the form that a reader sees, attributes and addresses decoded."""

    def __init__(self, find: Find) -> None:
        self._find = find

    def leaks(self, path: str, data: bytes) -> tuple[str, ...]:
        """The registered names in an output, its path included; () if it is clean."""
        found = {name for _, _, name in self._find(path)}
        if path.endswith(TEXT_ENDINGS):
            text = data.decode("utf-8", errors="replace")
            found |= {name for _, _, name in self._find(text)}
            if "<" in text or "&" in text:
                found |= {name for _, _, name in self._find(of_html(text))}
                found |= {name for _, _, name in self._find(unescape(text))}
            if "%" in text:
                found |= {name for _, _, name in self._find(unquote(text))}
        return tuple(sorted(found))
