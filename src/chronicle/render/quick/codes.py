"""Template files as code, each made once: for all languages, and for the next run."""

from __future__ import annotations

import marshal
from types import CodeType

import msgspec
from jinja2 import Environment, compiler, lexer, nodes, parser

from chronicle.model.value import Value
from chronicle.render.quick import units, writer
from chronicle.render.quick.units import Bound, NotConstantError, unit_of
from chronicle.render.quick.writer import written
from chronicle.theme import TemplateSource, Theme, key_of

_MAKERS = (units.__file__, writer.__file__, compiler.__file__, lexer.__file__, nodes.__file__, parser.__file__)
"""The program files that decide what code is made of a template."""
_REFUSED = b""


class Code(Value, frozen=True):
    """The functions of a template file. `code`: what defines them, by `marshal`; `names`: what the names stand for
    that it looks up; `sometimes`: variables that it sets in some cases only. For the others, see Unit."""

    code: bytes
    names: dict[str, Bound]
    parts: bool
    extends: str
    imports: dict[str, tuple[str, str]]
    macros: frozenset[str]
    sets: frozenset[str]
    sometimes: frozenset[str]


class Codes:
    """The template files of a theme as code. The theme keeps it; it is Python's bytecode, and trusted as that is."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._known: dict[str, tuple[Code, CodeType] | None] = {}

    def of(self, name: str, environment: Environment) -> tuple[Code, CodeType]:
        """The code of a template file, and what to execute."""
        source = self.theme.template_sources.get(name)
        if source is None:
            raise NotConstantError(f"there is no {name}")
        if source.file not in self._known:
            self._known[source.file] = None
            made = self._kept(source, environment)
            self._known[source.file] = made, marshal.loads(made.code)
        found = self._known[source.file]
        if found is None:
            raise NotConstantError(name)
        return found

    def _kept(self, source: TemplateSource, environment: Environment) -> Code:
        key = key_of(_MAKERS, "code", source.file, source.text)
        kept = self.theme.kept.get(key)
        if kept == _REFUSED:
            raise NotConstantError(source.file)
        if kept is not None:
            return msgspec.msgpack.decode(kept, type=Code)
        try:
            made = self._made(source, environment)
        except NotConstantError:
            self.theme.kept.put(key, _REFUSED)
            raise
        self.theme.kept.put(key, msgspec.msgpack.encode(made))
        return made

    def _made(self, source: TemplateSource, environment: Environment) -> Code:
        unit = unit_of(self.theme.tree(source))
        text, sometimes = written(unit, environment, source.file)
        return Code(
            marshal.dumps(compile(text, source.file, "exec")),
            unit.names,
            unit.parts,
            unit.extends,
            unit.imports,
            unit.macros,
            unit.sets,
            sometimes,
        )
