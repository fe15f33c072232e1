"""No address in the shipped site is dead, and none fetches anything from another host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.shipped import URL, Built, Page

FETCHED = ("img", "source", "script", "iframe", "video", "audio", "embed", "object", "track", "use", "image")
FETCHED_LINKS = frozenset({"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "preconnect"})
NEIGHBOURS = {"alternate", "canonical", "prev", "next"}


@pytest.fixture(params=["shipped", "shipped_on_the_web"])
def built(request: pytest.FixtureRequest) -> Built:
    site = request.getfixturevalue(request.param)
    assert isinstance(site, Built)
    return site


def dead(site: Built) -> list[str]:
    """`page: address: why`, for every address that leads nowhere."""
    found = []
    for page in site.pages:
        for _, _, address in page.links():
            if address.startswith(URL):
                address = site.base + address.removeprefix(URL)
            target = site.target(page.path, address)
            if target is None:
                continue
            file, fragment = target
            if file not in site.files:
                found.append(f"{page.path}: {address}: no such file")
            elif fragment and (file not in site.by_path or fragment not in site.by_path[file].ids):
                found.append(f"{page.path}: {address}: no such place in it")
    return found


def test_the_build_says_nothing_but_that_there_is_no_address(shipped: Built, shipped_on_the_web: Built) -> None:
    assert (shipped.report.status, shipped_on_the_web.report.status) == (0, 0)
    assert [d.code for d in shipped.report.diagnostics] == ["C710"]
    assert shipped_on_the_web.report.diagnostics == ()
    assert shipped.report.pages == len(shipped.pages) == shipped_on_the_web.report.pages > 150


def test_every_address_leads_somewhere(built: Built) -> None:
    assert dead(built) == []


@pytest.mark.parametrize(
    "planted",
    [
        '<a href="../nowhere/index.html">',
        '<a href="#nowhere">',
        '<a href="index.html#nowhere">',
        '<img src="a.jpg">',
        '<source srcset="seal.svg 1x, b.webp 2x">',
        '<a href="/villages/nowhere/">',
    ],
)
def test_a_planted_dead_address_is_found(tmp_path: Path, planted: str, shipped: Built) -> None:
    (tmp_path / "seal.svg").write_text("<svg/>")
    (tmp_path / "index.html").write_text(f'<body id="top"><a href="#top">{planted}')
    assert len(dead(Built(tmp_path, tmp_path, shipped.report))) == 1


def test_links_of_the_shipped_site_name_their_files(shipped: Built) -> None:
    """A double-click opens a page without a server, which would not look for index.html in a folder."""
    for page in shipped.pages:
        for element, name, address in page.links():
            if not re.match(r"[a-z]+:", address) and page.path != "404.html":
                assert not address.startswith("/"), (page.path, address)
                path = address.partition("#")[0]
                assert not path or "." in path.rpartition("/")[2], (page.path, element.tag, name, address)


def test_links_on_the_web_name_folders(shipped_on_the_web: Built) -> None:
    told = {address for page in shipped_on_the_web.pages for _, _, address in page.links()}
    assert [address for address in told if "index.html" in address] == []


def fetched(page: Page) -> list[str]:
    """The addresses that a browser fetches for a page on its own."""
    return [
        address
        for element, _, address in page.links()
        if element.tag in FETCHED or (element.tag == "link" and FETCHED_LINKS & set(element["rel"].split()))
    ]


def test_a_page_fetches_nothing_from_elsewhere(built: Built) -> None:
    for page in built.pages:
        assert [address for address in fetched(page) if "//" in address or address.startswith("data:")] == []
        assert len(fetched(page)) >= 2  # the style sheet and the icon at least


def test_style_sheets_and_scripts_fetch_nothing_from_elsewhere(built: Built) -> None:
    looked_at = [path for name, path in built.files.items() if name.endswith((".css", ".js", ".svg"))]
    assert len(looked_at) == 3
    for path in looked_at:
        text = path.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"//\w|@import|@font-face|fetch\(|import\(|XMLHttpRequest", text.replace("/*", "")), path


def test_links_to_other_hosts_are_few_and_known(shipped: Built) -> None:
    told = {
        address
        for page in shipped.pages
        for element, _, address in page.links()
        if address.startswith(("http:", "https:", "//")) and not NEIGHBOURS & set(element["rel"].split())
    }
    licence = "https://creativecommons.org/licenses/by-sa/4.0/"
    assert licence in told
    assert [address for address in told if not address.startswith(licence)] == []


def test_every_page_can_be_reached_from_the_front(built: Built) -> None:
    seen: set[str] = set()
    ahead = ["index.html"]
    while ahead:
        path = ahead.pop()
        if path in seen:
            continue
        seen.add(path)
        page = built.by_path[path]
        for element, _, address in page.links():
            target = built.target(path, address)
            if element.tag == "a" and target and target[0].endswith(".html"):
                ahead.append(target[0])
    assert {page.path for page in built.pages} - seen == {"404.html"}
