"""The block phase of markdown-it-py, asking each rule only where it can match.

The package tries every rule at every line, though most lines begin a paragraph. Here the first character of a line
chooses the rules; the rules, their order and what they make are the package's own. Only the paragraph and its other
form, the underlined heading, are written anew, because the package reads their lines twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, code, table
from markdown_it.token import Token
from markdown_it.utils import EnvType

from chronicle.source.markdown.origins import line_starts
from chronicle.source.markdown.tokens import new_token

BlockRule = Callable[[StateBlock, int, int, bool], bool]
_Dispatch = dict[str, tuple[BlockRule, ...]]

MAX_NESTING = 40
"""Levels; a list takes two. Deeper text is not shown, and that is an error (C112)."""

_FIRST = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "plain_list": "*+-",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "heading": "#",
}
"""The characters with which a block begins."""

_INDENTED = re.compile(r"\n[ \t]")
_ELSEWHERE = frozenset({"table", "code", "lheading", "paragraph"})
"""They begin with anything; the parser knows how they look."""


def _by_first(names: Iterable[str], rules: dict[str, BlockRule]) -> _Dispatch:
    firsts: _Dispatch = {}
    for name in names:
        for char in () if name in _ELSEWHERE else _FIRST[name]:  # a rule we do not know: no parser can be made
            firsts[char] = (*firsts.get(char, ()), rules[name])
    return firsts


class _Ruler(Ruler[BlockRule]):
    """The package's rules. A chain of those that may end a block is one rule here, which dispatches."""

    def __init__(self, rules: Ruler[BlockRule]) -> None:
        super().__init__()
        self.__rules__ = rules.__rules__
        self.starts: _Dispatch = {}

    def __compile__(self) -> None:
        active = [rule for rule in self.__rules__ if rule.enabled]
        rules = {rule.name: rule.fn for rule in active}
        self.starts = _by_first(rules, rules)
        chains: dict[str, list[BlockRule]] = {"": [*rules.values()]}
        for chain in {chain for rule in active for chain in rule.alt}:
            names = [rule.name for rule in active if chain in rule.alt]
            chains[chain] = [_terminator(_by_first(names, rules), tables="table" in names)]
        self.__cache__ = chains


