"""Pages: bytes that do not change, markup that is tight, problems with the template's file and line."""

import concurrent.futures
import multiprocessing
import pickle
from pathlib import Path

import pytest

from chronicle.model.value import replace
from chronicle.plan import PageJob, PlainPage, TextJob
from chronicle.render import Renderer, RenderProblem, make_renderer, samples
from chronicle.theme import load_theme


def renderer(root: Path, page: str, **more: str) -> Renderer:
    files = {
        "theme.yaml": "contract: 1\n",
        "strings/en.yaml": "title: Title & more\nhello: 'Hello, {name}'\n"
        "pages: {one: '{n} page', other: '{n} pages'}\n",
        "assets/css/site.css": "a{}",
        "templates/page.html": page,
        **more,
    }
    for name, text in files.items():
        file = root / "themes" / "bare" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return make_renderer(load_theme("bare", root, options={}, package=root)[0])


JOB = next(sample.job for sample in samples("en") if sample.job.page.kind == "page")


def shown(root: Path, page: str, job: PageJob = JOB, **more: str) -> str:
    return renderer(root, page, **more).render(job).decode()


def problem(root: Path, page: str, **more: str) -> tuple[str, int, int, str]:
    with pytest.raises(RenderProblem) as caught:
        renderer(root, page, **more).render(JOB)
    one = caught.value.diagnostic
    assert one.place.file.startswith("themes/bare/templates/")
    assert one.message.zh
    assert pickle.loads(pickle.dumps(caught.value)).diagnostic == one
    return one.code, one.place.line, one.place.column, one.message.en


def test_texts_are_escaped_and_markup_is_not(tmp_path: Path) -> None:
    content = PlainPage("a < b & “c”", JOB.content.body, ())  # type: ignore[union-attr]
    job = replace(JOB, content=content)
    assert shown(tmp_path, "{{ content.title }}|{{ t('title') }}", job) == "a &lt; b &amp; “c”|Title &amp; more\n"
    page = (
        "{% set link %}<b>{{ content.title }}</b>{% endset %}{{ t('hello', name=link) }}|{{ t('hello', name='<i>') }}"
    )
    assert shown(tmp_path, page, job) == "Hello, <b>a &lt; b &amp; “c”</b>|Hello, &lt;i&gt;\n"


def test_counts_choose_the_plural(tmp_path: Path) -> None:
    assert shown(tmp_path, "{{ t('pages', n=1) }} {{ t('pages', n=1200) }}") == "1 page 1,200 pages\n"


def test_assets_are_reached_from_where_the_page_lies(tmp_path: Path) -> None:
    made = renderer(tmp_path, "{{ asset('css/site.css') }}")
    sheet = made.theme.asset("css/site.css")
    assert sheet is not None
    addresses = [made.render(replace(JOB, depth=depth, root="/diaries/")).decode().strip() for depth in (0, 2, -1)]
    assert addresses == [sheet.output, f"../../{sheet.output}", f"/diaries/{sheet.output}"]


def test_addresses_become_absolute_when_the_site_has_one(tmp_path: Path) -> None:
    page = "{{ absolute('../x/') }}"
    assert shown(tmp_path, page) == "https://diaries.example/en/x/\n"
    nowhere = replace(JOB, site=replace(JOB.site, url=""), page=replace(JOB.page, canonical=""))
    assert shown(tmp_path, page, nowhere) == "../x/\n"


def test_pages_are_tight_but_code_is_left_alone(tmp_path: Path) -> None:
    page = "<p>\n\n   a   \n\n\n b</p>\n<pre>\n  x\n\n\n  y  \n</pre>\n\n\n<p>c</p>\n\n"
    assert shown(tmp_path, page) == "<p>\na\nb</p>\n<pre>\n  x\n\n\n  y  \n</pre>\n<p>c</p>\n"


