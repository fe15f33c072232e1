"""The modules of chronicle as syntax trees, and what the architecture tests ask of them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "chronicle"


@dataclass(frozen=True, slots=True)
class Module:
    """One source file; ``path`` is relative to the package, with ``/`` (``render/photos.py``)."""

    path: str
    text: str

    @property
    def floor(self) -> str:
        """The package or top-level module that the file belongs to: ``render``, ``build``."""
        return self.path.split("/")[0].removesuffix(".py")

    @property
    def name(self) -> str:
        """The dotted name: ``chronicle.render.photos``, a package for its ``__init__``."""
        return ".".join(
            ["chronicle", *self.path.removesuffix("i").removesuffix(".py").removesuffix("/__init__").split("/")]
        )

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)


def modules(package: Path = PACKAGE) -> list[Module]:
    """All source files of the package, and the stubs of its front doors, in order of their paths."""
    files = sorted([*package.rglob("*.py"), *package.rglob("*.pyi")])
    return [Module(file.relative_to(package).as_posix(), file.read_text(encoding="utf-8")) for file in files]


@dataclass(frozen=True, slots=True)
class Use:
    """A dotted name that a module uses: imported, called or read."""

    line: int
    name: str
    called: bool = False


def dotted(node: ast.expr) -> str:
    """``os.path.exists`` of the expression; ``.exists`` where it hangs on something that is no name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def imports(module: Module) -> Iterator[Use]:
    """``import a.b`` as ``a.b``, ``from a import b`` as ``a.b``; relative ones are made absolute."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Use(node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = module.name if module.path.endswith("__init__.py") else module.name.rpartition(".")[0]
                parts = package.split(".")
                above = parts[: len(parts) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            for alias in node.names:
                yield Use(node.lineno, f"{base}.{alias.name}")


def uses(module: Module) -> Iterator[Use]:
    """Every import and every name that is called or read, with local names traced to what was imported.

    ``from datetime import datetime as D; D.now()`` gives ``datetime.datetime.now``. A name that nothing
    imports is given as ``builtins.name``, what hangs on one (or on any other value) as ``.name``.
    """
    tree = module.tree
    origin: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.partition(".")[0]
                origin[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                origin[alias.asname or alias.name] = f"{node.module}.{alias.name}"

    def traced(name: str) -> str:
        first, dot, rest = name.partition(".")
        if first in origin:
            return origin[first] + dot + rest
        return dot + rest if dot else f"builtins.{name}"

    yield from imports(module)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load):
            yield Use(node.lineno, traced(dotted(node)), id(node) in called)


def under(name: str, *roots: str) -> bool:
    """Whether the dotted name is one of the roots or hangs below one."""
    return any(name == root or name.startswith(root + ".") for root in roots)


def shown(module: Module, found: Iterator[Use]) -> list[str]:
    """``path:line: name`` of each find, once, in order of the lines."""
    lines = {(use.line, use.name) for use in found}
    return [f"{module.path}:{line}: {name}" for line, name in sorted(lines)]
