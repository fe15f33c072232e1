"""Measures (帮扶措施), needs (需求) and the words for their state."""

from __future__ import annotations

from typing import Literal

from chronicle.model.quantity import Funds, Quantity
from chronicle.model.value import Value
from chronicle.model.when import UNDATED, When
from chronicle.model.wording import UNSAID, Wording

Status = Literal["planned", "conditional", "ready", "underway", "done", "dropped", "unknown"]
STATUSES: tuple[Status, ...] = ("done", "underway", "ready", "conditional", "planned", "dropped", "unknown")
Record = Literal["measure", "forecast", "stock"]
Counting = Literal["increment", "cumulative"]
NeedState = Literal["open", "promised", "in_hand", "answered", "partly_answered", "declined"]

ASSISTANCE_KINDS = (
    "industry", "employment", "public_job", "training", "education", "health", "housing", "drinking_water",
    "relocation", "ecology", "social_security", "finance", "asset_income", "infrastructure", "irrigation",
    "consumption", "tourism", "science", "public_services", "disability_care", "relief", "donation",
    "motivation", "monitoring", "environment",
)  # fmt: skip
"""Measures that assist; kept apart from WORK_KINDS in every total."""
WORK_KINDS = ("survey", "meeting", "planning", "party_building", "governance", "publicity", "other")
KINDS = ASSISTANCE_KINDS + WORK_KINDS
CAUSES = (
    "illness", "disability", "schooling", "disaster", "land", "water", "technology", "labour", "capital",
    "transport", "motivation", "other",
)  # fmt: skip
"""The twelve official causes of poverty, in the order of the national form."""
DUTIES = ("party", "prosperity", "governance", "service")
"""The four duties of resident teams (四项职责, 2021)."""


class Measure(Value, frozen=True):
    """What one entry says of one measure. References are as written in Contents, ids in an Archive.

    `id` "" if not given by the writer. `kind` is one of KINDS; an unknown kind is "other" and `kind_text`
    keeps the word. `condition` is text, or `condition_measure` the key of a measure of the same village."""

    title: Wording
    id: str = ""
    kind: str = "other"
    kind_text: str = ""
    village: str = ""
    place: str = ""
    household: str = ""
    quantities: tuple[Quantity, ...] = ()
    funds: tuple[Funds, ...] = ()
    status: Status = "unknown"
    condition: Wording = UNSAID
    condition_measure: str = ""
    due: When = UNDATED
    date: When = UNDATED
    record: Record = "measure"
    counting: Counting = "increment"
    answers: tuple[str, ...] = ()
    note: Wording = UNSAID


class Need(Value, frozen=True):
    """What one entry says of one need. `state` is "" (derived from the measures that answer it) or
    `partly_answered` / `declined`, set by hand."""

    text: Wording
    id: str = ""
    topic: str = "other"
    village: str = ""
    place: str = ""
    household: str = ""
    raised_by: Wording = UNSAID
    date: When = UNDATED
    state: str = ""
    answered_by: tuple[str, ...] = ()
