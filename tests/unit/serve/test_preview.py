"""The preview's round: build, wait, build again. The build is a function of the test; files and server are real."""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from chronicle.build import BuildReport
from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.serve import ServeOptions, serve

SECONDS = 60


@dataclass
class Round:
    """Notes what the preview does. `build`: what the n-th build does, from 0 on; after the last one it ends."""

    folder: Path
    builds: list[Callable[[], BuildReport]]
    changed: list[frozenset[str] | None] = field(default_factory=list)
    reports: list[BuildReport] = field(default_factory=list)
    shown: list[frozenset[str]] = field(default_factory=list)
    at_once: Callable[[frozenset[str]], bool] | None = None
    address: str = ""

    def __call__(self, changed: frozenset[str] | None) -> BuildReport:
        self.changed.append(changed)
        if len(self.changed) > len(self.builds):
            raise KeyboardInterrupt
        return self.builds[len(self.changed) - 1]()

    def port_taken(self, wanted: int, got: int) -> None: ...

    def polls(self) -> None: ...

    def built(self, report: BuildReport, changed: frozenset[str] | None, seconds: float) -> None:
        self.reports.append(report)

    def ready(self, address: str, shared: str) -> None:
        self.address = address

    def write(self, name: str, text: str = "x") -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run(self, *steps: Callable[[], None]) -> None:
        """Serves until all builds are done; the steps are taken one after another, each after one more build."""

        def take() -> None:
            for number, step in enumerate(steps, 1):
                end = time.monotonic() + SECONDS
                while (len(self.reports) < number or not self.address) and time.monotonic() < end:
                    time.sleep(0.01)
                step()

        taker = threading.Thread(target=take)
        taker.start()
        options = ServeOptions(self.folder, self.folder / ".chronicle/preview", port=0)
        with pytest.raises(KeyboardInterrupt):
            serve(options, self, self, self.at_once)
        taker.join()

    def state(self) -> dict[str, object]:
        with urllib.request.urlopen(f"{self.address}_chronicle/state?page=/", timeout=SECONDS) as answer:
            found: dict[str, object] = json.load(answer)
            return found


def good() -> BuildReport:
    return BuildReport(0)


def round_of(folder: Path, *builds: Callable[[], BuildReport]) -> Round:
    (folder / "content").mkdir()
    (folder / "content/chronicle.yaml").write_text("title: x\n")
    return Round(folder, list(builds))


def test_the_first_build_is_of_everything_and_the_next_of_what_changed(tmp_path: Path) -> None:
    one = round_of(tmp_path, good, good)
    one.run(lambda: one.write("content/a.md"), lambda: one.write("content/entries/b.md"))
    assert one.changed[:2] == [None, {"content/a.md"}]
    assert "content/entries/b.md" in (one.changed[2] or ())


def test_what_comes_during_a_build_is_one_further_build(tmp_path: Path) -> None:
    def long() -> BuildReport:
        for number in range(30):
            one.write(f"content/{number}.md")
            time.sleep(0.02)
        return good()

    one = round_of(tmp_path, good, long, good)
    one.run(lambda: one.write("content/a.md"), lambda: None, lambda: one.write("content/z.md"))
    assert one.changed == [None, {"content/a.md"}, {f"content/{n}.md" for n in range(30)}, {"content/z.md"}]


def test_a_build_that_raises_is_an_error_and_the_next_one_mends_it(tmp_path: Path) -> None:
    def faulty() -> BuildReport:
        raise OSError(28, "No space left on device")

    states: list[dict[str, object]] = []

    def look(step: Callable[[], None]) -> Callable[[], None]:
        return lambda: (states.append(one.state()), step())[1]

    one = round_of(tmp_path, good, faulty, good)
    one.run(*(look(lambda name=name: one.write(f"content/{name}.md")) for name in "abc"))
    assert [state["count"] for state in states] == [0, 1, 0]
    assert [report.status for report in one.reports] == [0, 2, 0]
    assert "No space left on device" in json.dumps(states[1]["errors"])
    assert states[1]["stopped"] is True


def test_what_can_be_shown_at_once_is_news_before_the_build(tmp_path: Path) -> None:
    numbers: list[int] = []

    def built() -> BuildReport:
        with urllib.request.urlopen(f"{one.address}_chronicle/events", timeout=SECONDS) as events:
            numbers.append(next(int(line[6:]) for line in events if line.startswith(b"data: ")))
        return good()

    def shows(changed: frozenset[str]) -> bool:
        one.shown.append(changed)
        return changed == {"content/a.md"}

    one = round_of(tmp_path, good, built, built)
    one.at_once = shows
    one.run(*(lambda name=name: one.write(f"content/{name}.md") for name in "abc"))
    assert one.shown[:2] == [{"content/a.md"}, {"content/b.md"}]
    assert one.changed[1:3] == one.shown[:2]
    # The first build is 1, what was shown at once 2, its build 3; of the other there is nothing before its build.
    assert numbers == [2, 3]


def test_what_goes_wrong_while_it_is_shown_is_left_to_the_build(tmp_path: Path) -> None:
    def fails(changed: frozenset[str]) -> bool:
        raise ValueError(changed)

    one = round_of(tmp_path, good, good)
    one.at_once = fails
    one.run(lambda: one.write("content/a.md"), lambda: one.write("content/b.md"))
    assert [report.status for report in one.reports] == [0, 0]


def test_errors_are_shown_and_warnings_not(tmp_path: Path) -> None:
    place = Place("content/a.md", 1, 1, 1, 2)
    found = (
        Diagnostic("C110", "warning", place, Said("odd", "怪")),
        Diagnostic("C201", "error", place, Said("wrong", "不对")),
    )
    one = round_of(tmp_path, lambda: BuildReport(1, found, {"content/a.md": "xyz"}))
    states: list[dict[str, object]] = []
    one.run(lambda: (states.append(one.state()), one.write("content/a.md"))[1])
    assert (states[0]["count"], states[0]["stopped"]) == (1, False)
    assert json.loads(json.dumps(states[0]["errors"]))[0]["code"] == "C201"


def test_the_address_has_the_path_of_the_sites_own(tmp_path: Path) -> None:
    one = round_of(tmp_path, good)
    one.write("content/chronicle.yaml", "title: x\nurl: https://example.org/diary/\n")
    one.run(lambda: one.write("content/a.md"))
    assert one.address.endswith("/diary/")


def test_the_private_folder_is_watched_wherever_it_lies(tmp_path: Path) -> None:
    one = round_of(tmp_path, good)
    one.write("content/chronicle.yaml", "title: x\nprivate: register/closed\n")
    one.write("register/closed/names.yaml", "[]")
    one.run(lambda: one.write("register/closed/names.yaml", "[{name: 张三}]"))
    assert one.changed == [None, {"register/closed/names.yaml"}]


def test_of_very_many_changes_the_build_is_told_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronicle.serve.preview.MANY", 50)
    one = round_of(tmp_path, good)

    def flood() -> None:
        for number in range(60):
            one.write(f"content/{number}.md")

    one.run(flood)
    assert one.changed == [None, None]
