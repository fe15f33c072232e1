"""Keys: each part changes with what it names and with nothing else."""

import dataclasses
from pathlib import Path

import pytest

from chronicle.plan import Job, PageJob, TextJob
from chronicle.render import PROGRAM, Keys, job_key, samples
from chronicle.theme import Theme, load_theme

THEME = load_theme("plain", Path("/nowhere"), options={})[0]
JOB = next(sample.job for sample in samples("en") if sample.name == "entry")


def changed(before: Job, after: Job, theme: Theme = THEME) -> list[str]:
    old, new = Keys(THEME).key(before), Keys(theme).key(after)
    assert (old[0] == new[0]) == (old[1] == new[1])
    return [name for (name, one), (_, other) in zip(old[1], new[1], strict=True) if one != other]


def test_the_same_job_has_the_same_key() -> None:
    again = next(sample.job for sample in samples("en") if sample.name == "entry")
    assert again is not JOB
    assert changed(JOB, again) == []
    assert job_key(JOB, THEME) == Keys(THEME).key(JOB)


@pytest.mark.parametrize(
    ("job", "part"),
    [
        (dataclasses.replace(JOB, site=dataclasses.replace(JOB.site, title="x")), "job.site"),
        (dataclasses.replace(JOB, page=dataclasses.replace(JOB.page, title="x")), "job.page"),
        (dataclasses.replace(JOB, depth=7), "job.page"),
        (dataclasses.replace(JOB, content=dataclasses.replace(JOB.content, weather="x")), "job.content"),  # type: ignore[call-arg]
    ],
)
def test_a_change_is_named(job: PageJob, part: str) -> None:
    assert changed(JOB, job) == [part]


def test_the_program_is_part_of_every_key() -> None:
    job = TextJob("x")
    assert dict(Keys(THEME).key(job)[1])["program"] == PROGRAM
    assert Keys(THEME, "other").key(job)[0] != Keys(THEME).key(job)[0]
    assert changed(job, TextJob("y")) == ["job.content"]


def test_a_theme_that_changes_is_named(tmp_path: Path) -> None:
    child = tmp_path / "themes" / "child"
    (child / "strings").mkdir(parents=True)
    (child / "theme.yaml").write_text("contract: 1\nextends: plain\n")
    (child / "strings" / "en.yaml").write_text("date.month_day: '{month_name} {day}'\n")
    theme, found = load_theme("child", tmp_path, options={})
    assert [d for d in found if d.severity == "error"] == []
    assert changed(JOB, JOB, theme) == ["theme.strings"]
    (child / "templates").mkdir()
    (child / "templates" / "entry.html").write_text("{% extends '@plain/entry.html' %}")
    theme, _ = load_theme("child", tmp_path, options={})
    assert changed(JOB, JOB, theme) == ["theme.templates", "theme.strings"]
