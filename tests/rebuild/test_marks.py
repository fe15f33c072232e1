"""Marks hold all that a page shows: whatever is edited in the shipped content, an output whose marks stay has the same
job. And they hold little else: an edit of a text marks its own page only."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from chronicle.build import BuildOptions, prepare
from chronicle.plan import SitePlan
from chronicle.read import MemoryCache
from chronicle.render import Keys
from kit.site import Quiet

ROOT = Path(__file__).parents[2]
Marks = dict[str, tuple[str, str]]


class Archive:
    """A copy of the shipped content that is planned again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "content", folder / "content")
        self.cache = MemoryCache()

    def plan(self) -> tuple[SitePlan, Keys]:
        prepared = prepare(BuildOptions(self.folder, as_of=date(2016, 7, 1), jobs=1), Quiet(), cache=self.cache)
        assert prepared.planned is not None, prepared.diagnostics
        assert prepared.theme is not None
        return prepared.planned.site, Keys(prepared.theme)

    def files(self) -> list[Path]:
        found = [p for p in (self.folder / "content").rglob("*") if p.suffix in (".md", ".yaml")]
        return sorted(found)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return Archive(tmp_path_factory.mktemp("archive"))


def marks_of(plan: SitePlan) -> Marks:
    return {path: (output.mark(), output.text_mark()) for path, output in plan.outputs.items()}


def keys_of(plan: SitePlan, keys: Keys) -> dict[str, str]:
    return {path: keys.pack(path, output.make())[0] for path, output in plan.outputs.items()}


def end(text: str) -> str:
    return text.rstrip("\n") + "\n\n末了，又说一句。\n"


def figure(text: str) -> str:
    return re.sub(r"(?<=[: ])([1-8])(?=\D)", lambda found: str(int(found[1]) + 1), text, count=1)


def name(text: str) -> str:
    """The first title or name becomes another one."""
    return re.sub(r"(?m)^(\s*(?:- )?(?:标题|title|名称|name|姓名|称呼|zh-Hans|en): *\"?)(\w)", r"\1甲\2", text, count=1)


def status(text: str) -> str:
    return re.sub(r"status: (?:done|planned|underway|ready)", "status: dropped", text, count=1)


def head(text: str) -> str:
    """The first words of the text: they stand in lists, too."""
    return re.sub(r"(?s)(\n---\n+)", r"\1开头。", text, count=1)


EDITS: tuple[Callable[[str], str], ...] = (end, figure, name, status, head)


def edits(archive: Archive) -> Iterator[tuple[Path, str]]:
    """Every third of all edits; all of them in the longer run."""
    return islice(_edits(archive), 0, None, 1 if "CHRONICLE_SEQUENCES" in os.environ else 3)


def _edits(archive: Archive) -> Iterator[tuple[Path, str]]:
    for file in archive.files():
        text = file.read_text(encoding="utf-8")
        for edit in EDITS:
            if (changed := edit(text)) != text and not (edit is end and file.suffix == ".yaml"):
                yield file, changed
        if "entries" in file.parts:
            yield file, ""


def test_equal_marks_mean_equal_jobs(archive: Archive) -> None:
    before, keys = archive.plan()
    marks, jobs, whole = marks_of(before), keys_of(before, keys), before.mark()
    assert all(mark and text for path, (mark, text) in marks.items() if path.endswith(".html"))
    count = settled = 0
    for file, text in edits(archive):
        old = file.read_bytes()
        if text:
            file.write_text(text, encoding="utf-8")
        else:
            file.unlink()
        try:
            prepared = prepare(
                BuildOptions(archive.folder, as_of=date(2016, 7, 1), jobs=1), Quiet(), cache=archive.cache
            )
        finally:
            file.write_bytes(old)
        if prepared.planned is None or prepared.theme is None:
            continue
        count += 1
        plan, now = prepared.planned.site, Keys(prepared.theme)
        same = plan.mark() == whole
        for path, output in plan.outputs.items():
            mark, text_mark = output.mark(), output.text_mark()
            known = marks.get(path, ("", ""))
            if same:
                assert known[0] == mark, f"{file.name}: the whole has the same mark, {path} has not"
            if mark and text_mark and known == (mark, text_mark):
                settled += 1
                assert now.pack(path, output.make())[0] == jobs[path], f"{file}: {path}"
    assert count > 40
    assert settled > 20 * count


def test_the_end_of_a_text_marks_its_page_only(archive: Archive) -> None:
    before, _ = archive.plan()
    marks, whole = marks_of(before), before.mark()
    file = next(f for f in archive.files() if "entries" in f.parts and not f.name.endswith(".en.md"))
    old = file.read_bytes()
    file.write_text(end(old.decode()), encoding="utf-8")
    after, _ = archive.plan()
    file.write_bytes(old)
    changed = [path for path, known in marks_of(after).items() if marks[path] != known]
    assert after.mark() == whole
    assert changed == [f"{file.relative_to(archive.folder / 'content').with_suffix('').as_posix()}/index.html"]
