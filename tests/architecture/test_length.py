"""A file is read in one go: 400 lines at most."""

from architecture.trees import Module, modules

MOST = 400


def too_long(all_modules: list[Module]) -> list[str]:
    lengths = [(module.path, module.text.count("\n")) for module in all_modules]
    return [f"{path}: {length} lines" for path, length in lengths if length > MOST]


def test_no_file_is_longer_than_can_be_read_in_one_go() -> None:
    assert too_long(modules()) == []


def test_a_planted_long_file_is_found() -> None:
    planted = [Module("read/a.py", "x = 1\n" * MOST), Module("read/b.py", "x = 1\n" * (MOST + 1))]
    assert too_long(planted) == ["read/b.py: 401 lines"]
