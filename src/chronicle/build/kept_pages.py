"""Pages of entries as they are kept for a build in which only a text has changed: all but that text. Of what may not be
public nothing is kept."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, datetime

import msgspec

from chronicle.build.values import CHINA, BuildOptions, made_with
from chronicle.model.value import Value, replace
from chronicle.plan import Job, Output, PageJob, without_text
from chronicle.privacy import PublicTexts, Settled
from chronicle.render import Parcel, unpack
from chronicle.settings import Settings
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


def are_kept(options: BuildOptions, as_of: date, settings: Settings) -> bool:
    """True if pages of such a build may be kept, and be of use: all that it shows may be public today, and texts are
    shown as they were written."""
    public = made_with(options) == "public" and as_of <= datetime.now(CHINA).date()
    return public and settings.privacy.names != "replace"


class Keeper:
    """Keeps the pages of a build while they are made, and forgets what was kept of such a page before. `stored`: the
    files of the entries whose pages may be kept."""

    def __init__(self, pages: Pages, texts: PublicTexts, stored: Container[str]) -> None:
        self._pages, self._texts, self._stored = pages, texts, stored
        self._waiting: list[tuple[str, KeptPage]] = []
        self._gone: list[str] = []

    def add(self, path: str, output: Output, job: Job, parcel: Parcel) -> None:
        """Keeps a page, if it shows the text of an entry. `parcel`: the job as it travels."""
        if output.text is None or not isinstance(job, PageJob):
            return
        stored = self._texts.sources[output.text].file in self._stored
        settled = self._texts.settled(*output.text) if stored else None
        if settled is None or settled.withholds:
            self._gone.append(path)
            return
        content = _ENCODE(without_text(job).content)
        self._waiting.append((path, as_kept(EntryPage(settled, replace(parcel, content=content)))))
        if len(self._waiting) >= BATCH:
            self.done()

    def done(self) -> None:
        """Writes what waits."""
        self._pages.keep(self._waiting)
        self._pages.forget(self._gone)
        self._waiting.clear()
        self._gone.clear()
