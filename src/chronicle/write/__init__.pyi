from .borrowing import borrowed
from .compare import Comparison, Existing, Signs, Todo, as_written
from .failing import StateBrokenError, StateError
from .kept import KEPT_PHOTOS, KeptPhotos
from .listing import LISTING
from .lock import BusyError, site_lock
from .output import PREVIEW, Output, OutputRefusedError, overwrite, refusal
from .pages import KeptPage, Pages
from .record import Made, Record, Written, open_record, throw_away
from .sources import Sources

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
