"""A template file as functions: each macro, each block, and the page around them.

Jinja finds out while a page is rendered what a name means, which block stands for which, what a macro takes. In our
templates nearly all of that is constant, so it can be found out once. What a function calls (a macro of another file,
a text, a helper) becomes a name here, which `link.py` binds for one language and one page template. A file that needs
more than that is refused and left to Jinja."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jinja2 import nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from chronicle.theme import HELPERS, VIEWS

GIVEN = (*VIEWS, "_job")
"""What a page and each of its blocks are given."""

Bound = tuple[str, ...]
"""What a name stands for. The kinds: ("text", key) and ("shown", key), a string as it is and escaped; ("helper",
name); ("macro", file, name); ("own", name), a macro of the same file; ("block", name); ("super", name); ("include",
file)."""

_FIXED = frozenset((*GIVEN, *HELPERS, *DEFAULT_NAMESPACE))
_WITH_JOB = frozenset({"html", "asset", "absolute"})
_MARKUP = frozenset({"html", "picture"})
_REFUSED = (
    nodes.CallBlock,
    nodes.EvalContextModifier,
    nodes.Extends,
    nodes.FromImport,
    nodes.Import,
    nodes.Macro,
    nodes.OverlayScope,
)


class NotConstantError(Exception):
    """A template that can be understood only while it is rendered."""


class Unit(NamedTuple):
    """One template file. `tree` holds its functions (called `page`, `block_…`, `macro_…`) and, in a file of macros,
    what it sets for them; `names`: what their names stand for. `parts`: a file of macros. `imports`: alias to (file,
    macro); `sets`: names that the file sets at its top; `extends` "" for none."""

    tree: nodes.Template
    names: dict[str, Bound]
    parts: bool
    extends: str
    imports: dict[str, tuple[str, str]]
    macros: frozenset[str]
    sets: frozenset[str]


def unit_of(tree: nodes.Template) -> Unit:
    """The functions of a parsed template; the tree is left as it is."""
    file = _File(tree)
    functions = [_Function(file).macro(node) for node in tree.body if isinstance(node, nodes.Macro)]
    if file.parts:
        functions[:0] = [_Function(file).visit(node) for node in file.rest if isinstance(node, nodes.Assign)]
    elif not file.extends:
        functions.append(file.function("page", file.rest))
    else:
        for node in file.rest:
            if isinstance(node, nodes.Block):
                _Function(file, given=True).visit(node)
            elif not _is_blank(node):
                raise NotConstantError("a template that extends another does more than define blocks")
    functions.extend(block for block in file.blocks.values() if block is not None)
    names = {name: what for what, name in file.names.items()}
    return Unit(
        nodes.Template(functions, lineno=1), names, file.parts, file.extends, file.imports, file.macros, file.sets
    )


class _File:
    """What the functions of a file share."""

    def __init__(self, tree: nodes.Template) -> None:
        top = tree.body
        self.imports = dict(_imports(top))
        self.macros = frozenset(node.name for node in top if isinstance(node, nodes.Macro))
        self.extends = _extends(top)
        self.rest = [node for node in top if not isinstance(node, (nodes.Macro, nodes.FromImport, nodes.Extends))]
        self.sets = frozenset(_stored(node for node in self.rest if not isinstance(node, nodes.Block)))
        self.parts = not self.extends and all(isinstance(node, nodes.Assign) or _is_blank(node) for node in self.rest)
        # A name that is also a variable anywhere in the file is left to Jinja.
        self.variables = frozenset(name.name for name in tree.find_all(nodes.Name) if name.ctx != "load")
        self.blocks: dict[str, nodes.Node | None] = {}
        self.names: dict[Bound, str] = {}
        if not _FIXED.isdisjoint((*self.imports, *self.macros, *self.sets)):
            raise NotConstantError("a template gives another meaning to what all templates have")

    def name(self, what: Bound, markup: bool) -> str:
        """The name in the code; whether it gives markup can be seen by it."""
        if what not in self.names:
            self.names[what] = f"{'markup' if markup else 'value'}_{len(self.names)}"
        return self.names[what]

    def function(self, name: str, body: list[nodes.Node], block: str = "") -> nodes.Node:
        """A function of what a page is given."""
        if not _FIXED.isdisjoint(_stored(body)):
            raise NotConstantError("a page gives another meaning to what all templates have")
        reader = _Function(self, given=True, block=block)
        return nodes.Macro(name, [nodes.Name(arg, "param") for arg in GIVEN], [], [reader.visit(node) for node in body])


class _Function:
    """Rewrites the nodes of one function. `given`: it has what a page is given; `block`: it is this block."""

    def __init__(self, file: _File, *, given: bool = False, block: str = "") -> None:
        self.file, self.given, self.block = file, given, block

    def macro(self, node: nodes.Macro) -> nodes.Node:
        """The same macro under the name of its function."""
        made = self.rebuilt(node)
        assert isinstance(made, nodes.Macro)
        made.name = f"macro_{node.name}"
        return made

    def visit(self, node: nodes.Node) -> nodes.Node:
        """The node with its names bound."""
        if isinstance(node, nodes.Output):
            return nodes.Output([self.printed(child) for child in node.nodes], lineno=node.lineno)
        if isinstance(node, nodes.Block):
            return self.block_call(node)
        if isinstance(node, nodes.Include):
            return self.include(node)
        if isinstance(node, nodes.Call):
            made = self.call(node)
            return nodes.MarkSafe(made) if is_markup(made) else made
        if (
            isinstance(node, _REFUSED)
            or (isinstance(node, nodes.For) and node.recursive)
            or (isinstance(node, nodes.Name) and node.name in _WITH_JOB and node.ctx == "load")
        ):
            raise NotConstantError(type(node).__name__)
        return self.rebuilt(node)

    def rebuilt(self, node: nodes.Node) -> nodes.Node:
        """A copy whose children are visited."""
        made: nodes.Node = object.__new__(type(node))
        made.__dict__.update(node.__dict__)
        for name, value in node.iter_fields():
            if isinstance(value, nodes.Node):
                setattr(made, name, self.visit(value))
            elif isinstance(value, list):
                setattr(made, name, [self.visit(one) if isinstance(one, nodes.Node) else one for one in value])
        return made

    def printed(self, node: nodes.Node) -> nodes.Node:
        """A node that is printed: here markup need not be marked as such."""
        if not isinstance(node, nodes.Call):
            return self.visit(node)
        key = self.text_key(node)
        return self.call(node) if key is None else nodes.EnvironmentAttribute(self.file.name(("shown", key), True))

    def block_call(self, node: nodes.Block) -> nodes.Node:
        """The block becomes a function of its own; in its place stands a call."""
        if not self.given or node.scoped or node.required or node.name in self.file.blocks:
            raise NotConstantError("a block that is more than a part of the page")
        self.file.blocks[node.name] = None
        self.file.blocks[node.name] = self.file.function(f"block_{node.name}", node.body, node.name)
        return nodes.Output([self.with_given(("block", node.name))])

    def include(self, node: nodes.Include) -> nodes.Node:
        """The file included becomes a call of it."""
        if not node.with_context or node.ignore_missing or not _FIXED.isdisjoint(self.file.variables):
            raise NotConstantError("an include that is more than a part of the page")
        return nodes.Output([self.with_given(("include", _constant(node.template)))])

    def call(self, node: nodes.Call) -> nodes.Node:
        """A call of something that is known; another is left to Jinja."""
        called, file = node.node, self.file
        if isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name) and called.node.name == "self":
            return self.with_given(("block", called.attr))
        if not isinstance(called, nodes.Name) or called.name in file.variables:
            return self.rebuilt(node)
        name = called.name
        if name == "super":
            return self.with_given(("super", self.block))
        if name in file.macros:
            return self.bound(node, ("own", name), "l_1_", markup=True)
        if name in file.imports:
            return self.bound(node, ("macro", *file.imports[name]), "l_1_", markup=True)
        key = self.text_key(node)
        if key is not None:
            return nodes.EnvironmentAttribute(file.name(("text", key), False))
        if name in HELPERS:
            return self.bound(node, ("helper", name), "", markup=name in _MARKUP)
        return self.rebuilt(node)

    def bound(self, node: nodes.Call, what: Bound, prefix: str, *, markup: bool) -> nodes.Call:
        """`prefix`: how Jinja's compiler begins the names of a macro's parameters."""
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            raise NotConstantError("arguments that are not written out")
        args = [self.visit(arg) for arg in node.args]
        if what[0] == "helper" and what[1] in _WITH_JOB:
            args.insert(0, self.job())
        kwargs = [nodes.Keyword(prefix + pair.key, self.visit(pair.value)) for pair in node.kwargs]
        return nodes.Call(nodes.EnvironmentAttribute(self.file.name(what, markup)), args, kwargs, None, None)

    def job(self) -> nodes.Expr:
        """The job of the page, for helpers that want it. In a file of macros there is none."""
        if self.given:
            return nodes.Name("_job", "load")
        if not self.file.parts:
            raise NotConstantError("a macro that sees the page")
        return nodes.Const(None)

    def with_given(self, what: Bound) -> nodes.Call:
        """A call of what takes the same as this function."""
        if not self.given:
            raise NotConstantError("a macro that names a part of the page")
        args = [nodes.Name(name, "load") for name in GIVEN]
        return nodes.Call(nodes.EnvironmentAttribute(self.file.name(what, True)), args, [], None, None)

    def text_key(self, node: nodes.Call) -> str | None:
        """The key of a `t("key")` without values."""
        called = node.node
        if not isinstance(called, nodes.Name) or called.name != "t" or "t" in self.file.variables or node.kwargs:
            return None
        if node.dyn_args is not None or node.dyn_kwargs is not None or len(node.args) != 1:
            return None
        only = node.args[0]
        return only.value if isinstance(only, nodes.Const) and isinstance(only.value, str) else None


def is_markup(node: nodes.Node) -> bool:
    """True for a bound name, or a call of one, that gives markup."""
    named = node.node if isinstance(node, nodes.Call) else node
    return isinstance(named, nodes.EnvironmentAttribute) and named.name.startswith("markup_")


def _stored(body: Iterable[nodes.Node]) -> Iterator[str]:
    """Names of variables that nodes set."""
    for node in body:
        if isinstance(node, nodes.Name):
            if node.ctx != "load":
                yield node.name
        else:
            yield from _stored(node.iter_child_nodes())


def _constant(node: nodes.Node) -> str:
    if not isinstance(node, nodes.Const) or not isinstance(node.value, str):
        raise NotConstantError("a template is named by an expression")
    return node.value


def _extends(top: list[nodes.Node]) -> str:
    found = [_constant(node.template) for node in top if isinstance(node, nodes.Extends)]
    if len(found) > 1:
        raise NotConstantError("a template extends two others")
    return found[0] if found else ""


def _imports(top: list[nodes.Node]) -> Iterator[tuple[str, tuple[str, str]]]:
    seen: set[str] = set()
    for node in top:
        if not isinstance(node, nodes.FromImport):
            continue
        if node.with_context:
            raise NotConstantError("macros that see the page")
        for name in node.names:
            macro, alias = name if isinstance(name, tuple) else (name, name)
            if alias in seen:
                raise NotConstantError("two imports under one name")
            seen.add(alias)
            yield alias, (_constant(node.template), macro)


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Output) and all(
        isinstance(child, nodes.TemplateData) and not child.data.strip() for child in node.nodes
    )
