"""docs/checks.md: one section for each code that the program can give, with examples that do what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chronicle.model.diagnostic import Diagnostic
from chronicle.read import read_entry
from chronicle.read.lists import read_places
from chronicle.read.private import read_household, read_names
from chronicle.read.registers import read_cadre, read_village
from chronicle.settings import load_settings
from docs.documents import DOCS, ROOT, Fence, fences, page
from kit.site import Site

CODE = re.compile(r"^C\d{3}$")
SEVERITIES = {"error", "warning", "hint"}


def given() -> set[str]:
    """Every code that stands in src/ as a literal."""
    found: set[str] = set()
    for file in (ROOT / "src").rglob("*.py"):
        found.update(re.findall(r"""["'](C\d{3})["']""", file.read_text(encoding="utf-8")))
    return found


def documented() -> dict[str, str]:
    """Code to the words after it."""
    heads = re.findall(r"^### (C\d{3}): (.+)$", page("checks.md"), re.MULTILINE)
    codes = [code for code, _ in heads]
    assert len(codes) == len(set(codes)), "a code has two sections"
    assert codes == sorted(codes), "the sections stand in order"
    return dict(heads)


def test_every_code_has_a_section_and_no_other() -> None:
    assert set(documented()) == given()


def test_severities_are_words_of_the_page() -> None:
    assert {words.split(",")[0] for words in documented().values()} <= SEVERITIES


def examples() -> list[tuple[str, Fence, bool]]:
    """(code, fence, wrong) for each example that can be tried."""
    heads = [
        (number, match[1])
        for number, line in enumerate(page("checks.md").split("\n"), 1)
        if (match := re.match(r"^### (C\d{3}):", line))
    ]
    found = []
    for code, fence, index in _numbered(heads):
        if fence.info != "text":
            found.append((code, fence, index == 0))
    return found


def _numbered(heads: list[tuple[int, str]]) -> list[tuple[str, Fence, int]]:
    seen: dict[str, int] = {}
    found = []
    for fence in fences(DOCS / "checks.md"):
        code = [code for line, code in heads if line < fence.line][-1]
        index = seen.get(code, 0)
        seen[code] = index + 1
        found.append((code, fence, index))
    assert set(seen.values()) == {2}, "each section has one wrong and one right example"
    return found


SITE = """
-- content/private/households/h-a.yaml --
id: h-a
pseudonym: 户甲
-- content/villages/renjiagou.md --
---
name: 任家沟村
---
-- content/villages/erduiyao.md --
---
name: 二队窑村
---
-- content/cadres/c-liang.md --
---
name: 梁
postings: [{village: renjiagou, role: 第一书记, from: 2015-07, to: ..}]
---
-- content/places.yaml --
- {id: xinyi, name: 信义镇}
- {id: liangtian-1, name: 良田镇}
- {id: liangtian-2, name: 良田镇}
-- content/organisations.yaml --
- {id: o-audit, name: 审计局}
-- content/entries/2016/first.md --
---
title: 首篇
lang: zh-Hans
date: 2016-01-02
---
## 修路

修好了。
-- content/entries/2016/bridge.md --
---
title: 架桥
lang: zh-Hans
date: 2016-01-02
villages: renjiagou
measures:
  - {id: pipe, title: 水管, quantity: 0.8公里, status: done}
---
## 架桥

架好了。
-- content/entries/2016/bridge.en.md --
---
title: A bridge
lang: en
---
## The bridge

It stands.
"""


def in_a_site(fence: Fence, folder: Path) -> tuple[Diagnostic, ...]:
    kind = fence.info.removesuffix(" site")
    site = Site.of(folder, SITE)
    if kind == "yaml places":
        site.write({"content/places.yaml": fence.content + "\n"})
    elif kind == "markdown file":
        site.write({"content/entries/example.md": fence.content + "\n"})
    else:
        is_body = kind == "markdown body"
        head, body = ("title: 例", fence.content) if is_body else (f"title: 例\n{fence.content}", "")
        site.write({"content/entries/example.md": f"---\n{head}\n---\n{body}\n"})
    return site.check().diagnostics


def tried(fence: Fence, folder: Path) -> tuple[Diagnostic, ...]:
    """What the program says of an example."""
    text = fence.content + "\n"
    kind = fence.info
    if kind.endswith(" site"):
        return in_a_site(fence, folder)
    if kind == "yaml settings":
        (folder / "content").mkdir()
        (folder / "content/chronicle.yaml").write_text(text, encoding="utf-8")
        return load_settings(folder)[1]
    if kind == "yaml places":
        return read_places("content/places.yaml", text.encode()).diagnostics
    if kind == "yaml household":
        return read_household("content/private/households/h-a.yaml", text.encode()).diagnostics
    if kind == "yaml names":
        return read_names("content/private/names.yaml", text.encode()).diagnostics
    if kind == "yaml village":
        return read_village("content/villages/x.md", f"---\n{text}---\n".encode()).diagnostics
    if kind == "yaml cadre":
        return read_cadre("content/cadres/x.md", f"---\n{text}---\n".encode()).diagnostics
    if kind == "yaml measure":
        indented = text.rstrip("\n").replace("\n", "\n    ")
        text = f"title: 例\nmeasures:\n  - title: 例\n    {indented}\n"
    whole = {
        "markdown file": text,
        "markdown body": f"---\ntitle: 例\n---\n{text}",
    }.get(kind, f"---\n{text}---\n")
    return read_entry("content/entries/example.md", whole.encode("utf-8", "surrogatepass")).diagnostics


@pytest.mark.parametrize(
    ("code", "fence", "wrong"),
    [pytest.param(*row, id=f"{row[0]}-{'wrong' if row[2] else 'right'}") for row in examples()],
)
def test_examples(code: str, fence: Fence, wrong: bool, tmp_path: Path) -> None:
    found = tried(fence, tmp_path)
    own = {d.severity for d in found if d.code == code}
    if wrong:
        assert own, f"{fence.name}: {code} is not given, but {[d.code for d in found]}"
        assert own <= set(re.findall(r"error|warning|hint", documented()[code]))
    else:
        assert not own, f"{fence.name}: the right form gives {code}"
        errors = [(d.code, d.message.en) for d in found if d.severity == "error"]
        assert not errors, f"{fence.name}: {errors}"
