"""A whole folder: registers, translations, the private register, and the order of it all."""

from pathlib import Path

import pytest

from chronicle.model.contents import Contents
from chronicle.read import read_contents
from chronicle.settings import load_settings

SITE = {
    "chronicle.yaml": "title: 试\nlanguages: [zh-Hans, en]\n",
    "entries/2016/路.md": "---\n标题: 路\n村: 任家沟\n---\n![](p.jpg)\n",
    "entries/2016/路.en.md": "---\ntitle: The road\n---\nEnglish.\n",
    "entries/2016/b.md": "---\ntitle: b\nid: x/b\n---\nb\n",
    "entries/2016/b.en.md": "---\ntitle: b en\n---\nb en\n",
    "entries/2016/old.md": "---\ntitle: o\ntranslation_of: x/b\nlang: fr\n---\no\n",
    "villages/renjiagou.md": (
        "---\n村名: 任家沟村\nname_en: Renjiagou\n别名: 任家沟\n区划代码: '141102101203'\n所属: xinyi\n"
        "户数: 120\n人口: 约400人\n海拔: 1100米\n经纬度: 37.5243, 111.1487\n自然村: [上沟, 下沟]\n"
        "facts:\n  - {what: 核桃林, quantity: 1200亩, entry: x/b}\nstatus: [{state: 出列, date: 2017}]\n"
        "valid: ../2020\nsucceeded_by: [erduiyao]\n---\n故事。\n"
    ),
    "villages/renjiagou.en.md": "---\ntitle: Renjiagou Village\nsummary: Short.\n---\nStory.\n",
    "villages/broken.md": "---\nname: 坏村\ncoords: north\n---\n",
    "cadres/liang.md": (
        "---\n姓名: 梁\n单位: o-audit\npostings:\n  - {村: renjiagou, 职务: 第一书记, 任期: 2015-07/2017-08}\n"
        "  - {place: xinyi, role: 鼓手, from: 2014, to: ..}\n电话: '1'\n---\n"
    ),
    "cadres/group.md": "---\nlabel: {zh-Hans: 干部们, en: Cadres}\ncount: 589\n---\n",
    "places.yaml": (
        "- {id: shanxi, name: 山西省, level: province, code: '140000'}\n"
        "- {id: xinyi, 名称: 信义镇, 级别: 乡镇, code: '141102101'}\n- {name: 无号}\n"
    ),
    "organisations.yaml": "- {id: o-audit, name: 审计局, name_en: Audit, level: county, place: shanxi}\n",
    "pages/about.md": "---\ntitle: 关于\norder: 3\n---\n这是。\n",
    "pages/about.en.md": "---\ntitle: About\n---\nThis.\n",
    "private/households/h-a.yaml": (
        "village: renjiagou\n组: 3\n化名: {zh-Hans: 户甲, en: Household A}\nreal_name: 赵甲乙\n"
        "members: [{name: 赵丙丁, also: 小丙}]\nconsent: {status: unknown}\n"
    ),
    "private/names.yaml": "- {name: 钱甲乙, also: [老钱], say: 一位村民}\n- 孙丙丁\n",
}


