"""What is sent, in which order; what an attempt that broke off leaves."""

from hypothesis import given
from hypothesis import strategies as st

from chronicle.publish.difference import difference, too_many, with_grace
from chronicle.publish.manifest import Manifest, ManifestError, decode, encode, is_hashed, is_personal, is_safe

SIGNS = st.dictionaries(st.sampled_from("abcdefgh"), st.tuples(st.integers(0, 3), st.sampled_from(["x", "y"])))


@given(SIGNS, SIGNS)
def test_the_difference_leads_from_the_one_to_the_other(wanted: dict, stands: dict) -> None:
    change = difference(wanted, stands)
    done = {**stands, **{path: wanted[path] for path in change.send}}
    for path in change.removed:
        del done[path]
    assert done == wanted
    assert change.same == len(set(wanted.items()) & set(stands.items()))
    assert not difference(wanted, wanted)


def test_what_is_named_comes_before_what_names_it() -> None:
    stands = {"index.html": (1, "a"), "entries/a/index.html": (1, "a")}
    wanted = {
        "index.html": (1, "b"),
        "404.html": (1, "b"),
        "entries/a/index.html": (1, "b"),
        "entries/new/index.html": (1, "b"),
        "favicon.svg": (1, "b"),
        "photos/0756b19cab273fd9-960.jpg": (1, "b"),
        "assets/site-418412a2.css": (1, "b"),
    }
    assert difference(wanted, stands).steps == (
        ("assets/site-418412a2.css", "photos/0756b19cab273fd9-960.jpg"),
        ("favicon.svg",),
        ("entries/new/index.html",),
        ("entries/a/index.html",),
        ("404.html", "index.html"),
    )


def test_styles_of_open_pages_stay_for_one_release() -> None:
    css = ["assets/site-0000000a.css", "assets/site-0000000b.css", "assets/site-0000000c.css"]
    first = {css[0]: (1, "a"), "index.html": (1, "a")}
    second = {css[1]: (1, "b"), "index.html": (1, "b")}
    files, grace = with_grace(second, Manifest(first))
    assert grace == (css[0],)
    assert files == {**second, css[0]: (1, "a")}
    again, still = with_grace(second, Manifest(files, grace=grace))
    assert (again, still) == (files, grace), "nothing changed, nothing goes"
    third = {css[2]: (1, "c"), "index.html": (1, "c")}
    assert with_grace(third, Manifest(files, grace=grace))[1] == (css[1],)


def test_photos_have_no_grace() -> None:
    assert with_grace({}, Manifest({"photos/0756b19cab273fd9-960.jpg": (1, "a")})) == ({}, ())


def test_what_may_have_been_withdrawn() -> None:
    for path in ("entries/2016/road/index.html", "en/entries/a/index.html", "photos/aaaaaaaaaaaa-480.webp"):
        assert is_personal(path), path
    for path in ("index.html", "entries/index.html", "villages/renjiagou/index.html", "assets/site-418412a2.css"):
        assert not is_personal(path), path


def test_hashed_names() -> None:
    assert is_hashed("assets/site-418412a2.css")
    assert is_hashed("assets/site-418412a2.css.gz")
    assert is_hashed("photos/0756b19cab273fd9-960.jpg")
    assert not is_hashed("entries/2016/road/index.html")
    assert not is_hashed("assets/site.css")


def test_a_manifest_is_read_back_and_not_believed_blindly() -> None:
    manifest = Manifest({"a/b.html": (3, "f" * 64)}, "20160131T000000Z")
    assert decode(encode(manifest)) == manifest
    assert decode(None) == Manifest()
    for wrong in (b"", b"{", b"[]", b'{"version": 9}', b'{"files": {"../a": [1, "b"]}}', b'{"grace": ["/etc/passwd"]}'):
        try:
            decode(wrong)
        except ManifestError:
            continue
        raise AssertionError(wrong)
    assert is_safe("a/b")
    assert not is_safe("a//b")


def test_many_deletions() -> None:
    assert too_many(21, 100, 20)
    assert not too_many(20, 100, 20)
    assert not too_many(3, 4, 20), "a handful never is too many"
