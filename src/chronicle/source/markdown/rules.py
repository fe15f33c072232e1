"""Inline rules of our own. Each has the shape that markdown-it-py asks for: (state, silent) -> matched."""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline, autolink, entity, image, link

from chronicle.source.markdown.clean import BIDI
from chronicle.source.markdown.inline_parser import InlineRule
from chronicle.source.markdown.redaction import SENTINEL

_SCHEME_BEFORE = re.compile(r"https?\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*")
_TAIL = ".,;:!?'*_~"
WIKI = re.compile(
    rf"\[\[(?![ \t]*[-:$!=<>*^~+&@;,./{{])([^\[\]\n|`{SENTINEL}\\]+)(?:\\?\|([^\[\]\n`]*))?\]\]"
    r"(?!\]|:[ \t]*[</]|\((?:#|https?:|\.{0,2}/))"
)
"""Each part ends at the first bracket, so the search is linear. What looks like CommonMark's own forms (a third
bracket, an image, a definition, a link whose text is in brackets) is left to them, and so is what begins with a sign
that begins no name: `[[:alnum:]]`, `[[ -f file ]]`."""


def with_span(rule: InlineRule, kind: str) -> InlineRule:
    """`rule`, after which its first token of type `kind` knows where the whole construct stands in the content:
    `meta["span"]` is (start, end)."""

    def spanned(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[before : before + 2]:  # text that was waiting may come first
                if token.type == kind:
                    token.meta = {"span": (start, state.pos)}
                    break
        return True

    return spanned


link_with_span = with_span(link, "link_open")
image_with_span = with_span(image, "image")
autolink_with_span = with_span(autolink, "link_open")


def bare_link(state: StateInline, silent: bool) -> bool:
    """`http://…` and `https://…` in running text: ASCII only, so it ends before the first Han character or
    full-width mark. What closes a sentence, and a `)` without its `(`, is left outside."""
    pos = state.pos
    src = state.src
    if state.linkLevel > 0 or not src.startswith("://", pos):
        return False
    scheme = _SCHEME_BEFORE.search(src, max(pos - 5, 0), pos)
    if scheme is None:
        return False
    begin = scheme.start()
    if begin > 0 and src[begin - 1].isascii() and (src[begin - 1].isalnum() or src[begin - 1] in "+-."):
        return False
    match = _ADDRESS.match(src, pos + 3, state.posMax)
    if match is None:
        return False
    end = _trimmed(src, match.start(), match.end())
    if not silent:
        written = src[begin:pos]
        if not state.pending.endswith(written):
            return False
        state.pending = state.pending[: -len(written)]
        opened = state.push("link_open", "a", 1)
        opened.attrs = {"href": src[begin:end]}
        opened.markup = "linkify"
        opened.info = "auto"
        opened.meta = {"span": (begin, end)}
        state.push("text", "", 0).content = src[begin:end]
        closed = state.push("link_close", "a", -1)
        closed.markup = "linkify"
        closed.info = "auto"
    state.pos = end
    return True


def _trimmed(src: str, start: int, end: int) -> int:
    surplus = src.count(")", start, end) - src.count("(", start, end)
    while end > start + 1:
        if src[end - 1] in _TAIL:
            end -= 1
        elif src[end - 1] == ")" and surplus > 0:
            end -= 1
            surplus -= 1
        else:
            break
    return end


def wiki_link(state: StateInline, silent: bool) -> bool:
    """`[[name]]`, `[[name|text]]`; in a table the bar is written `\\|`. A defined reference of that name wins."""
    if not state.src.startswith("[[", state.pos) or state.src[max(state.pos - 1, 0) : state.pos] in ("[", "!"):
        return False
    match = WIKI.match(state.src, state.pos, state.posMax)
    if match is None or not match.group(1).strip():
        return False
    references = state.env.get("references")
    if references and normalizeReference(match.group(1)) in references:
        return False
    if not silent:
        token = state.push("wiki_link", "", 0)
        token.content = match.group(1)
        token.info = (match.group(2) or "").strip()
        token.meta = {"span": (match.start(), match.end())}
    state.pos = match.end()
    return True


def stray_mark(state: StateInline, silent: bool) -> bool:
    """`%%` outside code, after all private spans were cut out: the two readings of the text disagree."""
    if not state.src.startswith("%%", state.pos):
        return False
    if not silent:
        state.env["stray"] = True
        state.append_pending("%%")
    state.pos += 2
    return True


def harmless_entity(state: StateInline, silent: bool) -> bool:
    """`&#x202E;` and its like are told and dropped, as the characters themselves are."""
    start = state.pos
    if not entity(state, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        if token.content in BIDI:
            token.meta = {"bidi": (start, state.pos, token.content)}
            token.type = "bidi"
            token.content = ""
    return True
