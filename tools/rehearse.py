"""Rehearse a theme: `python tools/rehearse.py THEME OUT [SITE]` prints what is wrong with it and writes the sample
pages with their assets and plain pictures to OUT, to be opened in a browser (OUT/index.html, OUT/en/index.html).
SITE: a folder with a `themes/` of its own."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image

from chronicle.render import LANGUAGES, Renderer, RenderProblem, rehearse, sample_photos, samples
from chronicle.theme import load_theme


def main(name: str, out: Path, site: Path) -> int:
    """Writes the samples; 1 if the theme has errors."""
    theme, found = load_theme(name, site, options={})
    found = tuple(dict.fromkeys((*found, *rehearse(theme))))
    for one in found:
        place = one.place
        sys.stdout.write(f"{one.code} {one.severity} {place.file}:{place.line}:{place.column} {one.message.en}")
        sys.stdout.write(f" -- {one.help.en}\n" if one.help.en else "\n")
    renderer = Renderer(theme)
    for lang in LANGUAGES:
        for sample in samples(lang):
            try:
                write(out / sample.path, renderer.render(sample.job))
            except RenderProblem as problem:
                sys.stdout.write(f"not written: {sample.path}: {problem}\n")
    for asset in theme.published():
        write(out / asset.output, asset.data)
    for number, (path, width, height) in enumerate(sample_photos()):
        data = io.BytesIO()
        shade = (90 + 13 * number, 110 + 7 * number, 80 + 5 * number)
        Image.new("RGB", (width, height), shade).save(data, "WEBP" if path.endswith("webp") else "JPEG")
        write(out / path, data.getvalue())
    return 1 if any(one.severity == "error" for one in found) else 0


def write(file: Path, data: bytes) -> None:
    """A file with its folders."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    raise SystemExit(main(sys.argv[1], Path(sys.argv[2]), Path((*sys.argv, ".")[3])))
