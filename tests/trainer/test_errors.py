"""What goes wrong is one clear line and exit code 2: file and row, the nearest spelling, the records of a bad loss."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")

import pyarrow.parquet as pq
from conftest_trainer import run, small

from engine.store.schema import SCHEMA
from trainer.cli import main
from trainer.errors import TrainerError


def damaged(shards: Path, to: Path, row: int | None = None, drop: str = "") -> Path:
    """A copy of the first train file, with one image cut short or one column gone."""
    (to / "data").mkdir(parents=True)
    table = pq.read_table(next(iter(sorted((shards / "data").glob("train-*.parquet")))))
    if drop:
        table = table.drop_columns([drop])
    else:
        rows = table.to_pylist()
        if row is not None:
            rows[row]["image"]["bytes"] = rows[row]["image"]["bytes"][:40]
        table = type(table).from_pylist(rows, schema=SCHEMA)
    pq.write_table(table, to / "data/train-00000.parquet", row_group_size=50)
    return to


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["all", "--data", "/nowhere"], "no train shards in /nowhere"),
        (["align", "--data", "DATA"], "align builds on text, which has not run"),
        (["evaluate", "--data", "DATA"], "nothing has been trained"),
        (["export", "--data", "DATA"], "no trained stage"),
        (["instruct", "--data", "DATA", "--set", "text.steps=0", "--set", "text.epochs=0", "--set", "encoder.steps=0",
          "--set", "encoder.epochs=0", "--set", "align.steps=0", "--set", "align.epochs=0", "--set",
          "instruct.lora_rank=2", "--set", "instruct.lora_targets=nothing"], "matches no linear layer"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_and_exit_2(
    shards: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    arguments = [str(shards) if a == "DATA" else a for a in arguments]
    assert main([*arguments, "--out", str(tmp_path / "run")]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ") and error.count("\n") == 1
    assert said in error


def test_a_shard_without_a_column_is_named(finished: Any, shards: Path, tmp_path: Path) -> None:
    bad = damaged(shards, tmp_path / "bad", drop="caption")
    with pytest.raises(TrainerError, match=r"train-00000\.parquet lacks the column 'caption'"):
        run("encoder", small(bad, tmp_path / "run"))


@pytest.mark.parametrize("stage", ["encoder", "instruct"])
def test_a_broken_image_is_named_by_file_and_row(finished: Any, shards: Path, tmp_path: Path, stage: str) -> None:
    bad = damaged(shards, tmp_path / "bad", row=73)
    name = pq.read_table(bad / "data/train-00000.parquet", columns=["id"])["id"][73].as_py()
    shutil.copytree(finished.out, tmp_path / "run", ignore=shutil.ignore_patterns("encoder", "instruct*", "prefer"))
    if stage == "instruct":
        shutil.copytree(Path(finished.out) / "encoder", tmp_path / "run/encoder")
    steps = ["encoder.steps=12", "instruct.steps=10", "instruct.tokens=4096"]
    with pytest.raises(TrainerError) as caught:
        run(stage, small(bad, tmp_path / "run", *steps))
    assert f"data/train-00000.parquet row 73 ({name}): the image is broken" in str(caught.value)
    assert "--skip-bad-rows" in str(caught.value)
    assert run(stage, small(bad, tmp_path / "run", *steps, "skip_bad_rows=true"), "--no-resume") == 0
    log = [json.loads(line)["speed"] for line in (tmp_path / "run" / stage / "log.jsonl").read_text().splitlines()]
    assert sum(line.get("bad_rows", 0) for line in log) >= 1


def test_rows_longer_than_a_pack_are_counted_and_told(
    shards: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["text", "--data", str(shards), "--out", str(tmp_path), "--set", "text.tokens=256", "--set",
                 "text.steps=4"]) == 0  # fmt: skip
    log = [json.loads(line)["speed"] for line in (tmp_path / "text/log.jsonl").read_text().splitlines()]
    counted = sum(line.get("long_rows", 0) for line in log)
    assert counted > 0
    assert f"text: {counted} times a row was left out, longer than a pack of 256" in capsys.readouterr().out
    with pytest.raises(TrainerError, match=r"none of \d+ rows can be used: each is longer than a pack of 16 tokens"):
        run("text", small(shards, tmp_path / "none", "text.tokens=16"))


def test_a_loss_that_is_not_finite_names_its_records(shards: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"the loss is nan at records \w+/0/\d{8}"):
        run("text", small(shards, tmp_path, "text.lr=1e30", "text.clip=0.0", "text.warmup=0.0"))
    assert not (tmp_path / "text/final").exists()


def test_out_of_memory_says_which_knob() -> None:
    import torch

    from trainer.loop import _memory_hint

    with pytest.raises(TrainerError, match=r"Lower encoder\.micro or encoder\.chunk"), _memory_hint("encoder"):
        raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB.")


def test_a_dry_run_writes_nothing(shards: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["all", "--data", str(shards), "--out", str(tmp_path / "run"), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert all(word in said for word in ("encoder", "trains", "tokens an epoch", "steps", "GB", "in all"))
    assert not (tmp_path / "run").exists()
