"""Where everything stands: outputs, addresses, languages, and what claims the same place."""

from pathlib import Path

import pytest

from chronicle.plan import PageJob, SitemapJob, TextJob, others
from kit.planned import Plan, entry

FILES = """
-- content/chronicle.yaml --
title: {zh-Hans: 样例, en: Sample}
theme: plain
languages: [zh-Hans, en]
url: https://example.org/diary/
publisher: 某某出版
-- content/places.yaml --
- {id: sheng, name: 青石省, level: province}
- {id: zhen, name: 柳林镇, level: township, parent: sheng}
-- content/organisations.yaml --
- {id: ju, name: 水务局}
-- content/pages/about.md --
---
title: 关于
---
说明。
-- content/pages/about.en.md --
---
title: About
---
Text.
-- content/pages/access.md --
---
title: 查阅
---
说明。
-- content/villages/shanwan.md --
---
name: 山湾村
name_en: Shanwan
parent: zhen
---
-- content/cadres/zhang.md --
---
name: 张一山
---
-- content/entries/2015/road.md --
---
title: 修路
date: 2015-03-04
village: shanwan
cadre: zhang
tags: [道路]
measures: [{title: 修路, kind: infrastructure, status: done}]
---
路通了。
-- content/entries/2015/road.en.md --
---
title: The road
---
Open.
-- content/entries/well.md --
---
title: 打井
date: XXXX-05-06
village: shanwan
---
有水了。
-- content/entries/letter.md --
---
title: A letter
lang: en
---
Written in English.
"""
ROOT_ONLY = {"404.html", "robots.txt", "sitemap.xml", "entries/well/index.html", "access/index.html"}
BOTH = {
    "index.html",
    "feed.xml",
    "entries/2015/road/index.html",
    "entries/letter/index.html",
    "villages/index.html",
    "villages/shanwan/index.html",
    "villages/shanwan/feed.xml",
    "cadres/index.html",
    "cadres/zhang/index.html",
    "cadres/zhang/feed.xml",
    "places/index.html",
    "places/sheng/index.html",
    "places/zhen/index.html",
    "organisations/index.html",
    "organisations/ju/index.html",
    "timeline/index.html",
    "timeline/2015/index.html",
    "timeline/2015/03/index.html",
    "timeline/unknown/index.html",
    "timeline/undated/index.html",
    "measures/index.html",
    "measures/infrastructure/index.html",
    "tags/daolu/index.html",
    "about/index.html",
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return Plan.of(tmp_path_factory.mktemp("site"), FILES)


def test_every_output(plan: Plan) -> None:
    assert plan.outputs() == ROOT_ONLY | BOTH | {f"en/{path}" for path in BOTH}


def test_links_are_relative_at_every_depth(plan: Plan) -> None:
    for path, up in (
        ("", ""),
        ("villages/", "../"),
        ("villages/shanwan/", "../../"),
        ("entries/2015/road/", "../../../"),
    ):
        for prefix in ("", "en/"):
            site = plan.job(prefix + path).site
            assert dict(site.nav)["villages"].href == f"{up}{'../' if prefix else ''}{prefix}villages/"
            home = f"{up}{'../' if prefix else ''}{prefix}"
            assert site.home.href == (home or "./")
    assert plan.content("entries/2015/road/").villages[0].href == "../../../villages/shanwan/"
    assert plan.job("timeline/2015/03/").depth == 3


def test_files_for_links(tmp_path: Path) -> None:
    plan = Plan.of(tmp_path, FILES.replace("theme: plain", "theme: plain\nlink_style: files"))
    entry_page = plan.content("entries/2015/road/")
    assert entry_page.villages[0].href == "../../../villages/shanwan/index.html"
    assert plan.job("entries/2015/road/").site.home.href == "../../../index.html"
    assert plan.content("").latest[0].ref.href == "entries/2015/road/index.html"
    (needs,) = plan.content("villages/shanwan/").ledger.assistance
    assert needs.told[0].entry.href == "../../entries/2015/road/index.html"
    assert plan.outputs() == ROOT_ONLY | BOTH | {f"en/{path}" for path in BOTH}


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("", "/"),
        ("https://example.org", "/"),
        ("https://example.org/a/b", "/a/b/"),
        ("https://example.org/a/b/", "/a/b/"),
    ],
)
def test_the_missing_page_links_from_the_root(tmp_path: Path, url: str, root: str) -> None:
    plan = Plan.of(tmp_path, FILES.replace("url: https://example.org/diary/", f"url: {url}" if url else ""))
    job = plan.job("404.html")
    assert (job.depth, job.root) == (-1, root)
    assert job.site.home.href == root
    assert dict(job.site.nav)["villages"].href == f"{root}villages/"
    assert job.content.years[0].ref.href == f"{root}timeline/2015/"
    assert job.page.canonical == ""
    assert job.page.alternates == ()


