"""Lists: their order, how they are cut, what stands under which year and month, and what is counted once."""

from pathlib import Path

import pytest

from kit.planned import Plan, entry, slices, titles

YEARS = (2013, 2014, 2015, 2016)


def many(number: int, **more: str) -> str:
    """Entries e000 … on days of four years, one after another."""
    return "".join(
        entry(f"e{n:03}", f"{YEARS[n % 4]}-{1 + n // 4 % 12:02}-{1 + n // 48 % 28:02}", **more) for n in range(number)
    )


def test_order_newest_first_then_year_unknown_by_day_then_undated(tmp_path: Path) -> None:
    dates = {
        "newest": "2016-02-01",
        "day": "2015-03-04",
        "month": "2015-03",
        "year": "2015",
        "oldest": "2013-12-31",
        "march": "XXXX-03-01",
        "leap": "XXXX-02-29",
        "may": "XXXX-05",
    }
    files = "".join(entry(name, day, village="河湾村", cadre="张一山", tags="[水]") for name, day in dates.items())
    files += entry("none", "", village="河湾村", cadre="张一山", tags="[水]")
    plan = Plan.of(tmp_path, files)
    wanted = ["newest", "day", "month", "year", "oldest", "leap", "march", "may", "none"]
    village = next(path for path in plan.outputs() if path.startswith("villages/h"))
    cadre = next(path for path in plan.outputs() if path.startswith("cadres/z"))
    assert titles(plan.content(village).entries) == wanted
    assert titles(plan.content(cadre).entries) == wanted
    assert titles(plan.content("tags/shui/").entries) == wanted
    assert titles(plan.content("").latest) == wanted[:8]
    assert titles(plan.content("timeline/unknown/").entries) == ["leap", "march", "may"]
    assert titles(plan.content("timeline/undated/").entries) == ["none"]


@pytest.mark.parametrize("kind", ["village", "cadre"])
def test_an_own_page_shows_sixty_entries_or_the_newest_twenty(tmp_path: Path, kind: str) -> None:
    register = f"-- content/{kind}s/own.md --\n---\nname: 某某\n---\n"
    path = f"{kind}s/own/"
    sixty = Plan.of(tmp_path / "a", register + many(60, **{kind: "own"}))
    content = sixty.content(path)
    assert (len(content.entries), content.entry_count, content.years) == (60, 60, ())
    assert not [p for p in sixty.outputs() if p.startswith(path) and p != f"{path}index.html"]
    more = Plan.of(tmp_path / "b", register + many(61, **{kind: "own"}) + entry("x", "XXXX-05-06", **{kind: "own"}))
    content = more.content(path)
    assert (len(content.entries), content.entry_count) == (20, 62)
    assert titles(content.entries)[0] == "e047"
    assert slices(content.years) == [
        ("2016", 15, "../../" + path + "2016/"),
        ("2015", 15, "../../" + path + "2015/"),
        ("2014", 15, "../../" + path + "2014/"),
        ("2013", 16, "../../" + path + "2013/"),
        (content.years[-1].label, 1, "../../" + path + "unknown/"),
    ]
    year = more.content(f"{path}2015/")
    assert (len(year.entries), year.count, year.of.href) == (15, 15, f"../../../{path}")
    assert (year.previous.text, year.next.text) == ("2014", "2016")
    assert [s.label for s in year.slices if s.current] == ["2015"]
    assert {p for p in more.outputs() if p.startswith(path)} == {
        f"{path}{cut}index.html" for cut in ("", "2013/", "2014/", "2015/", "2016/", "unknown/")
    }
    assert more.job(path).page.kind == kind
    assert more.job(f"{path}2015/").page.kind == f"{kind}_year"


