"""Everyone can read the pages: axe finds nothing, nothing is cut off, all is large enough, keys do everything."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from kit.shipped import Built
from kit.visit import KINDS_OF_PAGE, as_files, visit

WIDTHS = (320, 360, 390, 768, 1400)
PAGES = tuple(tree + path for tree in ("", "en/") for path in KINDS_OF_PAGE)
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
FIRST_PHOTO = "a.photo-link"


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """`rule: where`, for everything that axe objects to."""
    answer = Axe().run(page, options=options).response
    return [
        f"{one['id']}: {node['target'][0]}: {node['failureSummary']}"
        for one in answer["violations"]
        for node in one["nodes"]
    ]


def found(browser: Browser, root: str, path: str) -> list[str]:
    """All rules on a phone by day and on a desk by night; the colours again the other way round."""
    told = []
    with visit(browser, root) as window:
        page = window.open(path)
        for width, scheme, options in (
            (360, "light", None),
            (360, "dark", CONTRAST),
            (1400, "dark", None),
            (1400, "light", CONTRAST),
        ):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            told += [f"{width} {scheme}: {one}" for one in violations(page, options)]
    return told


@pytest.mark.parametrize("path", [*KINDS_OF_PAGE, "en/", "en/entries/2015/apples-of-jixian/", "en/villages/renjiagou/"])
def test_axe_finds_nothing(browser: Browser, shipped: Built, path: str) -> None:
    assert found(browser, as_files(shipped), path) == []


def test_axe_finds_planted_faults(browser: Browser, shipped: Built) -> None:
    with visit(browser, as_files(shipped)) as window:
        page = window.open("about/")
        page.evaluate("""() => {
            const planted = '<img src="a.png"><p class="grey">看不清的字</p>';
            document.querySelector("main").insertAdjacentHTML("beforeend", planted);
            document.querySelector(".grey").style.color = "#ccc";
            document.querySelector(".grey").style.background = "#fff";
        }""")
        rules = {one.partition(":")[0] for one in violations(page)}
    assert {"image-alt", "color-contrast"} <= rules


def test_no_page_is_wider_than_its_window(browser: Browser, shipped: Built) -> None:
    wide = []
    with visit(browser, as_files(shipped)) as window:
        for path in (*PAGES, "404"):
            page = window.open(path) if path != "404" else window.page
            if path == "404":
                page.goto(as_files(shipped) + "404.html")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 740})
                over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if over > 0:
                    wide.append(f"{path} at {width}: {over} px")
    assert wide == []


OUTSIDE = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, td, th, img, dd)")]
    .filter((e) => !e.closest(".visually-hidden, .cover, [tabindex], details:not([open])"))
    .map((e) => [e, e.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < -1 || box.right > document.documentElement.clientWidth + 1))
    .map(([e, box]) => `${e.tagName} ${box.left} ${box.right} ${e.textContent.slice(0, 20)}`)"""


def test_no_text_is_cut_off(browser: Browser, shipped: Built) -> None:
    """What stands outside the window cannot be reached where the page does not scroll sideways."""
    cut = []
    with visit(browser, as_files(shipped)) as window:
        for path in PAGES:
            page = window.open(path)
            for width in (320, 768):
                page.set_viewport_size({"width": width, "height": 740})
                cut += [f"{path} at {width}: {one}" for one in page.evaluate(OUTSIDE)]
    assert cut == []


TARGETS = """() => [...document.querySelectorAll(".main-nav a, .language-switch, .site-name, .pager a, summary")]
    .filter((e) => e.getClientRects().length)
    .map((e) => [e.textContent.trim(), Math.round(e.getBoundingClientRect().height * 10) / 10])"""


def test_targets_for_fingers_are_high_enough(browser: Browser, shipped: Built) -> None:
    small, seen = [], 0
    with visit(browser, as_files(shipped)) as window:
        for path in PAGES:
            targets = window.open(path).evaluate(TARGETS)
            seen += len(targets)
            small += [f"{path}: {name}: {height} px" for name, height in targets if height < 44]
    assert seen > 300
    assert small == []


