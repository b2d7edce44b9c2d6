"""The planned order on real shards: the same batches for any workers, ranks and place of resumption."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("torch")

import torch
from conftest_trainer import small

from trainer.data.loader import Unit, ahead, pair_steps, units
from trainer.data.plan import Cursor, Plan
from trainer.data.shards import open_shards
from trainer.stages import prepare


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


def test_planning_ahead_keeps_the_order_and_hands_on_what_is_raised() -> None:
    made = []

    def plan() -> Iterator[Unit]:
        for i in range(20):
            made.append(i)
            yield Unit(((i, 0),), Cursor(taken=i))
        raise ValueError("no more rows")

    taken = ahead(plan(), 4)
    assert next(taken).cursor.taken == 0
    assert len(made) <= 7  # four in line, one taken, one in hand, one begun
    assert [next(taken).cursor.taken for _ in range(19)] == list(range(1, 20))
    with pytest.raises(ValueError, match="no more rows"):
        next(taken)


def test_planning_ahead_ends_with_who_asked() -> None:
    before = threading.active_count()
    for _ in range(5):
        taken = ahead(iter([Unit((), Cursor())] * 1000), 2)
        next(taken)
        taken.close()
    until = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.05)
    assert threading.active_count() == before
