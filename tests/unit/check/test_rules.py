"""The rules that judge an archive."""

from pathlib import Path

from kit.site import Site, told

VILLAGE = "-- content/villages/liuping.md --\n---\nname: 柳坪村\n---\n"


def entry(name: str, day: str, status: str, kind: str = "基础设施") -> str:
    return (
        f"-- content/entries/{name}.md --\n---\ntitle: {name}\ndate: {day}\n村: 柳坪村\nmeasures:\n"
        f"  - id: road\n    title: 路\n    kind: {kind}\n    status: {status}\n---\n文\n"
    )


def test_one_measure_is_of_one_kind(tmp_path: Path) -> None:
    site = Site.of(tmp_path, VILLAGE + entry("a", "2015-01-01", "done") + entry("b", "2015-01-02", "done", "教育"))

    report = site.check()

    assert told(report.diagnostics) == ["entries/b.md:8:11 C350"]
    (found,) = [d for d in report.diagnostics if d.code == "C350"]
    (related,) = found.related
    assert (related.place.file, related.place.line) == ("content/entries/a.md", 6)
    assert report.status == 0


def test_going_back_from_done_is_told_once_each_time(tmp_path: Path) -> None:
    days = [("a", "done"), ("b", "underway"), ("c", "done"), ("d", "unknown"), ("e", "dropped")]
    files = "".join(
        entry(name, f"2015-01-0{n}", status) for n, (name, status) in enumerate(days, 1) if status != "unknown"
    )
    site = Site.of(tmp_path, VILLAGE + files)

    assert told(site.check().diagnostics) == ["entries/b.md:9:13 C351", "entries/e.md:9:13 C351"]


def test_what_goes_forward_is_not_told(tmp_path: Path) -> None:
    words = ("planned", "conditional", "ready", "underway", "done", "done")
    files = "".join(entry(f"e{n}", f"2015-01-0{n}", word) for n, word in enumerate(words, 1))
    files = files.replace("status: conditional", "status: conditional\n    condition: 有钱")

    assert told(Site.of(tmp_path, VILLAGE + files).check().diagnostics) == []


def test_a_page_cannot_take_a_section(tmp_path: Path) -> None:
    site = Site.of(tmp_path, "-- content/pages/villages.md --\n---\ntitle: 村\n---\n文\n")

    report = site.check()

    assert told(report.diagnostics) == ["pages/villages.md:0:0 C231"]


def test_a_check_writes_nothing(tmp_path: Path) -> None:
    site = Site.of(tmp_path, VILLAGE)

    site.check()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["content"]


def test_one_measure_is_counted_in_one_kind_of_unit(tmp_path: Path) -> None:
    files = "".join(
        entry(name, f"2015-01-0{n}", "done").replace("    status", f"    quantity: {figure}\n    status")
        for n, (name, figure) in enumerate([("a", "3公里"), ("b", "500米"), ("c", "30户"), ("d", "[2公里, 5万元]")], 1)
    )
    report = Site.of(tmp_path, VILLAGE + files).check()

    assert told(report.diagnostics) == ["entries/c.md:9:15 C354"]
    (found,) = [d for d in report.diagnostics if d.code == "C354"]
    assert (found.related[0].place.file, found.related[0].place.line) == ("content/entries/a.md", 9)


def test_days_that_have_not_come_are_told_once(tmp_path: Path) -> None:
    files = """
-- content/entries/a.md --
---
title: a
date: 2016-02-01
measures:
  - {title: 路, status: done, date: 2016-03-01}
---
文
-- content/entries/b.md --
---
title: b
date: 2016-01
measures:
  - {title: 路, status: done, date: 2016-02-01}
  - {title: 桥, status: planned, date: 2016-03-01, due: 2017}
---
文
-- content/villages/liuping.md --
---
name: 柳坪村
facts:
  - {what: 人口, quantity: 300人, date: 2061}
---
"""
    assert told(Site.of(tmp_path, files).check().diagnostics) == [
        "entries/a.md:3:7 C353",
        "entries/b.md:5:36 C353",
        "villages/liuping.md:4:38 C353",
    ]


CADRE = (
    "-- content/cadres/liang.md --\n---\nname: 梁\npostings:\n"
    "  - {village: liuping, role: 第一书记, from: 2015-07, to: 2015-09}\n---\n"
)


def written(name: str, day: str, village: str = "柳坪村") -> str:
    return f"-- content/entries/{name}.md --\n---\ntitle: {name}\ndate: {day}\nauthor: 梁\n村: {village}\n---\n文\n"


