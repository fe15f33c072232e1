"""Files of a theme that are published under names made of their content."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping

from chronicle.model.diagnostic import Diagnostic, Place, Said
from chronicle.model.value import Value

_URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<ref>[^"')\s]+)(?P=quote)\s*\)|@import\s+(["'])(?P<imp>[^"']+)\3""")
_STRING_OR_COMMENT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/""", re.DOTALL)
_OPENING_COMMENT = re.compile(rb"\A\s*/\*.*?\*/", re.DOTALL)
_TIGHT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\s*([{};])\s*|([:,])\s+|(\s+)""", re.DOTALL)


class Asset(Value, frozen=True):
    """One file below a theme's assets/. `path` as templates name it (`css/site.css`), `digest` the SHA-256 of
    `data`, in hex; `data` ready to publish: style sheets tightened, their `url(…)` pointing at published names,
    scripts without indentation."""

    path: str
    digest: str
    data: bytes
    refs: tuple[str, ...] = ()
    """Further assets that this one names."""

    @property
    def output(self) -> str:
        """The output path: `assets/site-<8 hex>.css`."""
        stem, dot, end = posixpath.basename(self.path).rpartition(".")
        name = f"{stem}-{self.digest[:8]}.{end}" if dot and stem else f"{end}-{self.digest[:8]}"
        return f"assets/{name}"


def make_assets(
    files: Mapping[str, tuple[str, bytes]],
) -> tuple[dict[str, Asset], tuple[Diagnostic, ...]]:
    """Assets by path. `files`: path below assets/ to (path for diagnostics, bytes). A reference of a style sheet
    to a file that is not there, or in a ring, is C769."""
    work = _Work(files)
    for path in sorted(files):
        work.asset(path)
    return work.done, tuple(work.diagnostics)


class _Work:
    def __init__(self, files: Mapping[str, tuple[str, bytes]]) -> None:
        self.files = files
        self.done: dict[str, Asset] = {}
        self.open: list[str] = []
        self.diagnostics: list[Diagnostic] = []

    def asset(self, path: str) -> Asset:
        if path in self.done:
            return self.done[path]
        data = self.files[path][1]
        refs: tuple[str, ...] = ()
        if path.endswith(".css"):
            self.open.append(path)
            data, refs = self.style(path, data)
            self.open.pop()
        elif path.endswith(".js"):
            data = unindented(data)
        self.done[path] = Asset(path, hashlib.sha256(data).hexdigest(), data, refs)
        return self.done[path]

    def style(self, path: str, data: bytes) -> tuple[bytes, tuple[str, ...]]:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.fault(path, 0, "the style sheet is not UTF-8", "样式表不是 UTF-8 编码")
            return data, ()
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        refs: dict[str, None] = {}
        # Comments are blanked, not removed, so that lines and columns stay those of the file.
        bare = _STRING_OR_COMMENT.sub(lambda m: m[1] or re.sub(r"[^\n]", " ", m[0]), text)

        def renamed(match: re.Match[str]) -> str:
            ref = match["ref"] or match["imp"]
            if re.match(r"[a-z][a-z0-9+.-]*:|//|#|/", ref, re.IGNORECASE):
                return match[0]
            target, mark, rest = _cut(ref)
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if there not in self.files or there in self.open:
                self.fault(
                    path,
                    match.start(),
                    f"the style sheet names “{ref}”, which is not in assets/",
                    f"样式表引用的“{ref}”不在 assets/ 中",
                    bare,
                    len(match[0]),
                )
                return match[0]
            refs[there] = None
            name = posixpath.basename(self.asset(there).output)
            return match[0].replace(ref, f"{name}{mark}{rest}")

        named = _URL.sub(renamed, bare)
        return tighten(named).encode(), tuple(refs)

    def fault(self, path: str, at: int, en: str, zh: str, text: str = "", length: int = 1) -> None:
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        place = Place(self.files[path][0], line, column, line, column + length) if text else Place(self.files[path][0])
        self.diagnostics.append(
            Diagnostic(
                "C769",
                "error",
                place,
                Said(en, zh),
                Said("write a path relative to this style sheet", "请写相对于此样式表的路径"),
            )
        )


def _cut(ref: str) -> tuple[str, str, str]:
    """Path, mark and rest of a reference with a query or fragment."""
    match = re.search(r"[?#]", ref)
    return (ref[: match.start()], match[0], ref[match.end() :]) if match else (ref, "", "")


def unindented(script: bytes) -> bytes:
    """A script without its opening comment, blank lines and indentation; one with template literals, where blanks
    have a meaning, as it is."""
    if b"`" in script:
        return script
    bare = _OPENING_COMMENT.sub(b"", script)
    return b"".join(line.strip() + b"\n" for line in bare.split(b"\n") if line.strip())


def tighten(css: str) -> str:
    """The style sheet without comments and idle white space; strings are left alone."""
    bare = _STRING_OR_COMMENT.sub(lambda m: m[1] or " ", css)
    return _TIGHT.sub(lambda m: m[1] or m[2] or m[3] or " ", bare).strip().replace(";}", "}") + "\n"
