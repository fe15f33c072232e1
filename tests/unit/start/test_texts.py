"""What is begun is read back as it was meant, without a word of complaint."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.model.wording import Wording, plain
from chronicle.read import read_entry
from chronicle.read.private import read_household
from chronicle.read.registers import read_cadre, read_village
from chronicle.start import (
    CadreStart,
    EntryStart,
    Follow,
    HouseholdStart,
    VillageStart,
    cadre_text,
    entry_name,
    entry_text,
    free,
    household_text,
    next_household,
    village_id,
    village_text,
    writes_chinese,
)
from chronicle.start.entry import OpenNeed, Promise
from chronicle.start.lines import key, listed, scalar

FILE = "content/entries/2016/road.md"
LANGUAGES = (True, False)
WHOLE = EntryStart(
    "路通了：1.2公里 #3",
    "2016-03-12",
    ("任家沟村", "二队窑村"),
    ("梁",),
    ("h-1",),
    ("road-1.jpg", "road-2.jpg"),
    "none",
    True,
    Follow(
        "2016/first",
        "头一天",
        promises=(
            Promise("lamps", plain("路灯: 12盏"), "infrastructure", "planned", told="2016-03-01"),
            Promise("", plain("没有编号"), "other", "ready", told="2016-03-01"),
            Promise(
                "home",
                Wording((("zh-Hans", "敬老院, 一个名额"), ("en", "A place: one"))),
                "social_security",
                "conditional",
                plain("老人同意"),
                "h-1",
                "任家沟村",
                "2016-03-01",
            ),
        ),
        needs=(
            OpenNeed("water", plain("最后几户通水"), "drinking_water", "二队窑村"),
            OpenNeed("", plain("桥"), "other"),
        ),
    ),
)


@pytest.mark.parametrize("chinese", LANGUAGES)
def test_an_entry(chinese: bool) -> None:
    text = entry_text(WHOLE, chinese=chinese)
    found = read_entry(FILE, text.encode())
    assert found.diagnostics == ()
    entry = found.entry.entry
    assert (entry.title, entry.date.text) == (WHOLE.title, WHOLE.date)
    assert (entry.villages, entry.cadres, entry.households) == (WHOLE.villages, WHOLE.cadres, WHOLE.households)
    assert entry.draft
    assert [(photo.file, photo.people) for photo in entry.photos] == [(file, "none") for file in WHOLE.photos]
    lamps, home = entry.measures
    assert (lamps.id, lamps.title.all(), lamps.kind, lamps.status) == (
        "lamps",
        ("路灯: 12盏",),
        "infrastructure",
        "planned",
    )
    assert (home.title.get("en"), home.condition.all(), home.household) == ("A place: one", ("老人同意",), "h-1")
    assert [(need.id, need.topic, need.village) for need in entry.needs] == [("water", "drinking_water", "二队窑村")]
    assert "没有编号" in text
    assert "[[2016/first]]" in text


@pytest.mark.parametrize("chinese", LANGUAGES)
@given(title=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_any_title_is_read_back(chinese: bool, title: str) -> None:
    title = " ".join(title.split())
    if not title or "%%" in title:
        return
    text = entry_text(EntryStart(title, "2016-03-12", ("a",)), chinese=chinese)
    found = read_entry(FILE, text.encode())
    assert found.entry.entry.title == title
    # Slips of the pen in the title itself are those of the writer.
    assert [told.code for told in found.diagnostics if not told.code.startswith("C18")] == []


@pytest.mark.parametrize("text", ["yes", "~", "null", "- a", "a: b", "a #b", "'x", "@a", "[a]", "1 000", "”好”", "a,b"])
def test_every_value_stands_alone_and_between_brackets(text: str) -> None:
    entry = f"---\ntitle: 甲\ntags: {listed((text, '乙'))}\nweather: {scalar(text)}\n---\n"
    found = read_entry(FILE, entry.encode())
    assert found.diagnostics == ()
    assert (found.entry.entry.tags, found.entry.entry.weather) == ((text, "乙"), text)


def test_plain_values_have_no_quotation_marks() -> None:
    assert [scalar(text) for text in ("任家沟村", "2016-03-12", "路通了，1.2公里")] == [
        "任家沟村",
        "2016-03-12",
        "路通了，1.2公里",
    ]


@pytest.mark.parametrize("chinese", LANGUAGES)
def test_the_registers(chinese: bool) -> None:
    village = read_village(
        "content/villages/a.md", village_text(VillageStart("甲: 村", "镇"), chinese=chinese).encode()
    )
    assert (village.diagnostics, village.thing.name.all(), village.thing.parent) == ((), ("甲: 村",), "镇")
    start = CadreStart("梁", "first_secretary", "o-audit", "任家沟村", "2015-07")
    cadre = read_cadre("content/cadres/a.md", cadre_text(start, chinese=chinese).encode())
    assert (cadre.diagnostics, cadre.thing.roles, cadre.thing.organisation) == ((), ("first_secretary",), "o-audit")
    assert [(one.village, one.role, one.start.text) for one in cadre.thing.postings] == [
        ("任家沟村", "first_secretary", "2015-07")
    ]
    home = household_text(HouseholdStart("h-1", "任家沟村", "户甲"), chinese=chinese)
    household = read_household("content/private/households/h-1.yaml", home.encode())
    assert (household.diagnostics, household.households[0].pseudonym.all()) == ((), ("户甲",))
    named = read_household(
        "content/private/households/h-1.yaml", re.sub("^# (.*): $", r"\1: 张三丰", home, flags=re.MULTILINE).encode()
    )
    assert named.households[0].names == ("张三丰",)


def test_least_is_enough() -> None:
    assert cadre_text(CadreStart("Liang"), chinese=False) == "---\nname: Liang\n---\n"
    assert entry_text(EntryStart("Road", ""), chinese=False) == "---\ntitle: Road\n---\n"


def test_names_of_files() -> None:
    assert entry_name("路灯的事", "2016") == "2016/ludengdeshi"
    assert entry_name("The road", "2016", "0312") == "2016/the-road-0312"
    assert len(entry_name("一条很长很长很长很长很长很长很长很长很长很长很长很长的题目", "2016")) <= 53
    assert [village_id(name) for name in ("任家沟村", "任家沟村村民委员会", "村", "Sample Village")] == [
        "renjiagou",
        "renjiagoucun",
        "cun",
        "sample-village",
    ]
    assert [free({"a", "a-2"}, wanted) for wanted in ("a", "b")] == ["a-3", "b"]
    assert next_household({"h-1"}, {"户甲", "户乙"}, chinese=True) == ("h-2", "户丙")
    assert next_household(set(), set(), chinese=False) == ("h-1", "Household A")


def test_keys_are_those_of_the_writer() -> None:
    assert key("entry", "villages", chinese=True) == "村"
    assert key("entry", "id", chinese=True) == "id"
    chinese, english = "---\n标题: 甲\n日期: 2016\n---\nb: c\nd: e\nf: g\n", "---\ntitle: a\n---\n"
    assert writes_chinese([chinese, english], default=False)
    assert not writes_chinese([english], default=True)
    assert writes_chinese([], default=True)
    assert not writes_chinese(["无题"], default=False)
