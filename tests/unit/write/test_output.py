"""Writing: all or nothing, what is not ours is left alone, what is stale goes."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from chronicle.write import (
    LISTING,
    PREVIEW,
    Comparison,
    Existing,
    Made,
    Output,
    OutputRefusedError,
    Record,
    Signs,
    open_record,
    refusal,
)
from chronicle.write.listing import listed, listing_text
from chronicle.write.output import Aside
from chronicle.write.record import Written

A, B = "a" * 64, "b" * 64


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / ".chronicle", tmp_path / "site") as opened:
        yield opened


def write(record: Record, site: Path, files: dict[str, str]) -> list[str]:
    """One build that wants these files; the paths that were made."""
    with Output(site, record) as place:
        comparison = Comparison(record.outputs(), place.existing(), frozenset(place.listed()))
        for path, text in files.items():
            comparison.stale(path, f"key of {text}")
        todo = comparison.todo()
        for path in todo.make:
            place.stage(path, files[path].encode())
        known = record.outputs()
        place.publish(comparison.signs, {path: known[path] for path in todo.keep}, todo.remove, Made("public"))
    return sorted(todo.make)


def standing(site: Path) -> dict[str, str]:
    found = {p.relative_to(site).as_posix(): p.read_text() for p in site.rglob("*") if p.is_file()}
    found.pop(LISTING, None)
    return found


def test_only_what_changed_is_made_and_stale_files_go_with_their_folders(tmp_path: Path, record: Record) -> None:
    site = tmp_path / "site"
    assert write(record, site, {"index.html": "1", "a/b/index.html": "2", "x.css": "3"}) == [
        "a/b/index.html",
        "index.html",
        "x.css",
    ]
    assert write(record, site, {"index.html": "1", "x.css": "4"}) == ["x.css"]
    assert standing(site) == {"index.html": "1", "x.css": "4"}
    assert not (site / "a").exists()
    assert not list(tmp_path.glob(".site*"))
    assert set(listed((site / LISTING).read_text())) == {"index.html", "x.css"}


def test_the_same_bytes_leave_a_file_untouched(tmp_path: Path, record: Record) -> None:
    site = tmp_path / "site"
    write(record, site, {"index.html": "1"})
    os.utime(site / "index.html", ns=(5, 5))
    assert write(record, site, {"index.html": "1"}) == ["index.html"]
    assert (site / "index.html").stat().st_mtime_ns == 5
    assert write(record, site, {"index.html": "1"}) == []


@pytest.mark.parametrize("hurt", ["delete", "change", "link", "folder gone"])
def test_an_output_that_was_touched_is_made_again(tmp_path: Path, record: Record, hurt: str) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.write_text("not ours")
    write(record, site, {"a/index.html": "1", "b.html": "2"})
    target = site / "a/index.html"
    target.unlink()
    if hurt == "change":
        target.write_text("9")
        os.utime(target, ns=(5, 5))
    elif hurt == "link":
        target.symlink_to(elsewhere)
    elif hurt == "folder gone":
        target.parent.rmdir()
    assert write(record, site, {"a/index.html": "1", "b.html": "2"}) == ["a/index.html"]
    assert standing(site) == {"a/index.html": "1", "b.html": "2"}
    assert elsewhere.read_text() == "not ours"


def test_stale_files_go_by_the_listing_when_the_record_is_gone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for state, files in (("one", {"index.html": "1", "old/index.html": "2"}), ("two", {"index.html": "1"})):
        with open_record(tmp_path / state, site) as record:
            write(record, site, files)
    assert standing(site) == {"index.html": "1"}


def test_files_of_others_are_left_alone(tmp_path: Path, record: Record) -> None:
    site = tmp_path / "site"
    write(record, site, {"a/index.html": "1"})
    (site / "a/CNAME").write_text("mine")
    write(record, site, {"index.html": "2"})
    assert standing(site) == {"a/CNAME": "mine", "index.html": "2"}


@pytest.mark.parametrize("what", ["a file for a folder", "a folder for a file", "a link for a folder"])
def test_what_stands_in_the_way_and_is_not_ours_stops_all(tmp_path: Path, record: Record, what: str) -> None:
    site = tmp_path / "site"
    write(record, site, {"a.html": "1"})
    (tmp_path / "far").mkdir()
    if what == "a file for a folder":
        (site / "b").write_text("mine")
    elif what == "a folder for a file":
        (site / "b/index.html").mkdir(parents=True)
        (site / "b/index.html/mine").write_text("mine")
    else:
        (site / "b").symlink_to(tmp_path / "far")
    before = standing(site)
    with pytest.raises(OutputRefusedError) as caught:
        write(record, site, {"a.html": "changed", "b/index.html": "2"})
    assert "b" in caught.value.said.en
    assert standing(site) == before
    assert not list((tmp_path / "far").iterdir())
    assert not list(tmp_path.glob(".site*"))


def test_our_own_file_gives_way_to_a_folder_and_back(tmp_path: Path, record: Record) -> None:
    site = tmp_path / "site"
    write(record, site, {"a": "1", "b": "2"})
    write(record, site, {"a/index.html": "3", "b": "2"})
    assert standing(site) == {"a/index.html": "3", "b": "2"}
    write(record, site, {"a": "4"})
    assert standing(site) == {"a": "4"}


@pytest.mark.parametrize("failing", [1, 2, 3, 4, 5])
def test_a_failure_while_moving_undoes_everything(
    tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    site = tmp_path / "site"
    write(record, site, {"a.html": "1", "old/b.html": "2", "old/c.html": "3"})
    before = {**standing(site), LISTING: (site / LISTING).read_text()}
    calls = iter(range(1, 100))
    rename = os.replace

    def fails(source: str, target: str) -> None:
        if next(calls) == failing:
            raise OSError(28, "No space left on device")
        rename(source, target)

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(OSError, match="No space"):
        write(record, site, {"a.html": "changed", "new/d.html": "4"})
    monkeypatch.undo()
    assert {**standing(site), LISTING: (site / LISTING).read_text()} == before
    assert not (site / "new").exists()
    assert record.made() == Made()
    write(record, site, {"a.html": "changed", "new/d.html": "4"})
    assert standing(site) == {"a.html": "changed", "new/d.html": "4"}


def test_leaving_without_publishing_leaves_nothing(tmp_path: Path, record: Record) -> None:
    site = tmp_path / "site"
    with Output(site, record) as place:
        place.stage("index.html", b"1")
    assert [path.name for path in tmp_path.iterdir()] == [".chronicle"]


def test_where_the_folder_above_is_on_another_disk_the_staging_lies_within(
    tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)
    write(record, site, {"index.html": "1"})
    with Output(site, record) as place:
        place.stage("index.html", b"2")
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == []
        assert set(place.existing()) == {"index.html", LISTING}
    assert standing(site) == {"index.html": "1"}


@pytest.mark.parametrize(
    ("output", "made", "reason"),
    [
        ("content", "content/", "holds content/"),
        ("content/site", "content/", "holds content/"),
        (".", "content/", "holds content/"),
        ("..", "content/", "holds content/"),
        ("content/../content/x", "content/", "holds content/"),
        ("link", "link -> content", "holds content/"),
        ("themes/site", "themes/", "lies in themes/"),
        ("site", "site", "is a file"),
        ("site", "site -> nowhere", "leads nowhere"),
        ("site", "site/mine", "not empty"),
        (".chronicle", ".chronicle/", "lies in .chronicle/"),
        (".chronicle/site", ".chronicle/", "lies in .chronicle/"),
    ],
)
def test_folders_that_are_refused(tmp_path: Path, output: str, made: str, reason: str) -> None:
    folder = tmp_path / "village"
    (folder / "content").mkdir(parents=True)
    name, _, target = made.partition(" -> ")
    path = folder / name
    if target:
        path.symlink_to(folder / target)
    elif made.endswith("/"):
        path.mkdir(exist_ok=True)
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    said = refusal(folder, folder / output, force=False)
    assert said is not None
    assert reason in said.en
    assert said.zh
    forced = refusal(folder, folder / output, force=True)
    assert (forced is None) == (reason == "not empty")


@pytest.mark.parametrize("made", ["", "site/", f"site/{LISTING}", "siteX/mine"])
def test_folders_that_are_taken(tmp_path: Path, made: str) -> None:
    (tmp_path / "content").mkdir()
    if made.endswith("/"):
        (tmp_path / made).mkdir()
    elif made:
        (tmp_path / made).parent.mkdir()
        (tmp_path / made).write_text("")
    assert refusal(tmp_path, tmp_path / "site", force=False) is None


def test_compare() -> None:
    record = {
        "same": Written("k", A, 1, 10),
        "other key": Written("old", A, 1, 10),
        "other size": Written("k", A, 2, 10),
        "other time": Written("k", A, 1, 11),
        "gone": Written("k", A, 1, 10),
        "stale": Written("k", A, 1, 10),
        "stale and gone": Written("k", A, 1, 10),
    }
    names = ("same", "other key", "other size", "other time", "stale", "stale by the listing", "new", "mine")
    existing = {name: Existing(1, 10) for name in names}
    comparison = Comparison(record, existing, frozenset({"stale by the listing", "nowhere", "same"}))
    for path in ("same", "other key", "other size", "other time", "gone", "new"):
        comparison.stale(path, "k")
    todo = comparison.todo()
    assert todo.keep == ("same",)
    assert todo.make == ("other key", "other size", "other time", "gone", "new")
    assert todo.remove == ("stale", "stale by the listing")


@pytest.mark.parametrize(
    ("mark", "text", "same", "settled"),
    [
        ("m", "t", False, True),
        ("m", "other", False, False),
        ("other", "t", False, False),
        ("other", "t", True, True),
        ("other", "other", True, False),
        ("m", "", False, False),
        ("", "t", False, False),
    ],
)
def test_an_output_is_settled_by_its_marks(mark: str, text: str, same: bool, settled: bool) -> None:
    record = {"a": Written("k", A, 1, 10, "m t")}
    comparison = Comparison(record, {"a": Existing(1, 10)}, frozenset(), same)
    assert comparison.settled("a", lambda: mark, lambda: text) is settled
    assert comparison.todo().keep == (("a",) if settled else ())
    assert comparison.signs == ({"a": Signs("k", "m t")} if settled else {})


def test_marks_do_not_settle_what_is_unknown_or_was_touched() -> None:
    record = {"never marked": Written("k", A, 1, 10), "touched": Written("k", A, 1, 10, "m t")}
    existing = {"never marked": Existing(1, 10), "touched": Existing(1, 11), "foreign": Existing(1, 10)}
    comparison = Comparison(record, existing, frozenset(), same=True)
    for path in existing:
        assert not comparison.settled(path, lambda: "m", lambda: "t")


def test_a_listing_is_not_believed_where_it_leads_out() -> None:
    assert listed(listing_text({"a/b.html": A, "c": B})) == {"a/b.html": A, "c": B}
    for path in ("../x", "/etc/x", "a/../../x", "a//x", "C:x", "a\\..\\x", "", ".", "a/.", LISTING):
        assert listed(f"{A}  {path}\n") == {}
    assert listed(f"{A} one gap\nshort  a\n{A}  mine\r\n") == {"mine": A}


@pytest.mark.parametrize("hurt", ["noise", "cut", "older", "newer", "empty", "other tables", "journal", "locked"])
def test_state_that_cannot_be_used_is_thrown_away(tmp_path: Path, hurt: str) -> None:
    state, site = tmp_path / ".chronicle", tmp_path / "site"
    file = state / "state.sqlite"
    with open_record(state, site) as record:
        write(record, site, {f"{n}.html": str(n) for n in range(200)})
    other = sqlite3.connect(file)
    if hurt == "noise":
        file.write_bytes(b"no database at all" * 100)
    elif hurt == "cut":
        file.write_bytes(file.read_bytes()[:5000])
    elif hurt == "empty":
        file.write_bytes(b"")
    elif hurt == "journal":
        file.with_name("state.sqlite-journal").write_bytes(b"noise")
    elif hurt == "locked":
        other.execute("begin exclusive")
    else:
        with other:
            value = {"older": "1", "newer": "999"}.get(hurt)
            other.execute("update meta set value = ?", (value,)) if value else other.execute("drop table meta")
    if hurt != "locked":
        other.close()
    with open_record(state, site) as record:
        assert write(record, site, {"1.html": "1"}) == ([] if hurt == "journal" else ["1.html"])
        assert standing(site) == {"1.html": "1"}
        assert record.made() == Made("public")
    other.close()
    assert (state / ".gitignore").read_text() == "*\n"


def test_records_of_two_outputs_are_kept_apart(tmp_path: Path) -> None:
    for name, options in (("one", "public"), ("two", "drafts")):
        with open_record(tmp_path / "s", tmp_path / name) as record:
            record.replace({name: Written("k", A, 1, 2)}, (), Made(options, A))
    with open_record(tmp_path / "s", tmp_path / "one") as record:
        assert record.outputs() == {"one": Written("k", A, 1, 2)}
        assert record.made() == Made("public", A)
        record.forget(["one"])
        assert record.outputs() == {}
        assert record.made() == Made()
    with open_record(tmp_path / "s", tmp_path / "two") as record:
        assert record.made() == Made("drafts", A)


def test_the_preview_lies_in_the_state_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path, tmp_path / PREVIEW, force=False) is None
    (tmp_path / PREVIEW).mkdir(parents=True)
    (tmp_path / PREVIEW / "left.html").write_text("x")
    assert refusal(tmp_path, tmp_path / PREVIEW, force=False) is None
    for other in (".chronicle", ".chronicle/other", f"{PREVIEW}/deeper"):
        assert refusal(tmp_path, tmp_path / other, force=True), other


def test_an_output_is_put_aside_whole_though_the_system_takes_it_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_some = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write_some(file, data[:3]))
    laid = Aside(str(tmp_path), whole=True)(0, "entries/a/index.html", b"<p>road</p>")
    assert (tmp_path / "entries/a/index.html").read_bytes() == b"<p>road</p>"
    assert laid.size == len(b"<p>road</p>")
