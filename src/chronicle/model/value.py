"""What every value of the model is: frozen, compared by its fields, cheap to make and to encode.

Values are msgspec structs and not dataclasses: one is made in a tenth of the time, and encoded and decoded in C, which
is what the parse cache, the workers and the keys of outputs live on (docs/decisions/0013-values-are-structs.md)."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

__all__ = ["Value", "replace"]


class Value(Struct, frozen=True, gc=False, omit_defaults=True):
    """Fields hold plain values and other values only, so that there are no circles for the collector to find."""
