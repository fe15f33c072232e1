"""Pages without Jinja's run time: templates taken apart into functions and tied together ahead of rendering.

Codes(theme)                                  template files as code, once for all languages
Linker(codes, environment, helpers).page(template) -> function or None

What comes out is the same as by Jinja alone, which stays the judge: a template that is beyond these ways, and a page
that fails, is rendered by Jinja."""

from __future__ import annotations

from chronicle.render.quick.codes import Codes
from chronicle.render.quick.link import Linker

__all__ = ["Codes", "Linker"]
