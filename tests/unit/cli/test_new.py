"""`chronicle new` at a terminal, with photos, and when something is in the way."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from chronicle.cli import main
from chronicle.cli.last_used import last_used
from kit.pictures import corners, exif, saved
from kit.site import Site, unpack

pty = pytest.importorskip("pty", reason="terminals of this kind are those of Unix")

FILES = """
-- content/chronicle.yaml --
title: 样例
url: https://example.org/
theme: plain
-- content/villages/renjiagou.md --
---
村名: 任家沟村
---
-- content/villages/renjiaping.md --
---
村名: 任家坪村
---
-- content/cadres/liang.md --
---
姓名: 梁
---
"""


def typed(site: Site, lines: list[str], *arguments: str) -> str:
    """What a terminal shows while the lines are typed, one after each question."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "chronicle", "new", *arguments]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    with subprocess.Popen(command, cwd=site.folder, env=environment, stdin=slave, stdout=slave, stderr=slave) as run:
        os.close(slave)
        shown = b""
        for line in [*lines, ""]:  # a last look, until the program has ended
            while not re.sub(rb"\x1b\[[?0-9;]*[a-zA-Z]", b"", shown).endswith(b": "):
                try:
                    part = os.read(master, 4096)
                except OSError:  # the other end is closed
                    part = b""
                if not part:
                    break
                shown += part
            if line:
                os.write(master, line.replace("ENTER", "").encode() + b"\n")
                shown += b"<"
    os.close(master)
    assert run.returncode == 0, shown.decode()
    return shown.decode()


def test_a_terminal_is_asked(tmp_path: Path) -> None:
    site = Site.of(tmp_path, FILES)
    shown = typed(site, ["rj", "rjg", "-", "昨", "2016-03-12", "路通了"], "entry")
    assert "“rj”可以是：任家沟村 (renjiagou)、任家坪村 (renjiaping)" in shown
    entry = tmp_path / "content/entries/2016/lutongle.md"
    assert entry.read_text(encoding="utf-8") == "---\n标题: 路通了\n日期: 2016-03-12\n村: 任家沟村\n---\n"
    assert last_used(tmp_path) == {"village": ("renjiagou",), "cadre": ()}
    assert (tmp_path / ".chronicle/.gitignore").read_text(encoding="utf-8") == "*\n"

    shown = typed(site, ["ENTER", "liang", "2016-03-13", "第二天"], "entry")
    assert "[任家沟村]" in shown
    text = (tmp_path / "content/entries/2016/diertian.md").read_text(encoding="utf-8")
    assert "村: 任家沟村\n干部: 梁\n" in text


@pytest.mark.parametrize(("letters", "name"), [("rjg", "任家沟村"), ("任家坪", "任家坪村"), ("renjiap", "任家坪村")])
def test_tab_completes_a_name(letters: str, name: str, tmp_path: Path) -> None:
    pytest.importorskip("readline", reason="without a line editor there is nothing that completes")
    site = Site.of(tmp_path, FILES)
    shown = typed(site, [f"{letters}\t", "-", "2016-03-12", "路通了"], "entry")
    assert f"{letters}\t" not in shown
    assert name in shown
    assert f"村: {name}\n" in (tmp_path / "content/entries/2016/lutongle.md").read_text(encoding="utf-8")


def test_a_household_lives_where_one_wrote_last(tmp_path: Path) -> None:
    site = Site.of(tmp_path, FILES)
    typed(site, [], "entry", "--village", "rjg", "--cadre", "-", "--date", "2016", "--title", "路")
    shown = typed(site, ["ENTER", "ENTER"], "household")
    assert "村 [任家沟村]: " in shown
    text = (tmp_path / "content/private/households/h-1.yaml").read_text(encoding="utf-8")
    assert "村: 任家沟村\n化名: 户甲\n" in text


def test_options_are_not_asked_again(tmp_path: Path) -> None:
    site = Site.of(tmp_path, FILES)
    shown = typed(
        site, [], "entry", "--village", "rjg", "--cadre", "-", "--date", "2016", "--title", "路", "--lang", "en"
    )
    assert "Made content/entries/2016/lu.md" in shown


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.chdir(tmp_path)
    return Site.of(tmp_path, FILES)


ENTRY = ["new", "entry", "--village", "rjg", "--cadre", "-", "--date", "2016-03-12", "--title"]


def test_photos_are_copied_without_hidden_data(site: Site, tmp_path: Path) -> None:
    camera = tmp_path / "card"
    camera.mkdir()
    for name in ("张三家 DSC_1.JPG", "two.png"):
        form = "PNG" if name.endswith("png") else "JPEG"
        (camera / name).write_bytes(saved(corners(), form, exif=exif()))
    photos = sorted(map(str, camera.iterdir()))
    assert main([*ENTRY, "Road", "--people", "无", *photos]) == 0
    folder = tmp_path / "content/entries/2016"
    assert sorted(path.name for path in folder.iterdir()) == ["road-1.png", "road-2.jpg", "road.md"]
    assert "照片:\n  - 文件: road-1.png\n    人物: 无\n" in (folder / "road.md").read_text(encoding="utf-8")
    for copy in ("road-1.png", "road-2.jpg"):
        assert not dict(Image.open(io.BytesIO((folder / copy).read_bytes())).getexif())
    assert [d.code for d in site.check(as_of=None).diagnostics if d.severity != "hint"] == []


