"""Changes of real files are seen, told and asked; those that are nobody's business are not."""

from __future__ import annotations

import errno
import logging
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.observers.polling import PollingObserver

from chronicle.serve import watch as module
from chronicle.serve.flurry import Patience
from chronicle.serve.watch import Inbox, Watch

SECONDS = 60
CALM = Patience(one=0.2, few=0.3, many=1.5, flood=8, at_most=20.0, flood_at_most=20.0)


@contextmanager
def watched(
    folder: Path, others: tuple[Path, ...] = (), *, poll: bool = False
) -> Iterator[Callable[[], frozenset[str]]]:
    """Gives a function that waits for the next changes."""
    inbox = Inbox(CALM)
    with Watch(folder, ("content", "themes"), others, inbox, poll=poll) as watch:
        assert watch.polls == poll

        def changes() -> frozenset[str]:
            found: list[frozenset[str]] = []
            taker = threading.Thread(target=lambda: found.append(inbox.take()), daemon=True)
            taker.start()
            taker.join(SECONDS)
            assert found, "nothing was seen"
            return found[0]

        yield changes


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "content" / "entries").mkdir(parents=True)
    (folder / "content" / "chronicle.yaml").write_text("title: x\n")
    (folder / "content" / "entries" / "a.md").write_text("a")
    return folder


@pytest.fixture(params=[False, True], ids=["told", "asked"])
def poll(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(module, "POLL_SECONDS", 0.1)
    return bool(request.param)


def test_a_save_is_seen(site: Path, poll: bool) -> None:
    with watched(site, poll=poll) as changes:
        (site / "content/entries/a.md").write_text("a, changed")
        assert changes() == {"content/entries/a.md"}


def test_an_editor_that_writes_aside_and_moves(site: Path, poll: bool) -> None:
    with watched(site, poll=poll) as changes:
        (site / "content/entries/.a.md.swp").write_text("swap")
        (site / "content/entries/4913").write_text("")
        (site / "content/entries/4913").unlink()
        (site / "content/entries/a.md").rename(site / "content/entries/a.md~")
        (site / "content/entries/new.tmp").write_text("a, changed")
        (site / "content/entries/new.tmp").rename(site / "content/entries/a.md")
        assert changes() == {"content/entries/a.md"}


def test_a_new_folder_and_what_comes_into_it(site: Path, poll: bool) -> None:
    with watched(site, poll=poll) as changes:
        (site / "content/entries/2016/三月").mkdir(parents=True)
        (site / "content/entries/2016/三月/b.md").write_text("b")
        assert "content/entries/2016/三月/b.md" in changes()
        (site / "content/entries/2016/三月/b.md").write_text("b, changed")
        assert "content/entries/2016/三月/b.md" in changes()


def test_renamed_moved_away_and_deleted(site: Path, tmp_path: Path, poll: bool) -> None:
    entries = site / "content/entries"
    with watched(site, poll=poll) as changes:
        (entries / "a.md").rename(entries / "b.md")
        assert changes() == {"content/entries/a.md", "content/entries/b.md"}
        (entries / "b.md").rename(tmp_path / "b.md")
        assert changes() == {"content/entries/b.md"}
        (tmp_path / "b.md").rename(entries / "c.md")
        assert changes() == {"content/entries/c.md"}
        (entries / "c.md").unlink()
        assert changes() == {"content/entries/c.md"}


def test_hundreds_of_changes_come_at_once(site: Path, poll: bool) -> None:
    with watched(site, poll=poll) as changes:
        for number in range(300):
            (site / f"content/entries/{number}.md").write_text("x")
        seen = changes()
        # Asked once in between, the rest comes with the next answer.
        while len(seen) < 300:
            assert poll
            seen |= changes()
        assert seen == {f"content/entries/{number}.md" for number in range(300)}


def test_what_is_no_source_is_not_told(site: Path, poll: bool) -> None:
    (site / ".chronicle/preview").mkdir(parents=True)
    (site / "site").mkdir()
    with watched(site, poll=poll) as changes:
        for name in (".chronicle/preview/index.html", "site/index.html", "notes.txt", "content/entries/.b.md.swp"):
            (site / name).write_text("x")
        (site / "content/entries/a.md").read_text()
        (site / "content/entries/z.md").write_text("z")
        assert changes() == {"content/entries/z.md"}


def test_folders_may_come_go_and_be_replaced(site: Path, poll: bool) -> None:
    with watched(site, poll=poll) as changes:
        (site / "themes/own").mkdir(parents=True)
        assert "themes" in changes()
        (site / "themes/own/theme.yaml").write_text("x")
        assert "themes/own/theme.yaml" in changes()
        (site / "content").rename(site / "kept")
        assert "content" in changes()
        (site / "kept").rename(site / "content")
        assert "content" in changes()
        (site / "content/entries/a.md").write_text("a, changed")
        assert "content/entries/a.md" in changes()


def test_a_theme_elsewhere_is_told_without_a_path(site: Path, tmp_path: Path, poll: bool) -> None:
    (tmp_path / "program/themes/plain").mkdir(parents=True)
    with watched(site, (tmp_path / "program/themes", tmp_path / "none"), poll=poll) as changes:
        (tmp_path / "program/themes/plain/theme.yaml").write_text("x")
        assert changes() == {""}


def test_a_folder_behind_a_link_has_the_name_of_the_link(site: Path, tmp_path: Path, poll: bool) -> None:
    (site / "content").rename(site / "data")
    (site / "content").symlink_to("data", target_is_directory=True)
    (tmp_path / "link").symlink_to(site, target_is_directory=True)
    with watched(tmp_path / "link", poll=poll) as changes:
        (site / "data/entries/a.md").write_text("a, changed")
        assert changes() == {"content/entries/a.md"}


def test_what_the_library_says_to_itself_is_not_told(site: Path) -> None:
    """A folder that comes while its parent is being looked through is told of twice: a warning, which must not end the
    library's thread, nor reach the terminal."""
    with watched(site):
        warnings.warn_explicit("twice", RuntimeWarning, "inotify.py", 1, module="watchdog.observers.inotify")
    assert logging.getLogger("watchdog").handlers


@pytest.mark.parametrize("last", [False, True])
def test_where_the_system_can_watch_no_more_it_is_asked(
    site: Path, monkeypatch: pytest.MonkeyPatch, last: bool
) -> None:
    """The limit shows at once, or only at the last folder: those in between fail in silence."""

    class Full(PollingObserver):
        def schedule(self, handler: object, path: str, **more: object) -> object:  # type: ignore[override]
            if not last or path == str(site):
                raise OSError(errno.ENOSPC, "inotify watch limit reached")
            return super().schedule(handler, path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "Observer", Full)
    monkeypatch.setattr(module, "POLL_SECONDS", 0.1)
    before = threading.active_count()
    inbox = Inbox(CALM)
    with Watch(site, ("content", "themes"), (), inbox, poll=False) as watch:
        assert watch.polls
        (site / "content/entries/a.md").write_text("a, changed")
        assert inbox.take() == {"content/entries/a.md"}
    assert threading.active_count() == before


def test_whoever_waits_is_asked_whether_to_go_on() -> None:
    asked = iter((False, False, True))

    def still() -> None:
        if next(asked):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Inbox(still=still).take()
