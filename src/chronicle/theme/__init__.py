"""themes/ -> theme: templates, words, dates and figures of a language, assets.

load_theme(name, site_folder, options=…) -> (Theme, diagnostics)
Theme.speech(lang) -> Speech: t, label, date, number
"""

from __future__ import annotations

from chronicle.theme.assets import Asset
from chronicle.theme.check import check_templates
from chronicle.theme.dates import DateParts
from chronicle.theme.find import is_own, theme_names, theme_roots, theme_stats
from chronicle.theme.grammar import FALLBACK
from chronicle.theme.kept import Kept, key_of
from chronicle.theme.load import load_theme
from chronicle.theme.numbers import Countable
from chronicle.theme.speech import Speech, fill
from chronicle.theme.syntax import HELPERS, VIEWS, TemplateSource, syntax_error
from chronicle.theme.syntax import place as template_place
from chronicle.theme.theme import Closure, Theme

__all__ = [
    "FALLBACK",
    "HELPERS",
    "VIEWS",
    "Asset",
    "Closure",
    "Countable",
    "DateParts",
    "Kept",
    "Speech",
    "TemplateSource",
    "Theme",
    "check_templates",
    "fill",
    "is_own",
    "key_of",
    "load_theme",
    "syntax_error",
    "template_place",
    "theme_names",
    "theme_roots",
    "theme_stats",
]
