"""What is said when a process ended under its work."""

from __future__ import annotations

from chronicle.model.diagnostic import Diagnostic, Place, Said

WORKER_DIED = "C515"


def worker_died(file: str) -> Diagnostic:
    """C515 at the file, or the output, that ended its worker twice."""
    return Diagnostic(
        WORKER_DIED,
        "error",
        Place(file),
        Said("the process that worked on this ended unexpectedly", "处理它的进程意外结束了"),
        Said("is there enough memory? Try --jobs 1", "内存够吗？可以试试 --jobs 1"),
    )