def test_an_entry_in_both_languages_leads_to_each_other(plan: Plan) -> None:
    zh, en = plan.job("entries/2015/road/"), plan.job("en/entries/2015/road/")
    assert [(a.lang, a.href) for a in zh.page.alternates] == [("en", "../../../en/entries/2015/road/")]
    assert [(a.lang, a.href) for a in en.page.alternates] == [("zh-Hans", "../../../../entries/2015/road/")]
    assert (zh.page.title, en.page.title) == ("修路", "The road")
    assert (en.content.translated_from, en.content.original.href) == ("zh-Hans", "../../../../entries/2015/road/")
    assert (zh.content.translated_from, zh.content.original.text) == ("", "")
    assert en.page.canonical == "https://example.org/diary/en/entries/2015/road/"


def test_an_entry_without_a_translation_is_linked_in_the_root_tree(plan: Plan) -> None:
    refs = {item.ref.text: item.ref for item in plan.content("en/villages/shanwan/").entries}
    assert (refs["打井"].href, refs["打井"].lang) == ("../../../entries/well/", "zh-Hans")
    assert (refs["The road"].href, refs["The road"].lang) == ("../../../en/entries/2015/road/", "")
    assert plan.job("entries/well/").page.alternates == ()


def test_an_entry_in_a_foreign_language_is_marked_in_the_root_tree(plan: Plan) -> None:
    job = plan.job("entries/letter/")
    assert (job.page.lang, job.content.lang, job.page.title) == ("zh-Hans", "en", "A letter")
    (item,) = plan.content("timeline/undated/").entries
    assert (item.ref.href, item.ref.lang) == ("../../entries/letter/", "en")
    own = plan.job("en/entries/letter/")
    assert (own.page.lang, own.content.lang, own.content.original.text) == ("en", "", "")


def test_the_root_tree_shows_the_translation_of_a_foreign_original(tmp_path: Path) -> None:
    plan = Plan.of(tmp_path, FILES + "-- content/entries/letter.zh-Hans.md --\n---\ntitle: 一封信\n---\n译文。\n")
    job = plan.job("entries/letter/")
    assert (job.page.title, job.content.lang, job.content.translated_from) == ("一封信", "", "en")
    assert (job.content.original.href, job.content.original.lang) == ("../../en/entries/letter/", "en")
    assert plan.job("en/entries/letter/").page.title == "A letter"


def test_a_page_without_a_translation_is_linked_in_the_root_tree(plan: Plan) -> None:
    pages = {ref.text: ref for ref in plan.job("en/villages/").site.pages}
    assert (pages["About"].href, pages["About"].lang) == ("../../en/about/", "")
    assert (pages["查阅"].href, pages["查阅"].lang) == ("../../access/", "zh-Hans")


def test_the_view_of_the_site_is_one_for_all_pages_of_a_depth_and_holds_no_counts(plan: Plan, tmp_path: Path) -> None:
    by_depth: dict[tuple[str, int], set[int]] = {}
    for job in plan.jobs.values():
        if isinstance(job, PageJob):
            by_depth.setdefault((job.page.lang, job.depth), set()).add(id(job.site))
    assert all(len(views) == 1 for views in by_depth.values())
    assert len(by_depth) > 6
    more = Plan.of(tmp_path, FILES + entry("new", "2019-01-01", village="新村"))
    for path in ("", "villages/", "entries/well/", "en/", "404.html"):
        assert more.job(path).site == plan.job(path).site


