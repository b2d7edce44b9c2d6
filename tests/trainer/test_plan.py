"""The planned order: every row once an epoch, and the same batches for any workers, ranks and place of resumption."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("torch")

import torch
from conftest_trainer import small

from trainer.data.loader import pair_steps, units
from trainer.data.packs import first_fit_decreasing
from trainer.data.plan import Cursor, Plan
from trainer.data.shards import Shards, open_shards
from trainer.stages import prepare


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


def test_a_uri_is_read_as_s3_would_be(shards: Path) -> None:
    here, there = (open_shards([name], "train", ("version",)) for name in (str(shards), f"file://{shards}"))
    assert len(here) == len(there) > 0
    assert Plan(here, 1, 2).rows(0, 0).tolist() == Plan(there, 1, 2).rows(0, 0).tolist()


@pytest.mark.parametrize("world", [1, 2, 4])
def test_ranks_share_a_step_and_resume_anywhere(shards: Path, world: int) -> None:
    plan = Plan(open_shards([str(shards)], "train", ("version",)), 3, 1)

    def steps(start: Cursor, ranks: int, count: int) -> list[list[tuple[int, int]]]:
        streams = [units(pair_steps(plan, 8, start), r, ranks, 8 // ranks) for r in range(ranks)]
        return [[pair for stream in streams for pair in next(stream).rows] for _ in range(count)]

    whole = steps(Cursor(), 1, 60)  # two epochs and more
    assert steps(Cursor(), world, 60) == whole
    cursors = [unit.cursor for unit, _ in zip(units(pair_steps(plan, 8, Cursor()), 0, 1, 8), range(59), strict=False)]
    for at in (0, 7, 30, 58):
        assert steps(cursors[at], world, 60 - at - 1) == whole[at + 1 :]


@pytest.mark.parametrize("stage", ["encoder", "instruct"])
def test_workers_change_nothing(finished: object, shards: Path, tmp_path: Path, stage: str) -> None:
    """Batches of worker processes, resumed in the middle of an epoch, equal those read in this process."""
    base = small(shards, Path(finished.out))  # type: ignore[attr-defined]
    here = prepare(base, stage, torch.device("cpu")).stream(Cursor())
    expected = [next(here) for _ in range(4)]
    there = small(shards, Path(finished.out), "hardware.workers=2")  # type: ignore[attr-defined]
    stream = prepare(there, stage, torch.device("cpu")).stream(expected[1]["unit"].cursor)
    for batch in expected[2:]:
        again = next(stream)
        assert again["names"] == batch["names"]
        for key, value in batch.items():
            if isinstance(value, torch.Tensor):
                assert torch.equal(value, again[key]), key