def _terminator(starts: _Dispatch, *, tables: bool) -> BlockRule:
    def ends(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        pos = state.bMarks[line] + state.tShift[line]
        if pos >= state.eMarks[line]:
            return False
        if tables and _may_be_table(state, line) and table(state, line, end, silent):
            return True
        for rule in starts.get(state.src[pos], ()):  # noqa: SIM110 (a generator costs more than most of the rules)
            if rule(state, line, end, silent):
                return True
        return False

    return ends


def _may_be_table(state: StateBlock, line: int) -> bool:
    """The line has a bar, and the one after it begins like the rule under a table's head."""
    below = state.bMarks[line + 1] + state.tShift[line + 1]
    return (
        below < state.eMarks[line + 1]
        and state.src[below] in "|-:"
        and state.src.find("|", state.bMarks[line], state.eMarks[line]) >= 0
    )


class BlockState(StateBlock):
    """The package's state, made faster: most lines have no indent. `starts` is what `line_starts` says of `src`."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token], starts: list[int]) -> None:
        self.src = src
        self.md = md
        self.env = env
        self.tokens = tokens
        self.blkIndent = 0
        self.line = 0
        self.tight = False
        self.ddIndent = -1
        self.listIndent = -1
        self.parentType = "root"
        self.level = 0
        self.result = ""
        self._code_enabled = True
        count = len(starts) - 1
        if not src[starts[-2] :].strip(" \t"):  # what stands after the last line end is a line only if it is not blank
            count -= 1
        self.lineMax = count
        # One of each more, for the package looks at the line after the last.
        self.bMarks = [*starts[:count], len(src)]
        self.eMarks = [start - 1 for start in starts[1 : count + 1]]
        self.eMarks.append(len(src))
        self.tShift = [0] * (count + 1)
        self.sCount = [0] * (count + 1)
        self.bsCount = [0] * (count + 1)
        if _INDENTED.search(src) or src.startswith((" ", "\t")):
            self._indent()

    def _indent(self) -> None:
        for line, begin in enumerate(self.bMarks[:-1]):
            if self.src.startswith((" ", "\t"), begin):
                text = self.src[begin : self.eMarks[line]]
                self.tShift[line] = len(text) - len(text.lstrip(" \t"))
                self.sCount[line] = len(text[: self.tShift[line]].expandtabs(4))

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end of the stream."""
        if nesting < 0:
            self.level -= 1
        token = new_token(ttype, tag, nesting, self.level, block=True)
        if nesting > 0:
            self.level += 1
            token.attrs = {}  # lists of tasks add a class
        self.tokens.append(token)
        return token


class BlockParser(ParserBlock):
    """Chooses rules by the first character of a line, and reads paragraphs."""

    ruler: _Ruler

    def __init__(self) -> None:
        super().__init__()
        self.ruler = _Ruler(self.ruler)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token]:  # noqa: N803
        """Adds the block tokens of a text to `outTokens`."""
        return self.read(src, line_starts(src), md, env, outTokens)

    def read(self, src: str, starts: list[int], md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The same, if it is known already where lines start."""
        self.ruler.getRules()  # the tables are made when rules are first asked for
        state = BlockState(src, md, env, tokens, starts)
        self.tokenize(state, 0, state.lineMax)
        return tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """The blocks of some lines, at one level."""
        if state.level >= MAX_NESTING:
            line = state.skipEmptyLines(startLine)
            if line < endLine:
                state.env.setdefault("too_deep", []).append(line)
            super().tokenize(state, startLine, endLine)
            return
        begins, shifts, ends, indents = state.bMarks, state.tShift, state.eMarks, state.sCount
        line = startLine
        empty_before = False
        while line < endLine:
            while line < state.lineMax and begins[line] + shifts[line] >= ends[line]:
                line += 1
            state.line = line
            if line >= endLine or indents[line] < state.blkIndent:
                break
            if indents[line] - state.blkIndent > 3:
                code(state, line, endLine, False)
            elif not self._begins(state, line, endLine):
                self._paragraph(state, line)
            state.tight = not empty_before
            line = state.line
            if line <= endLine and begins[line - 1] + shifts[line - 1] >= ends[line - 1]:
                empty_before = True
            if line < endLine and begins[line] + shifts[line] >= ends[line]:
                empty_before = True
                line += 1
                state.line = line

    def _begins(self, state: StateBlock, line: int, end: int) -> bool:
        """A block that is no paragraph begins here, and was read."""
        if _may_be_table(state, line) and table(state, line, end, False):
            return True
        for rule in self.ruler.starts.get(state.src[state.bMarks[line] + state.tShift[line]], ()):
            if rule(state, line, end, False):
                return True
        return False

    def _paragraph(self, state: StateBlock, start: int) -> None:
        """A paragraph, or a heading if its last line is underlined."""
        begins, shifts, ends, indents = state.bMarks, state.tShift, state.eMarks, state.sCount
        src, indent, last = state.src, state.blkIndent, state.lineMax
        parent, state.parentType = state.parentType, "paragraph"
        (terminator,) = self.ruler.getRules("paragraph")
        underline = ""
        line = start + 1
        while line < last:
            pos, end = begins[line] + shifts[line], ends[line]
            if pos >= end:
                break
            # Four blanks would be code elsewhere; in a quotation a line without `>` is marked by -1.
            if 0 <= indents[line] <= indent + 3:
                if src[pos] in "-=" and indents[line] >= indent and not src[pos:end].rstrip(" \t").strip(src[pos]):
                    underline = src[pos]
                    break
                if terminator(state, line, last, True):
                    break
            line += 1
        if line == start + 1:
            # White space is all that is cut here: a line is never indented more than its block but by that.
            content = src[begins[start] + shifts[start] : ends[start]]
        else:
            content = state.getLines(start, line, indent, False)
        kind, tag = "paragraph", "p"
        state.line = line
        if underline:
            kind, tag = "heading", "h1" if underline == "=" else "h2"
            state.line = line + 1
            state.parentType = parent  # after a paragraph the package leaves it as it is, and so do we
        opened = new_token(f"{kind}_open", tag, 1, state.level, block=True)
        inline = new_token("inline", "", 0, state.level + 1, block=True)
        closed = new_token(f"{kind}_close", tag, -1, state.level, block=True)
        opened.map = [start, state.line]
        opened.markup = closed.markup = underline
        inline.map = [start, line]
        inline.content = content.strip(MD_TRIM_CHARS)
        state.tokens += (opened, inline, closed)
