"""Reading entry files: what was measured of a file may no longer be so."""

from pathlib import Path

import pytest

from chronicle.read.entries import Asked, Tools, read_batch
from chronicle.work import Crew

DIARY = "---\ntitle: 路\n---\n修路，修路。\n".encode()


@pytest.mark.parametrize("measured", [len(DIARY), 3, 0, 3 * len(DIARY)])
def test_a_file_is_read_to_its_end_whatever_it_measured(tmp_path: Path, measured: int) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(DIARY)
    with Crew(1) as crew:
        tools = crew.share("reading", Tools((), (), 1000))
        (told,) = read_batch((tools, (Asked("content/entries/a.md", str(file), measured, "zh-Hans", ""),)))
        (right,) = read_batch((tools, (Asked("content/entries/a.md", str(file), len(DIARY), "zh-Hans", ""),)))
    assert told == right
    assert told.record is not None


def test_a_file_that_has_grown_beyond_the_limit_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(DIARY)
    with Crew(1) as crew:
        tools = crew.share("reading", Tools((), (), len(DIARY) - 1))
        (told,) = read_batch((tools, (Asked("content/entries/a.md", str(file), 3, "zh-Hans", ""),)))
    assert b"C107" in (told.record or b"")
