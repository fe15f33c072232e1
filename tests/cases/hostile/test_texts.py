"""Hostile and broken texts: each gives its problem at its place, in one run, and the good entry is read."""

import os
from pathlib import Path

import pytest

from chronicle.model.contents import Contents
from chronicle.read import read_contents, read_entry
from chronicle.settings import load_settings

GOOD = "---\ntitle: 好的一篇\ndate: 2016-01-02\n---\n正文。\n"


def head(*lines: str) -> bytes:
    """An entry whose front matter begins with a title on line 2, then these lines from line 3 on."""
    return ("---\ntitle: 题\n" + "\n".join(lines) + "\n---\n正文。\n").encode()


# name, bytes, code, line, column
CASES: list[tuple[str, bytes, str, int, int]] = [
    # encodings and files
    ("latin1", b"---\ntitle: caf\xe9\n---\n", "C101", 2, 11),
    ("damaged", "---\ntitle: 任家沟村".encode() + b"\xff\n---\n", "C101", 2, 12),
    ("behind-a-mark", b"\xef\xbb\xbf---\ntitle: caf\xe9\n---\n", "C101", 2, 11),
    ("picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff", "C104", 3, 1),
    ("surrogate", b"---\ntitle: a\xed\xa0\x80\n---\n", "C101", 2, 9),
    ("gb18030", "---\ntitle: 任家沟的田间路\n---\n村里修路。\n".encode("gb18030"), "C102", 0, 0),
    ("utf16", "---\ntitle: a\n---\n".encode("utf-16"), "C103", 0, 0),
    ("utf16-bare", "---\ntitle: a\n---\n".encode("utf-16-le"), "C103", 0, 0),
    ("nul", b"---\ntitle: a\0b\n---\n", "C104", 2, 9),
    ("conflict", b"---\ntitle: a\n---\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> b\n", "C105", 4, 1),
    ("lfs", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "C106", 1, 1),
    ("huge", b"---\ntitle: a\n---\n" + b"x" * 2_000_000, "C107", 0, 0),
    ("empty", b"", "C108", 0, 0),
    ("only-blanks", b"\xef\xbb\xbf \n\n", "C108", 0, 0),
    # characters
    ("control", head("note: a\x07b"), "C116", 3, 8),
    ("escaped-control", head(r'note: "\x07"'), "C116", 3, 7),
    ("line-separator", head("note: x\u2028draft: no"), "C117", 3, 8),
    ("paragraph-separator", head("note: x\u2029draft: no"), "C117", 3, 8),
    ("next-line", head("note: x\u0085draft: no"), "C117", 3, 8),
    ("bidi", head("note: x\u202ey"), "C118", 3, 8),
    # YAML's own means
    ("anchor", head("note: &a 重要"), "C121", 3, 7),
    ("anchor-and-text", head("note: &重要"), "C121", 3, 7),
    ("alias", head("note: *a"), "C121", 3, 7),
    ("tag", head("note: !!str x"), "C122", 3, 7),
    ("python-tag", head("note: !!python/object/apply:os.system [x]"), "C122", 3, 7),
    ("merge", head("<<: {note: a}"), "C123", 3, 1),
    ("bomb", head("a: &a [x, x]", "b: &b [*a, *a]", "c: [*b, *b]"), "C121", 3, 4),
    ("brackets", head("note: " + "[" * 25_000), "C124", 3, 26),
    ("braces", head("note: " + "{a: " * 25_000), "C124", 3, 83),
    ("steps", head(*("  " * depth + "a:" for depth in range(30)), "  " * 30 + "b"), "C124", 23, 41),
    # traps
    ("colon", head("村：任家沟"), "C125", 3, 2),
    ("colon-in-braces", head("source: {内容：报纸}"), "C125", 3, 10),
    ("tight", head("村:任家沟"), "C126", 3, 2),
    ("tab", head("source:", "\ttext: a"), "C127", 4, 1),
    ("comment", head("note: 第 #3 号路"), "C128", 3, 9),
    ("at", head("note: @王"), "C129", 3, 7),
    ("star", head("note: **重要**"), "C129", 3, 7),
    ("bang", head("note: !重要"), "C129", 3, 7),
    ("percent", head("note: %50"), "C129", 3, 7),
    ("backtick", head("note: `a`"), "C129", 3, 7),
    ("second-colon", head("note: 任家沟: 路"), "C130", 3, 10),
    ("open-quote", head('note: "a'), "C131", 3, 7),
    ("open-bracket", head("tags: [a"), "C131", 3, 7),
    ("bad-escape", head(r'note: "a\q"'), "C131", 3, 9),
    ("indentation", head("  note: a"), "C132", 3, 7),
    ("no-key", head("任家沟", "note: a"), "C132", 3, 1),
    ("fence", "---\ntitle: 题\n正文。\n".encode(), "C134", 1, 1),
    ("no-front-matter", "正文。\n".encode(), "C135", 1, 1),
    ("no-map", b"---\n- a\n---\n", "C136", 2, 1),
    ("too-many", head("measures:", *["- a"] * 1001), "C137", 1004, 3),
    # keys and shapes
    ("twice", head("note: a", "note: b"), "C140", 4, 1),
    ("two-names", head("note: a", "备注: b"), "C141", 4, 1),
    ("unknown-key", head("sumary: a"), "C142", 3, 1),
    ("key-list", head("? [a]", ": b"), "C144", 3, 3),
    ("shape", head("note: [a]"), "C150", 3, 7),
    ("scheme", head("source: {url: 'javascript:alert(1)'}"), "C151", 3, 15),
    ("language", head("lang: 中文？"), "C152", 3, 7),
    ("no-title", b"---\ndate: 2016-01-02\n---\n\xe6\x9d\x91\n", "C160", 0, 0),
    # words
    ("status", head("measures: [{title: a, status: 做完啦啦}]"), "C380", 3, 31),
    ("kind", head("measures: [{title: a, kind: 神秘}]"), "C381", 3, 29),
    ("cause", head("causes: 因雾"), "C382", 3, 9),
    ("number", head("order: 第一"), "C394", 3, 8),
    # dates and figures
    ("leap", head("date: 2015-02-29"), "C3", 3, 7),
    ("year", head("date: 1066-10-14"), "C3", 3, 7),
    ("digits", head("next_steps: [{title: a, quantity: " + "9" * 31 + "米}]"), "C3", 3, 35),
    # photos
    ("up", head("photos: [../../../etc/passwd]"), "C540", 3, 10),
    ("absolute", head("photos: [/etc/passwd]"), "C540", 3, 10),
    ("drive", head(r"photos: ['C:\a.jpg']"), "C540", 3, 10),
    ("unc", head(r"photos: ['\\host\a.jpg']"), "C540", 3, 10),
    ("percent-encoded", head("photos: ['%2e%2e/a.jpg']"), "C540", 3, 10),
    ("people", head("photos: [{file: a.jpg, people: 好多}]"), "C541", 3, 32),
    ("blur", head("photos: [{file: a.jpg, blur: [2, 0, 1, 1]}]"), "C542", 3, 30),
    # what decides whether it is public
    ("access", head("access: 看情况"), "C610", 3, 9),
    ("draft", head("draft: 也许"), "C611", 3, 8),
    ("embargo", head("embargo_until: 2030-01"), "C612", 3, 16),
    ("minors", head("minors: [a]"), "C613", 3, 9),
    ("misspelt", head("acces: closed"), "C614", 3, 1),
    ("span", head("note: 前 %%私密"), "C601", 3, 7),
]  # fmt: skip
NAMES = [case[0] for case in CASES]
HARMLESS = {
    "gb18030", "colon", "tight", "comment", "no-front-matter", "unknown-key", "no-title", "kind", "up",
    "absolute", "drive", "unc", "percent-encoded", "people", "blur",
}  # fmt: skip
"""Warnings, and faults of a photo alone: the entry is published all the same."""
WITHHELD = {"access", "draft", "embargo", "minors", "misspelt", "span"}


