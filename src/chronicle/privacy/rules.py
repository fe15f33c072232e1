"""What is shown and what is not: one decision table, strictest ground first.

Law: Personal Information Protection Law of the PRC, articles 25 and 28 (no public disclosure of sensitive data
without separate consent; all data of minors under fourteen are sensitive). When in doubt, withhold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chronicle.model.entry import Entry, Translation
from chronicle.model.photo import Photo


@dataclass(frozen=True, slots=True)
class Today:
    """The day of the build, and whether drafts are wanted (preview only)."""

    as_of: date
    drafts: bool = False


def ground(entry: Entry, today: Today) -> str:
    """Why an entry is withheld, or "" if it may be shown."""
    table = (
        ("fault", entry.withheld == "fault"),
        ("closed", entry.access == "closed"),
        ("restricted", entry.access == "restricted"),
        ("embargo", embargoed(entry, today)),
        ("minors", entry.minors and not entry.guardian_consent),
        ("draft", entry.draft and not today.drafts),
        (entry.withheld, bool(entry.withheld)),
    )
    return next((name for name, holds in table if holds), "")


def translation_shown(translation: Translation, today: Today) -> bool:
    """True if a translation may be shown, as far as its own keys say: its original may be withheld all the same."""
    if translation.withheld and not (translation.withheld == "draft" and today.drafts):
        return False
    return not embargoed(translation, today)


def embargoed(entry: Entry | Translation, today: Today) -> bool:
    """Public from the day that `embargo_until` names; anything there but a full day withholds."""
    until = entry.embargo_until
    if not until.text and until.lower is None:
        return False
    if not until.is_day or until.certainty != "sure":
        return True
    assert until.lower is not None
    return today.as_of < until.lower


def photo_ground(photo: Photo, *, publish_unknown: bool) -> str:
    """Why a photo is withheld, or "": access, minors without a guardian's consent, or people unknown."""
    if photo.access != "public":
        return photo.access
    if photo.minors and not photo.guardian_consent:
        return "minors"
    if photo.people == "unknown" and not publish_unknown:
        return "people"
    return ""
