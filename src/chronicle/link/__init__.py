"""Contents -> archive: references become ids, links get targets, measures their histories.

link_contents(contents, mentions=…, attachments=…) -> Linked(archive, diagnostics)
"""

from __future__ import annotations

from chronicle.link.archive import Linked, link_contents

__all__ = ["Linked", "link_contents"]
