"""What templates name: constants only, closures that are exact, places that are right."""

from pathlib import Path

import pytest

from chronicle.model.diagnostic import Diagnostic
from chronicle.theme import Theme, load_theme

STRINGS = "title: Title\nplace: 'in {name}'\nother: Other\nstatus: {done: done, open: open}\n"
BASE = '{% block main %}{% endblock %}<link href="{{ asset("site.css") }}">'
ENTRY = (
    '{% extends "base.html" %}\n{% from "parts/mark.html" import mark %}\n{% block main %}{{ mark() }}{% endblock %}'
)
MARK = '{% macro mark() %}{{ t("title") }}{{ label("status", "done") }}{% endmacro %}'


def theme_of(root: Path, **changes: str) -> tuple[Theme, list[Diagnostic]]:
    files = {
        "theme.yaml": "contract: 1\n",
        "strings/en.yaml": STRINGS,
        "strings/zh-Hans.yaml": STRINGS.replace("Title", "题"),
        "templates/base.html": BASE,
        "templates/entry.html": ENTRY,
        "templates/parts/mark.html": MARK,
        "templates/page.html": "{{ t('other') }}",
        "assets/site.css": "@import 'more.css';\na{background:url( img/a.svg )}",
        "assets/more.css": "b{}",
        "assets/img/a.svg": "<svg/>",
        "assets/unused.js": "1",
        **changes,
    }
    for name, text in files.items():
        file = root / "themes" / "bare" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    theme, found = load_theme("bare", root, options={}, package=root)
    return theme, list(found)


def test_a_closure_reaches_through_extends_and_imports(tmp_path: Path) -> None:
    theme, found = theme_of(tmp_path)
    assert found == []
    assert set(theme.reached("entry.html")) == {"entry.html", "base.html", "parts/mark.html"}


@pytest.mark.parametrize(
    ("change", "text", "part"),
    [
        ("templates/parts/mark.html", MARK + "<!-- -->", "templates"),
        ("templates/base.html", BASE + " ", "templates"),
        ("strings/en.yaml", STRINGS.replace("Title", "Heading"), "strings"),
        ("strings/en.yaml", STRINGS.replace("open: open", "open: not yet"), "strings"),
        ("assets/more.css", "b{color:red}", "assets"),
        ("assets/img/a.svg", "<svg></svg>", "assets"),
    ],
)
def test_what_a_page_depends_on_changes_its_closure(tmp_path: Path, change: str, text: str, part: str) -> None:
    before = theme_of(tmp_path / "a")[0].closure("entry.html", "en")
    after = theme_of(tmp_path / "b", **{change: text})[0].closure("entry.html", "en")
    changed = [n for n in ("templates", "strings", "assets") if getattr(before, n) != getattr(after, n)]
    assert changed == [part]
    assert before.digest != after.digest


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("templates/page.html", "{{ t('other') }}!"),
        ("strings/en.yaml", STRINGS.replace("Other", "Else")),
        ("strings/zh-Hans.yaml", STRINGS.replace("Title", "标题")),
        ("assets/unused.js", "2"),
        ("theme.yaml", "contract: 1\ntitle: New\n"),
    ],
)
def test_what_a_page_does_not_depend_on_leaves_it_alone(tmp_path: Path, change: str, text: str) -> None:
    before = theme_of(tmp_path / "a")[0].closure("entry.html", "en")
    assert theme_of(tmp_path / "b", **{change: text})[0].closure("entry.html", "en") == before


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "end"),
    [
        ("<p>\n{% if %}", "C760", 2, 1, 9),
        ("<p>\n  {{ t(page.kind) }}", "C761", 2, 6, 8),
        ("{% set say = t %}", "C761", 1, 14, 15),
        ("{{ asset(site.favicon) }}", "C761", 1, 4, 10),
        ("{{ label(page.kind, 1) }}", "C761", 1, 4, 10),
        ("\n{% include page.kind %}", "C761", 2, 4, 11),
        ("{% extends page.kind %}", "C761", 1, 4, 11),
        ("{% include 'nothing.html' %}", "C762", 1, 13, 25),
        ("{{ asset('nothing.css') }}", "C763", 1, 11, 22),
        ("\n\n中文 {{ t('nothing') }}", "C764", 3, 10, 17),
        ("{{ t('place') }}", "C765", 1, 7, 12),
        ("{{ contents.title }}", "C766", 1, 4, 12),
    ],
)
def test_a_faulty_template(tmp_path: Path, text: str, code: str, line: int, column: int, end: int) -> None:
    _, found = theme_of(tmp_path, **{"templates/page.html": text})
    (one,) = [d for d in found if d.code == code]
    place = one.place
    assert (place.file, place.line, place.column, place.end_column) == (
        "themes/bare/templates/page.html",
        line,
        column,
        end,
    )
    assert one.severity == "error"
    assert one.message.zh


