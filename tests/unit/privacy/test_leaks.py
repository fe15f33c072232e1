"""The last gate finds a name however a page writes it."""

import pytest

from chronicle.privacy import LeakGate, NameSearch, Register


def gate() -> LeakGate:
    return LeakGate(lambda text: [(0, 0, name) for name in ("邢九如", "Xing Jiuru") if name in text])


@pytest.mark.parametrize(
    "text",
    [
        "<p>邢九如</p>",
        "<p>邢<b>九</b>如</p>",
        "<p>邢<!-- -->九如</p>",
        "<p>&#x90a2;九&#22914;</p>",
        '<img alt="&#37026;九如">',
        '<a href="?q=%E9%82%A2%E4%B9%9D%E5%A6%82">x</a>',
        "<p>Xing&#32;Jiuru</p>",
    ],
)
def test_names_in_pages(text: str) -> None:
    assert len(gate().leaks("index.html", text.encode())) == 1


def test_names_in_paths_and_clean_files() -> None:
    assert gate().leaks("邢九如.jpg", b"") == ("邢九如",)
    assert gate().leaks("index.html", "<p>邢某 100% &amp; 九如</p>".encode()) == ()
    assert gate().leaks("a.jpg", b"\xff\xd8\xff\0" + "邢九如".encode()) == ()
    assert gate().leaks("feed.xml", "邢九如".encode()) == ("邢九如",)


def test_an_empty_register_finds_nothing() -> None:
    register = Register({}, ())
    assert LeakGate(NameSearch(register).find).leaks("index.html", "邢九如".encode()) == ()
