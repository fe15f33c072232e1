"""`check` takes from the state what the last build has read, and leaves the state as it is."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from chronicle.read import entries
from kit.site import Site, told

FILES = """
-- content/entries/a.md --
---
title: 甲
date: 2016-01-02
---
见[乙](b.md)。
-- content/entries/b.md --
---
title: 乙
date: 2016-01-03
---
二。
"""
LONG_AGO = 1_500_000_000_000_000_000


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site.of(tmp_path, FILES)
    for path in (tmp_path / "content").rglob("*.*"):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert made.build().status == 0
    return made


def state(site: Site) -> Path:
    return site.folder / ".chronicle" / "state.sqlite"


def test_only_what_changed_is_read_and_nothing_is_written(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(site).read_bytes()
    site.write({"content/entries/b.md": "---\ntitle: 乙\ndate: 2016-13-03\n---\n二，见[丙](c.md)。\n"})
    read: list[str] = []
    whole = entries.read_entry
    monkeypatch.setattr(entries, "read_entry", lambda file, *a, **k: read.append(file) or whole(file, *a, **k))
    found = site.check()
    assert read == ["content/entries/b.md"]
    assert [line.split()[1] for line in told(found.diagnostics)] == ["C302", "C404"]
    assert state(site).read_bytes() == before
    assert sorted(path.name for path in state(site).parent.iterdir()) == [".gitignore", "lock", "state.sqlite"]


@pytest.mark.parametrize("hurt", ["noise", "other version", "gone", "locked"])
def test_a_state_that_cannot_be_used_is_done_without(site: Site, hurt: str) -> None:
    other = None
    if hurt == "noise":
        state(site).write_bytes(b"no database at all" * 100)
    elif hurt == "gone":
        state(site).unlink()
    else:
        other = sqlite3.connect(state(site), isolation_level=None)
        if hurt == "locked":
            other.execute("begin exclusive")
        else:
            other.execute("update meta set value = '1' where name = 'version'")
    before = state(site).read_bytes() if state(site).exists() else b""
    assert site.check().status == 0
    assert (state(site).read_bytes() if state(site).exists() else b"") == before
    if other is not None:
        other.close()
