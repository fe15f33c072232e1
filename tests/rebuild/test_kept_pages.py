"""Of pages no more is kept for the next build than what may be public, and what is damaged of it is made anew."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from chronicle.build import why
from chronicle.build.sealing import opened
from kit.diaries import ROAD_AND_WELL
from kit.site import Quiet, Site

LONG_AGO = 1_500_000_000_000_000_000
MORE = """
-- content/entries/2016/hushed.md --
---
title: 不该有的题目
date: 2016-01-04
village: liuping
summary: 不该有的提要
draft: true
---
还没写完。
"""
ROAD = "content/entries/2016/road.md"


def written(site: Site, name: str, old: str, new: str) -> None:
    """Edits a file, which then counts as quiet."""
    path = site.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    later = path.stat().st_size * 1_000_000_000
    os.utime(path, ns=(LONG_AGO, LONG_AGO + later))


def quiet(site: Site) -> None:
    """No file was changed a short time ago."""
    for number, path in enumerate(sorted((site.folder / "content").rglob("*.*"))):
        os.utime(path, ns=(LONG_AGO, LONG_AGO + number * 1_000_000_000))


def state(site: Site, *, outputs: bool = False) -> bytes:
    """All that lies in the state; without the names of outputs, unless wanted."""
    with closing(sqlite3.connect(site.folder / ".chronicle/state.sqlite")) as read:
        tables = [name for (name,) in read.execute("select name from sqlite_master where type = 'table'")]
        rows = [row for name in tables if outputs or name != "outputs" for row in read.execute(f"select * from {name}")]
    return b"".join(value if isinstance(value, bytes) else str(value).encode() for row in rows for value in row)


def kept(site: Site) -> list[str]:
    """The pages of which something is kept."""
    with closing(sqlite3.connect(site.folder / ".chronicle/state.sqlite")) as read:
        return [path for (path,) in read.execute("select path from pages order by path")]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site.of(tmp_path / "site", ROAD_AND_WELL + MORE)
    quiet(made)
    return made


@pytest.mark.parametrize("options", [{"drafts": True}, {"drafts": True, "no_register": True}])
def test_of_drafts_nothing_is_kept(site: Site, tmp_path: Path, options: dict[str, object]) -> None:
    """Not even by the pages of their neighbours, and in no output."""
    site.build(output=tmp_path / "elsewhere", **options)
    assert "不该有的" in (tmp_path / "elsewhere/entries/2016/well/index.html").read_text(encoding="utf-8")
    assert b"hushed" not in state(site)
    assert "不该有的".encode() not in state(site, outputs=True)
    site.build(**options)
    site.build()
    assert b"hushed" not in state(site)


def test_of_what_the_future_shows_nothing_is_kept(site: Site, tmp_path: Path) -> None:
    written(site, "content/entries/2016/hushed.md", "draft: true", "embargo_until: 2099-01-01")
    site.build(output=tmp_path / "elsewhere", as_of=date(2099, 1, 2))
    assert "不该有的" in (tmp_path / "elsewhere/entries/2016/well/index.html").read_text(encoding="utf-8")
    assert b"hushed" not in state(site)
    assert "不该有的".encode() not in state(site, outputs=True)


def test_a_text_that_leads_to_what_is_withheld_is_not_kept(site: Site) -> None:
    site.build()
    assert "entries/2016/road/index.html" in kept(site)
    written(site, ROAD, "路通了", "见[[不该有的题目|那天]]，路通了")
    site.build()
    assert "entries/2016/road/index.html" not in kept(site)
    assert b"hushed" not in state(site)


def test_what_is_taken_back_is_kept_of_no_output(site: Site, tmp_path: Path) -> None:
    written(site, "content/entries/2016/hushed.md", "draft: true\n", "")
    site.build(output=tmp_path / "elsewhere")
    site.build()
    assert "不该有的".encode() in state(site)
    written(site, "content/entries/2016/hushed.md", "summary", "draft: true\nsummary")
    site.build()
    assert "不该有的".encode() not in state(site)
    assert b"hushed" not in state(site)


def test_what_all_pages_shared_is_forgotten_with_the_last_of_them(site: Site) -> None:
    site.write({"content/pages/about.md": "---\ntitle: 旧的说明\n---\n说明。\n"})
    quiet(site)
    site.build()
    assert "旧的说明".encode() in state(site)
    written(site, "content/pages/about.md", "title", "draft: true\ntitle")
    site.build()
    assert "旧的说明".encode() not in state(site)


@pytest.mark.parametrize("file", ["pages/hushed.md", "entries/HUSHED.MD"])
def test_what_is_told_of_any_draft_is_sealed(site: Site, file: str) -> None:
    site.delete("content/entries/2016/hushed.md")
    site.write({f"content/{file}": "---\ntitle: 未完\ndraft: true\n不该有的键: 少\n---\n没有。\n"})
    quiet(site)
    assert any("不该有的键" in one.message.zh for one in site.build().diagnostics)
    assert "不该有的键".encode() not in state(site)
    assert site.build().rendered == ()


def test_a_text_that_no_page_shows_holds_no_registered_name_either(tmp_path: Path) -> None:
    """Its translation stands in all languages. A name that is broken by marks is found by the whole way alone."""
    settings = "-- content/chronicle.yaml --\ntitle: Sample\ntheme: plain\nlanguages: [en]\n"
    site = Site.of(tmp_path / "site", ROAD_AND_WELL + settings)
    written(site, ROAD, "title: 修路", "title: 修路\nlang: zh-Hans")
    quiet(site)
    assert site.build().status == 0
    written(site, ROAD, "路通了", "路又通了")
    assert site.build().status == 0
    written(site, ROAD, "路又通了", "龚*小*满的路通了")
    clean = Site.of(tmp_path / "clean")
    clean.write({p.relative_to(site.folder).as_posix(): p.read_bytes() for p in site.folder.glob("content/**/*.*")})
    assert clean.build().status == 2
    assert site.build().status == 2


@pytest.mark.parametrize(
    ("table", "column"),
    [("pages", "code"), ("sites", "code"), ("sources", "record"), ("bodies", "body"), ("told", "report")],
)
@pytest.mark.parametrize("damage", [b"\xc1"])
def test_a_damaged_state_costs_time_only(site: Site, table: str, column: str, damage: bytes) -> None:
    site.build()
    with closing(sqlite3.connect(site.folder / ".chronicle/state.sqlite")) as read, read:
        read.execute(f"update {table} set {column} = ?", (damage,))
    written(site, ROAD, "路通了", "路又通了")
    assert site.check().status == 0
    assert site.build().status == 0
    assert "路又通了" in site.html("entries/2016/road/")
    assert why(site.options, "entries/2016/road/index.html", Quiet()).next == "stays"


def test_what_is_told_of_a_registered_name_is_kept_sealed(tmp_path: Path) -> None:
    site = Site.of(tmp_path / "site", ROAD_AND_WELL)
    village = site.folder / "content/villages/liuping.md"
    village.write_text(village.read_text(encoding="utf-8") + "\n见[那里](龚小满.md)。\n", encoding="utf-8")
    quiet(site)
    report = site.build()
    assert any("龚小满" in found.message.zh for found in report.diagnostics)
    with closing(sqlite3.connect(site.folder / ".chronicle/state.sqlite")) as kept_:
        ((code,),) = kept_.execute("select report from told").fetchall()
    assert "龚小满".encode() not in state(site)
    assert "龚小满".encode() not in opened(code, [])
    assert site.build().rendered == ()
