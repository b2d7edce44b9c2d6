"""A real two-node Ray cluster on loopback: the same bytes as a local run, also when a node dies in the middle."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from conftest import TESTS, digest
from run_ray import JOB

from engine.cli import main
from engine.store import manifest
from engine.store.run import How, run

HERE = importlib.util.find_spec("ray") is not None
needs_ray = pytest.mark.skipif(not HERE, reason="ray is not installed (pip install 'mavis-engine[ray]')")


def on_cluster(out: Path, maker: str, kill: int = 0) -> dict[str, Any]:
    """What run_ray.py says; in a process of its own, with Ray's threads and warnings."""
    command = [sys.executable, str(TESTS / "run_ray.py"), str(out), maker, str(kill)]
    env = os.environ | {"PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, timeout=150)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1, done.stdout  # Ray says nothing of its own there
    return dict(orjson.loads(done.stdout))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ray") / "whole"
    run(JOB, out, 2, _maker="fake_maker:make")
    return out


@needs_ray
@pytest.mark.slow
def test_a_node_is_killed_and_the_bytes_are_the_same(whole: Path, tmp_path: Path) -> None:
    done = on_cluster(tmp_path / "out", "slow", kill=3)
    assert (done["problems"], done["nodes"]) == (120, 0)
    assert done["calls"] == list(range(0, 121, 10))  # progress comes after each shard, as locally
    assert done["cpu"] > 0
    assert done["mb"] > 50
    assert digest(tmp_path / "out") == digest(whole)
    assert manifest.read_manifest(tmp_path / "out") == manifest.read_manifest(whole)
    assert not list((tmp_path / "out").rglob("*.tmp"))


@needs_ray
@pytest.mark.slow
def test_failures_read_as_locally(tmp_path: Path) -> None:
    """A wrong record, a shard that kills its workers; and an attempt that hangs is dropped."""
    for maker in ("wrong", "dies"):
        remote = on_cluster(tmp_path / f"remote-{maker}", maker)
        with pytest.raises(Exception, match="00000007") as local:
            run(JOB, tmp_path / f"local-{maker}", 2, _maker=f"fake_maker:{maker}")
        assert (remote["error"], remote["kind"]) == (str(local.value), type(local.value).__name__)
    assert on_cluster(tmp_path / "remote", "hangs")["hung"] == 1
    run(JOB, tmp_path / "local", How(2, limit=0.4), _maker="fake_maker:hangs")
    assert digest(tmp_path / "remote") == digest(tmp_path / "local")


@needs_ray
def test_a_cluster_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["generate", "--domain", "geometry", "--n", "5", "--out", str(tmp_path / "out")]
    code = (
        "import sys, warnings; warnings.simplefilter('ignore')\n"
        "from engine.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, *flags, "--executor", "ray", "--address", "auto"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2
    assert done.stderr.startswith("error: no Ray cluster at auto")
    assert "Traceback" not in done.stderr
    assert main([*flags, "--address", "auto"]) == 2
    assert "add --executor ray" in capsys.readouterr().err


@pytest.mark.skipif(HERE, reason="ray is installed")
def test_without_ray_the_message_says_what_to_install(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    flags = ["generate", "--domain", "geometry", "--n", "5", "--out", str(tmp_path / "out"), "--executor", "ray"]
    assert main(flags) == 2
    assert "pip install 'mavis-engine[ray]'" in capsys.readouterr().err
