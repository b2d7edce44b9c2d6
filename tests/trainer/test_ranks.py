"""Two gloo ranks give the losses and the weights of one, with DDP and FSDP2, and across a change of their number."""

from __future__ import annotations

import os
import shutil
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")

import torch
from conftest_trainer import forked, kill_at, run, small, waited
from safetensors.torch import load_file
from test_resume import copied, curve


def ranks(count: int, work: Callable[[], Any]) -> list[int]:
    """Exit codes of `count` forked ranks."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def one(rank: int) -> Callable[[], Any]:
        def start() -> None:
            os.environ |= {"RANK": str(rank), "WORLD_SIZE": str(count), "LOCAL_RANK": str(rank)}
            os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
            work()

        return start

    return [waited(pid) for pid in [forked(one(rank)) for rank in range(count)]]


@pytest.mark.parametrize(
    ("stage", "settings"),
    [
        ("text", ()),
        ("encoder", ()),
        ("encoder", ("encoder.chunk=4", "hardware.shard=true")),
        ("instruct", ()),
        ("instruct", ("hardware.shard=true", "hardware.recompute=true")),
        ("prefer", ()),
    ],
)
def test_two_ranks_equal_one(
    finished: Any, shards: Path, tmp_path: Path, stage: str, settings: tuple[str, ...]
) -> None:
    copied(finished, stage, tmp_path)
    assert ranks(2, lambda: run(stage, small(shards, tmp_path, *settings))) == [0, 0]
    close(Path(finished.out) / stage, tmp_path / stage)


def test_a_run_goes_on_with_another_number_of_ranks(finished: Any, shards: Path, tmp_path: Path) -> None:
    copied(finished, "encoder", tmp_path)

    def killed() -> None:
        kill_at(3)
        run("encoder", small(shards, tmp_path, "hardware.shard=true"))

    assert -signal.SIGKILL in ranks(2, killed)
    assert run("encoder", small(shards, tmp_path)) == 0
    close(Path(finished.out) / "encoder", tmp_path / "encoder")
    shutil.rmtree(tmp_path)


def close(one: Path, other: Path) -> None:
    losses = [[line["loss"] for line in curve(folder)] for folder in (one, other)]
    assert losses[0] == pytest.approx(losses[1], abs=1e-5)
    a, b = (load_file(folder / "final/model.safetensors") for folder in (one, other))
    assert a.keys() == b.keys()
    for name in (n for n in a if "k_proj.bias" not in n):  # no loss depends on it: Adam walks its rounding
        torch.testing.assert_close(a[name], b[name], rtol=1e-3, atol=2e-4)
