"""The preview in a browser: pages that reload themselves, styles that change in place, errors that come and go."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from kit.preview import SECONDS, Preview, previewing
from kit.site import Site

MILLISECONDS = SECONDS * 1000
PARAGRAPHS = "\n\n".join(f"第{number}段。" * 30 for number in range(60))
FILES = f"""
-- content/chronicle.yaml --
title: {{zh-Hans: 样例, en: Sample}}
theme: own
languages: [zh-Hans, en]
-- themes/own/theme.yaml --
extends: plain
contract: 1
-- themes/own/assets/css/site.css --
h1 {{ color: rgb(1, 2, 3); }}
-- content/villages/a.md --
---
name: 甲村
---
-- content/entries/road.md --
---
title: 修路
date: 2015-03-01
village: 甲村
---
{PARAGRAPHS}
-- content/entries/road.en.md --
---
title: The road
---
It was built.
-- content/entries/well.md --
---
title: 打井
date: 2015-04-01
village: 甲村
---
出水了。
"""
ROAD, WELL = "content/entries/road.md", "content/entries/well.md"
OVERLAY = "chronicle-overlay"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site.of(tmp_path, FILES)


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page of the preview. `window.mark` is gone when it has been loaded anew."""
    context = browser.new_context(viewport={"width": 900, "height": 600}, **options)
    context.set_default_timeout(MILLISECONDS)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    mark(page)
    try:
        yield page
        assert faults == []
    finally:
        context.close()


def mark(page: Page) -> None:
    page.evaluate("() => { window.mark = true; }")


def marked(page: Page) -> bool:
    return bool(page.evaluate("() => window.mark === true"))


def edit(site: Site, name: str, old: str, new: str) -> None:
    path = site.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def heading(page: Page, text: str) -> None:
    expect(page.locator("h1")).to_have_text(text, timeout=MILLISECONDS)


@pytest.mark.parametrize("options", [(), ("--poll",)], ids=["told", "asked"])
def test_an_edit_reloads_the_page_where_one_was(browser: Browser, site: Site, options: tuple[str, ...]) -> None:
    with previewing(site.folder, *options) as preview, opened(browser, f"{preview.root}entries/road/") as page:
        page.evaluate("scrollTo(0, 700)")
        edit(site, ROAD, "修路", "路修好了")
        heading(page, "路修好了")
        page.wait_for_function("scrollY === 700")
        assert not marked(page)
        assert preview.builds() == 2


def test_only_what_has_changed_reloads(browser: Browser, site: Site) -> None:
    with (
        previewing(site.folder) as preview,
        opened(browser, f"{preview.root}about-nothing/") as missing,
        opened(browser, f"{preview.root}entries/well/") as well,
        opened(browser, f"{preview.root}entries/road/") as road,
    ):
        edit(site, ROAD, "第1段", "第一段")
        expect(road.locator("main")).to_contain_text("第一段", timeout=MILLISECONDS)
        edit(site, WELL, "出水了", "出水很多")
        expect(well.locator("main")).to_contain_text("出水很多", timeout=MILLISECONDS)
        assert marked(missing)


def test_a_page_that_was_missing_comes(browser: Browser, site: Site) -> None:
    with previewing(site.folder) as preview, opened(browser, f"{preview.root}entries/new/") as page:
        site.write({"content/entries/new.md": "---\ntitle: 新的\ndate: 2015-05-01\nvillage: 甲村\n---\n正文。\n"})
        heading(page, "新的")


def test_many_tabs_of_one_browser(browser: Browser, site: Site) -> None:
    with previewing(site.folder) as preview, opened(browser, f"{preview.root}entries/road/") as first:
        tabs = [first, *(first.context.new_page() for _ in range(8))]
        for tab in tabs[1:]:
            tab.goto(f"{preview.root}entries/road/")
        edit(site, ROAD, "修路", "路修好了")
        for tab in tabs:
            heading(tab, "路修好了")
        edit(site, ROAD, "路修好了", "路通了")
        for tab in tabs:
            heading(tab, "路通了")


