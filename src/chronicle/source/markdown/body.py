"""One Markdown text to one Body: clean, cut out what is private, parse, write pieces."""

from __future__ import annotations

from markdown_it.token import Token

from chronicle.model.body import EMPTY_BODY, Body
from chronicle.model.diagnostic import Diagnostic, Place, Said, in_order
from chronicle.source.markdown.blocks import BlockWriter
from chronicle.source.markdown.clean import clean
from chronicle.source.markdown.origins import Source
from chronicle.source.markdown.parser import MAX_NESTING, parser
from chronicle.source.markdown.private import doubtful, without_private
from chronicle.source.markdown.words import count_words, excerpt_of


def parse_markdown(
    text: str, *, file: str, first_line: int = 1, without_title: bool = False
) -> tuple[Body, tuple[Diagnostic, ...], bool]:
    """(the body, its problems, whether it must be withheld).

    `first_line` is the line of `file` on which `text` begins; its first character stands in column 1. If it
    cannot be told what is private (C601), the body is empty. Never raises. `without_title`: a heading with which
    the text begins is left out, because it became the title (see `first_heading`).

    Codes: C110 control character, C111 override of direction, C112 nested too deeply, C113 footnote never cited,
    C401 address with a scheme that is not allowed, C501 picture on another site, C601 private span without an end,
    C602 `%%` in indented code."""
    normal = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    source, problems = clean(Source(normal, first_line), file)
    public = without_private(source, file)
    if public.problem is not None:
        return EMPTY_BODY, in_order([*problems, public.problem]), True
    source = public.source
    problems.extend(public.warnings)
    env: dict[str, object] = {}
    tokens, notes, lines = _apart(parser().parse(source.text, env))
    if without_title and tokens and tokens[0].type == "heading_open":
        del tokens[:3]
    writer = BlockWriter(source, file, notes, _shift(tokens))
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
    problems.extend(_unused(source, file, lines[label]) for label in notes if label not in writer.cited)
    runs = writer.runs
    body = Body(
        tuple(runs.pieces),
        tuple(writer.headings),
        excerpt_of(writer.paragraphs),
        count_words(runs.pieces),
        tuple(runs.spots),
    )
    return body, in_order(problems), False


def first_heading(text: str) -> str:
    """The plain text of the first heading of a body, "" if there is none or the body is withheld."""
    body, _, _ = parse_markdown(text, file="")
    return body.headings[0].text if body.headings else ""


def _apart(tokens: list[Token]) -> tuple[list[Token], dict[str, list[Token]], dict[str, int]]:
    """The tokens without the definitions of footnotes, those by label, and the line of each."""
    main: list[Token] = []
    notes: dict[str, list[Token]] = {}
    lines: dict[str, int] = {}
    open_notes: list[list[Token]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            found: list[Token] = []
            label = token.meta["label"]
            if label not in notes:  # the first definition counts, as with links
                notes[label] = found
                lines[label] = token.map[0] if token.map else 0
            open_notes.append(found)
        elif token.type == "footnote_reference_close":
            open_notes.pop()
        elif open_notes:
            open_notes[-1].append(token)
        else:
            main.append(token)
    return main, notes, lines


def _shift(tokens: list[Token]) -> int:
    return int(any(token.type == "heading_open" and token.tag == "h1" for token in tokens))


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
