"""Themes are found, chained, checked; every problem has its code and place."""

import pickle
from pathlib import Path

import pytest

from chronicle.model.diagnostic import Diagnostic, Place
from chronicle.model.recipe import PhotoSizes
from chronicle.theme import Theme, load_theme

ENGLISH = "title: Title\ncount: {one: one page, other: '{n} pages'}\nstatus: {done: done}\n"


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def simple(root: Path, name: str = "bare", **more: str) -> None:
    files = {"theme.yaml": "contract: 1\n", "templates/home.html": "<p>{{ t('title') }}", "strings/en.yaml": ENGLISH}
    files.update({path.replace("__", "/").replace("_html", ".html"): text for path, text in more.items()})
    write(root / "themes" / name, files)


def load(root: Path, name: str = "bare", **options: str) -> tuple[Theme, list[Diagnostic]]:
    theme, found = load_theme(name, root, options=options, package=root / "installed")
    return theme, list(found)


def only(found: list[Diagnostic], code: str) -> Diagnostic:
    (one,) = [d for d in found if d.code == code]
    return one


def test_a_theme_of_the_site_comes_first_then_the_package_then_the_checkout(tmp_path: Path) -> None:
    site, package = tmp_path / "site", tmp_path / "work" / "src" / "chronicle"
    for root, title in ((site, "of the site"), (package, "of the package"), (tmp_path / "work", "of the checkout")):
        simple(root)
        (root / "themes/bare/theme.yaml").write_text(f"contract: 1\ntitle: {title}\n")
    titles = []
    for root in (site, package, tmp_path / "work"):
        titles.append(load_theme("bare", site, options={}, package=package)[0].title)
        (root / "themes").rename(root / "gone")
    assert titles == ["of the site", "of the package", "of the checkout"]
    assert load_theme("bare", site, options={}, package=package)[0].chain == ()


def test_the_themes_of_the_program_are_found_without_a_site(tmp_path: Path) -> None:
    theme, found = load_theme("gazetteer", tmp_path, options={})
    assert theme.chain == ("gazetteer", "plain")
    assert [d for d in found if d.severity == "error"] == []


def test_an_unknown_theme_names_those_there_are(tmp_path: Path) -> None:
    simple(tmp_path)
    where = Place("content/chronicle.yaml", 3, 8, 3, 12)
    theme, found = load_theme("baer", tmp_path, options={}, places={"theme": where}, package=tmp_path / "none")
    one = only(list(found), "C750")
    assert (one.place, one.severity) == (where, "error")
    assert one.message.en == "there is no theme “baer”"
    assert one.help.en == "did you mean “bare”? There are: bare"
    assert one.help.zh == "是不是“bare”？现有：bare"
    assert theme.chain == ()


@pytest.mark.parametrize("name", ["../bare", "/etc", "a/b", "."])
def test_a_name_that_leads_elsewhere_is_no_theme(tmp_path: Path, name: str) -> None:
    simple(tmp_path)
    assert [d.code for d in load(tmp_path, name)[1]] == ["C750"]


def test_a_ring_is_found(tmp_path: Path) -> None:
    simple(tmp_path, "a", **{"theme.yaml": "contract: 1\nextends: b\n"})
    simple(tmp_path, "b", **{"theme.yaml": "contract: 1\nextends: a\n"})
    theme, found = load(tmp_path, "a")
    one = only(found, "C751")
    assert one.message.en == "the themes extend each other in a ring: a > b > a"
    assert (one.place.file, one.place.line, one.place.column) == ("themes/b/theme.yaml", 2, 10)
    assert theme.chain == ("a", "b")


