"""Jobs as they travel to a worker: encoded once, for the key and for the way."""

from __future__ import annotations

from functools import cache
from typing import cast

import msgspec

from chronicle.model.value import Value
from chronicle.plan import (
    KINDS,
    AssetJob,
    Content,
    FeedJob,
    Job,
    PageJob,
    PageView,
    SitemapJob,
    SiteView,
    TextJob,
)

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_SORTS: dict[str, type[Value]] = {
    "feed": FeedJob, "sitemap": SitemapJob, "text": TextJob, "asset": AssetJob,
}  # fmt: skip


class Parcel(Value, frozen=True):
    """One job. Of a page: its kind, the encoded views of site, page and content. Of anything else: its sort, and the
    encoded job as `content`."""

    path: str
    sort: str
    content: bytes
    site: bytes = b""
    page: bytes = b""
    template: str = ""
    depth: int = 0
    root: str = "/"
    number: int = -1
    """Under which the output is to be put aside where it is made; -1: its bytes are to be sent back."""


class Packer:
    """Encodes jobs. Views of the site are shared by many pages and encoded once."""

    def __init__(self) -> None:
        self._sites: dict[int, tuple[SiteView, bytes]] = {}

    def pack(self, path: str, job: Job) -> Parcel:
        """The job for an output path as it travels."""
        if isinstance(job, PageJob):
            encode = _ENCODER.encode
            return Parcel(
                path,
                job.page.kind,
                encode(job.content),
                self._site(job.site),
                encode(job.page),
                job.template,
                job.depth,
                job.root,
            )
        sort = next((sort for sort, kind in _SORTS.items() if type(job) is kind), "copy")
        return Parcel(path, sort, _ENCODER.encode(job))

    def _site(self, site: SiteView) -> bytes:
        known = self._sites.get(id(site))
        # The view is kept with its code: an id may be used again once its object is gone.
        if known is None or known[0] is not site:
            known = self._sites[id(site)] = (site, _ENCODER.encode(site))
        return known[1]


def unpack(parcel: Parcel) -> Job:
    """The job of a parcel."""
    if parcel.sort in _SORTS:
        return cast(Job, _decoder(_SORTS[parcel.sort]).decode(parcel.content))
    return PageJob(
        parcel.template,
        _site(parcel.site),
        cast(PageView, _decoder(PageView).decode(parcel.page)),
        cast(Content, _decoder(KINDS[parcel.sort]).decode(parcel.content)),
        parcel.depth,
        parcel.root,
    )


@cache
def _decoder(kind: type[Value]) -> msgspec.msgpack.Decoder[Value]:
    return msgspec.msgpack.Decoder(kind)


_READ_SITES: dict[bytes, SiteView] = {}


def _site(code: bytes) -> SiteView:
    known = _READ_SITES.get(code)
    if known is None:
        if len(_READ_SITES) > 100:
            _READ_SITES.clear()
        known = _READ_SITES[code] = msgspec.msgpack.decode(code, type=SiteView)
    return known
