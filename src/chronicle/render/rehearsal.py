"""What judges a theme: all templates compiled, compared with the contract, and rendered with sample pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chronicle.model.diagnostic import Diagnostic, Place, Said, in_order
from chronicle.model.value import Value
from chronicle.plan import KINDS, PageView, SiteView
from chronicle.render.pages import Renderer
from chronicle.render.problems import RenderProblem, in_the_contract
from chronicle.render.samples import LANGUAGES, samples
from chronicle.theme import Theme, check_templates, template_place

_LEAKS = re.compile(r">\s*(None|True|False|Undefined)\s*<|=\"None\"|<chronicle\.|&lt;chronicle\.|object at 0x")


def rehearse(theme: Theme, languages: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """All that is wrong with a theme: what `check_templates` finds, names that the contract does not have (C766), a
    kind of page without template (C768), templates that fail or print what is no text (C767)."""
    found = list(check_templates(theme, languages))
    found += _missing_kinds(theme)
    found += _names(theme)
    if not any(d.code in ("C760", "C762") for d in found):
        found += _rendered(theme, dict.fromkeys((*LANGUAGES, *theme.languages)))
    return in_order(_once(found))


def _once(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """One problem for each place and code: a name that is missing may be found by reading and by rendering."""
    seen: set[tuple[str, str, int]] = set()
    for one in found:
        key = (one.code, one.place.file, one.place.line)
        if one.code not in ("C766", "C767") or key not in seen:
            yield one
        seen.add(key)


def _missing_kinds(theme: Theme) -> Iterator[Diagnostic]:
    for kind in KINDS:
        if f"{kind}.html" not in theme.template_sources:
            yield Diagnostic(
                "C768",
                "error",
                Place(f"themes/{theme.name}/templates/{kind}.html"),
                Said(f"the theme has no template for pages of kind “{kind}”", f"主题没有“{kind}”类页面的模板"),
                Said("write it, or extend the theme “plain”", "请编写它，或继承主题“plain”"),
            )


def _public(view: type[Value]) -> set[str]:
    own = {name for name in vars(view) if not name.startswith("_")}
    return own | set(view.__struct_fields__)


def _names(theme: Theme) -> Iterator[Diagnostic]:
    """Attributes of site, page and content. A template that is named after a kind is held to that kind; others may
    use what any kind has, because they may ask for the kind first."""
    anything = set[str]().union(*(_public(kind) for kind in KINDS.values()))
    for name, source in theme.template_sources.items():
        path = source.path.removesuffix(".html")
        kind = KINDS.get(path)
        known = {
            "site": _public(SiteView),
            "page": _public(PageView),
            "content": _public(kind) if kind else anything,
        }
        for view, attribute, line in theme.uses(name).attributes:
            if attribute in known[view]:
                continue
            of = f" ({kind.__name__})" if kind and view == "content" else ""
            yield Diagnostic(
                "C766",
                "error",
                template_place(source, line, f"{view}.{attribute}"),
                Said(f"{view}{of} has no “{attribute}”", f"{view}{of} 没有“{attribute}”"),
                in_the_contract(attribute, known[view]),
            )


def _rendered(theme: Theme, languages: Iterable[str]) -> Iterator[Diagnostic]:
    renderer = Renderer(theme)
    for lang in languages:
        for sample in samples(lang):
            if sample.job.template not in theme.template_sources:
                continue
            try:
                text = renderer.render(sample.job).decode()
            except RenderProblem as problem:
                yield problem.diagnostic
                continue
            leak = _LEAKS.search(text)
            if leak:
                source = theme.template_sources[sample.job.template]
                yield Diagnostic(
                    "C767",
                    "error",
                    Place(source.file),
                    Said(
                        f"the sample “{sample.name}” ({lang}) prints “{leak[0].strip()}”, which is no text",
                        f"样页“{sample.name}”（{lang}）印出了“{leak[0].strip()}”，这不是文字",
                    ),
                    Said("test the value before it is printed", "请先判断再输出"),
                )
