"""The quick way to a page gives what Jinja gives; what it cannot be sure of, it leaves to Jinja."""

from pathlib import Path

import pytest

from chronicle.model.value import replace
from chronicle.plan import PageJob
from chronicle.render import Renderer, samples
from chronicle.render.environment import ThemeEnvironment
from chronicle.theme import load_theme

JOB = next(sample.job for sample in samples("en") if sample.job.page.kind == "entry")
PARTS = """
{% set signs = ["<", ">"] %}
{% macro mark(text, sign="*", shout=False) -%}
{{ sign }}{{ text }}{% if shout %}!{% endif %}{{ signs[0] }}
{%- endmacro %}
{% macro twice(text) %}{{ mark(text) }}{{ mark(text, shout=True) }}{% endmacro %}
{% macro down(n) %}{{ n }}{% if n %}{{ down(n - 1) }}{% endif %}{% endmacro %}
{% macro prose(body) %}{{ html(body) }}{% endmacro %}
{% macro any() %}{{ varargs | length }}{{ kwargs }}{% endmacro %}
{% macro wrapped() %}<b>{{ caller() }}</b>{% endmacro %}
"""
BASE = """
{% from "parts/a.html" import mark %}
<title>{{ page.title }}</title>{% block head %}{{ t("one") }}{% endblock %}
{% block main %}{% endblock %}
{% for step in page.trail %}{% block foot %}{{ mark(site.title) }}{% endblock %}{% endfor %}
"""


def rendered(root: Path, entry: str, **more: str) -> tuple[str | None, str]:
    """A page the quick way (None: refused, or it failed) and by Jinja alone."""
    files = {
        "theme.yaml": "contract: 1\n",
        "strings/en.yaml": "one: A & B\nmany: {one: '{n} <page>', other: '{n} pages'}\nhello: 'Hello {name}'\n",
        "assets/a.css": "a{}",
        "templates/base.html": BASE,
        "templates/parts/a.html": PARTS,
        "templates/entry.html": entry,
        **more,
    }
    for name, text in files.items():
        file = root / "themes" / "bare" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    made = Renderer(load_theme("bare", root, options={}, package=root)[0])
    return made._quickly(JOB), made._plainly(JOB)


