"""What is answered to a request: pages with the script in them, files, the state of a page, the preview's own files."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from chronicle.serve.files import HTML, found, names, type_of
from chronicle.serve.news import News
from chronicle.serve.ranges import UnsatisfiableError, wanted
from chronicle.serve.reload import RESERVED, fresh, with_script

STATE = RESERVED + "state"
OWN = ("reload.js", "events.js", "overlay.css")
OWN_FOLDER = Path(__file__).with_name("browser")
INDEX, MISSING = "index.html", "404.html"
BARE = (
    b'<!DOCTYPE html>\n<html lang="%s">\n<head>\n<meta charset="utf-8">\n'
    b'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    b'<meta name="color-scheme" content="light dark">\n<title>chronicle</title>\n'
    b'<link rel="icon" href="data:,">\n</head>\n<body></body>\n</html>\n'
)
"""A page with nothing on it but what the script will show."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer but for the headers that all have."""

    status: int
    type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: the target as it was sent, and the headers that matter."""

    target: str
    range: str = ""
    if_range: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers from the folder `root` and the latest edition. `lang`: the language that the writer asked for, ""
    for that of each page."""

    root: Path
    news: News
    lang: str = ""

    def answer(self, request: Request) -> Answer:
        """The answer to one request."""
        target = urlsplit(request.target)
        if target.path.startswith(RESERVED):
            return self._own(target.path, target.query)
        plain = self._look(target.path, target.query)
        if plain.type == HTML and plain.body:
            plain = replace(plain, body=with_script(plain.body))
        return _part(plain, request) if plain.status == 200 else plain

    def state(self, page: str) -> dict[str, object]:
        """What a page compares itself with. `version` null: it is not there and there are errors, so that what is
        shown of it may be the last that was good."""
        edition = self.news.edition
        plain = self._look(page)
        now = fresh(plain.body)
        gone = plain.status != 200 and edition.overlay.count
        return {
            "version": None if gone else now.version,
            "styles": now.styles,
            "lang": self.lang,
            **edition.overlay.as_json(),
        }

    def _look(self, path: str, query: str = "") -> Answer:
        """What a path leads to, as it lies in the folder."""
        parts = names(path)
        for way in self._ways(parts) if parts is not None else ():
            place = found(self.root, way)
            if place is not None and place.is_dir():
                if not way or way[-1]:
                    # Names without an empty one in between: this can lead to no other host.
                    return Answer(301, HTML, b"", (("Location", f"{path}/?{query}" if query else f"{path}/"),))
                place = found(self.root, (*way[:-1], INDEX))
            elif not way or not way[-1]:
                continue
            data = _read(place)
            if place is not None and data is not None:
                return Answer(200, type_of(place.name), data)
        data = _read(found(self.root, (MISSING,)))
        if data is not None:
            return Answer(404, HTML, data)
        # Not even this page: the first build is not done, or could do nothing.
        return Answer(503, HTML, BARE % (self.lang or self.news.edition.lang).encode())

    def _ways(self, parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """The path as it is, and below the path of the site's own address, where the links of the page for what is
        missing begin."""
        base = tuple(self.news.edition.base.strip("/").split("/"))
        if base[0] and parts[: len(base)] == base:
            return parts, parts[len(base) :]
        return (parts,)

    def _own(self, path: str, query: str) -> Answer:
        """The preview's own files, and the state of a page."""
        if path == STATE:
            page = parse_qs(query).get("page", ["/"])[0]
            return Answer(200, type_of("state.json"), json.dumps(self.state(page)).encode())
        name = path.removeprefix(RESERVED)
        if name in OWN:
            return Answer(200, type_of(name), (OWN_FOLDER / name).read_bytes())
        return Answer(404, type_of("none.txt"), b"")


def _read(path: Path | None) -> bytes | None:
    """A file as it is at this moment: read in one go, for a build may put another in its place."""
    try:
        return path.read_bytes() if path is not None and path.is_file() else None
    except OSError:
        return None


def _part(answer: Answer, request: Request) -> Answer:
    """All of an answer, or the range that is asked for. Nothing here has a validator, so that no If-Range can hold:
    its answer is the whole."""
    size = len(answer.body)
    answer = replace(answer, headers=(*answer.headers, ("Accept-Ranges", "bytes")))
    try:
        part = wanted(request.range, size) if request.range and not request.if_range else None
    except UnsatisfiableError:
        return Answer(416, type_of("none.txt"), b"", (("Content-Range", f"bytes */{size}"),))
    if part is None:
        return answer
    start, end = part
    headers = (*answer.headers, ("Content-Range", f"bytes {start}-{end - 1}/{size}"))
    return Answer(206, answer.type, answer.body[start:end], headers)
