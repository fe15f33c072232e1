"""content/ -> Contents.

read_contents(folder, settings, crew, cache) -> Contents
look_again(searched, names, …) -> finds of other names than last time
mentionable(villages, cadres) -> the names that may be linked in prose, with what they mean
body_of(cache, file) -> the body of an entry that was read
"""

from chronicle.read.cache import SURE_AFTER, Decoded, Kept, KnownPhoto, MemoryCache, ReadCache, Stat
from chronicle.read.contents import read_contents
from chronicle.read.entries import body_of, look_again
from chronicle.read.entry import ReadEntry, read_entry
from chronicle.read.mentions import mentionable
from chronicle.read.prose import finds_in, prose_of
from chronicle.read.raw import digest_of, is_site, raw_text
from chronicle.read.scan import Scanned, scan_site

__all__ = [
    "SURE_AFTER",
    "Decoded",
    "Kept",
    "KnownPhoto",
    "MemoryCache",
    "ReadCache",
    "ReadEntry",
    "Scanned",
    "Stat",
    "body_of",
    "digest_of",
    "finds_in",
    "is_site",
    "look_again",
    "mentionable",
    "prose_of",
    "raw_text",
    "read_contents",
    "read_entry",
    "scan_site",
]
