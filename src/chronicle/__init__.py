"""chronicle: village diaries in, a linked and browsable site out."""

__version__ = "0.1.0"
