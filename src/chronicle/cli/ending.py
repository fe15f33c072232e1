"""How a build ends: what was left out and why, what is most worth mending, and the next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronicle.cli.drawing import shown
from chronicle.model.diagnostic import Diagnostic, Said
from chronicle.model.excerpt import safe

GROUNDS = {
    "fault": Said("not understood: mend the errors above", "写法有误：改好上面的错误就会出现"),
    "draft": Said("still a draft: “--drafts” shows it", "还是草稿：加 --drafts 可以看到"),
    "embargo": Said("its day has not come: see embargo_until", "还没到公开日期：见“解密日期”"),
    "restricted": Said("restricted: its access is not public", "限内部：“公开范围”不是公开"),
    "closed": Said("closed: its access is not public", "不公开：“公开范围”不是公开"),
    "minors": Said("minors can be recognised: no guardian has consented", "能认出未成年人：没有监护人同意"),
}
"""Why an entry is left out, and what changes that."""
FUTURE = "C353"
ENTRIES = "content/entries/"
USEFUL = 3
"""Warnings that are told again at the end."""
FIRST = ("C6", "C142", "C2", "C39", "C5", "C4", "C3", "C1", "C7")
"""Which warnings are most worth mending: first what bears on people, then what keeps something from being shown."""


def left_out(withheld: Sequence[tuple[str, int]]) -> Iterator[Said]:
    """Lines of what is not shown, by ground; never which, for a log may be read by others."""
    if not withheld:
        return
    total = sum(count for _, count in withheld)
    yield Said(f"Left out: {total} {'entry' if total == 1 else 'entries'}.", f"没有发布的：{total} 篇。")
    for name, count in withheld:
        said = GROUNDS.get(name, Said(name, name))
        yield Said(f"  {count} {said.en}", f"  {count} 篇{said.zh}")


def not_yet(diagnostics: Iterable[Diagnostic]) -> Iterator[Said]:
    """A line of the entries that tell of days which have not come, for only `embargo_until` would hold them back."""
    many = len({one.place.file for one in diagnostics if one.code == FUTURE and one.place.file.startswith(ENTRIES)})
    if many:
        entries = f"{many} {'entry' if many == 1 else 'entries'}"
        yield Said(
            f"Dated in the future: {entries}. A date alone holds nothing back; what is to wait wants embargo_until.",
            f"日期还没到的：{many} 篇。只写日期并不影响发布；要等到哪天才公开，请写“解密日期”。",
        )


def most_useful(diagnostics: Iterable[Diagnostic]) -> Iterator[Said]:
    """The warnings that are most worth mending, one of a code, where there are too many to see at a glance."""
    kinds: dict[str, list[Diagnostic]] = {}
    problems = [found for found in diagnostics if found.severity != "hint"]
    for found in problems:
        if found.severity == "warning":
            kinds.setdefault(found.code, []).append(found)
    if len(problems) <= USEFUL or not kinds:
        return
    yield Said("Most worth mending:", "最值得先改的：")
    for first, *others in sorted(kinds.values(), key=lambda one: (_rank(one[0].code), -len(one), one[0].code))[:USEFUL]:
        place, more = shown(first.place), len(others)
        yield Said(
            f"  {place} {safe(first.message.en)} ({first.code}{f'; {more} more of it' if more else ''})",
            f"  {place} {safe(first.message.zh)}（{first.code}{f'，同类还有 {more} 处' if more else ''}）",
        )


def _rank(code: str) -> int:
    return next((rank for rank, start in enumerate(FIRST) if code.startswith(start)), len(FIRST))


def next_step(index: str, errors: int, warnings: int, marks: Sequence[str] = ()) -> Said:
    """The last line. `index`: where the site begins, "" if nothing was built; `marks`: options that keep it from being
    published."""
    if not index:
        return Said("Next: mend the errors, and build again.", "下一步：改正错误，再生成一次。")
    options = " ".join(f"--{mark}" for mark in marks)
    if errors:
        return Said(
            f"Next: mend the errors, and build again. What could be built: {index}",
            f"下一步：改正错误，再生成一次。已经生成的：{index}",
        )
    if options:
        en, zh = f"build without {options} before you publish", f"发布前请不加 {options} 再生成一次"
    elif warnings:
        en, zh = "then mend what the warnings tell", "再照警告改一改"
    else:
        en, zh = "if all is well, publish the folder", "没有问题就发布这个文件夹"
    return Said(f"Next: open {index}; {en}.", f"下一步：打开 {index} 看看；{zh}。")
