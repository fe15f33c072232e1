"""Settings are read from the site's own folder only."""

from pathlib import Path

from chronicle.settings import Settings, load_settings


def test_a_link_that_leaves_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text("title: elsewhere\n", encoding="utf-8")
    content = tmp_path / "site" / "content"
    content.mkdir(parents=True)
    (content / "chronicle.yaml").symlink_to(tmp_path / "elsewhere.yaml")

    settings, found = load_settings(tmp_path / "site")

    assert settings == Settings()
    assert [(d.code, d.severity, d.place.file) for d in found] == [("C170", "error", "content/chronicle.yaml")]
