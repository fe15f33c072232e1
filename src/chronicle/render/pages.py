"""The renderer: a job and a theme -> bytes."""

from __future__ import annotations

import re

from markupsafe import escape

from chronicle.plan import AssetJob, AttachmentJob, FeedJob, Job, PageJob, SitemapJob, TextJob
from chronicle.render.environment import JOB, ThemeEnvironment, ThemeLoader
from chronicle.render.feeds import feed
from chronicle.render.problems import RenderProblem, problem_of
from chronicle.render.sitemap import sitemap
from chronicle.source import REDACTED_MARK
from chronicle.theme import Theme

_KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
_IDLE = re.compile(r"[ \t]*\n\s*")


class Renderer:
    """Renders the jobs of a theme. Pure: the same job gives the same bytes. Can be pickled (for workers), templates
    are compiled again where it arrives. Not for use by several threads at once."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._loader = ThemeLoader(theme)
        self._environments: dict[str, ThemeEnvironment] = {}

    def __reduce__(self) -> tuple[type[Renderer], tuple[Theme]]:
        return (Renderer, (self.theme,))

    def environment(self, lang: str) -> ThemeEnvironment:
        """Jinja for one language."""
        found = self._environments.get(lang)
        if found is None:
            found = self._environments[lang] = ThemeEnvironment(self._loader, self.theme.speech(lang))
        return found

    def render(self, job: Job) -> bytes:
        """The output of a job, UTF-8 where it is text. RenderProblem if a template fails, or if the job is not one
        that is rendered (attachments are copied)."""
        if isinstance(job, PageJob):
            return self.page(job)
        if isinstance(job, FeedJob):
            return feed(job, self.theme.speech(job.lang).t("redacted"))
        if isinstance(job, SitemapJob):
            return sitemap(job)
        if isinstance(job, TextJob):
            return job.text.encode()
        if isinstance(job, AssetJob):
            return self.asset(job)
        assert isinstance(job, AttachmentJob)
        raise TypeError("attachments are copied, not rendered")

    def asset(self, job: AssetJob) -> bytes:
        """A file of the theme."""
        found = self.theme.asset(job.path)
        if found is None or found.digest != job.digest:
            raise ValueError(f"the theme has no {job.path} of that content")
        return found.data

    def page(self, job: PageJob) -> bytes:
        """One HTML page."""
        try:
            template = self.environment(job.page.lang).get_template(job.template)
            text = template.render({"site": job.site, "page": job.page, "content": job.content, JOB: job})
        except Exception as error:  # a theme's template can raise anything
            names = {name for part in (job.site, job.page, job.content) for name in part.__struct_fields__}
            raise RenderProblem(problem_of(error, self.theme, job.template, names)) from error
        if REDACTED_MARK in text:
            text = text.replace(REDACTED_MARK, str(escape(self.theme.speech(job.page.lang).t("redacted"))))
        return compact(text).encode()


def make_renderer(theme: Theme) -> Renderer:
    """A renderer for a theme; what a worker process is started with."""
    return Renderer(theme)


def compact(html: str) -> str:
    """Without blank lines, indentation and trailing blanks, `<pre>` and the like left alone. A line end stays
    where there was one, so that words do not run together."""
    parts = _KEPT.split(html)
    # split() gives: text, kept element, its name, text, …
    for at in range(0, len(parts), 3):
        parts[at] = _IDLE.sub("\n", parts[at])
    return "".join(part for at, part in enumerate(parts) if at % 3 != 2).strip() + "\n"
