"""A small site that is published, and what the command said."""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from chronicle.cli import main
from kit.site import Site

SITE = """
-- content/villages/renjiagou.md --
---
name: 任家沟村
---
一个村。
-- content/entries/2016/road.md --
---
title: 修路
date: 2016-01-02
village: 任家沟村
---
修路。
-- content/entries/2016/well.md --
---
title: 打井
date: 2016-01-03
village: 任家沟村
---
打井。
"""


@dataclass
class Done:
    """How a run ended."""

    status: int
    out: str
    err: str

    @property
    def sent(self) -> int:
        """How many files went out."""
        for line in self.out.splitlines():
            if line.startswith("Published to"):
                return int(line.split(": ")[1].split()[0])
        return 0


@dataclass
class Publisher:
    """A site with targets, and the commands that a publisher runs."""

    site: Site
    env: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, targets: list[dict[str, object]], files: str = SITE, **env: str) -> Publisher:
        settings = "title: 样例\ntheme: plain\nas_of: 2016-01-31\npublish: " + json.dumps(targets) + "\n"
        one = cls(Site.of(folder, files), env)
        one.site.write({"content/chronicle.yaml": settings})
        return one

    def entry(self, name: str, text: str, **keys: str) -> None:
        """Writes an entry."""
        more = "".join(f"{key}: {value}\n" for key, value in keys.items())
        head = f"title: {name}\ndate: 2016-01-04\nvillage: 任家沟村\n{more}"
        self.site.write({f"content/entries/2016/{name}.md": f"---\n{head}---\n{text}\n"})

    def build(self) -> None:
        """Builds."""
        report = self.site.build()
        assert report.status == 0, report.diagnostics

    def command(self, *words: str) -> list[str]:
        """The words of the command line."""
        return ["publish", "--lang", "en", "--jobs", "1", "--folder", str(self.site.folder), *words]

    def publish(self, *words: str, before: Callable[[], None] | None = None, **more: str) -> Done:
        """Publishes, in a process of its own that need not load anything again. A traceback fails the test. `before`:
        what that process does first."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = os.fork()
            if not child:
                _run(self.command(*words), out.fileno(), err.fileno(), {**self.env, **more}, before)
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            said = []
            for stream in (out, err):
                stream.seek(0)
                said.append(stream.read().decode("utf-8", "replace"))
        assert "Traceback" not in said[1], said[1]
        return Done(status, *said)

    def good(self, *words: str, **more: str) -> Done:
        """Publishes, which must work."""
        done = self.publish(*words, **more)
        assert done.status == 0, done.out + done.err
        return done

    def outputs(self) -> dict[str, bytes]:
        """What was built."""
        return self.site.outputs()


def files_below(folder: Path) -> Iterator[str]:
    """Every file below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".chronicle" not in path.relative_to(folder).parts:
            yield path.relative_to(folder).as_posix()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {path: (folder / path).read_bytes() for path in files_below(folder)}


def _run(words: list[str], out: int, err: int, env: dict[str, str], before: Callable[[], None] | None) -> NoReturn:
    """The program, in a process that has just been split off."""
    status = 70
    try:
        for stream, file, name in ((1, out, "stdout"), (2, err, "stderr")):
            os.dup2(file, stream)
            setattr(sys, name, open(stream, "w", encoding="utf-8", closefd=False))  # noqa: SIM115
        sys.stdin = open(os.devnull)  # noqa: PTH123, SIM115
        os.environ.update(env)
        faulthandler.dump_traceback_later(120, exit=True, file=sys.stderr)
        if before is not None:
            before()
        status = main(words)
    except BaseException:  # noqa: BLE001 - whatever it is, the parent reads of it
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(status)
