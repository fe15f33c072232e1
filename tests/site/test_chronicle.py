"""The shipped site tells what the diaries tell: figures with their comparators, dates with their doubts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kit.shipped import Built, Element, Page

TREES = ("", "en/")


def rows(page: Page, prefix: str) -> dict[str, Element]:
    """Table rows by id, those whose id begins with `prefix`."""
    return {row["id"].removeprefix(prefix): row for row in page.all("tr") if row["id"].startswith(prefix)}


RENJIAGOU = {
    "m-s2a-road": ("7.5公里", "超过2万元", "已完成"),
    "m-s2a-pipe": ("850米", "超过7万元", "已完成"),
    "m-s2a-edu": ("4户", "未记录", "已完成"),
    "m-s2a-labour": ("10人", "未记录", "已完成"),
    "m-s2a-train": ("2人", "未记录", "已完成"),
    "m-s2a-walnut": ("未记录", "未记录", "待办"),
    "m-s2a-survey": ("未记录", "未记录", "已完成"),
    "m-s2a-plan": ("未记录", "未记录", "已完成"),
}
RENJIAGOU_EN = {
    "m-s2a-road": ("7.5 km", "more than 20,000 yuan", "done"),
    "m-s2a-pipe": ("850 m", "more than 70,000 yuan", "done"),
}


def cells(page: Page, row: Element) -> list[str]:
    """The texts of a row's cells."""
    at = page.elements.index(row)
    found = []
    for element in page.elements[at + 1 :]:
        if element.tag == "tr":
            break
        if element.tag == "td":
            found.append(element.text)
    return found


def test_renjiagou_shows_its_eight_measures(shipped: Built) -> None:
    page = shipped.page("villages/renjiagou/")
    found = rows(page, "m-m-")
    assert {f"m-{name}": tuple(cells(page, row)) for name, row in found.items()} == RENJIAGOU


@pytest.mark.parametrize("measure", RENJIAGOU_EN)
def test_renjiagou_in_english(shipped: Built, measure: str) -> None:
    page = shipped.page("en/villages/renjiagou/")
    found = rows(page, "m-m-")
    assert len(found) == 8
    assert tuple(cells(page, found[measure.removeprefix("m-")])) == RENJIAGOU_EN[measure]


def test_renjiagou_adds_up_to_more_than(shipped: Built) -> None:
    """2 of 5 finished measures have a sum; both are lower bounds, so their sum is one."""
    page = shipped.page("villages/renjiagou/")
    (foot,) = page.all("tfoot")
    assert "超过9万元" in foot.text
    assert "6项" in foot.text
    assert "5项里2项有数" in page.text


def test_renjiagou_shows_the_walnut_stock_apart_from_the_measures(shipped: Built) -> None:
    page = shipped.page("villages/renjiagou/")
    facts = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?) <small>", page.html))
    assert facts["集中连片核桃林"] == "1,200亩"
    assert facts["零星核桃林"] == "150亩"
    assert "亩" not in rows(page, "m-m-")["s2a-walnut"].text


@pytest.mark.parametrize(("tree", "names"), [("", ("二队窑", "Erduiyao")), ("en/", ("Erduiyao", "Second Team Kiln"))])
def test_erduiyao_stands_under_both_its_names(shipped: Built, tree: str, names: tuple[str, ...]) -> None:
    page = shipped.page(f"{tree}villages/erduiyao/")
    assert all(name in page.text for name in (*names, "Second Team Kiln Village", "二队窑村"))
    assert page.one("h1").text in ("二队窑村", "Erduiyao")


def listed(built: Built, path: str) -> list[str]:
    """The entries that a page lists, in order: their ids."""
    page = built.page(path)
    found = []
    for link in page.all("a"):
        target = built.target(page.path, link["href"])
        if target and (match := re.fullmatch(r"(?:en/)?entries/(.+)/index\.html", target[0])):
            found.append(match[1])
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("tree", TREES)
def test_entries_without_a_year_or_a_date(shipped: Built, tree: str) -> None:
    assert listed(shipped, f"{tree}timeline/unknown/") == [
        "year-unknown/talk-in-the-office",
        "year-unknown/morning-in-dongbianling",
    ]
    assert listed(shipped, f"{tree}timeline/undated/") == ["undated/first-hundred-days", "undated/first-visit"]
    assert listed(shipped, f"{tree}timeline/2015/12/") == ["2015/apples-of-jixian"]
    assert set(listed(shipped, f"{tree}timeline/2015/")) == {
        "2015/apples-of-jixian",
        "2015/cadres-of-xinrong",
        "2015/donkeys-by-lot",
    }


@pytest.mark.parametrize(
    ("tree", "day"),
    [("", re.compile("二月.?29")), ("en/", re.compile("Feb(ruary)? 29|29 Feb(ruary)?"))],
)
def test_the_29th_of_february_of_no_year(shipped: Built, tree: str, day: re.Pattern[str]) -> None:
    for path in ("timeline/unknown/", "entries/year-unknown/talk-in-the-office/"):
        page = shipped.page(tree + path)
        assert day.search(page.text), page.path
        assert not any(element["datetime"].startswith(("19", "20")) for element in page.all("time")), page.path


def test_every_entry_is_told_in_both_languages(shipped: Built) -> None:
    root = {page.address for page in shipped.pages if page.path.startswith("entries/")}
    english = {page.address.removeprefix("en/") for page in shipped.pages if page.path.startswith("en/entries/")}
    assert len(root) == 7
    assert english == root


def test_the_totals_on_the_front(shipped: Built) -> None:
    figures = {tree: shipped.page(tree).html for tree in TREES}
    for number, chinese, english in ((5, "个村", "villages"), (7, "篇日记", "entries"), (27, "项措施", "measures")):
        assert re.search(rf"<b>{number}</b> {chinese}", figures[""])
        assert re.search(rf"<b>{number}</b> {english}", figures["en/"])


def of_household(word: str) -> Callable[[str], list[str]]:
    return lambda text: re.findall(rf"{word}([A-Z甲乙丙丁戊己庚辛])", text)


def test_households_stand_under_pseudonyms_only(shipped: Built) -> None:
    named = {
        "": set(of_household("户")(" ".join(page.text for page in shipped.pages if page.lang != "en"))),
        "en/": set(of_household("Household ")(" ".join(page.text for page in shipped.pages if page.lang == "en"))),
    }
    assert named == {"": set("甲乙丙丁戊"), "en/": set("ABCDE")}
