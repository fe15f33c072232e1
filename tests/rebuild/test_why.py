"""`show why`: the parts that had changed when an output was made, and those that have changed since."""

from __future__ import annotations

import pytest

from chronicle.build import Reasons, why
from kit.pictures import corners, saved
from kit.site import Quiet, Site

FILES = """
-- content/chronicle.yaml --
title: 样例
theme: own
-- content/entries/road.md --
---
title: 修路
date: 2016-01-02
village: liuping
photos: [{file: road.jpg, people: none}]
---
路修好了。
-- content/villages/liuping.md --
---
name: 柳坪村
---
-- themes/own/theme.yaml --
contract: 1
extends: plain
-- themes/own/strings/zh-Hans.yaml --
nav.places: 各处
"""
ROAD = "entries/road/index.html"


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Site.of(tmp_path_factory.mktemp("site"), FILES)
    made.write({"content/entries/road.jpg": saved(corners())})
    assert made.build().status == 0
    return made


def ask(site: Site, path: str = ROAD) -> Reasons:
    return why(site.options, path, Quiet())


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        (
            "content/entries/road.md",
            "---\ntitle: 修路\ndate: 2016-01-02\nvillage: liuping\n---\n路宽四米。\n",
            "content",
        ),
        ("themes/own/strings/zh-Hans.yaml", "label.village: 村庄\nnav.places: 各地\n", "site"),
        ("content/chronicle.yaml", "title: 样本\ntheme: own\n", "site"),
        ("themes/own/templates/entry.html", "{% extends '@plain/entry.html' %}", "templates"),
    ],
)
def test_the_part_that_changed_is_named_before_and_after(site: Site, name: str, text: str, part: str) -> None:
    assert (ask(site).new, ask(site).next) == (True, "stays")
    site.write({name: text})
    before = ask(site)
    assert before.next == "made"
    assert part in before.coming
    site.build()
    after = ask(site)
    assert (after.new, after.last, after.next) == (False, before.coming, "stays")


def test_a_file_that_was_touched(site: Site) -> None:
    (site.output / ROAD).write_text("else")
    assert (ask(site).touched, ask(site).next, ask(site).coming) == (True, "made", ())
    site.build()
    assert (ask(site).new, ask(site).last, ask(site).next) == (False, (), "stays")


def test_a_photo_and_what_is_gone(site: Site) -> None:
    photo = next(path for path in site.outputs() if path.startswith("photos/"))
    assert ask(site, photo).next == "stays"
    site.delete("content/entries/road.md")
    assert (ask(site).next, ask(site, photo).next) == ("removed", "removed")
    site.build()
    assert (ask(site).built, ask(site).next) == (False, "unknown")


def test_names_that_are_alike_and_a_site_that_cannot_be_built(site: Site) -> None:
    assert ROAD in ask(site, "entries/raod/index.html").near
    site.write({"content/chronicle.yaml": "title: 样例\ntheme: nowhere\n"})
    assert any(found.severity == "error" for found in ask(site).diagnostics)
