"""What makes a page reload itself: a script added to the response, and the version that the script compares."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from html import unescape

RESERVED = "/_chronicle/"
"""Paths of the preview itself; no page of a site can have one."""
SCRIPT = b'<script src="/_chronicle/reload.js" data-version="%s" defer></script>\n'
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
_LINK = re.compile(rb"<link\b[^>]*>", re.IGNORECASE)
_STYLE = re.compile(rb"""\brel\s*=\s*["']?[^"'>]*\bstylesheet\b""", re.IGNORECASE)
_HREF = re.compile(rb"""(\bhref\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a page is now. Two versions are equal if the pages differ by nothing but where their style sheets lie;
    `styles`: these addresses, in order."""

    version: str
    styles: tuple[str, ...]


def fresh(html: bytes) -> Fresh:
    """The version of a page and its style sheets."""
    end = _HEAD_END.search(html)
    head, rest = (html[: end.start()], html[end.start() :]) if end else (html, b"")
    styles: list[str] = []

    def without_address(link: re.Match[bytes]) -> bytes:
        href = _HREF.search(link[0])
        if not href or not _STYLE.search(link[0]):
            return link[0]
        address = href[2] or href[3] or href[4] or b""
        styles.append(unescape(address.decode("utf-8", "replace")))
        return link[0][: href.start()] + href[1] + link[0][href.end() :]

    digest = hashlib.sha256(_LINK.sub(without_address, head))
    digest.update(rest)
    return Fresh(digest.hexdigest()[:16], tuple(styles))


def with_script(html: bytes) -> bytes:
    """The page as it is sent: with the script at the end of its head."""
    script = SCRIPT % fresh(html).version.encode()
    end = _HEAD_END.search(html)
    return html[: end.start()] + script + html[end.start() :] if end else html + script
