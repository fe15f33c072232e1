"""themes/ -> theme: templates, words, dates and figures of a language, assets.

load_theme(name, site_folder, options=…) -> (Theme, diagnostics)
Theme.speech(lang) -> Speech: t, label, date, number
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
