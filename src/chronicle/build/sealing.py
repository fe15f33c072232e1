"""Words that may tell of what is withheld, kept so that only who has that itself can read them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable

NONCE = 16
"""Bytes."""


def sealed(told: bytes, files: Iterable[str]) -> bytes:
    """The words, unreadable without the bytes of these files. OSError if one of them cannot be read."""
    nonce = os.urandom(NONCE)
    return nonce + _crossed(told, nonce, files)


def opened(code: bytes, files: Iterable[str]) -> bytes:
    """The words again; anything, if the files are not as they were. OSError if one of them cannot be read."""
    return _crossed(code[NONCE:], code[:NONCE], files)


def _crossed(data: bytes, nonce: bytes, files: Iterable[str]) -> bytes:
    """The data, exclusive or a stream that nonce and files give (SHAKE256 as a stream cipher: NIST FIPS 202)."""
    seed = hashlib.sha256(nonce)
    for file in files:
        with open(file, "rb") as content:  # noqa: PTH123 - as it was found
            seed.update(hashlib.file_digest(content, "sha256").digest())
    stream = hashlib.shake_256(seed.digest()).digest(len(data))
    return (int.from_bytes(data) ^ int.from_bytes(stream)).to_bytes(len(data))
