"""What of the trainer needs no torch, so that CI runs it: the planned order, packing, settings, wrong command lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.cli import main
from trainer.config import dump, load, presets, restore
from trainer.data.packs import first_fit_decreasing
from trainer.data.plan import Cursor, Plan
from trainer.data.shards import Shards, open_shards
from trainer.errors import TrainerError


def fake(rows: list[int], weight: float = 1.0) -> Shards:
    n = len(rows)
    return Shards(("f",), np.zeros(n, int), np.arange(n), np.array(rows), np.full(n, weight))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30), st.integers(1, 7), st.integers(0, 9), st.integers(0, 3))
def test_an_epoch_shows_every_row_once(rows: list[int], window: int, seed: int, epoch: int) -> None:
    plan = Plan(fake(rows), seed, window)
    seen = np.concatenate([plan.rows(epoch, w) for w in range(plan.windows(epoch))])
    assert len(seen) == sum(rows) == len({tuple(pair) for pair in seen.tolist()})


def test_epochs_and_seeds_differ() -> None:
    orders = [Plan(fake([50] * 4), seed, 2).rows(epoch, 0).tolist() for seed in (0, 1) for epoch in (0, 1)]
    assert len({str(order) for order in orders}) == 4


@pytest.mark.parametrize("weight", [0.25, 0.5, 1.5, 2.0])
def test_weights_are_times_an_epoch(weight: float) -> None:
    plan = Plan(fake([10] * 40, weight), 0, 8)
    seen = [sum(len(plan.rows(e, w)) for w in range(plan.windows(e))) for e in range(8)]
    assert sum(seen) == 8 * weight * 400
    assert max(seen) - min(seen) <= 200  # spread over epochs


def test_a_large_plan_is_quick_and_the_state_small() -> None:
    """834K rows: planned in far under the five seconds that the first batch may take; the state is three integers."""
    plan = Plan(fake([100] * 8340), 0, 64)
    assert len(plan.rows(0, plan.windows(0) - 1)) > 0
    assert len(repr(Cursor(10**6, 10**6, 10**6))) < 100


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, 100), min_size=1, max_size=200), st.integers(100, 400))
def test_packs_hold_everything_once_and_stay_near_the_optimum(lengths: list[int], capacity: int) -> None:
    bins = first_fit_decreasing(lengths, capacity)
    assert sorted(i for part in bins for i in part) == list(range(len(lengths)))
    assert all(sum(lengths[i] for i in part) <= capacity for part in bins)
    assert len(bins) <= 11 / 9 * -(-sum(lengths) // capacity) + 1 or max(lengths) > capacity / 3


def test_padding_is_small_at_4096_with_256_image_tokens() -> None:
    rng = np.random.default_rng(0)
    lengths = (256 + rng.gamma(4, 60, 1024)).astype(int).clip(max=4096)
    bins = first_fit_decreasing(lengths.tolist(), 4096)
    assert 1 - lengths.sum() / (4096 * len(bins)) <= 0.05


@pytest.mark.parametrize("name", presets())
def test_presets_load_and_come_back_from_json(name: str) -> None:
    config = load(name)
    assert config.about and config.preset == name
    assert restore(dump(config)) == config


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["al", "--data", "x"], "invalid choice"),
        (["all", "--data", "x", "--preset", "tinny"], "Did you mean 'tiny'?"),
        (["all", "--data", "x", "--set", "encoder.lrr=1"], "unknown key 'lrr'. Did you mean 'lr'?"),
        (["all", "--data", "x", "--set", "encoder.lr=fast"], "takes a float"),
        (["all", "--data", "x", "--set", "encoder.lr"], "has no value"),
        (["all"], "no data"),
    ],
)
def test_a_mistake_is_one_line_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main([*arguments, "--out", str(tmp_path / "run")]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ") and error.count("\n") == 1
    assert said in error


def test_missing_shards_are_told_with_the_command_that_makes_some(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"no train shards in .*python -m engine generate"):
        open_shards([str(tmp_path)], "train", ("caption",))


def test_the_command_line_answers_at_once() -> None:
    """A wrong flag is told without torch being imported, which takes seconds."""
    code = "import sys, trainer.cli; sys.exit(int('torch' in sys.modules or 'transformers' in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