def test_a_village_and_a_cadre_with_500_entries_lose_none(tmp_path: Path) -> None:
    registers = (
        "-- content/villages/v.md --\n---\nname: 河湾村\n---\n-- content/cadres/c.md --\n---\nname: 张一山\n---\n"
    )
    plan = Plan.of(tmp_path, registers + many(500, village="v", cadre="c", tags="[水]"))
    every = {f"e{n:03}" for n in range(500)}
    for path in ("villages/v/", "cadres/c/", "tags/shui/"):
        shown = [title for year in YEARS for title in titles(plan.content(f"{path}{year}/").entries)]
        assert sorted(shown) == sorted(every)
    assert plan.content("tags/shui/").entries == ()
    assert plan.content("tags/shui/").count == 500
    assert [s.count for s in plan.content("tags/shui/").slices] == [125] * 4


def test_other_lists_are_whole_up_to_200(tmp_path: Path) -> None:
    plan = Plan.of(tmp_path, many(200, tags="[水]"))
    content = plan.content("tags/shui/")
    assert (len(content.entries), content.count, content.slices) == (200, 200, ())
    assert {path for path in plan.outputs() if path.startswith("tags/")} == {"tags/shui/index.html"}


def test_a_year_of_more_than_400_is_cut_by_month(tmp_path: Path) -> None:
    days = "".join(
        entry(f"d{n:03}", f"2015-{1 + n % 2:02}-{1 + n % 28:02}", village="v", tags="[水]") for n in range(400)
    )
    vague = entry("year", "2015", village="v", tags="[水]") + entry(
        "both", "2015-01-30/2015-02-02", village="v", tags="[水]"
    )
    other = entry("later", "2016-01-01", village="v", tags="[水]")
    register = "-- content/villages/v.md --\n---\nname: 河湾村\n---\n"
    plan = Plan.of(tmp_path, register + days + vague + other)
    for path in ("villages/v/", "tags/shui/"):
        assert [(s.label, s.count) for s in plan.content(f"{path}2016/").slices] == [
            ("2016", 1),
            ("2015", 402),
            ("2015-02", 201),
            ("2015-01", 201),
        ]
        year = plan.content(f"{path}2015/")
        assert (titles(year.entries), year.count) == (["year"], 402)
        january, february = plan.content(f"{path}2015/01/"), plan.content(f"{path}2015/02/")
        assert (len(january.entries), len(february.entries)) == (201, 201)
        assert "both" in titles(january.entries)
        assert "both" in titles(february.entries)
        assert plan.job(f"{path}2015/01/").depth == 4
    timeline = plan.content("timeline/2015/")
    assert (titles(timeline.entries), timeline.count) == (["year"], 402)
    assert [s.count for s in timeline.months] == [201, 201]


WHENS = {
    # date: years and months under which it stands
    "2015-03-04": "2015 2015/03",
    "2015-03": "2015 2015/03",
    "2015": "2015",
    "2015-03-31/2015-04-01": "2015 2015/03 2015/04",
    "2014-12-20/2015-01-10": "2014 2015 2014/12 2015/01",
    "2015-01-01/2015-03-31": "2015 2015/01 2015/02 2015/03",
    "2015-07-31/2015-10-31": "2015 2015/07 2015/08 2015/09 2015/10",
    "2014-11-30/2015-02-28": "2014 2015 2014/11 2014/12 2015/01 2015/02",
    "2015-01-01/2015-04-02": "2015",
    "2013/2015": "2013 2014 2015",
    "2006/2015": "2006 2007 2008 2009 2010 2011 2012 2013 2014 2015",
    "2005/2015": "several",
    "XXXX-02-29": "unknown",
    "XXXX-05": "unknown",
    "": "undated",
}


@pytest.mark.parametrize("when", WHENS)
def test_where_a_date_stands_in_the_timeline(tmp_path: Path, when: str) -> None:
    plan = Plan.of(tmp_path, entry("x", when))
    cuts = set(WHENS[when].split())
    pages = {
        path.removeprefix("timeline/").removesuffix("/index.html")
        for path in plan.outputs()
        if path.startswith("timeline/")
    }
    assert pages - {"timeline", "index.html", "unknown", "undated"} == cuts - {"unknown", "undated"}
    for cut in cuts:
        content = plan.content(f"timeline/{cut}/")
        assert (titles(content.entries), content.count) == (["x"], 1)
    for cut in {"unknown", "undated"} - cuts:
        assert plan.content(f"timeline/{cut}/").entries == ()
    overview = plan.content("timeline/")
    # However many years it touches, it is one entry.
    assert overview.count == 1
    assert [(s.count, s.ref.href) for s in (*overview.years, *overview.apart)] == [
        (1, f"../timeline/{cut}/") for cut in sorted((c for c in cuts if "/" not in c), reverse=True)
    ]
    trail = [ref.href for ref in plan.job("entries/x/").page.trail]
    assert trail[0].removeprefix("../../timeline/").rstrip("/") in cuts


