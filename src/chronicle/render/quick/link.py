"""Functions of templates made into pages: their names bound for one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from chronicle.render.quick.codes import Code, Codes
from chronicle.render.quick.loops import Loop
from chronicle.render.quick.units import Bound, NotConstantError
from chronicle.source import escaped

Function = Callable[..., str]
"""Gives HTML: a page and a block for what they are given, a macro for its arguments."""


@dataclass(slots=True)
class _Loaded:
    """The functions of a file in one place of use, with the names that they look up."""

    code: Code
    theme: str
    names: dict[str, Any]
    functions: dict[str, Function] = field(default_factory=dict)


class Linker:
    """Pages of a theme in one language. `helpers`: what helpers are called, by name; those that want the page take
    its job first."""

    def __init__(self, codes: Codes, environment: Environment, helpers: Mapping[str, Callable[..., Any]]) -> None:
        self.codes, self.environment, self.helpers = codes, environment, helpers
        self._pages: dict[str, Function | None] = {}
        self._parts: dict[str, _Loaded | None] = {}

    def page(self, template: str) -> Function | None:
        """The page of a template: (site, page, content, job) -> HTML. None if it can be understood only while it
        is rendered."""
        if template not in self._pages:
            self._pages[template] = None
            try:
                self._pages[template] = self._page(template)
            except Exception:  # noqa: BLE001  Jinja will say what is wrong, if anything is
                return None
        return self._pages[template]

    def leave(self, template: str) -> None:
        """Leaves a template to Jinja from now on."""
        self._pages[template] = None

    def _page(self, template: str) -> Function:
        """Loads a template and those that it extends, and ties their blocks together."""
        chain: list[_Loaded] = []
        name = template
        while name:
            if len(chain) > len(self.codes.theme.template_sources):
                raise NotConstantError("templates that extend each other")
            chain.append(self._load(name))
            name = self._full(chain[-1].code.extends, chain[-1].theme)
        _agree([one.code for one in chain])
        for at, one in enumerate(chain):
            for called, what in one.code.names.items():
                if what[0] in ("block", "super"):
                    one.names[called] = _first(f"block_{what[1]}", chain[at + 1 :] if what[0] == "super" else chain)
        return chain[-1].functions["page"]

    def _full(self, name: str, theme: str) -> str:
        return self.codes.theme.resolve(name, theme)

    def _load(self, template: str) -> _Loaded:
        """The functions of a file. Blocks are tied later."""
        code, body = self.codes.of(template, self.environment)
        theme = self.codes.theme.template_sources[template].theme
        names: dict[str, Any] = {"environment": self.environment, "escaped": escaped}
        for called, what in code.names.items():
            if what[0] not in ("own", "block", "super"):
                names[called] = self._bound(what, theme)
        exec(body, names)
        names["LoopContext"] = Loop
        context = Context(self.environment, dict(self.environment.globals), template, {})
        for _ in names["root"](context):
            pass
        made = {name: macro for name, macro in context.vars.items() if isinstance(macro, Macro) and _is_fixed(macro)}
        one = _Loaded(code, theme, names, {name: _function(macro) for name, macro in made.items()})
        for called, what in code.names.items():
            if what[0] == "own":
                names[called] = one.functions[f"macro_{what[1]}"]
        return one

    def _bound(self, what: Bound, theme: str) -> object:
        """What a name stands for."""
        kind, name = what[0], what[1]
        if kind == "text":
            return self.helpers["t"](name)
        if kind == "shown":
            return escaped(self.helpers["t"](name))
        if kind == "helper":
            return self.helpers[name]
        if kind == "include":
            page = self.page(self._full(name, theme))
            if page is None:
                raise NotConstantError(name)
            return page
        return self._file_of_macros(self._full(name, theme)).functions[f"macro_{what[2]}"]

    def _file_of_macros(self, template: str) -> _Loaded:
        """A file of macros, loaded once."""
        if template not in self._parts:
            self._parts[template] = None
            self._parts[template] = self._load(template)
        found = self._parts[template]
        if found is None or not found.code.parts:
            raise NotConstantError("files that import each other, or a page")
        return found


def _is_fixed(macro: Macro) -> bool:
    """True if the macro takes what it names and nothing else."""
    return not (macro.catch_kwargs or macro.catch_varargs or macro.caller)


def _function(macro: Macro) -> Function:
    made: Any = macro._func  # noqa: SLF001  the function without what Jinja does around it
    made.__defaults__ = (missing,) * made.__code__.co_argcount
    function: Function = made
    return function


def _first(name: str, chain: list[_Loaded]) -> Function:
    for one in chain:
        if name in one.functions:
            return one.functions[name]
    raise NotConstantError(f"there is no {name}")


def _agree(chain: list[Code]) -> None:
    """Templates that extend each other share the names that they set and import. Here each has its own, which is
    the same only if no name means two things."""
    meant: dict[str, object] = {}
    for one in chain:
        own: dict[str, object] = {name: (id(one), name) for name in (*one.sets, *one.macros)}
        for name, what in {**one.imports, **own}.items():
            if meant.setdefault(name, what) != what:
                raise NotConstantError(f"“{name}” means two things")
    for one in chain:
        if not one.sometimes.isdisjoint(meant.keys() - one.sets):
            raise NotConstantError("a variable that may also be another's")
