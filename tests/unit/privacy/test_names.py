"""Registered names: wherever a page could show one the build stops, at file, line and column; the output stays."""

from pathlib import Path

import pytest

from kit.pictures import corners, saved
from kit.site import Site, told

REGISTER = """
-- content/private/names.yaml --
- {name: 贺兰英, also: [兰英, Helan Ying], say: 老贺家}
-- content/private/households/h1.yaml --
id: h1
pseudonym: {zh-Hans: 户甲, en: Household A}
real_name: 龚小满
members: [{name: 龚麦}]
"""
BASE = """
-- content/villages/liuping.md --
---
name: 柳坪村
---
-- content/entries/a.md --
---
title: 题
date: 2016-01-02
村: 柳坪村
---
正文。
"""
HEAD = "---\ntitle: 题\ndate: 2016-01-02\n村: 柳坪村\n{}\n---\n正文。\n"
BODY = "---\ntitle: 题\n---\n{}\n"
NAMES = ("贺兰英", "龚小满", "龚麦", "Helan Ying", "helan", "兰英")
ENTRY = "entries/a.md"

# file below content/, text, the places that are told
STOPS: list[tuple[str, str, list[str]]] = [
    # front matter of an entry
    (ENTRY, "---\ntitle: 访贺兰英\n---\n文\n", ["2:8"]),
    (ENTRY, HEAD.format("summary: 兰英家"), ["5:10"]),
    (ENTRY, HEAD.format("note: 兰英家"), ["5:7"]),
    (ENTRY, HEAD.format("weather: 兰英说晴"), ["5:10"]),
    (ENTRY, HEAD.format("tags: [路, 贺兰英]"), ["5:11"]),
    (ENTRY, HEAD.format("date_text: 兰英生日"), ["5:12"]),
    (ENTRY, HEAD.format("source: {text: 贺兰英口述}"), ["5:16"]),
    (ENTRY, HEAD.format("source: {url: 'https://example.org/%E8%B4%BA%E5%85%B0%E8%8B%B1'}"), ["5:15"]),
    (ENTRY, HEAD.format("measures: [{title: 给贺兰英修房, status: 完成}]"), ["5:20"]),
    (ENTRY, HEAD.format("measures: [{title: {zh-Hans: 房, en: For Helan Ying}, status: 完成}]"), ["5:20"]),
    (ENTRY, HEAD.format("measures: [{title: 房, status: 完成, note: 兰英家}]"), ["5:41"]),
    (ENTRY, HEAD.format("measures: [{title: 房, status: 有条件, condition: 兰英同意}]"), ["5:47"]),
    (ENTRY, HEAD.format("measures: [{id: helan-ying, title: 房, status: 完成}]"), ["5:17"]),
    (ENTRY, HEAD.format("next_steps: [{title: 访兰英, status: 计划}]"), ["5:22"]),
    (ENTRY, HEAD.format("needs: [{text: 贺兰英的路}]"), ["5:16"]),
    (ENTRY, HEAD.format("needs: [{text: 路, raised_by: 贺兰英}]"), ["5:30"]),
    (ENTRY, HEAD.format("photos: [{file: p.jpg, people: none, caption: 兰英}]"), ["5:47"]),
    (ENTRY, HEAD.format("photos: [{file: p.jpg, people: none, alt: 兰英}]"), ["5:43"]),
    (ENTRY, HEAD.format("photos: [{file: p.jpg, people: none, credit: 兰英}]"), ["5:46"]),
    (ENTRY, HEAD.format("photos: [{file: 兰英.jpg, people: none}]"), ["5:17"]),
    (ENTRY, HEAD.format("photos: [{file: helan_ying.jpg, people: none}]"), ["5:17"]),
    (ENTRY, HEAD.format("id: helan-ying"), ["5:5"]),
    # text of an entry
    (ENTRY, BODY.format("一段。\n\n第二段贺兰英。"), ["6:4"]),
    (ENTRY, BODY.format("兰英和龚麦。"), ["4:1", "4:4"]),
    (ENTRY, BODY.format("> 贺兰英\n\n- 贺兰英"), ["4:3", "6:3"]),
    (ENTRY, BODY.format("## 贺兰英"), ["4:4"]),
    (ENTRY, BODY.format("|甲|\n|-|\n|贺兰英|"), ["6:2"]),
    (ENTRY, BODY.format("`贺兰英`"), ["4:2"]),
    (ENTRY, BODY.format("```\n贺兰英\n```"), ["5:1"]),
    (ENTRY, BODY.format("```贺兰英\n文\n```"), ["4:4"]),
    (ENTRY, BODY.format("贺**兰英**家，*贺*兰英"), ["4:1"]),
    (ENTRY, BODY.format("龚*小*满"), ["4:1"]),
    (ENTRY, BODY.format("前。\n\n龚\n小满"), ["6:1"]),
    (ENTRY, BODY.format("&#40858;小满"), ["4:1"]),
    (ENTRY, BODY.format("龚 小 满，龚　麦"), ["4:1", "4:7"]),
    (ENTRY, BODY.format("龚\u200b小满"), ["4:1"]),
    (ENTRY, BODY.format("[龚小满](https://example.org)"), ["4:2"]),
    (ENTRY, BODY.format('[文](https://example.org "龚小满")'), ["4:26"]),
    (ENTRY, BODY.format("[文](https://example.org/龚小满)"), ["4:25"]),
    (ENTRY, BODY.format("[文](mailto:helan.ying@example.org)"), ["4:1"]),
    (ENTRY, BODY.format("[[柳坪村|龚小满]]"), ["4:7"]),
    (ENTRY, BODY.format("[[household:h1|龚小满家]]"), ["4:16"]),
    (ENTRY, BODY.format("![龚小满](p.jpg)"), ["4:3"]),
    (ENTRY, BODY.format('![](p.jpg "龚小满")'), ["4:12"]),
    (ENTRY, BODY.format("![](兰英.jpg)"), ["4:5"]),
    (ENTRY, BODY.format("文[^1]\n\n[^1]: 龚小满"), ["6:7"]),
    (ENTRY, BODY.format("Met HELAN  YING."), ["4:5"]),
    (ENTRY, BODY.format("Ｈｅｌａｎ Ying"), ["4:1"]),
    # other files
    ("entries/兰英.md", BODY.format("文"), ["0:0"]),
    ("entries/helan-ying/a.md", BODY.format("文"), ["0:0"]),
    ("entries/a.en.md", "---\ntitle: Helan Ying\n---\nText.\n", ["2:8"]),
    ("entries/a.en.md", "---\ntitle: x\n---\nOf Helan *Ying*.\n", ["4:1"]),
    ("villages/liuping.md", "---\nname: 柳坪村\n---\n见龚麦。\n", ["4:2"]),
    ("villages/liuping.md", "---\nname: 柳坪村\naliases: [兰英村]\n---\n", ["3:11"]),
    ("villages/liuping.md", "---\nname: 柳坪村\nfacts: [{what: 龚麦家林, quantity: 3亩}]\n---\n", ["3:16"]),
    ("villages/liuping.en.md", "---\nname: Liuping\n---\n\nHelan Ying.\n", ["5:1"]),
    ("cadres/w.md", "---\nname: 龚小满\n---\n", ["2:7"]),
    ("cadres/w.md", "---\nname: 王\nnote: 龚小满\n---\n", ["3:7"]),
    ("pages/about.md", "---\ntitle: 关于\n---\n\n龚小满\n", ["5:1"]),
    ("places.yaml", "- {id: p, name: 兰英乡, level: township}\n", ["1:17"]),
    ("organisations.yaml", "- {id: p, name: 县局}\n- {id: q, name: 兰英社}\n", ["2:17"]),
    ("chronicle.yaml", "title: 兰英的日记\ntheme: plain\n", ["1:8"]),
    ("chronicle.yaml", "title: 样例\ntheme: plain\npublisher: 兰英\n", ["3:12"]),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "places"), STOPS, ids=[f"{n}-{file}" for n, (file, _, _) in enumerate(STOPS)])