NEIGHBOURS = """
-- content/villages/v.md --
---
name: 河湾村
---
-- content/villages/w.md --
---
name: 上坪村
---
-- content/cadres/c.md --
---
name: 张一山
---
"""


def test_neighbours_along_village_cadre_and_all(tmp_path: Path) -> None:
    plan = Plan.of(
        tmp_path,
        NEIGHBOURS
        + entry("one", "2015-01-01", village="v", cadre="c")
        + entry("two", "2015-02-01", village="w", cadre="c")
        + entry("three", "2015-03-01", village="v")
        + entry("four", "2015-04-01", village="[v, w]", cadre="c")
        + entry("five", "XXXX-01-01", village="v")
        + entry("six", "", village="w"),
    )

    def along(name: str) -> dict[str, tuple[str, str]]:
        return {
            f"{n.thread} {n.of.text}".strip(): (
                n.previous.ref.text if n.previous else "",
                n.next.ref.text if n.next else "",
            )
            for n in plan.content(f"entries/{name}/").neighbours
        }

    assert along("four") == {
        "village 河湾村": ("three", "five"),
        "village 上坪村": ("two", "six"),
        "cadre 张一山": ("two", ""),
        "all": ("three", "five"),
    }
    # After the newest dated entry come those whose year is unknown, then those without a date.
    assert along("one")["village 河湾村"] == ("", "three")
    assert along("five")["all"] == ("four", "six")
    assert along("three")["village 河湾村"] == ("one", "four")
    assert along("three")["all"] == ("two", "four")
    assert along("two") == {"village 上坪村": ("", "four"), "cadre 张一山": ("one", "four"), "all": ("one", "three")}


@pytest.mark.parametrize("order", [(1, 2, 3, 0), (3, 2, 1, 0), (0, 0, 2, 2, 3, 1, 3), (2, 1, 1, 3, 0, 2)])
def test_neighbours_are_the_same_in_whatever_order_pages_are_made(tmp_path: Path, order: tuple[int, ...]) -> None:
    days = ("2015-01-01", "2015-02-01", "XXXX-03-01", "")
    villages = ("河湾村", "上湾村", "河湾村", "河湾村")
    files = "".join(entry(f"e{n}", days[n], village=villages[n]) for n in range(4))
    wanted = {
        0: [("", "e2"), ("", "e1")],
        1: [("e0", "e2")],
        2: [("e0", "e3"), ("e1", "e3")],
        3: [("e2", ""), ("e2", "")],
    }
    plan = Plan.of(tmp_path, files)
    for number in order:
        told = plan.content(f"entries/e{number}/").neighbours
        found = [(n.previous.ref.text if n.previous else "", n.next.ref.text if n.next else "") for n in told]
        assert found == wanted[number]


def test_an_entry_alone_has_no_neighbours(tmp_path: Path) -> None:
    assert Plan.of(tmp_path, entry("one", "2015-01-01", village="河湾村")).content("entries/one/").neighbours == ()


def test_a_reference_that_is_given_twice_counts_once(tmp_path: Path) -> None:
    plan = Plan.of(
        tmp_path,
        NEIGHBOURS + entry("a", "2015-01-01", villages="[v, 河湾村]", cadres="[c, c]", author="c", tags="[水, 水]"),
    )
    assert titles(plan.content("villages/v/").entries) == ["a"]
    assert titles(plan.content("cadres/c/").entries) == ["a"]
    assert titles(plan.content("tags/shui/").entries) == ["a"]
    assert [ref.text for ref in plan.content("entries/a/").villages] == ["河湾村"]
    assert plan.content("entries/a/").neighbours == ()


