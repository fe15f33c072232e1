"""Diagnostics as forges read them."""

import json

from chronicle.cli.forge import as_annotations, as_sarif
from chronicle.model.diagnostic import Diagnostic, Place, Related, Said

RELATED = Related(Place("content/b.md", 2, 3, 2, 9), Said("the first", "第一处"))
FULL = Diagnostic(
    "C234",
    "error",
    Place("content/a b.md", 4, 8, 4, 12),
    Said("50% twice", "重复"),
    Said("a: b,\nc", "一次"),
    (RELATED,),
)
WHOLE = Diagnostic("C710", "hint", Place("content/chronicle.yaml"), Said("no url", "没有网址"))
LONG = Diagnostic("C302", "warning", Place("content/c.md", 4, 8, 5, 2), Said("x", "x"))


def test_sarif_has_rules_results_regions_and_related_places() -> None:
    told = json.loads(as_sarif([FULL, WHOLE], "en", "my site/"))
    (run,) = told["runs"]
    assert (told["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert run["tool"]["driver"]["rules"] == [{"id": "C234"}, {"id": "C710"}]
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("C234", 0, "error")
    assert first["message"]["text"] == "50% twice\na: b,\nc"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20site/content/a%20b.md"},
        "region": {"startLine": 4, "startColumn": 8, "endLine": 4, "endColumn": 12},
    }
    assert first["relatedLocations"][0]["message"] == {"text": "the first"}
    assert (second["level"], second["ruleIndex"]) == ("note", 1)
    assert second["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_what_looks_like_a_placeholder_of_sarif_is_none() -> None:
    said = Said("“{0}” is no key; write {zh-Hans: a}", "“{0}”不是键")
    one = Diagnostic("C142", "warning", WHOLE.place, said, related=(Related(WHOLE.place, said),))
    (result,) = json.loads(as_sarif([one], "en", ""))["runs"][0]["results"]
    told = "“{{0}}” is no key; write {zh-Hans: a}"
    assert (result["message"]["text"], result["relatedLocations"][0]["message"]["text"]) == (told, told)


def test_annotations_are_escaped_and_have_columns_within_one_line_only() -> None:
    assert list(as_annotations([FULL, WHOLE, LONG], "en", "")) == [
        "::error file=content/a b.md,line=4,endLine=4,col=8,endColumn=12,title=C234::50%25 twice%0Aa: b,%0Ac",
        "::notice file=content/chronicle.yaml,line=1,endLine=1,col=1,endColumn=1,title=C710::no url",
        "::warning file=content/c.md,line=4,endLine=5,title=C302::x",
    ]


def test_both_speak_chinese() -> None:
    assert (
        "第一处"
        in json.loads(as_sarif([FULL], "zh-Hans", ""))["runs"][0]["results"][0]["relatedLocations"][0]["message"][
            "text"
        ]
    )
    assert next(as_annotations([WHOLE], "zh-Hans", "")).endswith("::没有网址")