@pytest.mark.parametrize(("name", "data", "code", "line", "column"), CASES, ids=NAMES)
def test_each_gives_its_problem_at_its_place(name: str, data: bytes, code: str, line: int, column: int) -> None:
    read = read_entry(f"content/entries/{name}.md", data)

    found = [(d.code, d.place.line, d.place.column) for d in read.diagnostics]
    assert [one for one in found if one[0].startswith(code)][:1] == [(found[0][0], line, column)], read.diagnostics
    assert read.entry.faulty is (name not in HARMLESS)
    assert all(d.message.en and d.message.zh for d in read.diagnostics)


def test_a_byte_is_counted_from_the_first_of_the_file() -> None:
    (found,) = read_entry("content/entries/a.md", b"\xef\xbb\xbf---\ntitle: caf\xe9\n---\n").diagnostics
    assert found.message.en == "byte 18 (0xE9) is not UTF-8"


@pytest.mark.parametrize("name", sorted(WITHHELD))
def test_what_may_be_private_is_withheld(name: str) -> None:
    data = next(case[1] for case in CASES if case[0] == name)

    assert read_entry("content/entries/a.md", data).entry.entry.withheld == "fault"


def test_one_run_tells_of_all_and_reads_the_good_one(tmp_path: Path) -> None:
    entries = tmp_path / "content" / "entries"
    entries.mkdir(parents=True)
    (tmp_path / "content" / "chronicle.yaml").write_text("title: 试\n", "utf-8")
    (entries / "good.md").write_text(GOOD, "utf-8")
    for name, data, *_ in CASES:
        (entries / f"{name}.md").write_bytes(data)

    contents = read(tmp_path)

    told = {d.place.file for d in contents.diagnostics}
    assert told == {f"content/entries/{name}.md" for name in NAMES}
    good = [one for one in contents.entries if not one.faulty]
    assert {one.entry.id for one in good} == {"good", *HARMLESS}
    assert len(contents.entries) == len(CASES) + 1


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    entries = tmp_path / "site" / "content" / "entries"
    entries.mkdir(parents=True)
    (tmp_path / "outside.md").write_text("---\ntitle: outside\n---\n", "utf-8")
    (tmp_path / "site" / "content" / "chronicle.yaml").write_text("title: 试\n", "utf-8")
    (entries / "good.md").write_text(GOOD, "utf-8")
    (entries / "leaves.md").symlink_to(tmp_path / "outside.md")
    (entries / "ring").symlink_to(entries)
    (entries / "self.md").symlink_to(entries / "self.md")
    (entries / "nowhere.md").symlink_to(entries / "gone.md")
    (entries / "inside.md").symlink_to(entries / "good.md")
    os.mkfifo(entries / "pipe.md")

    contents = read(tmp_path / "site")

    assert [(d.code, d.place.file.rpartition("/")[2]) for d in contents.diagnostics] == [
        ("C170", "leaves.md"),
        ("C171", "nowhere.md"),
        ("C172", "pipe.md"),
        ("C171", "ring"),
        ("C171", "self.md"),
    ]
    assert [one.entry.id for one in contents.entries] == ["good", "inside"]


