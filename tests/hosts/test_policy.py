"""The example configurations in docs/publishing.md, read by nginx and Caddy, and the site that ships, seen through."""

from __future__ import annotations

import gzip
import re
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from chronicle.publish.hosting import POLICY, content_type, headers_file, packed
from docs.documents import page
from kit.servers import caddy, nginx, walk
from kit.shipped import Built
from kit.visit import KINDS_OF_PAGE, visit


@pytest.fixture(params=["nginx", "caddy"])
def root(request: pytest.FixtureRequest, shipped_on_the_web: Built, tmp_path: Path):
    site = tmp_path / "current"
    site.symlink_to(shipped_on_the_web.output)
    text = example(request.param).replace("/srv/diary/current", str(site))
    with (nginx if request.param == "nginx" else caddy)(tmp_path / "server", text) as address:
        yield address


def example(server: str) -> str:
    """The inside of the server block in docs/publishing.md, without where it listens."""
    found = re.search(rf"^```{server}\n(.*?)^```", page("publishing.md"), re.MULTILINE | re.DOTALL)
    assert found is not None
    inside = found[1].strip().partition("{")[2].removesuffix("}")
    return re.sub(r"^ *(listen|server_name) .*$", "", inside, flags=re.MULTILINE)


def headers(address: str, **more: str) -> dict[str, str]:
    with urllib.request.urlopen(urllib.request.Request(address, headers=more)) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


def test_every_kind_of_page_passes_the_policy(root: str, browser: Browser) -> None:
    with visit(browser, root) as window:
        for path in KINDS_OF_PAGE:
            window.page.goto(root + path, wait_until="load")
        assert window.faults == []
        assert window.foreign == []


def test_no_link_is_dead(root: str) -> None:
    assert walk(root).dead == []


def test_the_page_for_what_is_not_there(root: str, shipped_on_the_web: Built) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        headers(f"{root}nowhere/")
    assert error.value.code == 404
    assert error.value.read() == (shipped_on_the_web.output / "404.html").read_bytes()
    assert error.value.headers["content-security-policy"] == POLICY


def test_headers(root: str, shipped_on_the_web: Built) -> None:
    told = headers(root)
    assert told["content-security-policy"] == POLICY
    assert told["cache-control"] == "no-cache"
    assert told["content-type"] == "text/html; charset=utf-8"
    style = next(path.name for path in (shipped_on_the_web.output / "assets").glob("*.css"))
    told = headers(f"{root}assets/{style}")
    assert "immutable" in told["cache-control"]
    assert told["content-type"] == "text/css; charset=utf-8"


def test_the_listing_is_not_handed_out(root: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        headers(f"{root}.chronicle-outputs")


def test_a_packed_page_is_handed_out_as_it_is(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    text = "<p>修路</p>" * 500
    small = packed(text.encode())
    assert small is not None
    assert gzip.decompress(small) == text.encode()
    (site / "index.html").write_text(text)
    (site / "index.html.gz").write_bytes(small)
    with nginx(tmp_path / "nginx", f"root {site}; index index.html; gzip_static on;") as root:
        assert headers(root, **{"Accept-Encoding": "gzip"})["content-encoding"] == "gzip"


def test_the_file_of_headers_says_the_same() -> None:
    text = headers_file().decode()
    assert POLICY in text
    assert "/photos/*" in text
    assert content_type("a/feed.xml").startswith("application/atom+xml")
    assert content_type("x.css.gz") == "text/css; charset=utf-8"
