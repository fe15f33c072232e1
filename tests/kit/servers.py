"""Real servers on loopback, a line between that can be cut, and a walker that reads a site as a browser would."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

PATHS = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def tool(name: str) -> str:
    """A program, which must be there."""
    found = shutil.which(name, path=PATHS)
    assert found, f"{name} is missing: run make test-hosts, which installs it"
    return found


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until a server answers."""
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("no answer")


@contextmanager
def running(command: list[str], port: int, **options: object) -> Iterator[subprocess.Popen[bytes]]:
    """A server, ended at the end."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options) as process:  # type: ignore[call-overload]
        try:
            wait_for(port, process)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


@dataclass
class Sshd:
    """An SSH server. `key` gets in, and `known_hosts` knows it. `files_only`: a like one that has no shell."""

    port: int
    key: Path
    known_hosts: Path
    host_key: str
    user: str = field(default_factory=getpass.getuser)
    files_only: Sshd | None = None

    def known_at(self, port: int, file: Path) -> Path:
        """The same host, known at another port."""
        file.write_text(f"[127.0.0.1]:{port} {self.host_key}\n")
        return file


@contextmanager
def sshd(folder: Path, *, more: str = "", command: tuple[str, ...] = ()) -> Iterator[Sshd]:
    """An SSH server with keys of its own. `more`: lines of its configuration; `command`: what runs it, as a shell with
    limits."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("host", "mine"):
        subprocess.run([tool("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    shutil.copy(folder / "mine.pub", folder / "authorized")
    (folder / "authorized").chmod(0o600)
    port = free_port()
    host_key = " ".join((folder / "host.pub").read_text().split()[:2])
    (folder / "known").write_text(f"[127.0.0.1]:{port} {host_key}\n")
    (folder / "config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
        f"PidFile {folder}/pid\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nPasswordAuthentication yes\n"
        f"Subsystem sftp internal-sftp\nMaxStartups 100\n{more}"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    with running([*command, tool("sshd"), "-D", "-f", str(folder / "config")], port):
        yield Sshd(port, folder / "mine", folder / "known", host_key)


ASKING = """
import asyncio, sys, asyncssh
folder, port, password = sys.argv[1], int(sys.argv[2]), sys.argv[3]
class Asking(asyncssh.SSHServer):
    def password_auth_supported(self): return True
    def validate_password(self, username, given): return (username, given) == ("diary", password)
async def main():
    keys = [folder + "/host"]
    await asyncssh.listen("127.0.0.1", port, server_factory=Asking, server_host_keys=keys, sftp_factory=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


@contextmanager
def with_password(folder: Path, password: str) -> Iterator[tuple[int, str]]:
    """An SFTP server that asks for a password and has no shell. Gives its port and host key."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([tool("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", folder / "host"], check=True)
    port = free_port()
    with running([sys.executable, "-c", ASKING, str(folder), str(port), password], port):
        yield port, " ".join((folder / "host.pub").read_text().split()[:2])


@contextmanager
def nginx(folder: Path, server: str) -> Iterator[str]:
    """A web server; `server` is the inside of its server block. Gives its address."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    user = "user root;\n" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nworker_processes 1;\n"
        f"events {{ worker_connections 256; }}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{temporary}"
        f"server {{\nlisten 127.0.0.1:{port};\n{server}\n}}\n}}\n"
    )
    with running([tool("nginx"), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")], port):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def caddy(folder: Path, site: str) -> Iterator[str]:
    """Another web server; `site` is the inside of its site block. Gives its address."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    (folder / "Caddyfile").write_text(f"{{\nadmin off\nauto_https off\n}}\nhttp://127.0.0.1:{port} {{\n{site}\n}}\n")
    home = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with running([tool("caddy"), "run", "--config", str(folder / "Caddyfile")], port, env=home):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def s3_store() -> Iterator[int]:
    """A store that speaks S3, without a bucket. Gives its port."""
    port = free_port()
    program = "from moto.server import main; main()"
    with running([sys.executable, "-c", program, "-H", "127.0.0.1", "-p", str(port)], port):
        yield port


@dataclass
class Wire:
    """A line to a server that is cut when so many bytes have gone to it; `passed` counts them, `came` those that came
    back."""

    port: int
    cut_after: int | None = None
    passed: int = 0
    came: int = 0
    cut: bool = False


@contextmanager
def wire(to: int) -> Iterator[Wire]:
    """A line to a port of this machine."""
    listener = socket.create_server(("127.0.0.1", 0))
    line = Wire(int(listener.getsockname()[1]))
    open_ones: set[socket.socket] = set()
    carriers: list[threading.Thread] = []
    lock = threading.Lock()

    def cut() -> None:
        line.cut = True
        _hang_up(tuple(open_ones))

    def pump(source: socket.socket, sink: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(16384 if line.cut_after is None else 1024):
                if not counted:
                    line.came += len(data)
                else:
                    with lock:
                        line.passed += len(data)
                        if line.cut_after is not None and line.passed > line.cut_after:
                            cut()
                            return
                sink.sendall(data)
        _hang_up((source, sink))

    def carry(here: socket.socket) -> None:
        with here, suppress(OSError), socket.create_connection(("127.0.0.1", to)) as there:
            open_ones.update((here, there))
            if not line.cut:
                for one in (here, there):
                    with suppress(OSError):
                        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                back = threading.Thread(target=pump, args=(there, here, False), daemon=True)
                back.start()
                pump(here, there, True)
                back.join()
            open_ones.difference_update((here, there))

    def serve() -> None:
        with suppress(OSError):
            while True:
                carriers.append(threading.Thread(target=carry, args=(listener.accept()[0],), daemon=True))
                carriers[-1].start()

    serving = threading.Thread(target=serve, daemon=True)
    serving.start()
    try:
        yield line
    finally:
        _hang_up((listener,))
        serving.join(5)
        listener.close()
        _hang_up(tuple(open_ones))
        for carrier in carriers:
            carrier.join(5)


def _hang_up(lines: Iterable[socket.socket]) -> None:
    for one in lines:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.found.append(value)
            elif name in ("srcset", "data-srcset") and value:
                self.found += [part.split()[0] for part in value.split(",")]


@dataclass
class Walk:
    """What a walker read, by path; `dead`: addresses that a page named and that were not there."""

    read: dict[str, bytes] = field(default_factory=dict)
    dead: list[str] = field(default_factory=list)

    def is_of(self, site: dict[str, bytes]) -> bool:
        """Whether every file is that of a site."""
        return all(site.get(path) == data for path, data in self.read.items())


def walk(root: str) -> Walk:
    """Follows every link of a site from its home page on. A home page that is not there makes an empty walk."""
    done = Walk()
    waiting, seen = [root], {root}
    while waiting:
        address = waiting.pop()
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                data, address = answer.read(), answer.url
                kind = answer.headers.get_content_type()
        except urllib.error.HTTPError as error:
            if address != root:
                done.dead.append(f"{address}: {error.code}")
            continue
        path = unquote(address.removeprefix(root))
        done.read[f"{path}index.html" if path.endswith("/") or not path else path] = data
        if kind == "text/html":
            links = _Links()
            links.feed(data.decode())
            for link in links.found:
                target = urldefrag(urljoin(address, link)).url
                if target.startswith(root) and target not in seen:
                    seen.add(target)
                    waiting.append(target)
    return done


@contextmanager
def small_disk(at: Path, size: int) -> Iterator[bool]:
    """A file system of so many bytes; False where that is not allowed."""
    at.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)]
    done = subprocess.run(mount, capture_output=True, check=False) if shutil.which("mount") else None
    try:
        yield done is not None and done.returncode == 0
    finally:
        if done is not None and done.returncode == 0:
            subprocess.run(["umount", "-l", str(at)], check=True)


@contextmanager
def share(at: Path) -> Iterator[bool]:
    """A file system that knows no links (exFAT); False where none can be mounted."""
    at.mkdir(parents=True, exist_ok=True)
    image, device = at.parent / "share.img", ""
    tools = [shutil.which(name, path=PATHS) for name in ("mkfs.exfat", "mount.exfat-fuse", "losetup")]
    with suppress(subprocess.CalledProcessError):
        if all(tools):
            image.write_bytes(b"")
            os.truncate(image, 64_000_000)
            subprocess.run([str(tools[0]), image], check=True, capture_output=True)
            found = subprocess.run([str(tools[2]), "-f", "--show", image], check=True, capture_output=True, text=True)
            device = found.stdout.strip()
            subprocess.run([str(tools[1]), device, at], check=True, capture_output=True)
    mounted = at.is_mount()
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", at], check=True)
        if device:
            subprocess.run([str(tools[2]), "-d", device], check=False)
