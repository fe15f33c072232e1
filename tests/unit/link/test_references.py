"""References by id, name, alias and code; what fits nothing, or several things."""

from pathlib import Path

import pytest

from chronicle.build import BuildReport
from chronicle.model.diagnostic import Diagnostic
from kit.site import Site, told

REGISTERS = """
-- content/places.yaml --
- {id: jindong, name: 锦东县, code: "990100", level: county}
- {id: liangtian-a, name: 良田镇, code: "990101101", level: township, parent: 锦东县}
- {id: liangtian-b, name: 良田镇, code: "990202102", level: township}
- {id: qingshi, name: 青石镇, aliases: [青石乡], code: "990101103", level: township, parent: "9901"}
-- content/organisations.yaml --
- {id: water, name: 县水利局}
-- content/villages/liuping.md --
---
id: liuping
name: 柳坪村
name_en: Liuping
aliases: [柳树坪]
code: "990101103201"
parent: 青石镇
---
村里的故事。
-- content/cadres/qiao.md --
---
id: qiao
name: 乔知远
aliases: [乔书记]
---
"""


def entry(*lines: str, body: str = "正文。") -> str:
    head = "\n".join(("---", "title: 题", "date: 2016-01-02", *lines, "---", body))
    return f"{REGISTERS}\n-- content/entries/a.md --\n{head}\n"


def build(folder: Path, files: str) -> tuple[Site, BuildReport]:
    site = Site.of(folder, files)
    return site, site.build()


def only(report: BuildReport) -> Diagnostic:
    (found,) = [d for d in report.diagnostics if d.severity != "hint"]
    return found


@pytest.mark.parametrize(
    "line",
    [
        "village: liuping",
        "village: LIUPING",
        "village: 柳坪村",
        "village: 柳坪",
        "village: 柳树坪",
        "village: Liuping",
        "village: ' liuping '",
        'village: "990101103201"',
        "村: [柳坪村, liuping]",
        "villages: liuping",
    ],
)
def test_a_village_is_found_by_everything_that_it_is_called(tmp_path: Path, line: str) -> None:
    site, report = build(tmp_path, entry(line))

    assert told(report.diagnostics) == []
    assert "villages/liuping/" in site.html("entries/a/")
    assert "entries/a/" in site.html("villages/liuping/")


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("places: qingshi", "places/qingshi/"),
        ("地点: 青石乡", "places/qingshi/"),
        ('places: "990101103"', "places/qingshi/"),
        ('places: "990202102"', "places/liangtian-b/"),
        ('places: "990100"', "places/jindong/"),
        ("cadres: 乔书记", "cadres/qiao/"),
        ("author: 乔知远", "cadres/qiao/"),
        ("organisation: 县水利局", "organisations/water/"),
    ],
)
def test_places_cadres_and_units_are_found_too(tmp_path: Path, line: str, page: str) -> None:
    site, report = build(tmp_path, entry(line))

    assert told(report.diagnostics) == []
    assert "entries/a/" in site.html(page)


def test_a_name_that_several_bear_lists_them_and_leaves_the_entry_out(tmp_path: Path) -> None:
    site, report = build(tmp_path, entry("村: 柳坪村", "地点: 良田镇"))

    found = only(report)
    assert told(report.diagnostics) == ["entries/a.md:5:5 C206"]
    assert "liangtian-a" in found.message.en
    assert "liangtian-b" in found.message.zh
    assert report.status == 1
    assert "entries/a/index.html" not in site.outputs()


def test_a_near_id_is_a_slip_and_an_error(tmp_path: Path) -> None:
    _, report = build(tmp_path, entry("village: liupng"))

    assert told(report.diagnostics) == ["entries/a.md:4:10 C201"]
    assert only(report).severity == "error"
    assert "liuping" in only(report).help.en


def test_an_unregistered_village_has_a_page_and_the_three_lines(tmp_path: Path) -> None:
    site, report = build(tmp_path, entry("村: [柳坪村, 野狐岭]"))

    found = only(report)
    assert told(report.diagnostics) == ["entries/a.md:4:10 C201"]
    assert found.severity == "warning"
    assert "---\nname: 野狐岭\n---" in found.help.en
    assert "content/villages/yehuling-" in found.help.zh
    assert report.status == 0
    (page,) = [path for path in site.outputs() if path.startswith("villages/yehuling-") and path.endswith("index.html")]
    assert "entries/a/" in site.html(page.removesuffix("index.html"))


