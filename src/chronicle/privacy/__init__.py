"""Archive -> public archive, under the privacy rules.

disclose(archive, rules, text_of) -> Disclosed(public, withheld, diagnostics, register, names_found)
LeakGate(find).leaks(path, data)          registered names in an output
register_missing(settings, contents) -> an error if the private register is not there and must be
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
