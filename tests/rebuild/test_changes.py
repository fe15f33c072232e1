"""What a change costs: exactly which outputs are made again, and that the result is the one of a clean build."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kit.pictures import corners, saved, turned
from kit.site import Site

FILES = """
-- content/chronicle.yaml --
title: 样例
theme: own
-- themes/own/theme.yaml --
contract: 1
extends: plain
-- themes/own/strings/zh-Hans.yaml --
nav.places: 各处
-- content/places.yaml --
- {id: zhen, name: 柳林镇, level: township}
-- content/villages/shanwan.md --
---
name: 山湾村
parent: zhen
---
-- content/villages/hewan.md --
---
name: 河湾村
parent: zhen
---
-- content/cadres/zhang.md --
---
name: 张一山
---
-- content/entries/a.md --
---
title: 修路
summary: 通车了
date: 2015-03-04
village: shanwan
cadre: zhang
tags: [道路]
---
路通了。
-- content/entries/b.md --
---
title: 打井
date: 2015-05-06
village: hewan
photos: [{file: b.jpg, caption: 井}]
---
有水了。
-- content/entries/c.md --
---
title: 开会
date: 2016-01-02
village: hewan
embargo_until: 2016-02-01
---
会开了。
"""
EVERY_LIST = {"index", "timeline", "places", "places/zhen", "villages"}


def start(folder: Path) -> Site:
    site = Site.of(folder, FILES)
    site.write({"content/entries/b.jpg": saved(corners())})
    return site


def edit(name: str, old: str, new: str) -> Callable[[Site], None]:
    def change(site: Site) -> None:
        text = (site.folder / name).read_text(encoding="utf-8")
        assert old in text
        site.write({name: text.replace(old, new)})

    return change


def short(paths: object) -> set[str]:
    """Outputs without `/index.html`; photos and assets by their folder only."""
    assert isinstance(paths, tuple)
    names = (path.removesuffix("index.html").rstrip("/") or "index" for path in paths)
    return {name.split("/")[0] if name.startswith(("photos/", "assets/")) else name for name in names}


def rename(site: Site) -> None:
    (site.folder / "content/entries/a.md").rename(site.folder / "content/entries/road.md")


NEW = "---\ntitle: 栽树\ndate: 2015-05-20\nvillage: shanwan\n---\n树活了。\n"
A, B = "entries/a", "entries/b"
YEAR, MARCH, MAY = "timeline/2015", "timeline/2015/03", "timeline/2015/05"
SHANWAN, HEWAN, ZHANG, TAG = "villages/shanwan", "villages/hewan", "cadres/zhang", "tags/daolu"

# change: what it does, outputs that are made, outputs that go
CHANGES: dict[str, tuple[Callable[[Site], None], set[str], set[str]]] = {
    "nothing": (lambda site: None, set(), set()),
    "a word of prose that no list shows": (
        edit("content/entries/a.md", "---\n路通了。", "---\n路通了。\n\n第二段。"),
        {A},
        set(),
    ),
    "a title": (
        edit("content/entries/a.md", "title: 修路", "title: 修桥"),
        {A, B, "index", YEAR, MARCH, "places/zhen", SHANWAN, ZHANG, TAG},
        set(),
    ),
    "a file's name": (
        rename,
        {"entries/road", B, "index", YEAR, MARCH, "places/zhen", SHANWAN, ZHANG, TAG},
        {A},
    ),
    "an entry deleted": (
        lambda site: site.delete("content/entries/a.md"),
        EVERY_LIST | {B, YEAR, MAY, SHANWAN, ZHANG, "cadres", "404.html"},
        {A, MARCH, TAG},
    ),
    "an entry added": (
        lambda site: site.write({"content/entries/d.md": NEW}),
        EVERY_LIST | {"entries/d", A, B, YEAR, MARCH, MAY, SHANWAN, "404.html"},
        set(),
    ),
    "a village's name": (
        edit("content/villages/shanwan.md", "山湾村", "上湾村"),
        {A, "index", "villages", SHANWAN, YEAR, MARCH, "places/zhen", ZHANG, TAG},
        set(),
    ),
    "a village's note": (
        edit("content/villages/shanwan.md", "parent: zhen", "parent: zhen\nnote: 在山脚下"),
        {SHANWAN},
        set(),
    ),
    "a photo": (
        lambda site: site.write({"content/entries/b.jpg": saved(turned(3))}),
        {B, "photos", "index", YEAR, MAY, HEWAN, "places/zhen"},
        {"photos"},
    ),
    "a caption": (
        edit("content/entries/b.md", "caption: 井", "caption: 新井"),
        {B, "index", YEAR, MAY, HEWAN, "places/zhen"},
        set(),
    ),
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A built site; kept beside is a copy with its state and all times, to begin from again."""
    site = start(tmp_path_factory.mktemp("first") / "site")
    report = site.build()
    assert report.status == 0
    assert dict(report.withheld) == {"embargo": 1}
    shutil.copytree(site.folder, site.folder.with_name("kept"))
    return site


