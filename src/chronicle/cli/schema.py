"""`chronicle schema`: JSON Schemas of the files, so that editors complete and check keys and words."""

from __future__ import annotations

import json
from pathlib import Path

import click

from chronicle.cli import options, say
from chronicle.cli.known import completing_words
from chronicle.cli.language import Voice
from chronicle.cli.options import Command
from chronicle.cli.results import near
from chronicle.cli.usage import UsageProblem
from chronicle.model.excerpt import safe

NAMES = ("entry", "village", "cadre", "page", "places", "organisations", "household", "names", "settings")


def command(voice: Voice) -> click.Command:
    """The command, speaking with the voice of the run."""
    words = voice.words

    def run(name: str, output: str) -> int:
        from chronicle.start import schema

        if name and name not in NAMES:
            raise UsageProblem(
                f"there is no schema “{name}”; there are: {', '.join(NAMES)}",
                f"没有“{name}”；有：{'、'.join(NAMES)}",
            )
        chinese = voice.lang.startswith("zh")
        texts = {
            one: json.dumps(schema(one, chinese=chinese), ensure_ascii=False, indent=1)
            for one in ((name,) if name else NAMES)
        }
        if name:
            say.line(texts[name])
            return 0
        folder = Path.cwd() / output
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for one, text in texts.items():
                (folder / f"{one}.schema.json").write_text(f"{text}\n", encoding="utf-8")
        except OSError as error:
            reason = safe(error.strerror or str(error))
            raise UsageProblem(f"--output: {reason}", f"--output：{reason}") from error
        where = near(folder, Path.cwd())
        say.line(words(f"Made {len(texts)} schemas in {where}", f"已在 {where} 写好 {len(texts)} 个 schema"))
        return 0

    return Command(
        "schema",
        callback=run,
        help=words(
            "Writes JSON Schemas of the files of a site, by which editors complete and check keys and words.\n\nNAME: "
            "only this one, to standard output.",
            "写出网站各类文件的 JSON Schema，编辑器据此补全、检查键和固定用词。\n\nNAME：只要这一个，写到标准输出。",
        ),
        params=[
            click.Argument(["name"], default="", shell_complete=completing_words(NAMES)),
            click.Option(
                ["--output"],
                default="schemas",
                metavar="DIR",
                help=words("where to write them (default: schemas)", "写到哪里（默认：schemas）"),
            ),
            options.lang(words),
            options.helping(words),
        ],
    )
