"""The rich samples: one page of every kind, with everything that it can hold."""

from __future__ import annotations

from chronicle.model.when import UNDATED
from chronicle.plan import (
    Cadres,
    Entry,
    EntryLink,
    FactRow,
    Home,
    OrganisationItem,
    Organisations,
    Places,
    Village,
    Villages,
)
from chronicle.render.samples.making import Making, Sample, amount
from chronicle.render.samples.more import cadre, measures, organisation, others, place, times
from chronicle.render.samples.prose import COUNTS, body, headings
from chronicle.render.samples.rows import AUGUST, LATE_JULY, MAYBE_JULY, NOBODY, NOV_3, SINCE_2014, Rows


def rich_pages(lang: str) -> tuple[Sample, ...]:
    """One page of every kind."""
    return (
        home(lang),
        entry(lang),
        *lists_of_things(lang),
        village(lang),
        cadre(lang),
        *times(lang),
        place(lang),
        organisation(lang),
        *measures(lang),
        *others(lang),
    )


def home(lang: str) -> Sample:
    """The home page."""
    m = Making(lang, "index.html")
    r = Rows(m)
    content = Home(
        COUNTS,
        m.picture(1),
        r.items(),
        r.years("timeline"),
        r.villages(),
        r.locator(),
        r.kinds(),
        m.ref("全部日记", "All entries", "timeline/index.html"),
    )
    return m.sample("home", "驻村日记", "Village Diaries", content, True)


def entry(lang: str) -> Sample:
    """An entry with everything."""
    trail = (("village", ""), ("year", ""), ("11月", "November"))
    m = Making(lang, "entries/road/index.html", "timeline", trail)
    r = Rows(m)
    tag = m.ref("秋收", "harvest", "tags/harvest/index.html")
    content = Entry(
        title=m.say("田间路修到了核桃林", "The field road has reached the walnuts"),
        when=NOV_3,
        inferred=UNDATED,
        date_text=m.say("十一月三日", "the third of November"),
        time="07:00",
        weather=m.say("晴", "fine"),
        type="diary",
        archive_ref="LSP-2015-009",
        villages=(m.village(), m.other_village()),
        places=(m.township(),),
        people=((m.cadre(), "first_secretary"), (m.ref("陆", "Lu", "cadres/lu/index.html"), "other")),
        participants=(m.ref("村会计", "the village accountant"),),
        organisations=(m.unit(),),
        households=(m.say("户甲", "Household A"),),
        summary=m.say("田间路7.5公里修到核桃林边。", "7.5 km of field road, up to the walnut trees."),
        body=body(m),
        headings=headings(m),
        gallery=(m.picture(2), m.picture(3, False)),
        ledger=r.ledger(),
        next_steps=(r.measure(2, "核桃林管护", "Walnut forest care", "conditional"),),
        needs=r.needs(),
        causes=("transport", "water"),
        duties=("party", "service"),
        tags=(tag,),
        source_text=m.say("县档案馆抄本 & 原件", "Copy & original in the county archive"),
        source_url="https://archive.example/9?a=1&b=2",
        translated_from="" if lang.startswith("zh") else "zh-Hans",
        original=NOBODY if lang.startswith("zh") else m.ref("", "原文", "entries/road/index.html", "zh-Hans"),
        neighbours=r.neighbours(),
        same_day=(EntryLink(m.ref("另一篇", "Another entry", "entries/other/index.html"), NOV_3),),
        backlinks=(m.village(),),
        redacted=True,
        access=m.ref("公开规则", "What is public", "about/index.html"),
    )
    return m.sample("entry", content.title, content.title, content, True)


def lists_of_things(lang: str) -> tuple[Sample, ...]:
    """Villages, cadres, places, organisations."""
    v = Making(lang, "villages/index.html", "villages")
    c = Making(lang, "cadres/index.html", "cadres")
    p = Making(lang, "places/index.html", "places")
    o = Making(lang, "organisations/index.html", "organisations")
    team = Rows(c).cadres()[1]
    road = Rows(p).places()[0].children
    unit = OrganisationItem(o.unit(), "province", 1, (o.village(),))
    none = OrganisationItem(o.ref("石桥县联社", "Shiqiao Union", "organisations/union/index.html"), "", 0, ())
    return (
        v.sample("villages", "村庄", "Villages", Villages(Rows(v).villages(), Rows(v).locator())),
        c.sample("cadres", "人物", "People", Cadres(Rows(c).cadres(), (team,))),
        p.sample("places", "地方", "Places", Places(Rows(p).places(), road)),
        o.sample("organisations", "单位", "Organisations", Organisations((unit, none))),
    )


def village(lang: str) -> Sample:
    """A village with everything."""
    m = Making(lang, "villages/liushuping/index.html", "villages", (("county", ""), ("township", "")))
    r = Rows(m)
    facts = (
        FactRow(m.say("距县城", "To the county town"), amount("15公里", "15", "km"), "", AUGUST, m.entry()),
        FactRow(m.say("水源", "Water"), None, m.say("山泉", "a spring"), UNDATED, NOBODY),
        FactRow(m.say("耕地", "Fields"), amount("约1200亩", "1200", "mu", "area", "approx"), "", NOV_3, NOBODY),
    )
    content = Village(
        name=m.village().text,
        seal="柳树坪",
        other_names=(m.say("柳坪", "Liuping"),),
        summary=m.say("离县城十五公里。", "Fifteen kilometres from the county town."),
        body=body(m),
        portrait=(m.picture(1),),
        code="990101001201",
        kind="administrative",
        facts=facts,
        households_count=amount("100多户", "100", "household", comparator="gt"),
        population=amount("", None, "person"),
        elevation=amount("海拔1200米", "1200", "m", "length"),
        hamlets=(m.say("上坪", "Shangping"), m.say("下坪", "Xiaping")),
        groups=(m.say("一组", "Group 1"),),
        states=(("registered", LATE_JULY), ("delisted", UNDATED)),
        valid=SINCE_2014,
        succeeded_by=(m.other_village(),),
        note=m.say("旧档作“柳平”。", "Old papers write “Liuping”."),
        locator=r.locator(),
        postings=r.postings(),
        people=r.cadres(),
        ledger=r.ledger(),
        needs=r.needs(),
        entries=r.items(),
        entry_count=74,
        first=MAYBE_JULY,
        years=r.years("villages/liushuping"),
        photos=(m.picture(1), m.picture(2), m.picture(3, False)),
        backlinks=(m.entry(),),
        registered=True,
    )
    return m.sample("village", "柳树坪村", "Liushuping", content, True)
