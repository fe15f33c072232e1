"""A build in which only texts of entries have changed makes their pages of what was kept of them, and ends where a
clean build ends; everything else, and whatever is not certain, goes the whole way."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from chronicle.build import build, why
from chronicle.build.sealing import opened, sealed
from kit.diaries import A_DRAFT, ROAD_AND_WELL
from kit.pictures import corners, saved
from kit.site import Quiet, Site, Steps

MORE = """
-- content/chronicle.yaml --
title: 样例
theme: plain
url: https://example.org/
languages: [zh-Hans, en]
-- content/entries/2016/well.md --
---
title: 打井
date: 2016-01-03
village: liuping
household: hu-jia
summary: 井。
photos: [{file: well.jpg, alt: 一口井, people: none}]
---
## 水

到[[柳坪村]]和[[household:hu-jia]]家，张一山也来了。见[路](road.md#h-经过)，%%名字不写%%。

![井](well.jpg "老井")

井深二十米。
-- content/private/households/hu-jia.yaml --
village: liuping
pseudonym: 户甲
real_name: 任守田
"""
FILES = ROAD_AND_WELL + MORE + A_DRAFT
ROAD, WELL = "content/entries/2016/road.md", "content/entries/2016/well.md"
ROAD_PAGE, WELL_PAGE = "entries/2016/road/index.html", "entries/2016/well/index.html"
SHORT = ["render", "write"]
WHOLE = ["read", "link", "disclose", "plan", "photos", "render", "write"]


class Edited:
    """A site that is built, edited and built again, each time by a program that knows nothing but its state."""

    def __init__(self, folder: Path, files: str = FILES) -> None:
        self.site = Site.of(folder / "site", files)
        self.site.write({"content/entries/2016/well.jpg": saved(corners())})
        self.clean = folder / "clean"
        self.clock = 1_500_000_000_000_000_000
        for path in (self.site.folder / "content").rglob("*.*"):
            os.utime(path, ns=(self.clock, self.clock))
        self.build()

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.site.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.clock += 1_000_000_000
        os.utime(path, ns=(self.clock, self.clock))

    def build(self) -> list[str]:
        """Builds; the steps that it took. All that it tells and makes is what a clean build tells and makes."""
        steps = Steps()
        report = build(self.site.options, steps)
        self.status, self.rendered = report.status, report.rendered
        shutil.rmtree(self.clean, ignore_errors=True)
        shutil.copytree(self.site.folder / "content", self.clean / "content")
        clean = Site(self.clean, replace(self.site.options, folder=self.clean))
        whole = clean.build()
        assert (report.status, report.diagnostics) == (whole.status, whole.diagnostics)
        if report.status < 2:
            assert self.site.outputs() == clean.outputs()
            assert report.withheld == whole.withheld
            assert report.kept + len(report.rendered) == len(whole.rendered)
        return steps.names

    def kept(self) -> str:
        """All that is kept of pages."""
        with closing(sqlite3.connect(self.site.folder / ".chronicle/state.sqlite")) as state:
            return b"".join(code for (code,) in state.execute("select code from pages")).decode("utf-8", "replace")

    def build_whole(self) -> list[str]:
        """A build of everything, after something that shows nowhere."""
        self.edit("content/cadres/zhang.md", "---\nname", "---\n\nname")
        return self.build()


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    return Edited(tmp_path)


def test_a_text_goes_the_short_way(edited: Edited) -> None:
    edited.edit(ROAD, "路通了", "路终于 & 真的通了")
    assert edited.build() == SHORT
    assert edited.rendered == (ROAD_PAGE,)
    assert "路终于 &amp; 真的通了" in edited.site.html("entries/2016/road/")
    assert edited.build() == []
    assert edited.rendered == ()


def test_a_text_with_links_names_households_and_a_picture_goes_the_short_way(edited: Edited) -> None:
    edited.edit(WELL, "井深二十米", "井深三十米，\n\n- 水是甜的\n- 路是远的")
    assert edited.build() == SHORT
    assert set(edited.rendered) == {WELL_PAGE}
    page = edited.site.html("entries/2016/well/")
    assert all(said in page for said in ("井深三十米", "户甲", "老井", 'href="../../../cadres/zhang/"'))
    edited.edit(WELL, "%%名字不写%%", "  \n%%另一个名字不写%%")
    assert edited.build() == SHORT
    edited.edit(WELL, "## 水", "### 水")
    assert edited.build() == SHORT


def test_a_village_that_is_registered_nowhere_keeps_its_written_name(tmp_path: Path) -> None:
    edited = Edited(
        tmp_path,
        """
-- content/entries/fair.md --
---
title: 赶集
village: 石门沟
summary: 集。
---
人多。
-- content/entries/road.md --
---
title: 修路
summary: 路。
---
到[[石门沟|石门]]去，也到[[石门沟]]。
""",
    )
    edited.edit("content/entries/road.md", "去，", "去看，")
    assert edited.build() == SHORT
    assert "石门</a>去看" in edited.site.html("entries/road/")
    edited.edit("content/entries/fair.md", "人多", "人不多")
    assert "link" in edited.build()  # something is told of it


def test_what_was_made_the_short_way_is_known_to_the_whole_way(edited: Edited) -> None:
    edited.edit(ROAD, "路通了", "路又通了")
    edited.edit(WELL, "井深", "这口井深")
    assert edited.build() == SHORT
    assert set(edited.rendered) == {ROAD_PAGE, WELL_PAGE}
    assert edited.build_whole() == WHOLE
    assert edited.rendered == ()
    edited.edit(WELL, "这口井深", "那口井深")
    assert edited.build() == SHORT


def test_a_file_that_was_only_touched_makes_nothing(edited: Edited) -> None:
    edited.edit(ROAD, "路通了", "路通了")
    assert edited.build() == SHORT
    assert edited.rendered == ()
    assert edited.build() == []


def test_a_text_that_shows_the_same_makes_nothing(edited: Edited) -> None:
    edited.edit(ROAD, "路通了，", "路通了，<!-- 再看 -->")
    edited.build()
    edited.edit(ROAD, "。\n", "。\n\n\n")
    assert edited.build() == SHORT
    assert edited.rendered == ()
    assert edited.build_whole() == WHOLE
    assert edited.rendered == ()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (ROAD, "title: 修路", "title: 修大路"),
        (ROAD, "cadre: zhang", "draft: true"),
        (ROAD, "well.md", "road.md"),
        (ROAD, "well.md", "nowhere.md"),
        (ROAD, "路通了", "路通了%%未完"),
        (ROAD, "路通了", "柳坪村的路通了"),
        (ROAD, "## 经过", "## 过程"),
        (ROAD, "date: 2016-01-02", "date: 二零"),
        (ROAD, "---\n##", "##"),
        (WELL, "张一山也来了", "也来了"),
        (WELL, "![井](well.jpg", "![井](../2016/well.jpg"),
        (WELL, "summary: 井。\n", ""),
        ("content/entries/2016/road.en.md", "It is open", "It is closed"),
        ("content/entries/2016/secret.md", "还没写完", "写完了"),
        ("content/villages/liuping.md", "柳坪村", "柳坪新村"),
        ("content/chronicle.yaml", "样例", "样本"),
        ("content/private/names.yaml", "龚某", "老龚"),
    ],
)
def test_all_else_goes_the_whole_way(edited: Edited, name: str, old: str, new: str) -> None:
    edited.edit(name, old, new)
    assert edited.build() == WHOLE


@pytest.mark.parametrize("name", ["龚小满", "任守田", "龚 小 满"])
def test_a_registered_name_stops_the_build(edited: Edited, name: str) -> None:
    before = edited.site.outputs()
    edited.edit(ROAD, "路通了", f"{name}家门口的路通了")
    edited.build()
    assert edited.status == 2
    assert edited.site.outputs() == before
    edited.edit(ROAD, f"{name}家", "家")
    assert edited.build() == WHOLE
    assert edited.status == 0


def test_a_file_that_is_new_or_gone_goes_the_whole_way(edited: Edited) -> None:
    edited.site.write({"content/entries/2016/new.md": "---\ntitle: 新\nsummary: 新\n---\n新。\n"})
    assert edited.build() == WHOLE
    edited.site.delete("content/entries/2016/new.md")
    assert edited.build() == WHOLE
    edited.site.delete(ROAD)
    assert edited.build() == WHOLE


def test_a_build_that_failed_in_between_is_not_passed_over(edited: Edited) -> None:
    edited.edit(ROAD, "路通了", "龚小满来了，路通了")
    edited.build()
    assert edited.status == 2
    edited.edit(WELL, "井深", "这口井深")
    assert "link" in edited.build()
    edited.edit(ROAD, "龚小满来了，", "")
    assert edited.build() == WHOLE
    assert set(edited.rendered) == {WELL_PAGE}


def test_whoever_asks_in_between_changes_nothing(edited: Edited) -> None:
    """Withheld entries are read again each time, and nothing is kept of them."""
    why(edited.site.options, ROAD_PAGE, Quiet())
    assert edited.build() == []
    why(edited.site.options, ROAD_PAGE, Quiet())
    edited.edit(ROAD, "路通了", "路又通了")
    assert edited.build() == SHORT


def test_what_is_told_of_a_draft_is_kept_sealed(tmp_path: Path) -> None:
    """Something is found in a draft, and something elsewhere: the short way goes on, and no word of it can be read."""
    fair = "-- content/entries/fair.md --\n---\ntitle: 赶集\nvillage: 石门沟\n心境: 好\n---\n人多。\n"
    draft = "-- content/entries/draft.md --\n---\ntitle: 未完\ndraft: true\n忧愁: 少\n---\n没有。\n"
    edited = Edited(tmp_path, FILES + fair + draft)
    edited.edit(ROAD, "路通了", "路又通了")
    assert edited.build() == SHORT
    assert edited.build() == []
    state = (edited.site.folder / ".chronicle/state.sqlite").read_bytes()
    assert "路又通了".encode() in state
    assert not [word for word in ("忧愁", "未完") if word.encode() in state]
    edited.edit("content/entries/draft.md", "没有", "还没有")
    assert edited.build() == WHOLE


def test_what_is_sealed_is_read_with_the_same_files_alone() -> None:
    words = "草稿里的话".encode()
    code = sealed(words, ["甲", "乙"])
    assert words not in code
    assert code != sealed(words, ["甲", "乙"])
    assert opened(code, ["甲", "乙"]) == words
    assert opened(code, ["甲"]) != words
    assert opened(code, ["甲", "丙"]) != words
    assert opened(sealed(b"", []), []) == b""


def test_an_output_that_was_touched_goes_the_whole_way(edited: Edited) -> None:
    page = edited.site.output / WELL_PAGE
    page.write_text("坏了", encoding="utf-8")
    edited.edit(ROAD, "路通了", "路又通了")
    assert edited.build() == WHOLE
    assert set(edited.rendered) == {ROAD_PAGE, WELL_PAGE}


def test_what_is_kept_of_a_page_is_proved_before_it_is_used(edited: Edited) -> None:
    """Of a state in which the page of another text lies, nothing is taken."""
    with closing(sqlite3.connect(edited.site.folder / ".chronicle/state.sqlite")) as state, state:
        row = state.execute("select code from pages where path = ?", (WELL_PAGE,)).fetchone()
        state.execute("update pages set code = ? where path = ?", (row[0], ROAD_PAGE))
    edited.edit(ROAD, "路通了", "路又通了")
    assert edited.build() == WHOLE


def test_pages_that_hold_a_name_are_forgotten_when_it_is_registered(edited: Edited) -> None:
    assert "打井" in edited.kept()
    edited.edit("content/private/names.yaml", "龚某}", "龚某}\n- {name: 打井, say: 某}")
    edited.build()
    assert edited.status == 2
    assert "打井" not in edited.kept()
    edited.edit("content/private/names.yaml", "打井", "沈时雨")
    assert edited.build() == WHOLE
    edited.edit(WELL, "井深", "这口井深")
    assert edited.build() == WHOLE
    edited.edit(WELL, "这口井深", "那口井深")
    assert edited.build() == SHORT


def test_of_a_page_that_is_gone_nothing_is_kept(edited: Edited) -> None:
    edited.site.delete(ROAD)
    edited.site.delete("content/entries/2016/road.en.md")
    edited.build()
    assert "打井" in edited.kept()
    assert "It is open" not in edited.kept()
    assert "修路" not in edited.kept()


def test_of_a_file_that_was_changed_a_moment_ago_the_stat_says_nothing(edited: Edited) -> None:
    """Clocks of file systems are coarse: it may have changed once more and look as before."""
    edited.edit(ROAD, "路通了", "路又通了")
    stat = (edited.site.folder / ROAD).stat()
    seen = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, ROAD)
    with closing(sqlite3.connect(edited.site.folder / ".chronicle/state.sqlite")) as state, state:
        state.execute("update sources set size = ?, mtime = ?, ctime = ?, inode = ?, sure = 0 where file = ?", seen)
    assert edited.build() == SHORT
    assert "路又通了" in edited.site.html("entries/2016/road/")


def test_two_outputs_of_one_site_do_not_pass_for_each_other(edited: Edited) -> None:
    other = Site(edited.site.folder, replace(edited.site.options, output=edited.clean.parent / "other"))
    other.build()
    edited.edit(ROAD, "路通了", "路又通了")
    assert edited.build() == SHORT
    assert other.build().rendered == (ROAD_PAGE,)
    edited.edit(ROAD, "路又通了", "路还通")
    assert other.build().rendered == (ROAD_PAGE,)
    assert edited.build() == WHOLE
    assert edited.rendered == (ROAD_PAGE,)
    assert other.outputs() == edited.site.outputs()


def test_many_texts_go_the_whole_way(tmp_path: Path) -> None:
    entries = [f"-- content/entries/{n}.md --\n---\ntitle: 第{n}篇\nsummary: 短\n---\n一天。\n" for n in range(60)]
    edited = Edited(tmp_path, FILES + "".join(entries))
    for n in range(60):
        edited.edit(f"content/entries/{n}.md", "一天", "两天")
    assert edited.build() == WHOLE
    for n in range(40):
        edited.edit(f"content/entries/{n}.md", "两天", "三天")
    assert edited.build() == SHORT
    assert len(edited.rendered) == 40
