"""What is made of templates is kept for the next run, and made again when anything about it changes."""

from pathlib import Path

import pytest

from chronicle.render import Renderer, samples
from chronicle.render.quick import codes
from chronicle.theme import Kept, kept, key_of, load_theme, theme

JOB = next(sample.job for sample in samples("en") if sample.job.page.kind == "page")


def load(root: Path, page: str) -> theme.Theme:
    for name, text in {"theme.yaml": "contract: 1\n", "templates/page.html": page}.items():
        file = root / "themes" / "bare" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return load_theme("bare", root, options={}, package=root, kept=Kept(root / "kept"))[0]


def test_bytes_come_back_by_their_key(tmp_path: Path) -> None:
    store = Kept(tmp_path / "new" / "folder")
    assert store.get("a") is None
    store.put("a", b"1")
    store.put("a", b"2")
    store.put("b", b"")
    assert (store.get("a"), store.get("b"), store.get("c")) == (b"2", b"", None)


def test_what_is_not_whole_is_not_there(tmp_path: Path) -> None:
    store = Kept(tmp_path)
    store.put("a", b"12345")
    file = tmp_path / "a"
    for broken in (b"", file.read_bytes()[:-1], file.read_bytes() + b"x", b"x" * 40):
        file.write_bytes(broken)
        assert store.get("a") is None


def test_where_nothing_can_be_kept_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for store in (Kept(), Kept(tmp_path / "file"), Kept(tmp_path / "file" / "below")):
        store.put("a", b"1")
        assert store.get("a") is None


def test_the_older_half_goes_when_there_is_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 10)
    store = Kept(tmp_path)
    for number in range(11):
        store.put(str(number), b"1")
    assert store.get("10") is not None
    assert len(list(tmp_path.iterdir())) == 6


def test_a_key_is_of_the_texts_and_of_what_makes_them(tmp_path: Path) -> None:
    (tmp_path / "maker.py").write_text("1")
    (tmp_path / "other.py").write_text("2")
    made = (str(tmp_path / "maker.py"),)
    keys = {
        key_of(made, "a", "b"),
        key_of(made, "ab", ""),
        key_of(made, "a"),
        key_of((str(tmp_path / "other.py"),), "a"),
    }
    assert len(keys) == 4
    assert key_of(made, "a", "b") in keys


def test_the_next_run_reads_no_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(tmp_path, "{{ page.title }}")
    page = Renderer(first).render(JOB)
    monkeypatch.setattr(theme, "parsed", None)
    monkeypatch.setattr(codes, "unit_of", None)
    again = load(tmp_path, "{{ page.title }}")
    assert again.uses("page.html") == first.uses("page.html")
    made = Renderer(again)
    assert made._quickly(JOB) == made._plainly(JOB)
    assert made.render(JOB) == page
    with pytest.raises(TypeError):
        load(tmp_path, "{{ page.lang }}")


def test_another_text_is_another_template(tmp_path: Path) -> None:
    refused = "{% macro kind() %}{{ page.kind }}{% endmacro %}{{ kind() }}"
    pages = ["{{ page.lang }}", "{{ page.kind }}", refused, refused, "{{ page.lang }}"]
    shown = [Renderer(load(tmp_path, page)).render(JOB) for page in pages]
    assert shown == [b"en\n", b"page\n", b"page\n", b"page\n", b"en\n"]


def test_a_template_with_a_fault_is_judged_every_time(tmp_path: Path) -> None:
    for _ in range(2):
        loaded = load(tmp_path, "{% for %}")
        assert [one.code for one in loaded.uses("page.html").diagnostics] == ["C760"]
