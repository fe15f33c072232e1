"""A date with its uncertainty: stored as written, with an EDTF form and the bounds it allows.

Standard: EDTF, ISO 8601-2 (levels 0 and 1; of level 2 unspecified digits, one-of-set and open intervals).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from chronicle.model.value import Value

Certainty = Literal["sure", "uncertain", "approximate", "both"]
"""sure; `?`; `~`; `%`."""


class When(Value, frozen=True):
    """One date. `text` as written; `edtf` canonical, "" when the text cannot be said in EDTF (a lunar day).
    `lower`, `upper`: first and last possible day, None where open or unknown. A date without a year has
    `month` (and mostly `day`) and no bounds. `inferred`: supplied by the editor, not by the source."""

    text: str
    edtf: str = ""
    lower: date | None = None
    upper: date | None = None
    certainty: Certainty = "sure"
    month: int | None = None
    day: int | None = None
    inferred: bool = False

    @property
    def bucket(self) -> int:
        """0 dated (some bound known), 1 year unknown (month known), 2 undated."""
        if self.lower is not None or self.upper is not None:
            return 0
        return 1 if self.month is not None else 2

    @property
    def is_day(self) -> bool:
        """True for one full, known day."""
        return self.lower is not None and self.lower == self.upper

    def sort_key(self) -> tuple[int, int, int]:
        """(bucket, day to sort by, vaguer first). Only an upper bound: the upper is used."""
        return _sort_key(self)


@lru_cache(maxsize=20_000)
def _sort_key(when: When) -> tuple[int, int, int]:
    """One for all entries of a day."""
    if when.bucket == 0:
        anchor = when.lower or when.upper
        assert anchor is not None
        upper = when.upper.toordinal() if when.upper else date.max.toordinal()
        return (0, anchor.toordinal(), -upper)
    if when.bucket == 1:
        return (1, (when.month or 0) * 32 + (when.day or 0), 0)
    return (2, 0, 0)


UNDATED = When(text="")
