"""Shards of 300 real problems, and one small run through every stage, made once a session."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from trainer import run as commands
from trainer.cli import parser
from trainer.config import Config, load

SMALL: dict[str, Any] = {
    "hardware": {"workers": 0, "threads": 1, "precision": "fp32", "device": "cpu"},
    "window": 2,
    "arms": ["blind"],
    "eval_rows": 12,
    "eval_tokens": 12,
    "vision": {"image_size": 32, "patch": 8, "hidden": 32, "layers": 2, "heads": 2, "class_token": True},
    "caption_tower": {"hidden": 32, "layers": 1, "heads": 2, "context": 32, "projection": 16},
    "language": {"vocab": 400, "hidden": 32, "layers": 2, "heads": 4, "kv_heads": 2, "mlp": 64},
    "text": {"steps": 6, "batch": 2, "tokens": 1024, "save_every": 2},
    "encoder": {"steps": 6, "batch": 16, "save_every": 2},
    "align": {"steps": 6, "batch": 2, "tokens": 1024, "save_every": 2, "train": ["projector", "language_model"]},
    "instruct": {"steps": 6, "batch": 2, "tokens": 1024, "save_every": 2, "look": 1.0, "train": ["projector"],
                 "lora_rank": 4},
    "prefer": {"steps": 6, "batch": 2, "tokens": 1536, "save_every": 2, "train": [], "lora_rank": 4},
}  # fmt: skip


def small(data: Path | str, out: Path, *settings: str) -> Config:
    """The small config of these tests, with changes."""
    return load("tiny", list(settings), {**json.loads(json.dumps(SMALL)), "data": [str(data)], "out": str(out)})


def run(name: str, config: Config, *flags: str) -> int:
    """A command in this process, as the command line runs it."""
    return commands.run(name, config, parser().parse_args([name, "--quiet", *flags]))


def forked(work: Callable[[], Any]) -> int:
    """Run in a forked child (torch need not be imported again); gives the pid."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    os._exit(code)


def waited(pid: int) -> int:
    """Exit code of a child, negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kill_at(step: int) -> None:
    """kill -9 this process when the report of a step has been written."""
    from trainer.report import Report

    write = Report.step

    def stop(self: Report, at: int, *rest: Any) -> None:
        write(self, at, *rest)
        if at == step:
            os.kill(os.getpid(), signal.SIGKILL)

    Report.step = stop  # type: ignore[method-assign]


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def shards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """300 problems at 224 px, a tenth of them held out."""
    folder = tmp_path_factory.mktemp("shards")
    job = {"domain": "geometry", "n": 300, "size": 224, "shard_size": 150}
    job["splits"] = {"train": 0.8, "validation": 0.1, "test": 0.1}
    (folder / "job.json").write_text(json.dumps(job))
    command = [sys.executable, "-m", "engine", "generate", "--job", str(folder / "job.json"), "--quiet"]
    subprocess.run([*command, "--out", str(folder / "geometry"), "--workers", "1"], check=True)
    return folder / "geometry"


@pytest.fixture(scope="session")
def finished(shards: Path, tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A run of every stage, evaluated and exported."""
    config = small(shards, tmp_path_factory.mktemp("run"))
    assert run("all", config) == 0
    return config
