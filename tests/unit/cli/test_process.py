"""The program as the system sees it: what it loads, how it ends, and that no encoding or pipe breaks it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import chronicle
from kit.site import Site

HEAVY = ("rich", "yaml", "jinja2", "PIL", "babel", "markdown_it", "pypinyin", "sqlite3", "multiprocessing")
FAULTY = """
-- content/entries/bad.md --
---
title: 坏日子
date: 2015-02-29
天色: 好
---
正文。
"""


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "chronicle", *arguments]
    variables = {**os.environ, "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(command, cwd=cwd, env=variables, capture_output=True, check=False)


def test_the_version_is_told_without_loading_the_program(tmp_path: Path) -> None:
    code = (
        "import sys; from chronicle.cli import main; status = main(['--version'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], 'chronicle.build' in sys.modules, status)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"chronicle {chronicle.__version__}", "[] False 0"]


def test_help_is_told_without_loading_the_program(tmp_path: Path) -> None:
    code = (
        "import sys; from chronicle.cli import main\n"
        "for name in ('build', 'check', 'serve', 'new', 'init'): main([name, '--help', '--lang', 'zh'])\n"
        "for name in ('entry', 'village', 'cadre', 'household'): main(['new', name, '--help', '--lang', 'zh'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], 'chronicle.build' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[] False"


def test_a_build_with_nothing_to_do_loads_nothing_that_would_do_it(tmp_path: Path) -> None:
    site = Site.of(tmp_path, "-- content/entries/a.md --\n---\ntitle: 甲\nsummary: 乙\n---\n乙。")
    os.utime(tmp_path / "content/entries/a.md", ns=(1_500_000_000_000_000_000,) * 2)
    os.utime(tmp_path / "content/chronicle.yaml", ns=(1_500_000_000_000_000_000,) * 2)
    code = (
        "import sys; from chronicle.cli import main; status = main(['build', '--as-of', '2016-01-31'])\n"
        "names = ('jinja2', 'markdown_it', 'babel', 'PIL', *(f'chronicle.{name}' for name in\n"
        "    ('link', 'plan.site', 'privacy', 'render', 'build.only_texts', 'build.whole')))\n"
        "print([name for name in names if name in sys.modules], status)"
    )
    assert site.build().status == 0

    def said() -> str:
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True)
        return done.stdout.decode().splitlines()[-1]

    assert said() == "[] 0"
    site.write({"content/entries/a.md": "---\ntitle: 甲\nsummary: 乙\n---\n丙。"})
    assert "'build.whole'" not in said()
    assert "丙" in site.html("entries/a/")


def test_all_that_a_package_offers_is_there() -> None:
    """Their names are imported when they are asked for: here all at once."""
    code = "import chronicle\n" + "".join(
        f"from chronicle.{name} import *\n"
        for name in ("build", "link", "plan", "privacy", "read", "render", "theme", "write")
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_site_is_built_from_anywhere(tmp_path: Path) -> None:
    site = Site.of(tmp_path / "site", "-- content/entries/a.md --\n---\ntitle: 甲\n---\n乙。")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = run("build", "../site", "--output", "out", "--lang", "en", cwd=elsewhere)
    assert done.returncode == 0
    assert b"Next: open out" in done.stdout
    assert (elsewhere / "out" / "entries" / "a" / "index.html").is_file()
    assert not site.output.exists()
    assert b"reading" in done.stderr


def test_a_terminal_without_han_characters_ends_nothing(tmp_path: Path) -> None:
    Site.of(tmp_path, FAULTY)
    done = run("check", cwd=tmp_path, PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    assert b"content/entries/bad.md:3:7: ?? C302: ??" in done.stdout
    assert b"Traceback" not in done.stderr


def test_json_stands_alone_on_standard_output(tmp_path: Path) -> None:
    Site.of(tmp_path, FAULTY)
    done = run("check", "--format", "json", cwd=tmp_path, PYTHONIOENCODING="ascii")
    told = json.loads(done.stdout)
    assert [(d["code"], d["line"], d["column"]) for d in told["diagnostics"] if d["severity"] != "hint"] == [
        ("C302", 3, 7),
        ("C142", 4, 1),
    ]
    assert (told["errors"], told["warnings"], done.returncode, done.stderr) == (1, 1, 1, b"")


def test_a_reader_who_leaves_is_no_fault(tmp_path: Path) -> None:
    site = Site.of(tmp_path)
    for number in range(300):
        site.write({f"content/entries/{number}.md": "---\ntitle: 坏\ndate: 2015-02-29\n---\n正文。\n"})
    command = [sys.executable, "-m", "chronicle", "check"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        complaints = process.stderr.read()
        assert process.wait() == 141
    assert b"Traceback" not in complaints
    assert b"BrokenPipe" not in complaints


def test_colours_are_for_terminals_only(tmp_path: Path) -> None:
    Site.of(tmp_path, FAULTY)
    assert b"\x1b[" not in run("check", cwd=tmp_path).stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_build_says_so(tmp_path: Path, jobs: str) -> None:
    site = Site.of(tmp_path)
    for number in range(400):
        site.write({f"content/entries/{number}.md": "---\ntitle: 甲\n---\n乙。\n"})
    command = [sys.executable, "-m", "chronicle", "build", "--jobs", jobs, "--lang", "en"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"reading \xe2\x80\xa6\n"
        process.send_signal(signal.SIGINT)
        complaints = process.stderr.read()
        assert process.wait() == 130
    assert complaints.endswith(b"interrupted; run it again to go on\n")
    assert b"Traceback" not in complaints
    assert not site.output.exists()