def test_a_registered_name_stops_the_build(tmp_path: Path, file: str, text: str, places: list[str]) -> None:
    site = Site.of(tmp_path, BASE + REGISTER)
    jpeg = saved(corners())
    site.write({f"content/entries/{name}.jpg": jpeg for name in ("p", "兰英", "helan_ying")})
    site.write({f"content/{file}": text})

    report = site.check()

    assert report.status == 2
    assert [one for one in told(report.diagnostics) if one.endswith("C630")] == [f"{file}:{at} C630" for at in places]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (ENTRY, BODY.format("龚小满")),
        ("villages/liuping.md", "---\nname: 柳坪村\n---\n见龚麦。\n"),
        ("chronicle.yaml", "title: 兰英的日记\ntheme: plain\n"),
    ],
)
def test_a_stopped_build_leaves_the_output_as_it_was(tmp_path: Path, file: str, text: str) -> None:
    site = Site.of(tmp_path, BASE + REGISTER)
    assert site.build().status == 0
    before = site.outputs()
    assert not [path for path, data in before.items() if any(name.encode() in data for name in NAMES)]
    site.write({f"content/{file}": text})

    assert site.build().status == 2

    assert site.outputs() == before


@pytest.mark.parametrize("key", ["村", "干部", "organisation"])
def test_a_name_that_makes_a_page_of_its_own_is_found_where_it_is_named(tmp_path: Path, key: str) -> None:
    site = Site.of(tmp_path, BASE + REGISTER)
    site.write({"content/entries/b.md": f"---\ntitle: 题\n{key}: 龚小满\n---\n文\n"})

    report = site.build()

    column = len(key) + 3
    assert [one for one in told(report.diagnostics) if one.endswith("C630")] == [f"entries/b.md:3:{column} C630"]
    assert report.status == 2
    assert not site.output.exists()