def test_constants_may_be_chosen_among(tmp_path: Path) -> None:
    text = "{{ t('title' if page.title else 'other') }}{% include ['parts/mark.html', 'base.html'] %}"
    theme, found = theme_of(tmp_path, **{"templates/page.html": text})
    assert found == []
    assert {use.key for use in theme.uses("page.html").strings} == {"title", "other"}


def test_a_string_that_one_language_lacks_is_a_warning(tmp_path: Path) -> None:
    _, found = theme_of(tmp_path, **{"strings/zh-Hans.yaml": STRINGS.replace("other: Other\n", "")})
    (one,) = found
    assert (one.code, one.severity) == ("C764", "warning")
    assert one.message.en == "the string “other” is missing in: zh-Hans"


def test_assets_are_named_by_their_content_and_point_at_each_other(tmp_path: Path) -> None:
    theme, _ = theme_of(tmp_path)
    sheet, image, more = (theme.asset(path) for path in ("site.css", "img/a.svg", "more.css"))
    assert sheet is not None
    assert image is not None
    assert more is not None
    assert sheet.output == f"assets/site-{sheet.digest[:8]}.css"
    name, drawing = more.output.removeprefix("assets/"), image.output.removeprefix("assets/")
    assert sheet.data.decode() == f"@import '{name}';a{{background:url( {drawing} )}}\n"
    assert [asset.path for asset in theme.published()] == ["img/a.svg", "more.css", "site.css"]
    assert theme.asset("nothing") is None


def test_css_is_tightened_and_its_strings_are_not(tmp_path: Path) -> None:
    css = (
        "/* a */\na  >  b ,\n c :not(d) {\n  color : red ;\n"
        '  content: "/* x ; */  y";\n}\n\n@media (width > 1px) { p { margin: 0 auto; } }\n'
    )
    theme, _ = theme_of(tmp_path, **{"assets/more.css": css})
    more = theme.asset("more.css")
    assert more is not None
    assert more.data.decode() == (
        'a > b ,c :not(d){color :red;content:"/* x ; */  y"}@media (width > 1px){p{margin:0 auto}}\n'
    )


@pytest.mark.parametrize(
    ("script", "served"),
    [
        ("/* why\n*/\nf(function () {\n  a();\n\n});\n", "f(function () {\na();\n});\n"),
        ("/* why */\nlet a = `\n  b`;\n", "/* why */\nlet a = `\n  b`;\n"),
    ],
)
def test_a_script_is_served_without_indentation(tmp_path: Path, script: str, served: str) -> None:
    theme, _ = theme_of(tmp_path, **{"assets/more.js": script})
    more = theme.asset("more.js")
    assert more is not None
    assert more.data.decode() == served


@pytest.mark.parametrize(
    ("css", "line", "column"),
    [("/* url(x) */\na{b:url('no.png')}", 2, 5), ("@import 'more.css';", 1, 1), ("a{b:url(../../../x.png)}", 1, 5)],
)
def test_a_style_sheet_that_names_what_is_not_there(tmp_path: Path, css: str, line: int, column: int) -> None:
    _, found = theme_of(tmp_path, **{"assets/more.css": css, "assets/site.css": "@import 'more.css';"})
    (one,) = found
    assert (one.code, one.place.file) == ("C769", "themes/bare/assets/more.css")
    assert (one.place.line, one.place.column) == (line, column)


def test_addresses_that_are_no_files_are_left_alone(tmp_path: Path) -> None:
    css = "a{b:url(data:image/svg+xml;base64,AAA=);c:url(#d);e:url(https://x.example/y.png)}"
    theme, found = theme_of(tmp_path, **{"assets/more.css": css})
    more = theme.asset("more.css")
    assert found == []
    assert more is not None
    assert more.data.decode().strip() == css
