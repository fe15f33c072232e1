"""The tools that are measured: how each lays out the corpus as its own site, and which command builds it."""

from tools.chronicle import Chronicle
from tools.eleventy import Eleventy
from tools.hugo import Hugo
from tools.pelican import Pelican
from tools.tool import Tool

__all__ = ["TOOLS", "Tool"]

TOOLS: dict[str, Tool] = {tool.name: tool for tool in (Hugo(), Chronicle(), Pelican(), Eleventy())}
"""By name; the first is the one that the others are compared with."""