def site(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def read(folder: Path) -> Contents:
    settings, problems = load_settings(folder)
    assert problems == ()
    return read_contents(folder, settings)


@pytest.fixture
def contents(tmp_path: Path) -> Contents:
    return read(site(tmp_path, SITE))


def test_the_problems_of_the_whole_site(contents: Contents) -> None:
    assert [(d.code, d.place.file, d.place.line) for d in contents.diagnostics] == [
        ("C232", "content/places.yaml", 3),
        ("C392", "content/villages/broken.md", 3),
    ]


def test_translations_point_at_the_id_of_their_original(contents: Contents) -> None:
    found = {one.entry.id: (one.entry.translation_of, one.entry.lang) for one in contents.entries}

    assert found == {
        "2016/lu": ("", "zh-Hans"),
        "2016/lu.en": ("2016/lu", "en"),
        "x/b": ("", "zh-Hans"),
        "2016/b.en": ("x/b", "en"),
        "2016/old": ("x/b", "fr"),
    }


def test_a_village_with_all_its_fields_and_its_translation(contents: Contents) -> None:
    village = next(one for one in contents.villages if one.id == "renjiagou")

    assert village.name.texts == (("", "任家沟村"), ("en", "Renjiagou"))
    assert (village.aliases, village.code, village.parent) == (("任家沟",), "141102101203", "xinyi")
    assert village.coords == (37.52, 111.15)
    assert (village.hamlets, village.succeeded_by) == (("上沟", "下沟"), ("erduiyao",))
    assert village.households_count is not None
    assert (village.households_count.low, village.households_count.unit) == (120, "household")
    assert village.population is not None
    assert village.population.comparator == "approx"
    assert [(fact.what.get(""), fact.entry) for fact in village.facts] == [("核桃林", "x/b")]
    assert [(one.state, one.date.edtf) for one in village.states] == [("delisted", "2017")]
    assert village.valid.edtf == "../2020"
    assert village.summary.texts == (("en", "Short."),)
    assert [lang for lang, _ in village.bodies] == ["zh-Hans", "en"]
    assert dict(contents.places)["village:renjiagou"].spot("parent") == (6, 5, 6, 10)


def test_a_faulty_village_is_something_to_link_to(contents: Contents) -> None:
    village = next(one for one in contents.villages if one.id == "broken")

    assert (village.stub, village.name.get(""), village.coords) == (True, "坏村", None)


def test_cadres_and_their_postings(contents: Contents) -> None:
    group, liang = sorted(contents.cadres, key=lambda one: one.id)

    assert (group.shown.get("en"), group.count) == ("Cadres", 589)
    first, second = liang.postings
    assert (first.village, first.role, first.start.edtf, first.end.edtf) == (
        "renjiagou",
        "first_secretary",
        "2015-07",
        "2017-08",
    )
    assert (second.role, second.role_text.get(""), second.place) == ("other", "鼓手", "xinyi")
    assert "电话" not in repr(liang)


def test_places_organisations_pages(contents: Contents) -> None:
    assert [(one.id, one.level, one.code) for one in contents.admin_places] == [
        ("shanxi", "province", "14"),
        ("xinyi", "township", "141102101"),
    ]
    assert [(one.name.get("en"), one.level, one.place) for one in contents.organisations] == [
        ("Audit", "county", "shanxi")
    ]
    (page,) = contents.pages
    assert (page.title.get("en"), page.order, [lang for lang, _ in page.bodies]) == ("About", 3, ["zh-Hans", "en"])


def test_the_register_is_read_and_its_files_are_nobodys(contents: Contents) -> None:
    (household,) = contents.households

    assert (household.id, household.village, household.group) == ("h-a", "renjiagou", "3")
    assert household.names == ("赵甲乙", "赵丙丁", "小丙")
    assert household.pseudonym.get("en") == "Household A"
    assert [(one.name, one.also, one.say) for one in contents.private_names] == [
        ("钱甲乙", ("老钱",), "一位村民"),
        ("孙丙丁", (), ""),
    ]
    assert contents.has_register
    assert not any("private" in name for name in contents.files)


@pytest.mark.parametrize(
    ("name", "text", "code", "line", "column"),
    [
        ("households/h-a.yaml", "village: [a\n", "C650", 1, 10),
        ("households/h-a.yaml", "village: a\npseudonym: b\nrealname: 赵甲乙\n", "C651", 3, 1),
        ("households/h-a.yaml", "village: a\n", "C652", 1, 1),
        ("households/h-a.yaml", "pseudonym: b\nreal_name: 赵\n", "C653", 2, 12),
        ("names.yaml", "- {name: 赵}\n", "C653", 1, 10),
        ("names.yaml", "name: 赵甲乙\n", "C650", 1, 1),
        ("more.yaml", "- 赵甲乙\n", "C654", 0, 0),
        ("names.yaml", "- {name: 赵甲乙, aslo: [老赵]}\n", "C651", 1, 15),
    ],
)
def test_a_fault_of_the_register_is_an_error_without_its_words(
    tmp_path: Path, name: str, text: str, code: str, line: int, column: int
) -> None:
    found = read(site(tmp_path, {"chronicle.yaml": "title: a\n", f"private/{name}": text}))

    (one,) = found.diagnostics
    assert (one.code, one.severity, one.place.line, one.place.column) == (code, "error", line, column)
    assert "赵" not in repr(one)


def test_without_a_register(tmp_path: Path) -> None:
    assert not read(site(tmp_path, {"chronicle.yaml": "title: a\n"})).has_register


def test_a_register_outside_content(tmp_path: Path) -> None:
    site(tmp_path, {"chronicle.yaml": "title: a\nprivate: secret\n", "private/x.jpg": "x"})
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "names.yaml").write_text("[孙丙丁]\n", "utf-8")

    found = read(tmp_path)

    assert [one.name for one in found.private_names] == ["孙丙丁"]
    assert "private/x.jpg" in found.files


def test_the_folders_of_a_decomposed_name(tmp_path: Path) -> None:
    found = read(site(tmp_path, {"chronicle.yaml": "title: a\n", "entries/cafe\u0301.md": "---\ntitle: c\n---\nx\n"}))

    assert [one.entry.file for one in found.entries] == ["content/entries/caf\u00e9.md"]


def test_the_shipped_chronicle_reads_without_a_word() -> None:
    folder = Path(__file__).resolve().parents[3]
    found = read(folder)

    assert found.diagnostics == ()
    assert (len(found.entries), len(found.villages), len(found.households)) == (14, 5, 5)
    assert not any(one.faulty for one in found.entries)
