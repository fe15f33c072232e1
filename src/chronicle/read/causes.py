"""How many causes of poverty (致贫原因) may be named: one main, and at most two further, as in the national form."""

from __future__ import annotations

import re

from chronicle.model.diagnostic import Said

MAX_CAUSES = 3
SEVERAL = re.compile(r"[、；]")
"""What parts several in one text."""


def two_main(count: int) -> tuple[Said, Said]:
    """C399: what is wrong, and what to write instead."""
    return (
        Said(f"{count} main causes of poverty; the form has one", f"写了 {count} 个主要致贫原因，只能有一个"),
        Said("leave the main one, and write the others under “causes”", "请留下主要的一个，其余写入“其他致贫原因”"),
    )


def too_many(count: int) -> tuple[Said, Said]:
    """C395."""
    return (
        Said(
            f"{count} causes of poverty; the form has one main and at most two further",
            f"写了 {count} 个致贫原因；登记表只有一个主要原因和至多两个其他原因",
        ),
        Said("keep three", "请保留三个以内"),
    )
