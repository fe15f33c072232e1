"""One measure in several entries is one; needs know what answers them; translations belong to their original."""

from pathlib import Path

from chronicle.link import link_contents
from chronicle.model.archive import Archive
from chronicle.read import read_contents
from chronicle.settings import load_settings
from kit.site import Site, told

VILLAGES = """
-- content/villages/liuping.md --
---
name: 柳坪村
---
-- content/villages/yehu.md --
---
name: 野狐村
---
-- content/places.yaml --
- {id: qingshi, name: 青石镇, level: township}
"""


def archive(folder: Path, **entries: str) -> tuple[Archive, list[str]]:
    """Entries by id; what stands for each is its front matter below the title."""
    files = {
        f"content/entries/{name}.md": f"---\ntitle: {name}\n{head}\n---\n文\n".encode()
        for name, head in entries.items()
    }
    site = Site.of(folder, VILLAGES)
    site.write(dict(files))
    settings, _ = load_settings(folder)
    linked = link_contents(read_contents(folder, settings))
    return linked.archive, told(linked.diagnostics)


def reports(found: Archive) -> dict[str, list[str]]:
    return {key: [report.entry for report in history.reports] for key, history in found.measures.items()}


def test_one_id_in_one_village_is_one_measure_oldest_report_first(tmp_path: Path) -> None:
    found, problems = archive(
        tmp_path,
        b="date: 2016-01-01\n村: 柳坪村\nmeasures: [{id: road, title: 路, status: done}]",
        a="date: 2016-02-01\n村: 柳坪村\nnext_steps: [{id: road, title: 路, status: done}]",
        c="date: 2015-02-01\n村: liuping\nmeasures: [{id: road, title: 路, status: planned}]",
    )

    assert problems == []
    assert reports(found) == {"liuping/road": ["c", "b", "a"]}
    assert found.measures["liuping/road"].village == "liuping"


def test_one_id_in_two_villages_is_two_measures(tmp_path: Path) -> None:
    found, _ = archive(
        tmp_path,
        a="村: 柳坪村\nmeasures: [{id: road, title: 路, status: done}]",
        b="村: 野狐村\nmeasures: [{id: road, title: 路, status: done}]",
    )

    assert reports(found) == {"liuping/road": ["a"], "yehu/road": ["b"]}


def test_measures_without_an_id_are_each_their_own(tmp_path: Path) -> None:
    found, _ = archive(tmp_path, a="村: 柳坪村\nmeasures: [修路, 修路]", b="村: 柳坪村\nmeasures: [修路]")

    assert sorted(reports(found).values()) == [["a"], ["a"], ["b"]]


def test_a_measure_of_elsewhere_is_named_by_its_village(tmp_path: Path) -> None:
    found, problems = archive(
        tmp_path,
        a="date: 2015-01-01\n村: 野狐村\nmeasures: [{id: liuping/road, title: 路, status: planned}]",
        b="date: 2015-02-01\n村: 柳坪村\nmeasures: [{id: road, title: 路, status: done}]",
        c="date: 2015-03-01\n村: 野狐村\nmeasures: [{id: 柳坪村/road, title: 路, status: done}]",
    )

    assert problems == []
    assert reports(found) == {"liuping/road": ["a", "b", "c"]}
    assert found.measures["liuping/road"].village == "liuping"


def test_a_measure_may_belong_to_a_place(tmp_path: Path) -> None:
    found, problems = archive(
        tmp_path,
        a="地点: 青石镇\nmeasures: [{id: road, title: 路, status: done}]",
        b="村: 柳坪村\nmeasures: [{id: qingshi/road, title: 路, status: done}]",
    )

    assert problems == []
    assert reports(found) == {"qingshi/road": ["a", "b"]}
    assert (found.measures["qingshi/road"].village, found.measures["qingshi/road"].place) == ("", "qingshi")


def test_with_several_villages_a_measure_must_say_which(tmp_path: Path) -> None:
    found, problems = archive(
        tmp_path,
        a="村: [柳坪村, 野狐村]\nmeasures:\n  - {title: 路, status: done}",
        b="村: [柳坪村, 野狐村]\nmeasures:\n  - {id: road, title: 路, village: 野狐村, status: done}",
    )

    assert problems == ["entries/a.md:5:5 C207"]
    assert found.entries["a"].withheld == "fault"
    assert reports(found) == {"yehu/road": ["b"]}


