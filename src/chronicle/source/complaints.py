"""What the YAML parser says, in plain sentences of two languages, with the mend."""

from __future__ import annotations

import yaml

from chronicle.model.diagnostic import Said
from chronicle.source.sheet import Sheet
from chronicle.source.traps import Mended

_QUOTE = Said('put the whole value in quotation marks: "…"', '请把整个值放进英文引号："…"')


def complain(problem: yaml.MarkedYAMLError, mended: Mended, sheet: Sheet, first_line: int) -> None:
    """Turns one error of the parser into a problem of the file (C120, C122, C129 to C132)."""
    lines = mended.text.split("\n")
    mark = problem.problem_mark or problem.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    said = problem.problem or ""
    context = problem.context or ""
    begin = problem.context_mark
    # Where the quote, bracket or word began is where it must be mended, not where the text ran out.
    if begin is not None and "escape" not in said and ("scanning a" in context or "flow" in context):
        line, column = begin.line, begin.column
    if line >= len(lines):
        line = len(lines) - 1
        column = len(lines[line])
    if "flow" in context and not lines[line].strip():
        line, column = _opening(lines, line, column)
    code, message, help = _explain(said, context, lines[line][column : column + 1], lines[line])
    at = line + first_line
    start = mended.column(line + 1, column + 1)
    sheet.error(code, (at, start, at, start + 1), message, help)


def _opening(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Where the last bracket above a line opens, if there is one: `[` with nothing behind it is told at the end."""
    for above in range(line - 1, -1, -1):
        found = max(lines[above].rfind("["), lines[above].rfind("{"))
        if found >= 0:
            return above, found
    return line, column


def _explain(said: str, context: str, char: str, line: str) -> tuple[str, Said, Said]:
    if "cannot start any token" in said and char == "\t":
        return (
            "C127",
            Said("a tab in the indentation", "缩进用了制表符"),
            Said("indent with spaces, two for each level", "请用空格缩进，每级两个"),
        )
    if "cannot start any token" in said or "alias" in context or "directive" in context or "tag" in context:
        return (
            "C129",
            Said(f"a value may not begin with “{char}”", f"值不能以“{char}”开头"),
            _QUOTE,
        )
    if "anchor" in context:
        return ("C121", Said("a value may not begin with “&”", "值不能以“&”开头"), _QUOTE)
    if "quoted scalar" in context and "escape" in said:
        return (
            "C131",
            Said(
                "a backslash in double quotation marks begins an escape that YAML does not know",
                "双引号里的反斜杠后面不是 YAML 认识的转义",
            ),
            Said("use single quotation marks: '…'", "请改用单引号：'…'"),
        )
    if "quoted scalar" in context:
        return (
            "C131",
            Said("the quotation mark that opens here is never closed", "这里开始的引号没有结束"),
            Said("close it, or write the value without it", "请补上引号，或去掉引号"),
        )
    if "flow" in context:
        return (
            "C131",
            Said(
                "the bracket that opens here is not closed, or a comma is missing", "这里开始的括号没有结束，或少了逗号"
            ),
            Said(
                "close it; a text that begins with a bracket wants quotation marks",
                "请补上括号；以括号开头的文字请加英文引号",
            ),
        )
    return _explain_layout(said, context, line)


def _explain_layout(said: str, context: str, line: str) -> tuple[str, Said, Said]:
    if "mapping values are not allowed" in said:
        if line.count(": ") + line.rstrip().endswith(":") > 1:
            return (
                "C130",
                Said("the value holds a second “: ”, which YAML takes for a key", "值里又有“: ”，YAML 会把前面当作键"),
                _QUOTE,
            )
        return (
            "C132",
            Said(
                "this key does not fit here: its indentation, or the line above, is wrong",
                "这个键放在这里不合适：缩进或上一行有误",
            ),
            Said(
                "keys of one record begin in the same column, each as “key: value”",
                "同一条记录的键要左对齐，都写成“键: 值”",
            ),
        )
    if "could not find expected ':'" in said:
        return (
            "C132",
            Said(
                "this line is neither “key: value” nor the continuation of a value",
                "这一行既不是“键: 值”，也不是上一行的继续",
            ),
            Said(
                "write “key: value” with an ASCII colon and a space; indent a continued text",
                "请写成“键: 值”（英文冒号加空格）；接着上一行的文字要缩进",
            ),
        )
    if "expected key" in said or "'-' indicator" in said or "not allowed" in said or "node content" in said:
        return (
            "C132",
            Said("something here does not fit the lines above", "这里与上面几行的写法不合"),
            Said(
                "check the indentation, and put texts with marks into quotation marks",
                "请检查缩进；含有标点符号的文字请加英文引号",
            ),
        )
    del context
    return (
        "C120",
        Said("this is not readable as YAML", "这里不能按 YAML 读取"),
        Said("write “key: value”, texts with marks in quotation marks", "请写成“键: 值”，含标点的文字加英文引号"),
    )
