"""A real Slurm of one node on loopback, from Debian's packages, for one test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from s3 import free_ports

CONFIG = """ClusterName=test
SlurmctldHost={host}(127.0.0.1)
AuthType=auth/none
CredType=cred/none
SlurmUser={user}
SlurmdUser={user}
SlurmctldPort={port}
SlurmdPort={next}
SlurmctldPidFile={folder}/control.pid
SlurmdPidFile={folder}/node.pid
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


@contextmanager
def slurm(folder: Path) -> Iterator[dict[str, str]]:
    """Environment in which sbatch and squeue speak to it; skips the test, with the reason, where it does not start."""
    if not shutil.which("slurmctld") or not shutil.which("slurmd"):
        pytest.skip("Slurm is not installed (Debian: slurmctld slurmd slurm-client)")
    host, port = socket.gethostname().partition(".")[0], free_ports(2)
    for part in ("state", "spool"):
        (folder / part).mkdir(parents=True)
    user = os.environ.get("USER") or "root"
    config = folder / "slurm.conf"
    config.write_text(CONFIG.format(host=host, port=port, next=port + 1, folder=folder, user=user))
    env = os.environ | {"SLURM_CONF": str(config)}
    servers = []
    try:
        for command in (["slurmctld", "-D", "-c"], ["slurmd", "-D", "-N", host]):
            with (folder / command[0]).open("w") as log:
                servers.append(subprocess.Popen(command, env=env, stdout=log, stderr=log))
        until = time.monotonic() + 60
        while "idle" not in subprocess.run(["sinfo"], env=env, capture_output=True, text=True, check=False).stdout:
            if time.monotonic() > until or any(server.poll() is not None for server in servers):
                logs = [(folder / name).read_text()[-300:] for name in ("slurmctld", "slurmd")]
                pytest.skip(f"Slurm does not start here: {logs}")
            time.sleep(0.2)
        yield env
    finally:
        for server in servers:
            server.terminate()
        for server in servers:
            server.wait()
