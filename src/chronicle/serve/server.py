"""The web server of the preview: a thread for each connection, all of them gone when it is closed."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import os
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from typing import Any
from urllib.parse import urlsplit

from chronicle.serve.answers import Answer, Answers, Request
from chronicle.serve.reload import RESERVED

EVENTS = RESERVED + "events"
PING_SECONDS = 15.0
"""How often a page that waits for news is asked whether it is still there."""
RETRY_MILLISECONDS = 500
"""When a page whose connection broke tries again."""
IDLE_SECONDS = 120.0
PORTS = 100
"""How many further ports are tried when one is taken."""
STOP_SECONDS = 0.1
LARGEST_PORT = 65535
TAKEN = (errno.EADDRINUSE, errno.EACCES) if os.name == "nt" else (errno.EADDRINUSE,)
ALLOWED = "GET, HEAD"


class Server(ThreadingMixIn, TCPServer):
    """Answers requests until it is closed. Raises OSError if no port can be had."""

    daemon_threads = True
    request_queue_size = 128
    # On Windows it would let two programs have one port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, host: str, port: int, answers: Answers) -> None:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        self.address_family = family
        self.answers = answers
        self._host = host
        self._connections: dict[socket.socket, None] = {}
        self._guard = threading.Lock()
        super().__init__((str(address[0]), port), _Handler, bind_and_activate=False)
        try:
            self._take_port(port)
            self.server_activate()
        except BaseException:
            self.server_close()
            raise
        self._bound = ipaddress.ip_address(str(self.server_address[0]).partition("%")[0])
        self._thread = threading.Thread(target=self.serve_forever, args=(STOP_SECONDS,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """The port that it has got."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """The address of the home page, as one types it on this machine."""
        return self._address("localhost" if self._bound.is_unspecified else self._host)

    @property
    def shared(self) -> str:
        """The address for other machines, "" if only this one is answered."""
        if self._bound.is_loopback:
            return ""
        return self._address(_own_address(self.address_family) if self._bound.is_unspecified else self._host)

    def close(self) -> None:
        """Ends all connections and frees the port."""
        self.answers.news.close()
        self.shutdown()
        self._thread.join()
        self.server_close()
        with self._guard:
            left = list(self._connections)
        for connection in left:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def welcomes(self, host: str | None) -> bool:
        """Whether a Host header may be answered. On loopback a foreign name is another site's attempt to read the
        preview through the writer's browser."""
        if not self._bound.is_loopback or host is None:
            return True
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:
            return False
        if name in ("localhost", self._host.lower()) or name.endswith(".localhost"):
            return True
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return False

    def server_bind(self) -> None:
        """Takes the port, and on Windows alone."""
        if exclusive := getattr(socket, "SO_EXCLUSIVEADDRUSE", None):
            self.socket.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        super().server_bind()

    def process_request(self, request: Any, client_address: Any) -> None:
        """A new connection."""
        with self._guard:
            self._connections[request] = None
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """The end of a connection."""
        with self._guard:
            self._connections.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that broke is nothing to tell: browsers do that at will."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)

    def _address(self, host: str) -> str:
        return f"http://[{host}]:{self.port}/" if ":" in host else f"http://{host}:{self.port}/"

    def _take_port(self, port: int) -> None:
        for candidate in range(port, _last(port) + 1):
            self.server_address = (self.server_address[0], candidate)
            try:
                self.server_bind()
            except OSError as error:
                if error.errno not in TAKEN or candidate == _last(port):
                    raise
            else:
                return


def _own_address(family: int) -> str:
    """The address under which other machines see this one."""
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: the system only says by which way it would go (an address that nobody has).
            probe.connect(("2001:db8::1" if family == socket.AF_INET6 else "192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()


def _last(port: int) -> int:
    """The last port that is tried; 0, which means any, is tried alone."""
    return min(port + PORTS, LARGEST_PORT) if port else 0


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "chronicle", ""
    disable_nagle_algorithm = True
    timeout = IDLE_SECONDS
    wbufsize = -1
    server: Server

    def do_GET(self) -> None:
        """A page, a file, or news."""
        target = self.path
        if not self.server.welcomes(self.headers.get("Host")):
            self._send(Answer(403, "text/plain; charset=utf-8", b"403: this address is not the preview's own\n"))
        elif urlsplit(target).path == EVENTS:
            self._events()
        else:
            headers = self.headers
            asked = Request(target, headers.get("Range", ""), headers.get("If-Range", ""))
            self._send(self.server.answers.answer(asked))

    do_HEAD = do_GET  # noqa: N815 - named by the library

    def do_POST(self) -> None:
        """Nothing here can be changed from outside."""
        self.close_connection = True
        self._send(Answer(405, "text/plain; charset=utf-8", b"", (("Allow", ALLOWED), ("Connection", "close"))))

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_POST  # noqa: N815

    def _send(self, answer: Answer) -> None:
        self._head(answer, ("Content-Length", str(len(answer.body))))
        if self.command != "HEAD":
            self.wfile.write(answer.body)
        self.wfile.flush()

    def _head(self, answer: Answer, *more: tuple[str, str]) -> None:
        self.send_response(answer.status)
        fixed = (("Content-Type", answer.type), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"))
        for name, value in (*fixed, *answer.headers, *more):
            self.send_header(name, value)
        self.end_headers()

    def _events(self) -> None:
        """The number of each edition, as it comes out, until one of both goes (Server-Sent Events)."""
        self.close_connection = True
        self._head(Answer(200, "text/event-stream", b""), ("Connection", "close"))
        if self.command == "HEAD":
            return
        number = -1
        self.wfile.write(b"retry: %d\n\n" % RETRY_MILLISECONDS)
        while (now := self.server.answers.news.wait(number, PING_SECONDS)) is not None:
            self.wfile.write(b":\n\n" if now == number else b"data: %d\n\n" % now)
            self.wfile.flush()
            number = now

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not told."""
