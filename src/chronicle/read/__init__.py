"""content/ -> Contents."""

from chronicle.read.contents import read_contents
from chronicle.read.entry import ReadEntry, read_entry
from chronicle.read.raw import digest_of, is_site, raw_text

__all__ = ["ReadEntry", "digest_of", "is_site", "raw_text", "read_contents", "read_entry"]
