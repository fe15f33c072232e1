"""What is shown and what is not: the decision table."""

from datetime import date

import pytest

from chronicle.model.entry import Entry
from chronicle.model.photo import Photo
from chronicle.model.when import When
from chronicle.privacy.rules import Today, ground, photo_ground
from chronicle.source import parse_date

TODAY = Today(date(2016, 1, 31))


def until(text: str) -> When:
    return parse_date(text)[0]


OPEN = Entry("a", "content/entries/a.md", "题", "zh-Hans")


def entry(**changes: object) -> Entry:
    return Entry("a", "content/entries/a.md", "题", "zh-Hans", **changes)  # type: ignore[arg-type]


TABLE: list[tuple[Entry, str, str]] = [
    # entry, ground, ground in a preview with drafts
    (OPEN, "", ""),
    (entry(access="closed"), "closed", "closed"),
    (entry(access="restricted"), "restricted", "restricted"),
    (entry(draft=True), "draft", ""),
    (entry(minors=True), "minors", "minors"),
    (entry(minors=True, guardian_consent=True), "", ""),
    (entry(guardian_consent=True), "", ""),
    (entry(withheld="fault"), "fault", "fault"),
    (entry(withheld="something new"), "something new", "something new"),
    (entry(embargo_until=until("2016-01-31")), "", ""),
    (entry(embargo_until=until("2016-02-01")), "embargo", "embargo"),
    (entry(embargo_until=until("1999-12-31")), "", ""),
    (entry(embargo_until=until("2015-12")), "embargo", "embargo"),
    (entry(embargo_until=until("2015")), "embargo", "embargo"),
    (entry(embargo_until=until("2015-12-31?")), "embargo", "embargo"),
    (entry(embargo_until=until("2015-12-31~")), "embargo", "embargo"),
    (entry(embargo_until=until("XXXX-01-01")), "embargo", "embargo"),
    (entry(embargo_until=until("../2015-12-31")), "embargo", "embargo"),
    (entry(embargo_until=until("2015-12-31/..")), "embargo", "embargo"),
    (entry(embargo_until=until("农历九月初三")), "embargo", "embargo"),
    (entry(embargo_until=until("以后再说")), "embargo", "embargo"),
    (entry(embargo_until=When("x")), "embargo", "embargo"),
    # the strictest ground is the one that is counted
    (entry(draft=True, access="closed", minors=True), "closed", "closed"),
    (entry(draft=True, minors=True), "minors", "minors"),
    (entry(draft=True, withheld="fault"), "fault", "fault"),
    (entry(draft=True, embargo_until=until("2015-12")), "embargo", "embargo"),
]


@pytest.mark.parametrize(("given", "public", "preview"), TABLE, ids=lambda value: getattr(value, "edtf", None))
def test_the_table(given: Entry, public: str, preview: str) -> None:
    assert ground(given, TODAY) == public
    assert ground(given, Today(TODAY.as_of, drafts=True)) == preview


PHOTOS: list[tuple[Photo, str, str]] = [
    # photo, ground, ground where unknown people are not published
    (Photo("a.jpg", people="none"), "", ""),
    (Photo("a.jpg", people="consent"), "", ""),
    (Photo("a.jpg", people="blurred"), "", ""),
    (Photo("a.jpg"), "", "people"),
    (Photo("a.jpg", people="none", access="closed"), "closed", "closed"),
    (Photo("a.jpg", people="none", access="restricted"), "restricted", "restricted"),
    (Photo("a.jpg", people="consent", minors=True), "minors", "minors"),
    (Photo("a.jpg", people="consent", minors=True, guardian_consent=True), "", ""),
]


@pytest.mark.parametrize(("photo", "usual", "strict"), PHOTOS, ids=repr)
def test_the_table_of_photos(photo: Photo, usual: str, strict: str) -> None:
    assert photo_ground(photo, publish_unknown=True) == usual
    assert photo_ground(photo, publish_unknown=False) == strict
