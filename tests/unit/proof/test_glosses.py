"""Names that became words."""

import pytest

from chronicle.proof import is_gloss, phrases
from chronicle.proof.gloss_table import ENDS, INNER, PEOPLE, SURNAMES
from chronicle.source import pinyin


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Ren Family Ditch", "任家沟"),
        ("Ren's Family Gully", "任家沟村"),
        ("Faith Righteousness Town", "信义镇"),
        ("Two Team Kiln", "二队窑村"),
        ("Secretary Beam", "梁"),
        ("Yellow Secretary", "黄"),
        ("Renjia Ditch", "任家沟"),
        ("Ren Family Ditch Village", "任家沟"),
        ("Ren Family Ditch Village", "任家沟村"),
        ("Dongbian Ridge", "东边岭"),
        ("Locust Tree Bay", "槐树湾村"),
        ("Upper River Village", "上河村"),
        ("Cypress Forest Pass", "柏林关"),
        ("Three Jujube Slope", "三枣坡"),
        ("Secretary Plum", "李"),
    ],
)
def test_a_name_that_became_words_is_found_and_known(phrase: str, name: str) -> None:
    text = f"We went there. {phrase} was dry."
    assert [text[start:end] for start, end in phrases(text)] == [phrase]
    assert is_gloss(phrase, name, pinyin)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Renjiagou Village", "任家沟村"),
        ("Wang Family Ditch", "任家沟"),
        ("Xin Yi Town", "信义镇"),  # letters, and a word that good English has
        ("Secretary Beam", "黄"),
        ("Long Ridge", "任家沟"),
        ("Ren Jia Gou Village", "任家沟"),
        ("Ren Jia Ping", "任家坪"),
        ("Yuntai Mountain", "云台山"),
        ("Fuxing Road", "复兴路"),
        ("Qingshi Town", "青石镇"),
        ("Shuangqiao Village", "双桥村"),
        ("Peace Village", "和平村"),
    ],
)
def test_what_says_another_name_or_says_it_well_is_none(phrase: str, name: str) -> None:
    assert not is_gloss(phrase, name, pinyin)


@pytest.mark.parametrize("before", ["The ", "In the ", "From The ", "At ", "Since Then At "])
def test_a_phrase_begins_with_the_name(before: str) -> None:
    text = f"{before}Ren Family Ditch it rained. In Bay it did not."
    assert [text[start:end] for start, end in phrases(text)] == ["Ren Family Ditch"]


def test_small_words_and_private_spans_are_no_names() -> None:
    assert list(phrases("the family ditch; %%Ren Family Ditch%%; a beam for the secretary")) == []


@pytest.mark.parametrize("table", [ENDS, INNER, SURNAMES])
def test_a_word_is_not_the_character_in_letters(table: str) -> None:
    rows = [row.split() for row in table.strip().split("\n")]
    characters = [char for char, *_ in rows]
    assert len(characters) == len(set(characters))
    assert [row for row in rows if pinyin(row[0]) in map(str.lower, row[1:])] == []


def test_every_surname_has_a_word() -> None:
    told = {row[0] for table in (ENDS, INNER, SURNAMES) for row in table.strip().split("\n")}
    assert set(PEOPLE) <= told
