"""What a template names, read from its syntax tree: strings, assets, other templates, attributes of the views.

All of it stands in constants, so that the closure of a template is exact and a theme can be checked without
rendering it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.value import Value

HELPERS = ("t", "label", "asset", "picture", "html", "date", "number", "absolute")
"""The functions that templates are given."""

VIEWS = ("site", "page", "content")
"""The values that templates are given."""

_BUILTIN = frozenset({"range", "dict", "lipsum", "cycler", "joiner", "namespace", "loop", "self", "super", "caller"})
_CONSTANT = ("t", "label", "asset")


class TemplateSource(Value, frozen=True):
    """One template file. `file` is for diagnostics; `theme` the theme that it lies in, `path` below templates/."""

    theme: str
    path: str
    file: str
    text: str


class StringUse(Value, frozen=True):
    """One call of `t`: the key, the names of its arguments, the line."""

    key: str
    args: frozenset[str]
    line: int


class Uses(Value, frozen=True):
    """All that one template names. `attributes`: (view, attribute, line), tests with `is defined` left out."""

    templates: tuple[tuple[str, int], ...] = ()
    strings: tuple[StringUse, ...] = ()
    families: tuple[str, ...] = ()
    assets: tuple[tuple[str, int], ...] = ()
    helpers: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, int], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


_PARSER = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False, autoescape=True)
"""The one syntax that templates have."""


def parsed(source: TemplateSource) -> nodes.Template:
    """The syntax tree of a template. TemplateSyntaxError if it has none."""
    return _PARSER.parse(source.text, source.path, source.file)


def uses_of(source: TemplateSource, tree: nodes.Template) -> Uses:
    """What a template names. A name that is not constant is C761, an unknown name C766."""
    reader = _Reader(source)
    reader.walk(tree, frozenset())
    loaded, defined = _names(tree)
    given = {*HELPERS, *VIEWS, *_BUILTIN, *defined}
    for name, line in loaded.items():
        if name not in given:
            reader.unknown(name, line)
    return reader.uses()


def _names(tree: nodes.Template) -> tuple[dict[str, int], set[str]]:
    """All names that a template asks for, with a line; and those that it sets, imports or defines, wherever. Scopes
    are left to rendering."""
    loaded: dict[str, int] = {}
    defined: set[str] = set()
    todo: list[nodes.Node] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, nodes.Name):
            if node.ctx == "load":
                loaded[node.name] = node.lineno
            else:
                defined.add(node.name)
            continue
        if isinstance(node, nodes.Macro):
            defined.add(node.name)
        elif isinstance(node, nodes.Import):
            defined.add(node.target)
        elif isinstance(node, nodes.FromImport):
            defined.update(name if isinstance(name, str) else name[1] for name in node.names)
        todo.extend(reversed(list(node.iter_child_nodes())))
    return loaded, defined


def syntax_error(source: TemplateSource, problem: TemplateSyntaxError) -> Diagnostic:
    """C760."""
    return Diagnostic(
        "C760",
        "error",
        template_place(source, problem.lineno),
        Said(f"the template cannot be read: {problem.message}", f"模板无法读取：{problem.message}"),
        Said("mend the template's syntax (Jinja)", "请改正模板的语法（Jinja）"),
    )


def template_place(source: TemplateSource, line: int, snippet: str = "") -> Place:
    """A line of a template, at the snippet if it stands there, else all of the line's text."""
    lines = source.text.split("\n")
    if not 1 <= line <= len(lines):
        return Place(source.file)
    text = lines[line - 1]
    if snippet:
        before, after = (r"\b" if end.isalnum() else "" for end in (snippet[0], snippet[-1]))
        found = re.search(before + re.escape(snippet) + after, text)
        if found:
            return Place(source.file, line, found.start() + 1, line, found.end() + 1)
    start = len(text) - len(text.lstrip())
    return Place(source.file, line, start + 1, line, max(len(text.rstrip()), start + 1) + 1)


