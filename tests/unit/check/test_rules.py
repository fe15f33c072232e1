"""The rules that judge an archive."""

from pathlib import Path

from kit.site import Site, told

VILLAGE = "-- content/villages/liuping.md --\n---\nname: 柳坪村\n---\n"


def entry(name: str, day: str, status: str, kind: str = "基础设施") -> str:
    return (
        f"-- content/entries/{name}.md --\n---\ntitle: {name}\ndate: {day}\n村: 柳坪村\nmeasures:\n"
        f"  - id: road\n    title: 路\n    kind: {kind}\n    status: {status}\n---\n文\n"
    )


def test_one_measure_is_of_one_kind(tmp_path: Path) -> None:
    site = Site.of(tmp_path, VILLAGE + entry("a", "2015-01-01", "done") + entry("b", "2015-01-02", "done", "教育"))

    report = site.check()

    assert told(report.diagnostics) == ["entries/b.md:8:11 C350"]
    (found,) = [d for d in report.diagnostics if d.code == "C350"]
    (related,) = found.related
    assert (related.place.file, related.place.line) == ("content/entries/a.md", 6)
    assert report.status == 0


def test_going_back_from_done_is_told_once_each_time(tmp_path: Path) -> None:
    days = [("a", "done"), ("b", "underway"), ("c", "done"), ("d", "unknown"), ("e", "dropped")]
    files = "".join(
        entry(name, f"2015-01-0{n}", status) for n, (name, status) in enumerate(days, 1) if status != "unknown"
    )
    site = Site.of(tmp_path, VILLAGE + files)

    assert told(site.check().diagnostics) == ["entries/b.md:9:13 C351", "entries/e.md:9:13 C351"]


def test_what_goes_forward_is_not_told(tmp_path: Path) -> None:
    words = ("planned", "conditional", "ready", "underway", "done", "done")
    files = "".join(entry(f"e{n}", f"2015-01-0{n}", word) for n, word in enumerate(words, 1))
    files = files.replace("status: conditional", "status: conditional\n    condition: 有钱")

    assert told(Site.of(tmp_path, VILLAGE + files).check().diagnostics) == []


def test_a_page_cannot_take_a_section(tmp_path: Path) -> None:
    site = Site.of(tmp_path, "-- content/pages/villages.md --\n---\ntitle: 村\n---\n文\n")

    report = site.check()

    assert told(report.diagnostics) == ["pages/villages.md:0:0 C231"]


def test_a_check_writes_nothing(tmp_path: Path) -> None:
    site = Site.of(tmp_path, VILLAGE)

    site.check()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["content"]
