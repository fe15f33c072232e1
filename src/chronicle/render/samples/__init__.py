"""Sample pages of every kind, rich and empty, with invented names: what a theme is rehearsed with.

They show what real data may hold at its worst as well as at its best: dates without a year, missing figures,
lower bounds, supplied dates, redactions, foreign languages, marks that must be escaped."""

from __future__ import annotations

from chronicle.render.samples.empty import empty_pages
from chronicle.render.samples.making import Sample
from chronicle.render.samples.pages import rich_pages

__all__ = ["LANGUAGES", "Sample", "sample_photos", "samples"]

LANGUAGES = ("zh-Hans", "en")
"""The languages in which there are samples."""


def samples(lang: str) -> tuple[Sample, ...]:
    """All sample pages of one language (anything but Chinese gets English): rich ones at the addresses that
    the pages of a site have, then for every kind one with as little content as there can be."""
    return (*rich_pages(lang), *empty_pages(lang))


def sample_photos() -> tuple[tuple[str, int, int], ...]:
    """The picture files that the samples name: path, width, height in pixels."""
    sizes = ((480, 320, "webp"), (960, 640, "webp"), (960, 640, "jpg"), (1600, 1067, "webp"))
    return tuple((f"photos/sample{n}-{w}.{end}", w, h) for n in (1, 2, 3) for w, h, end in sizes)
