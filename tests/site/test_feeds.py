"""Feeds (RFC 4287), sitemap and robots.txt of the shipped site when it has an address."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

from kit.shipped import URL, Built

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00\+08:00")
TAG_URI = re.compile(r"tag:example\.org,\d{4}:\S+")

FEEDS = {
    f"{tree}{folder}feed.xml"
    for tree in ("", "en/")
    for folder in (
        "",
        *(f"villages/{name}/" for name in ("dongbianling", "erduiyao", "renjiagou", "tianpingshan", "xinqiaohe")),
        *(
            f"cadres/{name}/"
            for name in (
                "c-huang-secretary",
                "c-liang",
                "c-liao-captain",
                "c-liao-mayor",
                "c-s3-author",
                "c-s4-author",
                "c-water-author",
                "g-erduiyao-team",
                "g-xinrong-589",
            )
        ),
    )
}


def feeds(built: Built) -> dict[str, ET.Element]:
    return {name: ET.fromstring(path.read_bytes()) for name, path in built.files.items() if name.endswith("feed.xml")}


def link(element: ET.Element, rel: str) -> str:
    (found,) = [one.get("href", "") for one in element.findall(f"{ATOM}link") if one.get("rel") == rel]
    return found


def test_there_is_a_feed_for_the_site_and_every_village_and_cadre(shipped_on_the_web: Built) -> None:
    assert set(feeds(shipped_on_the_web)) == FEEDS


def test_a_feed_has_what_the_standard_asks_for(shipped_on_the_web: Built) -> None:
    for name, feed in feeds(shipped_on_the_web).items():
        assert feed.tag == f"{ATOM}feed", name
        assert feed.get(LANG) == ("en" if name.startswith("en/") else "zh-Hans")
        for one in (feed, *feed.findall(f"{ATOM}entry")):
            assert TAG_URI.fullmatch(one.findtext(f"{ATOM}id", "")), name
            assert one.findtext(f"{ATOM}title"), name
            assert MOMENT.fullmatch(one.findtext(f"{ATOM}updated", "")), name
        assert feed.findtext(f"{ATOM}author/{ATOM}name"), name
        assert link(feed, "self") == URL + name
        newest = max((one.text or "" for one in feed.findall(f"{ATOM}entry/{ATOM}updated")), default=None)
        assert newest is None or feed.findtext(f"{ATOM}updated") == newest, name


def test_ids_of_feeds_and_of_entries_are_unique(shipped_on_the_web: Built) -> None:
    all_feeds = feeds(shipped_on_the_web)
    assert len({feed.findtext(f"{ATOM}id") for feed in all_feeds.values()}) == len(FEEDS)
    for name, feed in all_feeds.items():
        ids = Counter(entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry"))
        assert all(count == 1 for count in ids.values()), name
    by_id: dict[str, set[str]] = {}
    for feed in all_feeds.values():
        for entry in feed.findall(f"{ATOM}entry"):
            by_id.setdefault(entry.findtext(f"{ATOM}id", ""), set()).add(link(entry, "alternate"))
    assert all(len(pages) == 1 for pages in by_id.values())


def test_feeds_name_pages_that_are_there(shipped_on_the_web: Built) -> None:
    for name, feed in feeds(shipped_on_the_web).items():
        for one in (feed, *feed.findall(f"{ATOM}entry")):
            address = link(one, "alternate")
            assert address.startswith(URL), name
            assert address.removeprefix(URL) + "index.html" in shipped_on_the_web.files, (name, address)


def test_the_dated_entries_and_no_others_are_in_the_feed(shipped_on_the_web: Built) -> None:
    for tree in ("", "en/"):
        told = [
            link(entry, "alternate") for entry in feeds(shipped_on_the_web)[f"{tree}feed.xml"].findall(f"{ATOM}entry")
        ]
        assert sorted(told) == [
            f"{URL}{tree}entries/2015/{name}/" for name in ("apples-of-jixian", "cadres-of-xinrong", "donkeys-by-lot")
        ]


def test_pages_name_feeds_that_are_there(shipped_on_the_web: Built) -> None:
    named = set()
    for page in shipped_on_the_web.pages:
        for element in page.all("link"):
            if element["type"] == "application/atom+xml":
                target = shipped_on_the_web.target(page.path, element["href"])
                assert target
                named.add(target[0])
    assert named == FEEDS


def test_the_sitemap_lists_exactly_the_pages(shipped_on_the_web: Built) -> None:
    sitemap = ET.fromstring(shipped_on_the_web.files["sitemap.xml"].read_bytes())
    listed = Counter(url.findtext(f"{SITEMAP}loc", "") for url in sitemap.findall(f"{SITEMAP}url"))
    pages = {URL + page.address for page in shipped_on_the_web.pages if page.path != "404.html"}
    assert set(listed) == pages
    assert set(listed.values()) == {1}


def test_the_sitemap_names_the_alternates_of_the_pages(shipped_on_the_web: Built) -> None:
    sitemap = ET.fromstring(shipped_on_the_web.files["sitemap.xml"].read_bytes())
    for url in sitemap.findall(f"{SITEMAP}url"):
        address = url.findtext(f"{SITEMAP}loc", "").removeprefix(URL)
        told = {one.get("hreflang"): one.get("href") for one in url.findall(f"{XHTML}link")}
        page = shipped_on_the_web.page(address)
        in_page = {one["hreflang"]: one["href"] for one in page.all("link") if one["hreflang"]}
        assert told == in_page, address


def test_robots(shipped: Built, shipped_on_the_web: Built) -> None:
    assert shipped.files["robots.txt"].read_text() == "User-agent: *\nDisallow:\n"
    told = shipped_on_the_web.files["robots.txt"].read_text()
    assert told == f"User-agent: *\nDisallow:\nSitemap: {URL}sitemap.xml\n"


def test_without_an_address_there_are_no_feeds_and_no_sitemap(shipped: Built) -> None:
    assert [name for name in shipped.files if name.endswith(".xml")] == []
