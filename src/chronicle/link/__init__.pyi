from .archive import Linked, link_contents
from .bodies import HOUSEHOLD, Meanings, all_targets, head_linked
from .nameless import without_pseudonyms
from .registry import Registries, Registry, registries

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
