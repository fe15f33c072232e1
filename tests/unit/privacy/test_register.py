"""The private register itself: missing, faulty, forgone; households by pseudonym only."""

from pathlib import Path

import pytest

from chronicle.read.private import read_household
from kit.site import Site, told

VILLAGE = "-- content/villages/liuping.md --\n---\nname: 柳坪村\n---\n"
NAMED = (
    VILLAGE + "-- content/entries/a.md --\n---\ntitle: 题\n村: 柳坪村\n农户: 龚小满\n---\n见[[household:龚小满]]。\n"
)
PLAIN = VILLAGE + "-- content/entries/a.md --\n---\ntitle: 题\n村: 柳坪村\n---\n文\n"
HOUSEHOLD = (
    "-- content/private/households/h1.yaml --\nid: h1\npseudonym: {zh-Hans: 户甲, en: Household A}\nreal_name: 龚小满\n"
)
REQUIRED = "-- content/chronicle.yaml --\ntitle: 样例\ntheme: plain\nprivacy: {register: required}\n"


@pytest.mark.parametrize(
    ("files", "told_"),
    [
        (NAMED, "entries/a.md:4:5 C659"),
        (PLAIN + REQUIRED, "chronicle.yaml:0:0 C659"),
        (
            NAMED.replace("农户: 龚小满", "measures: [{title: 房, status: 完成, household: h1}]"),
            "entries/a.md:2:1 C659",
        ),
        (NAMED + "-- content/private/names.yaml --\n\n", "entries/a.md:4:5 C659"),
    ],
)
def test_a_missing_or_empty_register_stops_the_build(tmp_path: Path, files: str, told_: str) -> None:
    site = Site.of(tmp_path, files)

    report = site.build()

    assert [one for one in told(report.diagnostics) if "C659" in one] == [told_]
    assert report.status == 2
    assert not site.output.exists()


def test_without_households_none_is_asked_for(tmp_path: Path) -> None:
    assert Site.of(tmp_path, PLAIN).build().status == 0


def test_no_register_makes_every_household_a_household(tmp_path: Path) -> None:
    for number, files in enumerate((NAMED, NAMED + HOUSEHOLD, NAMED + REQUIRED)):
        site = Site.of(tmp_path / str(number), files)

        report = site.build(no_register=True)

        assert report.status < 2
        assert "某户" in site.html("entries/a/")
        assert not [path for path, data in site.outputs().items() if "龚".encode() in data or "户甲".encode() in data]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("names.yaml", "- {name: 龚}\n"),
        ("names.yaml", "- {name: 龚小满, also: [满]}\n"),
        ("names.yaml", "name: 龚小满\n"),
        ("names.yaml", "- {nmae: 龚小满}\n"),
        ("names.yaml", "- {name: 龚小满\n"),
        ("names.yaml", "- {name: %%龚小满%%}\n"),
        ("names.yml.yaml", "- {name: 龚小满}\n"),
        ("households/h1.yaml", "id: h1\nreal_name: 龚小满\n"),
        ("households/h1.yaml", "id: h1\npseudonym: 户甲\nrealname: 龚小满\n"),
        ("households/h1.yaml", "- 龚小满\n"),
        ("households/h1.yaml", "id: h1\npseudonym: 户甲\nreal_name: 龚小满\nconsent: 也许\n"),
        ("households/h1.yaml", "id: h1\npseudonym: 户甲\nreal_name: &a 龚小满\n"),
        ("households/h1.yaml", b"id: h1\npseudonym: \xff\n"),
    ],
)
def test_a_fault_in_the_register_stops_the_build_and_tells_no_name(
    tmp_path: Path, file: str, text: str | bytes
) -> None:
    site = Site.of(tmp_path, PLAIN)
    assert site.build().status == 0
    before = site.outputs()
    site.write({f"content/private/{file}": text})

    report = site.build()

    assert report.status == 2
    assert site.outputs() == before
    found = [d for d in report.diagnostics if d.severity == "error"]
    assert found
    assert {d.place.file for d in found} == {f"content/private/{file}"}
    assert all(d.code.startswith("C65") for d in found)
    assert "龚" not in repr(found)


