"""Which photos are made of those that a plan names."""

from dataclasses import replace
from pathlib import Path

from chronicle.model.recipe import PhotoSizes
from chronicle.plan import SitePlan
from chronicle.plan.photos import recipes
from chronicle.privacy import Register
from chronicle.render import Workshop
from chronicle.theme import load_theme
from chronicle.work import Crew
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
