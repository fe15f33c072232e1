"""A folder as host: releases, and in place; what is refused, and why."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from chronicle.cli import main
from chronicle.publish.folder import FolderStore
from kit.hosting import Publisher, contents
from kit.site import Site


@pytest.fixture
def web(tmp_path: Path) -> Path:
    return tmp_path / "web"


@pytest.fixture
def one(tmp_path: Path, web: Path) -> Publisher:
    publisher = Publisher.of(tmp_path / "diary", [{"kind": "folder", "path": str(web), "keep": 3}])
    publisher.build()
    return publisher


@pytest.fixture
def flat(tmp_path: Path, web: Path) -> Publisher:
    publisher = Publisher.of(tmp_path / "diary", [{"kind": "folder", "path": str(web), "layout": "in-place"}])
    publisher.build()
    return publisher


def test_the_first_time_all_then_nothing_then_one(one: Publisher, web: Path) -> None:
    assert one.good().sent == len(one.outputs())
    assert contents(web / "current") == one.outputs()
    again = one.good()
    assert "up to date" in again.out
    before = (web / "current").readlink()
    one.entry("road", "修好了。")
    one.build()
    changed = {path for path, data in one.outputs().items() if contents(web / "current").get(path) != data}
    assert one.good().sent == len(changed)
    assert contents(web / "current") == one.outputs()
    assert (web / "current").readlink() != before
    same = "villages/index.html"
    assert (web / before / same).samefile(web / "current" / same), "linked, not sent"


def test_dry_run_sends_nothing(one: Publisher, web: Path) -> None:
    done = one.good("--dry-run")
    assert f"{len(one.outputs())} new" in done.out
    assert all(path in done.out for path in one.outputs())
    assert "in place if the host refuses links" in done.out
    assert not web.exists()


def test_dry_run_of_a_later_one_writes_nothing(one: Publisher, web: Path) -> None:
    one.good()
    one.entry("road", "修好了。")
    one.build()
    one.good()
    one.entry("road", "又坏了。")
    one.build()
    before = standing(web)
    one.good("--dry-run")
    assert "would show release" in one.good("--dry-run", "--rollback").out
    assert standing(web) == before


def standing(web: Path) -> dict[Path, tuple[int, int]]:
    return {path: (stat.st_mtime_ns, stat.st_ino) for path in web.rglob("*") for stat in [path.lstat()]}


def test_rollback_and_forth(one: Publisher, web: Path) -> None:
    one.good()
    first = one.outputs()
    one.entry("road", "修好了。")
    one.build()
    one.good()
    assert one.publish("--rollback").status == 0
    assert contents(web / "current") == first
    assert "no earlier release" in one.publish("--rollback").err
    one.good()
    assert contents(web / "current") == one.outputs()


def test_only_the_last_n_are_kept(one: Publisher, web: Path) -> None:
    for number in range(5):
        one.entry("road", f"第{number}次。")
        one.build()
        one.good()
    assert len(list((web / "releases").iterdir())) == 3


def test_what_was_withdrawn_is_in_no_release(one: Publisher, web: Path) -> None:
    one.entry("secret", "不该说的。")
    one.build()
    one.good()
    one.entry("secret", "不该说的。", access="closed")
    one.build()
    one.good()
    assert len(list((web / "releases").iterdir())) == 1
    assert not any("不该说的".encode() in data for data in contents(web).values())


def test_what_a_broken_attempt_left_goes_when_it_is_not_wanted_any_more(one: Publisher, web: Path) -> None:
    def told() -> bool:
        return any("不该说的".encode() in path.read_bytes() for path in web.rglob("*") if path.is_file())

    def cut() -> None:
        def refuse(*_: object) -> None:
            raise ConnectionError

        FolderStore.move = refuse  # type: ignore[method-assign]

    one.good()
    one.entry("secret", "不该说的。")
    one.build()
    assert one.publish(before=cut).status == 1
    assert told()
    one.site.delete("content/entries/2016/secret.md")
    one.build()
    assert "up to date" in one.good().out
    assert not told()


def test_a_release_with_a_name_of_todays_register_is_not_shown_again(one: Publisher, web: Path) -> None:
    one.entry("road", "王小二来了。")
    one.build()
    one.good()
    one.entry("road", "有人来了。")
    one.build()
    one.good()
    one.site.write({"content/private/names.yaml": "- {name: 王小二, say: 某户}\n"})
    one.build()
    done = one.publish("--rollback")
    assert done.status == 1
    assert "registered names" in done.err
    assert len(list((web / "releases").iterdir())) == 1
    assert not any("王小二".encode() in data for data in contents(web).values())


def test_a_new_name_in_the_register_removes_older_releases_that_hold_it(one: Publisher, web: Path) -> None:
    one.entry("road", "王小二来了。")
    one.build()
    one.good()
    one.entry("road", "有人来了。")
    one.site.write({"content/private/names.yaml": "- {name: 王小二, say: 某户}\n"})
    one.build()
    one.good()
    assert not any("王小二".encode() in data for data in contents(web).values())


def test_files_of_others_stay(one: Publisher, web: Path) -> None:
    one.good()
    (web / "current" / "google123.html").write_text("mine")
    (web / "notes.txt").write_text("mine too")
    one.entry("road", "修好了。")
    one.build()
    one.good()
    assert (web / "current" / "google123.html").read_text() == "mine"
    assert (web / "notes.txt").read_text() == "mine too"


def test_a_file_of_others_in_the_way_is_not_replaced(flat: Publisher, web: Path) -> None:
    web.mkdir()
    (web / "index.html").write_text("mine")
    done = flat.publish()
    assert done.status == 1
    assert "did not put there" in done.err
    assert contents(web) == {"index.html": b"mine"}


def test_in_place(flat: Publisher, web: Path) -> None:
    web.mkdir()
    (web / "other.txt").write_text("mine")
    assert "in place" in flat.good().out
    flat.entry("road", "修好了。")
    flat.site.delete("content/entries/2016/well.md")
    flat.build()
    flat.good()
    assert contents(web) == {**flat.outputs(), "other.txt": b"mine"}
    assert "up to date" in flat.good().out
    assert "keeps no releases" in flat.publish("--rollback").err


@pytest.mark.parametrize("refused", ["link", "symlink"])
def test_a_host_that_refuses_links(one: Publisher, web: Path, refused: str) -> None:
    def no_links() -> None:
        def refuse(*_: object, **__: object) -> None:
            raise OSError(1, "Operation not permitted")

        setattr(os, refused, refuse)

    assert "in place: " in one.publish(before=no_links).out
    assert contents(web) == one.outputs()
    one.entry("road", "修好了。")
    one.build()
    assert one.publish(before=no_links).status == 0
    assert contents(web) == one.outputs()


def test_a_build_that_is_not_current_is_refused(one: Publisher, web: Path) -> None:
    one.entry("road", "修好了。")
    done = one.publish()
    assert done.status == 1
    assert "not current" in done.err
    assert "chronicle build" in done.err
    assert not web.exists()


@pytest.mark.parametrize("how", ["drafts", "no_register"])
def test_only_a_plain_public_build_goes_out(one: Publisher, web: Path, how: str) -> None:
    one.site.build(**{how: True})
    done = one.publish()
    assert done.status == 1
    assert "not for publishing" in done.err
    assert not web.exists()


def test_a_site_with_errors_is_refused_unless_that_is_allowed(one: Publisher, web: Path) -> None:
    one.entry("bad", "![x](nowhere.jpg)")
    one.site.build()
    refused = one.publish()
    assert refused.status == 1
    assert "--allow errors" in refused.err
    one.good("--allow", "errors")
    assert '"allowed": ["errors"]' in (one.site.folder / ".chronicle/publish.log").read_text()


def test_gates_that_protect_people_cannot_be_opened(one: Publisher) -> None:
    done = one.publish("--allow", "names")
    assert done.status == 2
    assert "errors, limits, deletes, lock" in done.err


def test_a_touched_output_is_refused(one: Publisher, web: Path) -> None:
    page = one.site.output / "index.html"
    page.write_text(page.read_text() + "<!-- 张三 -->")
    assert "not current" in one.publish().err
    assert not web.exists()


def test_files_that_no_build_made_are_not_sent(one: Publisher, web: Path) -> None:
    (one.site.output / "stray.txt").write_text("mine")
    one.good()
    assert not (web / "current/stray.txt").exists()
    assert not (web / "current/.chronicle-outputs").exists()


def test_many_deletions_want_a_word(one: Publisher, web: Path) -> None:
    for number in range(20):
        one.entry(f"e{number}", "一篇。")
    one.build()
    one.good()
    for number in range(20):
        one.site.delete(f"content/entries/2016/e{number}.md")
    one.build()
    before = contents(web / "current")
    refused = one.publish()
    assert refused.status == 1
    assert "--allow deletes" in refused.err
    assert contents(web / "current") == before
    one.good("--allow", "deletes")
    assert contents(web / "current") == one.outputs()


@pytest.mark.parametrize(
    "line",
    [
        "publish: [{kind: ssh, host: h, path: p, password: hunter2}]",
        "publish: {kind: s3, bucket: b, 密钥: hunter2}",
        "publish: [{kind: git, remote: 'https://me:hunter2@example.org/a.git'}]",
        "publish: [{kind: git, remote: 'https://ghp_abcdefghijklmnhunter2@example.org/a.git'}]",
        "publish: [{kind: git, remote: 'https://0123456789abcdef0123hunter2@example.org/a.git'}]",
        "aws_secret_access_key: hunter2",
        "theme_options: {deep: [{口令: hunter2}]}",
        "publisher: AKIA0123456789ABhunter2",
    ],
)
def test_a_secret_in_the_settings_is_an_error_and_is_not_repeated(
    tmp_path: Path, line: str, capfd: pytest.CaptureFixture[str]
) -> None:
    site = Site.of(tmp_path)
    site.write({"content/chronicle.yaml": f"title: 样例\ntheme: plain\n{line}\n"})
    for words in (["publish", "--folder"], ["check"], ["check", "--format", "json"], ["build"]):
        assert main([*words, str(tmp_path)]) == 2
        told = "".join(capfd.readouterr())
        assert "C715" in told
        assert "hunter2" not in told
    assert not site.output.exists()


def test_what_is_no_secret_is_none(tmp_path: Path) -> None:
    targets: list[dict[str, object]] = [
        {"kind": "ssh", "host": "h", "path": "p", "key": "~/.ssh/id", "known_hosts": "k", "user": "token"},
        {"kind": "git", "remote": "ssh://git@example.org:22/me/diary.git"},
        {"name": "hub", "kind": "git", "remote": "https://me@example.org/me/diary.git"},
    ]
    one = Publisher.of(tmp_path, targets)
    one.build()


def test_too_large_for_the_host(tmp_path: Path, web: Path) -> None:
    targets: list[dict[str, object]] = [{"kind": "folder", "path": str(web), "max_file_mb": 1}]
    one = Publisher.of(tmp_path / "diary", targets)
    one.site.write(
        {
            "content/chronicle.yaml": (one.site.folder / "content/chronicle.yaml").read_bytes()
            + b"attachments: [pdf]\n",
            "content/entries/2016/big.pdf": b"%PDF" + bytes(1_100_000),
        }
    )
    one.entry("big", "[全文](big.pdf)")
    one.build()
    refused = one.publish()
    assert refused.status == 1
    assert "max_file_mb" in refused.err
    one.good("--allow", "limits")


def test_zip(tmp_path: Path) -> None:
    one = Publisher.of(tmp_path / "diary", [{"kind": "zip", "path": "out.zip", "gzip": "yes"}])
    one.build()
    one.good()
    data = (one.site.folder / "out.zip").read_bytes()
    with zipfile.ZipFile(one.site.folder / "out.zip") as held:
        assert held.testzip() is None
        names = set(held.namelist())
        assert one.outputs().keys() <= names
        assert "index.html.gz" in names
        sums = held.read("SHA256SUMS").decode()
        assert len(sums.splitlines()) == len(names) - 1
    assert "up to date" in one.good().out
    (one.site.folder / "out.zip").unlink()
    one.good()
    assert (one.site.folder / "out.zip").read_bytes() == data


def test_a_zip_of_somebody_else_stays(tmp_path: Path) -> None:
    one = Publisher.of(tmp_path / "diary", [{"kind": "zip", "path": "out.zip"}])
    one.build()
    (one.site.folder / "out.zip").write_bytes(b"mine")
    assert "not made by chronicle" in one.publish().err
    assert (one.site.folder / "out.zip").read_bytes() == b"mine"
