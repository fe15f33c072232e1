"""Words that may tell of what is withheld, kept so that only who has that itself can read them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable

NONCE = 16
"""Bytes."""


def sealed(told: bytes, digests: Iterable[str]) -> bytes:
    """The words, unreadable without the files of which these are the digests."""
    nonce = os.urandom(NONCE)
    return nonce + _crossed(told, nonce, digests)


def opened(code: bytes, digests: Iterable[str]) -> bytes:
    """The words again; anything, if the digests are not as they were."""
    return _crossed(code[NONCE:], code[:NONCE], digests)


def _crossed(data: bytes, nonce: bytes, digests: Iterable[str]) -> bytes:
    """The data, exclusive or a stream that nonce and digests give (SHAKE256, NIST FIPS 202, as a stream cipher)."""
    stream = hashlib.shake_256(nonce + "".join(digests).encode()).digest(len(data))
    return (int.from_bytes(data) ^ int.from_bytes(stream)).to_bytes(len(data))
