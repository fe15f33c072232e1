"""The script stands in what is sent, and two pages are told apart by all but where their styles lie."""

from chronicle.serve.reload import fresh, with_script

PAGE = b"""<!DOCTYPE html><html><head><link rel="icon" href="a.svg">
<link rel="stylesheet" href="assets/site-1.css"><link href='assets/x.css?a&amp;b' rel=stylesheet>
</head><body><p>One.</p></body></html>"""


def test_the_script_ends_the_head_and_adds_nothing_else() -> None:
    sent = with_script(PAGE)
    head, _, rest = sent.partition(b"<script")
    script, _, tail = rest.partition(b"</script>\n")
    assert head + tail == PAGE
    assert tail.startswith(b"</head>")
    assert script.startswith(b' src="/_chronicle/reload.js" data-version="')


def test_a_page_without_a_head_has_it_at_the_end() -> None:
    assert with_script(b"<p>One.").startswith(b"<p>One.<script src=")


def test_styles_are_told_in_order_as_a_browser_reads_them() -> None:
    assert fresh(PAGE).styles == ("assets/site-1.css", "assets/x.css?a&b")


def test_another_style_sheet_is_no_other_version() -> None:
    other = fresh(PAGE.replace(b"site-1", b"site-2"))
    assert other.version == fresh(PAGE).version
    assert other.styles[0] == "assets/site-2.css"


def test_anything_else_is() -> None:
    changes = [(b"One", b"Two"), (b"a.svg", b"b.svg"), (b"rel=stylesheet", b"rel=icon"), (b"</head>", b"<meta></head>")]
    versions = [fresh(PAGE.replace(*change)).version for change in changes]
    assert len({fresh(PAGE).version, *versions}) == 5


def test_a_link_in_the_text_is_text() -> None:
    body = PAGE.replace(b"One.", b'<link rel="stylesheet" href="x.css">')
    assert fresh(body).styles == fresh(PAGE).styles
    assert fresh(body).version != fresh(body.replace(b"x.css", b"y.css")).version
