"""The one configured Markdown parser.

markdown-it-py parses; some of its rules are replaced, through its own rulers and subclasses. A parser holds
nothing of the texts it reads: what belongs to a text stands in `env`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

from chronicle.source.markdown import rules
from chronicle.source.markdown.bits import Bit, bits_of
from chronicle.source.markdown.block_parser import MAX_NESTING, BlockParser
from chronicle.source.markdown.inline_parser import InlineParser
from chronicle.source.markdown.lane import simple_bits
from chronicle.source.markdown.origins import Source
from chronicle.source.markdown.plain_list import plain_list


class Markdown(MarkdownIt):
    """CommonMark with tables, strikethrough, footnotes, task lists, wiki links and bare links; no HTML.

    Addresses are kept as written, and none is refused here: `inline` judges them and says so. With
    `encodes_addresses` they are encoded as CommonMark's examples want."""

    def __init__(self, *, bare_links: bool = True, encodes_addresses: bool = False) -> None:
        super().__init__("commonmark", {"html": False, "maxNesting": MAX_NESTING, "tasklists": True})
        self._encodes_addresses = encodes_addresses
        chosen = self.get_active_rules()
        self.inline: InlineParser = InlineParser()
        self.block: BlockParser = BlockParser()
        self.block.ruler.enableOnly(chosen["block"])
        self.inline.ruler.enableOnly(chosen["inline"])
        self.inline.ruler2.enableOnly(chosen["inline2"])
        self.enable(["table", "strikethrough"])
        self.disable(["html_block", "html_inline"])
        self.core.ruler.at("normalize", _as_it_is)
        footnote_plugin(self, inline=False, move_to_end=False)
        self.block.ruler.before("list", "plain_list", plain_list)
        inline = self.inline.ruler
        inline.at("link", rules.link_with_span)
        inline.at("image", rules.image_with_span)
        inline.at("autolink", rules.autolink_with_span)
        inline.at("entity", rules.harmless_entity)
        inline.before("link", "wiki_link", rules.wiki_link)
        inline.push("stray_mark", rules.stray_mark)
        if bare_links:
            inline.at("linkify", rules.bare_link)
            inline.enable("linkify")

    def blocks(self, source: Source, env: EnvType) -> list[Token]:
        """The block tokens of a text; what is inline is not read yet."""
        return self.block.read(source.text, source.starts(), self, env, [])

    def reader(self, env: EnvType) -> Callable[[str], list[Bit]]:
        """What reads inline contents of a text whose blocks were read with `env`."""

        def read(content: str) -> list[Bit]:
            bits = simple_bits(content, env)
            return bits_of(self.inline.parse(content, self, env, [])) if bits is None else bits

        return read

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """The address as written, or encoded if the parser was made so."""
        return super().normalizeLink(url) if self._encodes_addresses else url

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002
        """Any address makes a link here; a bad one is told by `inline`, not silently shown as text."""
        return True


def _as_it_is(state: StateCore) -> None:
    """Line ends and NUL were dealt with before the parser saw the text."""


@cache
def parser() -> Markdown:
    """The parser of the whole program."""
    return Markdown()
