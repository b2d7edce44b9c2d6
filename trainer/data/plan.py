"""The order of rows, computed and not remembered: a function of (seed, epoch), the same for any workers and ranks.

Row groups are permuted, then the rows of each window of them: the disk is read in pieces of a row group, and a row
comes once an epoch. What resumes is a position, an integer. 834K rows are planned in well under a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from trainer.data.shards import Shards


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a stream stands: epoch, window of the epoch, items (rows or packs) taken of the window."""

    epoch: int = 0
    window: int = 0
    taken: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Planned order over shards; `window` is in row groups."""

    shards: Shards
    seed: int
    window: int

    def windows(self, epoch: int) -> int:
        """Windows in an epoch."""
        return -(-len(self._groups(epoch)) // self.window)

    def rows(self, epoch: int, window: int) -> np.ndarray:
        """Rows of a window in order, int64 (rows, 2): row group of the shards, row of the group."""
        groups = self._groups(epoch)[window * self.window : (window + 1) * self.window]
        sizes = self.shards.rows[groups]
        starts = np.cumsum(sizes) - sizes
        pairs = np.stack([np.repeat(groups, sizes), np.arange(sizes.sum()) - np.repeat(starts, sizes)], axis=1)
        return pairs[_generator(self.seed, epoch, window + 1).permutation(len(pairs))]

    def _groups(self, epoch: int) -> np.ndarray:
        return _permuted(self, epoch)


@lru_cache(maxsize=8)
def _permuted(plan: Plan, epoch: int) -> np.ndarray:
    """Row groups of an epoch, permuted; a weight of 2.5 shows a group twice, and again in every second epoch."""
    weight = plan.shards.weight
    times = np.floor(weight * (epoch + 1) + 1e-9) - np.floor(weight * epoch + 1e-9)
    if np.any(weight % 1):  # spread the fractions over groups, so that half of them come in each epoch, not all or none
        shift = _generator(plan.seed, 0, 0).random(len(weight))
        times = np.floor(weight * (epoch + 1) + shift) - np.floor(weight * epoch + shift)
    return _generator(plan.seed, epoch, 0).permutation(np.repeat(np.arange(len(weight)), times.astype(int)))


def _generator(seed: int, epoch: int, part: int) -> np.random.Generator:
    return np.random.Generator(np.random.Philox(np.random.SeedSequence([seed & (2**63 - 1), epoch, part])))
