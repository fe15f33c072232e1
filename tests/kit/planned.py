"""A site's plan from one string: its outputs, pages and feeds, without making any of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chronicle.build import prepare
from chronicle.model.diagnostic import Diagnostic
from chronicle.plan import FeedJob, Job, PageJob, Planned
from kit.site import Quiet, Site


@dataclass(frozen=True)
class Plan:
    """A plan and what was found on the way."""

    planned: Planned
    diagnostics: tuple[Diagnostic, ...]

    @classmethod
    def of(cls, folder: Path, files: str, **options: object) -> Plan:
        """The plan of a site of these files (see `kit.site`)."""
        return cls.made(Site.of(folder, files, **options))

    @classmethod
    def made(cls, site: Site) -> Plan:
        """The plan of a site that is written already."""
        prepared = prepare(site.options, Quiet())
        assert prepared.planned is not None, prepared.diagnostics
        return cls(prepared.planned, prepared.diagnostics)

    @property
    def jobs(self) -> dict[str, Job]:
        """Every job, by its output."""
        return {path: output.make() for path, output in self.planned.site.outputs.items()}

    def outputs(self) -> set[str]:
        """All outputs but photos and the files of the theme."""
        return {path for path in self.planned.site.outputs if not path.startswith("assets/")}

    def job(self, path: str) -> PageJob:
        """The job of a page such as `villages/shanwan/`."""
        job = self.planned.site.job(f"{path}index.html" if not path.endswith(".html") else path)
        assert isinstance(job, PageJob)
        return job

    def content(self, path: str = "") -> Any:
        """What the page's template gets."""
        return self.job(path).content

    def feed(self, path: str) -> FeedJob:
        """A feed."""
        job = self.planned.site.job(path)
        assert isinstance(job, FeedJob)
        return job


def titles(items: Any) -> list[str]:
    """The titles of entries in a list."""
    return [item.ref.text for item in items]


def slices(items: Any) -> list[tuple[str, int, str]]:
    """(label, count, address) of links to the cuts of a list."""
    return [(item.label, item.count, item.ref.href) for item in items]


def entry(name: str, day: str, **more: str) -> str:
    """A file of an entry; its title is its name."""
    keys = "".join(f"{key}: {value}\n" for key, value in more.items())
    return f"-- content/entries/{name}.md --\n---\ntitle: {name}\ndate: {day}\n{keys}---\n正文。\n"
