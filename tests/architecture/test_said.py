"""Everything that is said is said in both languages: a sentence has an English and a Chinese wording, and neither is
the other."""

import ast
import re
from collections.abc import Iterator

from architecture.trees import Module, modules

HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z]{2}")
PLACEHOLDER = "\0"


def text_of(node: ast.expr) -> str | None:
    """The fixed text of a string, with a mark for each value put into it; None if it is no literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else PLACEHOLDER for part in node.values)
    return None


def one_sided(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Said"):
            continue
        en, zh = (text_of(argument) for argument in (*node.args, ast.Constant(None), ast.Constant(None))[:2])
        if len(node.args) != 2 and not any(isinstance(argument, ast.Starred) for argument in node.args):
            yield f"{module.path}:{node.lineno}: not two wordings"
        elif en is not None and zh is not None and WORD.search(en):
            if HAN.search(re.sub(r"“[^”]*”|\([^)]*\)|: .*|元|亩|公里|只", "", en)):
                yield f"{module.path}:{node.lineno}: Chinese in the English wording"
            if not HAN.search(zh):
                yield f"{module.path}:{node.lineno}: no Chinese in the Chinese wording"


def test_everything_is_said_in_both_languages() -> None:
    assert [line for module in modules() for line in one_sided(module)] == []


def test_what_is_said_in_one_language_is_found() -> None:
    planted = Module(
        "check/a.py", 'Said("only this")\nSaid("this", "that")\nSaid(f"路 {x}abc", "路")\nSaid("road", "路")\n'
    )
    assert [line.split(": ")[1] for line in one_sided(planted)] == [
        "not two wordings",
        "no Chinese in the Chinese wording",
        "Chinese in the English wording",
    ]
