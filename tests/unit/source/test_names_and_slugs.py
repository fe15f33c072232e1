"""Finding names, making slugs, judging ids, guessing what was meant. All names are invented."""

import subprocess
import sys

import pytest

from chronicle.source.names import NameFinder
from chronicle.source.nearest import nearest_names
from chronicle.source.slugs import id_remarks, pinyin, slug, stub_id


def found(names: list[str], text: str) -> list[tuple[str, str]]:
    return [(text[start:end], name) for start, end, name in NameFinder(names).find(text)]


def test_han_names_are_found_inside_text_and_the_longer_goes_first() -> None:
    assert found(["甲乙", "甲乙丙"], "见甲乙丙和甲乙。") == [("甲乙丙", "甲乙丙"), ("甲乙", "甲乙")]


def test_a_longer_name_takes_the_place_of_one_that_begins_earlier() -> None:
    assert found(["甲乙", "乙丙丁"], "甲乙丙丁") == [("乙丙丁", "乙丙丁")]


def test_latin_names_are_whole_words_in_any_case() -> None:
    assert found(["Lin Bo"], "LIN BO, Lin Bofan, xLin Bo; 与Lin Bo谈") == [("LIN BO", "Lin Bo"), ("Lin Bo", "Lin Bo")]


def test_folded_forms_point_at_the_original() -> None:
    text = "①Ｌｉｎ\n\u3000Ｂｏ来，甲\u200b乙去"
    assert found(["Lin Bo", "甲乙"], text) == [("Ｌｉｎ\n\u3000Ｂｏ", "Lin Bo"), ("甲\u200b乙", "甲乙")]


def test_no_names_find_nothing() -> None:
    assert NameFinder([]).find("甲乙") == []
    assert NameFinder([" ", ""]).find("甲 乙") == []


@pytest.mark.parametrize(
    ("text", "said", "part"),
    [
        ("任家沟村", "renjiagoucun", "renjiagoucun"),
        ("张 三", "zhang-san", "zhang-san"),
        ("第1组", "di-1-zu", "di-1-zu"),
        ("A村", "a-cun", "a-cun"),
        ("Café Road", "cafe-road", "cafe-road"),
        ("field_road.v2", "field-road-v2", "field_road.v2"),
        ("2015-12-23", "2015-12-23", "2015-12-23"),
        ("../x", "x", "x"),
    ],
)
def test_pinyin_and_slugs(text: str, said: str, part: str) -> None:
    assert (pinyin(text), slug(text)) == (said, part)


def test_slugs_of_other_scripts_and_reserved_names_are_told_apart() -> None:
    assert slug("Привет") != slug("Пока")
    assert slug("con") not in ("con", "")
    assert slug("aux.md").startswith("aux-")
    assert id_remarks(slug("aux.md")) == ()


def test_a_stub_id_is_pinyin_and_four_digits_of_the_hash() -> None:
    assert stub_id("任家沟村") == "renjiagoucun-c25c"
    assert stub_id("仁家沟村") != stub_id("任家沟村")


@pytest.mark.parametrize(
    ("id_", "codes"),
    [
        ("renjiagou", []), ("2016/field_road.v2", []),
        ("任家沟", [("C220", 0, 1)]), ("a b", [("C220", 1, 2)]), ("a\\b", [("C220", 1, 2)]),
        ("2016/../x", [("C221", 5, 7)]), ("a//b", [("C221", 2, 2)]), ("", [("C221", 0, 0)]), ("/a", [("C221", 0, 0)]),
        ("x/com1.md", [("C222", 2, 9)]), ("NUL", [("C222", 0, 3), ("C224", 0, 3)]),
        ("a.", [("C223", 0, 2)]), ("a ", [("C223", 0, 2)]), ("Road", [("C224", 0, 4)]),
        ("a" * 201, [("C225", 0, 201)]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_id(id_: str, codes: list[tuple[str, int, int]]) -> None:
    assert [(remark.code, remark.start, remark.end) for remark in id_remarks(id_)] == codes


def test_the_names_that_may_be_meant() -> None:
    known = {
        "renjiagou": "renjiagou",
        "任家沟村": "renjiagou",
        "东边岭村": "dongbianling",
        "dongbianling": "dongbianling",
    }
    assert nearest_names("renjiago", known) == (("renjiagou", "renjiagou"),)
    assert nearest_names("任家沟", known) == (("任家沟村", "renjiagou"),)
    assert nearest_names("仁佳沟村", {"任家沟村": "r"}) == (("任家沟村", "r"),)
    assert nearest_names("renjiagou", {"任家沟": "r"}) == (("任家沟", "r"),)
    assert nearest_names("qqq", known) == ()


def test_pypinyin_is_imported_only_when_needed() -> None:
    program = (
        "import sys\nfrom chronicle.source.nearest import nearest_names\n"
        "from chronicle.source.slugs import id_remarks, slug\nslug('field-road'); id_remarks('a')\n"
        "nearest_names('任家', {'任家沟': 'r'}); nearest_names('ren', {'rem': 'r'})\n"
        "sys.exit('pypinyin' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
