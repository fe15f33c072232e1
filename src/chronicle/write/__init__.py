"""Bytes into the output folder: all of them or none, nothing that is withheld, nothing that is not ours.

Output(folder, state_folder, …): what stands there, what must be made, and moving it into place
site_lock(folder): one build at a time
"""

from __future__ import annotations

from chronicle.write.borrowed import borrowed
from chronicle.write.compare import Comparison, Existing, Signs, Todo, as_written
from chronicle.write.failing import StateBrokenError, StateError
from chronicle.write.kept import KEPT_PHOTOS, KeptPhotos
from chronicle.write.listing import LISTING
from chronicle.write.lock import BusyError, site_lock
from chronicle.write.output import PREVIEW, Output, OutputRefusedError, overwrite, refusal
from chronicle.write.pages import KeptPage, Pages
from chronicle.write.record import Made, Record, Written, open_record, throw_away
from chronicle.write.sources import Sources

__all__ = [
    "KEPT_PHOTOS",
    "LISTING",
    "PREVIEW",
    "BusyError",
    "Comparison",
    "Existing",
    "KeptPage",
    "KeptPhotos",
    "Made",
    "Output",
    "OutputRefusedError",
    "Pages",
    "Record",
    "Signs",
    "Sources",
    "StateBrokenError",
    "StateError",
    "Todo",
    "Written",
    "as_written",
    "borrowed",
    "open_record",
    "overwrite",
    "refusal",
    "site_lock",
    "throw_away",
]
