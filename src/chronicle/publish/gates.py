"""What must hold before anything is sent. Each refusal says how to mend it."""

from __future__ import annotations

from collections.abc import Iterable

from chronicle.build import Current
from chronicle.model.diagnostic import Said, has_errors
from chronicle.publish.target import PublishError

ALLOWABLE = {
    "errors": Said("publish although the check has errors", "检查有错误也发布"),
    "limits": Said("send files that are larger than the host is said to take", "发送超过主机上限的文件"),
    "deletes": Said("remove more than max_deletes", "删除超过 max_deletes"),
    "lock": Said("take over the lock of a publisher that is dead", "接管已中断者的锁"),
}
"""Gates that `--allow` opens. What protects people stands in none of them."""


def judged(standing: Current, allowed: Iterable[str]) -> None:
    """The gates over the site itself. Raises PublishError."""
    if standing.stops:
        raise PublishError(
            Said("the site cannot be built as it is; nothing was sent", "网站现在无法生成；什么也没有发送"),
            Said("run “chronicle check” and mend what it names", "请运行“chronicle check”，按提示修改"),
        )
    if standing.made not in ("", "public"):
        marks = ", ".join(f"--{mark}" for mark in standing.made.split("+"))
        raise PublishError(
            Said(f"the output is not for publishing: it was built with {marks}", f"输出不可发布：生成时用了 {marks}"),
            Said("run “chronicle build” without them", "请不带这些选项运行“chronicle build”"),
        )
    if standing.stale or not standing.made:
        names = ", ".join(standing.stale[:3])
        more = "…" * (len(standing.stale) > 3)
        raise PublishError(
            Said(
                f"the build is not current: {len(standing.stale)} file(s) would change ({names}{more})",
                f"输出不是最新的：有 {len(standing.stale)} 个文件要变（{names}{more}）",
            ),
            Said("run “chronicle build”, look at it, and publish again", "请运行“chronicle build”，看过之后再发布"),
        )
    if has_errors(standing.report.diagnostics) and "errors" not in allowed:
        count = sum(d.severity == "error" for d in standing.report.diagnostics)
        raise PublishError(
            Said(f"the check finds {count} error(s); nothing was sent", f"检查有 {count} 个错误；什么也没有发送"),
            Said(
                "run “chronicle check” and mend them, or say --allow errors: what is faulty is left out",
                "请运行“chronicle check”并改正，或加 --allow errors：有错的部分不发布",
            ),
        )
