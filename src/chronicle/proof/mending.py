"""Putting right what is safe: a text and what was found in it -> the mended text and a list of what was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from chronicle.model.diagnostic import Diagnostic, Place
from chronicle.model.value import Value
from chronicle.proof.slips import slips, slips_of_head
from chronicle.source import Sheet, parse_date, split_front_matter

COLONS = ("C125", "C126")
CONTROL = "C110"
DATE = "C310"
CODES = (*COLONS, CONTROL, DATE, "C180", "C182", "C183", "C184")
"""Of what `mend` may put right some."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_WIDE = "\u3000\u00a0"
_WORD = re.compile(r"\w")
_ROUNDS = 8
"""What is put right may show a further slip: ２０ １５年, 20 15年, 2015年."""


class Fix(Value, frozen=True):
    """One thing that was put right: why, where it stood, what stood there and what stands there now."""

    code: str
    line: int
    column: int
    was: str
    now: str


class Mended(Value, frozen=True):
    """A mended text."""

    text: str
    fixes: tuple[Fix, ...] = ()


class _Edit(Value, frozen=True, order=True):
    start: int
    end: int
    now: str
    code: str


def mend(text: str, found: Iterable[Diagnostic], *, markdown: bool) -> Mended:
    """Mends a file's text with LF line ends. `found`: its diagnostics, whose places are those of `text`. `markdown`:
    it has a body. What is doubtful stays; mending the mended text changes nothing."""
    mended = _edited(text, sorted({*_asked(text, found)}))
    for _ in range(_ROUNDS if markdown else 0):
        edits = sorted(_slips(mended.text))
        if not edits:
            break
        more = _edited(mended.text, edits)
        mended = Mended(more.text, (*mended.fixes, *more.fixes))
    return mended


def _edited(text: str, edits: list[_Edit]) -> Mended:
    kept: list[str] = []
    fixes: list[Fix] = []
    at = 0
    for edit in edits:
        if edit.start < at:
            continue
        line, column = text.count("\n", 0, edit.start) + 1, edit.start - text.rfind("\n", 0, edit.start)
        fixes.append(Fix(edit.code, line, column, text[edit.start : edit.end], edit.now))
        kept += (text[at : edit.start], edit.now)
        at = edit.end
    return Mended("".join((*kept, text[at:])), tuple(fixes))


def _slips(text: str) -> Iterator[_Edit]:
    page = split_front_matter(text, Sheet(""))
    body = len(text) - len(page.body)
    for at, found in ((0, slips_of_head(text[:body])), (body, slips(page.body))):
        for slip in found:
            if slip.sure and slip.right is not None:
                yield _Edit(at + slip.start, at + slip.end, slip.right, slip.code)


def _asked(text: str, found: Iterable[Diagnostic]) -> Iterator[_Edit]:
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    controls = False
    for one in found:
        controls |= one.code == CONTROL
        if one.code not in (*COLONS, DATE) or not 0 < one.place.line < len(starts):
            continue
        start, end = _span(starts, one.place)
        was = text[start:end]
        now = _colon(was, text[end : end + 1]) if one.code in COLONS else _date(was)
        if now is not None and was and was != now:
            yield _Edit(start, end, now, one.code)
    if controls:
        yield from _controls(text)


def _controls(text: str) -> Iterator[_Edit]:
    """All of the body: of many only the first are told. Without front matter those before the first word stay, since
    without them there might be a line that opens one."""
    start = len(text) - len(split_front_matter(text, Sheet("")).body)
    if not start:
        word = _WORD.search(text)
        start = word.start() if word else len(text)
    for match in _CONTROLS.finditer(text, start):
        yield _Edit(*match.span(), "", CONTROL)


def _span(starts: list[int], place: Place) -> tuple[int, int]:
    return starts[place.line - 1] + place.column - 1, starts[place.end_line - 1] + place.end_column - 1


def _colon(was: str, after: str) -> str | None:
    if was.rstrip(_WIDE) not in (":", "："):
        return None
    if was[1:]:
        return ":" if not after or after == "\n" else ": "
    return ":" if not after or after.isspace() else ": "


def _date(was: str) -> str | None:
    """The date in its plain form, within its quotation marks if it has some."""
    quote = was[0] if was[:1] in ("'", '"') and was[-1:] == was[:1] else ""
    when, remarks = parse_date(was.strip(quote) if quote else was)
    if not when.edtf or (when.edtf[0] == "[" and not quote) or {remark.code for remark in remarks} != {DATE}:
        return None
    return f"{quote}{when.edtf}{quote}"
