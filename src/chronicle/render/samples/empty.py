"""The empty samples: every kind of page with as little content as its type allows."""

from __future__ import annotations

import types
from typing import Any, cast, get_args, get_origin, get_type_hints

from chronicle.model.value import replace
from chronicle.model.when import UNDATED, When
from chronicle.plan import KINDS, Content, Ref
from chronicle.render.samples.making import Making, Sample

_NAMED = ("title", "name", "heading")


def empty_pages(lang: str) -> tuple[Sample, ...]:
    """One page of every kind: empty lists, no figures, no dates, no texts but names."""
    return tuple(_page(kind, lang) for kind in KINDS)


def _page(kind: str, lang: str) -> Sample:
    m = Making(lang, "404.html" if kind == "missing" else f"empty/{kind}/index.html")
    content = cast(Content, _least(KINDS[kind]))
    named = {name: m.say("无", "Nothing") for name in content.__struct_fields__ if name in _NAMED}
    if kind == "measure_kind":
        named["kind"] = "other"  # it stands for the page's name
    content = replace(content, **cast(Any, named))
    page = replace(
        m.page(kind, "无", "Nothing"),
        description="",
        canonical="",
        trail=(),
        alternates=(),
        feeds=(),
        running=(),
    )
    site = replace(
        m.site(),
        subtitle="",
        description="",
        url="",
        publisher="",
        contact="",
        licence=Ref(""),
        as_of=UNDATED,
        pages=(),
    )
    made = m.sample(kind, "", "", content)
    job = replace(made.job, site=site, page=page)
    if kind == "missing":
        job = replace(job, depth=-1)
    return Sample(f"{kind}-empty", f"empty-{made.path}" if kind == "missing" else made.path, job)


def _least(kind: Any) -> Any:
    """The least value of a type: nothing where nothing is allowed."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        return () if len(inner) == 2 and inner[1] is Ellipsis else tuple(map(_least, inner))
    if isinstance(kind, types.UnionType):
        return None if type(None) in get_args(kind) else _least(get_args(kind)[0])
    if kind is When:
        return UNDATED
    if kind in (str, int, float, bool):
        return kind()
    hints = get_type_hints(kind)
    needed = kind.__struct_fields__[: len(kind.__struct_fields__) - len(kind.__struct_defaults__)]
    return kind(**{name: _least(hints[name]) for name in needed})
