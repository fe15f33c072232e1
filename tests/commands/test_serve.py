"""`chronicle serve` as a process: what it says, how it ends, and that nothing stops it but its writer."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from chronicle.cli import main
from kit.preview import SECONDS, Preview, previewing
from kit.site import Site

FILES = """
-- content/chronicle.yaml --
title: 样例
theme: plain
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
修路。
-- content/entries/plan.md --
---
title: 打算
date: 2015-03-02
village: 甲村
draft: yes
---
还没有写完。
"""
ROAD = "content/entries/road.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site.of(tmp_path, FILES)


def page(preview: Preview, path: str) -> tuple[int, str]:
    """Status and text of a page of the preview."""
    try:
        with urllib.request.urlopen(f"{preview.root}{path}", timeout=SECONDS) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(site: Site, how: signal.Signals) -> None:
    with previewing(site.folder) as preview:
        waiting = urllib.request.urlopen(f"{preview.root}_chronicle/events", timeout=SECONDS)
        assert preview.end(how) == 0
        waiting.close()
        port = int(preview.root.rstrip("/").rpartition(":")[2])
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind(("127.0.0.1", port))
    assert preview.said[-1] == "The preview has ended."


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_it_ends_in_the_middle_of_a_build(site: Site) -> None:
    for number in range(400):
        site.write({f"content/entries/e{number}.md": f"---\ntitle: {number}\ndate: 2015\nvillage: 甲村\n---\n正文。\n"})
    with previewing(site.folder, lang="zh") as preview:
        site.write({"content/villages/a.md": "---\nname: 乙村\n---\n"})
        time.sleep(0.3)
        assert preview.end() == 0
    assert preview.said[-1] == "预览已结束。"
    with previewing(site.folder) as again:
        assert "乙村" in page(again, "villages/a/")[1]


def test_it_builds_beside_the_site_and_leaves_the_site_alone(site: Site) -> None:
    with previewing(site.folder) as preview:
        assert page(preview, "entries/road/")[0] == 200
        assert not (site.folder / "site").exists()
        assert (site.folder / ".chronicle/preview/entries/road/index.html").is_file()
        assert "reload.js" not in (site.folder / ".chronicle/preview/entries/road/index.html").read_text()
        # The lock is held for a build only.
        assert site.build().status == 0


def test_each_build_is_told_in_a_line(site: Site) -> None:
    with previewing(site.folder) as preview:
        site.write({"content/entries/road.md": "---\ntitle: 修路\ndate: 2015-13-01\nvillage: 甲村\nx: y\n---\n"})
        preview.wait_builds(2)
        site.write({"content/entries/road.md": "---\ntitle: 修路\ndate: 2015-03-01\nvillage: 甲村\nx: y\n---\n"})
        preview.wait_builds(3)
    said = preview.said
    assert said[0].startswith("all: ")
    assert said[1] == f"Preview (Ctrl-C ends it): {preview.root}"
    assert said[2] == f"{ROAD}:3:7: error C302: there is no month 13"
    assert any(line.startswith("entries/road.md: ") and line.endswith("1 error, 1 warning") for line in said)
    assert said[-1].startswith("entries/road.md: ")
    assert said[-1].endswith("no errors, 1 warning")


def test_drafts_are_shown_when_they_are_wanted(site: Site) -> None:
    with previewing(site.folder) as preview:
        assert page(preview, "entries/plan/")[0] == 404
    with previewing(site.folder, "--drafts") as preview:
        assert page(preview, "entries/plan/")[0] == 200


def test_a_taken_port_is_told(site: Site) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with previewing(site.folder, "--port", str(port)) as preview:
            got = int(preview.root.rstrip("/").rpartition(":")[2])
            assert port < got
            assert preview.said[0] == f"Port {port} is taken; using {got}."


def test_a_fault_of_the_program_is_told_and_the_preview_goes_on(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process, for the fault is planted; it ends as by Ctrl-C when it has recovered."""
    import chronicle.build as module

    build, calls = module.build, 0

    def faulty(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise RuntimeError("planted")
        if calls == 4:
            raise KeyboardInterrupt
        return build(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "build", faulty)

    def write() -> None:
        while calls < 4 and time.monotonic() < end:
            site.write({ROAD: f"---\ntitle: 修路\ndate: 2015-03-01\nvillage: 甲村\n---\n{time.monotonic()}\n"})
            time.sleep(0.2)

    end = time.monotonic() + SECONDS
    writer = threading.Thread(target=write)
    writer.start()
    status = main(["serve", str(site.folder), "--port", "0", "--lang", "en"])
    writer.join()
    said = capsys.readouterr().out
    assert status == 0
    assert "site:1:1: error C723: the build ended unexpectedly: RuntimeError: planted" in said
    assert said.index("nothing was built; 1 error") < said.rindex("no errors, no warnings")
    assert said.endswith("The preview has ended.\n")


def test_the_folder_of_the_state_can_be_deleted_meanwhile(site: Site) -> None:
    import shutil

    with previewing(site.folder) as preview:
        shutil.rmtree(site.folder / ".chronicle")
        site.write({ROAD: "---\ntitle: 修路\ndate: 2015-03-01\nvillage: 甲村\n---\n新的。\n"})
        preview.wait(lambda: "新的" in page(preview, "entries/road/")[1])


def test_the_browser_is_opened(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = tmp_path / "opened.txt"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    browser.chmod(0o755)
    monkeypatch.setitem(os.environ, "BROWSER", f"{browser} %s")
    with previewing(site.folder, "--open") as preview:
        preview.wait(lambda: opened.is_file() and opened.read_text().strip() == preview.root)
