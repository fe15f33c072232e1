"""Contents -> archive: references become ids, links get targets, measures their histories.

link_contents(contents, mentions=…, attachments=…) -> Linked(archive, diagnostics, …)
registries(contents) -> Registries            finding a thing by id, name, alias or code
all_targets(links), head_linked(prose, links)                 what a body names, and its beginning
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
