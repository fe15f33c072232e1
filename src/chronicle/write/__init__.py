"""Bytes into the output folder: all of them or none, nothing that is withheld, nothing that is not ours.

Output(folder, state_folder, …): what stands there, what must be made, and moving it into place
site_lock(folder): one build at a time
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
