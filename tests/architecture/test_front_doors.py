"""Other packages are entered by the front door, what their ``__init__`` offers; `model` alone is free."""

import ast
from collections.abc import Iterator

from architecture.trees import Module, Use, imports, modules, shown

FREE = {"model"}


def offered(package: Module) -> set[str]:
    """The names that a package's ``__init__`` makes its own, or the stub beside it, where they are imported when they
    are asked for; a module that it only imports whole is none."""
    names: set[str] = set()
    for node in package.tree.body:
        if isinstance(node, ast.ImportFrom):
            if node.module != package.name and not (node.level and not node.module):
                names.update(alias.asname or alias.name for alias in node.names)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names.update(target.id for target in targets if isinstance(target, ast.Name))
    return names


def intrusions(all_modules: list[Module]) -> list[str]:
    """Imports from outside a package that pass its front door by, or take a private name."""
    names = {module.name for module in all_modules}
    doors: dict[str, set[str]] = {}
    for module in all_modules:
        if module.path.endswith(("/__init__.py", "/__init__.pyi")):
            doors.setdefault(module.name, set()).update(offered(module))

    def wrong(module: Module) -> Iterator[Use]:
        for use in imports(module):
            parts = use.name.split(".")
            if parts[0] != "chronicle" or len(parts) < 3 or parts[1] == module.floor:
                continue
            floor, last = parts[1], parts[-1]
            private = last.startswith("_") and not last.endswith("__")
            inner = len(parts) > 3 or (use.name in names and last not in doors.get(f"chronicle.{floor}", set()))
            if private or (inner and floor not in FREE):
                yield use

    return [line for module in all_modules for line in shown(module, wrong(module))]


def test_packages_are_entered_by_the_front_door() -> None:
    assert intrusions(modules()) == []


PLANTED = [
    Module(
        "source/__init__.py",
        "from chronicle.source.yaml import compose\nfrom chronicle.source import dates\n",
    ),
    Module("source/yaml.py", "from chronicle.source import dates\nimport chronicle.source.dates\n"),
    Module("source/dates.py", ""),
    Module("link/__init__.py", "def link(): ...\n"),
    Module("link/link.py", ""),
    Module("plan/__init__.py", "__getattr__ = attach_stub()\n"),
    Module("plan/__init__.pyi", "from .plan import plan\n"),
    Module("plan/plan.py", ""),
    Module("model/ids.py", ""),
]


def planted(line: str) -> list[str]:
    return intrusions([*PLANTED, Module("read/scan.py", line + "\n")])


def test_the_front_door_and_the_vocabulary_are_open() -> None:
    assert intrusions(PLANTED) == []
    for line in (
        "from chronicle.source import compose",
        "from chronicle.model.ids import Id",
        "import chronicle.source",
        "from chronicle.link import link",
        "from chronicle.plan import plan",
        "from chronicle import __version__",
        "from chronicle.read.entry import parse",
    ):
        assert planted(line) == [], line


def test_every_way_past_the_door_is_found() -> None:
    for line, name in (
        ("from chronicle.source.yaml import compose", "chronicle.source.yaml.compose"),
        ("from chronicle.source import yaml", "chronicle.source.yaml"),
        ("from chronicle.source import dates", "chronicle.source.dates"),
        ("import chronicle.source.yaml", "chronicle.source.yaml"),
        ("from chronicle.plan.plan import plan", "chronicle.plan.plan.plan"),
        ("from ..source.yaml import compose", "chronicle.source.yaml.compose"),
        ("from chronicle.source import _secret", "chronicle.source._secret"),
        ("from chronicle.model.ids import _secret", "chronicle.model.ids._secret"),
        ("def f():\n    from chronicle.link.link import x", "chronicle.link.link.x"),
    ):
        assert planted(line) == [f"read/scan.py:{1 + line.count(chr(10))}: {name}"], line