def test_a_parent_that_is_not_there(tmp_path: Path) -> None:
    simple(tmp_path, **{"theme.yaml": "contract: 1\nextends: nobody\n"})
    one = only(load(tmp_path)[1], "C750")
    assert (one.place.file, one.place.line, one.place.column, one.place.end_column) == (
        "themes/bare/theme.yaml",
        2,
        10,
        16,
    )


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("title: x\n", "C753", 1, 1),
        ("contract: 2\n", "C753", 1, 11),
        ("contract: 1\ncolour: red\n", "C754", 2, 1),
        ("contract: 1\nphotos: 3\n", "C755", 2, 9),
        ("contract: 1\nphotos:\n  inline: [480, wide]\n", "C755", 3, 11),
        ("contract: 1\nphotos:\n  jpeg_quality: 101\n", "C755", 3, 17),
        ("contract: 1\nphotos:\n  huge: 1\n", "C754", 3, 3),
        ("contract: 1\noptions:\n  paper: {default: red, values: [a, b]}\n", "C755", 3, 20),
        ("just a text\n", "C752", 1, 1),
    ],
)
def test_a_faulty_manifest(tmp_path: Path, text: str, code: str, line: int, column: int) -> None:
    simple(tmp_path, **{"theme.yaml": text})
    one = only(load(tmp_path)[1], code)
    assert (one.place.file, one.place.line, one.place.column) == ("themes/bare/theme.yaml", line, column)


def test_a_theme_without_manifest(tmp_path: Path) -> None:
    simple(tmp_path)
    (tmp_path / "themes/bare/theme.yaml").unlink()
    assert only(load(tmp_path)[1], "C752").place == Place("themes/bare/theme.yaml")


def test_options_have_defaults_and_values(tmp_path: Path) -> None:
    options = "contract: 1\noptions:\n  paper: {default: warm, values: [warm, white], help: The paper}\n  motto: none\n"
    simple(tmp_path, **{"theme.yaml": options})
    assert load(tmp_path)[0].options == (("paper", "warm"), ("motto", "none"))
    theme, found = load(tmp_path, paper="white", motto="x")
    assert (theme.options, found) == ((("paper", "white"), ("motto", "x")), [])
    theme, found = load(tmp_path, paper="blue", ink="red")
    assert only(found, "C757").help.en == "one of: warm, white"
    assert only(found, "C756").help.en == "its options: paper, motto"
    assert dict(theme.options)["paper"] == "warm"


def test_a_child_overrides_and_can_name_its_parent(tmp_path: Path) -> None:
    simple(
        tmp_path,
        "plainer",
        **{"templates/entry.html": "parent", "templates/tag.html": "x", "strings/zh-Hans.yaml": "title: 题\n"},
    )
    simple(
        tmp_path,
        "child",
        **{
            "theme.yaml": "contract: 1\nextends: plainer\nphotos: {inline: [640], large: 0}\n",
            "templates/entry.html": "child",
            "strings/en.yaml": "title: Heading\n",
        },
    )
    theme, found = load(tmp_path, "child")
    assert found == []
    sources = theme.template_sources
    assert sources["entry.html"].text == sources["@child/entry.html"].text == "child"
    assert sources["@plainer/entry.html"].text == "parent"
    assert theme.resolve("@parent/entry.html", "child") == "@plainer/entry.html"
    assert sources["tag.html"].theme == "plainer"
    assert theme.speech("en").t("title") == "Heading"
    assert theme.speech("en").t("count", n=1) == "one page"
    assert theme.photo_sizes == PhotoSizes(inline=(640,), large=0)


def test_a_theme_can_be_pickled(tmp_path: Path) -> None:
    simple(tmp_path)
    theme, _ = load(tmp_path)
    theme.closure("home.html", "en")
    again = pickle.loads(pickle.dumps(theme))
    assert again.closure("home.html", "en") == theme.closure("home.html", "en")
    assert again.speech("en") == theme.speech("en")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    simple(tmp_path)
    (tmp_path / "themes/bare/templates/broken.html").write_bytes(b"<p>\xff\xfe")
    assert only(load(tmp_path)[1], "C101").place.file == "themes/bare/templates/broken.html"


def test_a_language_without_words_is_served_in_english(tmp_path: Path) -> None:
    simple(tmp_path)
    theme, found = load_theme("bare", tmp_path, options={}, languages=("en", "bo"), package=tmp_path)
    one = only(list(found), "C759")
    assert (one.severity, one.message.en) == (
        "warning",
        "the theme “bare” has no words in “bo”; English stands in (it has: en)",
    )
    speech = theme.speech("bo")
    assert (speech.t("title"), speech.html_lang) == ("Title", "bo")
