"""A site from one string: write it, build it, edit it, and read what was found, made, kept and removed.

site = Site.of(tmp_path, '''
-- content/entries/2016/road.md --
---
村: 任家沟村
---
修路。
''')
report = site.build()
assert "修路" in site.html("entries/2016/road/")
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from chronicle.build import BuildOptions, BuildReport, Memory, build, check
from chronicle.model.diagnostic import Diagnostic

AS_OF = date(2016, 1, 31)
FILE = re.compile(r"^-- (\S+) --$")
SETTINGS = "title: 样例\ntheme: plain\n"


class Quiet:
    """Progress that says nothing."""

    def step(self, name: str, total: int = 0) -> None:
        """Passed over."""

    def advance(self, count: int = 1) -> None:
        """Passed over."""


@dataclass
class Steps(Quiet):
    """The steps that were taken."""

    names: list[str] = field(default_factory=list)

    def step(self, name: str, total: int = 0) -> None:
        """Takes note."""
        self.names.append(name)


def unpack(text: str) -> dict[str, str]:
    """Files of a string in which each begins with a line `-- path --`."""
    files: dict[str, list[str]] = {}
    name = ""
    for line in textwrap.dedent(text).strip("\n").split("\n"):
        if found := FILE.match(line):
            name = found[1]
            files[name] = []
        elif name:
            files[name].append(line)
    return {name: "\n".join(lines).rstrip("\n") + "\n" for name, lines in files.items()}


@dataclass(frozen=True)
class Site:
    """A site in a folder of its own."""

    folder: Path
    options: BuildOptions

    @classmethod
    def of(cls, folder: Path, files: str = "", **options: object) -> Site:
        """Writes the files; content/chronicle.yaml is made if they have none."""
        base = BuildOptions(folder, as_of=AS_OF, jobs=1)
        site = cls(folder, replace(base, **options))  # type: ignore[arg-type]
        site.write({"content/chronicle.yaml": SETTINGS, **unpack(files)})
        return site

    def write(self, files: dict[str, str | bytes]) -> None:
        """Writes or overwrites files below the site's folder."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def delete(self, name: str) -> None:
        """Deletes a file."""
        (self.folder / name).unlink()

    def build(self, memory: Memory | None = None, **options: object) -> BuildReport:
        """Builds in this process. `memory`: what the builds before it knew, as in `serve`."""
        return build(replace(self.options, **options), Quiet(), memory=memory)  # type: ignore[arg-type]

    def check(self, **options: object) -> BuildReport:
        """Checks in this process."""
        return check(replace(self.options, **options), Quiet())  # type: ignore[arg-type]

    @property
    def output(self) -> Path:
        """Where the site is built."""
        return self.options.output or self.folder / "site"

    def html(self, path: str = "") -> str:
        """A page's text; `path` such as `villages/renjiagou/`."""
        return (self.output / f"{path}index.html").read_text(encoding="utf-8")

    def outputs(self) -> dict[str, bytes]:
        """Every file of the output but the listing, by path."""
        files = (path for path in self.output.rglob("*") if path.is_file())
        found = {path.relative_to(self.output).as_posix(): path.read_bytes() for path in files}
        found.pop(".chronicle-outputs", None)
        return found


def told(diagnostics: tuple[Diagnostic, ...], *, hints: bool = False) -> list[str]:
    """Diagnostics as `file:line:column code`, content/ left off, hints passed over unless wanted."""
    return [
        f"{d.place.file.removeprefix('content/')}:{d.place.line}:{d.place.column} {d.code}"
        for d in diagnostics
        if hints or d.severity != "hint"
    ]