def _constants(node: nodes.Node) -> list[str] | None:
    """The texts that an expression can be, if it is made of constants only."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, nodes.CondExpr) and node.expr2 is not None:
        first, second = _constants(node.expr1), _constants(node.expr2)
        return None if first is None or second is None else first + second
    if isinstance(node, (nodes.List, nodes.Tuple)):
        found = [_constants(item) for item in node.items]
        return None if any(one is None for one in found) else [text for one in found for text in one or ()]
    return None


class _Reader:
    def __init__(self, source: TemplateSource) -> None:
        self.source = source
        self.templates: dict[tuple[str, int], None] = {}
        self.strings: dict[StringUse, None] = {}
        self.families: dict[str, None] = {}
        self.assets: dict[tuple[str, int], None] = {}
        self.helpers: set[str] = set()
        self.attributes: dict[tuple[str, str, int], None] = {}
        self.diagnostics: list[Diagnostic] = []

    def uses(self) -> Uses:
        return Uses(
            tuple(self.templates),
            tuple(self.strings),
            tuple(self.families),
            tuple(self.assets),
            frozenset(self.helpers),
            tuple(self.attributes),
            tuple(self.diagnostics),
        )

    def walk(self, node: nodes.Node, hidden: frozenset[str]) -> None:
        if isinstance(node, nodes.Macro):
            hidden |= {arg.name for arg in node.args}
        if isinstance(node, (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            self.names_template(node)
        elif isinstance(node, nodes.Test) and node.name == "defined":
            return
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            self.call(node, node.node.name, hidden)
            for child in self.below(node):
                self.walk(child, hidden)
            return
        elif isinstance(node, nodes.Filter) and node.name == "marked":
            self.helpers.add("html")
        elif isinstance(node, (nodes.Getattr, nodes.Getitem)) and isinstance(node.node, nodes.Name):
            self.attribute(node, node.node.name, hidden)
        elif isinstance(node, nodes.Name) and node.ctx == "load" and node.name in _CONSTANT:
            if node.name not in hidden:
                self.not_constant(node, node.name, f"{node.name}")
            return
        for child in node.iter_child_nodes():
            self.walk(child, hidden)

    @staticmethod
    def below(call: nodes.Call) -> Iterator[nodes.Node]:
        return call.iter_child_nodes(exclude=("node",))

    def names_template(self, node: nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport) -> None:
        found = _constants(node.template)
        word = {nodes.Extends: "extends", nodes.Include: "include"}.get(type(node), "import")
        if found is None:
            self.not_constant(node, word, word)
        else:
            self.templates.update({(name, node.lineno): None for name in found})

    def call(self, node: nodes.Call, name: str, hidden: frozenset[str]) -> None:
        if name in hidden or name not in HELPERS:
            return
        self.helpers.add(name)
        if name not in _CONSTANT:
            return
        found = _constants(node.args[0]) if node.args else None
        if found is None or node.dyn_args is not None:
            self.not_constant(node, name, f"{name}(")
            return
        if name == "t":
            args = frozenset(pair.key for pair in node.kwargs) if node.dyn_kwargs is None else frozenset({"*"})
            self.strings.update({StringUse(key, args, node.lineno): None for key in found})
        elif name == "label":
            self.families.update(dict.fromkeys(found))
        else:
            self.assets.update({(path, node.lineno): None for path in found})

    def attribute(self, node: nodes.Getattr | nodes.Getitem, view: str, hidden: frozenset[str]) -> None:
        if view not in VIEWS or view in hidden:
            return
        if isinstance(node, nodes.Getattr):
            self.attributes[view, node.attr, node.lineno] = None
        elif isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            self.attributes[view, node.arg.value, node.lineno] = None

    def not_constant(self, node: nodes.Node, name: str, snippet: str) -> None:
        self.diagnostics.append(
            Diagnostic(
                "C761",
                "error",
                template_place(self.source, node.lineno, snippet),
                Said(
                    f"what “{name}” names must be a constant in quotation marks",
                    f"“{name}”所指的必须是引号中的常量",
                ),
                Said(
                    'write it out, such as t("measures"); for words by value use label("status", value)',
                    '请直接写出，如 t("measures")；随值而变的词用 label("status", value)',
                ),
            )
        )

    def unknown(self, name: str, line: int) -> None:
        listed = ", ".join((*VIEWS, *HELPERS))
        self.diagnostics.append(
            Diagnostic(
                "C766",
                "error",
                template_place(self.source, line, name),
                Said(f"the template is given no “{name}”", f"模板里没有“{name}”"),
                Said(f"templates are given: {listed}", f"模板可用：{listed}"),
            )
        )
