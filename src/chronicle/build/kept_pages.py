"""Pages of entries as they are kept for a build in which only a text has changed: all but that text."""

from __future__ import annotations

import msgspec

from chronicle.model.value import Value, replace
from chronicle.plan import Job, Output, PageJob, without_text
from chronicle.privacy import PublicTexts, Settled
from chronicle.render import Parcel, unpack
from chronicle.write import KeptPage, Pages

BATCH = 200


class EntryPage(Value, frozen=True):
    """A page without the text of its entry, and what that text names and may show."""

    settled: Settled
    parcel: Parcel

    @property
    def job(self) -> PageJob:
        """The page without its text."""
        job = unpack(self.parcel)
        assert isinstance(job, PageJob)
        return job


_ENCODE = msgspec.msgpack.Encoder().encode
_PAGES = msgspec.msgpack.Decoder(EntryPage)


def as_kept(page: EntryPage) -> KeptPage:
    """A page as it is kept."""
    return KeptPage(_ENCODE(replace(page, parcel=replace(page.parcel, site=b""))), page.parcel.site)


def as_was(kept: KeptPage) -> EntryPage:
    """A page that was kept."""
    page = _PAGES.decode(kept.code)
    return replace(page, parcel=replace(page.parcel, site=kept.site))


class Keeper:
    """Keeps the pages of a build while they are made."""

    def __init__(self, pages: Pages, texts: PublicTexts) -> None:
        self._pages, self._texts = pages, texts
        self._waiting: list[tuple[str, KeptPage]] = []

    def add(self, path: str, output: Output, job: Job, parcel: Parcel) -> None:
        """Keeps a page, if it shows the text of an entry. `parcel`: the job as it travels."""
        if output.text is None or not isinstance(job, PageJob):
            return
        settled = self._texts.settled(*output.text)
        content = _ENCODE(without_text(job).content)
        self._waiting.append((path, as_kept(EntryPage(settled, replace(parcel, content=content)))))
        if len(self._waiting) >= BATCH:
            self.done()

    def done(self) -> None:
        """Writes what waits."""
        self._pages.keep(self._waiting)
        self._waiting.clear()
