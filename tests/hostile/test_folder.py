"""A folder of hostile and broken files, built in one run: one diagnostic for each at its place, no traceback, and
the good entries are there."""

import os
from pathlib import Path

from kit.pictures import corners, saved
from kit.site import Site, told

JPEG = saved(corners())
GOOD = "---\ntitle: 好的一篇\ndate: 2016-01-02\n村: 柳坪村\nphotos: [{file: good.jpg, people: none}]\n---\n好的正文。\n"
REGISTERS = """
-- content/villages/liuping.md --
---
name: 柳坪村
---
-- content/places.yaml --
- {id: liangtian-a, name: 良田镇, level: township}
- {id: liangtian-b, name: 良田镇, level: township}
-- content/private/households/h1.yaml --
id: h1
pseudonym: 户甲
"""


def head(*lines: str, body: str = "正文。") -> bytes:
    """An entry with a title on line 2, these lines from line 3 on, and a text."""
    return ("---\ntitle: 题\n" + "\n".join((*lines, "---", body)) + "\n").encode()


def body(text: str) -> bytes:
    """An entry whose text begins on line 4."""
    return head(body=text)


PICTURE = "photos: [{{file: {}, people: none}}]"
# name of an entry, its bytes, and "line:column code" of its one diagnostic; those marked + are built all the same
ENTRIES: list[tuple[str, bytes, str]] = [
    # encodings and whole files
    ("latin1", b"---\ntitle: caf\xe9\n---\n", "2:11 C101"),
    ("gb18030 +", "---\ntitle: 柳坪的田间路\n---\n村里修路。\n".encode("gb18030"), "0:0 C102"),
    ("utf16", "---\ntitle: a\n---\n".encode("utf-16"), "0:0 C103"),
    ("nul", b"---\ntitle: a\0b\n---\n", "2:9 C104"),
    ("conflict", b"---\ntitle: a\n---\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> b\n", "4:1 C105"),
    ("lfs", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "1:1 C106"),
    ("huge", b"---\ntitle: a\n---\n" + b"x" * 2_000_001, "0:0 C107"),
    ("empty", b"", "0:0 C108"),
    # characters
    ("control", head("note: a\x07b"), "3:8 C116"),
    ("line-separator", head("note: x\u2028draft: no"), "3:8 C117"),
    ("next-line", head("note: x\u0085draft: no"), "3:8 C117"),
    ("bidi", head("note: x\u202ey"), "3:8 C118"),
    ("surrogate", b"---\ntitle: a\xed\xa0\x80\n---\n", "2:9 C101"),
    # YAML's own means
    ("anchor", head("note: &a x"), "3:7 C121"),
    ("bomb", head("a: &a [x, x]", "b: &b [*a, *a]", "c: [*b, *b]"), "3:4 C121"),
    ("tag", head("note: !!python/object/apply:os.system [x]"), "3:7 C122"),
    ("merge", head("<<: {note: a}"), "3:1 C123"),
    ("brackets", head("note: " + "[" * 25_000), "3:26 C124"),
    # what a person writes in YAML
    ("colon +", head("村：柳坪村"), "3:2 C125"),
    ("tab", head("source:", "\ttext: a"), "4:1 C127"),
    ("comment +", head("note: 第 #3 号路"), "3:9 C128"),
    ("at", head("note: @王"), "3:7 C129"),
    ("star", head("note: **重要**"), "3:7 C129"),
    ("second-colon", head("note: 柳坪: 路"), "3:9 C130"),
    ("open-quote", head('note: "a'), "3:7 C131"),
    ("fence", "---\ntitle: 题\n正文。\n".encode(), "1:1 C134"),
    ("twice", head("note: a", "note: b"), "4:1 C140"),
    ("two-names", head("note: a", "备注: b"), "4:1 C141"),
    ("unknown-key +", head("sumary: a"), "3:1 C142"),
    ("shape", head("note: [a]"), "3:7 C150"),
    ("too-many", head("measures:", *["- {title: a, status: 完成}"] * 1001), "1004:3 C137"),
    # words, dates, figures
    ("status", head("measures: [{title: a, status: 做完啦啦}]"), "3:31 C380"),
    ("clock", head("date: 12:30"), "3:7 C301"),
    ("leap", head("date: 2015-02-29"), "3:7 C302"),
    ("year", head("date: 1066-10-14"), "3:7 C303"),
    ("digits", head("measures: [{title: a, status: 完成, quantity: " + "9" * 31 + "米}]"), "3:45 C321"),
    ("exponent", head("measures: [{title: a, status: 完成, quantity: 1e999米}]"), "3:45 C322"),
    # references
    ("ambiguous", head("地点: 良田镇"), "3:5 C206"),
    ("slip", head("village: liupng"), "3:10 C201"),
    ("stranger +", head("干部: 沈时雨"), "3:5 C202"),
    ("nobody", head("农户: h2"), "3:5 C205"),
    ("which-village", head("村: [柳坪村, 大柳坪村]", "measures:", "  - {title: a, status: 完成}"), "5:5 C207"),
    # links, in fields and in texts
    ("scheme-field", head("source: {url: 'javascript:alert(1)'}"), "3:15 C151"),
    ("scheme +", body("[x](javascript:alert(1))"), "4:1 C401"),
    ("scheme-data +", body("一 [x](data:text/html;base64,AAAA)"), "4:3 C401"),
    ("link-up +", body("[x](../../../etc/passwd)"), "4:1 C402"),
    ("link-absolute +", body("[x](/etc/passwd)"), "4:1 C402"),
    ("link-drive +", body("[x](C:/windows/a.md)"), "4:1 C402"),
    ("link-unc +", body(r"[x](\\\\host\\share\\a.md)"), "4:1 C402"),
    ("link-host +", body("[x](//[host/a.md)"), "4:1 C402"),
    ("link-percent +", body("[x](%2e%2e/%2e%2e/etc/passwd)"), "4:1 C402"),
    ("link-file +", body("[x](../places.yaml)"), "4:1 C403"),
    ("link-private +", body("[x](../private/households/h1.yaml)"), "4:1 C404"),
    ("link-dead +", body("一\n\n[x](无.md)"), "6:1 C404"),
    ("wiki-dead +", body("[[没有的地方]]"), "4:1 C407"),
    ("anchor-dead +", body("[x](#无)"), "4:1 C408"),
    # photos
    ("photo-up +", head(PICTURE.format("../../../etc/passwd")), "3:17 C540"),
    ("photo-absolute +", head(PICTURE.format("/etc/passwd")), "3:17 C540"),
    ("photo-drive +", head(PICTURE.format(r"'C:\a.jpg'")), "3:17 C540"),
    ("photo-percent +", head(PICTURE.format("'%2e%2e/a.jpg'")), "3:17 C540"),
    ("photo-missing +", head(PICTURE.format("gone.jpg")), "3:17 C550"),
    ("photo-broken +", head(PICTURE.format("broken.jpg")), "3:17 C505"),
    ("photo-cut +", head(PICTURE.format("cut.jpg")), "3:17 C510"),
    ("photo-bomb +", head(PICTURE.format("bomb.png")), "3:17 C509"),
    ("photo-svg +", head(PICTURE.format("a.svg")), "3:17 C506"),
    ("photo-gif +", head(PICTURE.format("a.gif")), "3:17 C506"),
    ("photo-foreign +", body("![x](https://example.org/a.jpg)"), "4:1 C501"),
    # what decides whether it is public
    ("access", head("access: 看情况"), "3:9 C610"),
    ("draft", head("draft: 也许"), "3:8 C611"),
    ("embargo", head("embargo_until: 2030-01"), "3:16 C612"),
    ("minors", head("minors: [a]"), "3:9 C613"),
    ("misspelt", head("acces: closed"), "3:1 C614"),
    ("span-field", head("note: 前 %%私密"), "3:7 C601"),
    ("span-text", body("前 %%私密"), "4:3 C601"),
]  # fmt: skip
OTHERS: dict[str, tuple[str | bytes, str]] = {
    "villages/bad.md": ("---\nname: 坏村\ncode: 12\n---\n", "3:7 C393"),
    "cadres/bad.md": ("---\nname: [坏人]\n---\n", "2:7 C150"),
    "pages/bad.md": ("---\ntitle: 坏页\ndraft: 也许\n---\n", "3:8 C611"),
    "pages/villages.md": ("---\ntitle: 页\n---\n文\n", "0:0 C231"),
    "organisations.yaml": ("- {name: 没有编号}\n", "1:3 C232"),
    "elsewhere.md": ("文\n", "0:0 C176"),
}


