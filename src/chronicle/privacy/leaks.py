"""The last gate: every file that would be published is searched for registered names, whatever made it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote

from chronicle.source import text_of_html

MARKUP = (".html", ".xml", ".svg")
VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)

Find = Callable[[str], list[tuple[int, int, str]]]


class LeakGate:
    """Searches output texts as a reader, a search engine and a curious person see them. Names of elements and
    attributes are not searched: a family may be called Li, and every list is an `<li>`."""

    def __init__(self, find: Find) -> None:
        self._find = find

    def leaks(self, path: str, data: bytes) -> tuple[str, ...]:
        """The registered names in an output, its path included; () if it is clean. What is no text at all (a
        picture, a packed file) cannot be searched; pictures are made by chronicle, without any metadata."""
        found = {name for _, _, name in self._find(path)}
        text = _text(data)
        if text is not None:
            forms = _markup(text) if path.endswith(MARKUP) else iter((text, unescape(text), unquote(text)))
            found |= {name for form in forms for _, _, name in self._find(form)}
        return tuple(sorted(found))


def _text(data: bytes) -> str | None:
    """The bytes as text, if they are any: UTF-8, or GB18030 as tables from old programs are."""
    if b"\0" in data[:4096]:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _markup(text: str) -> Iterator[str]:
    """The visible text, then the values of attributes and the comments, with addresses as written and decoded."""
    yield text_of_html(text)
    values = "\n".join(match[1] or match[2] or "" for match in VALUE.finditer(text))
    hidden = unescape(values + "\n" + "\n".join(COMMENT.findall(text)))
    yield hidden
    if "%" in hidden:
        yield unquote(hidden)
