"""One entry file: every field, in both languages, and what stands for what is not written."""

from datetime import date
from decimal import Decimal

import pytest

from chronicle.model.body import PhotoSlot, Redacted, Text
from chronicle.model.entry import Entry
from chronicle.read import ReadEntry, read_entry
from chronicle.source.key_tables import ALIASES

CHINESE = """---
标题: 任家沟的田间路
日期: 2015年11月3日
天气: 晴
村: 任家沟村
干部: 梁
措施:
  - 类别: 基础设施
    名称: 修建田间道路
    数量: 7.5公里
    资金: 2万多元
    状态: 已完成
  - 类别: 饮水安全
    名称: 一个自然村人畜饮水管网
    数量: 850
    单位: 米
    资金: 7万多元
    资金来源: 县
    状态: 已完成
  - 修学校
需求:
  - 内容: 部分自然村道路难行，秋收运不出
    类别: 基础设施
  - 缺水
下一步: 再访
照片:
  - 文件: 路.jpg
    图注: 新修的田间路
    人物: 无
公开范围: 公开
---
第一段%%私密%%。

![路](路.jpg)
"""
ENGLISH = """---
title: A morning in Dongbianling
date: XXXX-09-29
date_text: In the early morning of September 29th
date_inferred: 2015-09-29
sort_inferred: yes
time: 06:30
weather: fine
weekday: Tuesday
type: visit
ref: JF-1
id: mornings/first
order: 2
lang: en
villages: [dongbianling, erduiyao]
places: [nh107]
author: s3-author
cadres: [huang-secretary, liao-mayor]
participants: [village head, two committees]
organisations: [o-ministry]
households: [h-g3, h-g6]
needs:
  - {id: g3-road, topic: infrastructure, text: Road to group 3, raised_by: group head, state: declined}
measures:
  - id: job
    kind: employment
    title: Work outside
    household: h-g6
    village: dongbianling
    status: conditional
    condition: welfare-home
    due: 2016
    record: forecast
    counting: cumulative
    answers: [g3-road]
    note: not certain
  - {title: A rare thing, kind: sorcery}
cause_main: illness
causes: [schooling]
tags: [road, water]
duty: [party, service]
summary: A %%short%% summary
note: A note
source: {text: A newspaper, url: "https://example.org/a", translated_from: zh-Hans}
access: restricted
embargo_until: 2030-01-01
draft: yes
minors: yes
guardian_consent: yes
mentions: no
next_steps: [Ask again]
photos: [a.jpg, {file: b.jpg, blur: [0.1, 0.2, 0.3, 0.4], credit: Me, access: closed, minors: yes}]
---
Text.
"""


def read(text: str, file: str = "content/entries/2015/road.md", **more: str) -> ReadEntry:
    return read_entry(file, text.encode(), **more)  # type: ignore[arg-type]


def codes(result: ReadEntry) -> list[tuple[str, int, int]]:
    return [(d.code, d.place.line, d.place.column) for d in result.diagnostics]


def test_an_entry_in_chinese() -> None:
    result = read(CHINESE)
    entry = result.entry.entry

    assert codes(result) == [("C397", 20, 5)]
    assert not result.entry.faulty
    assert (entry.id, entry.title, entry.lang) == ("2015/road", "任家沟的田间路", "zh-Hans")
    assert entry.date.lower == entry.date.upper == date(2015, 11, 3)
    assert (entry.weather, entry.villages, entry.cadres, entry.access) == ("晴", ("任家沟村",), ("梁",), "public")
    road, water, school = entry.measures
    assert (road.kind, road.status, road.title.get("")) == ("infrastructure", "done", "修建田间道路")
    assert [(q.low, q.unit) for q in (*road.quantities, *water.quantities)] == [
        (Decimal("7.5"), "km"),
        (Decimal(850), "m"),
    ]
    assert [(f.quantity.low, f.quantity.comparator, f.source) for f in (*road.funds, *water.funds)] == [
        (Decimal(20000), "gt", ""),
        (Decimal(70000), "gt", "county"),
    ]
    assert (school.title.get(""), school.status, school.kind) == ("修学校", "unknown", "other")
    assert [need.text.get("") for need in entry.needs] == ["部分自然村道路难行，秋收运不出", "缺水"]
    assert [need.topic for need in entry.needs] == ["infrastructure", "other"]
    assert [(step.title.get(""), step.status) for step in entry.next_steps] == [("再访", "planned")]
    assert [(p.file, p.caption.get(""), p.people) for p in entry.photos] == [("路.jpg", "新修的田间路", "none")]
    assert [type(piece) for piece in entry.body.pieces if not isinstance(piece, Text)].count(Redacted) == 1
    assert "私密" not in repr(entry)
    assert [p.file for p in entry.body.pieces if isinstance(p, PhotoSlot)] == ["路.jpg"]