def test_an_entry_lies_within_the_posting_of_its_author(tmp_path: Path) -> None:
    other = VILLAGE.replace("liuping", "erduiyao").replace("柳坪", "二队窑")
    files = [("a", "2015-06-30"), ("b", "2015-07-01"), ("c", "2015-09-30"), ("d", "2015-10-01"), ("e", "2015")]
    site = Site.of(
        tmp_path,
        VILLAGE
        + other
        + CADRE
        + "".join(written(*one) for one in files)
        + written("f", "2015-08-01", "二队窑村")
        + written("g", "2014-08-01", "二队窑村")
        + written("h", "XXXX-08-01"),
    )
    report = site.check()

    assert told(report.diagnostics) == [
        "entries/a.md:4:9 C352",
        "entries/d.md:4:9 C352",
        "entries/g.md:4:9 C352",
    ]
    found = next(d for d in report.diagnostics if d.code == "C352")
    assert (found.related[0].place.file, found.related[0].place.line) == ("content/cadres/liang.md", 4)


def test_an_open_or_uncertain_end_of_a_posting_is_no_bound(tmp_path: Path) -> None:
    cadre = CADRE.replace("from: 2015-07, to: 2015-09", 'from: "2015-07?", to: ..')
    files = VILLAGE + cadre + written("a", "2014-01-01") + written("b", "2016-01-01")
    assert told(Site.of(tmp_path, files).check().diagnostics) == []


def test_needs_that_nothing_answers_are_one_hint_for_a_village_that_was_written_of_since(tmp_path: Path) -> None:
    def need(name: str, day: str, more: str) -> str:
        head = f"title: {name}\ndate: {day}\n村: 柳坪村\nneeds:\n  - {more}\n"
        return f"-- content/entries/{name}.md --\n---\n{head}---\n文\n"

    files = (
        need("a", "2015-01-01", "{id: road, text: 路}")
        + need("b", "2015-01-02", "{id: water, text: 水}")
        + need("c", "2015-01-03", "{id: school, text: 学校, state: declined}")
        + need("d", "2015-01-04", "{id: road, text: 路}\nmeasures:\n  - {title: 水, status: planned, answers: water}")
        + need("e", "2015-01-05", "{id: light, text: 灯}")
        + need("f", "2015-01-06", "{id: new, text: 新}")
    )
    report = Site.of(tmp_path, VILLAGE + files).check()

    hints = [d for d in report.diagnostics if d.code == "C355"]
    assert told(tuple(hints), hints=True) == ["entries/d.md:6:22 C355"]
    assert [related.place.file for related in hints[0].related] == ["content/entries/e.md"]
    assert "2 needs of 柳坪村" in hints[0].message.en


def test_names_that_became_words_are_told_with_the_name(tmp_path: Path) -> None:
    files = """
-- content/chronicle.yaml --
title: 样例
theme: plain
languages: [zh-Hans, en]
-- content/villages/renjiagou.md --
---
name: {zh-Hans: 任家沟村, en: Renjiagou}
---
-- content/villages/longling.md --
---
name: {zh-Hans: 龙岭村, en: Dragon Ridge}
---
-- content/cadres/liang.md --
---
name: 梁
---
-- content/entries/a.md --
---
title: a
---
文
-- content/entries/a.en.md --
---
title: Ren Family Ditch
---
Secretary Beam went to Dragon Ridge.
"""
    report = Site.of(tmp_path, files).check()

    assert told(report.diagnostics) == ["entries/a.en.md:2:8 C240", "entries/a.en.md:4:1 C240"]
    assert [d.help.en for d in report.diagnostics if d.code == "C240"] == ["write Renjiagou", "write Liang"]


def test_a_translation_links_to_headings_of_its_language(tmp_path: Path) -> None:
    files = """
-- content/chronicle.yaml --
title: 样例
theme: plain
languages: [zh-Hans, en]
-- content/entries/a.md --
---
title: a
---
## 修路
见[[b#架桥]]。
-- content/entries/a.en.md --
---
title: A
---
## Roads
See [[b#架桥]], [[b#Bridges]], [[c#水]], [here](#Roads).
-- content/entries/b.md --
---
title: b
---
## 架桥
-- content/entries/b.en.md --
---
title: B
---
## Bridges
-- content/entries/c.md --
---
title: c
---
## 水
见[[b#Bridges]]。
"""
    site = Site.of(tmp_path, files)
    assert told(site.check().diagnostics) == ["entries/a.en.md:5:5 C409", "entries/c.md:5:2 C408"]

    site.build()
    page = site.html("en/entries/a/")
    assert 'entries/b/#h-架桥"' not in page
    assert 'entries/b/#h-bridges"' in page
