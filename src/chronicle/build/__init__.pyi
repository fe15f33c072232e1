from .at_once import show_at_once
from .judging import check
from .memory import Memory
from .preparing import REGISTER_FAULTS, prepare
from .reasons import PHOTO, Reasons, why
from .standing import Current, current
from .story import build
from .values import PRELOAD, STATE_FOLDER, BuildOptions, BuildReport, Prepared, Progress

__all__ = [
    "PHOTO",
    "PRELOAD",
    "REGISTER_FAULTS",
    "STATE_FOLDER",
    "BuildOptions",
    "BuildReport",
    "Current",
    "Memory",
    "Prepared",
    "Progress",
    "Reasons",
    "build",
    "check",
    "current",
    "prepare",
    "show_at_once",
    "why",
]
