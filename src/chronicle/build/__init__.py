"""A build: the only package that knows all floors.

build(options, progress, crew, memory) -> BuildReport      all of it, or nothing
check(options, progress) -> BuildReport            judges; writes nothing
current(options, progress) -> Current              whether an output is what a build would make
show_at_once(options, memory, file, crew) -> whether a saved text could be shown before the build
prepare(options, progress, …) -> Prepared          everything but the writing
why(options, path, progress) -> Reasons            why an output was made, and whether it will be again
"""

from chronicle.build.at_once import show_at_once
from chronicle.build.current import Current, current
from chronicle.build.memory import Memory
from chronicle.build.preparing import REGISTER_FAULTS, prepare
from chronicle.build.story import PRELOAD, STATE_FOLDER, build, check
from chronicle.build.values import BuildOptions, BuildReport, Prepared, Progress
from chronicle.build.why import PHOTO, Reasons, why

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
