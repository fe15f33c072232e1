"""A theme with its ancestors, ready to speak, to be rendered and to be asked what a template depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec
from jinja2 import TemplateSyntaxError, nodes

from chronicle.model.recipe import PhotoSizes
from chronicle.model.value import Value
from chronicle.theme import syntax
from chronicle.theme.assets import Asset
from chronicle.theme.grammar import FALLBACK, grammar_of
from chronicle.theme.kept import NOWHERE, Kept, key_of
from chronicle.theme.manifest import Option
from chronicle.theme.speech import Speech
from chronicle.theme.syntax import TemplateSource, Uses, parsed, syntax_error, uses_of
from chronicle.theme.tables import Table, best_match

_HELPER_FAMILIES = {
    "t": ("number",),
    "date": ("date",),
    "number": ("number", "comparator", "unit"),
}
HELPER_KEYS = {"html": ("redacted",)}
"""Strings that helpers print by themselves."""


class Closure(Value, frozen=True):
    """Digests (hex) of all that a template can name in one language: `templates` it is made of, `strings` it
    may print, `assets` it links; `digest` of the three."""

    templates: str
    strings: str
    assets: str

    @property
    def digest(self) -> str:
        """One digest of all."""
        return _digest((self.templates, self.strings, self.assets))


def _digest(texts: Iterable[object]) -> str:
    return hashlib.sha256(msgspec.msgpack.encode(tuple(texts))).hexdigest()


@dataclass(frozen=True, eq=False)
class Theme:
    """A theme and those that it extends. Holds everything that rendering needs; can be pickled.

    `chain`: names, the theme first. `template_sources`: by name as templates name them; a bare `entry.html` is the
    first in the chain, `@plain/entry.html` that of one theme. `tables`: words by language, merged along the chain.
    `options`: every option with the site's value or its default. `kept`: what was made of templates before."""

    name: str
    title: str
    chain: tuple[str, ...]
    template_sources: Mapping[str, TemplateSource] = field(repr=False)
    tables: Mapping[str, Table] = field(repr=False)
    assets: Mapping[str, Asset] = field(repr=False)
    photo_sizes: PhotoSizes
    languages: tuple[str, ...] = ()
    known_options: tuple[Option, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    kept: Kept = field(default=NOWHERE, repr=False)
    _cache: dict[tuple[str, str], object] = field(default_factory=dict, repr=False)

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_cache": {}}

    def speech(self, lang: str) -> Speech:
        """What the theme says in a language. An unknown language is served in English."""
        known = self._cache.get(("speech", lang))
        if isinstance(known, Speech):
            return known
        own = best_match(lang, self.tables)
        tags = dict.fromkeys(tag for tag in (own, FALLBACK) if tag in self.tables)
        tables = tuple((tag, self.tables[tag]) for tag in tags) or (("", {}),)
        words = (
            text
            for tag, table in tables
            for key in sorted(table)
            for text in (tag, key, *(part for form in table[key].forms for part in form))
        )
        grammars = {tag: grammar_of(tag, self.kept) for tag in (lang, *(tag for tag, _ in tables)) if tag}
        speech = Speech(lang, _digest(words), tables, grammars)
        self._cache["speech", lang] = speech
        return speech

    @property
    def digest(self) -> str:
        """A digest of all that pages are made with: templates, words, files, options."""
        sources = [(name, source) for name, source in sorted(self.template_sources.items())]
        words = [(tag, self.speech(tag).digest) for tag in sorted(self.tables)]
        assets = sorted(asset.output for asset in self.assets.values())
        return _digest((self.chain, self.options, sources, words, assets))

    def speaks(self, lang: str) -> bool:
        """True if there are words of this language."""
        return bool(best_match(lang, self.tables))

    def asset(self, path: str) -> Asset | None:
        """The file of the chain that templates name so, None if there is none."""
        return self.assets.get(path)

    def resolve(self, name: str, theme: str = "") -> str:
        """The full name of a template that a template of `theme` names: `@parent/x.html` is that of the nearest
        ancestor that has it. A name that nothing has comes back as it is."""
        if not name.startswith("@parent/"):
            return name
        path = name.removeprefix("@parent/")
        start = self.chain.index(theme) + 1 if theme in self.chain else 1
        for ancestor in self.chain[start:]:
            if f"@{ancestor}/{path}" in self.template_sources:
                return f"@{ancestor}/{path}"
        return name

    def uses(self, template: str) -> Uses:
        """What one template itself names; nothing if it is not there."""
        source = self.template_sources.get(template)
        if source is None:
            return Uses()
        known = self._cache.get(("uses", source.file))
        if isinstance(known, Uses):
            return known
        found = self._cache["uses", source.file] = self._uses(source)
        return found

    def _uses(self, source: TemplateSource) -> Uses:
        key = key_of((syntax.__file__,), "uses", source.file, source.text)
        kept = self.kept.get(key)
        if kept is not None:
            return msgspec.msgpack.decode(kept, type=Uses)
        try:
            found = uses_of(source, self.tree(source))
        except TemplateSyntaxError as problem:
            return Uses(diagnostics=(syntax_error(source, problem),))
        self.kept.put(key, msgspec.msgpack.encode(found))
        return found

    def tree(self, source: TemplateSource) -> nodes.Template:
        """The syntax tree of a template of this theme, not to be changed. TemplateSyntaxError if it has none."""
        known = self._cache.get(("tree", source.file))
        if isinstance(known, nodes.Template):
            return known
        found = self._cache["tree", source.file] = parsed(source)
        return found

    def reached(self, template: str) -> tuple[str, ...]:
        """The template and all that it extends, includes or imports, each once."""
        seen: dict[str, None] = {}
        todo = [template]
        while todo:
            name = todo.pop()
            if name in seen or name not in self.template_sources:
                continue
            seen[name] = None
            theme = self.template_sources[name].theme
            todo.extend(self.resolve(other, theme) for other, _ in self.uses(name).templates)
        return tuple(seen)

    def closure(self, template: str, lang: str) -> Closure:
        """Digests of everything that pages of a template can depend on in one language."""
        known = self._cache.get(("closure " + lang, template))
        if isinstance(known, Closure):
            return known
        names = self.reached(template)
        texts = [(name, self.template_sources[name].text) for name in sorted(names)]
        find = self.speech(lang).find
        strings = [(key, (found[0], found[1].forms) if (found := find(key)) else ()) for key in self._keys(names, lang)]
        paths = sorted({path for name in names for path, _ in self.uses(name).assets})
        outputs = [self.assets[path].output if path in self.assets else path for path in paths]
        closure = Closure(_digest(texts), _digest((lang, *strings)), _digest((*paths, *outputs)))
        self._cache["closure " + lang, template] = closure
        return closure

    def _keys(self, names: Iterable[str], lang: str) -> list[str]:
        """Keys of all strings that these templates can print, in order."""
        keys: set[str] = set()
        families: set[str] = set()
        for name in names:
            uses = self.uses(name)
            keys.update(use.key for use in uses.strings)
            families.update(uses.families)
            for helper in uses.helpers:
                families.update(_HELPER_FAMILIES.get(helper, ()))
                keys.update(HELPER_KEYS.get(helper, ()))
        known = self._families(lang)
        for family in families:
            keys.update(known.get(family, ()))
        return sorted(keys)

    def _families(self, lang: str) -> dict[str, list[str]]:
        """Keys of all strings by what stands before their first dot."""
        known = self._cache.get(("families", lang))
        if isinstance(known, dict):
            return known
        found: dict[str, list[str]] = {}
        for _, table in self.speech(lang).tables:
            for key in table:
                found.setdefault(key.partition(".")[0], []).append(key)
        self._cache["families", lang] = found
        return found

    def published(self) -> tuple[Asset, ...]:
        """All assets to publish: those that some template names and what these name in turn, by output path."""
        todo = [path for name in self.template_sources for path, _ in self.uses(name).assets]
        found: dict[str, Asset] = {}
        seen: set[str] = set()
        while todo:
            path = todo.pop()
            asset = self.assets.get(path)
            if asset is None or path in seen:
                continue
            seen.add(path)
            found.setdefault(asset.output, asset)
            todo.extend(asset.refs)
        return tuple(found[output] for output in sorted(found))