@pytest.mark.parametrize("width", [360, 1400])
def test_body_text_is_large_enough(browser: Browser, shipped: Built, width: int) -> None:
    sizes = """() => [...document.querySelectorAll(".diary p, .diary li, main > p, td, dd")]
        .map((e) => parseFloat(getComputedStyle(e).fontSize))"""
    with visit(browser, as_files(shipped), width) as window:
        for path in ("entries/2015/apples-of-jixian/", "en/entries/2015/apples-of-jixian/", "about/"):
            page = window.open(path)
            body = page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('.diary p')).fontSize)")
            assert body >= 17, (path, body)
            assert min(page.evaluate(sizes)) >= 13, path


def focused(page: Page) -> str:
    """Tag and class of what has the focus."""
    told = page.evaluate("() => document.activeElement.tagName + ' ' + document.activeElement.className")
    return str(told).strip()


@pytest.mark.parametrize("path", ["entries/2015/apples-of-jixian/", "en/villages/"])
def test_the_first_tab_leads_past_the_navigation(browser: Browser, shipped: Built, path: str) -> None:
    with visit(browser, as_files(shipped)) as window:
        page = window.open(path)
        page.keyboard.press("Tab")
        assert focused(page) == "A skip-link"
        box = page.locator(".skip-link").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["y"] >= 0
        page.keyboard.press("Enter")
        page.wait_for_function("location.hash === '#content'")
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_what_has_the_focus_is_seen(browser: Browser, shipped: Built) -> None:
    outline = """() => { const s = getComputedStyle(document.activeElement);
        return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0; }"""
    with visit(browser, as_files(shipped)) as window:
        page = window.open("villages/renjiagou/")
        for _ in range(12):
            page.keyboard.press("Tab")
            assert page.evaluate(outline), focused(page)


def test_the_photo_viewer_works_by_keys_and_gives_the_focus_back(browser: Browser, shipped: Built) -> None:
    with visit(browser, as_files(shipped), 1400) as window:
        page = window.open("entries/undated/first-hundred-days/")
        page.locator(FIRST_PHOTO).nth(1).focus()
        page.keyboard.press("Enter")
        viewer = page.locator("dialog.photo-viewer")
        assert viewer.is_visible()
        assert viewer.get_attribute("aria-label") == "照片"
        count = viewer.locator("output")
        assert count.text_content() == "2 / 3"
        page.keyboard.press("ArrowRight")
        assert count.text_content() == "3 / 3"
        page.keyboard.press("ArrowRight")
        assert count.text_content() == "1 / 3"
        page.keyboard.press("ArrowLeft")
        assert count.text_content() == "3 / 3"
        image = viewer.locator("img")
        assert image.get_attribute("alt")
        assert (image.get_attribute("src") or "").endswith("-1600.webp")
        assert viewer.locator("p").text_content()
        for _ in range(6):
            page.keyboard.press("Tab")
            assert page.evaluate("""() => document.activeElement === document.body
                || document.querySelector("dialog").contains(document.activeElement)""")
        page.keyboard.press("Escape")
        assert not viewer.is_visible()
        assert (
            page.evaluate("() => [...document.querySelectorAll('a.photo-link')].indexOf(document.activeElement)") == 1
        )
        assert page.url.endswith("index.html")
        assert (window.faults, window.foreign) == ([], [])


def test_axe_finds_nothing_in_the_open_viewer(browser: Browser, shipped: Built) -> None:
    with visit(browser, as_files(shipped)) as window:
        page = window.open("en/entries/undated/first-hundred-days/")
        page.locator(FIRST_PHOTO).first.click()
        assert page.locator("dialog.photo-viewer").is_visible()
        assert violations(page) == []
        heights = page.evaluate("""() => [...document.querySelectorAll("dialog button")]
            .map((b) => b.getBoundingClientRect().height)""")
        assert len(heights) == 3
        assert min(heights) >= 44