def test_the_same_day(tmp_path: Path) -> None:
    days = {
        "a": "2015-03-04",
        "b": "2015-03-04",
        "c": "2015-03",
        "d": "2015-03-05",
        "e": "XXXX-03-04",
        "f": "XXXX-03-04",
    }
    plan = Plan.of(tmp_path, "".join(entry(name, day) for name, day in days.items()))
    same = {name: titles(plan.content(f"entries/{name}/").same_day) for name in days}
    assert same == {"a": ["b"], "b": ["a"], "c": [], "d": [], "e": [], "f": []}


def test_backlinks(tmp_path: Path) -> None:
    """Entries that mention a thing in prose and are not its own; villages that do; each once, nobody themselves."""
    files = (
        NEIGHBOURS.replace("name: 上坪村\n---", "name: 上坪村\n---\n与[[v]]相邻，也与[[上坪村]]相邻。")
        + entry("own", "2015-01-01", village="v").replace("正文。", "[[v]]的事。")
        + entry("other", "2015-01-02", village="w").replace("正文。", "去了[[v]]，又去了河湾村，见[[entry:own]]。")
        + entry("hidden", "2015-01-03", village="w", draft="true").replace("正文。", "[[v]]和[[entry:own]]。")
    )
    plan = Plan.of(tmp_path, files)
    assert [ref.text for ref in plan.content("villages/v/").backlinks] == ["other", "上坪村"]
    assert plan.content("villages/w/").backlinks == ()
    assert [(ref.text, ref.href) for ref in plan.content("entries/own/").backlinks] == [
        ("other", "../../entries/other/")
    ]


ROLL_UP = """
-- content/places.yaml --
- {id: sheng, name: 青石省, level: province}
- {id: xian, name: 白水县, level: county, parent: sheng}
- {id: zhen, name: 柳林镇, level: township, parent: xian}
- {id: xiang, name: 桃源乡, level: township, parent: xian}
- {id: lu, name: 盘山路, level: other}
-- content/villages/v.md --
---
name: 河湾村
parent: zhen
---
-- content/villages/w.md --
---
name: 上坪村
parent: zhen
---
-- content/villages/u.md --
---
name: 下坪村
parent: xiang
---
"""


def measures(*rows: str) -> str:
    return "[" + ", ".join(f"{{{row}}}" for row in rows) + "]"


def test_places_count_everything_below_them_once(tmp_path: Path) -> None:
    road = "id: road, title: 修路, kind: infrastructure, quantity: 3 公里, funds: 10 万元, status: done"
    plan = Plan.of(
        tmp_path,
        ROLL_UP
        + entry("a", "2015-01-01", villages="[v, w]", places="[zhen, xian]")
        + entry("b", "2015-02-01", village="v", measures=measures(road))
        + entry("c", "2015-03-01", village="v", measures=measures(road))
        + entry("d", "2015-04-01", village="u", measures=measures(road))
        + entry("e", "2015-05-01", place="xian")
        + entry("f", "2015-06-01", place="lu"),
    )

    def counts(place: str) -> tuple[int, int, int, int]:
        found = plan.content(f"places/{place}/").counts
        return (found.villages, found.entries, found.measures, found.done)

    assert counts("zhen") == (2, 3, 1, 1)
    assert counts("xiang") == (1, 1, 1, 1)
    assert counts("xian") == (3, 5, 2, 2)
    assert counts("sheng") == (3, 5, 2, 2)
    assert counts("lu") == (0, 1, 0, 0)
    county = plan.content("places/xian/")
    assert [(t.kind, t.dimension, t.known, t.of, t.sum.low * t.sum.base) for t in county.totals] == [
        ("infrastructure", "length", 2, 2, 9000),
        ("infrastructure", "money", 2, 2, 300000),
    ]
    assert county.funds.sum.low == 300000
    assert [(row.ref.text, row.villages, row.entries, row.measures) for row in county.children] == [
        ("桃源乡", 1, 1, 1),
        ("柳林镇", 2, 3, 1),
    ]
    # A township lists its villages and entries; a higher place only the entries about itself.
    town = plan.content("places/zhen/")
    assert [row.ref.text for row in town.villages] == ["河湾村", "上坪村"]
    assert (titles(town.entries), town.entry_count) == (["c", "b", "a"], 3)
    assert titles(county.entries) == ["e", "a"]
    assert county.villages == ()
    top = plan.content("places/")
    assert [row.ref.text for row in top.rows] == ["青石省"]
    assert [row.ref.text for row in top.others] == ["盘山路"]


