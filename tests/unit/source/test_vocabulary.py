"""The closed lists: complete against the model, and every word leads to one id."""

import pytest

from chronicle.model.entry import ENTRY_TYPES
from chronicle.model.measure import CAUSES, DUTIES, KINDS, STATUSES
from chronicle.model.registers import LEVELS, ROLES
from chronicle.source.vocabulary import LABELS, VOCABULARY, find, nearest


@pytest.mark.parametrize(
    ("table", "ids"),
    [
        ("status", STATUSES), ("kind", KINDS), ("cause", CAUSES), ("duty", DUTIES), ("role", ROLES),
        ("level", LEVELS), ("entry_type", ENTRY_TYPES), ("yes_no", ("yes", "no")),
        ("access", ("public", "restricted", "closed")), ("people", ("none", "consent", "blurred", "unknown")),
        ("record", ("measure", "forecast", "stock")), ("counting", ("increment", "cumulative")),
        ("need_state", ("open", "promised", "in_hand", "answered", "partly_answered", "declined")),
        ("funds_source", ("central", "province", "city", "county", "unit", "society", "self")),
    ],
)  # fmt: skip
def test_a_table_has_exactly_the_ids_of_the_model(table: str, ids: tuple[str, ...]) -> None:
    assert set(VOCABULARY[table]) == set(ids)


@pytest.mark.parametrize("table", sorted(VOCABULARY))
def test_every_word_leads_to_its_id_and_to_no_other(table: str) -> None:
    for id_, said in VOCABULARY[table].items():
        assert LABELS[table][id_] == {"zh-Hans": said.zh, "en": said.en}
        assert all(find(table, word) == id_ for word in (*said.words, said.zh, said.en, f" {said.en.upper()} "))


@pytest.mark.parametrize(
    ("table", "word", "id_"),
    [
        ("kind", "产业", "industry"), ("kind", "产业扶贫", "industry"), ("kind", "产业帮扶", "industry"),
        ("kind", "Housing measures", "housing"), ("kind", "雨露计划", "training"),
        ("kind", "ｔｏｕｒｉｓｍ", "tourism"),
        ("status", "已批复", "ready"), ("status", "竣工", "done"), ("status", "Under way", "underway"),
        ("status", "conditional start", "conditional"), ("cause", "因病", "illness"),
        ("cause", "缺劳动力", "labour"), ("cause", "因病致贫", "illness"), ("yes_no", "TRUE", "yes"),
        ("yes_no", "否", "no"), ("access", "内部", "restricted"), ("people", "无", "none"),
        ("role", "驻村第一书记", "first_secretary"), ("funds_source", "自筹", "self"),
        ("organisation_level", "市直", "city"), ("village_state", "已出列", "delisted"),
        ("duty", "强村富民", "prosperity"), ("consent", "同意", "given"),
    ],
)  # fmt: skip
def test_words_of_the_field_are_known(table: str, word: str, id_: str) -> None:
    assert find(table, word) == id_


@pytest.mark.parametrize("word", ["", "扶贫", "措施", "gardening"])
def test_other_words_are_not(word: str) -> None:
    assert find("kind", word) is None


def test_the_nearest_words_are_named() -> None:
    assert nearest("kind", "industri")[0] == "industry"
    assert nearest("kind", "基础设")[0] == "基础设施"
    assert nearest("status", "complited")[0] == "completed"
    assert nearest("status", "qqqq") == ()
