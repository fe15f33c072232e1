"""Getting in at a host by SSH, and what is said when something fails there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from chronicle.model.diagnostic import Said
from chronicle.publish.target import PublishError
from chronicle.settings import Target

SECONDS = 30
"""For getting in, and for an answer while something is asked."""
PASSWORD = "CHRONICLE_SSH_PASSWORD"


async def connect(lib: Any, target: Target) -> Any:
    """A connection to a host. `lib`: the package asyncssh."""
    given: dict[str, Any] = {"login_timeout": SECONDS, "connect_timeout": SECONDS, "keepalive_interval": SECONDS}
    # Pages shrink to a fifth, and requests about many files to less.
    given["compression_algs"] = ["zlib@openssh.com", "zlib", "none"]
    if target.port:
        given["port"] = target.port
    if target.user:
        given["username"] = target.user
    if target.known_hosts:
        given["known_hosts"] = str(Path(target.known_hosts).expanduser())
    if target.key:
        given["client_keys"] = [str(Path(target.key).expanduser())]
    if password := os.environ.get(PASSWORD):
        given["password"] = password
    return await lib.connect(target.host, **given)


def told(lib: Any, error: Exception) -> Exception:
    """What an error of the package means to a publisher."""
    if isinstance(error, lib.HostKeyNotVerifiable):
        return PublishError(
            Said(
                "the host's key is not the one that is known: it may be another host; nothing was sent",
                "主机密钥与已知的不符，可能不是同一台主机；什么也没有发送",
            ),
            Said(
                "ask who runs the host for its fingerprint, then put its key into known_hosts",
                "请向主机管理者核对指纹，再写入 known_hosts",
            ),
        )
    if isinstance(error, lib.PermissionDenied | lib.KeyImportError | lib.KeyEncryptionError):
        return PublishError(
            Said("the host refused the login; nothing was sent", "主机拒绝登录；什么也没有发送"),
            Said(
                f"load the key into ssh-agent, name it by “key”, or give the password as {PASSWORD}",
                f"请把密钥载入 ssh-agent，或用“密钥文件”指明，或以 {PASSWORD} 给出口令",
            ),
        )
    if isinstance(error, lib.SFTPError):
        return _sftp_error(lib, error)
    return ConnectionError(f"ssh: {getattr(error, 'reason', '') or str(error) or type(error).__name__}")


def _sftp_error(lib: Any, error: Any) -> Exception:
    if isinstance(error, lib.SFTPConnectionLost | lib.SFTPNoConnection):
        return ConnectionError("ssh: the connection was lost")
    reason = error.reason or type(error).__name__
    return PublishError(
        Said(f"the host said: {reason}; the old site stands", f"主机回应：{reason}；旧站仍在"),
        Said("look at rights and room at the host, and run it again", "请检查主机上的权限和空间，再运行一次"),
    )
