"""A small site that is published, and what the command said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

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
        """The command line."""
        return [sys.executable, "-m", "chronicle", "publish", "--lang", "en", "--folder", str(self.site.folder), *words]

    def start(self, *words: str, **more: str) -> subprocess.Popen[str]:
        """Begins to publish."""
        return subprocess.Popen(
            self.command(*words),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8", **self.env, **more},
        )

    def publish(self, *words: str, **more: str) -> Done:
        """Publishes. A traceback fails the test."""
        process = self.start(*words, **more)
        out, err = process.communicate(timeout=240)
        assert "Traceback" not in err, err
        return Done(process.returncode, out, err)

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
