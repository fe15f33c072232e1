"""Names of villages and people that a translating machine turned into words: "Ren Family Ditch" for 任家沟.

`phrases` finds what looks like it in an English text; `is_gloss` judges it when the name is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from chronicle.proof.masks import masked

_ENDS = {
    "沟": ("Ditch", "Gully", "Gulch", "Ravine", "Trench", "Valley"), "坪": ("Flat", "Plain", "Lawn"),
    "岭": ("Ridge", "Ridges"), "梁": ("Beam", "Ridge"), "湾": ("Bay", "Bend"), "堡": ("Fort", "Fortress", "Castle"),
    "窑": ("Kiln", "Cave", "Caves"), "坡": ("Slope",), "河": ("River",), "山": ("Mountain",), "桥": ("Bridge",),
    "口": ("Mouth", "Pass"), "庙": ("Temple",), "寺": ("Temple",), "店": ("Shop", "Store", "Inn"),
    "铺": ("Shop", "Store"), "坑": ("Pit",), "洼": ("Depression", "Hollow"), "塘": ("Pond",), "泉": ("Spring",),
    "井": ("Well",), "滩": ("Beach", "Shoal"), "寨": ("Stockade", "Camp", "Village"), "营": ("Camp",),
    "庄": ("Village", "Manor", "Farm"), "坝": ("Dam",), "塔": ("Tower",), "峪": ("Valley",), "台": ("Terrace",),
    "头": ("Head",), "林": ("Forest", "Woods", "Grove"), "石": ("Stone", "Rock"), "田": ("Field", "Fields"),
    "屯": ("Village",), "村": ("Village",), "镇": ("Town",), "乡": ("Township", "Town"), "县": ("County",),
}  # fmt: skip
"""With what a name of a village or place ends, and what machines make of it."""
_INNER = {
    "家": ("Family", "Families", "Home", "House"), "大": ("Big", "Great", "Large"), "小": ("Small", "Little"),
    "东": ("East",), "西": ("West",), "南": ("South",), "北": ("North",), "上": ("Upper",), "下": ("Lower",),
    "新": ("New",), "老": ("Old",), "高": ("High", "Tall"), "白": ("White",), "黑": ("Black",), "红": ("Red",),
    "黄": ("Yellow",), "青": ("Green", "Blue"), "金": ("Gold", "Golden"), "银": ("Silver",), "龙": ("Dragon",),
    "马": ("Horse",), "牛": ("Cow", "Ox"), "羊": ("Sheep",), "王": ("King",), "杨": ("Poplar",), "柳": ("Willow",),
    "桃": ("Peach",), "枣": ("Date", "Jujube"), "信": ("Letter", "Faith"), "义": ("Righteousness",), "水": ("Water",),
    "温": ("Warm",), "雷": ("Thunder",), "钱": ("Money",), "江": ("River",), "二": ("Two", "Second"), "队": ("Team",),
    "良": ("Good",), "平": ("Flat", "Peace"), "安": ("Peace", "Safety"), "长": ("Long",), "双": ("Double", "Twin"),
    "三": ("Three",), "五": ("Five",), "凤": ("Phoenix",), "花": ("Flower",), "丰": ("Abundance",), "太": ("Too",),
}  # fmt: skip
_PLAIN = frozenset("村镇乡县省市")
"""Translated in good English too, so they prove nothing."""
_PEOPLE = ("梁", "黄", "王", "马", "白", "高", "林", "石", "金", "江", "龙", "牛", "雷", "田", "钱", "温", "杨", "柳")
_TITLES = (
    "Secretary",
    "Director",
    "Mayor",
    "Captain",
    "Chief",
    "Comrade",
    "Uncle",
    "Teacher",
    "Old",
    "Xiao",
    "Mr",
    "Mrs",
)
_WORDS: dict[str, tuple[str, ...]] = {
    char: (*_ENDS.get(char, ()), *_INNER.get(char, ())) for char in {**_ENDS, **_INNER}
}
_LAST = "|".join(sorted({word for words in _ENDS.values() for word in words}, key=len, reverse=True))
_SURNAMES = "|".join(sorted({word for char in _PEOPLE for word in _WORDS[char]}, key=len, reverse=True))
_PLACE = re.compile(rf"\b(?:[A-Z][a-z]{{1,15}}(?:['’]s)?[ -]){{1,4}}(?:{_LAST})\b")
_PERSON = re.compile(rf"\b(?:(?:{'|'.join(_TITLES)})\.? (?:{_SURNAMES})|(?:{_SURNAMES}) (?:{'|'.join(_TITLES)}))\b")
_ANY = re.compile(rf"[ -](?=[A-Z])(?:{_LAST}|{_SURNAMES}|{'|'.join(_TITLES)})\b")
_SPLIT = re.compile(r"(?:['’]s)?[ -]")


def phrases(text: str) -> Iterator[tuple[int, int]]:
    """Where capitalised words of an English text could be a name made of such words."""
    if _ANY.search(text) is None:
        return
    text = masked(text)
    yield from sorted({found.span() for rule in (_PLACE, _PERSON) for found in rule.finditer(text)})


def is_gloss(phrase: str, name: str, pinyin: Callable[[str], str]) -> bool:
    """True if the phrase says the Han characters of `name` one by one, as words or in Latin letters, and at least
    one of them as a word that a good translation would not have."""
    words = _SPLIT.split(phrase.replace(".", ""))
    if len(name) == 1:  # of a person, with a title
        words = [word for word in words if word not in _TITLES]
    characters = name.removesuffix("村") if len(words) < len(name) else name
    if len(words) != len(characters):
        return False
    turned = False
    for word, char in zip(words, characters, strict=True):
        if word in _WORDS.get(char, ()):
            turned |= char not in _PLAIN
        elif word.lower() != pinyin(char):
            return False
    return turned