def test_a_browser_without_shared_workers(browser: Browser, site: Site) -> None:
    with previewing(site.folder) as preview, opened(browser, f"{preview.root}entries/road/") as page:
        page.add_init_script("delete window.SharedWorker")
        page.reload()
        edit(site, ROAD, "修路", "路修好了")
        heading(page, "路修好了")


def test_all_of_it_works_under_a_strict_policy(browser: Browser, site: Site) -> None:
    def strict(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "Content-Security-Policy": "default-src 'self'"})

    with previewing(site.folder) as preview, opened(browser, preview.root) as page:
        page.add_init_script("""window.broken = [];
            document.addEventListener("securitypolicyviolation", (e) => window.broken.push(e.violatedDirective));""")
        page.route(f"{preview.root}entries/**", strict)
        page.goto(f"{preview.root}entries/road/")
        edit(site, WELL, "date: 2015-04-01", "date: 2015-13-01")
        page.locator(f"{OVERLAY} mark").wait_for(state="visible", timeout=MILLISECONDS)
        edit(site, ROAD, "修路", "路修好了")
        heading(page, "路修好了")
        page.locator(f"{OVERLAY} mark").wait_for(state="visible", timeout=MILLISECONDS)
        assert page.evaluate("window.broken") == []


def test_styles_change_in_place(browser: Browser, site: Site) -> None:
    colour = "getComputedStyle(document.querySelector('h1')).color"
    style = "themes/own/assets/css/site.css"
    with previewing(site.folder) as preview, opened(browser, f"{preview.root}entries/road/") as page:
        assert page.evaluate(colour) == "rgb(1, 2, 3)"
        page.evaluate("scrollTo(0, 700)")
        for number in (4, 7):
            edit(site, style, f"rgb({number - 3}", f"rgb({number}")
            page.wait_for_function(f"{colour} === 'rgb({number}, 2, 3)'")
        assert marked(page)
        assert page.evaluate("scrollY") == 700
        page.wait_for_function("document.querySelectorAll('link[rel~=stylesheet]').length === 1")
        page.goto(f"{preview.root}entries/well/")
        assert page.evaluate(colour) == "rgb(7, 2, 3)"


def test_strings_templates_settings_and_registers_reload(browser: Browser, site: Site) -> None:
    with previewing(site.folder) as preview, opened(browser, f"{preview.root}villages/a/") as page:
        edit(site, "content/villages/a.md", "甲村", "乙村")
        heading(page, "乙村")
        site.write({"themes/own/strings/zh-Hans.yaml": "skip: 直接看正文\n"})
        expect(page.locator(".skip-link")).to_have_text("直接看正文", timeout=MILLISECONDS)
        template = '{% extends "@plain/village.html" %}{% block header %}{% endblock %}'
        site.write({"themes/own/templates/village.html": template})
        expect(page.locator("body > header")).to_have_count(0, timeout=MILLISECONDS)
        edit(site, "content/chronicle.yaml", "样例", "五村")
        page.wait_for_function("document.title.includes('五村')")


def test_an_error_is_shown_on_the_last_good_page_and_goes(browser: Browser, site: Site) -> None:
    with previewing(site.folder, lang="") as preview, opened(browser, f"{preview.root}entries/road/") as page:
        edit(site, ROAD, "date: 2015-03-01", "date: 2015-13-01")
        overlay = page.locator(OVERLAY)
        expect(overlay.locator("h2")).to_have_text("1 个错误", timeout=MILLISECONDS)
        expect(overlay.locator(".where")).to_have_text("C302 content/entries/road.md:3:7")
        expect(overlay.locator(".message")).to_have_text("没有13月")
        expect(overlay.locator("pre .number")).to_have_text("3")
        expect(overlay.locator("pre .text")).to_have_text("2015-13-01")
        expect(overlay.locator(".help")).to_contain_text("改法")
        # The page has no output any more, but what is shown of it stays.
        heading(page, "修路")
        assert marked(page)
        edit(site, ROAD, "date: 2015-13-01", "date: 2015-03-02")
        expect(overlay).to_have_count(0, timeout=MILLISECONDS)
        expect(page.locator("main")).to_contain_text("2日", timeout=MILLISECONDS)


