"""A preview with drafts marks them, on their own pages and in lists; without them no mark is anywhere."""

from pathlib import Path

import pytest

from kit.site import Site

FILES = """
-- content/chronicle.yaml --
title: {{zh-Hans: 样例, en: Sample}}
languages: [zh-Hans, en]
theme: {theme}
-- content/villages/a.md --
---
name: 甲村
---
-- content/pages/plan.md --
---
title: 计划
draft: yes
---
未定。
-- content/entries/draft.md --
---
title: 未定稿
date: 2015-03-01
village: 甲村
draft: yes
---
还没有写完。
-- content/entries/draft.en.md --
---
title: Not done
---
Not done yet.
-- content/entries/done.md --
---
title: 定稿
date: 2015-03-02
village: 甲村
---
写完了。
-- content/entries/done.en.md --
---
title: Done
draft: yes
---
To be read once more.
"""
MARK = '<strong class="status"><span>{}</span></strong>'
CHINESE, ENGLISH = MARK.format("草稿"), MARK.format("Draft")


@pytest.mark.parametrize("theme", ["plain", "gazetteer"])
def test_drafts_are_marked_in_the_language_of_the_page(tmp_path: Path, theme: str) -> None:
    site = Site.of(tmp_path, FILES.format(theme=theme), drafts=True)
    assert site.build().status == 0
    for path in ("entries/draft/", "plan/"):
        assert f'<p class="note">{CHINESE} 只在预览里显示，不会发布。</p>' in site.html(path)
    assert f'<p class="note">{ENGLISH} Shown in the preview only, not published.</p>' in site.html("en/entries/draft/")
    assert ENGLISH in site.html("en/entries/done/")
    assert CHINESE not in site.html("entries/done/")
    for path in ("", "villages/a/", "timeline/2015/03/"):
        assert site.html(path).count(CHINESE) == 1
        assert f'<p class="byline">{CHINESE} ' in site.html(path).partition("未定稿</a></h3>")[2]
    assert site.html("en/villages/a/").count(ENGLISH) == 2


def test_without_drafts_there_is_no_mark(tmp_path: Path) -> None:
    site = Site.of(tmp_path, FILES.format(theme="gazetteer"))
    assert site.build().status == 0
    outputs = site.outputs()
    assert [path for path, data in outputs.items() if "草稿".encode() in data or b"Draft" in data] == []
    assert "entries/draft/index.html" not in outputs
