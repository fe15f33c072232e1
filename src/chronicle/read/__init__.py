"""content/ -> Contents.

read_contents(folder, settings, crew, cache) -> Contents
read_registers(settings, scanned) -> the registers alone
read_private_register(settings, found) -> the private register alone
look_again(contents, names, …) -> finds of other names than last time
mentionable(villages, cadres) -> the names that may be linked in prose, with what they mean
stripped(picture, kind) -> a picture without hidden data
read_alone(folder, file, …) -> one entry file that has changed, by itself
body_of(cache, file) -> the body of an entry that was read
"""

from chronicle.read.alone import read_alone
from chronicle.read.cache import SURE_AFTER, Decoded, Kept, KnownPhoto, MemoryCache, ReadCache, Stat
from chronicle.read.contents import read_contents, read_registers
from chronicle.read.entries import body_of, entry_of, look_again
from chronicle.read.entry import ReadEntry, read_entry
from chronicle.read.identity import entry_id
from chronicle.read.mentions import finder_of, mentionable
from chronicle.read.photo_kinds import picture_kind
from chronicle.read.private_register import PrivateRegister, read_private_register
from chronicle.read.prose import finds_in, prose_of
from chronicle.read.raw import digest_of, is_site, raw_text
from chronicle.read.scan import Found, Scanned, scan_site
from chronicle.read.stripping import NotTakenError, stripped
from chronicle.read.woven import may_stand_in

__all__ = [
    "SURE_AFTER",
    "Decoded",
    "Found",
    "Kept",
    "KnownPhoto",
    "MemoryCache",
    "NotTakenError",
    "PrivateRegister",
    "ReadCache",
    "ReadEntry",
    "Scanned",
    "Stat",
    "body_of",
    "digest_of",
    "entry_id",
    "entry_of",
    "finder_of",
    "finds_in",
    "is_site",
    "look_again",
    "may_stand_in",
    "mentionable",
    "picture_kind",
    "prose_of",
    "raw_text",
    "read_alone",
    "read_contents",
    "read_entry",
    "read_private_register",
    "read_registers",
    "scan_site",
    "stripped",
]
