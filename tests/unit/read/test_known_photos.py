"""Which pictures are looked at again. The stat is given, so a file that would be seen otherwise shows who looked."""

from pathlib import Path

import pytest

from chronicle.model.recipe import PhotoLimits
from chronicle.read import KnownPhoto, MemoryCache
from chronicle.read.cache import SURE_AFTER, ReadCache, Stat
from chronicle.read.known_photos import look_at_photos
from chronicle.work import Crew
from chronicle.write import open_record
from kit import pictures as p

LIMITS = PhotoLimits()
OLD: Stat = (100, 1_000, 1_000, 7)
MOVING = p.saved(p.corners(), "PNG", save_all=True, append_images=[p.corners(20, 20)])


def cache_at(now: int) -> MemoryCache:
    cache = MemoryCache()
    cache.now = now
    return cache


def codes_and_sizes(
    root: Path, stats: dict[str, Stat], cache: ReadCache, limits: PhotoLimits = LIMITS
) -> tuple[list[tuple[str, int]], list[str]]:
    photos, said = look_at_photos(root, stats, limits, Crew(1), cache)
    return [(photo.file, photo.width) for photo in photos], [d.code for d in said]


def test_what_has_not_changed_is_not_looked_at(tmp_path: Path) -> None:
    cache = cache_at(SURE_AFTER * 2)
    (tmp_path / "b.jpg").write_bytes(p.saved(p.corners()))
    (tmp_path / "a.jpg").write_bytes(MOVING)
    stats = {"b.jpg": OLD, "a.jpg": OLD}
    first = look_at_photos(tmp_path, stats, LIMITS, Crew(1), cache)
    assert [photo.file for photo in first[0]] == ["a.jpg", "b.jpg"]
    assert [d.code for d in first[1]] == ["C511", "C512"]
    for name in stats:
        (tmp_path / name).write_bytes(b"")
    assert look_at_photos(tmp_path, stats, LIMITS, Crew(1), cache) == first


@pytest.mark.parametrize("part", range(4))
def test_a_change_of_its_stat_is_seen(tmp_path: Path, part: int) -> None:
    cache = cache_at(SURE_AFTER * 2)
    (tmp_path / "a.jpg").write_bytes(p.saved(p.corners()))
    assert codes_and_sizes(tmp_path, {"a.jpg": OLD}, cache) == ([("a.jpg", 64)], [])
    (tmp_path / "a.jpg").write_bytes(p.saved(p.corners(32, 24)))
    changed = (*OLD[:part], OLD[part] + 1, *OLD[part + 1 :])
    assert codes_and_sizes(tmp_path, {"a.jpg": changed}, cache) == ([("a.jpg", 32)], [])  # type: ignore[dict-item]


def test_what_was_changed_just_now_is_looked_at_again(tmp_path: Path) -> None:
    cache = cache_at(OLD[1] + SURE_AFTER - 1)
    (tmp_path / "a.jpg").write_bytes(p.saved(p.corners()))
    codes_and_sizes(tmp_path, {"a.jpg": OLD}, cache)
    assert cache.photos() == {}
    (tmp_path / "a.jpg").write_bytes(p.saved(p.corners(32, 24)))
    assert codes_and_sizes(tmp_path, {"a.jpg": OLD}, cache) == ([("a.jpg", 32)], [])


def test_limits_are_asked_again(tmp_path: Path) -> None:
    cache = cache_at(SURE_AFTER * 2)
    (tmp_path / "a.png").write_bytes(p.claiming_png(3000, 3000))
    assert codes_and_sizes(tmp_path, {"a.png": OLD}, cache, PhotoLimits(1, 100)) == ([], ["C509"])
    (tmp_path / "a.png").write_bytes(p.saved(p.corners(1500, 1000), "PNG"))
    assert codes_and_sizes(tmp_path, {"a.png": OLD}, cache) == ([("a.png", 1500)], [])
    assert codes_and_sizes(tmp_path, {"a.png": OLD}, cache, PhotoLimits(1, 100)) == ([], ["C509"])
    assert cache.photos() == {}


def test_what_cannot_be_used_is_told_each_time_and_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    cache = cache_at(SURE_AFTER * 2)
    (tmp_path / "a.jpg").write_bytes(p.saved(p.corners())[:90])
    (tmp_path / "b.jpg").write_bytes(p.saved(p.corners()))
    for _ in range(2):
        found = codes_and_sizes(tmp_path, {"a.jpg": OLD, "b.jpg": OLD}, cache)
        assert found == ([("b.jpg", 64)], ["C510"])
    assert len(cache.photos()) == 1
    codes_and_sizes(tmp_path, {}, cache)
    assert cache.photos() == {}


def test_it_is_kept_from_run_to_run_without_its_name(tmp_path: Path) -> None:
    (tmp_path / "任三.jpg").write_bytes(p.saved(p.corners()))
    stats = {"任三.jpg": OLD}
    with open_record(tmp_path / "state", tmp_path / "site") as record:
        first = look_at_photos(tmp_path, stats, LIMITS, Crew(1), record.sources(SURE_AFTER * 2))
        record.commit()
    (tmp_path / "任三.jpg").write_bytes(b"")
    with open_record(tmp_path / "state", tmp_path / "site") as record:
        sources = record.sources(SURE_AFTER * 2)
        assert look_at_photos(tmp_path, stats, LIMITS, Crew(1), sources) == first
        [known] = sources.photos().values()
    photo = first[0][0]
    assert known == KnownPhoto(OLD, known.how, photo.digest, 64, 48, "JPEG", photo.tone, False)
    assert "任三".encode() not in (tmp_path / "state/state.sqlite").read_bytes()