def test_an_entry_in_english_has_every_field() -> None:
    result = read(ENGLISH)
    entry = result.entry.entry

    assert codes(result) == [("C317", 9, 10), ("C381", 37, 33), ("C397", 37, 5)]
    assert (entry.id, entry.lang, entry.order, entry.time) == ("mornings/first", "en", 2, "06:30")
    assert (entry.date.edtf, entry.inferred.edtf, entry.inferred.inferred) == ("XXXX-09-29", "2015-09-29", True)
    assert entry.sort_inferred
    assert (entry.type, entry.ref, entry.weekday) == ("visit", "JF-1", "Tuesday")
    assert (entry.authors, entry.cadres) == (("s3-author",), ("huang-secretary", "liao-mayor"))
    assert entry.participants == ("village head", "two committees")
    assert entry.households == ("h-g3", "h-g6")
    assert entry.causes == ("illness", "schooling")
    assert entry.duties == ("party", "service")
    assert "short" not in entry.summary
    assert (entry.source.url, entry.source.translated_from) == ("https://example.org/a", "zh-Hans")
    assert (entry.access, entry.embargo_until.edtf, entry.draft) == ("restricted", "2030-01-01", True)
    assert (entry.minors, entry.guardian_consent, entry.mentions) == (True, True, False)
    job, rare = entry.measures
    assert (job.id, job.status, job.condition.get("en"), job.due.edtf) == ("job", "conditional", "welfare-home", "2016")
    assert (job.record, job.counting, job.answers) == ("forecast", "cumulative", ("g3-road",))
    assert (rare.kind, rare.kind_text) == ("other", "sorcery")
    assert (entry.needs[0].state, entry.needs[0].raised_by.get("en")) == ("declined", "group head")
    first, second = entry.photos
    assert (first.file, first.people, first.access) == ("a.jpg", "unknown", "public")
    assert second.blur == ((0.1, 0.2, 0.3, 0.4),)
    assert (second.access, second.minors) == ("closed", True)
    assert entry.withheld == ""


def test_places_are_those_of_the_values() -> None:
    places = read(CHINESE).entry.places

    assert places.spot("title") == (2, 5, 2, 12)
    assert places.spot("measures.1.status") == (19, 9, 19, 12)
    assert places.spot("measures.2.title") == (20, 5, 20, 8)
    assert places.spot("villages.0") == (5, 4, 5, 8)
    assert places.spot("photos.0.file") == (27, 9, 27, 14)


def test_every_field_of_an_entry_can_be_written() -> None:
    made = {"id", "file", "inferred", "authors", "duties", "body", "prose", "links", "withheld"}
    written = set(ALIASES["entry"].values()) | {"authors", "duties", "inferred"}

    assert set(Entry.__struct_fields__) - written - made == set()


def test_without_front_matter_the_heading_is_the_title_and_not_told_twice() -> None:
    result = read("# 修路\n\n正文\n")
    entry = result.entry.entry

    assert codes(result) == [("C135", 1, 1)]
    assert (entry.title, result.entry.faulty) == ("修路", False)
    assert "修路" not in "".join(piece.text for piece in entry.body.pieces if isinstance(piece, Text))


def test_without_a_title_date_and_village_stand_for_it() -> None:
    result = read("---\n日期: 2016-01-02\n村: 任家沟\n---\n正文\n")

    assert result.entry.entry.title == "2016-01-02 任家沟"
    assert [d.code for d in result.diagnostics] == ["C160"]


