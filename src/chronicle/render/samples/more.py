"""The rich samples, continued: cadres, times, places, measures and lists."""

from __future__ import annotations

from chronicle.plan import (
    Cadre,
    EntryList,
    MeasureKind,
    Measures,
    Missing,
    Organisation,
    Place,
    PlainPage,
    Slice,
    Timeline,
    TimelineYear,
)
from chronicle.render.samples.making import Making, Sample
from chronicle.render.samples.prose import COUNTS, body, headings
from chronicle.render.samples.rows import AUGUST, NOBODY, SINCE_2014, Rows


def cadre(lang: str) -> Sample:
    """A cadre with everything."""
    m = Making(lang, "cadres/shen/index.html", "cadres")
    r = Rows(m)
    content = Cadre(
        name=m.cadre().text,
        seal="沈",
        role="first_secretary",
        role_text="",
        organisation=m.unit(),
        count=12,
        summary=m.say("驻村两年。", "Two years in the village."),
        note=m.say("原文未记全名。", "The source gives no full name."),
        body=body(m),
        portrait=(m.picture(2),),
        postings=r.postings(),
        chart=r.chart(),
        ledger=r.ledger(),
        entries=r.items(),
        measure_count=140,
        measures_done=1,
        entry_count=14,
        first=AUGUST,
        years=r.years("cadres/shen"),
        backlinks=(m.entry(),),
        registered=True,
    )
    return m.sample("cadre", "沈", "Shen", content, True)


def times(lang: str) -> tuple[Sample, ...]:
    """The timeline, a year, a month, and what has no year."""
    t = Making(lang, "timeline/index.html", "timeline")
    y = Making(lang, "timeline/2015/index.html", "timeline", (("timeline", ""),))
    n = Making(lang, "timeline/2015/11/index.html", "timeline", (("timeline", ""), ("year", "")))
    u = Making(lang, "timeline/unknown/index.html", "timeline", (("timeline", ""),))
    r = Rows(t)
    whole = Timeline(r.years("timeline"), (r.calendar(), r.calendar(2016)), r.apart(), 15)
    year = TimelineYear(
        2015,
        Rows(y).calendar(),
        Rows(y).calendar().months,
        Rows(y).items(),
        12,
        NOBODY,
        y.ref("2016年", "2016", "timeline/2016/index.html"),
    )
    return (
        t.sample("timeline", "时间", "Timeline", whole),
        y.sample("timeline_year", "2015年", "2015", year),
        n.sample("timeline_month", "2015年11月", "November 2015", entries(n, "11月", "November")),
        u.sample(
            "timeline_list",
            "年份不详",
            "Year unknown",
            entries(u, "年份不详", "Year unknown", "timeline.unknown"),
        ),
    )


def entries(m: Making, zh: str, en: str, note_key: str = "") -> EntryList:
    """A list of entries."""
    r = Rows(m)
    return EntryList(
        heading=m.say(zh, en),
        of=m.village() if m.section != "timeline" else NOBODY,
        entries=r.items(),
        count=7,
        slices=(*r.years("timeline"), Slice("11", 4, NOBODY, True)),
        previous=m.ref("2014年", "2014", "timeline/2014/index.html"),
        next=NOBODY,
        note_key=note_key,
    )


def place(lang: str) -> Sample:
    """A township with everything."""
    m = Making(lang, "places/songling/index.html", "places", (("county", ""),))
    r = Rows(m)
    content = Place(
        name=m.township().text,
        level="township",
        code="990101001",
        other_names=(m.say("松岭乡", "Songling Township"),),
        note=m.say("2014年撤乡设镇。", "A town since 2014."),
        valid=SINCE_2014,
        succeeded_by=(m.county(),),
        counts=COUNTS,
        totals=r.totals(),
        funds=r.ledger().funds,
        children=r.places(),
        villages=r.villages(),
        own=r.ledger(),
        entries=r.items(),
        entry_count=15,
        locator=r.locator(),
        backlinks=(m.entry(),),
    )
    return m.sample("place", "松岭镇", "Songling Town", content)


def organisation(lang: str) -> Sample:
    """An organisation with everything."""
    m = Making(lang, "organisations/water/index.html", "organisations")
    r = Rows(m)
    content = Organisation(
        name=m.unit().text,
        level="province",
        parent=m.ref("省水利厅", "Water Department"),
        place=m.county(),
        other_names=(m.say("水利厅甲处", "Office A"),),
        note=m.say("2018年改名。", "Renamed in 2018."),
        postings=r.postings(),
        cadres=r.cadres(),
        entries=r.items(),
        entry_count=7,
        backlinks=(m.entry(),),
    )
    return m.sample("organisation", content.name, content.name, content)


def measures(lang: str) -> tuple[Sample, ...]:
    """The kinds of measure and one of them."""
    m = Making(lang, "measures/index.html", "measures")
    k = Making(lang, "measures/infrastructure/index.html", "measures")
    one = MeasureKind(
        "infrastructure",
        Rows(k).ledger(),
        Rows(k).years("measures/infrastructure"),
        k.ref("基础设施", "Infrastructure", "measures/infrastructure/index.html"),
        "2015",
    )
    all_kinds = Measures(Rows(m).kinds(), (Rows(m).measure(8, "核桃林", "Walnut trees", "unknown"),))
    return (
        m.sample("measures", "措施", "Measures", all_kinds),
        k.sample("measure_kind", "基础设施", "Infrastructure", one),
    )


def others(lang: str) -> tuple[Sample, ...]:
    """Lists that are cut by year, tags, plain pages, the missing page."""
    v = Making(lang, "villages/liushuping/2015/index.html", "villages", (("village", ""),))
    c = Making(lang, "cadres/shen/2015/index.html", "cadres")
    g = Making(lang, "tags/harvest/index.html", "timeline")
    e = Making(lang, "entries/index.html", "villages")
    p = Making(lang, "about/index.html")
    x = Making(lang, "404.html")
    about = PlainPage(p.say("关于本站", "About"), body(p), headings(p))
    return (
        v.sample("village_year", "2015年", "2015", entries(v, "2015年", "2015")),
        c.sample("cadre_year", "2015年", "2015", entries(c, "2015年", "2015")),
        g.sample("tag", "秋收", "harvest", entries(g, "秋收", "harvest")),
        e.sample("entries", "全部", "All", entries(e, "全部", "All")),
        p.sample("page", "关于本站", "About", about, True),
        x.sample("missing", "没有这一页", "No such page", Missing(Rows(x).years("timeline"))),
    )
