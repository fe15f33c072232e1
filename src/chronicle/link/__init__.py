"""Contents -> archive: references become ids, links get targets, measures their histories.

link_contents(contents, mentions=…, attachments=…) -> Linked(archive, diagnostics, …)
registries(contents) -> Registries            finding a thing by id, name, alias or code
all_targets(links), head_linked(prose, links)                 what a body names, and its beginning
"""

from __future__ import annotations

from chronicle.link.archive import Linked, link_contents
from chronicle.link.bodies import HOUSEHOLD, Meanings, all_targets, head_linked
from chronicle.link.nameless import without_pseudonyms
from chronicle.link.registry import Registries, Registry, registries

__all__ = [
    "HOUSEHOLD",
    "Linked",
    "Meanings",
    "Registries",
    "Registry",
    "all_targets",
    "head_linked",
    "link_contents",
    "registries",
    "without_pseudonyms",
]
