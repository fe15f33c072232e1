"""A build: the only package that knows all floors.

build(options, progress, crew, memory) -> BuildReport      all of it, or nothing
check(options, progress) -> BuildReport            judges; writes nothing
current(options, progress) -> Current              whether an output is what a build would make
show_at_once(options, memory, file, crew) -> whether a saved text could be shown before the build
prepare(options, progress, …) -> Prepared          everything but the writing
why(options, path, progress) -> Reasons            why an output was made, and whether it will be again
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
