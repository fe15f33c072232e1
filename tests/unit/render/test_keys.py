"""Keys: each part changes with what it names and with nothing else."""

import dataclasses
from pathlib import Path

import PIL
import pytest

from chronicle.model.recipe import PhotoRecipe
from chronicle.model.value import replace
from chronicle.plan import Job, PageJob, TextJob
from chronicle.render import Keys, Sample, changed_parts, samples
from chronicle.render.keys import photo_key
from chronicle.render.parcels import unpack
from chronicle.theme import Theme, load_theme

THEME = load_theme("plain", Path("/nowhere"), options={})[0]
JOB = next(sample.job for sample in samples("en") if sample.name == "entry")


def changed(before: Job, after: Job, theme: Theme = THEME) -> list[str]:
    old, new = Keys(THEME).pack("x", before)[0], Keys(theme).pack("y", after)[0]
    return list(changed_parts(old, new))


def test_the_same_job_has_the_same_key() -> None:
    again = next(sample.job for sample in samples("en") if sample.name == "entry")
    assert again is not JOB
    assert changed(JOB, again) == []
    assert Keys(THEME).pack("x", again)[0] == Keys(THEME).pack("x", JOB)[0]


@pytest.mark.parametrize(
    ("job", "part"),
    [
        (replace(JOB, site=replace(JOB.site, title="x")), "site"),
        (replace(JOB, page=replace(JOB.page, title="x")), "page"),
        (replace(JOB, depth=7), "page"),
        (replace(JOB, content=replace(JOB.content, weather="x")), "content"),  # type: ignore[call-arg]
    ],
)
def test_a_change_is_named(job: PageJob, part: str) -> None:
    assert changed(JOB, job) == [part]


def test_the_program_is_part_of_every_key() -> None:
    job = TextJob("x")
    assert changed_parts(Keys(THEME, "other").pack("x", job)[0], Keys(THEME).pack("x", job)[0]) == ("program",)
    assert changed(job, TextJob("y")) == ["content"]


def test_a_theme_that_changes_is_named(tmp_path: Path) -> None:
    child = tmp_path / "themes" / "child"
    (child / "strings").mkdir(parents=True)
    (child / "theme.yaml").write_text("contract: 1\nextends: plain\n")
    (child / "strings" / "en.yaml").write_text("date.month_day: '{month_name} {day}'\n")
    theme, found = load_theme("child", tmp_path, options={})
    assert [d for d in found if d.severity == "error"] == []
    assert changed(JOB, JOB, theme) == ["strings"]
    (child / "templates").mkdir()
    (child / "templates" / "entry.html").write_text("{% extends '@plain/entry.html' %}")
    theme, _ = load_theme("child", tmp_path, options={})
    assert changed(JOB, JOB, theme) == ["templates", "strings"]


@pytest.mark.parametrize("sample", samples("zh-Hans"), ids=lambda sample: sample.name)
def test_a_job_arrives_as_it_was_sent(sample: Sample) -> None:
    assert unpack(Keys(THEME).pack(sample.path, sample.job)[1]) == sample.job


def test_the_key_of_a_photo_is_its_original_its_making_and_the_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = PhotoRecipe(480, 360, "webp", 72)
    key = photo_key("ab" * 32, recipe)
    assert photo_key("ab" * 32, dataclasses.replace(recipe, variant="large")) == key
    assert photo_key("ab" * 32, dataclasses.replace(recipe, effort=2)) != key
    assert photo_key("cd" * 32, recipe) != key
    monkeypatch.setattr(PIL, "__version__", "0")
    assert photo_key("ab" * 32, recipe) != key
