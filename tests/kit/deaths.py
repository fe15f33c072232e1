"""What tests give to workers; it must stand in a module that a worker can import."""

import os
from collections.abc import Callable
from pathlib import Path

from chronicle.work import Shared


def square_or_die(number: int) -> int:
    """The square; 13 ends the process at once, as the system does when memory runs out."""
    if number == 13:
        os._exit(9)
    return number * number


def noted(item: tuple[str, int]) -> int:
    """Writes a line to a file, so that a test can see how often an item was worked on."""
    file, number = item
    with Path(file).open("a", encoding="utf-8") as lines:
        lines.write(f"{number}\n")
    return square_or_die(number)


def own_process(_: int) -> int:
    return os.getpid()


def refuse(number: int) -> int:
    if number == 3:
        raise ValueError("no work for 3")
    return number


def unsendable(number: int) -> Callable[[], int]:
    return lambda: number


def length_of(item: tuple[Shared[str], int]) -> int:
    return len(item[0].get())
