"""Photos: what one place closes or blurs is closed or blurred everywhere."""

from pathlib import Path

import pytest

from kit.pictures import corners, saved
from kit.site import Site, told

NONE = "{file: p.jpg, people: none}"


def build(folder: Path, first: str, second: str = "", settings: str = "", **more: str) -> tuple[Site, list[str], bool]:
    """Two entries with photos or texts; whether a picture was published."""
    site = Site.of(folder)
    site.write(
        {"content/entries/p.jpg": saved(corners()), "content/chronicle.yaml": f"title: 样例\ntheme: plain\n{settings}"}
    )
    for name, head in (("a", first), ("b", second), *more.items()):
        head, _, body = head.partition("|")
        lines = f"{head}\n" if head else ""
        site.write(
            {f"content/entries/{name.replace('_', '.')}.md": f"---\ntitle: {name}\n{lines}---\n{body or '文'}\n"}
        )
    report = site.build()
    return site, told(report.diagnostics), any(path.startswith("photos/") for path in site.outputs())


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        (f"photos: [{NONE}]", "", True),
        ("photos: [{file: p.jpg, people: none, access: closed}]", f"photos: [{NONE}]", False),
        (f"photos: [{NONE}]", "photos: [{file: p.jpg, people: none, access: restricted}]", False),
        (f"photos: [{NONE}]", "photos: [{file: p.jpg, people: none, minors: true}]", False),
        (f"photos: [{NONE}]", "photos: [{file: p.jpg, people: none, minors: true, guardian_consent: true}]", True),
        ("|![](p.jpg)", "photos: [{file: p.jpg, people: none, access: closed}]", False),
        ("|[图](p.jpg)", "photos: [{file: p.jpg, people: none, access: closed}]", False),
        (f"photos: [{NONE}]", "draft: true\nphotos: [{file: p.jpg, people: none, access: closed}]", False),
        ("photos: [{file: p.jpg, people: none, access: 看情况}]", f"photos: [{NONE}]", False),
        ("photos: [{file: p.jpg, people: none, access: }]", f"photos: [{NONE}]", False),
        ("photos: [{file: p.jpg, people: none, minors: 也许}]", f"photos: [{NONE}]", False),
        (f"draft: true\nphotos: [{NONE}]", "", False),
        ("access: closed|![](p.jpg)", "", False),
    ],
)
def test_the_strictest_place_decides(tmp_path: Path, first: str, second: str, shown: bool) -> None:
    assert build(tmp_path, first, second)[2] is shown


def test_a_translation_may_close_a_photo(tmp_path: Path) -> None:
    _, _, shown = build(tmp_path, f"photos: [{NONE}]", a_en="photos: [{file: p.jpg, people: none, access: closed}]")

    assert not shown


@pytest.mark.parametrize(
    "first",
    ["photos: [p.jpg]", "|![](p.jpg)", "|[图](p.jpg)", "photos: [{file: p.jpg, people: unknown}]"],
)
def test_unknown_people_are_told_or_withheld(tmp_path: Path, first: str) -> None:
    _, found, shown = build(tmp_path / "usual", first)
    assert (shown, [one.split()[1] for one in found]) == (True, ["C620"])

    _, _, shown = build(tmp_path / "strict", first, settings="photos: {unknown_people: withhold}\n")
    assert not shown


def test_what_is_said_once_counts_for_the_text_too(tmp_path: Path) -> None:
    _, found, shown = build(tmp_path, f"photos: [{NONE}]|![](p.jpg)", settings="photos: {unknown_people: withhold}\n")

    assert (found, shown) == ([], True)


def test_what_one_place_blurs_is_blurred_everywhere(tmp_path: Path) -> None:
    blurred = "photos: [{file: p.jpg, people: blurred, blur: [[0, 0, 0.5, 0.5]]}]"
    one, _, _ = build(tmp_path / "one", blurred)
    both, _, _ = build(tmp_path / "both", f"photos: [{NONE}]", blurred)
    sharp, _, _ = build(tmp_path / "sharp", f"photos: [{NONE}]")

    def pictures(site: Site) -> dict[str, bytes]:
        return {path: data for path, data in site.outputs().items() if path.startswith("photos/")}

    assert pictures(both) == pictures(one)
    assert not set(pictures(both)) & set(pictures(sharp))


def test_photos_of_drafts_are_not_made(tmp_path: Path) -> None:
    site, _, _ = build(tmp_path, "")
    site.write({"content/pages/p.md": "---\ntitle: 页\ndraft: true\n---\n![](../entries/p.jpg)\n"})
    site.write({"content/entries/a.en.md": "---\ntitle: A\ndraft: true\n---\n![](p.jpg)\n"})

    site.build()

    assert not [path for path in site.outputs() if path.startswith("photos/")]
