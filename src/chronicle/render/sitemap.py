"""Sitemaps (sitemaps.org, version 0.9) with the alternates of each page."""

from __future__ import annotations

from chronicle.plan import SitemapJob
from chronicle.render.xml import element, empty

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(job: SitemapJob) -> bytes:
    """The sitemap, or the list of sitemaps."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    if job.index:
        lines.append(f'<sitemapindex xmlns="{_SPACE}">')
        lines.extend(f"<sitemap>{element('loc', url)}</sitemap>" for url, _ in job.urls)
        lines.append("</sitemapindex>")
    else:
        xhtml = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if any(same for _, same in job.urls) else ""
        lines.append(f'<urlset xmlns="{_SPACE}"{xhtml}>')
        for url, same in job.urls:
            links = "".join(empty("xhtml:link", rel="alternate", hreflang=lang, href=href) for lang, href in same)
            lines.append(f"<url>{element('loc', url)}{links}</url>")
        lines.append("</urlset>")
    return ("\n".join(lines) + "\n").encode()
