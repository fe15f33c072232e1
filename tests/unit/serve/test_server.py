"""The server over a real connection: every header, every way out that is closed, and no thread left at the end."""

from __future__ import annotations

import http.client
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.serve.answers import Answers
from chronicle.serve.news import News
from chronicle.serve.overlay import NONE, Overlay, overlay
from chronicle.serve.server import Server

PAGE = b"<!DOCTYPE html><html><head><title>%s</title></head><body></body></html>"
SECONDS = 30
ERRORS = overlay([Diagnostic("C201", "error", Place("a.md"), Said("wrong", "不对"))], {}, stopped=False)


@dataclass
class Preview:
    """A server on a small folder."""

    root: Path
    news: News
    server: Server

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in small letters) and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=SECONDS)
        with closing(connection):
            connection.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read()

    def raw(self, text: bytes) -> bytes:
        """What comes back for these very bytes."""
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=SECONDS) as connection:
            connection.sendall(text)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def state(self, page: str) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.ask(f"/_chronicle/state?page={page}")[2])
        return found


def until(true: Callable[[], bool]) -> None:
    """Waits for a condition."""
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = tmp_path / "preview"
    for name, data in {
        "index.html": PAGE % b"Home",
        "404.html": PAGE % b"Missing",
        "villages/a/index.html": PAGE % b"A",
        "entries/2016/road.v2/index.html": PAGE % b"Road",
        "assets/site-1.css": b"a{}",
        "photos/one.webp": bytes(range(256)) * 8,
        "empty.txt": b"",
        "no-index/x.txt": b"x",
        ".chronicle-outputs": b"listing",
        ".hidden/index.html": PAGE % b"Hidden",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "preview-2").mkdir()
    (tmp_path / "preview-2" / "secret.txt").write_text("secret")
    news = News()
    with closing(Server("127.0.0.1", 0, Answers(root, news))) as server:
        yield Preview(root, news, server)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.webp", "image/webp"),
        ("a.jpg", "image/jpeg"),
        ("a.JPG", "image/jpeg"),
        ("a.png", "image/png"),
        ("a.woff", "font/woff"),
        ("a.woff2", "font/woff2"),
        ("a.pdf", "application/pdf"),
        ("a.unheard-of", "application/octet-stream"),
        ("none", "application/octet-stream"),
    ],
)
def test_types(preview: Preview, name: str, kind: str) -> None:
    (preview.root / name).write_bytes(b"x")
    status, headers, _ = preview.ask(f"/{name}")
    assert (status, headers["content-type"]) == (200, kind)
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_a_page_is_sent_with_the_script_and_the_file_stays_as_it_is(preview: Preview) -> None:
    for path, title in (("/", b"Home"), ("/index.html", b"Home"), ("/villages/a/", b"A"), ("/?x=1#y", b"Home")):
        status, headers, body = preview.ask(path)
        assert (status, int(headers["content-length"])) == (200, len(body))
        assert body.replace(script(body), b"") == PAGE % title
    assert (preview.root / "index.html").read_bytes() == PAGE % b"Home"


def script(body: bytes) -> bytes:
    start, end = body.index(b"<script"), body.index(b"</script>\n") + 10
    assert b'src="/_chronicle/reload.js"' in body[start:end]
    return body[start:end]


def test_head_has_the_headers_and_no_body(preview: Preview) -> None:
    for path in ("/", "/photos/one.webp", "/nowhere", "/villages"):
        got, head = preview.ask(path), preview.ask(path, "HEAD")
        assert head[2] == b""
        assert head[0] == got[0]
        assert {**head[1], "date": ""} == {**got[1], "date": ""}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed_from_outside(preview: Preview, method: str) -> None:
    status, headers, _ = preview.ask("/index.html", method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/villages/a", "/villages/a/"),
        ("/villages/a?x=1", "/villages/a/?x=1"),
        ("/entries/2016/road.v2", "/entries/2016/road.v2/"),
        ("/no-index", "/no-index/"),
        ("//villages/a", "/villages/a/"),
    ],
)
def test_a_folder_wants_its_slash(preview: Preview, path: str, where: str) -> None:
    status, headers, body = preview.ask(path)
    assert (status, headers["location"], body) == (301, where, b"")


@pytest.mark.parametrize(
    "path", ["/nowhere", "/nowhere/", "/no-index/", "/index.html/", "/villages/a/b/c", "/villages//a/"]
)
def test_the_sites_own_page_for_what_is_missing(preview: Preview, path: str) -> None:
    status, headers, body = preview.ask(path)
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert b"<title>Missing</title>" in body
    assert script(body)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/villages/../../secret.txt",
        "/villages/..%5c..%5csecret.txt",
        "/..\\secret.txt",
        "/../preview-2/secret.txt",
        "/%252e%252e/secret.txt",
        "/index.html%00.txt",
        "/C:/secret.txt",
        "/.chronicle-outputs",
        "/%2echronicle-outputs",
        "/.hidden/",
        "/villages/./a/",
        "/%ff",
        "/\x7f",
        "/_chronicle/../../secret.txt",
        "/_chronicle/..%2freload.py",
        "/_chronicle/%2e%2e/reload.py",
        "/_chronicle/",
    ],
)
def test_ways_out_are_closed(preview: Preview, path: str) -> None:
    answer = preview.raw(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode("latin-1"))
    assert answer.split(b" ", 2)[1] == b"404"
    assert b"secret" not in answer
    assert b"listing" not in answer
    assert b"Hidden" not in answer


