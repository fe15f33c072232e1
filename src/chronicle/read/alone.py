"""One entry file by itself, read as in a build of which all else is known."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

from chronicle.model.contents import Contents, EntryFile
from chronicle.read.cache import MemoryCache
from chronicle.read.entries import Tools, read_entries
from chronicle.read.entry import ENTRIES
from chronicle.read.scan import CONTENT, Found
from chronicle.read.translations import language_of
from chronicle.settings import Settings
from chronicle.source import MEGABYTE
from chronicle.work import Crew


class Alone(NamedTuple):
    """What a file is now; its body lies in `cache`. `sound`: nothing is wrong with it."""

    entry: EntryFile
    cache: MemoryCache
    sound: bool


def read_alone(folder: Path, file: str, contents: Contents, settings: Settings, names: tuple[str, ...]) -> Alone | None:
    """Reads an entry file again whose name says nothing new. `names`: those that its prose is searched for. None if it
    is no ordinary file, or a translation, which knows its original by more than its own text."""
    path = folder / file
    try:
        found = os.lstat(path)
    except OSError:
        return None
    others = frozenset(name.removeprefix("entries/") for name in contents.files if name.startswith("entries/"))
    tag, original = language_of(file.removeprefix(ENTRIES), others, settings.languages)
    if not stat.S_ISREG(found.st_mode) or tag or original or file.removeprefix(f"{CONTENT}/") not in contents.files:
        return None
    one = Found.of(file, str(path), found)
    cache = MemoryCache()
    tools = Tools(names, (), int(settings.max_text_mb * MEGABYTE))
    record = read_entries([(one, settings.languages[0], "")], tools, Crew(1), cache).records[0]
    known = EntryFile(record.entry, record.places, record.faulty)
    return Alone(known, cache, not record.diagnostics and not record.faulty and not record.entry.translation_of)
