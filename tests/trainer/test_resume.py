"""kill -9 in each stage, then the same command: curve and weights are those of a run that was not killed."""

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")

import torch
from conftest_trainer import forked, kill_at, run, small, waited
from safetensors.torch import load_file

from trainer.config import STAGES
from trainer.errors import TrainerError


def curve(folder: Path) -> list[dict[str, Any]]:
    """Lines of a log without this machine's speed."""
    lines = map(json.loads, (folder / "log.jsonl").read_text().splitlines())
    return [{k: v for k, v in line.items() if k != "speed"} for line in lines]


def copied(finished: Any, stage: str, out: Path) -> None:
    """The run before a stage."""
    for name in ("tokenizer", *STAGES[: STAGES.index(stage)]):
        shutil.copytree(Path(finished.out) / name, out / name)


@pytest.mark.parametrize("stage", STAGES)
def test_killed_and_resumed_is_bit_equal(finished: Any, shards: Path, tmp_path: Path, stage: str) -> None:
    copied(finished, stage, tmp_path)
    config = small(shards, tmp_path)

    def killed() -> None:
        kill_at(5)
        run(stage, config)

    assert waited(forked(killed)) == -signal.SIGKILL
    assert len(curve(tmp_path / stage)) == 5  # the last checkpoint is of step 4: step 5 is made again
    assert not (tmp_path / stage / "final").exists()
    assert run(stage, config) == 0
    assert curve(tmp_path / stage) == curve(Path(finished.out) / stage)
    mine, theirs = (load_file(Path(out) / stage / "final/model.safetensors") for out in (tmp_path, finished.out))
    assert mine.keys() == theirs.keys()
    assert all(torch.equal(mine[n], theirs[n]) for n in mine)


def test_a_finished_stage_is_left_alone_and_changed_settings_are_refused(finished: Any, shards: Path) -> None:
    before = (Path(finished.out) / "encoder/final/model.safetensors").stat().st_mtime_ns
    assert run("encoder", small(shards, Path(finished.out))) == 0
    assert (Path(finished.out) / "encoder/final/model.safetensors").stat().st_mtime_ns == before
    with pytest.raises(TrainerError, match="other settings"):
        run("encoder", small(shards, Path(finished.out), "encoder.lr=0.5"))


def test_checkpoints_are_kept_last_k_and_hold_no_pickle(finished: Any) -> None:
    kept = sorted(p.name for p in (Path(finished.out) / "encoder/ckpt").iterdir())
    assert kept == ["step-00000002", "step-00000004"]
    files = {p.name for p in (Path(finished.out) / "encoder/ckpt/step-00000004").iterdir()}
    assert files == {"model.safetensors", "optimizer.safetensors", "random.safetensors", "state.json"} | (
        {"ema.safetensors"} & files
    )
    state = json.loads((Path(finished.out) / "encoder/ckpt/step-00000004/state.json").read_text())
    assert len(json.dumps(state["cursor"])) < 100


def test_nothing_is_unpickled() -> None:
    source = "".join(p.read_text() for p in (Path(__file__).parents[2] / "trainer").rglob("*.py"))
    assert not [word for word in ("torch.load(", "pickle", "torch.save(") if word in source.replace("unpickled", "")]


def test_ema_is_what_the_stage_ends_with_and_resumes(finished: Any, shards: Path, tmp_path: Path) -> None:
    for part in ("whole", "cut"):
        copied(finished, "encoder", tmp_path / part)
    setting = "encoder.ema=0.9"
    assert run("encoder", small(shards, tmp_path / "whole", setting)) == 0

    def killed() -> None:
        kill_at(3)
        run("encoder", small(shards, tmp_path / "cut", setting))

    assert waited(forked(killed)) == -signal.SIGKILL
    assert run("encoder", small(shards, tmp_path / "cut", setting)) == 0
    a, b, plain = (
        load_file(Path(out) / "encoder/final/model.safetensors")
        for out in (tmp_path / "whole", tmp_path / "cut", finished.out)
    )
    assert all(torch.equal(a[n], b[n]) for n in a)
    assert not all(torch.equal(a[n], plain[n]) for n in a)
