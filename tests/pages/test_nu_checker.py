"""The Nu checker is there, passes a good page and finds a planted fault."""

from pathlib import Path

PAGE = """<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><title>村</title></head>
<body>
<p>修路
{}</body>
</html>
"""


def test_a_good_page_passes_and_a_planted_fault_is_found_at_its_line(tmp_path: Path, nu_checker) -> None:
    good, bad = tmp_path / "good.html", tmp_path / "bad.html"
    good.write_text(PAGE.format(""), encoding="utf-8")
    bad.write_text(PAGE.format('<img src="a.jpg">\n'), encoding="utf-8")

    found = nu_checker([good, bad])

    assert [(finding.file, finding.line) for finding in found] == [("bad.html", 6)]
    assert "alt" in found[0].message
