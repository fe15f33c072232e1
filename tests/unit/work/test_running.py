"""Work on several cores: every item answered once, and a worker that dies spoils nothing else."""

import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from chronicle.work import DIED, Crew, Inline, Pool, Shared, WorkerDiedError, ready, run
from kit.deaths import length_of, noted, own_process, refuse, square_or_die, unsendable


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2) as made:
        yield made


@pytest.fixture(params=["here", "pool", "another executor"])
def executor(request: pytest.FixtureRequest, pool: Pool) -> Iterator[Executor]:
    if request.param == "another executor":
        with ThreadPoolExecutor(2) as threads:
            yield threads
    else:
        yield Inline() if request.param == "here" else pool


def test_every_item_is_answered_once(executor: Executor) -> None:
    assert sorted(run(executor, square_or_die, range(9))) == [(n, n * n) for n in range(9)]


def test_workers_may_be_readied_before() -> None:
    ready(("chronicle.model",))
    with Pool(1) as pool:
        assert pool.submit(square_or_die, 3).result() == 9
    ready(())


INTERRUPTED = """
import os, signal, time
from chronicle.work import ready
ready(("chronicle.read",))
time.sleep(0.1)
try:
    os.killpg(0, signal.SIGINT)
    time.sleep(10)
except KeyboardInterrupt:
    print("ours")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no process groups")
def test_an_interrupt_while_workers_are_readied_is_answered_once() -> None:
    command = [sys.executable, "-c", INTERRUPTED]
    ended = subprocess.run(command, capture_output=True, text=True, start_new_session=True, check=True)
    assert (ended.stdout, ended.stderr) == ("ours\n", "")


def test_nothing_to_do_is_no_trouble(executor: Executor) -> None:
    assert list(run(executor, square_or_die, [])) == []


def test_items_are_taken_when_they_are_needed() -> None:
    taken: list[int] = []

    def source() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    made = run(Inline(), square_or_die, source(), ahead=3)
    next(made)
    assert len(taken) == 3


@pytest.mark.parametrize("at", [0, 5, 11])
def test_an_item_that_kills_its_worker_spoils_nothing_else(pool: Pool, at: int) -> None:
    items = list(range(12))
    items[at] = 13
    made = list(run(pool, square_or_die, items))
    assert sorted(number for number, _ in made) == sorted(items)
    assert dict(made) == {n: n * n for n in items if n != 13} | {13: DIED}


def test_several_deadly_items_are_each_found(pool: Pool) -> None:
    made = list(run(pool, square_or_die, [1, 13, 2, 13, 3, 4]))
    assert [number for number, result in made if result is DIED] == [13, 13]
    assert sorted(number for number, result in made if result is not DIED) == [1, 2, 3, 4]


def test_a_deadly_item_is_tried_twice_at_most(pool: Pool, tmp_path: Path) -> None:
    file = tmp_path / "noted"
    list(run(pool, noted, [(str(file), n) for n in (1, 2, 13, 3, 4)]))
    assert file.read_text(encoding="utf-8").split().count("13") == 2


def test_a_call_that_ends_its_worker_says_so(pool: Pool) -> None:
    with pytest.raises(WorkerDiedError):
        pool.submit(square_or_die, 13).result()
    assert pool.submit(square_or_die, 3).result() == 9


def test_what_the_work_raises_is_raised_here(executor: Executor) -> None:
    with pytest.raises(ValueError, match="no work for 3"):
        list(run(executor, refuse, [1, 2, 3, 4]))


def test_what_cannot_be_sent_back_is_an_error_and_the_worker_goes_on(pool: Pool) -> None:
    with pytest.raises(Exception, match="cannot be sent"):
        pool.submit(unsendable, 1).result()
    assert pool.submit(square_or_die, 4).result() == 16


def test_work_that_is_given_up_leaves_no_process() -> None:
    before = set(multiprocessing.active_children()), set(threading.enumerate())
    with Crew(2) as crew:
        made = run(crew.pool, own_process, range(50))
        _, process = next(made)
        made.close()
    assert set(multiprocessing.active_children()) <= before[0]
    assert set(threading.enumerate()) <= before[1]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_one_job_works_here_and_more_in_processes() -> None:
    with Crew(1) as crew:
        assert crew.pool is crew.here
        assert crew.pool.submit(own_process, 0).result() == os.getpid()
        assert not crew.working
    with Crew(2) as crew:
        assert not crew.working
        assert crew.pool.submit(own_process, 0).result() != os.getpid()
        assert crew.working


def test_an_executor_of_another_kind_fits() -> None:
    with ThreadPoolExecutor(1) as threads:
        assert dict(run(Crew(4, threads).pool, square_or_die, [2, 3])) == {2: 4, 3: 9}


def test_a_shared_value_is_read_by_every_worker() -> None:
    with Crew(2) as crew:
        one: Shared[str] = crew.share("word", "four")
        other: Shared[str] = crew.share("word", "eleven")
        items = [(one, n) for n in range(4)] + [(other, n) for n in range(4)]
        made = [result for _, result in run(crew.pool, length_of, items)]
    assert sorted(map(str, made)) == ["4"] * 4 + ["6"] * 4
