"""Private spans: their text is in no byte of any output, nor in the state."""

from pathlib import Path

import pytest

from kit.pictures import corners, saved
from kit.site import Site, told

SECRET = "蜜蜂暗语"
SPAN = f"%%{SECRET}%%"
HEAD = "---\ntitle: 题\n{}\n---\n正文。\n"
BODY = "---\ntitle: 题\n---\n{}\n"
ENTRY = "entries/a.md"

POSTING = f"postings: [{{village: 柳坪村, role: '前{SPAN}', team: '前{SPAN}'}}]"
CADRE = f"---\nname: 王大明\nnote: 前{SPAN}\n{POSTING}\n---\n前{SPAN}\n"
VILLAGE = f"---\nname: 柳坪村\nnote: 前{SPAN}\nfacts: [{{what: '前{SPAN}', quantity: 3亩}}]\n---\n前{SPAN}\n"
PHOTO = f"photos: [{{file: p.jpg, people: none, caption: '前{SPAN}', alt: '前{SPAN}', credit: '前{SPAN}'}}]"
PROSE = ("summary", "note", "weather", "ref", "date_text", "tags", "participants")
TAKEN_OUT: list[tuple[str, str]] = [
    (ENTRY, f"---\ntitle: 前{SPAN}后\n---\n文\n"),
    *((ENTRY, HEAD.format(f"{key}: 前{SPAN}后")) for key in PROSE),
    (ENTRY, HEAD.format(f"source: {{text: '前{SPAN}'}}")),
    (ENTRY, HEAD.format(f"measures: [{{title: '前{SPAN}', status: 完成, note: '前{SPAN}'}}]")),
    (ENTRY, HEAD.format(f"measures: [{{title: 前, status: 有条件, condition: '前{SPAN}'}}]")),
    (ENTRY, HEAD.format(f"needs: [{{text: '前{SPAN}', raised_by: '前{SPAN}'}}]")),
    (ENTRY, HEAD.format(PHOTO)),
    (ENTRY, BODY.format(f"前{SPAN}后")),
    (ENTRY, BODY.format(f"## 前{SPAN}后\n\n文")),
    (ENTRY, f"# 前{SPAN}后\n\n文\n"),
    (ENTRY, BODY.format(f"前%%{SECRET}\n\n{SECRET}\n\n- {SECRET}%%后")),
    (ENTRY, BODY.format(f"**前{SPAN}**，~~{SPAN}~~")),
    (ENTRY, BODY.format(f"|甲|\n|-|\n|前{SPAN}|")),
    (ENTRY, BODY.format(f"> 前{SPAN}\n\n- {SPAN}\n\n文[^1]\n\n[^1]: {SPAN}")),
    (ENTRY, BODY.format(f'[前{SPAN}](https://example.org "前{SPAN}")')),
    (ENTRY, BODY.format(f'![前{SPAN}](p.jpg "前{SPAN}")')),
    (ENTRY, BODY.format(f"[[柳坪村|前{SPAN}]]")),
    (ENTRY, BODY.format(f"%%[{SECRET}](https://example.org/{SECRET})%%")),
    ("entries/a.en.md", f"---\ntitle: Before {SPAN}\n---\nText {SPAN}.\n"),
    ("villages/liuping.md", VILLAGE),
    ("cadres/w.md", CADRE),
    ("pages/about.md", f"---\ntitle: 前{SPAN}\n---\n前{SPAN}\n"),
    ("places.yaml", f"- {{id: p, name: '前{SPAN}', level: township, note: '前{SPAN}'}}\n"),
    ("organisations.yaml", f"- {{id: p, name: '前{SPAN}', note: '前{SPAN}'}}\n"),
    ("chronicle.yaml", f"title: 前{SPAN}\ntheme: plain\nurl: https://example.org\ndescription: 前{SPAN}\n"),
]  # fmt: skip
WITHHELD: list[tuple[str, str, str]] = [
    *(
        (ENTRY, HEAD.format(f"{key}: 前{SPAN}"), f"3:{len(key) + 3}")
        for key in ("村", "干部", "author", "地点", "organisation", "农户", "date", "time", "lang")
    ),
    (ENTRY, HEAD.format(f"measures: [{{title: 前, status: 完成, quantity: '3{SPAN}'}}]"), "3:45"),
    (ENTRY, HEAD.format(f"measures: [{{title: 前, status: 完成, kind: '前{SPAN}'}}]"), "3:41"),
    (ENTRY, HEAD.format(f"measures: [{{title: 前, status: 完成, funds: '3{SPAN}元'}}]"), "3:42"),
    (ENTRY, HEAD.format(f"source: {{url: 'https://example.org/{SPAN}'}}"), "3:15"),
    (ENTRY, HEAD.format(f"note: 前%%{SECRET}"), "3:7"),
    (ENTRY, BODY.format(f"前%%{SECRET}"), "4:2"),
    ("villages/liuping.md", f"---\nname: 柳坪村\n---\n前%%{SECRET}\n", "4:2"),
    ("pages/about.md", f"---\ntitle: 页\n---\n前%%{SECRET}\n", "4:2"),
]


def site_of(folder: Path, file: str, text: str) -> Site:
    site = Site.of(folder, "-- content/villages/liuping.md --\n---\nname: 柳坪村\n---\n")
    site.write(
        {"content/chronicle.yaml": "title: 样例\ntheme: plain\nurl: https://example.org\nlanguages: [zh-Hans, en]\n"}
    )
    site.write({"content/entries/a.md": BODY.format("文"), "content/entries/p.jpg": saved(corners())})
    site.write({f"content/{file}": text})
    return site


def traces(site: Site) -> list[str]:
    state = {str(p): p.read_bytes() for p in (site.folder / ".chronicle").rglob("*") if p.is_file()}
    pinyin = b"mifenganyu"
    return [
        path
        for path, data in (site.outputs() | state).items()
        if SECRET.encode() in data or pinyin in data or SECRET in path or "mifeng" in path
    ]


@pytest.mark.parametrize(("file", "text"), TAKEN_OUT, ids=[f"{n}-{file}" for n, (file, _) in enumerate(TAKEN_OUT)])
def test_the_text_is_gone_everywhere(tmp_path: Path, file: str, text: str) -> None:
    site = site_of(tmp_path, file, text)

    report = site.build()

    assert [one for one in told(report.diagnostics) if not one.endswith(("C135", "C397", "C620"))] == []
    assert traces(site) == []


@pytest.mark.parametrize(
    ("file", "text", "at"), WITHHELD, ids=[f"{n}-{file}" for n, (file, _, _) in enumerate(WITHHELD)]
)
def test_where_it_cannot_be_taken_out_all_is_withheld(tmp_path: Path, file: str, text: str, at: str) -> None:
    site = site_of(tmp_path, file, text)

    report = site.build()

    assert told(report.diagnostics) == [f"{file}:{at} C601"]
    assert report.status == 1
    assert traces(site) == []
    assert not [path for path, data in site.outputs().items() if "前".encode() in data]


def test_the_reader_sees_that_something_was_taken_out(tmp_path: Path) -> None:
    site = site_of(tmp_path, ENTRY, BODY.format(f"前{SPAN}后"))

    site.build()

    assert "此处不公开" in site.html("entries/a/")


def test_in_code_it_is_text(tmp_path: Path) -> None:
    site = site_of(tmp_path, ENTRY, BODY.format("`%%a%%`"))

    site.build()

    assert "<code>%%a%%</code>" in site.html("entries/a/")