def test_links_that_lead_out_are_not_followed(preview: Preview) -> None:
    (preview.root / "out.txt").symlink_to(preview.root.parent / "secret.txt")
    (preview.root / "out").symlink_to(preview.root.parent, target_is_directory=True)
    (preview.root / "ring").symlink_to(preview.root / "ring")
    (preview.root / "list.txt").symlink_to(preview.root / ".chronicle-outputs")
    (preview.root / "inside").symlink_to(preview.root / "villages", target_is_directory=True)
    assert [preview.ask(f"/{path}")[0] for path in ("out.txt", "out/secret.txt", "ring", "list.txt")] == [404] * 4
    assert preview.ask("/inside/a/")[0] == 200


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_opened(preview: Preview) -> None:
    os.mkfifo(preview.root / "pipe.txt")
    assert preview.ask("/pipe.txt")[0] == 404


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, (0, 10)),
        ("bytes=2000-", 206, (2000, 2048)),
        ("bytes=-48", 206, (2000, 2048)),
        ("bytes=0-99999", 206, (0, 2048)),
        ("bytes=2048-", 416, None),
        ("bytes=0-1,4-5", 200, (0, 2048)),
        ("nonsense", 200, (0, 2048)),
    ],
)
def test_ranges(preview: Preview, asked: str, status: int, part: tuple[int, int] | None) -> None:
    got, headers, body = preview.ask("/photos/one.webp", Range=asked)
    data = bytes(range(256)) * 8
    assert got == status
    if part is None:
        assert (headers["content-range"], body) == ("bytes */2048", b"")
    else:
        assert (headers["accept-ranges"], headers["content-type"]) == ("bytes", "image/webp")
        assert body == data[part[0] : part[1]]
        assert headers.get("content-range") == (f"bytes {part[0]}-{part[1] - 1}/2048" if status == 206 else None)


def test_a_condition_that_cannot_hold_gives_the_whole(preview: Preview) -> None:
    status, _, body = preview.ask("/photos/one.webp", Range="bytes=0-9", If_Range='"x"')
    assert (status, len(body)) == (200, 2048)


def test_a_part_of_a_page_is_a_part_of_what_is_sent(preview: Preview) -> None:
    whole = preview.ask("/")[2]
    status, headers, body = preview.ask("/", Range="bytes=10-19")
    assert (status, body) == (206, whole[10:20])
    assert headers["content-range"] == f"bytes 10-19/{len(whole)}"


def test_an_empty_file(preview: Preview) -> None:
    assert preview.ask("/empty.txt")[::2] == (200, b"")
    assert preview.ask("/empty.txt", Range="bytes=0-")[0] == 416


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "127.1.2.3", "[::1]:8000", "site.localhost"]
)
def test_own_names_are_answered(preview: Preview, host: str) -> None:
    assert preview.ask("/", Host=host)[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "192.168.1.1", "", "[::1", "0.0.0.0"]
)
def test_foreign_names_are_refused_on_loopback(preview: Preview, host: str) -> None:
    for path in ("/", "/_chronicle/state?page=/", "/_chronicle/events", "/_chronicle/reload.js"):
        assert preview.ask(path, Host=host)[0] == 403


def test_on_all_addresses_any_name_is_answered(preview: Preview) -> None:
    with closing(Server("0.0.0.0", 0, preview.server.answers)) as open_server:
        assert Preview(preview.root, preview.news, open_server).ask("/", Host="village.example")[0] == 200
        assert open_server.address == f"http://localhost:{open_server.port}/"
        assert open_server.shared.startswith("http://")
        assert "0.0.0.0" not in open_server.shared
    assert preview.server.shared == ""


def test_a_connection_is_kept(preview: Preview) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", preview.server.port, timeout=SECONDS)
    with closing(connection):
        connection.connect()
        first = connection.sock
        for path in ("/", "/nowhere", "/villages", "/photos/one.webp"):
            connection.request("GET", path)
            assert connection.getresponse().read() is not None
            assert connection.sock is first


@pytest.mark.parametrize(
    "text", [b"\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x00", b"GET " + b"a" * 70000]
)
def test_what_is_no_request_ends_its_connection_only(preview: Preview, text: bytes) -> None:
    preview.raw(text)
    assert preview.ask("/")[0] == 200


def test_a_taken_port_gives_the_next(preview: Preview) -> None:
    with closing(Server("127.0.0.1", preview.server.port, preview.server.answers)) as other:
        assert preview.server.port < other.port <= preview.server.port + 100
        assert other.address == f"http://127.0.0.1:{other.port}/"