def test_each_language_has_its_pseudonym(tmp_path: Path) -> None:
    files = (
        NAMED + HOUSEHOLD + "-- content/entries/a.en.md --\n---\ntitle: T\n---\nSaw [[h1]] and [[household:龚小满]].\n"
    )
    site = Site.of(tmp_path, files)
    site.write({"content/chronicle.yaml": "title: 样例\ntheme: plain\nlanguages: [zh-Hans, en]\n"})

    assert told(site.build().diagnostics) == []

    assert "户甲" in site.html("entries/a/")
    assert "Household A" not in site.html("entries/a/")
    assert "Household A" in site.html("en/entries/a/")
    assert "户甲" not in site.html("en/entries/a/")
    assert not [path for path, data in site.outputs().items() if "龚".encode() in data or b"h1" in path.encode()]


CONSENT = HOUSEHOLD + "consent: given\n"
OF_HOUSEHOLD = VILLAGE + (
    "-- content/entries/a.md --\n---\ntitle: 题\n村: 柳坪村\n农户: h1\n致贫原因: 因病\nmeasures:\n"
    "  - {title: 住院报销, household: h1, status: 完成, quantity: 3次, funds: 8765元, note: 密备注}\n"
    "  - {title: 修路, status: 完成, funds: 4321元}\n"
    "needs:\n  - {text: 要修房, household: h1, raised_by: 密母亲}\n---\n文\n"
)


def test_what_a_household_has_is_told_by_title_kind_and_state_only(tmp_path: Path) -> None:
    site = Site.of(tmp_path, OF_HOUSEHOLD + HOUSEHOLD)
    site.build()

    texts = "".join(data.decode("utf-8", "replace") for data in site.outputs().values())
    assert "户甲" in texts
    assert "住院报销" in texts
    assert "4,321" in texts
    for hidden in ("8,765", "8765", "密备注", "密母亲", "3次", "因病"):
        assert hidden not in texts


def test_with_its_consent_the_rest_is_told(tmp_path: Path) -> None:
    site = Site.of(tmp_path, OF_HOUSEHOLD + CONSENT)
    site.build()

    page = site.html("entries/a/")
    assert "8,765" in page
    assert "密备注" in page
    assert "因病" in page


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("乔知远", True),
        ("村支书", True),
        ("第一书记", True),
        ("龚三婶", False),
        ("村支书龚三", False),
        ("三组龚三", False),
    ],
)
def test_free_text_among_the_participants_is_private(tmp_path: Path, who: str, shown: bool) -> None:
    cadre = "-- content/cadres/qiao.md --\n---\nname: 乔知远\n---\n"
    site = Site.of(tmp_path, f"{cadre}-- content/entries/a.md --\n---\ntitle: 题\n参加人员: [{who}]\n---\n文\n")
    site.build()

    assert (who in site.html("entries/a/")) is shown
    assert not [path for path, data in site.outputs().items() if "龚三".encode() in data]


def test_causes_of_a_household_are_counted_and_never_told() -> None:
    text = "pseudonym: 户甲\n主要致贫原因: [因灾, 因学]\n其他致贫原因: 缺水、缺土地\n"
    found = read_household("content/private/households/h-a.yaml", text.encode()).diagnostics
    assert [(d.code, d.severity, d.place.line) for d in found] == [("C399", "warning", 2), ("C395", "warning", 3)]
    assert all("因灾" not in said and "缺水" not in said for d in found for said in (d.message.zh, d.help.zh))
    right = read_household("content/private/households/h-a.yaml", "pseudonym: 户甲\n主要致贫原因: 因灾\n".encode())
    assert right.diagnostics == ()