IMPORT = "{% from 'parts/a.html' import mark, twice, down, prose %}"
SAME = [
    "{{ page.title }}<{{ content.title }}>{{ '<&\"' }}",
    "{{ t('one') }}{{ t('many', n=1) }}{{ t('many', n=1200) }}{{ t('hello', name='<b>') }}{{ t('one') | upper }}",
    "{% set b %}<b>{{ t('one') }}</b>{% endset %}{{ t('hello', name=b) }}{{ b }}",
    "{{ t('one' if page.lang == 'zh' else 'hello', name='x') }}{{ label('many', 'x') }}{{ asset('a.css') }}",
    "{{ absolute('../x/') }}{{ html(content.body) }}{{ number(1200) }}{{ date(content.when).long }}",
    IMPORT + "{{ mark('<a>') }}{{ mark('a', '&') }}{{ mark(shout=True, text='b') }}{{ twice('c') }}{{ down(3) }}",
    IMPORT + "{{ prose(content.body) }}|{{ mark('x') | upper }}|{{ mark('x') ~ '<' }}|{{ [mark('<'), '<'] | join }}",
    IMPORT + "{% set kept = mark('&') %}{{ kept }}{% if mark('') %}yes{% endif %}{{ mark(mark('<')) }}",
    "{% from 'parts/a.html' import mark as m %}{{ m('a') }}",
    "{% macro a(x, y=2) %}{{ y }}{{ b(x) }}{% endmacro %}{% macro b(x) %}{{ x }}{% endmacro %}{{ a('<', y=3) }}",
    "{% for a in (3, 1) %}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{% endfor %}",
    "{% for a in (3, 1) %}{{ loop.index }}{{ loop.cycle('x', 'y') }}{{ loop.changed(a > 1) }}{% endfor %}",
    "{% for a in (3, 1) %}{{ loop.previtem is defined }}{{ loop.nextitem if not loop.last }}{% endfor %}",
    "{% for a, b in [(1, 2), (3, 4)] if b > 2 %}{{ loop.last }}{{ a }}{% endfor %}",
    "{% for a in [] %}{% else %}none{% endfor %}{% for a in 'xy' %}{{ loop.nextitem is defined }}{{ a }}{% endfor %}",
    "{% set ns = namespace(n=0) %}{% for a in range(3) %}{% set ns.n = ns.n + a %}{% endfor %}{{ ns.n }}",
    "{% set d = {'a': 1, 'items': 2} %}{{ d['a'] }}{{ d['items'] }}",
    "{{ 'a,b'.split(',')[1] }}{{ 'ab'[0] }}{{ 'abc'[1:] }}{{ page.title[0] }}{{ page.title.upper() }}",
    "{{ content.nothing is defined }}{{ content.nothing | default('-') }}{{ page.title is defined }}",
    "{% if page.lang == 'en' %}{% set x = 1 %}{% endif %}{{ x }}",
    "{% if page.lang == 'zh' %}{% set y = 1 %}{% endif %}{{ y is defined }}",
    "{% extends 'base.html' %}{% block main %}{{ content.title }}{% endblock %}",
    "{% extends 'base.html' %}{% block head %}[{{ super() }}]{% endblock %}{% block foot %}f{% endblock %}",
    "{% extends 'base.html' %}{% block main %}{{ self.head() }}{% block b %}{{ 1 }}{% endblock %}{% endblock %}",
    "{% extends 'base.html' %}{% from 'parts/a.html' import mark %}{% block main %}{{ mark('x') }}{% endblock %}",
    "{% for a in (1, 2) %}{% include 'parts/b.html' %}{% endfor %}",
    "{% with a = 1, b = page.lang %}{{ a }}{{ b }}{% endwith %}{% filter upper %}x{{ page.lang }}{% endfilter %}",
    "{{ 1 if page.lang == 'en' }}{{ [1, 2] | sum }}{{ page.trail | map(attribute='text') | join(', ') }}",
    "{{ picture(content.gallery[0], 'grid') if content.gallery }}",
]
LEFT = [
    "{% from 'parts/a.html' import any %}{{ any(1, 2, a=3) }}",
    "{% from 'parts/a.html' import wrapped %}{% call wrapped() %}x{% endcall %}",
    "{% from 'parts/c.html' import seen with context %}{{ seen() }}",
    "{% import 'parts/a.html' as a %}{{ a.mark('x') }}",
    "{% macro m() %}{{ page.title }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{{ asset('a.css') }}{{ html(content.body) }}{% endmacro %}{{ m() }}",
    "{% set t = 'x' %}{{ t }}{% set page = site %}{{ page.title }}",
    "{% set top = 1 %}{% block a %}{{ top }}{% endblock %}",
    "{% set top = 1 %}{% block a %}{{ top is defined }}{% endblock %}",
    "{% set top = 1 %}{% include 'parts/d.html' %}",
    "{% extends 'base.html' %}{% set top = 1 %}{% block main %}{{ top }}{% endblock %}",
    "{% extends 'base.html' if page.lang else 'other.html' %}{% block main %}{{ page.lang }}{% endblock %}",
    "{% extends 'base.html' %}{% from 'parts/e.html' import mark %}{% block main %}{{ mark(1) }}{% endblock %}",
    "{% for a in (1, 2) %}{% block a scoped %}{{ a }}{% endblock %}{% endfor %}",
    "{% for a in [1, [2]] recursive %}{{ a if a is number else loop(a) }}{% endfor %}",
    "{% include 'parts/gone.html' ignore missing %}x",
    "{% include ['parts/gone.html', 'parts/b.html'] %}",
    "{% set number = 3 %}{% include 'parts/f.html' %}",
]


@pytest.mark.parametrize("page", SAME)
def test_both_ways_give_the_same(tmp_path: Path, page: str) -> None:
    quick, plain = rendered(tmp_path, page, **{"templates/parts/b.html": "<i>{{ page.lang }}{{ asset('a.css') }}</i>"})
    assert quick == plain


@pytest.mark.parametrize("page", LEFT)
def test_what_is_not_constant_is_left_to_jinja(tmp_path: Path, page: str) -> None:
    more = {
        "templates/parts/b.html": "b",
        "templates/parts/f.html": "{{ number }}",
        "templates/parts/c.html": "{% macro seen() %}{{ page.title }}{% endmacro %}",
        "templates/parts/d.html": "{{ top is defined }}",
        "templates/parts/e.html": "{% macro mark(x) %}another{% endmacro %}",
        "templates/other.html": "",
    }
    quick, plain = rendered(tmp_path, page, **more)
    assert quick is None
    assert plain


@pytest.mark.parametrize("name", ["plain", "gazetteer"])
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_shipped_themes_go_the_quick_way(tmp_path: Path, name: str, lang: str) -> None:
    made = Renderer(load_theme(name, tmp_path, options={})[0])
    for sample in samples(lang):
        assert made._quickly(sample.job) == made._plainly(sample.job), sample.name


def test_what_fails_the_quick_way_is_rendered_by_jinja(tmp_path: Path) -> None:
    quick, plain = rendered(tmp_path, "{% set d = {'a': page.lang} %}{{ d.a }}")
    assert (quick, plain) == (None, "en")


def test_the_quick_way_needs_no_template_of_jinja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Renderer(load_theme("plain", tmp_path, options={})[0])
    first = made.render(JOB)
    monkeypatch.setattr(ThemeEnvironment, "get_template", None)
    other: PageJob = replace(JOB, page=replace(JOB.page, title="another"))
    assert made.render(JOB) == first != made.render(other)
