"""Writing what is begun: all files or none, nothing overwritten; and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from chronicle.cli.language import Voice
from chronicle.cli.results import near
from chronicle.cli.usage import UsageProblem
from chronicle.model.diagnostic import Said
from chronicle.model.excerpt import safe


def write_all(files: Mapping[Path, bytes]) -> None:
    """Writes new files in order. Raises UsageProblem if one cannot be written, and takes back the others."""
    made: list[Path] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as opened:
                made.append(path)
                opened.write(data)
    except OSError as error:
        for written in made:
            written.unlink(missing_ok=True)
        name, reason = safe(str(path)), safe(error.strerror or str(error))
        raise UsageProblem(
            f"“{name}” could not be written: {reason}; nothing was made",
            f"“{name}”写不进去：{reason}；什么也没有建",
        ) from error


def next_steps(made: Path, site: Path, voice: Voice, steps: list[Said]) -> list[str]:
    """The lines that end a command: what was made, and what to do with it."""
    here = Path.cwd()
    at = "" if site == here else f" {typed(near(site, here))}"
    lines = [voice.words(f"Made {near(made, here)}", f"已新建 {near(made, here)}"), voice.words("Next:", "接下来：")]
    lines += [f"  {step.get(voice.lang)}" for step in steps]
    lines.append(f"  chronicle check {typed(near(made, here))}")
    return [*lines, f"  chronicle serve{at} --open"]


def typed(path: str) -> str:
    """A path as it is typed in a shell."""
    return f'"{path}"' if " " in path else path


def plain_text(text: str) -> str | Said:
    """A text that fits on one line and is no private span; or what is wrong with it."""
    said = " ".join(text.split())
    if not said:
        return Said("here something must be written", "这里不能空着")
    if "%%" in said or not said.isprintable():
        return Said("no %% and no control characters here", "这里不能有 %% 和控制字符")
    return said
