"""Plain strings made while a body is parsed: ids of headings."""

from __future__ import annotations

import re

from chronicle.source.markdown.redaction import REDACTED_MARK, SENTINEL

_NOT_IN_ID = re.compile(r"[^\w\- ]")
_LONGEST_ID = 80


class HeadingIds:
    """Gives each heading of one body its id."""

    __slots__ = ("_count", "_taken")

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}
        self._count = 0

    def next(self, text: str) -> str:
        """`h-` and the heading's letters and digits in lower case; `-2`, `-3` … if there was the same before, and
        the number of the heading if nothing is left."""
        self._count += 1
        bare = text.lower()
        if not bare.isalnum():
            bare = _NOT_IN_ID.sub("", bare.replace(REDACTED_MARK, " ").replace(SENTINEL, " "))
        slug = "h-" + ("-".join(bare.split())[:_LONGEST_ID].strip("-_") or str(self._count))
        found, number = slug, self._taken.get(slug, 0)
        while found in self._taken:
            number += 1
            found = f"{slug}-{max(number, 2)}"
        self._taken[slug] = max(number, 1)
        self._taken[found] = max(self._taken.get(found, 0), 1)
        return found
