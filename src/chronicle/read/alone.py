"""One entry file by itself, read as in a build of which all else is known."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from chronicle.model.contents import EntryFile
from chronicle.read.cache import Kept, MemoryCache
from chronicle.read.entries import Tools, read_entries
from chronicle.read.identity import ENTRIES
from chronicle.read.scan import CONTENT, Found
from chronicle.read.translations import language_of
from chronicle.settings import Settings
from chronicle.source import MEGABYTE
from chronicle.work import Crew


class Alone(NamedTuple):
    """What a file is now; its body lies in `cache`, and what is to be kept of it is `row`. `sound`: nothing is wrong
    with it."""

    entry: EntryFile
    cache: MemoryCache
    row: Kept
    sound: bool


def read_alone(
    folder: Path,
    file: str,
    files: frozenset[str],
    settings: Settings,
    names: tuple[str, ...],
    secret: tuple[str, ...] = (),
    now: int = 0,
) -> Alone | None:
    """Reads an entry file again whose name says nothing new. `files`: all below content/; `names`: those that its prose
    is searched for; `secret`: registered names, which may not be stored; `now`: nanoseconds, of the clock that stamps
    files. None if it is no ordinary file, or a translation, which knows its original by more than its own text."""
    path = folder / file
    try:
        found = os.lstat(path)
    except OSError:
        return None
    others = frozenset(name.removeprefix("entries/") for name in files if name.startswith("entries/"))
    tag, original = language_of(file.removeprefix(ENTRIES), others, settings.languages)
    if not stat.S_ISREG(found.st_mode) or tag or original or file.removeprefix(f"{CONTENT}/") not in files:
        return None
    cache = MemoryCache(now)
    tools = Tools(names, secret, int(settings.max_text_mb * MEGABYTE))
    one = Found.of(str(folder), file, str(path), found)
    record = read_entries([(one, settings.languages[0], "")], tools, Crew(1), cache).records[0]
    known = EntryFile(record.entry, record.places, record.faulty)
    sound = not record.diagnostics and not record.faulty and not record.entry.translation_of
    return Alone(known, cache, cache.kept()[file], sound)
