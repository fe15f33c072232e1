"""The renderer: a job and a theme -> bytes."""

from __future__ import annotations

import re

from markupsafe import escape

from chronicle.plan import AssetJob, AttachmentJob, FeedJob, Job, PageJob, SitemapJob, TextJob
from chronicle.render.environment import JOB, ThemeEnvironment, ThemeLoader
from chronicle.render.feeds import feed
from chronicle.render.problems import RenderProblem, problem_of
from chronicle.render.quick import Codes, Linker
from chronicle.render.sitemap import sitemap
from chronicle.source import REDACTED_MARK
from chronicle.theme import Theme

_KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
# Begins with a character, so that the search runs from line end to line end.
_ANY_IDLE = re.compile(r"\n(?:\s|(?<=[ \t]\n))")


class Renderer:
    """Renders the jobs of a theme. Pure: the same job gives the same bytes. Can be pickled (for workers), templates
    are compiled again where it arrives. Not for use by several threads at once."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._loader = ThemeLoader(theme)
        self._environments: dict[str, ThemeEnvironment] = {}
        self._codes = Codes(theme)
        self._linkers: dict[str, Linker] = {}

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
            lang, text = job.page.lang, self.text(job)
            del job  # the measures of a great village are as large as their page
            return self._finished(text, lang)
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

    def text(self, job: PageJob) -> str:
        """One HTML page as its template gives it."""
        text = self._quickly(job)
        return self._plainly(job) if text is None else text

    def _finished(self, text: str, lang: str) -> bytes:
        if REDACTED_MARK in text:
            text = text.replace(REDACTED_MARK, str(escape(self.theme.speech(lang).t("redacted"))))
        return compact(text).encode()

    def _quickly(self, job: PageJob) -> str | None:
        """The page without Jinja's run time; None if that is not the way for it."""
        linker = self._linkers.get(job.page.lang)
        if linker is None:
            environment = self.environment(job.page.lang)
            linker = self._linkers[job.page.lang] = Linker(self._codes, environment, environment.helpers.of_job())
        page = linker.page(job.template)
        if page is None:
            return None
        try:
            return page(job.site, job.page, job.content, job)
        except Exception:  # noqa: BLE001  Jinja will say what is wrong, if anything is
            linker.leave(job.template)
            return None

    def _plainly(self, job: PageJob) -> str:
        """The page by Jinja alone, which knows where a template fails."""
        try:
            template = self.environment(job.page.lang).get_template(job.template)
            return template.render({"site": job.site, "page": job.page, "content": job.content, JOB: job})
        except Exception as error:  # a theme's template can raise anything
            names = {name for part in (job.site, job.page, job.content) for name in part.__struct_fields__}
            raise RenderProblem(problem_of(error, self.theme, job.template, names)) from error


def make_renderer(theme: Theme) -> Renderer:
    """A renderer for a theme; what a worker process is started with."""
    return Renderer(theme)


def compact(html: str) -> str:
    """Without blank lines, indentation and trailing blanks, `<pre>` and the like left alone. A line end stays
    where there was one, so that words do not run together."""
    html = html.strip()
    if _ANY_IDLE.search(html) is None:
        return html + "\n"
    parts = _KEPT.split(html)
    # split() gives: text, kept element, its name, text, …
    for at in range(0, len(parts), 3):
        parts[at] = _tight(parts[at])
    return "".join(part for at, part in enumerate(parts) if at % 3 != 2) + "\n"


def _tight(text: str) -> str:
    """The text with each run of white space around line ends made one line end."""
    first, *lines = text.split("\n")
    if not lines:
        return text
    last = lines.pop()
    inner = [bare for line in lines if (bare := line.lstrip().rstrip(" \t"))]
    return "\n".join([first.rstrip(" \t"), *inner, last.lstrip()])
