"""The site reads without scripts, without a network, without a server, under a strict policy, and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from kit.shipped import Built
from kit.visit import KINDS_OF_PAGE, as_files, served, visit

PAGES = tuple(tree + path for tree in ("", "en/") for path in KINDS_OF_PAGE)
ENTRY = "entries/undated/first-hundred-days/"
LOAD_ALL = """async () => {
    const images = [...document.images].filter((image) => !image.closest("dialog"));
    for (const image of images) image.loading = "eager";
    await Promise.all(images.map((image) => image.decode().catch(() => null)));
    return images.filter((image) => !image.naturalWidth).map((image) => image.src);
}"""
STYLED = "() => getComputedStyle(document.querySelector('.skip-link')).position"


def test_from_a_stick_without_a_network_everything_loads(browser: Browser, shipped: Built) -> None:
    with visit(browser, as_files(shipped), 390) as window:
        window.page.context.set_offline(True)
        for path in PAGES:
            page = window.open(path)
            assert page.evaluate(LOAD_ALL) == [], path
            assert page.evaluate(STYLED) == "absolute", path
        assert (window.faults, window.foreign) == ([], [])


def test_from_a_stick_one_walks_by_links(browser: Browser, shipped: Built) -> None:
    with visit(browser, as_files(shipped), 390) as window:
        window.page.context.set_offline(True)
        page = window.open("")
        page.locator(".main-nav a", has_text="村庄").click()
        page.locator("main a", has_text="任家沟村").first.click()
        assert page.locator("h1").text_content() == "任家沟村"
        page.locator("main .diary-list h3 a").first.click()
        assert page.url == f"{as_files(shipped)}{ENTRY}index.html"
        page.locator(".language-switch").click()
        assert page.url == f"{as_files(shipped)}en/{ENTRY}index.html"
        assert page.locator("html").get_attribute("lang") == "en"
        page.locator(".site-name").click()
        assert page.url == f"{as_files(shipped)}en/index.html"
        assert (window.faults, window.foreign) == ([], [])


@pytest.mark.parametrize("tree", ["", "en/"])
def test_without_scripts_all_is_there(browser: Browser, shipped: Built, tree: str) -> None:
    with visit(browser, as_files(shipped), java_script_enabled=False) as window:
        for path in KINDS_OF_PAGE:
            page = window.open(tree + path)
            hidden = page.locator("main [hidden], main noscript, main template").count()
            assert hidden == 0, path
            assert len(page.locator("main").inner_text()) > 40, path


def test_without_scripts_a_photo_opens_as_a_file(browser: Browser, shipped: Built) -> None:
    with visit(browser, as_files(shipped), java_script_enabled=False) as window:
        page = window.open(ENTRY)
        assert page.locator("dialog").count() == 0
        page.locator("a.photo-link").first.click()
        page.wait_for_url("**/photos/*-1600.webp")
        assert page.locator("img").evaluate("(image) => image.naturalWidth") == 1600


@pytest.fixture(scope="module")
def strict(shipped: Built):
    with served(shipped) as root:
        yield root


def watch_policy(page: Page) -> None:
    page.add_init_script("""window.broken = [];
        document.addEventListener("securitypolicyviolation", (e) => window.broken.push(e.violatedDirective));""")


def test_a_strict_policy_forbids_nothing(browser: Browser, strict: str) -> None:
    with visit(browser, strict) as window:
        watch_policy(window.page)
        for path in PAGES:
            page = window.open(path)
            page.evaluate(LOAD_ALL)
            assert page.evaluate("window.broken") == [], path
        page = window.open(ENTRY)
        page.locator("a.photo-link").first.click()
        assert page.locator("dialog.photo-viewer").is_visible()
        page.wait_for_function("document.querySelector('dialog img').naturalWidth === 1600")
        assert page.evaluate("window.broken") == []
        assert (window.faults, window.foreign) == ([], [])


def test_a_planted_inline_script_is_found(browser: Browser, strict: str) -> None:
    with visit(browser, strict) as window:
        watch_policy(window.page)
        page = window.open("about/")
        page.evaluate("""() => { const script = document.createElement("script");
            script.textContent = "window.run = true"; document.head.append(script); }""")
        page.wait_for_function("window.broken.length === 1")
        assert page.evaluate("window.broken") == ["script-src-elem"]
        assert len(window.faults) == 1


def test_the_page_for_what_is_not_there_works_at_any_depth(browser: Browser, strict: str) -> None:
    with visit(browser, strict) as window:
        page = window.page
        answer = page.goto(f"{strict}villages/nowhere/2015/")
        assert answer
        assert answer.status == 404
        assert page.locator("h1").text_content() == "此页原缺"
        assert page.evaluate(STYLED) == "absolute"
        page.locator(".main-nav a", has_text="村庄").click()
        assert page.url == f"{strict}villages/index.html"
        assert window.foreign == []


@pytest.mark.parametrize("width", [360, 1400])
def test_nothing_moves_while_a_page_loads(browser: Browser, strict: str, width: int) -> None:
    shifted = """() => new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; })
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 150);
    })"""
    with visit(browser, strict, width) as window:
        for path in ("", ENTRY, "villages/renjiagou/", "timeline/"):
            assert window.open(path).evaluate(shifted) == 0, path


SHOWN = "(selector) => [...document.querySelectorAll(selector)].filter((e) => e.getClientRects().length).length"


def test_on_paper(browser: Browser, shipped: Built) -> None:
    with visit(browser, as_files(shipped), 760, color_scheme="dark") as window:
        for path in (ENTRY, "villages/renjiagou/", "en/timeline/2015/"):
            page = window.open(path)
            assert page.evaluate(SHOWN, ".main-nav") == 1
            page.emulate_media(media="print", color_scheme="dark")
            assert page.evaluate(SHOWN, ".main-nav, .skip-link, .language-switch, .pager, dialog") == 0, path
            assert page.evaluate(SHOWN, "main h1") == 1
            light = page.evaluate("""() => {
                const colour = (e, name) => getComputedStyle(e)[name].match(/[\\d.]+/g).map(Number);
                const ink = colour(document.querySelector("main h1"), "color");
                const paper = colour(document.body, "backgroundColor");
                return [Math.max(...ink.slice(0, 3)) < 80, paper[3] === 0 || Math.min(...paper.slice(0, 3)) > 240];
            }""")
            assert light == [True, True], path
            page.emulate_media(media="screen")


def test_a_ledger_is_printed_whole(browser: Browser, shipped: Built) -> None:
    a4 = 673  # pixels: 210 mm less the margins, narrower than the widths at which a screen sets columns
    with visit(browser, as_files(shipped), a4) as window:
        page = window.open("villages/renjiagou/")
        page.emulate_media(media="print")
        shown = "() => [...document.querySelector('.ledger tbody tr').cells].map((e) => getComputedStyle(e).display)"
        assert page.evaluate(shown) == ["table-cell"] * 4, "in columns"
        rows = page.evaluate(SHOWN, "table.ledger tbody tr[id]")
        assert rows == 11  # 8 measures and 3 needs
        assert page.evaluate("() => getComputedStyle(document.querySelector('table.ledger tr')).breakInside") == "avoid"


def test_a_seal_stays_in_its_place(browser: Browser, shipped: Built) -> None:
    """Two columns of at most three characters; a longer name has no seal."""
    seals = """() => [...document.querySelectorAll("main .seal")].map((e) =>
        [e.textContent, Math.round(e.getBoundingClientRect().width)])"""
    with visit(browser, as_files(shipped), 1400) as window:
        page = window.open("cadres/")
        widths = dict(page.evaluate(seals))
        assert "联系部门干部" in widths
        assert max(len(text) for text in widths) == 6
        assert max(widths.values()) <= 41, "2.4rem, the width that the list keeps for it"
        assert window.open("cadres/c-water-author/").evaluate(seals) == []