def test_feeds(plan: Plan) -> None:
    feed = plan.feed("villages/shanwan/feed.xml")
    assert feed.id == "tag:example.org,2015:villages/shanwan/"
    assert (feed.url, feed.self_url) == (
        "https://example.org/diary/villages/shanwan/",
        "https://example.org/diary/villages/shanwan/feed.xml",
    )
    # The well has no year, so it is in no feed.
    (row,) = feed.entries
    assert (row.title, row.updated.isoformat(), row.authors) == ("修路", "2015-03-04", ("张一山",))
    assert (row.id, row.url) == (
        "tag:example.org,2015:entries/2015/road/",
        "https://example.org/diary/entries/2015/road/",
    )
    assert [row.title for row in plan.feed("feed.xml").entries] == ["修路"]
    assert [row.url for row in plan.feed("en/feed.xml").entries] == ["https://example.org/diary/en/entries/2015/road/"]
    ids = [job.id for path in plan.outputs() if path.endswith("feed.xml") for job in (plan.feed(path),)]
    assert len(ids) == len(set(ids)) == 6


def test_pages_announce_their_feeds(plan: Plan) -> None:
    assert [ref.href for ref in plan.job("villages/shanwan/").page.feeds] == [
        "../../feed.xml",
        "../../villages/shanwan/feed.xml",
    ]
    assert [ref.href for ref in plan.job("en/").page.feeds] == ["../en/feed.xml"]


def test_a_feed_tells_a_vague_date_by_its_first_day(tmp_path: Path) -> None:
    plan = Plan.of(tmp_path, FILES + entry("vague", "2014-05") + entry("open", "2013-01-01/2014-01-01"))
    assert [(e.title, e.updated.isoformat()) for e in plan.feed("feed.xml").entries] == [
        ("修路", "2015-03-04"),
        ("vague", "2014-05-01"),
        ("open", "2013-01-01"),
    ]


def test_a_feed_is_cut(tmp_path: Path) -> None:
    plan = Plan.of(tmp_path, FILES + "".join(entry(f"e{n:02}", f"2016-01-{n:02}") for n in range(1, 32)))
    rows = plan.feed("feed.xml").entries
    assert (len(rows), rows[0].title, rows[-1].title) == (30, "e31", "e02")


def test_without_an_address_there_are_no_feeds_and_no_sitemap(tmp_path: Path) -> None:
    plan = Plan.of(tmp_path, FILES.replace("url: https://example.org/diary/\n", ""))
    assert not [path for path in plan.outputs() if path.endswith(".xml")]
    assert [d.severity for d in plan.diagnostics if d.code == "C710"] == ["hint"]
    job = plan.job("villages/shanwan/")
    assert (job.page.canonical, job.page.feeds, job.page.image) == ("", (), "")
    robots = plan.jobs["robots.txt"]
    assert robots == TextJob("User-agent: *\nDisallow:\n")


def test_the_sitemap_has_every_page_but_the_missing_one_with_its_alternates(plan: Plan) -> None:
    sitemap = plan.jobs["sitemap.xml"]
    assert isinstance(sitemap, SitemapJob)
    base = "https://example.org/diary/"
    wanted = {
        base + path.removesuffix("index.html")
        for path, job in plan.jobs.items()
        if isinstance(job, PageJob) and path != "404.html"
    }
    assert {url for url, _ in sitemap.urls} == wanted
    assert len(sitemap.urls) == len(wanted)
    rows = dict(sitemap.urls)
    both = (("zh-Hans", f"{base}entries/2015/road/"), ("en", f"{base}en/entries/2015/road/"))
    assert rows[f"{base}entries/2015/road/"] == rows[f"{base}en/entries/2015/road/"] == both
    assert rows[f"{base}entries/well/"] == ()


