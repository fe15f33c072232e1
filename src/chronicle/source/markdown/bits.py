"""What the inline text of one block shows, from left to right: the common form of all that is read.

A bit is a plain tuple because a text has hundreds: (kind, what is shown, detail, title, start, end).

    text    running text                     code    a code span
    tag     markup of ours (in `detail`)     note    the mark of a footnote (`detail`: its label)
    link    opens a link to `detail`         end     closes it
    image   a picture (`detail`: its file; shown: its alternative text)
    wiki    `[[…]]` (shown: what stands before the bar; `title`: what stands after it)
    bidi    an entity that turns the direction of the text (`detail`: the character)
    soft    a line end                       hard    a line break

`start` and `end` say where in the content of the block the whole construct stands; -1 if that is not known."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from chronicle.source.markdown.addresses import kind_of
from chronicle.source.markdown.clean import without_bidi
from chronicle.source.markdown.redaction import REDACTED_MARK, SENTINEL
from chronicle.source.markdown.wide import joins

Bit = tuple[str, str, str, str, int, int]

TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
}
SOFT: Bit = ("soft", "", "", "", -1, -1)
HARD: Bit = ("hard", "", "", "", -1, -1)
END: Bit = ("end", "", "", "", -1, -1)

_WIKI_KINDS = {
    "village": "village",
    "村": "village",
    "村庄": "village",
    "cadre": "cadre",
    "干部": "cadre",
    "place": "place",
    "地点": "place",
    "organisation": "organisation",
    "organization": "organisation",
    "单位": "organisation",
    "机构": "organisation",
    "entry": "entry",
    "日记": "entry",
    "page": "page",
    "页面": "page",
    "household": "household",
    "户": "household",
    "measure": "measure",
    "措施": "measure",
    "need": "need",
    "需求": "need",
    "photo": "photo",
    "照片": "photo",
}


def text_bit(text: str) -> Bit:
    """Running text."""
    return ("text", text, "", "", -1, -1)


def tag_bit(markup: str) -> Bit:
    """Markup of ours."""
    return ("tag", "", markup, "", -1, -1)


def bits_of(tokens: Sequence[Token]) -> list[Bit]:
    """The inline tokens of markdown-it-py as bits; text that is told in pieces is one."""
    bits: list[Bit] = []
    waiting: list[str] = []
    for token in tokens:
        if token.type in ("text", "text_special"):
            waiting.append(token.content)
            continue
        if waiting:
            _tell(waiting, bits)
        bits.append(_bit(token))
    _tell(waiting, bits)
    return bits


def _tell(waiting: list[str], bits: list[Bit]) -> None:
    text = "".join(waiting)
    waiting.clear()
    if text:
        bits.append(text_bit(text))


def _bit(token: Token) -> Bit:
    kind = token.type
    start, end = token.meta.get("span", (-1, -1))
    title = str(token.attrs.get("title", ""))
    match kind:
        case "softbreak":
            return SOFT
        case "hardbreak":
            return HARD
        case "link_close":
            return END
        case "link_open":
            return ("link", "", str(token.attrs["href"]), title, start, end)
        case "image":
            alt = shown_text(bits_of(token.children or []))
            return ("image", alt, str(token.attrs["src"]), title, start, end)
        case "code_inline":
            return ("code", token.content, "", "", -1, -1)
        case "wiki_link":
            return ("wiki", token.content, "", token.info, start, end)
        case "footnote_ref":
            return ("note", "", str(token.meta["label"]), "", -1, -1)
        case "bidi":
            start, end, char = token.meta["bidi"]
            return ("bidi", "", char, "", start, end)
        case _:
            return tag_bit(TAGS[kind])


def said(text: str) -> str:
    """A plain string that may be shown: no override of direction; a mark where a private span was."""
    return without_bidi(text).replace(SENTINEL, REDACTED_MARK) if text else ""


def wiki_parts(bit: Bit) -> tuple[str, str, str, str | None]:
    """(name, kind, heading, label) of a wiki link."""
    written = without_bidi(bit[1]).strip()
    label = said(bit[3]) or None
    kind = ""
    for colon in ":：":
        before, found, after = written.partition(colon)
        if found and before.strip() in _WIKI_KINDS and after.strip():
            kind, written = _WIKI_KINDS[before.strip()], after.strip()
            break
    name, _, heading = written.partition("#")
    if not name.strip():
        return written, kind, "", label
    return name.strip(), kind, heading.strip(), label


def shown_text(bits: Sequence[Bit]) -> str:
    """The visible text of bits: for alternative texts, headings and excerpts."""
    parts: list[str] = []
    for index, bit in enumerate(bits):
        kind, shown = bit[0], bit[1]
        if kind == "wiki":
            name, _, _, label = wiki_parts(bit)
            shown = label or name
        elif kind == "soft":
            shown = "" if parts and closes_up(parts[-1][-1:], bits, index) else " "
        elif kind == "hard":
            shown = " "
        if shown or kind == "image":
            parts.append(shown)
    return said("".join(parts)).strip()


def closes_up(before: str, bits: Sequence[Bit], index: int) -> bool:
    """True if the line end at `index` is no space, after the shown character `before` ("" if there is none)."""
    after = next_shown(bits, index + 1)
    return before != "" and after != "" and joins(before, after)


def next_shown(bits: Sequence[Bit], start: int) -> str:
    """The first character shown from bit `start` on: "" if that is a break, a picture or nothing."""
    for index in range(start, len(bits)):
        kind = bits[index][0]
        if kind in ("text", "code"):
            if bits[index][1]:
                return bits[index][1][0]
        elif kind == "wiki":
            return (bits[index][3] or bits[index][1])[0]
        elif kind in ("soft", "hard", "image"):
            return ""
    return ""


def only_pictures(bits: Sequence[Bit]) -> bool:
    """True if bits show nothing but local pictures."""
    seen = False
    for kind, shown, detail, *_ in bits:
        if kind == "image" and detail and kind_of(detail) == "local":
            seen = seen or SENTINEL not in detail
        elif kind not in ("soft", "hard") and not (kind == "text" and not shown.strip()):
            return False
    return seen