# what no page shows, or what is no such name
CLEAN: list[tuple[str, str]] = [
    (ENTRY, HEAD.format("households: 龚小满")),
    (ENTRY, HEAD.format("农户: [龚麦]")),
    (ENTRY, HEAD.format("measures: [{title: 房, status: 完成, household: 龚小满}]")),
    (ENTRY, HEAD.format("participants: [龚小满, 贺兰英]")),
    (ENTRY, HEAD.format("access: closed\nnote: 龚小满")),
    (ENTRY, HEAD.format("draft: true\ntags: [龚小满]")),
    (ENTRY, HEAD.format("nickname: 龚小满")),
    (ENTRY, HEAD.format("note: 前 %%龚小满%% 后")),
    (ENTRY, "---\ntitle: 前%%龚小满%%后\n---\n文\n"),
    (ENTRY, BODY.format("%%龚小满%%，%%贺兰英\n\n第二段%%")),
    (ENTRY, BODY.format("[[龚小满]]，[[household:龚小满]]")),
    (ENTRY, BODY.format("文 <!-- 注 -->")),
    (ENTRY, BODY.format("Helan Yingzi, Mahelan Ying, Ying Helan")),
    (ENTRY, BODY.format("贺兰山英雄。")),
    (ENTRY, BODY.format("|甲|乙|\n|-|-|\n|龚|麦|")),
    (ENTRY, BODY.format("姓龚。\n\n小满时节。")),
    ("pages/about.md", "---\ntitle: 关于\ndraft: true\n---\n龚小满\n"),
    ("entries/b.md", "---\ntitle: b\n村: 龚小满\ndraft: true\n---\n文\n"),
    ("entries/a.en.md", "---\ntitle: x\ndraft: true\n---\nHelan Ying\n"),
    ("entries/龚小满.md", "---\ntitle: x\naccess: closed\n---\n文\n"),
]


