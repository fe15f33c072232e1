"""content/ -> Contents."""

from chronicle.read.contents import read_contents
from chronicle.read.entry import ReadEntry, read_entry

__all__ = ["ReadEntry", "read_contents", "read_entry"]
