"""Incremental equals clean, byte for byte, after any sequence of changes with builds in between.

`CHRONICLE_SEQUENCES=100 pytest tests/rebuild/test_any_sequence.py` runs longer: a hundred sequences of up to thirty
steps; without it, a few."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, multiple, precondition, rule

from chronicle.build import BuildOptions, Memory, show_at_once
from chronicle.work import Crew
from kit.pictures import corners, saved, turned
from kit.site import Site

SEQUENCES = int(os.environ.get("CHRONICLE_SEQUENCES", "6"))
STEPS = 30
LONG_AGO = 1_500_000_000_000_000_000
"""Nanoseconds. Files get times of long ago, each another one, so that their stat is trusted as after a quiet day."""

VILLAGES = ("柳坪", "野狐", "liuping", "石门")  # the last is registered nowhere
CADRES = ("zhang", "张一山", "沈时雨")
TITLES = ("修路", "打井", "开会", "张一山来了")
BODIES = (
    "路通了。",
    "见[[修路]]和[[liuping]]，也见[那篇](a.md)。",
    "张一山到柳坪村，*两*天。\n\n![井](well.jpg)",
    "没有着落的[[无此名]]。",
    "一段%%不说的%%话。",
)
MEASURES = (
    "",
    "measures: [{id: road, title: 修路, kind: infrastructure, quantity: 3公里, status: done}]",
    "measures: [{id: road, title: 修路, kind: infrastructure, quantity: 2公里, status: underway, condition: well}]",
    "next_steps: [{id: well, title: 打井, kind: drinking_water, answers: [water]}]\nneeds: [{id: water, text: 要水}]",
)
KEYS = (
    *("", "draft: true", "embargo_until: 2016-02-01", "access: closed"),
    *("tags: [路, 水]", "participants: [村民代表, 沈时雨]"),
)
DATES = ("2015-03-04", "2015-03", "2016-01-02", "03-04", "", "2015-05-06/2015-07-01")
SETTINGS = (
    "title: 样例\ntheme: own\n",
    "title: 样本\ntheme: own\nurl: https://example.org/\n",
    "title: 样例\ntheme: own\nlanguages: [zh-Hans, en]\n",
    "title: 样例\ntheme: plain\nlink_style: files\nmentions: false\n",
)
STRINGS = ("nav.places: 各处\n", "nav.places: 各地\n")
TEMPLATES = ("", "{% extends '@plain/tag.html' %}{% block main %}{{ super() }}!{% endblock %}")
NAMES = ("- {name: 龚小满, say: 龚某}\n", "- {name: 龚小满, say: 龚某}\n- {name: 不在任何篇里的人, say: 某}\n")


class Sequence(RuleBasedStateMachine):
    """A site that is changed and built; every build is held against a clean one."""

    entries = Bundle("entries")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="chronicle-sequence-"))
        self.site = Site(self.folder / "site", BuildOptions(self.folder / "site", as_of=date(2016, 1, 31), jobs=1))
        self.writes = 0
        self.builds = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def write(self, name: str, text: str | bytes) -> None:
        self.site.write({f"content/{name}" if not name.startswith("themes/") else name: text})
        path = self.site.folder / (f"content/{name}" if not name.startswith("themes/") else name)
        self.writes += 1
        os.utime(path, ns=(LONG_AGO, LONG_AGO + self.writes * 1_000_000_000))

    @initialize(remembers=st.booleans())
    def begin(self, *, remembers: bool) -> None:
        self.memory = Memory() if remembers else None
        self.write("chronicle.yaml", SETTINGS[0])
        self.write("places.yaml", "- {id: zhen, name: 柳林镇, level: township}\n")
        self.write("villages/liuping.md", "---\nname: 柳坪村\naliases: [柳坪]\nparent: zhen\n---\n村里有一口井。\n")
        self.write("villages/yehu.md", "---\nname: 野狐村\naliases: [野狐]\n---\n")
        self.write("cadres/zhang.md", "---\nname: 张一山\n---\n")
        self.write("private/names.yaml", NAMES[0])
        self.write("pages/about.md", "---\ntitle: 关于\n---\n说明。\n")
        self.write("entries/well.jpg", saved(corners()))
        self.write("themes/own/theme.yaml", "contract: 1\nextends: plain\n")
        self.write("themes/own/strings/zh-Hans.yaml", STRINGS[0])

    @rule(
        target=entries,
        name=st.sampled_from(("a", "b", "2015/c", "d", "a.en")),
        village=st.sampled_from(VILLAGES),
        cadre=st.sampled_from(CADRES),
        title=st.sampled_from(TITLES),
        day=st.sampled_from(DATES),
        body=st.sampled_from(BODIES),
        measures=st.sampled_from(MEASURES),
        key=st.sampled_from(KEYS),
    )
    def entry(
        self, name: str, village: str, cadre: str, title: str, day: str, body: str, measures: str, key: str
    ) -> str:
        """An entry is written, or written anew."""
        when = f"date: {day}\n" if day else ""
        lines = "\n".join(line for line in (measures, key) if line)
        head = f"title: {title}\n{when}village: {village}\ncadre: {cadre}\n{lines}\n"
        self.write(f"entries/{name}.md", f"---\n{head}---\n{body}\n")
        return name

    @rule(name=entries, more=st.sampled_from(("又一段。", "张一山和野狐村。")))
    def prose(self, name: str, more: str) -> None:
        path = self.site.folder / f"content/entries/{name}.md"
        if path.exists():
            self.write(f"entries/{name}.md", path.read_text(encoding="utf-8") + f"\n{more}\n")

    @rule(name=entries, more=st.sampled_from(("又一段。", "张一山和野狐村。")))
    def prose_alone(self, name: str, more: str) -> None:
        """Nothing but a text changes between two builds."""
        self.build()
        self.prose(name, more)
        self.build()

    @precondition(lambda self: self.memory is not None)
    @rule(name=entries)
    def saved(self, name: str) -> None:
        """The preview shows what was saved; the next build makes everything good."""
        assert self.memory is not None
        options = replace(self.site.options, output=self.site.output)
        show_at_once(options, self.memory, f"content/entries/{name}.md", Crew(1))

    @rule(target=entries, name=consumes(entries), to=st.sampled_from(("e", "2016/f")))
    def rename(self, name: str, to: str) -> object:
        path = self.site.folder / f"content/entries/{name}.md"
        if not path.exists():
            return multiple()
        target = path.parents[len(Path(name).parts) - 1] / f"{to}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
        return to

    @rule(name=consumes(entries))
    def delete(self, name: str) -> None:
        (self.site.folder / f"content/entries/{name}.md").unlink(missing_ok=True)

    @rule(name=st.sampled_from(("柳坪村", "上柳坪村", "石门")), note=st.sampled_from(("", "note: 在山脚\n")))
    def village(self, name: str, note: str) -> None:
        self.write(
            "villages/liuping.md", f"---\nname: {name}\naliases: [柳坪]\nparent: zhen\n{note}---\n村里有一口井。\n"
        )

    @rule(text=st.sampled_from(SETTINGS))
    def settings_(self, text: str) -> None:
        self.write("chronicle.yaml", text)

    @rule(text=st.sampled_from(STRINGS))
    def strings(self, text: str) -> None:
        self.write("themes/own/strings/zh-Hans.yaml", text)

    @rule(text=st.sampled_from(TEMPLATES))
    def template(self, text: str) -> None:
        if text:
            self.write("themes/own/templates/tag.html", text)
        else:
            (self.site.folder / "themes/own/templates/tag.html").unlink(missing_ok=True)

    @rule(text=st.sampled_from(NAMES))
    def names(self, text: str) -> None:
        self.write("private/names.yaml", text)

    @rule(number=st.integers(1, 3))
    def photo(self, number: int) -> None:
        self.write("entries/well.jpg", saved(turned(number)))

    @rule(day=st.sampled_from((date(2016, 1, 31), date(2016, 2, 1))))
    def day(self, day: date) -> None:
        self.site = Site(self.site.folder, replace(self.site.options, as_of=day))

    @precondition(lambda self: self.builds > 0)
    @rule()
    def forget(self) -> None:
        """The state is deleted, which costs time only."""
        shutil.rmtree(self.site.folder / ".chronicle", ignore_errors=True)

    @rule()
    def build(self) -> None:
        report = self.site.build(self.memory)
        self.builds += 1
        with tempfile.TemporaryDirectory(prefix="chronicle-clean-") as name:
            folder = Path(name) / "site"
            shutil.copytree(self.site.folder / "content", folder / "content")
            shutil.copytree(self.site.folder / "themes", folder / "themes")
            clean = Site(folder, replace(self.site.options, folder=folder))
            whole = clean.build()
            assert report.status == whole.status, (report.diagnostics, whole.diagnostics)
            assert report.diagnostics == whole.diagnostics
            assert report.withheld == whole.withheld
            if report.status < 2:
                assert self.site.outputs() == clean.outputs()
                assert report.kept + len(report.rendered) == len(whole.rendered)


Sequence.TestCase.settings = settings(
    max_examples=SEQUENCES,
    stateful_step_count=STEPS,
    derandomize="CHRONICLE_SEQUENCES" not in os.environ,  # the longer run looks for new ones
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a sequence of thirty builds is shrunk by hand
    print_blob=True,
)
TestSequence = Sequence.TestCase
