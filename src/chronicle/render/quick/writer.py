"""Functions of a template as Python source, by Jinja's own compiler, with shorter ways where they lead to the same."""

from __future__ import annotations

import keyword

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE, VAR_LOAD_UNDEFINED

from chronicle.render.quick.units import NotConstantError, Unit, is_markup

_ABOUT_UNDEFINED = frozenset({"defined", "undefined", "default", "d"})
"""Tests and filters that want to know whether there is such an attribute at all."""


def written(unit: Unit, environment: Environment, file: str) -> tuple[str, frozenset[str]]:
    """The Python source of a unit's functions, and the names of variables that they set in some cases only.
    `environment`: any of those that the templates are rendered in."""
    writer = _Writer(environment, file)
    writer.visit(unit.tree)
    source: str = writer.stream.getvalue()  # type: ignore[attr-defined]
    return source, frozenset(writer.sometimes)


class _Writer(CodeGenerator):
    def __init__(self, environment: Environment, name: str) -> None:
        super().__init__(environment, name, name)
        self.asked: set[int] = set()
        self.sometimes: set[str] = set()

    def enter_frame(self, frame: Frame) -> None:
        """What would be looked up while the page is rendered must be known now."""
        loads = frame.symbols.loads
        for target, (action, name) in loads.items():
            if action == VAR_LOAD_RESOLVE and name not in self.environment.globals:
                if name not in frame.symbols.stores:
                    raise NotConstantError(f"“{name}” depends on the page")
                # Set in a branch: until then there is nothing, unless another template sets it too.
                loads[target] = VAR_LOAD_UNDEFINED, None
                self.sometimes.add(name)
        super().enter_frame(frame)

    def visit_EnvironmentAttribute(self, node: nodes.EnvironmentAttribute, frame: Frame) -> None:  # noqa: ARG002, N802
        """A bound name."""
        self.write(node.name)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute is there, or the page is rendered the plain way, where Jinja says what is wrong."""
        if id(node) in self.asked or keyword.iskeyword(node.attr) or isinstance(node.node, nodes.Const):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """The same for an item by its number."""
        if id(node) in self.asked or not (isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)):
            super().visit_Getitem(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f"[{node.arg.value}]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """What is known is called at once, without Jinja's asking whether it wants the context."""
        known = isinstance(node.node, (nodes.EnvironmentAttribute, nodes.Getattr))
        if not known or node.dyn_args is not None or node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """What is asked about may be missing."""
        self.may_be_missing(node)
        super().visit_Filter(node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """What is asked about may be missing."""
        self.may_be_missing(node)
        super().visit_Test(node, frame)

    def may_be_missing(self, node: nodes.Filter | nodes.Test) -> None:
        """Notes the attribute that is asked about."""
        if node.name in _ABOUT_UNDEFINED and node.node is not None:
            self.asked.add(id(node.node))

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not frame.eval_ctx.autoescape or frame.eval_ctx.volatile:
            super()._output_child_pre(node, frame, finalize)
        elif not is_markup(node):
            self.write("escaped(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if not frame.eval_ctx.autoescape or frame.eval_ctx.volatile:
            super()._output_child_post(node, frame, finalize)
        elif not is_markup(node):
            self.write(")")
