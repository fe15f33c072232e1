"""Writes docs/theme-contract.md from the docstrings of `plan.views` and of the helpers of `render`:
`python tools/theme_contract.py`."""

from __future__ import annotations

import ast
import inspect
import textwrap
from pathlib import Path

from chronicle.model import quantity, when
from chronicle.plan import CONTRACT_VERSION, KINDS, views
from chronicle.render.environment import Helpers
from chronicle.theme import HELPERS, DateParts

DOC = Path(__file__).resolve().parents[1] / "docs" / "theme-contract.md"
VALUES = (when.When, quantity.Quantity, quantity.Funds, DateParts)

HEAD = f"""# The theme contract, version {CONTRACT_VERSION}

<!-- Made by tools/theme_contract.py from the docstrings in src/chronicle/plan/views. Do not edit. -->

"""


def contract() -> str:
    """The whole document."""
    parts = [HEAD + _said(views), _kinds(), _helpers()]
    parts.append("## Contents of pages\n")
    contents = list(dict.fromkeys(KINDS.values()))
    parts += [_view(kind) for kind in contents]
    parts.append("## What all pages have\n")
    parts += [_view(kind) for kind in (views.SiteView, views.PageView)]
    parts.append("## Rows, drawings and other parts\n")
    named = [getattr(views, name) for name in views.__all__]
    rest = [kind for kind in named if inspect.isclass(kind) and kind not in contents]
    parts += [_view(kind) for kind in rest if kind not in (views.SiteView, views.PageView)]
    parts.append("## Values\n")
    parts += [_view(kind) for kind in VALUES]
    return "\n".join(parts).rstrip() + "\n"


def _said(thing: object) -> str:
    return (inspect.getdoc(thing) or "").strip() + "\n"


def _kinds() -> str:
    rows = "".join(
        f"| `{kind}` | `{kind}.html` | [{view.__name__}](#{view.__name__.lower()}) |\n" for kind, view in KINDS.items()
    )
    return f"## Kinds of page\n\n| `page.kind` | template | `content` |\n|---|---|---|\n{rows}"


def _helpers() -> str:
    rows = "".join(f"- {' '.join(_said(getattr(Helpers, name)).split())}\n" for name in HELPERS)
    return (
        "## Helpers\n\n"
        f"{rows}- {' '.join(_said(Helpers.marked).split())}\n\n"
        "What `t`, `label` (its family), `asset`, `include`, `extends` and `import` name must be constants, so that "
        'it is known what a template depends on. `{% extends "@plain/entry.html" %}` names the template of one theme '
        "of the chain, `@parent/entry.html` that of the nearest ancestor.\n"
    )


def _view(kind: type) -> str:
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    body = next(node for node in tree.body if isinstance(node, ast.ClassDef)).body
    rows: list[str] = []
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            default = f" = {ast.unparse(node.value)}" if node.value else ""
            note = ""
            if (
                isinstance(after, ast.Expr)
                and isinstance(after.value, ast.Constant)
                and isinstance(after.value.value, str)
            ):
                note = f" {' '.join(after.value.value.split())}"
            rows.append(f"- `{node.target.id}`: `{ast.unparse(node.annotation)}{default}`{note}")
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            names = ", ".join(arg.arg for arg in node.args.args[1:])
            shown = (
                node.name
                if any(isinstance(d, ast.Name) and d.id == "property" for d in node.decorator_list)
                else f"{node.name}({names})"
            )
            rows.append(f"- `{shown}`: {' '.join((ast.get_docstring(node) or '').split())}")
    said = " ".join(_said(kind).split("\n\n")[0].split())
    more = "\n\n".join(" ".join(part.split()) for part in _said(kind).split("\n\n")[1:])
    return f"### {kind.__name__}\n\n{said}\n\n" + (f"{more}\n\n" if more else "") + "\n".join(rows) + "\n"


if __name__ == "__main__":
    DOC.parent.mkdir(exist_ok=True)
    DOC.write_text(contract(), encoding="utf-8")
