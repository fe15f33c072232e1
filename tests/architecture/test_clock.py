"""The same content gives the same bytes: below `build` there is no clock, environment, locale or chance."""

import ast
from collections.abc import Iterator

import pytest

from architecture.trees import Module, Use, modules, shown, under, uses

ABOVE = {"cli", "serve", "publish", "build"}
LOCK = "write/lock.py"  # waits for another build, therefore looks at the clock

ROOTS = ("time", "locale", "random", "secrets", "uuid", "getpass", "socket", "platform")
NAMES = (
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today"),
    *("os.environ", "os.environb", "os.getenv", "os.getcwd", "os.urandom", "os.path.expanduser"),
    *("pathlib.Path.cwd", "pathlib.Path.home"),
)
# Also caught where the name before them is not known: `day.today()`, `path.expanduser()`.
METHODS = {"now", "utcnow", "today", "expanduser", "cwd"}


def unsteady(module: Module) -> list[str]:
    """Where a module below `build` asks for something that changes from run to run or machine to machine."""
    if module.floor in ABOVE or module.path == LOCK:
        return []
    # hash() depends on the seed of the process; where a class makes its own __hash__ it is in its place.
    own = {
        line
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and node.name == "__hash__"
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }

    def wrong(found: Iterator[Use]) -> Iterator[Use]:
        for use in found:
            last = use.name.rpartition(".")[2]
            if (
                under(use.name, *ROOTS, *NAMES)
                or (use.called and last in METHODS)
                or (use.name == "builtins.hash" and use.line not in own)
            ):
                yield use

    return shown(module, wrong(uses(module)))


def test_nothing_below_build_depends_on_the_hour_or_the_machine() -> None:
    assert [line for module in modules() for line in unsteady(module)] == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("import datetime; datetime.datetime.now()", "datetime.datetime.now"),
        ("from datetime import datetime as D; D.utcnow()", "datetime.datetime.utcnow"),
        ("from datetime import date; date.today()", "datetime.date.today"),
        ("import time", "time"),
        ("from time import time", "time.time"),
        ("import os; os.environ['LANG']", "os.environ"),
        ("from os import getenv", "os.getenv"),
        ("import locale", "locale"),
        ("import random", "random"),
        ("Path(a).expanduser()", ".expanduser"),
        ("x = hash(name)", "builtins.hash"),
    ],
)
def test_a_planted_look_at_the_clock_is_found(line: str, name: str) -> None:
    assert f"plan/jobs.py:1: {name}" in unsteady(Module("plan/jobs.py", line))
    assert unsteady(Module("build/story.py", line)) == []
    assert unsteady(Module("write/lock.py", line)) == []
    assert unsteady(Module("write/record.py", line)) != []


def test_a_class_may_make_its_own_hash() -> None:
    text = "class Id:\n    def __hash__(self):\n        return hash(self.text)\n"
    assert unsteady(Module("model/ids.py", text)) == []


def test_a_local_variable_of_such_a_name_is_free() -> None:
    text = "def f(time, when):\n    return time, time.start, when.now\n"
    assert unsteady(Module("plan/jobs.py", text)) == []
