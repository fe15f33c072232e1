"""`chronicle init`: a small working site to start from."""

from __future__ import annotations

import os
import shutil
import tempfile
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from chronicle.cli import options, say
from chronicle.cli.language import Voice
from chronicle.cli.options import Command
from chronicle.cli.results import near
from chronicle.cli.sites import is_site
from chronicle.cli.usage import UsageProblem
from chronicle.model.diagnostic import Said
from chronicle.model.excerpt import safe

PIPELINES = {"github": ".github/workflows/publish.yml", "gitlab": ".gitlab-ci.yml"}
"""By forge: where it looks for its pipeline."""
NAMES = {"gitignore.txt": ".gitignore"}
"""Files of the starter that have another name here, because tools would heed them where they are kept."""


def command(voice: Voice) -> click.Command:
    """The command, speaking with the voice of the run."""
    words = voice.words

    def run(folder: str | None, ci: str | None) -> int:
        if folder is None and ci is None:
            raise click.MissingParameter(ctx=click.get_current_context(), param=click.Argument(["folder"]))
        target = Path(os.path.abspath(folder or "."))  # noqa: PTH100 - not resolved: as it was written
        if ci is not None:
            file = write_pipeline(target, ci)
            name = near(file, Path.cwd())
            say.line(
                words(
                    f"Made {name}; its first lines tell which secrets it wants.",
                    f"写好了 {name}；开头几行说明需要哪些秘密变量。",
                )
            )
            return 0
        start_site(target, voice.lang)
        say.lines(_next_steps(near(target, Path.cwd()), voice.lang))
        return 0

    return Command(
        "init",
        callback=run,
        help=words(
            "Makes a small working site in FOLDER, to start from.", "在 FOLDER 里建一个能用的小网站，作为开头。"
        ),
        params=[
            click.Argument(["folder"], required=False),
            click.Option(
                ["--ci"],
                metavar="github|gitlab",
                help=words(
                    "instead, write a pipeline that checks, builds and publishes the site in FOLDER",
                    "改为给 FOLDER 里的网站写一个检查、生成、发布的流水线",
                ),
            ),
            options.lang(words),
            options.helping(words),
        ],
    )


def write_pipeline(target: Path, forge: str) -> Path:
    """Writes the pipeline of a forge beside a site's content, and gives the file. Raises UsageProblem; what is there
    stays."""
    if forge not in PIPELINES:
        raise UsageProblem(
            f"--ci: “{forge}” is not known; write github or gitlab", f"--ci：不认识“{forge}”，请写 github 或 gitlab"
        )
    if not is_site(target):
        raise UsageProblem(
            f"“{safe(str(target))}” is no site; name its folder, or make one first",
            f"“{safe(str(target))}”不是网站；请写网站的文件夹，或先新建",
        )
    file = target / PIPELINES[forge]
    if file.exists():
        raise UsageProblem(
            f"“{safe(str(file))}” is there already, and is not overwritten", f"“{safe(str(file))}”已存在，不会覆盖"
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes((resources.files("chronicle.cli") / "pipelines" / f"{forge}.yml").read_bytes())
    return file


def start_site(target: Path, lang: str) -> None:
    """Writes the starter of a language into a folder that is empty or not there yet: whole or not at all. Raises
    UsageProblem if it cannot."""
    name = safe(str(target))
    try:
        if target.is_symlink() or target.exists():
            if not target.is_dir():
                raise UsageProblem(f"“{name}” is a file; name a new folder", f"“{name}”是文件，请写一个新文件夹的名字")
            if any(target.iterdir()):
                raise UsageProblem(
                    f"“{name}” is not empty, and nothing in it is overwritten; name a new folder",
                    f"“{name}”里已有文件，不会覆盖；请写一个新文件夹的名字",
                )
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".chronicle-init-", dir=target.parent) as aside:
            made = Path(aside) / "site"
            _copy(resources.files("chronicle.cli") / "starter" / ("zh" if lang.startswith("zh") else "en"), made)
            _move(made, target)
    except OSError as error:
        reason = safe(error.strerror or str(error))
        raise UsageProblem(
            f"“{name}” could not be written: {reason}; nothing was made",
            f"“{name}”写不进去：{reason}；什么也没有建",
        ) from error


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir()
    for item in source.iterdir():
        path = target / NAMES.get(item.name, item.name)
        if item.is_dir():
            _copy(item, path)
        else:
            path.write_bytes(item.read_bytes())


def _move(made: Path, target: Path) -> None:
    """Moves the site into place. An empty folder is filled and not replaced: somebody may stand in it."""
    if not target.exists():
        made.rename(target)
        return
    moved: list[Path] = []
    try:
        for item in sorted(made.iterdir()):
            item.rename(target / item.name)
            moved.append(target / item.name)
    except OSError:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise


def _next_steps(folder: str, lang: str) -> list[str]:
    typed = f'"{folder}"' if " " in folder else folder
    at = "" if folder == "." else f" {typed}"
    index = str(Path(folder) / "site" / "index.html")
    first = Said(f"Made a small site in {folder}/. Next:", f"小网站建好了：{folder}/ 。接下来：")
    read = Said("the README there tells how to go on", "往下怎么写，见其中的 README")
    open_it = Said(f"open {index} in a browser", f"用浏览器打开 {index}")
    look = Said("look at it in a browser while you write", "边写边在浏览器里看")
    write = Said("begin an entry", "写一篇日记")
    begin = f"chronicle new entry{f' --site{at}' if at else ''}"
    return [
        first.get(lang),
        f"  chronicle build{at}",
        f"  {open_it.get(lang)}",
        f"  chronicle serve{at} --open    ({look.get(lang)})",
        f"  {begin}    ({write.get(lang)})",
        f"  {read.get(lang)}: {Path(folder) / 'README.md'}",
    ]