def test_a_long_sitemap_is_split(plan: Plan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(others, "SITEMAP_LIMIT", 20)
    split = Plan.of(tmp_path, FILES).jobs
    whole = plan.jobs["sitemap.xml"]
    index = split["sitemap.xml"]
    assert isinstance(whole, SitemapJob)
    assert isinstance(index, SitemapJob)
    assert index.index
    names = [url.removeprefix("https://example.org/diary/") for url, _ in index.urls]
    assert names == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    parts = [job for name in names if isinstance(job := split[name], SitemapJob)]
    assert [len(part.urls) for part in parts[:-1]] == [20, 20]
    assert tuple(row for part in parts for row in part.urls) == whole.urls


def test_robots(plan: Plan, tmp_path: Path) -> None:
    sitemap = "Sitemap: https://example.org/diary/sitemap.xml\n"
    assert plan.jobs["robots.txt"] == TextJob(f"User-agent: *\nDisallow:\n{sitemap}")
    inside = Plan.of(tmp_path, FILES.replace("theme: plain", "theme: plain\naudience: internal"))
    assert inside.jobs["robots.txt"] == TextJob("User-agent: *\nDisallow: /\n")


def test_tags(tmp_path: Path) -> None:
    """Two tags of one sound, one of marks only, capitals, and an English one."""
    tags = "[道路, 到路, Road, road, 饮水 安全, ！！]"
    plan = Plan.of(tmp_path, entry("a", "2015-01-01", tags=tags))
    links = {ref.text: ref.href for ref in plan.content("entries/a/").tags}
    assert list(links) == ["道路", "到路", "Road", "road", "饮水 安全", "！！"]
    assert len(set(links.values())) == 6
    assert links["饮水 安全"] == "../../tags/yinshui-anquan/"
    assert sorted(href.removeprefix("../../tags/")[:6] for text, href in links.items() if "路" in text) == [
        "daolu-",
        "daolu/",
    ]
    for text, href in links.items():
        page = plan.content(href.removeprefix("../../"))
        assert (page.heading, page.count) == (text, 1)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("villages", "C231"),
        ("timeline", "C231"),
        ("entries", "C231"),
        ("en", "C231"),
        ("404.html", "C230"),
        ("robots.txt", "C230"),
        ("sitemap.xml", "C230"),
        ("feed.xml", "C230"),
    ],
)
def test_a_page_whose_place_is_taken_is_left_out(plan: Plan, tmp_path: Path, name: str, code: str) -> None:
    page = f"-- content/pages/{name}.md --\n---\ntitle: 占\n---\n说明。\n"
    link = entry("well", "XXXX-05-06", village="shanwan").replace("正文。", f"见[[page:{name}|那页]]。")
    clash = Plan.of(tmp_path, FILES + page + link)
    errors = [d for d in clash.diagnostics if d.severity == "error"]
    assert [(d.code, d.place.file) for d in errors] == [(code, f"content/pages/{name}.md")]
    assert name in errors[0].message.en
    assert name in errors[0].message.zh
    assert not clash.planned.stops
    assert clash.outputs() == plan.outputs()
    assert "占" not in [ref.text for ref in clash.job("").site.pages]
    body = clash.content("entries/well/").body
    assert all(not ref.href for _, ref in body.targets)


def test_two_entries_that_claim_one_place_name_both_files(tmp_path: Path) -> None:
    plan = Plan.of(tmp_path, entry("a", "2015-01-01") + entry("a/index.html", "2015-01-02"))
    (error,) = [d for d in plan.diagnostics if d.severity == "error"]
    assert error.code == "C230"
    files = {error.place.file, *(related.place.file for related in error.related)}
    assert files == {"content/entries/a.md", "content/entries/a/index.html.md"}
    assert plan.planned.stops


def test_an_id_says_the_address_and_pinyin_where_there_is_none(tmp_path: Path) -> None:
    plan = Plan.of(
        tmp_path, entry("2016/修路", "2016-01-01", village="河湾村") + entry("b", "2016-01-02", id="2016/other")
    )
    assert {"entries/2016/xiulu/index.html", "entries/2016/other/index.html"} <= plan.outputs()
    # Pinyin and four digits of the name's SHA-256.
    assert "villages/hewancun-8a08/index.html" in plan.outputs()
