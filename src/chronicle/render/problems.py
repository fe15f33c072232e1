"""What can go wrong while a template runs, as a diagnostic."""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Iterable

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from chronicle.model.diagnostic import NOTHING, Diagnostic, Place, Said
from chronicle.source import did_you_mean
from chronicle.theme import Theme, syntax_error, template_place

_NO_ATTRIBUTE = re.compile(r"'(?:[\w.]+\.)?(\w+) object' has no attribute '(\w+)'")
_NOT_DEFINED = re.compile(r"^'(\w+)' is undefined")


class RenderProblem(Exception):  # noqa: N818 - it carries a problem that is a value
    """A page that cannot be rendered. `diagnostic` says where and why (C760 to C767)."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic

    def __str__(self) -> str:
        place = self.diagnostic.place
        return f"{place.file}:{place.line}: {self.diagnostic.message.en}"


def problem_of(error: Exception, theme: Theme, template: str, attributes: Iterable[str] = ()) -> Diagnostic:
    """The diagnostic of an exception that a template raised. `attributes`: what its views have, for advice."""
    if isinstance(error, RenderProblem):
        return error.diagnostic
    if isinstance(error, TemplateSyntaxError):
        source = theme.template_sources.get(error.name or template)
        if source is not None:
            return syntax_error(source, error)
    if isinstance(error, TemplateNotFound):
        return _not_found(error, theme, template)
    by_file = {source.file: source for source in theme.template_sources.values()}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        source = by_file.get(frame.filename)
        if source is not None and frame.lineno:
            message, help_, snippet, code = _told(error, attributes)
            return Diagnostic(code, "error", template_place(source, frame.lineno, snippet), message, help_)
    source = theme.template_sources.get(template)
    message, help_, _, code = _told(error, attributes)
    return Diagnostic(code, "error", Place(source.file if source else template), message, help_)


def _not_found(error: TemplateNotFound, theme: Theme, template: str) -> Diagnostic:
    name = str(error.message or error.name or template)
    source = theme.template_sources.get(template)
    chain = " > ".join(theme.chain)
    return Diagnostic(
        "C762" if source else "C768",
        "error",
        Place(source.file if source else f"themes/{theme.name}/templates/{template}"),
        Said(f"there is no template “{name}” in {chain}", f"{chain} 里没有模板“{name}”"),
        Said("extend the theme “plain”, which has all of them", "请继承主题“plain”，它有全部模板"),
    )


def in_the_contract(attribute: str, known: Iterable[str]) -> Said:
    """The attribute that was meant, perhaps, and where all are told."""
    near = difflib.get_close_matches(attribute, sorted(known), n=1)
    if not near:
        return Said("see docs/theme-contract.md", "见 docs/theme-contract.md")
    asked = did_you_mean(near)
    return Said(f"{asked.en} See docs/theme-contract.md", f"{asked.zh}见 docs/theme-contract.md")


def _told(error: Exception, attributes: Iterable[str]) -> tuple[Said, Said, str, str]:
    """Message, help, the words to point at, code."""
    text = str(error)
    if isinstance(error, UndefinedError):
        found = _NO_ATTRIBUTE.search(text)
        if found:
            said = Said(f"{found[1]} has no “{found[2]}”", f"{found[1]} 没有“{found[2]}”")
            return said, in_the_contract(found[2], attributes), f".{found[2]}", "C766"
        found = _NOT_DEFINED.search(text)
        if found:
            said = Said(f"“{found[1]}” is not defined here", f"此处没有定义“{found[1]}”")
            help_ = Said(
                "a macro sees only what is handed to it: import it “with context” or give it the value",
                "宏只看得到交给它的值：请用“with context”导入，或把值传进去",
            )
            return said, help_, found[1], "C766"
        return Said(text, f"未定义：{text}"), NOTHING, "", "C766"
    kind = type(error).__name__
    return Said(f"the template fails: {kind}: {text}", f"模板出错：{kind}：{text}"), NOTHING, "", "C767"
