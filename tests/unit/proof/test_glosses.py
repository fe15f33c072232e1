"""Names that became words."""

import pytest

from chronicle.proof import is_gloss, phrases
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
    ],
)
def test_what_says_another_name_or_says_it_well_is_none(phrase: str, name: str) -> None:
    assert not is_gloss(phrase, name, pinyin)


def test_small_words_and_private_spans_are_no_names() -> None:
    assert list(phrases("the family ditch; %%Ren Family Ditch%%; a beam for the secretary")) == []