def site_of(folder: Path) -> Site:
    site = Site.of(folder, REGISTERS)
    site.write({"content/entries/good.md": GOOD, "content/entries/zz-good.md": GOOD, "content/entries/good.jpg": JPEG})
    site.write({f"content/entries/{name.removesuffix(' +')}.md": data for name, data, _ in ENTRIES})
    site.write({f"content/{name}": data for name, (data, _) in OTHERS.items()})
    bomb = bytearray(saved(corners(), "PNG"))
    bomb[16:24] = (40_000).to_bytes(4, "big") * 2
    site.write(
        {
            "content/villages/da.md": "---\nname: 大柳坪村\n---\n",
            "content/entries/broken.jpg": b"no picture at all",
            "content/entries/cut.jpg": JPEG[: len(JPEG) // 2],
            "content/entries/bomb.png": bytes(bomb),
            "content/entries/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "content/entries/a.gif": saved(corners(), "GIF"),
        }
    )
    entries = folder / "content/entries"
    (folder.parent / "outside.md").write_text("---\ntitle: 外面\n---\n外面的文字\n", "utf-8")
    (entries / "leaves.md").symlink_to(folder.parent / "outside.md")
    (entries / "ring").symlink_to(entries)
    (entries / "private").symlink_to(folder / "content/private")
    os.mkfifo(entries / "pipe.md")
    return site


LINKS = ["entries/leaves.md:0:0 C170", "entries/pipe.md:0:0 C172", "entries/private:0:0 C170", "entries/ring:0:0 C171"]


def wanted() -> dict[str, str]:
    """File to "line:column code"."""
    entries = {f"entries/{name.removesuffix(' +')}.md": at for name, _, at in ENTRIES}
    return entries | {name: at for name, (_, at) in OTHERS.items()}


def test_one_run_tells_of_each_once_and_builds_the_rest(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site")
    assert len(ENTRIES) >= 30

    report = site.build()

    found = told(report.diagnostics)
    assert sorted(one for one in found if one in LINKS) == LINKS
    by_file: dict[str, list[str]] = {}
    for one in found:
        if one not in LINKS:
            file, _, at = one.partition(":")
            by_file.setdefault(file, []).append(at)
    assert by_file == {file: [at] for file, at in wanted().items()}
    assert report.status == 1
    assert all(d.message.en and d.message.zh for d in report.diagnostics)


def test_the_good_ones_are_built_and_nothing_else(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site")
    site.build()

    built = {path.split("/")[1] for path in site.outputs() if path.startswith("entries/") and path.count("/") == 2}
    usable = {name.removesuffix(" +") for name, _, _ in ENTRIES if name.endswith(" +")}
    assert built == usable | {"good", "zz-good"}
    assert "好的正文" in site.html("entries/good/")
    assert "好的一篇" in site.html("villages/liuping/")
    everything = b"".join(site.outputs().values())
    for never in ("外面", "私密", "etc/passwd", "javascript:", "alert(1)", "<svg xmlns='"):
        assert never.encode() not in everything, never


def test_strict_leaves_the_output_alone(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site")

    report = site.build(strict=True)

    assert report.status == 2
    assert not site.output.exists()


def test_a_check_tells_the_same(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site")

    assert told(site.check().diagnostics) == told(site.build().diagnostics)