@pytest.fixture
def site(first: Site) -> Site:
    """The built site as it was before the first test changed it."""
    shutil.rmtree(first.folder)
    shutil.copytree(first.folder.with_name("kept"), first.folder)
    assert first.build().rendered == ()
    return first


def clean(site: Site, folder: Path, **options: object) -> dict[str, bytes]:
    """What a first build of the same content gives."""
    for part in ("content", "themes"):
        shutil.copytree(site.folder / part, folder / part)
    other = Site(folder, site.options.__class__(folder, as_of=site.options.as_of, jobs=1))
    other.build(**options)
    return other.outputs()


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_change_costs(site: Site, tmp_path: Path, change: str) -> None:
    all_before = set(site.outputs())
    act, made, gone = CHANGES[change]
    act(site)
    report = site.build()
    assert report.status == 0
    assert short(report.rendered) == made
    assert short(report.removed) == gone
    assert report.kept == len(all_before - set(report.rendered) - set(report.removed))
    assert report.foreign == ()
    assert site.outputs() == clean(site, tmp_path / "b")


WIDE: dict[str, Callable[[Site], None]] = {
    "the site's title": edit("content/chronicle.yaml", "样例", "样本"),
    "a further language": edit("content/chronicle.yaml", "theme: own", "theme: own\nlanguages: [zh-Hans, en]"),
    "an address": edit("content/chronicle.yaml", "theme: own", "theme: own\nurl: https://example.org/"),
    "another theme": edit("content/chronicle.yaml", "theme: own", "theme: plain"),
    "sizes of photos": edit("content/chronicle.yaml", "theme: own", "theme: own\nphotos: {widths: [20]}"),
    "files for links": edit("content/chronicle.yaml", "theme: own", "theme: own\nlink_style: files"),
    "a word of the theme": edit("themes/own/strings/zh-Hans.yaml", "各处", "各地"),
    "a template of the theme": lambda site: site.write(
        {"themes/own/templates/tag.html": "{% extends 'base.html' %}{% block main %}!{% endblock %}"}
    ),
    "a place gone": edit("content/villages/hewan.md", "parent: zhen\n", ""),
    "everything gone": lambda site: shutil.rmtree(site.folder / "content/entries"),
}


@pytest.mark.parametrize("change", WIDE)
def test_a_wide_change_ends_as_a_clean_build(site: Site, tmp_path: Path, change: str) -> None:
    WIDE[change](site)
    report = site.build()
    assert report.status == 0
    assert report.rendered
    assert site.outputs() == clean(site, tmp_path / "b")


def test_a_theme_template_makes_its_pages_only(site: Site, tmp_path: Path) -> None:
    WIDE["a template of the theme"](site)
    assert short(site.build().rendered) == {TAG}


def test_an_embargo_that_ends_brings_the_entry_and_back(site: Site, tmp_path: Path) -> None:
    before = site.outputs()
    later = {"as_of": date(2016, 2, 1)}
    report = site.build(**later)
    assert {"entries/c", "timeline/2016", "timeline/2016/01", HEWAN, "index", B} <= short(report.rendered)
    assert not {A, SHANWAN, ZHANG, TAG, MARCH} & short(report.rendered)
    assert site.outputs() == clean(site, tmp_path / "b", **later)
    report = site.build()
    assert short(report.removed) == {"entries/c", "timeline/2016", "timeline/2016/01"}
    assert site.outputs() == before
    assert all("开会" not in data.decode("utf-8", "ignore") for data in site.outputs().values())


def test_changes_one_after_another_end_as_a_clean_build(site: Site, tmp_path: Path) -> None:
    acts = {**WIDE, **{name: row[0] for name, row in CHANGES.items()}}
    for change in ("a title", "a village's name", "an entry added", "a photo", "a further language"):
        acts[change](site)
        site.build()
    assert site.outputs() == clean(site, tmp_path)