def test_a_township_lists_its_newest_twenty(tmp_path: Path) -> None:
    plan = Plan.of(tmp_path, ROLL_UP + many(30, village="v"))
    town = plan.content("places/zhen/")
    assert (len(town.entries), town.entry_count, town.entries[0].ref.text) == (20, 30, "e027")


def test_a_ring_of_places_ends(tmp_path: Path) -> None:
    ring = ROLL_UP.replace("level: province}", "level: province, parent: zhen}")
    plan = Plan.of(tmp_path, ring + entry("a", "2015-01-01", village="v"))
    assert "C210" in [d.code for d in plan.diagnostics]
    assert plan.content("places/zhen/").counts.entries == 1


ORGANISATIONS = """
-- content/organisations.yaml --
- {id: ting, name: 省水利厅, level: province}
- {id: ju, name: 县水务局, level: county, parent: ting}
- {id: chang, name: 化肥厂, level: company}
-- content/villages/v.md --
---
name: 河湾村
---
-- content/cadres/zhang.md --
---
name: 张一山
organisation: ju
postings: [{village: v, role: first_secretary, from: 2015-08, to: 2017-08}]
---
-- content/cadres/li.md --
---
name: 李二河
postings: [{village: v, organisation: ju, role: team_member}, {village: v, organisation: ting, role: helper}]
---
"""


def test_organisations(tmp_path: Path) -> None:
    plan = Plan.of(
        tmp_path,
        ORGANISATIONS
        + entry("a", "2015-01-01", cadre="zhang")
        + entry("b", "2015-01-02", organisation="chang")
        + entry("c", "2015-01-03", organisations="[ju]", cadre="li"),
    )
    rows = {row.ref.text: (row.cadres, [v.text for v in row.villages]) for row in plan.content("organisations/").rows}
    assert rows == {"省水利厅": (1, ["河湾村"]), "县水务局": (2, ["河湾村"]), "化肥厂": (0, [])}
    bureau = plan.content("organisations/ju/")
    assert bureau.parent.href == "../../organisations/ting/"
    assert [row.ref.text for row in bureau.cadres] == ["李二河", "张一山"]
    assert [(row.cadre.text, row.role) for row in bureau.postings] == [
        ("李二河", "team_member"),
        ("张一山", "first_secretary"),
    ]
    assert (titles(bureau.entries), bureau.entry_count) == (["c", "a"], 2)
    works = plan.content("organisations/chang/")
    assert (titles(works.entries), works.cadres, works.postings) == (["b"], (), ())


def test_kinds_of_measures_are_cut_by_year_above_200(tmp_path: Path) -> None:
    def told(name: str, year: int, number: int) -> str:
        rows = measures(*(f"title: 修{name}{n}, kind: infrastructure, status: done" for n in range(number)))
        return entry(name, f"{year}-01-01", village="河湾村", measures=rows)

    whole = Plan.of(tmp_path / "a", told("a", 2015, 100) + told("b", 2014, 100))
    content = whole.content("measures/infrastructure/")
    assert (len(content.ledger.assistance), content.slices) == (200, ())
    cut = Plan.of(tmp_path / "b", told("a", 2015, 101) + told("b", 2014, 100))
    content = cut.content("measures/infrastructure/")
    assert slices(content.slices) == [
        ("2015", 101, "../../measures/infrastructure/2015/"),
        ("2014", 100, "../../measures/infrastructure/2014/"),
    ]
    assert content.ledger.assistance == ()
    assert len(cut.content("measures/infrastructure/2015/").ledger.assistance) == 101
