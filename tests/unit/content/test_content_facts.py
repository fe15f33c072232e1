"""The shipped chronicle carries its figures exactly as the diaries give them, and nothing that exposes a villager.

The tables below are the reference; the files are read with PyYAML alone, so that a fault of our own reader cannot
hide one of the content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

CONTENT = Path(__file__).resolve().parents[3] / "content"
ENTRIES = CONTENT / "entries"

ALIASES = {
    "标题": "title", "日期": "date", "类型": "type", "村": "villages", "地点": "places", "作者": "author",
    "干部": "cadres", "走访对象": "households", "走访户": "households", "措施": "measures", "需求": "needs",
    "照片": "photos", "编号": "id", "类别": "kind", "名称": "title", "数量": "quantity", "资金": "funds",
    "状态": "status", "条件": "condition", "内容": "text", "文件": "file", "图注": "caption", "人物": "people",
    "备注": "note", "摘要": "summary", "标签": "tags", "来源": "source", "公开范围": "access", "所属": "parent",
    "人口": "population", "海拔": "elevation", "别名": "aliases", "经纬度": "coords",
}  # fmt: skip
STATUSES = {"已完成": "done", "进行中": "underway", "已批复": "ready", "计划": "planned", "有条件启动": "conditional"}
KINDS = {
    "健康": "health", "教育": "education", "扶志扶智": "motivation", "就业": "employment", "产业": "industry",
    "基础设施": "infrastructure", "饮水安全": "drinking_water", "技能培训": "training", "走访调查": "survey",
    "规划": "planning", "公共服务": "public_services", "兜底": "social_security", "会议座谈": "meeting",
    "水利": "irrigation", "小额信贷": "finance", "其他": "other",
}  # fmt: skip


class Text(yaml.SafeLoader):
    """Scalars stay text."""


Text.yaml_implicit_resolvers = {}


def renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {ALIASES.get(key, key): renamed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [renamed(item) for item in value]
    return value


def front_matter(path: Path) -> dict[str, Any]:
    _, head, _ = path.read_text(encoding="utf-8").split("---\n", 2)
    read = renamed(yaml.load(head, Loader=Text))
    assert isinstance(read, dict)
    return read


def body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n", 2)[2]


ENTRY_FILES = sorted(path for path in ENTRIES.rglob("*.md") if not path.name.endswith(".en.md"))

# date, villages, households
HEADS: dict[str, tuple[str | None, list[str], list[str]]] = {
    "year-unknown/talk-in-the-office": ("XXXX-02-29", ["xinqiaohe"], ["h-a"]),
    "undated/first-hundred-days": (None, ["任家沟村"], []),
    "2015/apples-of-jixian": ("2015.12.23", [], []),
    "2015/donkeys-by-lot": ("../2015-12-23", ["erduiyao"], []),
    "2015/cadres-of-xinrong": ("2014/2015-12-23", [], []),
    "year-unknown/morning-in-dongbianling": ("XXXX-09-29", ["东边岭村"], ["h-b", "h-c", "h-d"]),
    "undated/first-visit": (None, ["tianpingshan"], ["h-e"]),
}

# id: (kind, status, quantities, funds, household); comparators stand in the words: 多 and 超过 are "more than".
MEASURES: dict[str, tuple[str, str, list[str], str | None, str | None]] = {
    "m-s1-medical": ("health", "underway", [], None, "h-a"),
    "m-s1-education": ("education", "underway", [], None, "h-a"),
    "m-s1-counsel": ("motivation", "done", [], None, "h-a"),
    "m-s1-job": ("employment", "done", [], None, "h-a"),
    "m-s2a-road": ("infrastructure", "done", ["7.5公里"], "2万多元", None),
    "m-s2a-pipe": ("drinking_water", "done", ["850米"], "7万多元", None),
    "m-s2a-edu": ("education", "done", ["4户"], None, None),
    "m-s2a-labour": ("employment", "done", ["10人"], None, None),
    "m-s2a-train": ("training", "done", ["2人"], None, None),
    "m-s2a-walnut": ("industry", "ready", [], None, None),
    "m-s2a-survey": ("survey", "done", [], None, None),
    "m-s2a-plan": ("planning", "done", [], None, None),
    "m-s2c-donkey": ("industry", "done", ["1头/户"], None, None),
    "m-s3-b-health": ("health", "planned", [], None, "h-b"),
    "m-s3-b-job": ("employment", "planned", [], None, "h-b"),
    "m-s3-c-security": ("social_security", "conditional", [], None, "h-c"),
    "m-s3-c-job": ("employment", "conditional", [], None, "h-c"),
    "m-s3-edu-survey": ("survey", "planned", [], None, None),
    "m-s3-edu-fund": ("education", "planned", [], None, None),
    "m-s3-edu-univ": ("education", "conditional", [], None, None),
    "m-s3-edu-parents": ("motivation", "planned", [], None, None),
    "m-s3-forum": ("meeting", "done", ["1次座谈会"], None, None),
    "m-s3-task1": ("infrastructure", "planned", [], None, None),
    "m-s3-task2": ("industry", "planned", [], None, None),
    "m-s3-task3": ("planning", "planned", [], None, None),
    "m-s3-task4": ("social_security", "planned", [], None, None),
    "m-s4-visit": ("survey", "done", ["1户"], None, "h-e"),
}
# id: (record, kind, status, quantities); they never enter a total.
OTHER_RECORDS = {
    "m-s2b-apple": ("stock", "industry", "underway", ["28万亩"]),
    "m-s2c-forecast": ("forecast", "industry", "planned", ["300多头", "100头/年", "4000多元/户"]),
    "m-s2d-cadres": ("stock", "other", "underway", ["589人"]),
}
# id: (topic, measures that answer it, household, state set by hand)
NEEDS: dict[str, tuple[str, list[str], str | None, str | None]] = {
    "n-s1-health": ("health", ["m-s1-medical"], "h-a", None),
    "n-s1-work": ("employment", ["m-s1-job"], "h-a", None),
    "n-s2a-road": ("infrastructure", ["m-s2a-road"], None, None),
    "n-s2a-land": ("other", [], None, None),
    "n-s2a-basic": ("public_services", ["m-s2a-edu"], None, "partly_answered"),
    "n-s3-g3road": ("infrastructure", ["m-s3-task1"], None, None),
    "n-s3-edu-cost": ("education", ["m-s3-edu-fund"], "h-d", None),
    "n-s3-2nd": ("infrastructure", ["m-s3-task1"], None, None),
    "n-s3-canal": ("irrigation", ["m-s3-task1"], None, None),
    "n-s3-water": ("drinking_water", ["m-s3-task1"], None, None),
    "n-s3-cattle": ("finance", ["m-s3-task2"], None, None),
}


def listed(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def told() -> dict[str, dict[str, Any]]:
    """Every measure of every entry, by id."""
    found: dict[str, dict[str, Any]] = {}
    for path in ENTRY_FILES:
        for measure in front_matter(path).get("measures", []):
            assert measure["id"] not in found, measure["id"]
            found[measure["id"]] = measure
    return found


def test_there_are_seven_entries_and_each_has_its_translation() -> None:
    ids = {path.relative_to(ENTRIES).with_suffix("").as_posix() for path in ENTRY_FILES}
    assert ids == set(HEADS)
    assert all(path.with_suffix(".en.md").is_file() for path in ENTRY_FILES)


@pytest.mark.parametrize("entry", HEADS)
def test_an_entry_has_its_date_villages_and_households(entry: str) -> None:
    head = front_matter(ENTRIES / f"{entry}.md")
    assert (head.get("date"), listed(head.get("villages")), listed(head.get("households"))) == HEADS[entry]


def test_29_february_has_two_possible_years_and_they_are_the_editors() -> None:
    head = front_matter(ENTRIES / "year-unknown/talk-in-the-office.md")
    assert head["date_inferred"] == "[2016-02-29,2020-02-29]"


def test_the_measures_are_those_of_the_diaries() -> None:
    found = {
        key: (
            KINDS.get(measure["kind"], measure["kind"]),
            STATUSES.get(measure["status"], measure["status"]),
            listed(measure.get("quantity")),
            measure.get("funds"),
            measure.get("household"),
        )
        for key, measure in told().items()
        if measure.get("record", "measure") == "measure"
    }
    assert found == MEASURES
    assert len(found) == 27


def test_forecast_and_stock_stand_apart() -> None:
    found = {
        key: (
            measure["record"],
            KINDS.get(measure["kind"], measure["kind"]),
            STATUSES.get(measure["status"], measure["status"]),
            listed(measure.get("quantity")),
        )
        for key, measure in told().items()
        if "record" in measure
    }
    assert found == OTHER_RECORDS
    assert {key: measure["counting"] for key, measure in told().items() if "counting" in measure} == {
        "m-s2b-apple": "cumulative",
        "m-s2d-cadres": "cumulative",
    }


def test_a_conditional_start_names_its_condition() -> None:
    conditions = {key: measure["condition"] for key, measure in told().items() if "condition" in measure}
    assert conditions == {
        "m-s3-c-security": {"zh-Hans": "当事人同意", "en": "The person concerned agrees"},
        "m-s3-c-job": "m-s3-c-security",
        "m-s3-edu-univ": {"zh-Hans": "考上大学", "en": "Admitted to university"},
    }


def test_the_walnut_project_was_approved_in_a_september_without_a_year() -> None:
    assert {key: measure["date"] for key, measure in told().items() if "date" in measure} == {"m-s2a-walnut": "XXXX-09"}


def test_the_needs_are_those_of_the_diaries() -> None:
    answers: dict[str, list[str]] = {}
    for key, measure in told().items():
        for need in measure.get("answers", []):
            answers.setdefault(need, []).append(key)
    found = {}
    for path in ENTRY_FILES:
        for need in front_matter(path).get("needs", []):
            topic = KINDS.get(need["kind"], need["kind"])
            found[need["id"]] = (topic, answers.get(need["id"], []), need.get("household"), need.get("state"))
    assert found == NEEDS
    assert len(found) == 11


@pytest.mark.parametrize(
    ("village", "figures"),
    [
        ("renjiagou", {"距城区": "15公里", "车程": "超过1小时", "集中连片核桃林": "1200亩", "零星核桃林": "150亩"}),
        ("dongbianling", {"村民小组": "11个组"}),
        ("erduiyao", {}),
        ("tianpingshan", {}),
        ("xinqiaohe", {}),
    ],
)
def test_a_village_has_its_facts_and_no_others(village: str, figures: dict[str, str]) -> None:
    head = front_matter(CONTENT / "villages" / f"{village}.md")
    assert {fact["what"]["zh-Hans"]: fact["quantity"] for fact in head.get("facts", [])} == figures
    assert "households_count" not in head
    expected = ("856人", "900多米") if village == "dongbianling" else (None, None)
    assert (head.get("population"), head.get("elevation")) == expected


def test_a_village_belongs_where_the_diaries_put_it() -> None:
    parents = {
        path.stem: front_matter(path).get("parent")
        for path in (CONTENT / "villages").glob("*.md")
        if not path.name.endswith(".en.md")
    }
    assert parents == {
        "renjiagou": "xinyi",
        "erduiyao": "guojiayao",
        "dongbianling": "tianliang",
        "tianpingshan": "gaobazhou",
        "xinqiaohe": None,
    }


def test_erduiyao_is_one_village_under_both_its_names() -> None:
    aliases = front_matter(CONTENT / "villages/erduiyao.md")["aliases"]
    assert {"Erduiyao Village", "Second Team Kiln Village"} <= set(aliases)


def test_places_have_their_codes_and_form_chains() -> None:
    places = {place["id"]: place for place in yaml.load((CONTENT / "places.yaml").read_text("utf-8"), Loader=Text)}
    codes = {
        "shanxi": "140000", "lishi": "141102", "xinyi": "141102101", "jixian": "141028", "dongcheng": "141028202",
        "datong": "140200", "xinrong": "140212", "guojiayao": "140212202", "chenzhou": "431000",
        "tianliang": "431003102", "wugaishan": "431003109", "gaobazhou": "420581101", "shandong": "370000",
        "jiaxiang": "370829",
    }  # fmt: skip
    assert {key: places[key]["code"] for key in codes} == codes
    assert places["dongcheng"]["valid"] == "../2020"
    for place in places.values():
        if "parent" in place:
            above = places[place["parent"]]
            shared = {"province": 2, "prefecture": 4, "county": 6}[above["level"]]
            assert place["code"][:shared] == above["code"][:shared], place["id"]


def test_the_collective_of_xinrong_counts_589() -> None:
    assert front_matter(CONTENT / "cadres/g-xinrong-589.md")["count"] == "589"


@pytest.mark.parametrize(
    ("entry", "chinese", "english"),
    [
        ("year-unknown/talk-in-the-office", ["24名", "2月29日"], ["24 team members", "29 February"]),
        (
            "undated/first-hundred-days",
            ["7.5公里", "850米", "2万多元", "7万多元", "超过9万元", "4户", "10人", "2名", "15公里", "1200亩", "150亩"],
            ["7.5 kilometres", "850 metres", "More than 20,000", "More than 70,000", "15 kilometres", "150 mu"],
        ),
        (
            "2015/apples-of-jixian",
            ["28万亩", "超过80%", "2015年12月23日"],
            ["280,000 mu", "more than 80%", "23 December 2015"],
        ),
        (
            "2015/donkeys-by-lot",
            ["每户养1头", "300多头", "100头", "4000多元", "不久前"],
            ["more than 300", "100 a year", "more than 4,000 yuan", "Not long ago"],
        ),
        ("2015/cadres-of-xinrong", ["589名", "去年以来"], ["589 cadres", "Since last year"]),
        (
            "year-unknown/morning-in-dongbianling",
            ["9月29日", "856人", "11个组", "900多米", "上午11点", "将近一个小时", "几十亩"],
            ["29 September", "856 people", "11 groups", "more than 900 metres", "11 in the morning", "nearly an hour"],
        ),
        ("undated/first-visit", ["走访1户"], ["1 household visited"]),
    ],
)  # fmt: skip
def test_the_prose_carries_the_figures_in_both_languages(entry: str, chinese: list[str], english: list[str]) -> None:
    original, translation = body(ENTRIES / f"{entry}.md"), body(ENTRIES / f"{entry}.en.md")
    assert [figure for figure in chinese if figure not in original] == []
    assert [figure for figure in english if figure not in translation] == []


# ---- nobody is exposed

FORBIDDEN = re.compile(
    "[癌瘤患岁侄]|残疾|残障|瘫|病故|病逝|去世|遗孀|寡妇|丧偶|离婚|手术|医院|复查|妻子|丈夫|儿子|女儿|婆婆|奶奶|老幺"
    r"|\b(?:cancer|tumou?r|disab\w*|polio|paraly\w*|widow\w*|divorce\w*|nephew|wife|husband|son|daughter"
    r"|mother|father|grandmother|surgery|hospital|years old|aged)\b",
    re.IGNORECASE,
)


def test_no_word_tells_of_a_villagers_body_age_or_kin() -> None:
    found = [
        (path.relative_to(CONTENT).as_posix(), number, match.group())
        for path in sorted(CONTENT.rglob("*"))
        if path.suffix in {".md", ".yaml"}
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        for match in FORBIDDEN.finditer(f"{path.name} {line}")
    ]
    assert found == []


def test_what_belongs_to_a_household_is_told_by_topic_and_status_alone() -> None:
    for path in ENTRY_FILES:
        head = front_matter(path)
        for thing in head.get("measures", []) + head.get("needs", []):
            if "household" in thing and thing["id"] != "m-s4-visit":
                assert set(thing) <= {"id", "kind", "title", "text", "household", "status", "condition", "answers"}


def test_a_household_has_a_pseudonym_and_nothing_else() -> None:
    households = [
        yaml.load(path.read_text("utf-8"), Loader=Text) for path in sorted((CONTENT / "private/households").iterdir())
    ]
    assert [(house["id"], house["village"], house["pseudonym"]) for house in households] == [
        ("h-a", "xinqiaohe", {"zh-Hans": "户甲", "en": "Household A"}),
        ("h-b", "dongbianling", {"zh-Hans": "户乙", "en": "Household B"}),
        ("h-c", "dongbianling", {"zh-Hans": "户丙", "en": "Household C"}),
        ("h-d", "dongbianling", {"zh-Hans": "户丁", "en": "Household D"}),
        ("h-e", "tianpingshan", {"zh-Hans": "户戊", "en": "Household E"}),
    ]
    assert all(set(house) == {"id", "village", "pseudonym", "consent"} for house in households)
    assert all(house["consent"] == {"status": "unknown"} for house in households)
    assert yaml.load((CONTENT / "private/names.yaml").read_text("utf-8"), Loader=Text) == []


def test_every_picture_is_named_an_illustration_without_people() -> None:
    for path in ENTRY_FILES:
        for photo in front_matter(path).get("photos", []):
            assert (path.parent / photo["file"]).is_file()
            assert photo["people"] in {"none", "无"}
            assert photo["caption"]["zh-Hans"].endswith("插图（木刻），非实景")
            assert photo["caption"]["en"].endswith("Illustration (woodcut), not a photograph")
            assert set(photo["alt"]) == {"zh-Hans", "en"}
