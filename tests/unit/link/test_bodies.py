"""Links in prose: by path, by double brackets, by mention; what leads nowhere."""

import re
from pathlib import Path

import pytest

from kit.pictures import corners, saved
from kit.site import Site, told

JPEG = saved(corners())
FILES = """
-- content/villages/柳坪.md --
---
id: liuping
name: 柳坪村
name_en: Liuping
---
## 来历

村里。
-- content/villages/柳坪.en.md --
---
name: Liuping
---
The village.
-- content/cadres/qiao.md --
---
id: qiao
name: 乔知远
aliases: [乔书记]
---
-- content/places.yaml --
- {id: qingshi, name: 青石镇, level: township}
-- content/organisations.yaml --
- {id: water, name: 县水利局}
-- content/pages/about.md --
---
title: 关于本站
---
## 办法

办法。
-- content/private/households/h1.yaml --
id: h1
pseudonym: {zh-Hans: 户甲, en: Household A}
real_name: 龚小满
-- content/entries/2016/road.md --
---
title: 修路
date: 2016-01-01
---
## 第一段

路。
-- content/entries/2016/road.en.md --
---
title: The road
---
Road.
"""


def build(folder: Path, body: str, *lines: str) -> tuple[Site, list[str]]:
    head = "\n".join(("---", "title: 题", "date: 2016-01-02", *lines, "---"))
    site = Site.of(folder, FILES)
    site.write({"content/entries/2016/a.md": f"{head}\n{body}\n", "content/entries/2016/p.jpg": JPEG})
    return site, told(site.build().diagnostics)


def prose(site: Site) -> str:
    """What the entry's own text became, relative links cut at the site's root."""
    page = site.html("entries/2016/a/")
    start = page.rindex("正文始")
    return page[start : page.index("正文终", start)].replace("../", "")


