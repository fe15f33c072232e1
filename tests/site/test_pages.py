"""What every page of the shipped site has, and what none has."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from kit.shipped import URL, Built, Page

LANGUAGES = ("zh-Hans", "en")
LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def test_title_language_description_and_one_heading(shipped: Built) -> None:
    for page in shipped.pages:
        assert page.html.startswith("<!DOCTYPE html>\n"), page.path
        assert page.one("html")["lang"] == page.lang, page.path
        assert page.title, page.path
        assert page.one("meta", name="description")["content"].strip(), page.path
        assert page.one("h1").text, page.path
        assert page.one("main")["id"] == "content", page.path
        assert page.one("meta", name="viewport")["content"] == "width=device-width, initial-scale=1"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_titles_differ(shipped: Built, lang: str) -> None:
    """Two cadres of whom only the surname is known have the same one."""
    titles: dict[str, set[str]] = {}
    for page in shipped.pages:
        if page.lang == lang:
            titles.setdefault(page.title, set()).add(page.path.removeprefix("en/"))
    shared = [paths for paths in titles.values() if len(paths) > 1]
    assert shared == [{"cadres/c-liao-mayor/index.html", "cadres/c-liao-captain/index.html"}]


def test_headings_leave_no_level_out(shipped: Built) -> None:
    for page in shipped.pages:
        levels = [LEVELS.index(element.tag) for element in page.all(*LEVELS)]
        assert levels[0] == 0, page.path
        jumps = [later for earlier, later in pairwise(levels) if later > earlier + 1]
        assert jumps == [], page.path


def test_ids_are_unique(shipped: Built) -> None:
    for page in shipped.pages:
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], page.path
        assert all(name and not re.search(r"\s", name) for name in page.ids), page.path


def test_labels_point_at_something(shipped: Built) -> None:
    for page in shipped.pages:
        for element in page.elements:
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"):
                assert set(element[name].split()) <= set(page.ids), (page.path, element)


def test_no_style_or_script_stands_in_a_page(shipped: Built) -> None:
    """A strict content security policy would forbid them."""
    for page in shipped.pages:
        assert page.all("style", "base", "iframe", "object", "embed") == [], page.path
        for element in page.elements:
            bad = [name for name in element.attributes if name == "style" or name.startswith("on")]
            assert bad == [], (page.path, element.tag)
            assert not any(value.strip().lower().startswith("javascript:") for value in element.attributes.values())
        for script in page.all("script"):
            assert (script["src"] != "", script.text, "defer" in script) == (True, "", True), page.path


def test_a_script_only_where_photos_open(shipped: Built) -> None:
    for page in shipped.pages:
        opens = any("photo-link" in element["class"].split() for element in page.all("a"))
        assert bool(page.all("script")) == opens, page.path


def test_pictures_have_size_and_description(shipped: Built) -> None:
    seen = 0
    for page in shipped.pages:
        for image in page.all("img"):
            seen += 1
            assert "alt" in image, page.path
            assert int(image["width"]) > 0, page.path
            assert int(image["height"]) > 0, page.path
        for link in page.all("a"):
            if "photo-link" in link["class"].split():
                assert link["href"].endswith(".webp")
    assert seen > 40


def test_a_photo_that_opens_says_what_it_shows(shipped: Built) -> None:
    for page in shipped.pages:
        for at, element in enumerate(page.elements):
            if element.tag == "a" and "photo-link" in element["class"].split():
                image = next(later for later in page.elements[at:] if later.tag == "img")
                assert image["alt"], page.path


def test_pictures_in_the_same_page_load_late_but_the_first(shipped: Built) -> None:
    """The first may be what a reader looks at; all others wait until they are near."""
    for page in shipped.pages:
        eager = [image for image in page.all("img") if image["loading"] != "lazy"]
        assert len(eager) <= 1, page.path


def alternates(page: Page) -> dict[str, str]:
    return {
        link["hreflang"]: link["href"] for link in page.all("link") if link["rel"] == "alternate" and link["hreflang"]
    }


def test_canonical_addresses(shipped_on_the_web: Built) -> None:
    for page in shipped_on_the_web.pages:
        canonical = [link["href"] for link in page.all("link") if link["rel"] == "canonical"]
        assert canonical == ([] if page.path == "404.html" else [URL + page.address]), page.path


def test_languages_point_at_each_other(shipped_on_the_web: Built) -> None:
    whole = {page.path for page in shipped_on_the_web.pages} - {"404.html"}
    by_url = {URL + page.address: alternates(page) for page in shipped_on_the_web.pages}
    for path in whole:
        page = shipped_on_the_web.by_path[path]
        told = alternates(page)
        assert told[page.lang] == URL + page.address, path
        assert set(LANGUAGES) <= set(told), path
        for href in told.values():
            assert by_url[href] == told, path


def test_without_an_address_there_are_no_absolute_ones(shipped: Built) -> None:
    for page in shipped.pages:
        assert [link["rel"] for link in page.all("link")] == ["icon", "stylesheet"], page.path
        assert [meta for meta in page.all("meta") if meta["property"].startswith("og:")] == []


def test_both_trees_have_the_same_pages(shipped: Built) -> None:
    root = {page.path for page in shipped.pages if page.lang == "zh-Hans"}
    english = {page.path.removeprefix("en/") for page in shipped.pages if page.lang == "en"}
    assert root - english == {"404.html"}
    assert english <= root


def test_the_other_language_is_one_tap_away(shipped: Built) -> None:
    for page in shipped.pages:
        if page.path == "404.html":
            continue
        other = "en" if page.lang == "zh-Hans" else "zh-Hans"
        links = [link for link in page.all("a") if link["hreflang"] == other]
        path = "en/" + page.path if other == "en" else page.path.removeprefix("en/")
        assert (path, "") in [shipped.target(page.path, link["href"]) for link in links], page.path


HAN = re.compile(r"[\u3400-\u9fff]")


def test_what_an_english_page_tells_is_in_english(shipped: Built) -> None:
    """Names, tags and dates as they were written stay; notes may name the characters of a name."""
    for page in shipped.pages:
        if page.lang != "en" or page.path.startswith(("en/tags/", "en/organisations/")):
            continue
        main = page.html.partition("<main")[2].partition("</main>")[0]
        main = re.sub(r'<(\w+)\b[^>]*\blang="zh[^"]*"[^>]*>.*?</\1>', "", main, flags=re.DOTALL)
        main = re.sub(r"<dd>.*?</dd>", "", main)
        assert HAN.findall(re.sub(r"<[^>]*>", " ", main)) == [], page.path
