"""Adding up measures, each once, without ever smoothing a figure.

standing(history) -> Standing: what one measure amounts to, over all its reports
totals(standings) -> sums per kind and dimension;  funds_total(standings) -> money over all kinds
"""

from __future__ import annotations

from chronicle.ledger.standing import Standing, standing
from chronicle.ledger.totals import Sum, funds_total, totals

__all__ = ["Standing", "Sum", "funds_total", "standing", "totals"]
