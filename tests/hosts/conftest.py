"""Servers that several tests share. Everything here is marked `hosts`: `make test-hosts` runs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.servers import Sshd, s3_store, sshd


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.hosts)


@pytest.fixture(scope="session")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    """An SSH server with a shell and rsync, and one that gives out files by SFTP and does nothing else."""
    alone = "ForceCommand internal-sftp\nAllowTcpForwarding no\n"
    with sshd(tmp_path_factory.mktemp("sshd")) as server, sshd(tmp_path_factory.mktemp("sftp"), more=alone) as other:
        server.files_only = other
        yield server


@pytest.fixture(scope="session")
def s3_port() -> Iterator[int]:
    """A store that speaks S3."""
    with s3_store() as port:
        yield port