@pytest.mark.parametrize(
    ("file", "id_"),
    [("2016/road", "2016/road"), ("二〇一六/修路", "erlingyiliu/xiulu"), ("A b", "a-b"), ("road.v2", "road.v2")],
)
def test_ids_come_from_paths(file: str, id_: str) -> None:
    assert read("x", f"content/entries/{file}.md").entry.entry.id == id_


def test_a_text_cut_at_chinese_marks_is_a_list() -> None:
    entry = read("---\ntitle: a\n村: 任家沟、二队窑\n作者: [王, 李]\n标签: 路；水\n---\n").entry.entry

    assert (entry.villages, entry.authors, entry.tags) == (("任家沟", "二队窑"), ("王", "李"), ("路", "水"))


def test_a_broken_file_stands_for_links_only() -> None:
    result = read("---\ntitle: [a\n---\nGeheim\n")

    assert result.entry.faulty
    assert result.entry.entry.withheld == "fault"
    assert "Geheim" not in repr(result.entry)
    assert result.text.startswith("---")


def test_a_faulty_photo_is_closed_and_the_entry_stays() -> None:
    result = read("---\ntitle: a\nphotos: [{file: a.jpg, minors: 也许}, {file: ../../../x.jpg}]\n---\n")

    assert [d.code for d in result.diagnostics] == ["C543", "C540"]
    assert [(p.file, p.access, p.minors) for p in result.entry.entry.photos] == [("a.jpg", "closed", True)]
    assert not result.entry.faulty


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ("修路", [("C397", 3, 5)]),
        ("{title: 修路}", [("C397", 3, 5)]),
        ("{title: 修路, status: 完成}", []),
        ("{title: 修路, record: stock}", []),
        ("{title: 修路, status: 怪}", [("C380", 3, 25)]),
    ],
)
def test_a_measure_without_a_status_is_told(measure: str, found: list[tuple[str, int, int]]) -> None:
    result = read(f"---\nmeasures:\n  - {measure}\ntitle: 路\n---\n文\n")

    assert codes(result) == found
    assert all(d.help.en and d.help.zh for d in result.diagnostics)


@pytest.mark.parametrize("head", ["title: @x", "title: [a", "- a", "a: &a 1"])
def test_front_matter_that_cannot_be_read_is_told_once(head: str) -> None:
    result = read(f"---\n{head}\n---\n文\n")

    assert [d.severity for d in result.diagnostics] == ["error"]
    assert result.diagnostics[0].place.line == 2
    assert result.entry.entry.withheld == "fault"


def test_items_that_are_left_out_do_not_move_the_places_of_others() -> None:
    result = read(
        "---\ntitle: 路\nphotos:\n  - ../../../x.jpg\n  - a.jpg\n  - ~\n  - {file: b.jpg, caption: 路}\n---\n文\n"
    )

    assert codes(result) == [("C540", 4, 5)]
    assert [one.file for one in result.entry.entry.photos] == ["a.jpg", "b.jpg"]
    assert result.entry.places.spot("photos.0.file") == (5, 5, 5, 10)
    assert result.entry.places.spot("photos.1.file") == (7, 12, 7, 17)
    assert result.entry.places.spot("photos.1.caption") == (7, 28, 7, 29)


@pytest.mark.parametrize(
    ("own", "told", "edtf", "found"),
    [
        ("2015-08-01", "去年7月下旬", "2014-07-21?/2014-07-31?", []),
        ("2015-08-01", "last year", "2014?", []),
        ("2015-08", "late July last year", "2014-07-21?/2014-07-31?", []),
        ("2015", "明年3月", "2016-03?", []),
        ("2015-08-01", "今年3月左右", "2015-03%", []),
        ("2015-08-01", "前几天", "", ["C311"]),
        ("XXXX-08-01", "去年7月下旬", "", ["C311"]),
        ("2014/2016", "去年7月下旬", "", ["C311"]),
    ],
)
def test_a_date_told_from_the_entrys_year(own: str, told: str, edtf: str, found: list[str]) -> None:
    result = read(f"---\ntitle: 路\ndate: {own}\nmeasures: [{{title: 修路, status: done, date: {told}}}]\n---\n文\n")

    measure = result.entry.entry.measures[0]
    assert (measure.date.edtf, measure.date.text) == (edtf, told)
    assert [d.code for d in result.diagnostics] == found
