"""What makes each output of a plan, and the marks of what it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chronicle.plan.jobs import NO_TEXT, Job, PageJob
from chronicle.plan.marks import mark
from chronicle.plan.tree import Page, Tree


@dataclass(frozen=True, slots=True)
class PageOutput:
    """A page. There are many, so that each is no more than this."""

    tree: Tree
    page: Page

    @property
    def sort(self) -> type[Job]:
        """A page."""
        return PageJob

    @property
    def text(self) -> tuple[str, str] | None:
        """The entry whose text it shows, and the language of that text."""
        entry = self.page.entry
        return None if entry is None else (entry.id, self.tree.text_of(entry)[0])

    def make(self) -> Job:
        """Makes the job."""
        return self.page.job()

    def mark(self) -> str:
        """Of what it shows beside the text of its entry."""
        shared, page = self.tree.shared, self.page
        langs = [lang for lang, paths in shared.paths.items() if page.path in paths]
        return whole(self.tree, f"{page.path} {langs}", lambda: page.mark(shared.marks))

    def text_mark(self) -> str:
        """Of that text."""
        text = self.text
        return NO_TEXT if text is None else self.tree.shared.bodies.body_mark(*text).hex()


@dataclass(frozen=True, slots=True)
class OtherOutput:
    """Anything else, which shows the text of no entry."""

    sort: type[Job]
    make: Callable[[], Job]
    mark: Callable[[], str] = str
    text: None = None

    def text_mark(self) -> str:
        """There is no text."""
        return NO_TEXT


def ready(job: Job) -> OtherOutput:
    """An output whose job is made already."""
    return OtherOutput(type(job), lambda: job)


def whole(tree: Tree, name: str, own: Callable[[], bytes]) -> str:
    """The mark of an output: its own with what all outputs depend on; "" if that is not known."""
    marks = tree.shared.marks
    if not marks.base:
        return ""
    return mark(marks.base, marks.pages, f"{tree.lang} {tree.prefix} {name}\n".encode(), own()).hex()
