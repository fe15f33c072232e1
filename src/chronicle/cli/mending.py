"""`chronicle check --fix`: files are read, mended and replaced as wholes; what is private is left alone."""

from __future__ import annotations

import os
import re
import stat
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from chronicle.cli.usage import UsageProblem
from chronicle.model.diagnostic import Diagnostic, Said
from chronicle.model.excerpt import safe
from chronicle.proof import MENDED, Fix, mend
from chronicle.source import Sheet, decode

RECODED = "C102"
"""A file that is not in UTF-8 and was read all the same."""
_LINE_END = re.compile(rb"\r\n|\r|\n")
FIXED = Said("fixed", "已改")


class FileFixes(NamedTuple):
    """What was put right in one file."""

    file: str
    fixes: tuple[Fix, ...]


def mend_files(folder: Path, found: Iterable[Diagnostic], private: str) -> list[FileFixes]:
    """Mends the files of the site in which something safe to mend was found, and says what was done. `private`: the
    folder of the private register."""
    by_file: dict[str, list[Diagnostic]] = {}
    for one in found:
        if one.code in (*MENDED, RECODED) and not f"{one.place.file}/".startswith(f"{private}/"):
            by_file.setdefault(one.place.file, []).append(one)
    done = (FileFixes(file, _mend_file(folder / file, found)) for file, found in sorted(by_file.items()))
    return [one for one in done if one.fixes]


def told(done: Iterable[FileFixes], lang: str) -> Iterator[str]:
    """A line for each fix: where it was, and what stands there now."""
    for file, fixes in done:
        for fix in fixes:
            where = f"{safe(file)}:{fix.line}:{fix.column}:"
            yield f"{where} {FIXED.get(lang)} {fix.code}: “{safe(fix.was)}” → “{safe(fix.now)}”"


def counted(done: Iterable[FileFixes]) -> Said:
    """How much was put right, as a sentence."""
    numbers = [len(one.fixes) for one in done]
    if not numbers:
        return Said("nothing to fix that is safe to fix", "没有可以放心自动改正的地方")
    many, files = sum(numbers), len(numbers)
    return Said(
        f"{many} {'place' if many == 1 else 'places'} fixed in {files} {'file' if files == 1 else 'files'}",
        f"在 {files} 个文件里改了 {many} 处",
    )


def _mend_file(path: Path, found: list[Diagnostic]) -> tuple[Fix, ...]:
    if not path.is_file():  # gone, or spelt otherwise by the file system
        return ()
    data = path.read_bytes()
    text = decode(data, Sheet(""))
    if text is None:
        return ()
    mended = mend(text, found, markdown=path.suffix.lower() == ".md")
    if decode(mended.text.encode(), Sheet("")) is None:  # without a stray character it is a pointer of Git LFS
        return ()
    fixes = mended.fixes
    if any(one.code == RECODED for one in found):
        fixes = (Fix(RECODED, 1, 1, "GB18030", "UTF-8"), *fixes)
    if fixes:
        mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
        _put(path, data, mark + _with_ends(mended.text, data))
    return fixes


def _with_ends(text: str, data: bytes) -> bytes:
    """The text with each line ended as it was in the file; nothing that is mended joins lines or parts them."""
    ends = _LINE_END.findall(data)
    return b"".join(line.encode() + end for line, end in zip(text.split("\n"), [*ends, b""], strict=True))


def _put(path: Path, before: bytes, data: bytes) -> None:
    """Replaces a file as a whole: whoever reads it sees the old text or the new one."""
    path = path.resolve()  # a link stays a link
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            with aside.open("wb") as opened:
                opened.write(data)
                opened.flush()
                os.fsync(opened.fileno())
            aside.chmod(stat.S_IMODE(path.stat().st_mode))
            if path.read_bytes() == before:  # else someone is writing in it
                aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise UsageProblem(
            f"{safe(str(path))} cannot be written: {reason}", f"无法写入 {safe(str(path))}：{reason}"
        ) from None
