"""What a first visit costs: bytes of HTML, CSS and JavaScript after gzip -9, in kB of 1,000 bytes."""

from __future__ import annotations

import pytest

from kit.shipped import Built, Page, packed

ENTRY, VILLAGE, ENTRY_HTML, LONG_ENTRY_HTML, STYLE, SCRIPT = 10_500, 14_000, 4_000, 6_000, 6_000, 2_000
LONG_ENTRY = 13_000
LONG = {"entries/year-unknown/morning-in-dongbianling/", "entries/undated/first-hundred-days/"}
"""The entries of 13 and of 8 measures with 2 and 3 photos, several times as long as the others."""


def pages(built: Built, kind: str) -> list[Page]:
    """The pages of single things of a kind, both languages."""
    trees = (f"{kind}/", f"en/{kind}/")
    return [page for page in built.pages if page.path.startswith(trees) and page.address not in trees]


def parts(built: Built, page: Page) -> dict[str, int]:
    """Bytes of a page and of what it needs to be read, by path."""
    found = {page.path: packed(page.html.encode())}
    for element in (*page.all("script"), *(link for link in page.all("link") if link["rel"] == "stylesheet")):
        target = built.target(page.path, element["src"] or element["href"])
        assert target
        found[target[0]] = packed(built.files[target[0]].read_bytes())
    return found


@pytest.mark.parametrize(("kind", "most", "count"), [("entries", ENTRY, 14), ("villages", VILLAGE, 10)])
def test_a_first_visit(shipped_on_the_web: Built, kind: str, most: int, count: int) -> None:
    looked_at = {
        page.address: sum(parts(shipped_on_the_web, page).values()) for page in pages(shipped_on_the_web, kind)
    }
    assert len(looked_at) == count
    over = {path: size for path, size in looked_at.items() if size > most}
    assert {path.removeprefix("en/") for path in over} <= LONG, over
    assert max(looked_at.values()) <= max(most, LONG_ENTRY), over


def test_the_html_of_an_entry(shipped_on_the_web: Built) -> None:
    sizes = {page.address: packed(page.html.encode()) for page in pages(shipped_on_the_web, "entries")}
    over = {path: size for path, size in sizes.items() if size > ENTRY_HTML}
    assert {path.removeprefix("en/") for path in over} <= LONG, over
    assert max(sizes.values()) <= LONG_ENTRY_HTML, over


def test_one_style_sheet_and_at_most_one_script(shipped: Built) -> None:
    styles = [name for name in shipped.files if name.endswith(".css")]
    scripts = [name for name in shipped.files if name.endswith(".js")]
    assert (len(styles), len(scripts)) == (1, 1)
    assert packed(shipped.files[styles[0]].read_bytes()) <= STYLE
    assert packed(shipped.files[scripts[0]].read_bytes()) <= SCRIPT
    for page in shipped.pages:
        assert len([one for one in page.all("link") if one["rel"] == "stylesheet"]) == 1, page.path
        assert len(page.all("script")) <= 1, page.path


def test_an_entry_without_photos_takes_two_requests(shipped: Built) -> None:
    """The page and its style sheet; the icon is fetched once for the site."""
    page = shipped.page("entries/undated/first-visit/")
    assert page.all("img", "script") == []
    assert len(parts(shipped, page)) == 2
