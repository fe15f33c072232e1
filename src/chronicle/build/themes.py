"""The theme of a site."""

from __future__ import annotations

from collections.abc import Mapping

from chronicle.build.values import BuildOptions
from chronicle.model.diagnostic import Diagnostic, Place
from chronicle.settings import Settings
from chronicle.theme import Kept, Theme, load_theme


def theme_of(
    options: BuildOptions, settings: Settings, places: Mapping[str, Place] | None = None
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The theme that the settings name, and what is wrong with it. `places`: where the settings stand."""
    return load_theme(
        settings.theme,
        options.folder,
        options=dict(settings.theme_options),
        languages=settings.languages,
        places=places,
        kept=Kept(options.kept),
    )