def test_a_need_knows_what_answers_it_from_either_side(tmp_path: Path) -> None:
    found, problems = archive(
        tmp_path,
        a="date: 2015-01-01\n村: 柳坪村\nneeds: [{id: water, text: 水, answered_by: [well]}, {id: light, text: 灯}]",
        b="date: 2015-02-01\n村: 柳坪村\nmeasures: [{id: well, title: 井, status: done}, "
        "{id: lamp, title: 灯, status: done, answers: [light, liuping/water]}]",
        c="date: 2015-03-01\n村: 野狐村\nmeasures: [{id: pipe, title: 管, status: done, answers: 柳坪村/water}]",
    )

    assert problems == []
    assert set(found.needs["liuping/water"].answered_by) == {"liuping/well", "liuping/lamp", "yehu/pipe"}
    assert found.needs["liuping/light"].answered_by == ("liuping/lamp",)


def test_an_answer_to_nothing_is_told_at_its_place(tmp_path: Path) -> None:
    _, problems = archive(
        tmp_path,
        a="村: 柳坪村\nmeasures:\n  - {title: 井, status: done, answers: [water, 柳坪村/x]}\n"
        "needs:\n  - {id: water, text: 水, answered_by: [无]}",
    )

    assert problems == ["entries/a.md:5:47 C208", "entries/a.md:7:40 C208"]


def test_a_condition_is_a_measure_of_the_village_or_words(tmp_path: Path) -> None:
    found, problems = archive(
        tmp_path,
        a="村: 柳坪村\nmeasures:\n  - {id: home, title: 院, status: done}\n"
        "  - {id: job, title: 工, status: conditional, condition: home}\n"
        "  - {id: shop, title: 店, status: conditional, condition: 老人同意}\n"
        "  - {id: self, title: 自, status: conditional, condition: self}",
        b="村: 野狐村\nmeasures: [{id: job, title: 工, status: conditional, condition: home}]",
    )

    assert problems == []
    assert [one.condition_measure for one in found.entries["a"].measures] == ["", "liuping/home", "", ""]
    assert found.entries["b"].measures[0].condition_measure == ""


def test_faulty_entries_tell_of_no_measure(tmp_path: Path) -> None:
    found, _ = archive(tmp_path, a="村: 柳坪村\ndate: 2015-02-30\nmeasures: [{id: road, title: 路, status: done}]")

    assert found.entries["a"].withheld == "fault"
    assert reports(found) == {}


def test_translations_by_file_name_and_by_key(tmp_path: Path) -> None:
    site = Site.of(
        tmp_path,
        VILLAGES
        + """
-- content/entries/road.md --
---
title: 路
村: 柳坪村
measures: [{id: road, title: 路, status: done}]
---
文
-- content/entries/road.en.md --
---
title: The road
村: 野狐村
---
Text.
-- content/entries/fr.md --
---
title: La route
lang: fr
translation_of: road
---
Texte.
-- content/entries/second.md --
---
title: Again
lang: en
translation_of: road
---
Text.
-- content/entries/same.md --
---
title: 同
translation_of: road
---
文
-- content/entries/lost.md --
---
title: Lost
lang: en
translation_of: raod
---
Text.
""",
    )
    settings, _ = load_settings(site.folder)
    linked = link_contents(read_contents(site.folder, settings))

    assert told(linked.diagnostics) == [
        "entries/lost.md:4:17 C209",
        "entries/same.md:2:1 C211",
        "entries/second.md:3:7 C211",
    ]
    assert list(linked.archive.entries) == ["road"]
    assert {key[1]: told_.title for key, told_ in linked.archive.translations.items()} == {
        "en": "The road",
        "fr": "La route",
    }


def test_previous_and_next_in_the_village_overall_and_with_a_cadre(tmp_path: Path) -> None:
    rows = [("a", "2015-01-01", "柳坪村"), ("b", "2015-01-02", "野狐村"), ("c", "2015-01-03", "柳坪村")]
    files = "".join(
        f"-- content/entries/{name}.md --\n---\ntitle: 第{name}篇\ndate: {day}\n村: {village}\n---\n文\n"
        for name, day, village in rows
    )
    site = Site.of(tmp_path, VILLAGES + files)
    assert told(site.build().diagnostics) == []

    middle = site.html("entries/b/")
    assert "entries/a/" in middle
    assert "entries/c/" in middle
    first = site.html("entries/a/")
    assert "entries/b/" in first  # overall
    assert "entries/c/" in first  # in the village
