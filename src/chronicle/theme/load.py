"""Reading a theme and its ancestors from the disk."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chronicle.model.diagnostic import NOTHING, Diagnostic, Place, Said, in_order
from chronicle.model.recipe import PhotoSizes
from chronicle.source import Node, Sheet, compose, decode
from chronicle.theme.assets import make_assets
from chronicle.theme.check import check_templates, unknown_language
from chronicle.theme.find import PACKAGE, find_theme, theme_names
from chronicle.theme.kept import NOWHERE, Kept
from chronicle.theme.manifest import Manifest, Option, read_manifest
from chronicle.theme.syntax import TemplateSource
from chronicle.theme.tables import Table, Wordy, read_table
from chronicle.theme.theme import Theme

SETTINGS_FILE = "content/chronicle.yaml"


@dataclass(slots=True)
class _Folder:
    """One theme folder as read."""

    manifest: Manifest
    templates: dict[str, TemplateSource] = field(default_factory=dict)
    tables: dict[str, dict[str, Wordy]] = field(default_factory=dict)
    assets: dict[str, tuple[str, bytes]] = field(default_factory=dict)


def load_theme(
    name: str,
    site_folder: Path,
    *,
    options: Mapping[str, str],
    languages: Iterable[str] = (),
    places: Mapping[str, Place] | None = None,
    package: Path = PACKAGE,
    kept: Kept = NOWHERE,
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """A theme with its chain of ancestors and everything that is wrong with it (C750 to C769).

    Looked for in the site's `themes/`, then in the installed package, then in the checkout. `options`: the
    site's values of the theme's options. `languages`: those of the site. `places`: where the settings `theme` and
    `theme_options.<name>` stand. `kept`: where what is made of templates is kept. A theme that cannot be found gives
    an empty one with an error."""
    spots = places or {}
    loader = _Loader(site_folder, package, spots)
    chain = loader.chain(name)
    theme = _assemble(name, chain, loader, options, spots, kept)
    found = [*loader.diagnostics, *check_templates(theme, languages)]
    if theme.tables:
        where = spots.get("languages") or Place(SETTINGS_FILE)
        found += [unknown_language(tag, theme, where) for tag in languages if not theme.speaks(tag)]
    return theme, in_order(found)


class _Loader:
    def __init__(self, site_folder: Path, package: Path, places: Mapping[str, Place]) -> None:
        self.site_folder, self.package, self.places = site_folder, package, places
        self.diagnostics: list[Diagnostic] = []

    def chain(self, name: str) -> list[_Folder]:
        found: list[_Folder] = []
        seen: list[str] = []
        where = self.places.get("theme") or Place(SETTINGS_FILE)
        while name:
            if name in seen:
                ring = " > ".join((*seen[seen.index(name) :], name))
                self.say(
                    "C751",
                    where,
                    Said(f"the themes extend each other in a ring: {ring}", f"主题互相继承成环：{ring}"),
                    Said("let the last of them extend nothing", "请让最后一个不再继承"),
                )
                break
            folder = find_theme(name, self.site_folder, self.package) if _is_name(name) else None
            if folder is None:
                self.unknown(name, where)
                break
            seen.append(name)
            one = self.read(name, folder)
            found.append(one)
            name = one.manifest.extends
            where = Place(f"themes/{seen[-1]}/theme.yaml", *one.manifest.extends_spot)
        return found

    def unknown(self, name: str, where: Place) -> None:
        names = theme_names(self.site_folder, self.package)
        listed = ", ".join(names) or "–"
        near = difflib.get_close_matches(name, names, n=1)
        self.say(
            "C750",
            where,
            Said(f"there is no theme “{name[:40]}”", f"没有主题“{name[:40]}”"),
            Said(f"did you mean “{near[0]}”? There are: {listed}", f"是不是“{near[0]}”？现有：{listed}")
            if near
            else Said(f"there are: {listed}", f"现有：{listed}"),
        )

    def say(self, code: str, where: Place, message: Said, help: Said = NOTHING) -> None:
        self.diagnostics.append(Diagnostic(code, "error", where, message, help))

    def read(self, name: str, folder: Path) -> _Folder:
        base = f"themes/{name}"
        file = folder / "theme.yaml"
        if file.is_file():
            node, sheet = self.yaml(file, f"{base}/theme.yaml")
            one = _Folder(read_manifest(name, node, sheet) if not sheet.has_errors() else Manifest(name))
            self.diagnostics.extend(sheet.diagnostics)
        else:
            self.say(
                "C752",
                Place(f"{base}/theme.yaml"),
                Said(f"the theme “{name}” has no theme.yaml", f"主题“{name}”没有 theme.yaml"),
                Said("write one with at least “contract: 1”", "请写一个，至少含“contract: 1”"),
            )
            one = _Folder(Manifest(name))
        for path, file in _files(folder / "templates"):
            sheet = Sheet(f"{base}/templates/{path}")
            text = decode(file.read_bytes(), sheet, may_be_empty=True)
            self.diagnostics.extend(sheet.diagnostics)
            if text is not None:
                one.templates[path] = TemplateSource(name, path, sheet.file, text)
        for path, file in _files(folder / "strings"):
            if path.endswith(".yaml"):
                self.strings(one, f"{base}/strings/{path}", file)
        for path, file in _files(folder / "assets"):
            one.assets[path] = (f"{base}/assets/{path}", file.read_bytes())
        return one

    def strings(self, one: _Folder, shown: str, file: Path) -> None:
        """`en.yaml` and `values.en.yaml` are both English; a key in both is a fault."""
        tag = file.name.removesuffix(".yaml").rpartition(".")[2]
        node, sheet = self.yaml(file, shown)
        table = one.tables.setdefault(tag, {})
        for key, entry in read_table(node, sheet).items():
            if key in table:
                sheet.say(
                    "C758",
                    "error",
                    (
                        entry.place.line,
                        entry.place.column,
                        entry.place.end_line,
                        entry.place.end_column,
                    ),
                    Said(
                        f"the key “{key}” stands in {table[key].place.file} too",
                        f"键“{key}”在 {table[key].place.file} 中也有",
                    ),
                    Said("delete one of the two", "请删去其中一个"),
                )
            table.setdefault(key, entry)
        self.diagnostics.extend(sheet.diagnostics)

    @staticmethod
    def yaml(file: Path, shown: str) -> tuple[Node | None, Sheet]:
        sheet = Sheet(shown)
        text = decode(file.read_bytes(), sheet, may_be_empty=True)
        return (compose(text, sheet) if text is not None else None), sheet


def _is_name(name: str) -> bool:
    return all(char.isalnum() or char in "-_" for char in name)


def _files(folder: Path) -> list[tuple[str, Path]]:
    """All files below a folder by path with `/`, in order; hidden ones are left out."""
    found: list[tuple[str, Path]] = []
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        found.extend(
            ((Path(where) / name).relative_to(folder).as_posix(), Path(where) / name)
            for name in names
            if not name.startswith((".", "~")) and not name.endswith("~")
        )
    return sorted(found)


def _assemble(
    name: str,
    chain: list[_Folder],
    loader: _Loader,
    options: Mapping[str, str],
    places: Mapping[str, Place],
    kept: Kept,
) -> Theme:
    templates: dict[str, TemplateSource] = {}
    tables: dict[str, dict[str, Wordy]] = {}
    assets: dict[str, tuple[str, bytes]] = {}
    known: dict[str, Option] = {}
    for one in reversed(chain):
        for path, source in one.templates.items():
            templates[path] = source
            templates[f"@{one.manifest.name}/{path}"] = source
        for tag, table in one.tables.items():
            tables.setdefault(tag, {}).update(table)
        assets.update(one.assets)
        known.update({option.name: option for option in one.manifest.options})
    made, problems = make_assets(assets)
    loader.diagnostics.extend(problems)
    if chain:
        loader.diagnostics.extend(_option_faults(name, known, options, places))
    sizes = next((one.manifest.photos for one in chain if one.manifest.photos), PhotoSizes())
    final: dict[str, Table] = dict(tables)
    return Theme(
        name=name,
        title=chain[0].manifest.title if chain else name,
        chain=tuple(one.manifest.name for one in chain),
        template_sources=dict(sorted(templates.items())),
        tables=final,
        assets=made,
        photo_sizes=sizes,
        languages=next((one.manifest.languages for one in chain if one.manifest.languages), ()),
        known_options=tuple(known.values()),
        options=tuple((option.name, _value(option, options)) for option in known.values()),
        kept=kept,
    )


def _value(option: Option, options: Mapping[str, str]) -> str:
    given = options.get(option.name)
    return option.default if given is None or (option.values and given not in option.values) else given


def _option_faults(
    theme: str, known: Mapping[str, Option], options: Mapping[str, str], places: Mapping[str, Place]
) -> Iterable[Diagnostic]:
    for name, value in options.items():
        where = places.get(f"theme_options.{name}") or Place(SETTINGS_FILE)
        option = known.get(name)
        if option is None:
            listed = ", ".join(known)
            yield Diagnostic(
                "C756",
                "error",
                where,
                Said(f"the theme “{theme}” has no option “{name[:40]}”", f"主题“{theme}”没有选项“{name[:40]}”"),
                Said(f"its options: {listed}", f"可用选项：{listed}")
                if known
                else Said("it has no options; take the line out", "它没有任何选项，请删去这一行"),
            )
        elif option.values and value not in option.values:
            listed = ", ".join(option.values)
            yield Diagnostic(
                "C757",
                "error",
                where,
                Said(f"the option “{name}” cannot be “{value[:40]}”", f"选项“{name}”不能是“{value[:40]}”"),
                Said(f"one of: {listed}", f"可选：{listed}"),
            )
