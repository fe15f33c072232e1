"""One page of every kind is valid HTML: both themes, both languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from chronicle.plan.views import KINDS
from chronicle.render import Renderer, samples
from chronicle.theme import load_theme
from kit.shipped import ROOT, Built

Checker = Callable[[Sequence[Path]], list[Any]]

KINDS_OF_PAGE = (
    "",
    "entries/year-unknown/morning-in-dongbianling/",
    "entries/2015/apples-of-jixian/",
    "entries/undated/first-visit/",
    "villages/",
    "villages/renjiagou/",
    "villages/dongbianling/",
    "cadres/",
    "cadres/c-liang/",
    "cadres/g-xinrong-589/",
    "places/",
    "places/shanxi/",
    "places/xinyi/",
    "organisations/",
    "organisations/o-audit/",
    "timeline/",
    "timeline/2015/",
    "timeline/2015/12/",
    "timeline/unknown/",
    "timeline/undated/",
    "measures/",
    "measures/infrastructure/",
    "tags/xiulu/",
    "about/",
    "access/",
)


YOUNGER = (
    "Attribute “fetchpriority” not allowed on element “img”",
    "Bad value “group” for attribute “role” on element “svg”",
)
"""What the packaged checker (of June 2020) cannot know: fetchpriority (HTML standard, 2022) and that svg takes any
role (W3C, ARIA in HTML, 2021)."""


def wrong(found: list[Any]) -> list[Any]:
    """Findings that are faults today."""
    return [one for one in found if not one.message.startswith(YOUNGER)]


@dataclass(frozen=True)
class Copy:
    """Pages under flat names, so that a finding names its page."""

    folder: Path

    def add(self, name: str, html: str) -> Path:
        path = self.folder / (name.strip("/").replace("/", "~") or "home")
        path = path.with_name(path.name + ".html")
        path.write_text(html, encoding="utf-8")
        return path


@pytest.mark.parametrize("site", ["shipped", "shipped_on_the_web"])
def test_the_shipped_pages_are_valid(
    site: str, tmp_path: Path, nu_checker: Checker, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(site)
    copy = Copy(tmp_path)
    pages = [built.page(tree + path) for tree in ("", "en/") for path in KINDS_OF_PAGE]
    pages.append(built.by_path["404.html"])
    files = [copy.add(page.path.removesuffix("index.html"), page.html) for page in pages]

    assert len(set(files)) == 2 * len(KINDS_OF_PAGE) + 1
    assert wrong(nu_checker(files)) == []


@pytest.mark.parametrize("theme", ["plain", "gazetteer"])
def test_sample_pages_of_every_kind_are_valid(theme: str, tmp_path: Path, nu_checker: Checker) -> None:
    """Samples fill every part of a template, which the shipped chronicle does not, and leave every part out."""
    loaded, found = load_theme(theme, ROOT, options={})
    assert found == ()
    renderer = Renderer(loaded)
    copy = Copy(tmp_path)
    files = [
        copy.add(f"{lang}-{sample.name}", renderer.render(sample.job).decode())
        for lang in ("zh-Hans", "en")
        for sample in samples(lang)
    ]

    names = {path.stem.partition("-")[2] for path in files}
    assert len(names) >= len(KINDS)
    assert wrong(nu_checker(files)) == []
