from .alone import read_alone
from .cache import SURE_AFTER, Decoded, Kept, KnownPhoto, MemoryCache, ReadCache, Stat
from .contents import read_contents, read_registers
from .entries import body_of, entry_of, look_again
from .entry import ReadEntry, read_entry
from .identity import ENTRIES, entry_id
from .mentions import finder_of, mentionable
from .photo_kinds import picture_kind
from .private_register import PrivateRegister, read_private_register
from .prose import finds_in, prose_of
from .raw import digest_of, digest_of_found, is_site, raw_text
from .same import Same
from .scan import Found, Scanned, scan_site
from .stripping import NotTakenError, stripped
from .woven import may_stand_in

__all__ = [
    "ENTRIES",
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
    "Same",
    "Scanned",
    "Stat",
    "body_of",
    "digest_of",
    "digest_of_found",
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
