"""content/chronicle.yaml -> Settings."""

from chronicle.settings.languages import spoken
from chronicle.settings.load import CHOICES, load_placed_settings, load_settings
from chronicle.settings.load import FILE as SETTINGS_FILE
from chronicle.settings.schema import Allowed, Cover, Licence, PhotoSettings, Privacy, Settings
from chronicle.settings.targets import SECRET, Target

__all__ = [
    "CHOICES",
    "SECRET",
    "SETTINGS_FILE",
    "Allowed",
    "Cover",
    "Licence",
    "PhotoSettings",
    "Privacy",
    "Settings",
    "Target",
    "load_placed_settings",
    "load_settings",
    "spoken",
]