def test_a_file_that_is_no_photo_leaves_nothing(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.gif").write_bytes(b"GIF89a")
    assert main([*ENTRY, "Road", "--people", "none", "a.gif"]) == 2
    assert "只收 JPEG、PNG、WebP 和 HEIC" in capsys.readouterr().err
    assert not (tmp_path / "content/entries").exists()


def test_a_second_entry_of_a_title_has_another_name(site: Site, tmp_path: Path) -> None:
    for _ in range(3):
        assert main([*ENTRY, "Road"]) == 0
    names = sorted(path.name for path in (tmp_path / "content/entries/2016").iterdir())
    assert names == ["road-0312-2.md", "road-0312.md", "road.md"]
    assert main([*ENTRY, "Road", "--name", "2016/road"]) == 2
    assert main([*ENTRY, "Road", "--name", "2016/../x"]) == 2
    assert main([*ENTRY, "Road", "--name", "2015/road"]) == 0


def test_keys_are_those_of_the_entries_there(site: Site, tmp_path: Path) -> None:
    site.write({"content/entries/2015/a.md": "---\ntitle: A\nvillage: renjiagou\ndate: 2015\n---\n"})
    assert main([*ENTRY, "Road"]) == 0
    text = (tmp_path / "content/entries/2016/road.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: Road\ndate: 2016-03-12\nvillage: renjiagou\n---\n"
    assert main([*ENTRY, "Road", "--keys", "zh"]) == 0
    assert "标题: Road" in (tmp_path / "content/entries/2016/road-0312.md").read_text(encoding="utf-8")


def test_a_title_that_would_not_be_understood(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ENTRY, "a %%b"]) == 2
    assert "%%" in capsys.readouterr().err
    assert not (site.folder / "content/entries").exists()


def test_a_day_outside_of_the_posting(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    posted = "---\n姓名: 王\n任职:\n  - {村: 任家沟村, 开始: 2015-07, 结束: 2015-12}\n---\n"
    site.write({"content/cadres/wang.md": posted})
    assert main(["new", "entry", "--village", "rjg", "--cadre", "王", "--date", "2016-03-12", "--title", "路"]) == 2
    assert "“2016-03-12”不在王的任期内" in capsys.readouterr().err
    assert main(["new", "entry", "--village", "rjg", "--cadre", "王", "--date", "2015-10-12", "--title", "路"]) == 0


def test_an_entry_without_a_date(site: Site, tmp_path: Path) -> None:
    assert main(["new", "entry", "--village", "rjg", "--cadre", "-", "--date", "-", "--title", "路"]) == 0
    text = (tmp_path / "content/entries/undated/lu.md").read_text(encoding="utf-8")
    assert text == "---\n标题: 路\n村: 任家沟村\n---\n"


def test_outside_of_any_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "entry", "--lang", "en"]) == 2
    assert "this folder belongs to no site" in capsys.readouterr().err


def test_from_a_folder_inside_the_site(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path / "content" / "villages")
    assert main([*ENTRY, "Road"]) == 0
    assert (tmp_path / "content/entries/2016/road.md").is_file()


CHAIN = """
-- content/entries/2016/a.md --
---
标题: 头一天
日期: 2016-01-02
村: renjiagou
下一步: [{编号: road, 名称: 修路}]
需求: [{编号: water, 内容: 通水}, {编号: light, 内容: 路灯}]
---
-- content/entries/2016/b.md --
---
标题: 第二天
日期: 2016-01-09
村: renjiagou
措施: [{编号: pipe, 名称: 接水管, 状态: 进行中, 回应需求: water}]
---
-- content/entries/2016/路.md --
---
标题: 第三天
日期: 2016-01-16
村: renjiagou
措施: [{编号: pipe, 名称: 接水管, 状态: 已完成}]
---
-- content/entries/other.md --
---
id: own/name
标题: 别的
日期: 2016-01-20
村: renjiaping
下一步: [{编号: road, 名称: 修别的路}]
---
"""


@pytest.mark.parametrize("named", ["2016/a", "content/entries/2016/a.md", "头一天", "content/entries/2016/a"])
def test_what_later_entries_ended_is_not_asked_for(site: Site, tmp_path: Path, named: str) -> None:
    site.write(unpack(CHAIN))
    assert main(["new", "entry", "--follow", named, "--date", "2016-02-01", "--title", "后来"]) == 0
    text = (tmp_path / "content/entries/2016/houlai.md").read_text(encoding="utf-8")
    assert "编号: road" in text
    assert "编号: light" in text
    assert "编号: water" not in text
    assert "[[2016/a]]" in text


@pytest.mark.parametrize(("named", "id_"), [("2016/lu", "2016/lu"), ("own/name", "own/name"), ("别的", "own/name")])
def test_the_entry_that_is_followed(site: Site, tmp_path: Path, named: str, id_: str) -> None:
    site.write(unpack(CHAIN))
    assert main(["new", "entry", "--follow", named, "--date", "2016-02-01", "--title", "后来"]) == 0
    assert f"[[{id_}]]" in (tmp_path / "content/entries/2016/houlai.md").read_text(encoding="utf-8")
