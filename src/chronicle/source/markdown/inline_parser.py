"""The inline phase of markdown-it-py, asking each rule only where its first character stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from chronicle.source.markdown.tokens import new_token
from chronicle.source.markdown.wide import flanks

InlineRule = Callable[[StateInline, bool], bool]

_FIRST = {
    "text": "",  # the parser itself goes from mark to mark
    "linkify": ":",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "wiki_link": "[",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "entity": "&",
    "stray_mark": "%",
}
"""The characters with which each construct begins. A rule that is not here is one that this module does not know: no
parser can be made with it."""


class _Ruler(Ruler[InlineRule]):
    """The package's rules, by first character."""

    def __init__(self, rules: Ruler[InlineRule]) -> None:
        super().__init__()
        self.__rules__ = rules.__rules__
        self.starts: dict[str, tuple[InlineRule, ...]] = {}

    def __compile__(self) -> None:
        super().__compile__()
        self.starts = {}
        for rule in self.__rules__:
            for char in _FIRST[rule.name] if rule.enabled else "":
                self.starts[char] = (*self.starts.get(char, ()), rule.fn)


class _Run:
    __slots__ = ("can_close", "can_open", "length")

    def __init__(self, can_open: bool, can_close: bool, length: int) -> None:
        self.can_open = can_open
        self.can_close = can_close
        self.length = length


class InlineState(StateInline):
    """The state of one inline parse, with emphasis that knows Chinese."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Any:  # noqa: N802, N803
        """What `wide.flanks` says, in the form that the emphasis rules expect."""
        return _Run(*flanks(self.src, start, self.posMax, splits_words=canSplitWord))

    def pushPending(self) -> Token:  # noqa: N802
        """The waiting text as a token."""
        token = new_token("text", "", 0, self.pendingLevel)
        token.content = self.pending
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end of the stream, after the text that was waiting."""
        if self.pending:
            self.pushPending()
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = new_token(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token


class InlineParser(ParserInline):
    """Goes from mark to mark; what no rule wants is text."""

    ruler: _Ruler

    def __init__(self) -> None:
        super().__init__()
        self.ruler = _Ruler(self.ruler)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Adds the inline tokens of a text to `tokens`."""
        self.ruler.getRules()  # the table is made when rules are first asked for
        state = InlineState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return tokens

    def tokenize(self, state: StateInline) -> None:
        """All up to `state.posMax`."""
        src, end, search = state.src, state.posMax, self.terminator_re.search
        starts = self.ruler.starts if state.level < state.md.options["maxNesting"] else {}
        while (pos := state.pos) < end:
            for rule in starts.get(src[pos], ()):
                if rule(state, False):
                    break
            else:
                mark = search(src, pos + 1, end)
                state.pos = mark.start() if mark else end
                state.append_pending(src[pos : state.pos])
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        """Goes to the end of the next token, without making it."""
        pos = state.pos
        if pos in state.cache:
            state.pos = state.cache[pos]
            return
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax + 1
        elif not self._skips(state):
            mark = self.terminator_re.search(state.src, pos)
            state.pos = max(mark.start() if mark else state.posMax, pos + 1)
        state.cache[pos] = state.pos

    def _skips(self, state: StateInline) -> bool:
        state.level += 1  # as in the package: what is looked at here must not nest for ever
        try:
            return any(rule(state, True) for rule in self.ruler.starts.get(state.src[state.pos], ()))
        finally:
            state.level -= 1
