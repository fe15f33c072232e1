"""The browser is there and draws Chinese with a Chinese font, not with boxes."""

from playwright.sync_api import Browser

PAGE = """<!doctype html><html lang="zh-Hans"><title>村</title>
<canvas width="40" height="40"></canvas>"""
DRAWN = """(mark) => {
    const context = document.querySelector("canvas").getContext("2d");
    context.clearRect(0, 0, 40, 40);
    context.font = "32px sans-serif";
    context.fillText(mark, 4, 34);
    return context.canvas.toDataURL();
}"""


def test_chinese_characters_are_drawn_and_differ(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.set_content(PAGE)

    village, road, blank = (page.evaluate(DRAWN, mark) for mark in ("村", "路", " "))

    assert page.title() == "村"
    assert len({village, road, blank}) == 3
    context.close()
