"""Problems that only a whole build can have."""

from __future__ import annotations

from chronicle.model.diagnostic import Diagnostic, Place, Said


def site_problem(said: Said, code: str = "C720") -> Diagnostic:
    return Diagnostic(code, "error", Place("site"), said)


def failed(error: OSError) -> Said:
    return Said(
        f"a file could not be read or written: {error}. The output is as it was",
        f"读写文件失败：{error}。原有输出未改动",
    )


def leak(path: str, names: tuple[str, ...]) -> Diagnostic:
    """A registered name in an output: nothing is published. The name is told, since the publisher must find it."""
    listed = ", ".join(names)
    return Diagnostic(
        "C631",
        "error",
        Place(path),
        Said(f"a registered private name would be published: {listed}", f"有不得公开的姓名将被发布：{listed}"),
        Said(
            "nothing was written; look for the name in content/ and in the theme",
            "什么也没有写；请在 content/ 和主题里查找",
        ),
    )


BUSY = Said(
    "another build of this site is at work; nothing was written. Try again when it is done",
    "本站另有一次生成正在进行；什么也没有写。请等它完成后再试",
)
