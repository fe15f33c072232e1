"""Sitemaps (sitemaps.org, version 0.9) with the alternates of each page."""

from __future__ import annotations

from chronicle.plan import SitemapJob
from chronicle.render.xml import text

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(job: SitemapJob) -> bytes:
    """The sitemap, or the list of sitemaps."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    if job.index:
        lines.append(f'<sitemapindex xmlns="{_SPACE}">')
        lines.extend(f"<sitemap><loc>{text(url)}</loc></sitemap>" for url, _ in job.urls)
        lines.append("</sitemapindex>")
    else:
        xhtml = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' if any(same for _, same in job.urls) else ""
        lines.append(f'<urlset xmlns="{_SPACE}"{xhtml}>')
        for url, same in job.urls:
            links = [
                f'<xhtml:link rel="alternate" hreflang="{text(lang)}" href="{text(href)}"/>' for lang, href in same
            ]
            lines.append(f"<url><loc>{text(url)}</loc>{''.join(links)}</url>")
        lines.append("</urlset>")
    return ("\n".join(lines) + "\n").encode()
