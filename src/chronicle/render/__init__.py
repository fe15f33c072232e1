"""A job and a theme -> bytes.

make_renderer(theme).render(job) -> bytes     pages, feeds, sitemaps, small texts, files of the theme
render_photo_file(path, job) -> files         the sizes of one photo
Keys(theme).pack(path, job) -> (key, parcel)  what an output depends on; the job as it travels
Workshop(theme, site, content, register, crew) keys of all outputs, and making those that are wanted
rehearse(theme) -> diagnostics                what judges a theme
"""

from __future__ import annotations

from chronicle.render.keys import PARTS, PROGRAM, Keys, changed_parts, photo_key
from chronicle.render.pages import Renderer, make_renderer
from chronicle.render.parcels import Parcel, unpack
from chronicle.render.photos import render_photo, render_photo_file
from chronicle.render.problems import RenderProblem
from chronicle.render.rehearse import rehearse
from chronicle.render.samples import LANGUAGES, Sample, sample_photos, samples
from chronicle.render.workshop import MadeOutput, Workshop

__all__ = [
    "LANGUAGES",
    "PARTS",
    "PROGRAM",
    "Keys",
    "MadeOutput",
    "Parcel",
    "RenderProblem",
    "Renderer",
    "Sample",
    "Workshop",
    "changed_parts",
    "make_renderer",
    "photo_key",
    "rehearse",
    "render_photo",
    "render_photo_file",
    "sample_photos",
    "samples",
    "unpack",
]
