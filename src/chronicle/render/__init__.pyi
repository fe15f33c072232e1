from .keys import PARTS, PROGRAM, Keys, changed_parts, photo_key
from .pages import Renderer, make_renderer
from .parcels import Parcel, unpack
from .photos import render_photo, render_photo_file
from .problems import RenderProblem
from .rehearsal import rehearse
from .samples import LANGUAGES, Sample, sample_photos, samples
from .workshop import MadeOutput, Workshop

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
