from .assets import Asset
from .check import check_templates
from .dates import DateParts
from .find import is_own, theme_names, theme_roots, theme_stats
from .grammar import FALLBACK
from .kept import Kept, key_of
from .load import load_theme
from .numbers import Countable
from .speech import Speech, fill
from .syntax import HELPERS, VIEWS, TemplateSource, syntax_error, template_place
from .theme import Closure, Theme

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
