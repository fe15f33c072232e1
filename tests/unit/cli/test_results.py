"""The summary of a build, what `--strict` raises, and which lines may be shown."""

from pathlib import Path

from chronicle.build import BuildReport
from chronicle.cli.ending import most_useful
from chronicle.cli.results import Done, raised, showable, summary
from chronicle.model.diagnostic import Diagnostic, Place, Said, Severity

HERE = Path("/home/writer")


def found(severity: Severity, file: str = "content/a.md") -> Diagnostic:
    return Diagnostic("C201", severity, Place(file, 1, 1, 1, 2), Said("wrong", "不对"))


REPORT = BuildReport(
    1,
    output=HERE / "site",
    pages=1,
    photos=2,
    rendered=("a", "b"),
    kept=3,
    removed=("c",),
    withheld=(("closed", 1), ("embargo", 2), ("new ground", 1)),
    foreign=("1", "2", "3", "4", "5\x1b", "6"),
)


def test_everything_that_was_done_is_told() -> None:
    assert summary(REPORT, [found("error"), found("hint")], Done(2.345, ("drafts",)), "en", HERE) == [
        "Built 1 page and 2 photos in 2.3 s: 2 files made, 3 kept, 1 removed.",
        "1 error, no warnings.",
        "Left out: 4 entries.",
        "  1 closed: its access is not public",
        "  2 its day has not come: see embargo_until",
        "  1 new ground",
        "Left alone: 6 files in the output that chronicle did not make (1, 2, 3, 4, 5\ufffd, …).",
        "Not for publishing: built with --drafts.",
        f"Next: mend the errors, and build again. What could be built: {Path('site') / 'index.html'}",
    ]
    assert summary(REPORT, [found("warning")], Done(2.345), "zh-Hans", Path("/elsewhere")) == [
        "生成 1 页、2 张照片，用时 2.3 秒：新做 2 个文件，沿用 3 个，删除 1 个。",
        "没有错误，1 个警告。",
        "没有发布的：4 篇。",
        "  1 篇不公开：“公开范围”不是公开",
        "  2 篇还没到公开日期：见“解密日期”",
        "  1 篇new ground",
        "输出文件夹里有 6 个文件不是 chronicle 做的，没有动（1、2、3、4、5\ufffd、…）。",
        f"下一步：打开 {HERE / 'site' / 'index.html'} 看看；再照警告改一改。",
    ]


def test_when_nothing_was_built_that_is_told() -> None:
    report = BuildReport(2)
    assert summary(report, [found("error")], Done(1), "en", HERE) == [
        "1 error, no warnings",
        "Nothing was built; the output is as it was.",
        "Next: mend the errors, and build again.",
    ]


def test_strict_makes_errors_of_warnings_and_leaves_hints() -> None:
    both = (found("hint", "b"), found("warning", "a"))
    assert [d.severity for d in raised(both, strict=True)] == ["error", "hint"]
    assert [d.severity for d in raised(both, strict=False)] == ["warning", "hint"]
    assert {d.code for d in raised(both, strict=True)} == {"C201"}


def test_no_line_of_the_private_register_is_shown() -> None:
    texts = {"content/private/names.yaml": "x", "content/private.md": "y", "register": "z", "register/a.yaml": "w"}
    assert list(showable(texts, "content/private")) == ["content/private.md", "register", "register/a.yaml"]
    assert list(showable(texts, "register")) == ["content/private/names.yaml", "content/private.md"]


def of_code(code: str, severity: Severity, line: int) -> Diagnostic:
    return Diagnostic(code, severity, Place("content/a.md", line, 3, line, 4), Said(f"wrong {code}", f"不对 {code}"))


def test_of_many_warnings_three_are_told_again() -> None:
    told = [
        *(of_code("C181", "warning", line) for line in range(1, 9)),
        of_code("C302", "error", 1),
        of_code("C381", "warning", 20),
        of_code("C620", "warning", 30),
        *(of_code("C201", "warning", line) for line in (40, 41)),
        of_code("C710", "hint", 1),
    ]
    assert [said.en for said in most_useful(told)] == [
        "Most worth mending:",
        "  content/a.md:30:3: wrong C620 (C620)",
        "  content/a.md:40:3: wrong C201 (C201; 1 more of it)",
        "  content/a.md:20:3: wrong C381 (C381)",
    ]
    assert [said.zh for said in most_useful(told)][2] == "  content/a.md:40:3: 不对 C201（C201，同类还有 1 处）"


def test_few_warnings_are_seen_at_a_glance() -> None:
    assert list(most_useful([of_code("C181", "warning", line) for line in range(3)])) == []
    assert list(most_useful([of_code("C302", "error", line) for line in range(9)])) == []
