"""A withheld entry leaves no trace: the output is the same, byte for byte, as if its file were not there."""

import re
from pathlib import Path

import pytest

from kit.pictures import corners, saved
from kit.site import Site

PUBLIC = """
-- content/chronicle.yaml --
title: 样例
theme: gazetteer
url: https://example.org
languages: [zh-Hans, en]
-- content/places.yaml --
- {id: qingshi, name: 青石镇, level: township}
-- content/villages/liuping.md --
---
name: 柳坪村
parent: 青石镇
facts: [{what: 林, quantity: 3亩, entry: 藏起的一篇}]
---
野狐岭在北边。
-- content/cadres/qiao.md --
---
name: 乔知远
---
-- content/entries/first.md --
---
title: 公开的一篇
date: 2015-12-01
村: 柳坪村
干部: 乔知远
tags: [修路]
photos: [{file: shown.jpg, people: none}]
measures:
  - {id: road, title: 修路, status: 已完成, quantity: 3公里, condition: bridge, answers: [water]}
needs: [{id: light, text: 路灯, answered_by: [lamp]}]
---
文中提到野狐岭和沈时雨，也提到[那一篇](hidden.md)。
-- content/entries/last.md --
---
title: 公开的末篇
date: 2015-12-03
村: 柳坪村
干部: 乔知远
---
末篇。
"""
HIDDEN = """
-- content/entries/hidden.md --
---
title: 藏起的一篇
date: 2015-12-02
村: [柳坪村, 野狐岭]
干部: [乔知远, 沈时雨]
派出单位: 县林场
地点: 青石镇
tags: [修路, 密谈]
summary: 密摘要
photos: [{file: hidden.jpg, people: none, caption: 密图注}, {file: shown.jpg, people: none, caption: 密图注}]
measures:
  - {id: road, title: 密修路, village: 柳坪村, status: 进行中, quantity: 77公里}
  - {id: bridge, title: 密修桥, village: 柳坪村, status: 已完成}
  - {id: lamp, title: 密路灯, village: 柳坪村, status: 已完成, kind: 教育}
needs: [{id: water, text: 密饮水, village: 柳坪村}]
GROUND
---
## 密标题

密正文。[[公开的一篇]]，[[柳坪村]]，![](hidden2.jpg)
-- content/entries/hidden.en.md --
---
title: The hidden one
---
Hidden text. [x](first.md)
"""
GROUNDS = {
    "access: closed": "closed",
    "access: restricted": "restricted",
    "密级: 内部": "restricted",
    "公开范围: 不公开": "closed",
    "draft: true": "draft",
    "草稿: 是": "draft",
    "embargo_until: 2016-02-01": "embargo",
    "minors: true": "minors",
    "embargo_until: 2015-12": "fault",
    "embargo_until: 2015-12-31?": "fault",
    "embargo_until:": "fault",
    "embargo_until: ~": "fault",
    "embargo_until: 以后": "fault",
    "access: 看情况": "fault",
    "access:": "fault",
    "acess: closed": "fault",
    "draft: 也许": "fault",
    "draft:": "fault",
    "minors:": "fault",
    "note: 前 %%后": "fault",
    "weather: 晴\nweather: 雨": "fault",
    "date: 2015-02-30": "fault",
}
JPEGS = {
    f"content/entries/{name}.jpg": saved(corners(60 + n, 40)) for n, name in enumerate(("shown", "hidden", "hidden2"))
}


def outputs(folder: Path, files: str) -> tuple[Site, tuple[tuple[str, int], ...], dict[str, bytes]]:
    site = Site.of(folder, files)
    site.write(dict(JPEGS))
    report = site.build()
    assert report.status < 2, report.diagnostics
    return site, report.withheld, site.outputs()


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    _, _, found = outputs(tmp_path_factory.mktemp("without"), PUBLIC)
    assert len(found) > 30
    return found