def test_an_unknown_host_is_an_error(preview: Preview) -> None:
    with pytest.raises(OSError, match=r".+"):
        Server("203.0.113.1", 0, preview.server.answers)


def test_no_half_files_while_they_are_replaced(preview: Preview) -> None:
    pages = [PAGE % (mark * 200_000) for mark in (b"a", b"b")]
    stop = threading.Event()

    def replace() -> None:
        for number in range(100_000):
            if stop.is_set():
                return
            new = preview.root / ".new"
            new.write_bytes(pages[number % 2])
            new.replace(preview.root / "index.html")

    (preview.root / "index.html").write_bytes(pages[0])
    writer = threading.Thread(target=replace)
    writer.start()
    try:
        for _ in range(60):
            body = preview.ask("/")[2]
            assert body.replace(script(body), b"") in pages
    finally:
        stop.set()
        writer.join()


def test_the_state_of_a_page(preview: Preview) -> None:
    home, road = preview.state("/"), preview.state("/entries/2016/road.v2/")
    assert home["version"] != road["version"]
    assert f'data-version="{home["version"]}"'.encode() in preview.ask("/")[2]
    assert preview.state("/nowhere")["version"] == preview.state("/404.html")["version"]
    assert (home["errors"], home["count"], home["stopped"]) == ([], 0, False)


def test_a_page_that_an_error_took_away_stays_as_it_is_shown(preview: Preview) -> None:
    preview.news.publish(ERRORS, "zh-Hans", "/")
    assert preview.state("/nowhere")["version"] is None
    assert preview.state("/")["version"] is not None
    assert preview.state("/")["count"] == 1


def test_without_any_page_there_is_one_for_the_overlay(preview: Preview) -> None:
    for name in ("index.html", "404.html"):
        (preview.root / name).unlink()
    preview.news.publish(Overlay(ERRORS.errors, 1, True), "en", "/")
    status, headers, body = preview.ask("/")
    assert (status, headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert b'<html lang="en">' in body
    assert script(body)
    assert preview.state("/")["stopped"] is True


def test_pages_are_found_below_the_path_of_the_address_too(preview: Preview) -> None:
    preview.news.publish(NONE, "zh-Hans", "/diary/v1/")
    assert preview.ask("/diary/v1/")[2] == preview.ask("/")[2]
    assert preview.ask("/diary/v1/assets/site-1.css")[0] == 200
    assert preview.ask("/diary/v1/villages/a")[1]["location"] == "/diary/v1/villages/a/"
    assert preview.ask("/diary/v1")[0] == 301
    assert preview.ask("/diary/")[0] == 404
    assert preview.ask("/diary/v1/../../../secret.txt")[0] == 404


def listen(preview: Preview) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", preview.server.port, timeout=SECONDS)
    connection.request("GET", "/_chronicle/events")
    answer = connection.getresponse()
    connection.close()
    return answer


def message(events: http.client.HTTPResponse) -> str:
    """The next event, comments passed over."""
    while True:
        lines = iter(lambda: events.readline().decode().rstrip("\n"), "")
        data = [line.removeprefix("data: ") for line in lines if line.startswith("data: ")]
        if data:
            return data[0]


def test_news_reach_all_who_listen(preview: Preview) -> None:
    tabs = [listen(preview) for _ in range(8)]
    assert tabs[0].getheader("Content-Type") == "text/event-stream"
    assert tabs[0].getheader("Cache-Control") == "no-store"
    assert [message(tab) for tab in tabs] == ["0"] * 8
    preview.news.publish(NONE, "zh-Hans", "/")
    assert [message(tab) for tab in tabs] == ["1"] * 8
    preview.news.publish(NONE, "zh-Hans", "/")
    assert [message(tab) for tab in tabs] == ["2"] * 8
    for tab in tabs:
        tab.close()


def test_at_the_end_all_threads_go_and_the_port_is_free(tmp_path: Path) -> None:
    before = threading.active_count()
    server = Server("127.0.0.1", 0, Answers(tmp_path, News()))
    preview = Preview(tmp_path, server.answers.news, server)
    events = [listen(preview) for _ in range(3)]
    idle = socket.create_connection(("127.0.0.1", server.port), timeout=SECONDS)
    idle.sendall(b"GET / HTTP/1.1\r\n")
    assert [message(tab) for tab in events] == ["0"] * 3
    server.close()
    assert [tab.read() for tab in events] == [b""] * 3
    until(lambda: threading.active_count() == before)
    idle.close()
    with closing(Server("127.0.0.1", server.port, server.answers)) as again:
        assert again.port == server.port


def test_a_tab_that_has_gone_leaves_no_thread(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronicle.serve.server.PING_SECONDS", 0.05)
    before = threading.active_count()
    tabs = [listen(preview) for _ in range(4)]
    assert [message(tab) for tab in tabs] == ["0"] * 4
    assert threading.active_count() == before + 4
    for tab in tabs:
        tab.close()
    until(lambda: threading.active_count() == before)
