"""Older releases before today's rules: none is shown again, or kept, that would not pass them."""

from __future__ import annotations

from chronicle.build import Current
from chronicle.model.diagnostic import Said
from chronicle.publish.manifest import is_personal
from chronicle.publish.outgoing import Outgoing
from chronicle.publish.releases import Releases
from chronicle.publish.target import Host, PublishError


def roll_back(host: Releases, standing: Current, what: Outgoing, *, dry: bool = False) -> str:
    """Shows the release before the one that is shown, and gives its name. One that fails is deleted. `dry`: neither is
    done. Raises PublishError."""
    name = host.before()
    if not name:
        raise PublishError(Said("there is no earlier release to go back to", "没有可以退回的旧版本"))
    fault = fails(host, name, standing, what)
    if fault is not None and dry:
        raise PublishError(
            Said(
                f"release {name} would be deleted and not shown: {fault.en}",
                f"版本 {name} 会被删除，不会启用：{fault.zh}",
            )
        )
    if fault is not None:
        host.delete(name)
        raise PublishError(
            Said(
                f"release {name} was deleted and not shown: {fault.en}",
                f"版本 {name} 已删除，没有启用：{fault.zh}",
            ),
            Said(
                "run it again for the one before, or publish the site as it is now",
                "可再运行一次退到更早的版本，或发布现在的网站",
            ),
        )
    if not dry:
        host.switch(name)
    return name


def fails(host: Releases, name: str, standing: Current, what: Outgoing) -> Said | None:
    """Why a release may not be shown today. Files that are also in today's site have been judged with it; of the
    others, what tells of an entry or a person that today's site does not have was withdrawn, and all are searched for
    registered names."""
    held = host.manifest(name)
    withdrawn = [path for path in held.files if is_personal(path) and path not in what.files]
    if withdrawn:
        return Said(
            f"it holds {len(withdrawn)} file(s) that were withdrawn since",
            f"其中有 {len(withdrawn)} 个文件后来已撤下",
        )
    good = {sign[1] for sign in what.files.values()}
    for path, sign in held.files.items():
        if sign[1] in good or path.endswith(".gz"):
            continue
        if standing.gate.leaks(path, host.read(name, path) or b""):
            return Said("it holds registered names", "其中有登记的姓名")
    return None


def forget_older(host: Host, standing: Current, what: Outgoing, *, withdrawn: bool) -> tuple[Said, ...]:
    """After a withdrawal all older versions go; after a change of the register those that fail. What is said when a
    host cannot."""
    if isinstance(host, Releases) and not withdrawn:
        said = host.forget(lambda name: fails(host, name, standing, what) is not None)
    else:
        said = host.forget(None)
    return (said,) if said is not None else ()
