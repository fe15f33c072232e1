"""From the path of a request to a file of the preview, and what kind of file it is. Nothing outside is ever met."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

UTF8 = "; charset=utf-8"
HTML = "text/html" + UTF8
_OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = dict(
    row.split(maxsplit=1)
    for row in f"""
        html   {HTML}
        css    text/css{UTF8}
        js     text/javascript{UTF8}
        mjs    text/javascript{UTF8}
        xml    application/xml{UTF8}
        svg    image/svg+xml{UTF8}
        json   application/json{UTF8}
        txt    text/plain{UTF8}
        csv    text/csv{UTF8}
        md     text/markdown{UTF8}
        webmanifest  application/manifest+json
        jpg    image/jpeg
        jpeg   image/jpeg
        png    image/png
        webp   image/webp
        avif   image/avif
        gif    image/gif
        ico    image/x-icon
        woff   font/woff
        woff2  font/woff2
        ttf    font/ttf
        otf    font/otf
        mp3    audio/mpeg
        m4a    audio/mp4
        ogg    audio/ogg
        wav    audio/wav
        mp4    video/mp4
        webm   video/webm
        pdf    application/pdf
        zip    application/zip
        doc    application/msword
        xls    application/vnd.ms-excel
        ppt    application/vnd.ms-powerpoint
        docx   {_OFFICE}wordprocessingml.document
        xlsx   {_OFFICE}spreadsheetml.sheet
        pptx   {_OFFICE}presentationml.presentation
    """.strip().split("\n")
)
"""By extension. Not the system's table, which differs from machine to machine."""
UNKNOWN = "application/octet-stream"


def type_of(name: str) -> str:
    """The content type of a file."""
    return TYPES.get(name.rpartition(".")[2].lower(), UNKNOWN)


def names(path: str) -> tuple[str, ...] | None:
    """The names that a request's path, as it was sent, is made of; the last is "" if it ends with a slash. None if
    it can be no file of a site: it leads out, is hidden, or holds what no name of an output has."""
    try:
        text = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None
    start, *parts = text.split("/")
    if start or any(char in text for char in "\\:") or any(ord(char) < 32 or ord(char) == 127 for char in text):
        return None
    if "" in parts[:-1] or any(name.startswith(".") for name in parts):
        return None
    return tuple(parts)


def found(root: Path, parts: tuple[str, ...]) -> Path | None:
    """The file or folder below `root` that the names mean; None if there is none, or if a link leads out."""
    try:
        path = Path(os.path.realpath(root.joinpath(*parts), strict=True))
        below = path.relative_to(os.path.realpath(root))
    except (OSError, ValueError):
        return None
    return None if any(name.startswith(".") for name in below.parts) else path
