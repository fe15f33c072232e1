"""A theme with its ancestors, ready to speak, to be rendered and to be asked what a template depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chronicle.model.recipe import PhotoSizes
from chronicle.theme.assets import Asset
from chronicle.theme.manifest import Option
from chronicle.theme.speech import Speech
from chronicle.theme.syntax import TemplateSource, Uses, uses_of
from chronicle.theme.tables import FALLBACK, Table, best_match

_HELPER_FAMILIES = {
    "t": ("number",),
    "date": ("date",),
    "number": ("number", "comparator", "unit"),
}
HELPER_KEYS = {"html": ("redacted",)}
"""Strings that helpers print by themselves."""


@dataclass(frozen=True, slots=True)
class Closure:
    """Digests (hex) of all that a template can name in one language: `templates` it is made of, `strings` it
    may print, `assets` it links; `digest` of the three."""

    templates: str
    strings: str
    assets: str

    @property
    def digest(self) -> str:
        """One digest of all."""
        return _digest((self.templates, self.strings, self.assets))


def _digest(texts: Iterable[str]) -> str:
    found = hashlib.sha256()
    for text in texts:
        data = text.encode()
        found.update(f"{len(data)}:".encode() + data)
    return found.hexdigest()


@dataclass(frozen=True, eq=False)
class Theme:
    """A theme and those that it extends. Holds everything that rendering needs; can be pickled.

    `chain`: names, the theme first. `template_sources`: by name as templates name them; a bare `entry.html` is the
    first in the chain, `@plain/entry.html` that of one theme. `tables`: words by language, merged along the chain.
    `options`: every option with the site's value or its default."""

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
        speech = Speech(lang, _digest(words), tables)
        self._cache["speech", lang] = speech
        return speech

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
        known = self._cache.get(("uses", template))
        if isinstance(known, Uses):
            return known
        source = self.template_sources.get(template)
        found = uses_of(source) if source else Uses()
        self._cache["uses", template] = found
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
        texts = [part for name in sorted(names) for part in (name, self.template_sources[name].text)]
        speech = self.speech(lang)
        strings: list[str] = [lang]
        for key in sorted(self._keys(names, speech)):
            found = speech.find(key)
            strings += [key, *((found[0], *(x for form in found[1].forms for x in form)) if found else ("",))]
        paths = sorted({path for name in names for path, _ in self.uses(name).assets})
        outputs = [self.assets[path].output if path in self.assets else path for path in paths]
        closure = Closure(_digest(texts), _digest(strings), _digest((*paths, *outputs)))
        self._cache["closure " + lang, template] = closure
        return closure

    def _keys(self, names: Iterable[str], speech: Speech) -> set[str]:
        keys: set[str] = set()
        families: set[str] = set()
        for name in names:
            uses = self.uses(name)
            keys.update(use.key for use in uses.strings)
            families.update(uses.families)
            for helper in uses.helpers:
                families.update(_HELPER_FAMILIES.get(helper, ()))
                keys.update(HELPER_KEYS.get(helper, ()))
        known = {key for _, table in speech.tables for key in table}
        return keys | {key for key in known if key.split(".")[0] in families}

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
