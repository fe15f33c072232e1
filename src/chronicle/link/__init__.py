"""Contents -> archive: references become ids, links get targets, measures their histories.

link_contents(contents, mentions=…, attachments=…) -> Linked(archive, diagnostics)
"""

from __future__ import annotations

from chronicle.link.archive import Linked, link_contents
from chronicle.link.nameless import without_pseudonyms

__all__ = ["Linked", "link_contents", "without_pseudonyms"]
