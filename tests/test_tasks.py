"""One run as the tasks of an array: beside each other, one after the other, under Slurm; then finish."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from conftest import TESTS, digest
from slurm import slurm

from engine.cli import main
from engine.commands.generate import slurm_task
from engine.errors import UserError
from engine.job import Job
from engine.store import manifest
from engine.store.finish import finish
from engine.store.run import How, run

JOB = Job("geometry", 120, shard_size=10)
FLAGS = ("--domain", "geometry", "--n", 120, "--shard-size", 10, "--workers", 1)
Fake = Callable[..., subprocess.Popen[str]]


def made(out: Path, i: int, t: int, maker: str = "make") -> None:
    run(JOB, out, How(1, share=(i, t)), _maker=f"fake_maker:{maker}")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tasks") / "whole"
    run(JOB, out, 2, _maker="fake_maker:make")
    return out


def test_tasks_beside_each_other(whole: Path, tmp_path: Path, fake: Fake) -> None:
    out = tmp_path / "out"
    tasks = [fake("slow", "generate", *FLAGS, "--out", out, "--task", f"{i}/3") for i in range(3)]
    for i, task in enumerate(tasks):
        text, err = task.communicate(timeout=100)
        assert task.returncode == 0, err
        assert f"{out}, task {i} of 3: 40 problems" in text
        assert f"python -m engine finish {out}" in text
    assert manifest.read_manifest(out)["totals"] is None
    assert main(["finish", str(out)]) == 0
    assert digest(out) == digest(whole)
    assert (out / "manifest.json").read_bytes() == (whole / "manifest.json").read_bytes()


def test_another_number_of_tasks_goes_on_where_others_stopped(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(out, 1, 4)
    with pytest.raises(
        UserError, match=r"lacks 9 of its 12 shards \(00000, 00002, 00003, 00004, 00006, \.\.\.\).*again"
    ):
        finish(out)
    (out / "data" / ".train-00003.parquet.00112233.tmp").write_text("half of a file of another task")
    made(out, 0, 2)
    assert (out / "data" / ".train-00003.parquet.00112233.tmp").exists()
    made(out, 1, 2)
    tally = finish(out)
    assert (tally.problems, tally.shards) == (120, 12)
    assert not list(out.rglob("*.tmp"))
    assert digest(out) == digest(whole)
    assert (out / "manifest.json").read_bytes() == (whole / "manifest.json").read_bytes()


def test_what_tasks_leave_out_is_in_one_list(tmp_path: Path) -> None:
    job = Job("geometry", 40, shard_size=10, on_failure="quarantine")
    for i in range(2):
        run(job, tmp_path / "out", How(1, share=(i, 2)), _maker="fake_maker:wrong")
    assert finish(tmp_path / "out").quarantined == 1
    (line,) = (tmp_path / "out" / "quarantine.jsonl").read_bytes().splitlines()
    assert orjson.loads(line)["key"] == "geometry/0/00000007"


def test_a_whole_run_and_a_task_keep_out_of_each_others_way(tmp_path: Path) -> None:
    with manifest.opened(tmp_path / "out", JOB), pytest.raises(UserError, match="another run"):
        made(tmp_path / "out", 0, 2)
    with manifest.opened(tmp_path / "out", JOB, shared=True):
        made(tmp_path / "out", 0, 2)
        with pytest.raises(UserError, match="another run"):
            run(JOB, tmp_path / "out", 1, _maker="fake_maker:make")
        with pytest.raises(UserError, match="another run"):
            finish(tmp_path / "out")


def test_finish_of_no_folder_and_of_a_larger_job(whole: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no manifest.json"):
        finish(tmp_path / "nothing")
    subprocess.run(["cp", "-r", whole, tmp_path / "more"], check=True)
    run(Job("geometry", 125, shard_size=10), tmp_path / "more", How(1, share=(0, 2)), _maker="fake_maker:make")
    assert manifest.read_manifest(tmp_path / "more")["totals"] is None  # those of 120 are no longer true
    assert finish(tmp_path / "more").problems == 125


ARRAY = {"ID": 12, "MIN": 4, "MAX": 16, "COUNT": 4, "STEP": 4}


def test_slurms_variables() -> None:
    def of(**values: int) -> dict[str, str]:
        return {f"SLURM_ARRAY_TASK_{name}": str(value) for name, value in (ARRAY | values).items()}

    assert slurm_task(of()) == (2, 4)
    assert slurm_task(of(ID=1, MIN=1, MAX=8, COUNT=8, STEP=1)) == (0, 8)
    assert slurm_task({}) is None
    with pytest.raises(UserError, match=r"2 tasks between 3 and 5.*gaps"):
        slurm_task(of(ID=5, MIN=3, MAX=5, COUNT=2, STEP=1))


def test_a_wrong_task_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("3/3", "-1/2", "2", "a/b"):
        assert main(["generate", "--domain", "geometry", "--n", "5", f"--task={text}"]) == 2
        assert "--task" in capsys.readouterr().err


def test_an_array_job_under_slurm(whole: Path, tmp_path: Path) -> None:
    """A real Slurm: three tasks counted from 1, of which one is killed; the array is sent again with two."""
    out = tmp_path / "out"
    command = f"{sys.executable} {TESTS / 'run_fake.py'} slow generate {' '.join(map(str, FLAGS))} --out {out}"
    script = tmp_path / "job.sh"
    script.write_text(f"#!/bin/sh\nexec {command}\n")
    with slurm(tmp_path / "slurm") as env:

        def submit(array: str) -> str:
            send = ["sbatch", "--parsable", f"--array={array}", f"--output={tmp_path}/%A_%a.out", str(script)]
            return subprocess.run(send, env=env, check=True, capture_output=True, text=True).stdout.strip()

        def wait(number: str) -> None:
            until = time.monotonic() + 120
            while subprocess.run(["squeue", "-h", "-j", number], env=env, capture_output=True, check=False).stdout:
                assert time.monotonic() < until
                time.sleep(0.2)

        first, until = submit("1-3"), time.monotonic() + 60
        while not list(out.glob("done/*.json")) and time.monotonic() < until:
            time.sleep(0.05)
        subprocess.run(["scancel", "--signal=KILL", "--full", f"{first}_2"], env=env, check=True)
        wait(first)
        with pytest.raises(UserError, match="lacks"):
            finish(out)
        wait(submit("0-1"))
        texts = {path.name: path.read_text() for path in tmp_path.glob("*.out")}
        assert finish(out).problems == 120, texts
    assert digest(out) == digest(whole)
    assert any("task 0 of 3" in text for text in texts.values())
    assert any("task 1 of 2" in text for text in texts.values())
