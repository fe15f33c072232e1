"""One Markdown text to one Body: clean, cut out what is private, parse, write pieces."""

from __future__ import annotations

from typing import Any

from chronicle.model.body import EMPTY_BODY, Body
from chronicle.model.diagnostic import Diagnostic, Place, Said, in_order
from chronicle.source.markdown.bits import shown_text
from chronicle.source.markdown.block_parser import MAX_NESTING
from chronicle.source.markdown.blocks import BlockWriter
from chronicle.source.markdown.clean import clean
from chronicle.source.markdown.footnotes import Footnotes
from chronicle.source.markdown.origins import Source
from chronicle.source.markdown.parser import parser
from chronicle.source.markdown.private import doubtful, without_private


def parse(text: str, file: str, first_line: int, without_title: bool) -> tuple[Body, tuple[Diagnostic, ...], bool]:
    """See `parse_markdown` in the package."""
    source, problems = clean(Source(_with_lf(text), first_line), file)
    public = without_private(source, file)
    if public.problem is not None:
        return EMPTY_BODY, in_order([*problems, public.problem]), True
    source = public.source
    problems.extend(public.warnings)
    md = parser()
    env: dict[str, Any] = {}
    tokens = md.blocks(source, env)
    read = md.reader(env)
    if "%%" in source.text:  # where a mark is left, all is read, even notes that nobody cites
        for token in tokens:
            if token.type == "inline":
                read(token.content)
    notes = Footnotes()
    if "footnotes" in env:
        tokens = notes.take(tokens)
    if without_title and tokens and tokens[0].type == "heading_open":
        del tokens[:3]
    shift = int("h1" in [token.tag for token in tokens])
    writer = BlockWriter(source, file, read, notes, shift)
    writer.write(tokens)
    writer.finish()
    if writer.inline.doubt or "stray" in env:
        line, column, end = source.line_spot(0)
        at = source.text.find("%%")
        if at >= 0:
            line, column = source.at(at)
            end = column + 2
        return EMPTY_BODY, in_order([*problems, doubtful(Place(file, line, column, line, end))]), True
    problems.extend(writer.inline.diagnostics)
    deep = env.get("too_deep")
    if isinstance(deep, list):
        problems.append(_too_deep(source, file, deep[0]))
    problems.extend(_unused(source, file, line) for line in notes.unused())
    pieces, spots = writer.runs.joined()
    body = Body(tuple(pieces), tuple(writer.headings), spots=tuple(spots))
    return body, in_order(problems) if problems else (), False


def first_heading(text: str) -> str:
    """See `first_heading` in the package."""
    source, _ = clean(Source(_with_lf(text)), "")
    env: dict[str, Any] = {}
    if "%" not in source.text and "&" not in source.text:  # no mark of a private span, not even in disguise
        tokens = parser().blocks(source, env)
        if "footnotes" not in env:  # a heading in a note comes after all others
            contents = (tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open")
            return shown_text(parser().reader(env)(next(contents, "")))
    body, _, _ = parse(text, "", 1, False)
    return body.headings[0].text if body.headings else ""


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _too_deep(source: Source, file: str, index: int) -> Diagnostic:
    line, column, end = source.line_spot(index)
    return Diagnostic(
        "C112",
        "error",
        Place(file, line, column, line, end),
        Said(
            f"lists and quotations are nested more than {MAX_NESTING // 2} deep here; what is inside is not shown",
            f"此处列表或引文嵌套超过 {MAX_NESTING // 2} 层，里面的文字不会显示",
        ),
        Said("take some of the levels away", "请减少层数"),
    )


def _unused(source: Source, file: str, index: int) -> Diagnostic:
    line, column, end = source.line_spot(index)
    return Diagnostic(
        "C113",
        "warning",
        Place(file, line, column, line, end),
        Said("no text refers to this footnote, so it is not shown", "正文没有引用这条脚注，因此不会显示"),
        Said("put its mark, such as [^1], where it belongs", "请在正文相应处写上它的标记，如 [^1]"),
    )