def test_withheld_passages_in_plain_texts_are_said(tmp_path: Path) -> None:
    site = replace(JOB.site, title="a ⟦…⟧ <b>")
    job = replace(JOB, site=site)
    strings = {"strings/en.yaml": "redacted: left out\n"}
    page = "{{ site.title }}|{{ site.title | marked }}"
    assert shown(tmp_path, page, job, **strings) == (
        'a left out &lt;b&gt;|a <span class="withheld">left out</span> &lt;b&gt;\n'
    )


def test_parents_are_extended_by_name(tmp_path: Path) -> None:
    for name, text in {
        "themes/old/theme.yaml": "contract: 1\n",
        "themes/old/templates/page.html": "[{% block a %}old{% endblock %}]",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    for parent in ("@old", "@parent"):
        page = f"{{% extends '{parent}/page.html' %}}{{% block a %}}new {{{{ super() }}}}{{% endblock %}}"
        assert shown(tmp_path, page, **{"theme.yaml": "contract: 1\nextends: old\n"}) == "[new old]\n"


@pytest.mark.parametrize(
    ("page", "code", "line", "column", "said"),
    [
        ("<p>\n{{ content.titel }}", "C766", 2, 11, "PlainPage has no “titel”"),
        ("\n\n{{ nothing }}", "C766", 3, 4, "“nothing” is not defined here"),
        (
            "{% for %}",
            "C760",
            1,
            1,
            "the template cannot be read: Expected an expression, got 'end of statement block'",
        ),
        ("<p>\n{{ 1 / 0 }}", "C767", 2, 1, "the template fails: ZeroDivisionError: division by zero"),
        ("{{ picture(1, 'poster') }}", "C767", 1, 1, "the template fails: ValueError: picture(…, “poster”)"),
        ("{% extends 'gone.html' %}", "C762", 0, 0, "there is no template “gone.html” in bare"),
        ("{{ asset('gone.css') }}", "C767", 1, 1, "the template fails: ValueError: there is no file “gone.css”"),
    ],
)
def test_a_failing_template_has_its_place(
    tmp_path: Path, page: str, code: str, line: int, column: int, said: str
) -> None:
    found = problem(tmp_path, page)
    assert found[:3] == (code, line, column)
    assert found[3].startswith(said)


def test_a_failing_part_is_named_and_not_the_page(tmp_path: Path) -> None:
    part = "{% macro one(x) %}\n{{ x.nothing }}{% endmacro %}"
    page = "{% from 'parts/a.html' import one %}\n{{ one(site) }}"
    with pytest.raises(RenderProblem) as caught:
        renderer(tmp_path, page, **{"templates/parts/a.html": part}).render(JOB)
    place = caught.value.diagnostic.place
    assert (place.file, place.line, place.column) == ("themes/bare/templates/parts/a.html", 2, 5)


def test_a_macro_without_context_is_told_so(tmp_path: Path) -> None:
    part = "{% macro one() %}{{ asset('css/site.css') }}{{ page.title }}{% endmacro %}"
    page = "{% from 'parts/a.html' import one %}{{ one() }}"
    _, line, _, said = problem(tmp_path, page, **{"templates/parts/a.html": part})
    assert (line, "import “with context”" in said) == (1, True)


def test_a_kind_without_template(tmp_path: Path) -> None:
    job = replace(JOB, template="entry.html")
    with pytest.raises(RenderProblem) as caught:
        renderer(tmp_path, "x").render(job)
    assert caught.value.diagnostic.code == "C768"


def test_the_same_job_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    theme, _ = load_theme("gazetteer", tmp_path, options={})
    jobs = [sample.job for lang in ("zh-Hans", "en") for sample in samples(lang)]
    here = Renderer(theme)
    expected = [here.render(job) for job in jobs]
    assert [here.render(job) for job in jobs] == expected
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(1, context) as pool:
        assert list(pool.map(Renderer(theme).render, jobs[:6])) == expected[:6]


def test_small_texts_are_written_as_they_are(tmp_path: Path) -> None:
    assert renderer(tmp_path, "x").render(TextJob("User-agent: *\n")) == b"User-agent: *\n"
