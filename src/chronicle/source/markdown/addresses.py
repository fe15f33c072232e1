"""Which addresses a link or picture may have."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink

Kind = Literal["local", "web", "mail", "bad"]

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]+):")
"""Two letters and more: `C:\\photos` is a path, and what is wrong with it is said where paths are judged."""

_IGNORED = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_HARMFUL = re.compile(r"(?:javascript|vbscript|livescript|data|file|blob|about|view-source|filesystem):", re.IGNORECASE)
_ROUNDS = 4
_AS_IT_IS = re.compile(r"https?://[a-z0-9.-]+(?:/[\w.~/-]*(?:\?[\w.~/=&-]*)?(?:#[\w.~/-]*)?)?", re.ASCII)
"""Most web addresses: in them there is nothing to encode."""


@lru_cache(maxsize=4096)
def kind_of(address: str) -> Kind:
    """What an address points at. "bad": its scheme is not http, https, mailto or tel, or it hides a harmful one
    behind white space, control characters, entities, percent signs or full-width letters."""
    bare = _IGNORED.sub("", address)
    if _is_harmful(bare):
        return "bad"
    if match := _SCHEME.match(bare):
        scheme = match.group(1).lower()
        if scheme in ("http", "https"):
            return "web"
        return "mail" if scheme in ("mailto", "tel") else "bad"
    return "local"


def _is_harmful(bare: str) -> bool:
    for _ in range(_ROUNDS):
        if _HARMFUL.match(bare):
            return True
        plain = _IGNORED.sub("", unicodedata.normalize("NFKC", html.unescape(unquote(bare))))
        if plain == bare:
            return False
        bare = plain
    return _HARMFUL.match(bare) is not None


@lru_cache(maxsize=4096)
def web_address(address: str) -> str:
    """A web address as a browser wants it: percent-encoded, the host in ASCII."""
    if _AS_IT_IS.fullmatch(address):
        return address
    bare = _IGNORED.sub(lambda match: "%20" if match.group() in " \u00a0" else "", address.strip())
    try:
        return normalizeLink(bare)
    except ValueError:  # an impossible port or IPv6 address: shown as written, encoded by hand
        return re.sub(r"[^!-~]|[\"<>\\^`{|}]", "", bare)