def test_two_that_claim_one_id_are_named_both(tmp_path: Path) -> None:
    entries = tmp_path / "content" / "entries"
    entries.mkdir(parents=True)
    (tmp_path / "content" / "chronicle.yaml").write_text("title: 试\n", "utf-8")
    (entries / "Road.md").write_text(GOOD, "utf-8")
    (entries / "road.md").write_text(GOOD, "utf-8")
    (entries / "z.md").write_text("---\ntitle: z\nid: road\n---\n文\n", "utf-8")

    contents = read(tmp_path)

    assert [(d.code, d.place.file, d.place.line, d.related[0].place.file) for d in contents.diagnostics] == [
        ("C234", "content/entries/road.md", 0, "content/entries/Road.md"),
        ("C234", "content/entries/z.md", 3, "content/entries/Road.md"),
    ]
    assert [one.entry.file for one in contents.entries] == ["content/entries/Road.md"]


def test_two_villages_that_claim_one_id_are_named_both(tmp_path: Path) -> None:
    villages = tmp_path / "content" / "villages"
    villages.mkdir(parents=True)
    (tmp_path / "content" / "chronicle.yaml").write_text("title: 试\n", "utf-8")
    (villages / "x.md").write_text("---\nname: 甲村\n---\n", "utf-8")
    (villages / "y.md").write_text("---\nname: 乙村\nid: x\n---\n", "utf-8")

    contents = read(tmp_path)

    assert [(d.code, d.place.file, d.place.line, d.related[0].place.file) for d in contents.diagnostics] == [
        ("C234", "content/villages/y.md", 3, "content/villages/x.md")
    ]
    assert [one.name.get("") for one in contents.villages] == ["甲村"]


def read(folder: Path) -> Contents:
    """The contents of a site with the settings that it has."""
    settings, problems = load_settings(folder)
    assert problems == ()
    return read_contents(folder, settings)


@pytest.mark.parametrize(
    ("lines", "at_most"),
    [
        ([f"zz{number}: a" for number in range(20_000)], 200),
        (["\tx: a"] * 20_000, 1000),
        (["note: " + "\x07" * 20_000], 20),
    ],
)
def test_a_file_of_nothing_but_faults_is_told_in_part(lines: list[str], at_most: int) -> None:
    read = read_entry("content/entries/a.md", head(*lines))

    assert len(read.diagnostics) == at_most


def test_more_values_than_a_file_may_hold() -> None:
    read = read_entry("content/entries/a.md", head("tags: [" + "a, " * 200_001 + "]"))

    assert read.diagnostics[0].code == "C124"
    assert read.entry.faulty
