"""Atom feeds (RFC 4287)."""

from __future__ import annotations

from datetime import date

from chronicle.plan import FeedEntry, FeedJob
from chronicle.render.xml import attributes_of, element, empty, text
from chronicle.source import REDACTED_MARK

EPOCH = date(1970, 1, 1)
"""What an empty feed says it was updated on: never the day of the build."""


def feed(job: FeedJob, redacted: str) -> bytes:
    """The feed. `redacted` stands in place of withheld passages."""
    updated = max((entry.updated for entry in job.entries), default=EPOCH)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"{attributes_of({"xml_lang": job.lang})}>',
        element("id", job.id),
        element("title", job.title),
        *([element("subtitle", job.subtitle)] if job.subtitle else []),
        element("updated", _moment(updated)),
        empty("link", rel="alternate", type="text/html", hreflang=job.lang, href=job.url),
        empty("link", rel="self", type="application/atom+xml", href=job.self_url),
        f"<author>{element('name', job.author or job.title)}</author>",
        *([element("rights", job.rights)] if job.rights else []),
    ]
    for entry in job.entries:
        lines.extend(_entry(entry))
    lines.append("</feed>")
    return ("\n".join(lines).replace(REDACTED_MARK, text(redacted)) + "\n").encode()


def _entry(entry: FeedEntry) -> list[str]:
    return [
        f"<entry{attributes_of({'xml_lang': entry.lang})}>",
        element("id", entry.id),
        element("title", entry.title),
        element("updated", _moment(entry.updated)),
        *(f"<author>{element('name', name)}</author>" for name in entry.authors if name),
        empty("link", rel="alternate", type="text/html", hreflang=entry.lang, href=entry.url),
        *([element("summary", entry.summary)] if entry.summary else []),
        "</entry>",
    ]


def _moment(day: date) -> str:
    """The day at midnight, China Standard Time."""
    return f"{day.isoformat()}T00:00:00+08:00"