def test_the_overlay_speaks_the_language_of_the_page(browser: Browser, site: Site) -> None:
    edit(site, ROAD, "date: 2015-03-01", "date: 2015-13-01")
    with previewing(site.folder, lang="") as preview, opened(browser, f"{preview.root}en/villages/a/") as page:
        expect(page.locator(f"{OVERLAY} .message")).to_have_text("there is no month 13", timeout=MILLISECONDS)
        page.goto(f"{preview.root}villages/a/")
        expect(page.locator(f"{OVERLAY} .message")).to_have_text("没有13月", timeout=MILLISECONDS)


def test_the_caret_lies_under_the_span(browser: Browser, site: Site) -> None:
    edit(site, WELL, "date: 2015-04-01", "村镇: 无此关键字之前, 日期: 2015-04-01\ndate: 二〇一五年十三月")
    with previewing(site.folder) as preview, opened(browser, preview.root) as page:
        span = page.locator(f"{OVERLAY} mark").first
        span.wait_for(state="visible", timeout=MILLISECONDS)
        for mark_ in page.locator(f"{OVERLAY} mark").all():
            text, caret = mark_.locator(".text").bounding_box(), mark_.locator(".caret").bounding_box()
            assert text
            assert caret
            assert abs(text["x"] - caret["x"]) < 1
            assert abs(text["width"] - caret["width"]) < 1
            assert caret["y"] >= text["y"] + text["height"] - 3


def test_a_build_that_stops_leaves_all_as_it_was(browser: Browser, site: Site) -> None:
    with previewing(site.folder) as preview, opened(browser, f"{preview.root}entries/road/") as page:
        edit(site, "content/chronicle.yaml", "languages: [zh-Hans, en]", "languages: [zh-Hans, zh-Hans")
        note = page.locator(f"{OVERLAY} .note")
        expect(note).to_have_text("Nothing was built. What you see is the last good page.", timeout=MILLISECONDS)
        page.reload()
        heading(page, "修路")
        expect(note).to_be_visible(timeout=MILLISECONDS)
        edit(site, "content/chronicle.yaml", "languages: [zh-Hans, zh-Hans", "languages: [zh-Hans, en]")
        expect(page.locator(OVERLAY)).to_have_count(0, timeout=MILLISECONDS)


def test_a_first_build_that_stops_shows_the_overlay_alone(browser: Browser, site: Site) -> None:
    edit(site, "content/chronicle.yaml", "theme: own", "theme: none-such")
    with previewing(site.folder) as preview, opened(browser, preview.root) as page:
        expect(page.locator(f"{OVERLAY} .place").first).to_contain_text(
            "content/chronicle.yaml:2:8", timeout=MILLISECONDS
        )
        assert page.locator("body").inner_text() == ""
        edit(site, "content/chronicle.yaml", "theme: none-such", "theme: own")
        heading(page, "样例")
        expect(page.locator(OVERLAY)).to_have_count(0, timeout=MILLISECONDS)


def test_what_a_source_says_is_shown_as_text(browser: Browser, site: Site) -> None:
    with previewing(site.folder) as preview, opened(browser, preview.root) as page:
        edit(site, WELL, "date: 2015-04-01", 'date: "<img src=x onerror=window.run=1><script>window.run=1</script>"')
        text = page.locator(f"{OVERLAY} pre .text").first
        expect(text).to_contain_text("<img src=x", timeout=MILLISECONDS)
        assert page.locator(f"{OVERLAY} img, {OVERLAY} script").count() == 0
        assert page.evaluate("window.run === undefined")


def test_warnings_stay_in_the_terminal(browser: Browser, site: Site) -> None:
    with previewing(site.folder) as preview, opened(browser, f"{preview.root}entries/well/") as page:
        edit(site, WELL, "village: 甲村", "village: 甲村\nunheard_of: x")
        preview.wait(lambda: any("1 warning" in line for line in preview.said))
        edit(site, WELL, "出水了", "出水很多")
        expect(page.locator("main")).to_contain_text("出水很多", timeout=MILLISECONDS)
        assert page.locator(OVERLAY).count() == 0


