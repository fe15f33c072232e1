"""A saved text is shown before it is built: the same bytes as the build makes, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from chronicle.build import Memory, show_at_once
from chronicle.work import Crew
from kit.diaries import A_DRAFT, ROAD_AND_WELL
from kit.site import Site

MORE = """
-- content/chronicle.yaml --
title: 样例
theme: plain
languages: [zh-Hans, en]
-- content/entries/2016/well.md --
---
title: 打井
date: 2016-01-03
village: liuping
summary: 井。
---
井深二十米。
"""
FILES = ROAD_AND_WELL + MORE + A_DRAFT
ROAD, WELL = "content/entries/2016/road.md", "content/entries/2016/well.md"


class Preview:
    """A site that is being served."""

    def __init__(self, folder: Path) -> None:
        self.site = Site.of(folder, FILES, output=folder / ".chronicle" / "preview")
        self.memory, self.crew = Memory(), Crew(1)
        assert self.site.build(self.memory).status == 0

    def edit(self, name: str, old: str, new: str) -> bool:
        """Edits a file and saves it; whether that was shown."""
        text = (self.site.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.site.write({name: text.replace(old, new)})
        return show_at_once(self.site.options, self.memory, name, self.crew)


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    return Preview(tmp_path)


def test_a_text_is_shown_as_the_build_will_make_it(preview: Preview) -> None:
    assert preview.edit(ROAD, "路通了", "路终于 & 真的通了")
    assert "路终于 &amp; 真的通了" in preview.site.html("entries/2016/road/")
    shown = preview.site.outputs()
    report = preview.site.build(preview.memory)
    assert report.rendered == ("entries/2016/road/index.html",)
    assert preview.site.outputs() == shown
    assert preview.site.build(preview.memory).rendered == ()


def test_edit_after_edit_without_a_build_between(preview: Preview) -> None:
    assert preview.edit(WELL, "二十米", "二十一米")
    assert preview.edit(ROAD, "路通了", "路又通了")
    assert preview.edit(WELL, "二十一米", "二十二米")
    shown = preview.site.outputs()
    assert set(preview.site.build(preview.memory).rendered) == {
        "entries/2016/road/index.html",
        "entries/2016/well/index.html",
        "en/entries/2016/well/index.html",
    } & set(shown)
    assert preview.site.outputs() == shown


def test_what_is_taken_back_before_the_build_leaves_no_mark(preview: Preview) -> None:
    path = preview.site.folder / WELL
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("井深", "任家沟的柳坪村，井深"), encoding="utf-8")
    preview.site.build(preview.memory)
    as_it_was = path.read_text(encoding="utf-8")
    clean = preview.site.outputs()
    assert preview.edit(WELL, "任家沟的柳坪村", "到了任家沟 & 又到了柳坪村")
    assert preview.site.outputs() != clean
    path.write_text(as_it_was, encoding="utf-8")
    preview.site.build(preview.memory)
    assert preview.site.outputs() == clean


def test_a_text_without_a_translation_is_shown_wherever_it_stands(preview: Preview) -> None:
    pages = [path for path in preview.site.outputs() if path.endswith("entries/2016/well/index.html")]
    assert preview.edit(WELL, "二十米", "三十米")
    assert all("三十米".encode() in preview.site.outputs()[path] for path in pages)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (ROAD, "title: 修路", "title: 修大路"),
        (ROAD, "cadre: zhang", "draft: true"),
        (ROAD, "well.md", "nowhere.md"),
        (ROAD, "路通了", "路通了%%未完"),
        (ROAD, "路通了", "龚小满说路通了"),
        (ROAD, "路通了", "柳坪村的路通了"),
        (ROAD, "date: 2016-01-02", "date: 二零"),
        (ROAD, "---\n##", "##"),
        ("content/entries/2016/road.en.md", "It is open", "It is closed"),
        ("content/entries/2016/secret.md", "还没写完", "写完了"),
    ],
)
def test_what_is_more_than_a_text_waits_for_the_build(preview: Preview, name: str, old: str, new: str) -> None:
    before = preview.site.outputs()
    assert not preview.edit(name, old, new)
    assert preview.site.outputs() == before
    preview.site.build(preview.memory)
    clean = Site(preview.site.folder, preview.site.options)
    shown = preview.site.outputs()
    clean.build(force=True)
    assert clean.outputs() == shown


def test_a_file_that_is_new_or_gone_waits_for_the_build(preview: Preview) -> None:
    preview.site.write({"content/entries/2016/new.md": "---\ntitle: 新\ndate: 2016-01-05\n---\n新。\n"})
    assert not show_at_once(preview.site.options, preview.memory, "content/entries/2016/new.md", preview.crew)
    preview.site.delete(WELL)
    assert not show_at_once(preview.site.options, preview.memory, WELL, preview.crew)


def test_nothing_is_shown_of_a_link_to_a_file(preview: Preview) -> None:
    other = preview.site.folder / "elsewhere.md"
    other.write_text((preview.site.folder / WELL).read_text(encoding="utf-8") + "外面的字。\n", encoding="utf-8")
    preview.site.delete(WELL)
    (preview.site.folder / WELL).symlink_to(other)
    assert not show_at_once(preview.site.options, preview.memory, WELL, preview.crew)


def test_nothing_is_shown_before_the_first_build(tmp_path: Path) -> None:
    site = Site.of(tmp_path, FILES, output=tmp_path / "site")
    assert not show_at_once(site.options, Memory(), WELL, Crew(1))
