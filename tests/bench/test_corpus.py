"""The neutral corpus: the same arguments, the same bytes."""

from pathlib import Path

import pytest
from corpus import FIRST_YEAR, LAST_YEAR, Corpus, averages
from tools.chronicle import Chronicle

from chronicle.build import BuildOptions
from kit.site import Site


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert [entry.text for entry in Corpus(20)] == [entry.text for entry in Corpus(20)]


def test_another_seed_gives_others() -> None:
    assert Corpus(1)[0].text != Corpus(1, seed=2)[0].text


def test_an_entry_does_not_depend_on_how_many_there_are() -> None:
    assert Corpus(10)[7] == Corpus(1000)[7]


def test_an_entry_that_is_not_there_is_no_entry() -> None:
    with pytest.raises(IndexError):
        Corpus(10)[10]


def test_ids_tell_year_and_month_of_the_date() -> None:
    for entry in Corpus(50):
        year, month, _ = entry.id.split("/")
        assert FIRST_YEAR <= int(year) <= LAST_YEAR
        assert f"date: {year}-{month}-" in entry.head


def test_ids_titles_and_names_are_unique() -> None:
    corpus = Corpus(300)
    ids = [entry.id for entry in corpus]
    titles = [entry.head.partition("\n")[0] for entry in corpus]
    names = [one.name for one in (*corpus.villages, *corpus.cadres)]
    assert all(len(set(some)) == len(some) for some in (ids, titles, names))


def test_entries_are_on_average_what_the_readme_says() -> None:
    means = averages(Corpus(300))
    expected = {
        "bytes of front matter": 414,
        "bytes of text": 5040,
        "lines": 38,
        "inline contents": 26,
        "inline contents without a mark": 19,
        "emphasis": 11.7,
        "links": 3.5,
        "code spans": 1.7,
        "tables": 0.43,
    }
    assert {what: means[what] for what in expected} == pytest.approx(expected, rel=0.15)


def test_chronicle_has_nothing_to_say_against_them(tmp_path: Path) -> None:
    Chronicle().lay_out(Corpus(30), tmp_path)
    assert Site(tmp_path, BuildOptions(tmp_path, jobs=1)).check().diagnostics == ()
