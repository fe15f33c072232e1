"""Which photos are made of those that a plan names."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chronicle.model.recipe import PhotoSizes
from chronicle.plan import SitePlan, TextJob
from chronicle.plan.photos import recipes
from chronicle.privacy import Register
from chronicle.render import Workshop, workshop
from chronicle.render.parcels import Packer
from chronicle.theme import load_theme
from chronicle.work import Crew, Inline
from kit.pictures import corners, found, saved

THEME = load_theme("plain", Path("/nowhere"), options={})[0]


def test_only_what_is_wanted_is_made_and_copies_once(tmp_path: Path) -> None:
    content = saved(corners())
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(content)
    job = recipes(found(content, 64, 48, file="a.jpg"), PhotoSizes((16, 32), 48, 32)).job
    plan = SitePlan({}, (job, replace(job, source="b.jpg")))
    paths = [path for path, _ in job.outputs]
    with Crew(1) as crew:
        count, photos = Workshop(THEME, plan, tmp_path, Register({}), crew).photos(paths[1:3])
        [(done, outputs)] = photos
    assert (count, done.source) == (1, "a.jpg")
    assert [made.path for made in outputs] == paths[1:3]
    assert all(made.data for made in outputs)


class Told(Inline):
    """Remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[Any] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.given += args
        return super().submit(fn, *args, **kwargs)


def test_the_largest_are_made_first(tmp_path: Path) -> None:
    jobs = []
    for name, size in {"a.jpg": (64, 48), "b.jpg": (30, 200), "c.jpg": (20, 10)}.items():
        (tmp_path / name).write_bytes(content := saved(corners(*size)))
        jobs.append(recipes(found(content, *size, file=name), PhotoSizes((16,), 0, 16)).job)
    paths = [path for job in jobs for path, _ in job.outputs]
    workshop = Workshop(THEME, SitePlan({}, tuple(jobs)), tmp_path, Register({}), Crew(2, pool=(pool := Told())))
    count, photos = workshop.photos(paths)
    assert count == len(list(photos)) == 3
    assert [job.source for _, job in pool.given] == ["b.jpg", "a.jpg", "c.jpg"]


@pytest.mark.parametrize(("count", "sent"), [(workshop.BATCH - 1, 0), (workshop.BATCH + 1, workshop.BATCH + 1)])
def test_few_pages_are_made_here_though_workers_wait(tmp_path: Path, count: int, sent: int) -> None:
    pool = Told()
    texts = Workshop(THEME, SitePlan({}, ()), tmp_path, Register({}), Crew(2, pool=pool))
    packer = Packer()
    made = list(texts.pages(packer.pack(f"{n}.txt", TextJob(str(n))) for n in range(count)))
    assert {one.path: one.data for one in made} == {f"{n}.txt": str(n).encode() for n in range(count)}
    assert sum(len(batch) for _, batch in pool.given) == sent
