"""What can be said of a theme's templates without rendering them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from chronicle.model.diagnostic import Diagnostic, Place, Related, Said, in_order
from chronicle.source import did_you_mean
from chronicle.theme.grammar import FALLBACK
from chronicle.theme.syntax import StringUse, TemplateSource, Uses, template_place
from chronicle.theme.theme import HELPER_KEYS, Theme


def check_templates(theme: Theme, languages: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Problems of all templates: syntax (C760), names that are not constant (C761), templates (C762), assets
    (C763) and strings (C764, C765) that are not there, unknown names (C766). `languages`: those that must have all
    strings besides the ones of the theme."""
    tags = tuple(dict.fromkeys((*theme.languages, *(tag for tag in languages if theme.speaks(tag)))))
    found: list[Diagnostic] = []
    # A template of an ancestor that is overridden is still checked if a child names it outright.
    seen: set[str] = set()
    for name, source in theme.template_sources.items():
        if source.file in seen:
            continue
        seen.add(source.file)
        uses = theme.uses(name)
        found.extend(uses.diagnostics)
        found.extend(_templates(theme, source, uses))
        found.extend(_assets(theme, source, uses))
        found.extend(_strings(theme, source, uses, tags or tuple(theme.tables)))
    return in_order(found)


def _templates(theme: Theme, source: TemplateSource, uses: Uses) -> Iterator[Diagnostic]:
    for name, line in uses.templates:
        if theme.resolve(name, source.theme) not in theme.template_sources:
            yield Diagnostic(
                "C762",
                "error",
                template_place(source, line, name),
                Said(f"there is no template “{name}” in the theme", f"主题里没有模板“{name}”"),
                _near(name, theme.template_sources),
            )


def _assets(theme: Theme, source: TemplateSource, uses: Uses) -> Iterator[Diagnostic]:
    for path, line in uses.assets:
        if path not in theme.assets:
            yield Diagnostic(
                "C763",
                "error",
                template_place(source, line, path),
                Said(f"there is no file “{path}” in the theme's assets/", f"主题的 assets/ 里没有“{path}”"),
                _near(path, theme.assets),
            )


def _strings(theme: Theme, source: TemplateSource, uses: Uses, tags: tuple[str, ...]) -> Iterator[Diagnostic]:
    own = {use.key for use in uses.strings}
    keys = {key for helper in uses.helpers for key in HELPER_KEYS.get(helper, ())} - own
    for use in (*uses.strings, *(StringUse(key, frozenset(), 0) for key in sorted(keys))):
        missing = [tag for tag in tags if not theme.speech(tag).has(use.key)]
        if missing:
            listed = ", ".join(missing)
            in_english = theme.speech(FALLBACK).has(use.key)
            yield Diagnostic(
                "C764",
                "warning" if in_english else "error",
                template_place(source, use.line, use.key),
                Said(f"the string “{use.key}” is missing in: {listed}", f"以下语言缺少文字“{use.key}”：{listed}"),
                Said(
                    "add it to strings/<language>.yaml" + ("; English stands in" if in_english else ""),
                    "请补入 strings/<语言>.yaml" + ("；暂以英文代替" if in_english else ""),
                ),
            )
        yield from _placeholders(theme, source, use, tags)


def _placeholders(theme: Theme, source: TemplateSource, use: StringUse, tags: tuple[str, ...]) -> Iterator[Diagnostic]:
    if "*" in use.args:
        return
    for tag in tags:
        entry = theme.speech(tag).find(use.key)
        wanting = sorted(entry[1].placeholders - use.args) if entry else []
        if entry and wanting:
            names = ", ".join(f"{{{name}}}" for name in wanting)
            yield Diagnostic(
                "C765",
                "error",
                template_place(source, use.line, use.key),
                Said(
                    f"the string “{use.key}” ({entry[0]}) has {names}, which the template does not give",
                    f"文字“{use.key}”（{entry[0]}）含有 {names}，而模板没有给出",
                ),
                Said(
                    f'write t("{use.key}", {wanting[0]}=…), or take it out of the string',
                    f'请写 t("{use.key}", {wanting[0]}=…)，或从文字中删去',
                ),
                (Related(entry[1].place, Said("the string stands here", "文字在这里")),),
            )
            return


def _near(name: str, known: Iterable[str]) -> Said:
    return did_you_mean(difflib.get_close_matches(name, sorted(known), n=1))


def unknown_language(tag: str, theme: Theme, where: Place) -> Diagnostic:
    """C759: a language of the site that the theme has no words for."""
    known = ", ".join(sorted(theme.tables))
    return Diagnostic(
        "C759",
        "warning",
        where,
        Said(
            f"the theme “{theme.name}” has no words in “{tag}”; English stands in (it has: {known})",
            f"主题“{theme.name}”没有“{tag}”的文字，以英文代替（已有：{known}）",
        ),
        Said(
            f"add themes/{theme.name}/strings/{tag}.yaml",
            f"请补充 themes/{theme.name}/strings/{tag}.yaml",
        ),
    )
