"""Markdown, the one way in: `parse_markdown` makes a body of pieces; `strip_private` cleans a prose field."""

from chronicle.source.markdown.body import first_heading, parse_markdown
from chronicle.source.markdown.private import REDACTED_MARK, strip_private
from chronicle.source.markdown.words import plain_text

__all__ = ["REDACTED_MARK", "first_heading", "parse_markdown", "plain_text", "strip_private"]
