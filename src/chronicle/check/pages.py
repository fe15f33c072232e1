"""Rules about plain pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chronicle.model.archive import Archive
from chronicle.model.diagnostic import Diagnostic, Place, Said

RESERVED_ID = "C231"
SECTIONS = frozenset(
    (
        *("entries", "villages", "cadres", "places", "organisations", "timeline", "measures", "tags"),
        *("photos", "assets", "attachments", "index", "404", "feed", "sitemap", "robots"),
    )
)
"""First parts of addresses that the site itself uses."""


def reserved_ids(archive: Archive, _: date) -> Iterator[Diagnostic]:
    """A plain page cannot have the address of a section of the site, nor of a language's tree."""
    for page in archive.pages.values():
        if page.id in SECTIONS or page.id in ("en", "zh"):
            yield Diagnostic(
                RESERVED_ID,
                "error",
                Place(f"content/pages/{page.id}.md"),
                Said(
                    f'"{page.id}" is a section of the site and cannot be a page',
                    f"“{page.id}”是网站的栏目，不能用作页面",
                ),
                Said("give the file another name", "请给文件换一个名字"),
            )