@pytest.mark.parametrize(("line", "ground"), GROUNDS.items(), ids=[line.split("\n")[0] for line in GROUNDS])
def test_the_output_is_as_if_it_were_not_there(
    tmp_path: Path, without: dict[str, bytes], line: str, ground: str
) -> None:
    hidden = HIDDEN.replace("date: 2015-12-02\n", "") if line.startswith("date") else HIDDEN
    site, withheld, found = outputs(tmp_path, PUBLIC + hidden.replace("GROUND", line))

    assert withheld == ((ground, 1),)
    assert sorted(found) == sorted(without)
    assert [path for path in found if found[path] != without[path]] == []
    state = b"".join(path.read_bytes() for path in (site.folder / ".chronicle").rglob("*") if path.is_file())
    assert "密".encode() not in state
    # That a public entry links to `hidden.md` is known from what that entry says itself.
    assert b"entries/hidden" not in state
    assert "藏起".encode() not in state


def test_the_hidden_entry_would_have_left_traces_everywhere(tmp_path: Path, without: dict[str, bytes]) -> None:
    _, withheld, found = outputs(tmp_path, PUBLIC + HIDDEN.replace("GROUND\n", ""))

    assert withheld == ()
    assert len([path for path in without if found[path] != without[path]]) > 10
    assert len(set(found) - set(without)) > 10


def test_an_entry_that_becomes_closed_goes_with_all_its_traces(tmp_path: Path, without: dict[str, bytes]) -> None:
    site, _, _ = outputs(tmp_path, PUBLIC + HIDDEN.replace("GROUND\n", ""))
    text = (site.folder / "content/entries/hidden.md").read_text("utf-8")
    site.write({"content/entries/hidden.md": text.replace("date: 2015-12-02", "date: 2015-12-02\naccess: closed")})

    site.build()

    assert site.outputs() == without


def test_a_preview_shows_drafts_and_nothing_else(tmp_path: Path) -> None:
    for line, shown in (("draft: true", True), ("draft: true\naccess: closed", False), ("draft: 也许", False)):
        site = Site.of(tmp_path / line[-4:], PUBLIC + HIDDEN.replace("GROUND", line))
        site.write(dict(JPEGS))
        site.build(drafts=True)
        assert ("entries/hidden/index.html" in site.outputs()) is shown


@pytest.mark.parametrize(
    "line", ["access: closed", "draft: true", "embargo_until: 2016-02-01", "minors: true", "embargo_until:"]
)
def test_a_withheld_translation_leaves_the_original_alone(tmp_path: Path, line: str) -> None:
    english = f"-- content/entries/first.en.md --\n---\ntitle: Hidden title\n{line}\n---\nHidden ![](hidden.jpg)\n"
    _, _, before = outputs(tmp_path / "before", PUBLIC)
    _, _, found = outputs(tmp_path / "after", PUBLIC + english)

    assert found == before


def test_a_link_to_what_is_withheld_is_its_label_or_a_mark(tmp_path: Path) -> None:
    body = "见[[藏起的一篇]]，[[藏起的一篇|那篇]]，[此篇](hidden.md)。"
    files = (
        PUBLIC
        + f"-- content/entries/link.md --\n---\ntitle: 链\n---\n{body}\n"
        + HIDDEN.replace("GROUND", "draft: true")
    )
    site, _, found = outputs(tmp_path, files)

    assert "见此处不公开，那篇，此篇。" in re.sub(r"<[^>]*>", "", site.html("entries/link/"))
    assert not [path for path, data in found.items() if "藏起的一篇".encode() in data or b"entries/hidden" in data]


@pytest.mark.parametrize("line", ["access: closed", "embargo_until: 2030-01-01", "draft: true", "minors: true"])
@pytest.mark.parametrize("kind", ["villages", "cadres", "pages"])
def test_elsewhere_such_a_key_withholds_too(tmp_path: Path, kind: str, line: str) -> None:
    if (kind, line) == ("pages", "draft: true"):
        files = f"-- content/{kind}/secret.md --\n---\nname: 密地方\ntitle: 密地方\n{line}\n---\n密文\n".replace(
            "name: 密地方\n", ""
        )
    else:
        files = f"-- content/{kind}/secret.md --\n---\nname: 密地方\n{line}\n---\n密文\n"
        files = files.replace("name:", "title:") if kind == "pages" else files
    site = Site.of(tmp_path, PUBLIC + files)
    site.write(dict(JPEGS))

    site.build()

    assert not [path for path, data in site.outputs().items() if "密".encode() in data or "secret" in path]
