"""Where the program keeps what it can make again."""

import os
from pathlib import Path

import pytest

from chronicle.cli.keeping import folder, of_system


@pytest.mark.parametrize(
    ("environment", "system", "found"),
    [
        ({"HOME": "/home/wang"}, "linux", "/home/wang/.cache"),
        ({"HOME": "/home/wang", "XDG_CACHE_HOME": "/var/tmp/wang"}, "linux", "/var/tmp/wang"),
        ({"HOME": "/Users/wang"}, "darwin", "/Users/wang/Library/Caches"),
        ({"XDG_CACHE_HOME": "not/absolute"}, "linux", None),
        ({}, "linux", None),
        ({"HOME": "/home/wang"}, "win32", None),
    ],
)
def test_it_is_where_the_system_has_it(environment: dict[str, str], system: str, found: str | None) -> None:
    assert of_system(environment, system) == (Path(found) if found else None)


def test_it_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "new"))
    assert folder() == tmp_path / "new" / "chronicle" / "templates"
    user = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    assert folder() is None
