"""Fixtures that several test files share."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


@pytest.fixture
def engine() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python -m engine ...` in a process of its own."""

    def call(*args: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "engine", *map(str, args)]
        return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]

    return call


@pytest.fixture
def fake() -> Callable[..., subprocess.Popen[str]]:
    """Starts the command line with a maker of tests/fake_maker.py, as the leader of its own process group."""

    def start(maker: str, *args: object) -> subprocess.Popen[str]:
        command = [sys.executable, str(TESTS / "run_fake.py"), maker, *map(str, args)]
        pipe = subprocess.PIPE
        env = os.environ | {"PYTHONUNBUFFERED": "1"}
        return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True, env=env)

    return start


def group(leader: int) -> list[int]:
    """Processes of a process group that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == leader and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return sorted(found)


def digest(out: Path) -> dict[str, str]:
    """Hash of each data file of a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted((out / "data").iterdir())}
