"""`/usr/bin/python3 tests/swift_server.py FOLDER PORT`: OpenStack Swift with its S3 interface, on loopback, for tests.

Needs Debian's packages swift-proxy, swift-account, swift-container and swift-object. The four servers of one node
listen on PORT (S3 over HTTP) to PORT + 3, and keep all they hold below FOLDER.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path
from typing import Any

SERVERS = ("proxy", "account", "container", "object")
PIPELINE = "catch_errors cache listing_formats s3api tempauth slo dlo proxy-server"
COMMON = """[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
disable_fallocate = true
workers = 0
user = {user}
log_level = ERROR
"""
PROXY = """account_autocreate = true
[pipeline:main]
pipeline = {pipeline}
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = {secret} .admin
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
"""


def serve(folder: Path, port: int, key: str, secret: str) -> None:
    """Write what the servers read, then start them; the last one stays in this process."""
    account, _, user = key.partition(":")
    assert (account, user) == ("test", "tester")
    (folder / "devices" / "d1").mkdir(parents=True)
    (folder / "swift.conf").write_text("[swift-hash]\nswift_hash_path_suffix = test\n[storage-policy:0]\nname = only\n")
    import swift.common.utils as utils

    for module in (utils, sys.modules.get("swift.common.utils.base"), sys.modules.get("swift.common.storage_policy")):
        if module is not None and hasattr(module, "SWIFT_CONF_FILE"):
            module.SWIFT_CONF_FILE = str(folder / "swift.conf")  # type: ignore[attr-defined]
    rings(folder, port)
    from swift.common.wsgi import run_wsgi

    for i, name in enumerate(SERVERS):
        text = COMMON.format(port=port + i, folder=folder, user=os.environ.get("USER") or "root")
        if name == "proxy":
            text += PROXY.format(pipeline=PIPELINE, secret=secret)
            for part in PIPELINE.split():
                if part not in ("tempauth", "s3api", "proxy-server"):
                    egg = {"cache": "memcache"}.get(part, part)
                    text += f"[filter:{part}]\nuse = egg:swift#{egg}\n"
        else:
            text += f"[pipeline:main]\npipeline = {name}-server\n[app:{name}-server]\nuse = egg:swift#{name}\n"
        (folder / f"{name}.conf").write_text(text)
    for name in SERVERS[1:]:
        if os.fork() == 0:
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: it goes with the proxy
            run_wsgi(str(folder / f"{name}.conf"), f"{name}-server")
            os._exit(0)
    run_wsgi(str(folder / "proxy.conf"), "proxy-server")


def rings(folder: Path, port: int) -> None:
    """One device, one copy."""
    from swift.common.ring import RingBuilder

    for i, name in enumerate(SERVERS[1:], start=1):
        builder: Any = RingBuilder(2, 1, 0)
        at = {"ip": "127.0.0.1", "port": port + i, "replication_ip": "127.0.0.1", "replication_port": port + i}
        builder.add_dev({"id": 0, "region": 1, "zone": 1, "device": "d1", "weight": 1.0, **at})
        builder.rebalance()
        builder.get_ring().save(str(folder / f"{name}.ring.gz"))


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])
