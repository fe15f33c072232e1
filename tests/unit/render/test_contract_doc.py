"""docs/theme-contract.md says what the code says."""

import importlib.util
from pathlib import Path

from chronicle.plan import KINDS, views

ROOT = Path(__file__).resolve().parents[3]


def test_the_document_has_not_drifted() -> None:
    spec = importlib.util.spec_from_file_location("theme_contract", ROOT / "tools" / "theme_contract.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    made = tool.contract()
    written = (ROOT / "docs" / "theme-contract.md").read_text(encoding="utf-8")
    assert written == made, "run: python tools/theme_contract.py"
    for name in views.__all__:
        if isinstance(getattr(views, name), type):
            assert f"### {name}\n" in made
    for kind in KINDS:
        assert f"| `{kind}` | `{kind}.html` |" in made
