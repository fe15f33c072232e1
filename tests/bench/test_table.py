"""Runs become tables: from literal figures."""

from dataclasses import replace
from pathlib import Path

from aims import AIMS, Aim, summary
from report import groups, report
from runs import Log, Run, logged
from table import cpu, middle, number, proportion, ratio, table, wall

HUGO = Run("cold", 1000, 1, "Hugo", wall=2.0, cpu=4.0)
OURS = Run("cold", 1000, 1, "chronicle", wall=1.0, cpu=1.0)
RUNS = [
    HUGO,
    OURS,
    replace(HUGO, round=2, wall=4.0),
    replace(OURS, round=2, wall=3.0),
    replace(HUGO, round=3, wall=10.0),
    replace(OURS, round=3, wall=6.0),
    Run("cold", 1000, 4, "Hugo", memory=200.0, pages=10, files=1200, bytes=1_550_000),
    Run("cold", 1000, 4, "chronicle", memory=50.0, pages=12, files=14, bytes=1_000_000),
]


def test_a_table_has_medians_and_ratios_and_the_output() -> None:
    expected = """\
|  | wall, s | CPU, s | memory, MiB | wall : Hugo | CPU : Hugo | memory : Hugo | rounds | pages | files | MB |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| Hugo | 4.00 | 4.00 | 200 |  |  |  | 3 | 10 | 1,200 | 1.6 |
| chronicle | 3.00 | 1.00 | 50.0 | 0.60 | 0.25 | 0.25 | 3 | 12 | 14 | 1.0 |"""
    assert table(RUNS) == expected


def test_what_was_not_taken_has_no_column() -> None:
    expected = """\
|  | wall, s | CPU, s | rounds |
| --- | ---: | ---: | ---: |
| Hugo | 2.00 | 4.00 | 1 |"""
    assert table([HUGO]) == expected


def test_a_ratio_is_the_median_of_those_of_the_rounds() -> None:
    assert ratio(RUNS, "chronicle", "Hugo", wall) == 0.6
    assert middle([HUGO, OURS], wall) == 1.5


def test_a_round_that_only_one_took_part_in_gives_no_ratio() -> None:
    assert ratio([HUGO, replace(OURS, round=2)], "chronicle", "Hugo", wall) is None
    assert ratio([OURS], "chronicle", "Hugo", cpu) is None


def test_figures_are_rounded_to_what_counts() -> None:
    assert [number(value) for value in (1234.5, 99.94, 1.005, 0.123, None)] == ["1,234", "99.9", "1.00", "0.12", ""]
    assert [proportion(value) for value in (12.345, 0.5, 0.0123, None)] == ["12.35", "0.50", "0.012", ""]


def test_the_summary_judges_each_aim() -> None:
    aims = (
        Aim("goal", "cold", 1000, wall, "Hugo", 0.7, 0.6),
        Aim("met", "cold", 1000, wall, "Hugo", 0.7, 0.5),
        Aim("missed", "cold", 1000, cpu, "Hugo", 0.2),
        Aim("not measured", "cold", 10, cpu, "Hugo", 0.2),
    )
    expected = """\
|  | chronicle | peer |  | ratio | asked | goal |  |
| --- | ---: | --- | ---: | ---: | ---: | ---: | --- |
| goal | 3.00 | Hugo | 4.00 | 0.60 | ≤ 0.7 | ≤ 0.6 | goal |
| met | 3.00 | Hugo | 4.00 | 0.60 | ≤ 0.7 | ≤ 0.5 | met |
| missed | 1.00 | Hugo | 4.00 | 0.25 | ≤ 0.2 |  | missed, × 1.25 |"""
    assert summary(RUNS, aims) == expected


def test_without_a_figure_there_is_no_summary() -> None:
    assert summary([HUGO], AIMS) == ""


def test_a_report_has_a_table_for_each_series_and_size() -> None:
    warm, photos = replace(HUGO, series="body"), replace(HUGO, series="photos, JPEG", entries=2)
    assert groups([HUGO, warm, OURS]) == [[HUGO, OURS], [warm]]
    page = report(["two cores", "two cores"], [HUGO, warm, photos])
    lines = [line for line in page.splitlines() if line.startswith(("#", "- "))]
    titles = ["### cold, 1,000 entries", "### body, 1,000 entries", "### photos, JPEG, 2"]
    assert lines == ["# Results", "- two cores", "## All figures", *titles]


def test_a_log_gives_back_what_was_written(tmp_path: Path) -> None:
    log = Log(tmp_path / "runs/log.jsonl", ["two cores", "村"])
    for run in RUNS:
        log.add(run)
    assert logged(log.path) == (["two cores", "村"], RUNS)