@pytest.mark.parametrize(("file", "text"), CLEAN, ids=[str(n) for n in range(len(CLEAN))])
def test_what_no_page_shows_stops_nothing(tmp_path: Path, file: str, text: str) -> None:
    site = Site.of(tmp_path, BASE + REGISTER)
    site.write({f"content/{file}": text})

    report = site.build()

    assert report.status == 0, told(report.diagnostics)
    names = ("龚小满", "龚麦", "贺兰英")
    assert not [path for path, data in site.outputs().items() if any(name.encode() in data for name in names)]
    state = b"".join(path.read_bytes() for path in (site.folder / ".chronicle").rglob("*") if path.is_file())
    assert not [name for name in names if name.encode() in state]


def test_a_longer_phrase_may_be_free(tmp_path: Path) -> None:
    files = BASE + REGISTER + "-- content/entries/b.md --\n---\ntitle: b\n---\n兰英桥通车。\n"
    settings = "title: 样例\ntheme: plain\nprivacy: {allow: [{text: 兰英桥, reason: 地名}]}\n"
    site = Site.of(tmp_path, files)
    site.write({"content/chronicle.yaml": settings})

    assert told(site.build().diagnostics) == []
    assert "兰英桥" in site.html("entries/b/")

    site.write({"content/entries/b.md": "---\ntitle: b\n---\n兰英桥通车，兰英到场。\n"})
    report = site.build()
    assert told(report.diagnostics) == ["entries/b.md:4:7 C630"]
    assert report.status == 2


def test_a_short_form_is_told_as_itself_and_its_long_form_once(tmp_path: Path) -> None:
    site = Site.of(tmp_path, BASE + REGISTER)
    site.write({"content/entries/a.md": BODY.format("贺兰英，兰英")})

    found = [d for d in site.build().diagnostics if d.code == "C630"]

    assert [(d.place.column, d.place.end_column) for d in found] == [(1, 4), (5, 7)]
    assert "贺兰英" in found[0].message.zh


REPLACE = "title: 样例\ntheme: plain\nurl: https://example.org\nprivacy: {names: replace}\n"


def test_names_can_be_replaced(tmp_path: Path) -> None:
    site = Site.of(tmp_path, BASE + REGISTER)
    site.write(
        {
            "content/chronicle.yaml": REPLACE,
            "content/entries/p.jpg": saved(corners()),
            "content/entries/a.md": "---\ntitle: 访龚小满\ntags: [兰英]\nsummary: 龚麦\n"
            "measures: [{title: 给贺兰英修房, status: 完成, note: 龚小满}]\nneeds: [{text: 龚麦的路}]\n"
            "photos: [{file: p.jpg, people: none, caption: 贺兰英}]\n---\n"
            '## 龚小满家\n\n见贺 兰 英和龚小满，[龚麦](https://example.org "兰英")，[[柳坪村|兰英]]。\n\n'
            "[上](#龚小满家)\n\n![龚麦](p.jpg)\n",
            "content/villages/liuping.md": "---\nname: 柳坪村\nnote: 兰英\n---\n贺兰英。\n",
            "content/pages/about.md": "---\ntitle: 龚麦\n---\n贺兰英。\n",
        }
    )

    report = site.build()

    assert [one for one in told(report.diagnostics) if not one.endswith(("C397", "C620"))] == []
    assert report.status == 0
    assert not [path for path, data in site.outputs().items() if any(name.encode() in data for name in NAMES)]
    page = site.html("entries/a/")
    assert "见老贺家和户甲" in page
    assert "给老贺家修房" in page
    assert 'id="h-户甲家"' in page
    assert "老贺家。" in site.html("villages/liuping/")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("entries/兰英.md", BODY.format("文")),
        (ENTRY, BODY.format("贺**兰**英")),
        (ENTRY, BODY.format("[文](https://example.org/龚小满)")),
        (ENTRY, HEAD.format("id: helan-ying")),
        ("chronicle.yaml", REPLACE.replace("样例", "兰英")),
    ],
)
def test_what_cannot_be_replaced_still_stops(tmp_path: Path, file: str, text: str) -> None:
    site = Site.of(tmp_path, BASE + REGISTER)
    site.write({"content/chronicle.yaml": REPLACE, f"content/{file}": text})

    report = site.build()

    assert report.status == 2
    assert {d.code for d in report.diagnostics if d.severity == "error"} == {"C630"}
    assert not site.output.exists()
