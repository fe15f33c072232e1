"""Jinja, set up once for each language: templates of a theme, helpers, strictness."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from types import CodeType
from typing import Any
from urllib.parse import urljoin

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from chronicle.model.when import When
from chronicle.plan import BodyView, PageJob, Picture, Ref
from chronicle.render.body import body_html
from chronicle.render.pictures import picture
from chronicle.source import REDACTED_MARK
from chronicle.theme import Countable, DateParts, Speech, Theme, fill

JOB = "_job"
"""Under this name the helpers find the job of the page that is being rendered."""
KEPT = 4096
"""How many words, dates and figures a helper remembers."""


class ThemeLoader(BaseLoader):
    """Templates out of a theme in memory. Compiled code is kept, so that a second language costs little."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.codes: dict[str, CodeType] = {}

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """The template of a full name; TemplateNotFound if the theme has none."""
        source = self.theme.template_sources.get(name)
        if source is None:
            raise TemplateNotFound(name)
        code = self.codes.get(name)
        if code is None:
            code = self.codes[name] = environment.compile(source.text, name, source.file)
        return Template.from_code(environment, code, globals if globals is not None else {}, lambda: True)


class ThemeEnvironment(Environment):
    """An environment that knows `@parent/…` names."""

    def __init__(self, loader: ThemeLoader, speech: Speech) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
            auto_reload=False,
        )
        self.theme = loader.theme
        self.helpers = helpers = Helpers(self.theme, speech)
        self.globals.update(helpers.functions())
        self.filters["marked"] = helpers.marked

    def join_path(self, template: str, parent: str) -> str:
        """`@parent/x.html`, named in a template, as a full name."""
        source = self.theme.template_sources.get(parent)
        return self.theme.resolve(template, source.theme if source else "")


class Helpers:
    """What templates can call."""

    def __init__(self, theme: Theme, speech: Speech) -> None:
        self.theme = theme
        self.speech = speech
        self.outputs = {path: asset.output for path, asset in theme.assets.items()}
        # Templates ask for the same dates, words and figures over and over.
        remembered = lru_cache(maxsize=KEPT, typed=True)
        self.date_of: Callable[[When], DateParts] = remembered(speech.date)
        self.label_of: Callable[[str, str], str] = remembered(speech.label)
        self.number_of: Callable[[Any], str] = remembered(speech.number_known)
        self.counted: Callable[..., str] = remembered(speech.t)

    def functions(self) -> dict[str, Callable[..., Any]]:
        """The helpers by the names that templates use."""
        return {
            "t": self.t,
            "label": self.label,
            "asset": self.asset,
            "picture": self.picture,
            "html": self.html,
            "date": self.date,
            "number": self.number,
            "absolute": self.absolute,
        }

    def of_job(self) -> dict[str, Callable[..., Any]]:
        """The helpers as functions that need no context: those that ask for the page take its job first."""
        return {
            "t": self.t,
            "label": self.label_of,
            "asset": self.asset_of,
            "picture": self.picture,
            "html": self.html_of,
            "date": self.date_of,
            "number": self.number_of,
            "absolute": self.absolute_of,
        }

    def t(self, key: str, **args: Any) -> str:
        """`t("key", n=…, name=…)`: the text of a key, which must be a constant. `n` chooses the plural form and is
        printed as a number. Values that are markup stay markup, everything else is escaped."""
        if len(args) == 1 and type(args.get("n")) is int:
            return self.counted(key, **args)
        if any(hasattr(value, "__html__") for value in args.values()):
            text = self.speech.t(key, **({"n": args["n"]} if "n" in args else {}))
            given = {name: str(escape(value)) for name, value in args.items() if name != "n"}
            return Markup(fill(str(escape(text)), given))
        return self.speech.t(key, **args)

    def label(self, family: str, value: str) -> str:
        """`label("status", value)`: the word for a value, from the string `family.value`; a value without one is
        printed as it is. The family must be a constant."""
        return self.label_of(family, value)

    @pass_context
    def asset(self, context: Context, path: str) -> str:
        """`asset("css/site.css")`: the address of a file below assets/, which must be a constant. In templates of
        pages only, not in macros that are imported without context."""
        return self.asset_of(_job(context, "asset"), path)

    def asset_of(self, job: PageJob, path: str) -> str:
        """`asset` on the page of a job."""
        if path not in self.outputs:
            raise ValueError(f"there is no file “{path}” in the theme's assets/")
        return (job.root if job.depth < 0 else "../" * job.depth) + self.outputs[path]

    def picture(self, view: Picture, use: str = "body", hero: bool = False) -> Markup:
        """`picture(view, "grid")`: `<picture>` with its sizes, without link or caption. Uses: body, grid, cover,
        thumb (no alternative text). `hero`: the first thing that is seen, loaded at once."""
        return picture(view, use, hero)

    @pass_context
    def html(self, context: Context, body: BodyView, access: Ref | None = None) -> Markup:
        """`html(content.body)`: prose with its links, figures and withheld passages. These lead to `access`, by
        default `content.access`."""
        job = context.get(JOB)
        return self.html_of(job if isinstance(job, PageJob) else None, body, access)

    def html_of(self, job: PageJob | None, body: BodyView, access: Ref | None = None) -> Markup:
        """`html` on the page of a job, or nowhere."""
        if access is None:
            access = getattr(job.content, "access", None) if job else None
        return body_html(body, access or Ref(""), self.speech.t("redacted"))

    def date(self, when: When) -> DateParts:
        """`date(when)`: a date in words, whole and in parts (see DateParts)."""
        return self.date_of(when)

    def number(self, value: Countable) -> str:
        """`number(value)`: a count, Quantity, Funds or Total in words; "" for what is not recorded."""
        return self.number_of(value)

    @pass_context
    def absolute(self, context: Context, href: str) -> str:
        """`absolute(href)`: an address of this page's made absolute; as it is if the site has no url. In templates
        of pages only."""
        return self.absolute_of(_job(context, "absolute"), href)

    @staticmethod
    def absolute_of(job: PageJob, href: str) -> str:
        """`absolute` on the page of a job."""
        base = job.page.canonical or job.site.url
        return urljoin(base, href) if base else href

    def marked(self, text: str) -> str:
        """`text | marked`: withheld passages of a plain text as `<span class="withheld">`."""
        if REDACTED_MARK not in text:
            return text
        mark = Markup('<span class="withheld">{}</span>').format(self.speech.t("redacted"))
        return mark.join(text.split(REDACTED_MARK))


def _job(context: Context, helper: str) -> PageJob:
    job = context.get(JOB)
    if not isinstance(job, PageJob):
        raise TypeError(f"{helper}() needs the page: call it in a template of a page or import “with context”")
    return job