def test_an_unregistered_cadre_has_a_page_and_is_one_person(tmp_path: Path) -> None:
    files = entry("村: 柳坪村", "干部: 沈时雨") + "-- content/entries/b.md --\n---\ntitle: 又\n作者: 沈时雨\n---\n文\n"
    site, report = build(tmp_path, files)

    assert told(report.diagnostics) == ["entries/a.md:5:5 C202", "entries/b.md:3:5 C202"]
    pages = [path for path in site.outputs() if path.startswith("cadres/shenshiyu-") and path.endswith("index.html")]
    assert len(pages) == 1
    assert "entries/b/" in site.html(pages[0].removesuffix("index.html"))


def test_an_unregistered_unit_is_named_and_placed(tmp_path: Path) -> None:
    site, report = build(tmp_path, entry("派出单位: 县林场"))

    assert told(report.diagnostics) == ["entries/a.md:4:7 C204"]
    assert any(path.startswith("organisations/xianlinchang-") for path in site.outputs())


def test_an_unknown_place_is_left_out_with_a_warning(tmp_path: Path) -> None:
    site, report = build(tmp_path, entry("村: 柳坪村", "地点: 青石镇x"))

    assert told(report.diagnostics) == ["entries/a.md:5:5 C203"]
    assert "青石镇" in only(report).help.zh
    assert "青石镇x" not in site.html("entries/a/")


def test_an_unknown_household_is_an_error_that_tells_no_name_of_the_register(tmp_path: Path) -> None:
    secret = "-- content/private/households/h1.yaml --\nid: h1\npseudonym: 户甲\nreal_name: 龚小满\n"
    site, report = build(tmp_path, entry("村: 柳坪村", "农户: 龚小慢") + secret)

    assert told(report.diagnostics) == ["entries/a.md:5:5 C205"]
    assert "龚小满" not in repr(only(report))
    assert "entries/a/index.html" not in site.outputs()


def test_a_chain_of_places_leads_from_county_to_village(tmp_path: Path) -> None:
    site, _ = build(tmp_path, entry("村: 柳坪村"))

    page = site.html("villages/liuping/")
    assert page.index("places/jindong/") < page.index("places/qingshi/")
    assert "villages/liuping/" in site.html("places/qingshi/")
    assert "villages/liuping/" in site.html("places/jindong/")


@pytest.mark.parametrize("ring", [["a", "b"], ["a"], ["a", "b", "c"]])
def test_a_ring_of_places_is_cut_once(tmp_path: Path, ring: list[str]) -> None:
    rows = "".join(
        f"- {{id: {id_}, name: 地{id_}, level: other, parent: {ring[(n + 1) % len(ring)]}}}\n"
        for n, id_ in enumerate(ring)
    )
    site, report = build(tmp_path, f"-- content/places.yaml --\n{rows}")

    assert [d.code for d in report.diagnostics if d.severity == "error"] == ["C210"]
    assert f"places/{ring[0]}/index.html" in site.outputs()


def test_a_fact_names_its_entry_by_id_or_title(tmp_path: Path) -> None:
    files = entry("村: 柳坪村").replace(
        "parent: 青石镇\n---\n村里", "parent: 青石镇\nfacts: [{what: 林, quantity: 3亩, entry: 题}]\n---\n村里"
    )
    site, report = build(tmp_path, files)

    assert told(report.diagnostics) == []
    assert site.html("villages/liuping/").count("entries/a/") == 2


def test_a_fact_of_no_entry_is_told(tmp_path: Path) -> None:
    files = entry("村: 柳坪村").replace(
        "parent: 青石镇\n---\n村里", "parent: 青石镇\nfacts:\n  - {what: 林, quantity: 3亩, entry: b}\n---\n村里"
    )
    _, report = build(tmp_path, files)

    assert told(report.diagnostics) == ["villages/liuping.md:9:36 C407"]


@pytest.mark.parametrize("between", ["，", ", ", "和", "/"])
def test_several_names_in_one_text_are_a_list(between: str, tmp_path: Path) -> None:
    site = Site.of(tmp_path, entry(f"places: 锦东县{between}青石镇"))
    (found,) = [one for one in site.check().diagnostics if one.code == "C203"]
    assert found.severity == "error"
    assert found.help.zh == "写几个要用列表：[锦东县, 青石镇]"


def test_one_known_name_beside_a_comma_is_enough(tmp_path: Path) -> None:
    site = Site.of(tmp_path, entry("cadres: 乔知远, 黄"))
    (found,) = [one for one in site.check().diagnostics if one.code == "C202"]
    assert (found.severity, found.help.en) == ("error", "several are written as a list: [乔知远, 黄]")


def test_a_name_with_such_a_mark_may_be_new(tmp_path: Path) -> None:
    site = Site.of(tmp_path, entry("villages: 和平村"))
    assert [one.severity for one in site.check().diagnostics if one.code == "C201"] == ["warning"]
