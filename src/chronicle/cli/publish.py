"""`chronicle publish`: sends the built site to a host."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from chronicle.cli import keeping, options, say
from chronicle.cli.language import Voice
from chronicle.cli.options import Command
from chronicle.cli.progress import progress
from chronicle.cli.results import showable
from chronicle.cli.sites import folder_of, is_site
from chronicle.cli.usage import STATUS, UsageProblem
from chronicle.model.diagnostic import Said
from chronicle.model.excerpt import safe

if TYPE_CHECKING:
    from chronicle.build import Current
    from chronicle.publish import Plan, Published
    from chronicle.settings import Settings, Target

SHOWN = 20
"""Rows of the plan; `--dry-run` shows all."""


def command(voice: Voice) -> click.Command:
    """The command, speaking with the voice of the run."""
    words = voice.words

    def run(
        target: str | None,
        folder: str,
        dry_run: bool,
        yes: bool,
        allow: tuple[str, ...],
        rollback: bool,
        as_of: date | None,
        jobs: int,
    ) -> int:
        from chronicle.build import BuildOptions
        from chronicle.publish import Asked, PublishError, publish
        from chronicle.settings import load_settings, spoken

        site = folder_of(folder)
        settings, found = load_settings(site)
        lang = voice.settle(spoken(settings, found) if is_site(site) else "")
        faults = [one for one in found if one.severity == "error"]
        if faults:
            say.diagnostics(faults, {}, lang)
            return STATUS
        chosen = _chosen(settings, target)
        _known_gates(allow)
        asked = Asked(
            BuildOptions(site, as_of=as_of, jobs=jobs, kept=keeping.folder()),
            chosen,
            frozenset(allow),
            dry_run,
            rollback,
        )
        speaker = _Speaker(lang, settings.private, yes, dry_run)
        try:
            with progress(lang) as shown:
                done = publish(asked, speaker, shown)
        except PublishError as error:
            say.complaint(error.said.get(lang), *([f"  {error.help.get(lang)}"] if error.help.en else []))
            return 1
        except OSError as error:
            say.complaint(*_broke(error, lang))
            return 1
        say.lines(said.get(lang) for said in _told(done, chosen))
        return 1 if done.outcome == "refused" else 0

    return Command(
        "publish",
        callback=run,
        help=words(
            "Sends the built site to a host.\n\nTARGET is the name of a target in the settings (default: the first).",
            "把生成的网站发到主机上。\n\nTARGET 是设置里的目标名（默认：第一个）。",
        ),
        params=[
            click.Argument(["target"], required=False),
            click.Option(
                ["--folder"],
                default=".",
                metavar="FOLDER",
                help=words("the site (default: here)", "网站文件夹（默认：当前）"),
            ),
            click.Option(
                ["--dry-run"],
                is_flag=True,
                help=words("show what would be sent, and send nothing", "只列出要发送的，不发送"),
            ),
            click.Option(["--yes"], is_flag=True, help=words("ask nothing: yes to all", "不询问，一律同意")),
            click.Option(
                ["--allow"],
                multiple=True,
                metavar="GATE",
                help=words(
                    "open one gate (errors, limits, deletes, lock)", "放行一道关（errors、limits、deletes、lock）"
                ),
            ),
            click.Option(
                ["--rollback"], is_flag=True, help=words("show the release before this one", "退回到上一个版本")
            ),
            options.as_of(words),
            options.jobs(words),
            options.lang(words),
            options.helping(words),
        ],
    )


def _chosen(settings: Settings, name: str | None) -> Target:
    targets = {target.name: target for target in settings.publish}
    if not targets:
        raise UsageProblem(
            "the settings name no target: write publish: in content/chronicle.yaml (docs/publishing.md)",
            "设置里没有发布目标：请在 content/chronicle.yaml 里写 publish:（见 docs/publishing.md）",
        )
    if name is None:
        return next(iter(targets.values()))
    if name not in targets:
        listed = ", ".join(targets)
        raise UsageProblem(f"there is no target “{name}”; there are: {listed}", f"没有目标“{name}”；有：{listed}")
    return targets[name]


def _known_gates(names: Iterable[str]) -> None:
    from chronicle.publish import ALLOWABLE

    for name in names:
        if name not in ALLOWABLE:
            listed = ", ".join(ALLOWABLE)
            raise UsageProblem(
                f"--allow: “{name}” is no gate that can be opened; there are: {listed}",
                f"--allow：“{name}”不是可以放行的关；有：{listed}",
            )


class _Speaker:
    """Shows the plan, and asks."""

    def __init__(self, lang: str, private: str, yes: bool, whole: bool) -> None:
        self._lang, self._private, self._yes, self._whole = lang, private, yes, whole

    def judged(self, standing: Current) -> None:
        errors = [one for one in standing.report.diagnostics if one.severity == "error"]
        say.diagnostics(errors, showable(standing.report.texts, self._private), self._lang)

    def plan(self, plan: Plan) -> None:
        say.lines(said.get(self._lang) for said in _plan(plan, None if self._whole else SHOWN))

    def ask(self, question: Said) -> bool | None:
        if self._yes:
            return True
        return say.asked(question.get(self._lang))


def _plan(plan: Plan, most: int | None) -> Iterable[Said]:
    change = plan.change
    yield plan.way
    rows = [
        *((Said("new", "新增"), path) for path in change.new),
        *((Said("changed", "改动"), path) for path in change.changed),
        *((Said("removed", "删除"), path) for path in change.removed),
    ]
    for word, path in rows[:most]:
        size = f"{plan.sizes[path]:>12,}" if path in plan.sizes else " " * 12
        yield Said(f"  {word.en:<8}{size}  {safe(path)}", f"  {word.zh}{size}  {safe(path)}")
    if most is not None and len(rows) > most:
        yield Said(f"  … and {len(rows) - most} more", f"  ……还有 {len(rows) - most} 个")
    total = sum(plan.sizes.values())
    yield Said(
        f"{len(change.new)} new, {len(change.changed)} changed, {len(change.removed)} to remove, {change.same} as they "
        f"are; {total:,} bytes.",
        f"新增 {len(change.new)}，改动 {len(change.changed)}，删除 {len(change.removed)}，不变 {change.same}；"
        f"共 {total:,} 字节。",
    )


def _told(done: Published, target: Target) -> Iterable[Said]:
    yield from done.notes
    match done.outcome:
        case "sent":
            yield Said(
                f"Published to {target.name}: {done.sent.files} files, {done.sent.bytes:,} bytes sent, "
                f"{done.sent.removed} removed.",
                f"已发布到 {target.name}：发送 {done.sent.files} 个文件、{done.sent.bytes:,} 字节，"
                f"删除 {done.sent.removed} 个。",
            )
        case "nothing":
            yield Said(f"{target.name} is up to date; nothing was sent.", f"{target.name} 已是最新，没有发送。")
        case "rolled back":
            yield Said(
                f"{target.name} shows release {done.release} again.", f"{target.name} 已退回版本 {done.release}。"
            )
        case "would roll back":
            yield Said(
                f"{target.name} would show release {done.release} again; nothing was done: --dry-run.",
                f"{target.name} 会退回版本 {done.release}；没有执行：--dry-run。",
            )
        case "refused":
            yield Said("Nothing was sent.", "什么也没有发送。")
        case _:
            yield Said("Nothing was sent: --dry-run.", "没有发送：--dry-run。")


def _broke(error: OSError, lang: str) -> tuple[str, str]:
    reason = safe(error.strerror or str(error) or type(error).__name__)
    first = Said(f"it broke off: {reason}", f"中断了：{reason}")
    help = Said(
        "the old site stands; run it again, and it goes on where it was",
        "旧站仍在；再运行一次，会接着做",
    )
    return first.get(lang), f"  {help.get(lang)}"
