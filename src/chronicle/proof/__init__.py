"""Proofreading: slips of texts that were copied, scanned or translated by a machine. Text in, remarks or mended text
out.

remarks(text, body) -> remarks                what is said of the slips of one file
acres(text) -> remarks                        of a translated one
phrases(text), is_gloss(…)                    names that became words
mend(text, spots) -> Mended                   the text with what is safe put right, and a list of what that was
"""

from chronicle.proof.glosses import is_gloss, phrases
from chronicle.proof.mending import CODES as MENDED
from chronicle.proof.mending import Fix, Mended, mend
from chronicle.proof.remarks import acres, remarks

__all__ = ["MENDED", "Fix", "Mended", "acres", "is_gloss", "mend", "phrases", "remarks"]
