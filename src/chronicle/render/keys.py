"""Keys: what an output depends on, in one digest with named parts."""

from __future__ import annotations

import chronicle
from chronicle.model.digest import digest
from chronicle.plan import Job, PageJob, SiteView
from chronicle.theme import Theme

RENDER_VERSION = 1
"""To be raised when the same job and theme give other bytes, so that published pages follow."""

PROGRAM = f"{chronicle.__version__}/{RENDER_VERSION}"

Parts = tuple[tuple[str, str], ...]
"""(name, digest) of what an output is made of; the names are job.site, job.page, job.content, theme.templates,
theme.strings, theme.assets and program."""


class Keys:
    """Makes the keys of the jobs of one theme. Views of the site are shared by many pages and digested once."""

    def __init__(self, theme: Theme, program: str = PROGRAM) -> None:
        self.theme = theme
        self.program = program
        self._sites: dict[int, tuple[SiteView, str]] = {}

    def key(self, job: Job) -> tuple[str, Parts]:
        """The key of a job and its parts; equal keys mean equal bytes."""
        if isinstance(job, PageJob):
            closure = self.theme.closure(job.template, job.page.lang)
            parts: Parts = (
                ("job.site", self._site(job.site)),
                ("job.page", digest((job.template, job.page, job.depth, job.root))),
                ("job.content", digest(job.content)),
                ("theme.templates", closure.templates),
                ("theme.strings", closure.strings),
                ("theme.assets", closure.assets),
                ("program", self.program),
            )
        else:
            words = self.theme.speech(job.lang).t("redacted") if hasattr(job, "lang") else ""
            parts = (("job.content", digest(job)), ("theme.strings", digest(words)), ("program", self.program))
        return digest(parts), parts

    def _site(self, site: SiteView) -> str:
        known = self._sites.get(id(site))
        # The view is kept with its digest: an id may be used again once its object is gone.
        if known is None or known[0] is not site:
            known = self._sites[id(site)] = (site, digest(site))
        return known[1]


def job_key(job: Job, theme: Theme) -> tuple[str, Parts]:
    """The key of one job; for many jobs, `Keys` is quicker."""
    return Keys(theme).key(job)
