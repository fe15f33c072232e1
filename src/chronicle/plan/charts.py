"""Drawings as numbers: the locator on its grid of degrees, postings on a scale of years, a year as a calendar.
Templates draw them; the data stand in a table or list beside each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date

from chronicle.model.archive import PublicEntry
from chronicle.model.registers import Posting
from chronicle.model.when import When
from chronicle.plan import urls
from chronicle.plan.here import Here
from chronicle.plan.views import Calendar, CalendarDay, Locator, Point, PostingBar, PostingChart, Ref, Slice
from chronicle.plan.years import months_of

LEFT, TOP, WIDTH = 20.0, 12.0, 106.0
LABEL_STEP = 36.0
LABEL_START = 6.0
PIXELS_PER_DEGREE = 18.9
SHRINK = math.cos(math.radians(35))
"""A degree of longitude is this much shorter than one of latitude in the middle of China."""


def locator(here: Here, villages: Iterable[str], others: Iterable[str] = ()) -> Locator | None:
    """Villages by their coordinates, north to south; None if none of them has any. `others` are drawn without
    a label, for comparison. No border is drawn, so no map approval is needed."""
    archive = here.tree.archive
    own = [(id_, c) for id_ in villages if (c := archive.villages[id_].coords)]
    far = [(id_, c) for id_ in others if (c := archive.villages[id_].coords) and id_ not in dict(own)]
    if not own:
        return None
    points = sorted((*own, *far), key=lambda row: (-row[1][0], row[1][1], row[0]))
    latitudes = [coords[0] for _, coords in points]
    longitudes = [coords[1] for _, coords in points]
    south, north = 5 * math.floor((min(latitudes) - 1) / 5), 5 * math.ceil((max(latitudes) + 1) / 5)
    west, east = math.floor(min(longitudes)) - 1, math.ceil(max(longitudes)) + 1
    across = max(east - west, 6)
    scale_x = WIDTH / across
    scale_y = min(PIXELS_PER_DEGREE, max(scale_x / SHRINK, LABEL_STEP * len(own) / (north - south)))
    height = max((north - south) * scale_y, LABEL_STEP * len(own))
    scale_y = height / (north - south)

    def x(longitude: float) -> float:
        return round(LEFT + (longitude - west) * scale_x, 1)

    def y(latitude: float) -> float:
        return round(TOP + (north - latitude) * scale_y, 1)

    drawn = []
    last = TOP - LABEL_STEP + LABEL_START
    named = dict(own)
    for id_, (latitude, longitude) in points:
        here_ = id_ in named
        at = y(latitude)
        label = max(at, last + LABEL_STEP) if here_ else at
        last = label if here_ else last
        chain = here.tree.index.chain_of_village(id_)[:3]
        names = [here.place(place).text for place in chain]
        note = " ".join(names) if here.tree.lang.startswith("zh") else ", ".join(reversed(names))
        drawn.append(Point(here.village(id_), note, x(longitude), at, round(label, 1), here_))
    step = 2 if across <= 12 else 5
    return Locator(
        width=300.0,
        height=round(max(TOP + height + 20, last + 24), 1),
        frame=(LEFT, TOP, WIDTH, round(height, 1)),
        lines_x=tuple((x(d), f"{d}°") for d in range(west + 1, west + across) if d % step == 0),
        lines_y=tuple((y(d), f"{d}°") for d in range(south, north + 1) if d % 5 == 0),
        points=tuple(drawn),
    )


def posting_chart(here: Here, rows: Sequence[tuple[str, Posting]], *, label_cadre: bool = False) -> PostingChart | None:
    """Postings with at least one dated end on a scale of years; None if there is none."""
    dated = [(c, p) for c, p in rows if p.start.bucket == 0 or p.end.bucket == 0]
    days = [day for _, p in dated for day in _ends(p) if day]
    if not days:
        return None
    first, last = min(days).year, max(days).year + 1
    left, width = 92.0, 236.0
    span = max(last - first, 1)

    def x(day: date) -> float:
        return round(left + width * (day.year - first + (day.timetuple().tm_yday - 1) / 366) / span, 1)

    bars = []
    for number, (cadre, posting) in enumerate(dated):
        start, end = _ends(posting)
        x1 = x(start) if start else left
        x2 = x(end) if end else round(left + width, 1)
        label = here.cadre(cadre) if label_cadre else _where(here, posting)
        bars.append(
            PostingBar(
                label=label,
                note=here.tree.say(posting.role_text),
                y=28.0 + 30 * number,
                x1=x1,
                x2=max(x2, x1 + 2),
                start_uncertain=not start or not posting.start.is_day or posting.start.certainty != "sure",
                end_open=end is None,
            )
        )
    step = max(1, math.ceil(span / 6))
    ticks = tuple((round(left + width * (year - first) / span, 1), str(year)) for year in range(first, last + 1, step))
    return PostingChart(346.0, 30.0 * (len(bars) + 1), ticks, tuple(bars))


def _ends(posting: Posting) -> tuple[date | None, date | None]:
    start = posting.start.lower or posting.start.upper
    end = posting.end.upper or posting.end.lower
    return start, end


def _where(here: Here, posting: Posting) -> Ref:
    return here.village(posting.village) if posting.village else here.place(posting.place)


def calendar(here: Here, year: int, entries: Sequence[PublicEntry], months_with: Iterable[int]) -> Calendar:
    """One year: a mark for each day with entries, a span for a vague date of at most three months."""
    marks: dict[tuple[int, int, int, bool], int] = {}
    counts = dict.fromkeys(range(1, 13), 0)
    for entry in entries:
        when = entry.date
        for at_year, month in months_of(when):
            if at_year == year:
                counts[month] += 1
                first, last = _days(when, year, month)
                key = (month, first, last, not when.is_day or when.certainty != "sure")
                marks[key] = marks.get(key, 0) + 1
    linked = set(months_with)
    months = tuple(
        Slice(
            f"{month:02}",
            counts[month],
            here.ref(f"{month:02}", urls.timeline(f"{year:04}/{month:02}")) if month in linked else here.ref("", ""),
        )
        for month in range(1, 13)
    )
    days = tuple(CalendarDay(*key[:3], count, key[3]) for key, count in sorted(marks.items()))
    return Calendar(year, months, days)


def _days(when: When, year: int, month: int) -> tuple[int, int]:
    assert when.lower is not None
    assert when.upper is not None
    first = when.lower.day if (when.lower.year, when.lower.month) == (year, month) else 1
    last = when.upper.day if (when.upper.year, when.upper.month) == (year, month) else 31
    return first, last