def anchors(site: Site) -> list[tuple[str, str]]:
    return re.findall(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', prose(site))


@pytest.mark.parametrize(
    ("written", "href", "text"),
    [
        ("[路](road.md)", "road/", "路"),
        ("[路](./road.md)", "road/", "路"),
        ("[路](../2016/road.md)", "road/", "路"),
        ("[路](road.md#第一段)", "road/#h-第一段", "路"),
        ("[路](road.md#h-第一段)", "road/#h-第一段", "路"),
        ("[路](road.en.md)", "road/", "路"),
        ("[村](../../villages/柳坪.md)", "villages/liuping/", "村"),
        ("[村](../../villages/%E6%9F%B3%E5%9D%AA.md)", "villages/liuping/", "村"),
        ("[村](../../villages/柳坪.en.md)", "villages/liuping/", "村"),
        ("[村](../../villages/柳坪.md#来历)", "villages/liuping/#h-来历", "村"),
        ("[页](../../pages/about.md#办法)", "about/#h-办法", "页"),
        ("[[柳坪村]]", "villages/liuping/", "柳坪村"),
        ("[[liuping]]", "villages/liuping/", "柳坪村"),
        ("[[liuping|那个村]]", "villages/liuping/", "那个村"),
        ("[[liuping#来历|那个村]]", "villages/liuping/#h-来历", "那个村"),
        ("[[village:liuping]]", "villages/liuping/", "柳坪村"),
        ("[[村:柳坪]]", "villages/liuping/", "柳坪村"),
        ("[[乔书记]]", "cadres/qiao/", "乔知远"),
        ("[[青石镇]]", "places/qingshi/", "青石镇"),
        ("[[县水利局]]", "organisations/water/", "县水利局"),
        ("[[修路]]", "road/", "修路"),
        ("[[2016/road]]", "road/", "修路"),
        ("[[entry:2016/road|路]]", "road/", "路"),
        ("[[The road]]", "road/", "修路"),
        ("[[关于本站]]", "about/", "关于本站"),
        ("[[page:about#办法]]", "about/#h-办法", "关于本站"),
        ("[网](https://example.org/a)", "https://example.org/a", "网"),
    ],
)
def test_a_link_leads_where_it_says(tmp_path: Path, written: str, href: str, text: str) -> None:
    site, found = build(tmp_path, f"正文始。{written}。正文终", "mentions: false")

    assert found == []
    ((led, shown),) = anchors(site)
    assert (led.removeprefix("entries/2016/"), re.sub(r"<[^>]*>", "", shown)) == (href, text)


@pytest.mark.parametrize(
    ("written", "code", "shown"),
    [
        ("[路](raod.md)", "C404", "路"),
        ("[路](road.md#无)", "C408", "路"),
        ("[路](#无)", "C408", "路"),
        ("[路](../../../../etc/passwd)", "C402", "路"),
        ("[路](/entries/2016/road.md)", "C402", "路"),
        ("[路](C:/road.md)", "C402", "路"),
        ("[路](C:road.md)", "C402", "路"),
        (r"[路](\\\\host\\road.md)", "C402", "路"),
        ("[路](//host/road.md)", "C402", "路"),
        ("[路](//[host)", "C402", "路"),
        ("[路](%2e%2e/%2e%2e/x.md)", "C402", "路"),
        ("[路](%252e%252e/x.md)", "C402", "路"),
        ("[路](..%2froad.md)", "C402", "路"),
        ("[路](a%00.md)", "C402", "路"),
        ("[路](javascript:alert(1))", "C401", "路"),
        ("[路](data:text/html,x)", "C401", "路"),
        ("[路](file:///etc/passwd)", "C401", "路"),
        ("[路](../../private/households/h1.yaml)", "C404", "路"),
        ("[路](../../places.yaml)", "C403", "路"),
        ("[[没有的村]]", "C407", "没有的村"),
        ("[[没有的村|那里]]", "C407", "那里"),
        ("[[animal:liuping]]", "C407", "animal:liuping"),
        ("[[village:乔知远]]", "C407", "乔知远"),
        ("[[household:谁家]]", "C407", "某户"),
        ("[[household:谁家|一户]]", "C407", "一户"),
    ],
)
def test_what_leads_nowhere_becomes_its_text(tmp_path: Path, written: str, code: str, shown: str) -> None:
    site, found = build(tmp_path, f"正文始。{written}。正文终", "mentions: false")

    assert found == [f"entries/2016/a.md:6:5 {code}"]
    assert re.sub(r"<[^>]*>", "", prose(site)) == f"正文始。{shown}。"
    assert "<a" not in prose(site)


def test_a_name_that_several_things_bear_lists_how_to_say_which(tmp_path: Path) -> None:
    site, _ = build(tmp_path, "文")
    site.write({"content/entries/b.md": "---\ntitle: 柳坪村\n---\n文\n", "content/entries/c.md": "[[柳坪村]]\n"})

    report = site.build()

    (found,) = [d for d in report.diagnostics if d.code == "C406"]
    assert (found.place.file, found.place.line, found.place.column) == ("content/entries/c.md", 1, 1)
    assert "[[village:liuping]]" in found.help.en
    assert "[[entry:b]]" in found.help.zh


@pytest.mark.parametrize("written", ["[[龚小满]]", "[[h1]]", "[[户甲]]", "[[household:h1]]", "[[户:龚小满]]"])
def test_a_household_is_shown_by_its_pseudonym_and_never_linked(tmp_path: Path, written: str) -> None:
    site, found = build(tmp_path, f"正文始。{written}。正文终")

    assert found == []
    assert re.sub(r"<[^>]*>", "", prose(site)) == "正文始。户甲。"
    assert "<a" not in prose(site)
    assert not [path for path, data in site.outputs().items() if "龚小满".encode() in data or b"h1" in path.encode()]


def test_a_mention_is_linked_once_and_only_in_prose(tmp_path: Path) -> None:
    body = "## 柳坪村\n\n`柳坪村` [看柳坪村](https://example.org) 正文始，柳坪村和柳坪村，乔书记与乔知远。正文终"
    site, found = build(tmp_path, body)

    assert found == []
    assert anchors(site) == [("villages/liuping/", "柳坪村"), ("cadres/qiao/", "乔书记")]
    page = site.html("entries/2016/a/")
    assert re.search(r"<h2[^>]*>柳坪村</h2>", page)
    assert "<code>柳坪村</code>" in page
    assert ">看柳坪村</a>" in page


def test_what_is_linked_by_hand_is_not_linked_again(tmp_path: Path) -> None:
    site, _ = build(tmp_path, "正文始。柳坪村见[[liuping|此]]。正文终")

    assert anchors(site) == [("villages/liuping/", "此")]


@pytest.mark.parametrize("switch", ["entry", "site"])
def test_mentions_can_be_switched_off(tmp_path: Path, switch: str) -> None:
    site, _ = build(tmp_path, "正文始。柳坪村。正文终", *(["mentions: false"] if switch == "entry" else []))
    if switch == "site":
        site.write({"content/chronicle.yaml": "title: 样例\ntheme: plain\nmentions: false\n"})
        site.build()

    assert anchors(site) == []


def test_a_name_that_two_bear_is_not_linked(tmp_path: Path) -> None:
    site, _ = build(tmp_path, "正文始。柳坪村，乔书记。正文终")
    site.write({"content/cadres/other.md": "---\nname: 乔书记\n---\n"})
    site.build()

    assert anchors(site) == [("villages/liuping/", "柳坪村")]


def test_a_longer_name_goes_first(tmp_path: Path) -> None:
    site, _ = build(tmp_path, "正文始。大柳坪村。正文终")
    site.write({"content/villages/da.md": "---\nname: 大柳坪村\n---\n"})
    site.build()

    assert anchors(site) == [("villages/da/", "大柳坪村")]


def test_a_page_does_not_mention_itself(tmp_path: Path) -> None:
    site, _ = build(tmp_path, "文")
    site.write({"content/villages/柳坪.md": "---\nid: liuping\nname: 柳坪村\n---\n正文始。柳坪村。正文终\n"})
    site.build()

    page = site.html("villages/liuping/")
    start = page.rindex("正文始")
    assert "<a" not in page[start : page.index("正文终", start)]


def test_what_mentions_a_thing_is_listed_on_its_page(tmp_path: Path) -> None:
    site, _ = build(tmp_path, "路过柳坪村，又见[[修路]]。")

    assert "entries/2016/a/" in site.html("villages/liuping/")
    assert "entries/2016/a/" in site.html("entries/2016/road/")


def test_photos_lie_beside_the_entry_or_in_its_folder(tmp_path: Path) -> None:
    site, _ = build(tmp_path, "![甲](p.jpg)\n\n![乙](q.jpg)\n\n![丙](entries/r.jpg)\n\n![丁](无.jpg)")
    site.write(
        {"content/entries/2016/a/q.jpg": saved(corners(60, 40)), "content/entries/r.jpg": saved(corners(50, 40))}
    )

    found = [one for one in told(site.build().diagnostics) if not one.endswith("C620")]

    assert found == ["entries/2016/a.md:11:1 C550"]
    assert site.html("entries/2016/a/").count("<img") == 3


@pytest.mark.parametrize("written", ["../../private/x.jpg", "private/x.jpg", "../x/../../private/x.jpg"])
@pytest.mark.parametrize("where", ["![]({})", "photos", "[x]({})"])
def test_a_picture_in_the_private_folder_is_refused(tmp_path: Path, written: str, where: str) -> None:
    if where == "photos":
        site, _ = build(tmp_path, "文", f"photos: [{written}]")
    else:
        site, _ = build(tmp_path, where.format(written))
    site.write({"content/private/x.jpg": JPEG})

    report = site.build()

    assert [d.code for d in report.diagnostics if d.severity == "error"] in (["C550"], ["C404"])
    assert not [path for path in site.outputs() if path.startswith("photos/")]


def test_the_private_folder_is_not_met_under_another_name(tmp_path: Path) -> None:
    site, _ = build(tmp_path, "![](p/x.jpg)")
    site.write({"content/private/x.jpg": JPEG, "content/private/n.md": "---\ntitle: 密\n---\n密\n"})
    (site.folder / "content/entries/2016/p").symlink_to("../../private")
    (site.folder / "content/entries/n.md").symlink_to("../private/n.md")

    report = site.build()

    assert told(report.diagnostics) == [
        "entries/2016/a.md:5:1 C550",
        "entries/2016/p:0:0 C170",
        "entries/n.md:0:0 C170",
    ]
    assert not [path for path in site.outputs() if path.startswith(("photos/", "entries/n/"))]
