"""Words that qualify a figure (more than, 约, 以上 …) and the comparators that they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chronicle.model.quantity import Comparator
from chronicle.source.folding import by_first, is_han, listed


def _table(rows: Mapping[Comparator, str]) -> dict[str, Comparator]:
    return {word.strip(): comparator for comparator, words in rows.items() for word in words.split(",")}


BEFORE: Mapping[str, Comparator] = _table(
    {
        "gt": "超过,超出,超,逾,多于,大于,高于,突破,more than,over,above,exceeding,upwards of,greater than,>",
        "ge": "不少于,不低于,不小于,至少,最少,起码,上,at least,no less than,not less than,no fewer than,≥,>=",
        "lt": "不到,不足,不满,未满,少于,低于,小于,近,将近,接近,几乎,less than,fewer than,under,below,nearly,almost,<",
        "le": "不超过,不多于,不高于,至多,最多,at most,up to,no more than,not more than,not over,≤,<=",
        "approx": "约,大约,约为,大概,大致,大体,约莫,估计,差不多,about,approximately,approx.,approx,around,roughly,"
        "some,circa,ca.,ca,c.,~,≈,an estimated,estimated",
    }
)
AFTER: Mapping[str, Comparator] = _table(
    {
        "gt": "多,余,有余,plus,+",
        "ge": "以上,及以上,起,or more,and more,or above,and above,at least",
        "lt": "不到,不足",
        "le": "以下,以内,之内,及以下,or less,or fewer,at most,or below",
        "approx": "左右,上下,前后,大概,约,or so,approximately,approx.,more or less,?",
    }
)
BEFORE_WORDS, AFTER_WORDS = by_first(BEFORE), by_first(AFTER)
FILLERS = by_first(
    listed(
        "共,共计,合计,一共,总共,总计,总,计,累计,达,达到,约计,各,为,有,是,仅,只有,从,:,a total of,total,in total,"
        "total of,the,from,between,only,just",
        ",",
    )
)
"""Words before a figure that change nothing in it."""


def longest(words: Mapping[str, tuple[str, ...]], text: str, at: int) -> str:
    """The longest of `words` (as of `by_first`) that begins at `at`, "" if none; a Latin word must end where a word
    ends."""
    for word in words.get(text[at : at + 1], ()):
        if text.startswith(word, at) and _ends(word, text, at + len(word)):
            return word
    return ""


def _ends(word: str, text: str, end: int) -> bool:
    last = word[-1]
    if is_han(last) or not last.isalnum():
        return True
    return end >= len(text) or is_han(text[end]) or not text[end].isalpha()


def combined(comparators: Iterable[Comparator]) -> Comparator | None:
    """One comparator out of several: the first that bounds, else approx, else eq. None if they contradict."""
    bounds = [c for c in comparators if c not in ("approx", "eq")]
    if any(c in ("gt", "ge") for c in bounds) and any(c in ("lt", "le") for c in bounds):
        return None
    if bounds:
        return bounds[0]
    return "approx" if "approx" in comparators else "eq"
