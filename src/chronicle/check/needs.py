"""Rules about needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chronicle.check.places import place_of_report
from chronicle.model.archive import Archive, NeedHistory
from chronicle.model.diagnostic import Diagnostic, Related, Said
from chronicle.model.wording import Wording

UNANSWERED = "C355"
SHOWN = 3
"""Further needs of a village that are named beside the first."""


def unanswered(archive: Archive, _: date) -> Iterator[Diagnostic]:
    """Needs that nothing answers, though their village was written of since: one hint for each village, for it may
    well be so."""
    later = _last_days(archive)
    open_needs: dict[str, list[NeedHistory]] = {}
    for history in archive.needs.values():
        newest = history.reports[-1]
        entry = archive.entries[newest.entry]
        day = entry.date.upper or entry.date.lower
        if history.answered_by or entry.needs[newest.index].state or day is None:
            continue
        if later.get(history.village, day) > day:
            open_needs.setdefault(history.village, []).append(history)
    for village, (first, *others) in open_needs.items():
        many = len(others) + 1
        place = archive.villages.get(village)
        name = place.name if place is not None else Wording((("", village),))
        yield Diagnostic(
            UNANSWERED,
            "hint",
            place_of_report(archive, first.reports[-1], "text"),
            Said(
                f"nothing answers {f'{many} needs' if others else 'this need'} of {name.get('en')}, "
                "which was written of since",
                f"{name.get('zh-Hans')}有 {many} 项需求没有措施回应，而后来又写过这个村",
            ),
            Said(
                "name the need in a measure (`answers: …`), or write `state: declined` if it is settled",
                "请在措施里写“回应需求: …”；不再办理就写“状态: 未采纳”",
            ),
            tuple(
                Related(place_of_report(archive, one.reports[-1], "text"), Said("another one", "另一项"))
                for one in others[:SHOWN]
            ),
        )


def _last_days(archive: Archive) -> dict[str, date]:
    """Village to the first possible day of the newest entry about it."""
    days: dict[str, date] = {}
    for entry in archive.entries.values():
        day = entry.date.lower
        if day is not None and entry.withheld != "fault":
            for village in entry.villages:
                if village not in days or days[village] < day:
                    days[village] = day
    return days
