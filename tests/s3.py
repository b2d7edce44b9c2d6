"""A real S3-speaking server for tests, OpenStack Swift from Debian's packages, and a bad network on the way to it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import forkserver
from pathlib import Path
from threading import Thread

import pyarrow.fs as pafs
import pytest

from engine.store import objects

KEY, SECRET = "test:tester", "a-secret-that-nobody-may-print"
SWIFT = Path("/usr/bin/swift-proxy-server")


def environment(port: int) -> dict[str, str]:
    """What a user would set: the credentials and the address in the standard places."""
    return {
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_REGION": "us-east-1",
        "AWS_REQUEST_CHECKSUM_CALCULATION": "when_required",  # Swift reads no chunks that are signed one by one
        "AWS_EC2_METADATA_DISABLED": "true",
    }


@contextmanager
def swift(folder: Path) -> Iterator[int]:
    """Port of a server with the empty bucket "mavis"."""
    if not SWIFT.exists():
        pytest.skip("Swift is not installed (Debian: swift-proxy swift-account swift-container swift-object)")
    port = free_ports(4)
    command = ["/usr/bin/python3", str(Path(__file__).with_name("swift_server.py")), str(folder), str(port)]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, env=os.environ | environment(port), stdout=log, stderr=log)
    try:
        until = time.monotonic() + 180  # seconds; over 60 were seen on two cores with twenty busy processes
        while any(map(closed, range(port, port + 4))):
            assert process.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < until, "Swift did not start in 180 s"
            time.sleep(0.1)
        system(port, allow_bucket_creation=True).create_dir("mavis")
        yield port
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def system(port: int, **options: bool) -> pafs.S3FileSystem:
    """The test's own eyes."""
    at = f"127.0.0.1:{port}"
    os.environ["AWS_REQUEST_CHECKSUM_CALCULATION"] = "when_required"
    keys = {"access_key": KEY, "secret_key": SECRET, "region": "us-east-1"}
    return pafs.S3FileSystem(endpoint_override=at, scheme="http", allow_delayed_open=True, **keys, **options)


def look_anew() -> None:
    """Forget what this process and its fork server know of the environment."""
    objects.opened.cache_clear()
    forkserver._forkserver._stop()  # type: ignore[attr-defined]


def free_ports(count: int) -> int:
    """The first of so many free ports in a row."""
    for first in range(20000 + os.getpid() % 10000, 60000, count):
        if all(map(closed, range(first, first + count))):
            return first
    raise OSError("no free ports")


def closed(port: int) -> bool:
    """Whether nobody listens on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


@contextmanager
def bad_network(port: int, trouble: Callable[[int, str], str | None]) -> Iterator[int]:
    """Port of a proxy to a server. For request number i, trouble(i, method) is "drop", "503" or None."""
    count = iter(range(10**9))

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def forward(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            how = trouble(next(count), self.command)
            if how == "drop":
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            if how == "503":
                self.send_response(503)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            ahead = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            ahead.request(self.command, self.path, body, dict(self.headers.items()))
            answer = ahead.getresponse()
            data = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("transfer-encoding", "content-length", "connection"):
                    self.send_header(name, value)
            length = answer.getheader("Content-Length") if self.command == "HEAD" else str(len(data))
            self.send_header("Content-Length", length or "0")
            self.end_headers()
            self.wfile.write(data)
            ahead.close()

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = forward  # noqa: N815 (names of the base class)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
