"""Work on several cores: every item answered once, and a worker that dies spoils nothing else."""

import multiprocessing
import os
from pathlib import Path

import pytest

from chronicle.render.workers import DIED, run
from kit.deaths import noted, own_process, prepare, refuse, refuse_all, square_or_die, with_word


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_item_is_answered_once(jobs: int) -> None:
    assert sorted(run(square_or_die, range(9), jobs=jobs)) == [(n, n * n) for n in range(9)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_workers_are_prepared(jobs: int) -> None:
    made = dict(run(with_word, [1, 2, 3], jobs=jobs, start=(prepare, ("page",))))
    assert made == {1: "page 1", 2: "page 2", 3: "page 3"}


def test_nothing_to_do_is_no_trouble() -> None:
    assert list(run(square_or_die, [], jobs=2)) == []


def test_one_item_is_done_here_unless_it_must_stay_apart() -> None:
    assert list(run(own_process, [1], jobs=2)) == [(1, os.getpid())]
    ((_, apart),) = run(own_process, [1], jobs=1, apart=True)
    assert isinstance(apart, int)
    assert apart != os.getpid()


@pytest.mark.parametrize("at", [0, 5, 11])
def test_an_item_that_kills_its_worker_spoils_nothing_else(at: int) -> None:
    items = list(range(12))
    items[at] = 13
    made = list(run(square_or_die, items, jobs=2))
    assert sorted(number for number, _ in made) == sorted(items)
    assert dict(made) == {n: n * n for n in items if n != 13} | {13: DIED}


def test_several_deadly_items_are_each_found() -> None:
    made = list(run(square_or_die, [1, 13, 2, 13, 3, 4], jobs=2))
    assert [number for number, result in made if result is DIED] == [13, 13]
    assert sorted(number for number, result in made if result is not DIED) == [1, 2, 3, 4]


def test_a_deadly_item_is_tried_twice_at_most(tmp_path: Path) -> None:
    file = tmp_path / "noted"
    list(run(noted, [(str(file), n) for n in (1, 2, 13, 3, 4)], jobs=2))
    assert file.read_text(encoding="utf-8").split().count("13") == 2


def test_deadly_items_apart_leave_this_process_alive() -> None:
    assert dict(run(square_or_die, [13], jobs=1, apart=True)) == {13: DIED}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_work_raises_is_raised_here(jobs: int) -> None:
    with pytest.raises(ValueError, match="no work for 3"):
        list(run(refuse, [1, 2, 3, 4], jobs=jobs))
    with pytest.raises(ValueError, match="not prepared"):
        list(run(square_or_die, [1, 2], jobs=jobs, start=(refuse_all, ())))


def test_work_that_is_given_up_leaves_no_process() -> None:
    made = run(own_process, range(50), jobs=2)
    _, process = next(made)
    made.close()
    assert not multiprocessing.active_children()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
