"""One save is built at once, many changes once. The time is a number here."""

from chronicle.serve.flurry import Flurry, Patience, heard

WAIT = Patience(one=0.03, few=0.05, many=0.15, flood=20, at_most=0.5, flood_at_most=5.0)


def after(events: list[tuple[float, str]]) -> list[tuple[float, frozenset[str]]]:
    """What is built and when, if a build takes no time."""
    built: list[tuple[float, frozenset[str]]] = []
    flurry: Flurry | None = None
    for now, path in events:
        if flurry is not None and flurry.due() <= now:
            built.append((flurry.due(), flurry.paths))
            flurry = None
        flurry = heard(flurry, now, frozenset((path,)), WAIT)
    if flurry is not None:
        built.append((flurry.due(), flurry.paths))
    return built


def test_one_save_is_built_nearly_at_once() -> None:
    assert after([(1.0, "a"), (1.001, "a"), (1.002, "a")]) == [(1.002 + 0.03, {"a"})]


def test_two_files_wait_a_little_longer() -> None:
    assert after([(1.0, "a"), (1.02, "b")]) == [(1.02 + 0.05, {"a", "b"})]


def test_saves_apart_from_each_other_are_built_apart() -> None:
    assert [paths for _, paths in after([(1.0, "a"), (2.0, "b"), (3.0, "a")])] == [{"a"}, {"b"}, {"a"}]


def test_hundreds_of_changes_are_built_once() -> None:
    burst = [(1.0 + number * 0.005, f"f{number}") for number in range(300)]
    [(due, paths)] = after(burst)
    assert len(paths) == 300
    assert due == burst[-1][0] + 0.15


def test_a_flood_may_falter() -> None:
    burst = [(1.0 + number * 0.001, f"f{number}") for number in range(100)]
    later = [(1.2 + number * 0.001, f"g{number}") for number in range(100)]
    assert len(after(burst + later)) == 1


def test_a_file_that_is_written_all_the_time_is_built_in_between() -> None:
    built = after([(number * 0.02, "log") for number in range(100)])
    assert [due for due, _ in built][:3] == [0.5, 1.0, 1.5]


def test_a_flood_without_end_is_built_in_between() -> None:
    built = after([(number * 0.1, f"f{number}") for number in range(200)])
    assert built[0][0] <= 0.5
    fast = after([(number * 0.01, f"f{number}") for number in range(2000)])
    assert [round(due, 3) for due, _ in fast][:2] == [5.0, 10.0]