def test_the_overlay_folds_and_stays_so(browser: Browser, site: Site) -> None:
    edit(site, WELL, "date: 2015-04-01", "date: 2015-13-01")
    with previewing(site.folder) as preview, opened(browser, f"{preview.root}entries/road/") as page:
        button, where = page.locator(f"{OVERLAY} button"), page.locator(f"{OVERLAY} .where")
        expect(where).to_be_visible(timeout=MILLISECONDS)
        button.click()
        expect(where).to_be_hidden()
        edit(site, ROAD, "修路", "路修好了")
        heading(page, "路修好了")
        expect(button).to_have_text("Show", timeout=MILLISECONDS)
        expect(where).to_be_hidden()
        button.click()
        button.press("Escape")
        expect(where).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overlay_fits_and_can_be_read(browser: Browser, site: Site, width: int, scheme: str) -> None:
    edit(site, WELL, "date: 2015-04-01", f"date: {'很长的日期' * 40}")
    with previewing(site.folder) as preview:
        context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(preview.root)
        page.locator(f"{OVERLAY} mark").first.wait_for(state="visible", timeout=MILLISECONDS)
        wide = """() => {
            const root = document.querySelector("chronicle-overlay").shadowRoot;
            return [...root.querySelectorAll("section, header, p, pre")]
                .filter((one) => one.getBoundingClientRect().right > innerWidth)
                .map((one) => one.className || one.tagName);
        }"""
        assert page.evaluate(wide) == []
        panel = page.locator(f"{OVERLAY} .panel").bounding_box()
        assert panel
        assert panel["height"] <= 740 * 0.65
        assert lowest_contrast(page) >= 4.5
        context.close()


def lowest_contrast(page: Page) -> float:
    """The lowest contrast of the overlay's texts against what is behind them (WCAG 2.2)."""
    return float(
        page.evaluate("""() => {
            const root = document.querySelector("chronicle-overlay").shadowRoot;
            const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
            const light = (c) => c.slice(0, 3).map((v) => v / 255)
                .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const behind = (one) => {
                const c = rgb(getComputedStyle(one).backgroundColor);
                return c.length === 3 || c[3] === 1 ? c : behind(one.parentElement);
            };
            const texts = [...root.querySelectorAll("*")].filter((one) =>
                [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
            return Math.min(...texts.map((one) => {
                const [a, b] = [light(rgb(getComputedStyle(one).color)), light(behind(one))].sort((x, y) => y - x);
                return (a + 0.05) / (b + 0.05);
            }));
        }""")
    )


def test_a_burst_of_changes_is_one_build(browser: Browser, site: Site) -> None:
    for number in range(300):
        site.write(
            {f"content/entries/e{number}.md": f"---\ntitle: 第{number}篇\ndate: 2015-05-01\nvillage: 甲村\n---\n一。\n"}
        )
    with previewing(site.folder) as preview, opened(browser, f"{preview.root}entries/e299/") as page:
        burst(site, preview)
        expect(page.locator("main")).to_contain_text("二。", timeout=MILLISECONDS)
        edit(site, ROAD, "修路", "路修好了")
        preview.wait(lambda: "road.md" in preview.said[-1])
        # The first build, the burst and the edit; on a machine that hardly gets round to it, the burst may be told in
        # two. That a flurry is one build is shown with a clock of its own in tests/unit/serve/test_flurry.py.
        assert preview.builds() in (3, 4)


def burst(site: Site, preview: Preview) -> None:
    """All changes are there at once, as a quick disk makes them, however slow the machine of the test is."""
    preview.process.send_signal(signal.SIGSTOP)
    for number in range(300):
        edit(site, f"content/entries/e{number}.md", "一。", "二。")
    preview.process.send_signal(signal.SIGCONT)
    preview.wait_builds(2)


def test_a_preview_that_comes_back_is_found_again(browser: Browser, site: Site) -> None:
    with previewing(site.folder) as preview, opened(browser, f"{preview.root}entries/road/") as page:
        port = preview.root.rstrip("/").rpartition(":")[2]
        preview.end()
        edit(site, ROAD, "修路", "路修好了")
        with previewing(site.folder, "--port", port) as again:
            assert again.root == preview.root
            heading(page, "路修好了")
