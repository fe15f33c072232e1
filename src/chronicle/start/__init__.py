"""Beginning a file: values -> texts that the reader understands without a word of complaint.

entry_text, village_text, cadre_text, household_text    the files
meant(typed, things), ranked(typed, things)             which thing a few letters mean
schema(name, chinese=…)                                 what a file may hold, for editors
left_open(archive, entry) -> Follow                     what an entry left open
"""

from chronicle.start.entry import EntryStart, Follow, entry_name, entry_text
from chronicle.start.follow import left_open
from chronicle.start.lines import writes_chinese
from chronicle.start.naming import Named, meant, ranked
from chronicle.start.registers import (
    CadreStart,
    HouseholdStart,
    VillageStart,
    cadre_text,
    free,
    household_text,
    next_household,
    village_id,
    village_text,
)
from chronicle.start.schema import FILES as SCHEMAS
from chronicle.start.schema import schema

__all__ = [
    "SCHEMAS",
    "CadreStart",
    "EntryStart",
    "Follow",
    "HouseholdStart",
    "Named",
    "VillageStart",
    "cadre_text",
    "entry_name",
    "entry_text",
    "free",
    "household_text",
    "left_open",
    "meant",
    "next_household",
    "ranked",
    "schema",
    "village_id",
    "village_text",
    "writes_chinese",
]
