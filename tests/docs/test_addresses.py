"""docs/addresses.md against plan/urls.py and the outputs of the shipped chronicle."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from chronicle.build import BuildOptions, prepare
from chronicle.plan import urls
from docs.documents import ROOT, code_words, page, rows
from kit.site import Quiet, Site

PARTS = {"<id>": r"[a-z0-9._/-]+", "<yyyy>": r"\d{4}", "<mm>": r"\d{2}", "<n>": r"\d+", "<file>": r"[^/]+"}
SAMPLES = {
    *(urls.output(path) for path in (urls.HOME, urls.MISSING, urls.FEED, urls.SITEMAP, urls.ROBOTS)),
    *(urls.output(path) for path in (urls.VILLAGES, urls.CADRES, urls.PLACES, urls.ORGANISATIONS)),
    *(urls.output(path) for path in (urls.TIMELINE, urls.MEASURES)),
    *(urls.output(name("a")) for name in (urls.entry, urls.village, urls.cadre, urls.place, urls.organisation)),
    *(urls.output(name("a")) for name in (urls.kind, urls.tag, urls.page)),
    *(urls.output(urls.timeline(cut)) for cut in ("2015", "2015/11", urls.UNKNOWN, urls.UNDATED, urls.SEVERAL)),
    *(
        urls.output(name("a", cut))
        for name in (urls.village, urls.cadre, urls.tag)
        for cut in ("2015", "2015/11", urls.UNKNOWN, urls.UNDATED, urls.SEVERAL)
    ),
    *(urls.output(urls.kind("a", cut)) for cut in ("2015", urls.UNKNOWN, urls.UNDATED, urls.SEVERAL)),
}


def patterns() -> dict[str, re.Pattern[str]]:
    """The addresses of the page as patterns for files below the output folder. A plain page has one folder."""
    found = {}
    for row in rows(page("addresses.md")):
        address = code_words(row[0])[0]
        pattern = re.escape(urls.output(address))
        if address == "<id>/":
            pattern = r"[a-z0-9._-]+/index\.html"
        elif not address.startswith("entries/"):
            pattern = pattern.replace(re.escape("<id>"), r"[a-z0-9._-]+")
        for part, regex in PARTS.items():
            pattern = pattern.replace(re.escape(part), regex)
        found[address] = re.compile(pattern)
    return found


def owner(path: str, known: dict[str, re.Pattern[str]]) -> bool:
    return any(pattern.fullmatch(path) for pattern in known.values())


def test_every_address_of_the_program_is_told() -> None:
    known = patterns()
    del known["<id>/"]
    missing = {path for path in SAMPLES - {"a/index.html"} if not owner(path, known)}
    assert missing == set()


def test_every_address_that_is_told_can_be_made() -> None:
    others = {"villages/<id>/feed.xml", "cadres/<id>/feed.xml", "sitemap-<n>.xml"}
    others |= {"photos/<file>", "assets/<file>", "attachments/<file>"}
    for address, pattern in patterns().items():
        assert address in others or any(pattern.fullmatch(path) for path in SAMPLES), address


def test_every_output_of_the_shipped_chronicle_is_told() -> None:
    planned = prepare(BuildOptions(ROOT, jobs=1), Quiet()).planned
    assert planned is not None
    known = patterns()
    paths = {*planned.site.outputs, *(photo for photo in _photos(planned.site.photos))}
    assert len(paths) > 100
    assert [path for path in sorted(paths) if not owner(path.removeprefix("en/"), known)] == []


def _photos(jobs: object) -> list[str]:
    return sorted(re.findall(r"'(photos/[^']+)'", repr(jobs)))


def test_feeds_and_sitemap_stand_where_they_are_told(tmp_path: Path) -> None:
    site = Site.of(tmp_path, "-- content/villages/a.md --\n---\nname: 甲村\n---\n")
    site.write({"content/chronicle.yaml": "title: 样例\ntheme: plain\nurl: https://example.org/\n"})
    site.write({"content/entries/b.md": "---\ntitle: 乙\ndate: 2015-01-02\nvillage: a\n---\n"})
    planned = prepare(replace(site.options), Quiet()).planned
    assert planned is not None
    assert {"feed.xml", "sitemap.xml", "villages/a/feed.xml"} <= set(planned.site.outputs)
