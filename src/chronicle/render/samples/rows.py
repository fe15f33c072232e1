"""Rows, ledgers and drawings of the samples."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.model.when import UNDATED, When
from chronicle.plan import (
    CadreItem,
    Calendar,
    CalendarDay,
    EntryItem,
    EntryLink,
    KindRow,
    Ledger,
    Locator,
    MeasureRow,
    MeasureTold,
    NeedRow,
    Neighbours,
    PlaceRow,
    Point,
    PostingBar,
    PostingChart,
    PostingRow,
    Ref,
    Slice,
    Total,
    VillageItem,
)
from chronicle.render.samples.making import NO_YEAR, Making, amount, day, span, yuan

NOV_3 = day("2015年11月3日", "2015-11-03")
LATE_JULY = span("2015年7月下旬", "2015-07-21/2015-07-31", "2015-07-21", "2015-07-31")
MAYBE_JULY = span("2015年7月？", "2015-07?", "2015-07-01", "2015-07-31", inferred=True, certainty="uncertain")
AUGUST = span("2015年8月", "2015-08", "2015-08-01", "2015-08-31")
SINCE_2014 = span("2014年至今", "2014/..", "2014-01-01", "")
NOBODY = Ref("")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as they stand on one page."""

    m: Making

    def item(self, zh: str, en: str, when: When, *, inferred: When = UNDATED, thumb: int = 0) -> EntryItem:
        """An entry in a list."""
        m = self.m
        return EntryItem(
            ref=m.ref(zh, en, "entries/road/index.html"),
            when=when,
            inferred=inferred,
            date_text="" if when.bucket == 0 else when.text,
            summary=m.say("7.5公里，从村口的老槐树起，一直到核桃林的边上。", "7.5 km, up to the walnut trees."),
            villages=(m.village(),),
            places=(),
            people=(m.cadre(),),
            type="diary",
            measures=3,
            photos=1 if thumb else 0,
            thumb=m.picture(thumb) if thumb else None,
        )

    def items(self) -> tuple[EntryItem, ...]:
        """Entries with every sort of date."""
        foreign = Ref(
            "Two boiler certificates" if self.m.lang.startswith("zh") else "两张司炉工证",
            self.m.href("entries/certificates/index.html"),
            "en" if self.m.lang.startswith("zh") else "zh-Hans",
        )
        other = self.item("", "", AUGUST)
        return (
            self.item("田间路修到了核桃林", "The field road has reached the walnuts", NOV_3, thumb=1),
            EntryItem(
                *(foreign, other.when, other.inferred, "", "", (self.m.other_village(),), (), (), "report", 0, 0),
                draft=True,
            ),
            self.item("规划写到第四稿 <草>", "The plan & its fourth draft", AUGUST),
            self.item("进村第一天", "The first day in the village", UNDATED, inferred=MAYBE_JULY),
            self.item("走门", "From door to door", LATE_JULY),
            self.item("收秋", "Harvest", NO_YEAR, thumb=2),
            self.item("没有日子的一页", "A page without a day", UNDATED),
        )

    def measure(self, number: int, zh: str, en: str, status: str) -> MeasureRow:
        """A measure: 1 a road with figures, 2 conditional without any, 3 for a household."""
        m = self.m
        told = (MeasureTold(m.entry(), AUGUST, "planned"), MeasureTold(m.entry(), NOV_3, status))
        figures = {
            1: (amount("7.5公里", "7.5", "km", "length"),),
            3: (amount("十几户", "11", "household", comparator="range", high="19"),),
        }
        money = {
            1: (yuan("2万多元", "20000", "gt", "county"),),
            3: (yuan("4000元/户", "4000"), yuan("", None, source="self")),
        }
        return MeasureRow(
            anchor=f"m-{number}",
            title=m.say(zh, en),
            kind="infrastructure" if number != 3 else "other",
            kind_text="" if number != 3 else m.say("过年慰问", "New Year visits"),
            kind_ref=m.ref("基础设施", "Infrastructure", "measures/infrastructure/index.html"),
            quantities=figures.get(number, ()),
            funds=money.get(number, ()),
            status=status,
            record="measure",
            condition=m.say("等水渠改道", "after the canal is moved") if number == 2 else "",
            condition_ref=m.ref("水渠", "The canal", "villages/liushuping/index.html") if number == 2 else NOBODY,
            due=span("2016年", "2016", "2016-01-01", "2016-12-31") if number == 2 else UNDATED,
            household=m.say("户甲", "Household A") if number == 3 else "",
            note=m.say("两张票没有结回来 & 待补", "two bills are out & expected") if number == 1 else "",
            village=m.village(),
            told=told if number == 1 else told[1:],
            answers=(m.ref("秋收运不出", "The harvest cannot be moved", "villages/liushuping/index.html"),),
            people=(m.cadre(),),
        )

    def ledger(self) -> Ledger:
        """Measures of all statuses, with totals that are lower bounds or unknown."""
        names = (
            ("田间道路", "Field road", "done"),
            ("核桃林管护", "Walnut forest care", "conditional"),
            ("慰问", "Visits", "underway"),
            ("水窖", "Cisterns", "ready"),
            ("合作社", "Cooperative", "planned"),
            ("养鸡", "Hens", "dropped"),
            ("广场", "Square", "unknown"),
        )
        rows = tuple(self.measure(n, zh, en, status) for n, (zh, en, status) in enumerate(names, 1))
        forecast = self.measure(8, "核桃林", "Walnut trees", "unknown")
        return Ledger(
            assistance=rows,
            work=(self.measure(9, "入户走访", "House visits", "done"),),
            others=(forecast,),
            totals=self.totals(),
            funds=Total("", "money", amount("", "90000", "yuan", "money", "gt"), 2, 9),
            underway_funds=Total("", "money", None, 0, 1),
            done=2,
        )

    def totals(self) -> tuple[Total, ...]:
        """Sums: exact, a lower bound, and one without any figure."""
        return (
            Total("infrastructure", "length", amount("", "7.5", "km", "length"), 1, 1),
            Total("infrastructure", "money", amount("", "20000", "yuan", "money", "gt"), 1, 2),
            Total("training", "person", None, 0, 3),
        )

    def needs(self) -> tuple[NeedRow, ...]:
        """One need in every state."""
        m = self.m
        road = (m.ref("田间道路", "Field road", "villages/liushuping/index.html"), "done")
        return tuple(
            NeedRow(
                anchor=f"n-{state}",
                text=m.say("秋收运不出", "The harvest cannot be moved"),
                topic="transport",
                state=state,
                household=m.say("户甲", "Household A") if state == "open" else "",
                raised_by=m.say("入户走访", "house visits"),
                village=m.village(),
                entry=m.entry(),
                when=NOV_3,
                answers=(road,) if state in ("answered", "in_hand", "partly_answered", "promised") else (),
            )
            for state in ("open", "promised", "in_hand", "answered", "partly_answered", "declined")
        )

    def postings(self) -> tuple[PostingRow, ...]:
        """A finished posting, an open one, one without known dates."""
        m = self.m
        return (
            PostingRow(m.cadre(), m.village(), "first_secretary", "", m.unit(), AUGUST, NOV_3),
            PostingRow(m.cadre(), m.other_village(), "team_member", "", NOBODY, SINCE_2014, UNDATED),
            PostingRow(
                m.cadre(),
                m.township(),
                "other",
                m.say("挂职", "on loan"),
                m.unit(),
                UNDATED,
                UNDATED,
                MAYBE_JULY,
            ),
        )

    def chart(self) -> PostingChart:
        """A drawing of the postings."""
        m = self.m
        bars = (
            PostingBar(m.village(), m.say("第一书记", "First Secretary"), 30.0, 40.0, 120.5, False, False),
            PostingBar(m.other_village(), m.say("队员", "team member"), 54.0, 20.0, 280.0, True, True),
        )
        return PostingChart(300.0, 80.0, ((20.0, "2014"), (120.0, "2015"), (220.0, "2016")), bars)

    def locator(self) -> Locator:
        """A drawing of two villages."""
        m = self.m
        return Locator(
            300.0,
            164.0,
            (20.0, 12.0, 106.0, 132.3),
            ((37.7, "110°"), (73.0, "112°")),
            ((134.8, "35°"), (40.3, "40°")),
            (
                Point(m.village(), m.say("石桥县", "Shiqiao County"), 60.5, 86.7, 86.7),
                Point(m.other_village(), "", 70.0, 90.0, 110.0, False),
            ),
        )

    def calendar(self, year: int = 2015) -> Calendar:
        """A year with single, busy and vague days."""
        months = tuple(
            Slice(str(n), 2, self.m.ref(f"{n}月", str(n), f"timeline/{year}/{n:02d}/index.html"))
            if n in (7, 8, 11)
            else Slice(str(n), 0, NOBODY)
            for n in range(1, 13)
        )
        days = (
            CalendarDay(7, 21, 31, 1, True),
            CalendarDay(11, 3, 3, 1, False),
            CalendarDay(11, 10, 10, 4, False),
        )
        return Calendar(year, months, days)

    def years(self, base: str) -> tuple[Slice, ...]:
        """Links to years below an address."""
        return (
            Slice("2015", 12, self.m.ref("2015年", "2015", f"{base}/2015/index.html"), True),
            Slice("2016", 2, self.m.ref("2016年", "2016", f"{base}/2016/index.html")),
        )

    def apart(self) -> tuple[Slice, ...]:
        """Links to the lists without a year."""
        m = self.m
        return (
            Slice("timeline.unknown", 1, m.ref("年份不详", "Year unknown", "timeline/unknown/index.html")),
            Slice("timeline.undated", 1, m.ref("未注日期", "Undated", "timeline/undated/index.html")),
        )

    def villages(self) -> tuple[VillageItem, ...]:
        """A registered village and one that is only named."""
        m = self.m
        return (
            VillageItem(m.village(), "柳树坪", (m.county(), m.township()), 14, 9),
            VillageItem(m.other_village(), "石鼓村", (), 1, 0, False),
        )

    def cadres(self) -> tuple[CadreItem, ...]:
        """A cadre with everything and one with nothing but a name."""
        m = self.m
        other = m.ref("陆", "Lu", "cadres/lu/index.html")
        return (
            CadreItem(m.cadre(), "沈", "first_secretary", "", m.unit(), (m.village(), m.other_village()), 14),
            CadreItem(other, "陆", "other", "", NOBODY, (), 0),
        )

    def kinds(self) -> tuple[KindRow, ...]:
        """A kind with totals and one without figures."""
        m = self.m
        road = m.ref("基础设施", "Infrastructure", "measures/infrastructure/index.html")
        work = m.ref("调研走访", "Surveys", "measures/survey/index.html")
        return (
            KindRow("infrastructure", road, 4, 2, self.totals()[:2], True),
            KindRow("survey", work, 3, 3, (), False),
        )

    def places(self) -> tuple[PlaceRow, ...]:
        """A county with its township."""
        m = self.m
        money = Total("", "money", amount("", "90000", "yuan", "money", "gt"), 2, 9)
        town = PlaceRow(m.township(), "township", (m.county(),), 2, 15, 9, money)
        return (PlaceRow(m.county(), "county", (), 2, 15, 9, money, (town,)),)

    def neighbours(self) -> tuple[Neighbours, ...]:
        """Threads with both ends, one end, none."""
        m = self.m
        before = EntryLink(m.ref("管沟回填", "Filling the trench", "entries/trench/index.html"), AUGUST)
        after = EntryLink(m.ref("百日账", "A hundred days", "entries/hundred/index.html"), NO_YEAR)
        return (
            Neighbours("all", NOBODY, before, after),
            Neighbours("village", m.village(), before, None),
            Neighbours("cadre", m.cadre(), None, after),
        )
