"""Feeds and sitemaps: well-formed, complete, without the day of the build."""

import xml.etree.ElementTree as ET
from datetime import date

from chronicle.plan import FeedEntry, FeedJob, SitemapJob
from chronicle.render.feeds import feed
from chronicle.render.sitemap import sitemap

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ENTRY = FeedEntry(
    "tag:x.example,2015:entries/road",
    "路 <1> & ⟦…⟧ \x0b",
    "https://x.example/entries/road/",
    date(2015, 11, 3),
    "小结",
    ("沈", ""),
    "zh-Hans",
)


def job(*entries: FeedEntry) -> FeedJob:
    base = "https://x.example/"
    return FeedJob("tag:x.example,2015:/", "日记", "", base, base + "feed.xml", "zh-Hans", "馆", "CC BY", entries)


def test_a_feed() -> None:
    older = FeedEntry("tag:x.example,2015:b", "b", "https://x.example/b/", date(2015, 8, 1), "", (), "en")
    data = feed(job(ENTRY, older), "<此处不公开>")
    root = ET.fromstring(data)
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}id") == "tag:x.example,2015:/"
    assert root.findtext(f"{ATOM}updated") == "2015-11-03T00:00:00+08:00"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "馆"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"alternate": "https://x.example/", "self": "https://x.example/feed.xml"}
    first, second = root.findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}title") == "路 <1> & <此处不公开> "
    assert first.findtext(f"{ATOM}summary") == "小结"
    assert [name.text for name in first.iter(f"{ATOM}name")] == ["沈"]
    assert second.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert second.find(f"{ATOM}summary") is None
    assert data.endswith(b"</feed>\n")


def test_an_empty_feed_does_not_tell_the_day_of_the_build() -> None:
    assert ET.fromstring(feed(job(), "")).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+08:00"


def test_a_sitemap_with_alternates() -> None:
    zh, en = "https://x.example/?a=1&b=2", "https://x.example/en/"
    same = (("zh-Hans", zh), ("en", en))
    root = ET.fromstring(sitemap(SitemapJob(((zh, same), (en, same), ("https://x.example/c/", ())))))
    urls = root.findall(f"{MAP}url")
    assert [url.findtext(f"{MAP}loc") for url in urls] == [zh, en, "https://x.example/c/"]
    links = urls[0].findall("{http://www.w3.org/1999/xhtml}link")
    assert [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in links] == [
        ("alternate", "zh-Hans", zh),
        ("alternate", "en", en),
    ]


def test_a_list_of_sitemaps() -> None:
    root = ET.fromstring(sitemap(SitemapJob((("https://x.example/sitemap-1.xml", ()),), index=True)))
    assert root.tag == f"{MAP}sitemapindex"
    assert root.findtext(f"{MAP}sitemap/{MAP}loc") == "https://x.example/sitemap-1.xml"
