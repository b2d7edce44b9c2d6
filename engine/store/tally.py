"""Sums over the shards of a run: what the line of progress, the summary and the manifest state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from engine.store.manifest import Marker


@dataclass(slots=True)
class Tally:
    """Sums over shards; grows while the run goes on.

    Attributes:
        n: problems of the job, or of this task's share of it.
        shards, problems, rows, bytes: finished, on disk.
        quarantined, hung: problems left out, and attempts dropped because they took too long.
        found: problems that an earlier run had finished.
        seconds: wall time since this run began.
        cpu_seconds: of the workers of this run, by their own clocks.
        peak_mb: the most memory a worker held.
        splits: rows, files and bytes by split.
        left_out: problems in quarantine and attempts that took too long, as quarantine.jsonl has them.
    """

    n: int
    shards: int = 0
    problems: int = 0
    rows: int = 0
    bytes: int = 0
    quarantined: int = 0
    hung: int = 0
    found: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_mb: float = 0.0
    rejected: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    versions: Counter[str] = field(default_factory=Counter)
    splits: dict[str, Counter[str]] = field(default_factory=dict)
    left_out: list[dict[str, Any]] = field(default_factory=list)

    def add(self, marker: Marker) -> None:
        """Count a finished shard in."""
        self.shards += 1
        self.problems += marker.problems
        self.rows += marker.rows
        self.bytes += sum(file.bytes for file in marker.files)
        self.quarantined += len(marker.quarantined)
        self.rejected.update(marker.rejected)
        self.families.update(marker.families)
        self.versions.update(marker.versions)
        for file in marker.files:
            self.splits.setdefault(file.split, Counter()).update(rows=file.rows, files=1, bytes=file.bytes)
        self.left_out += marker.quarantined
        self.left_out += [piece | {"reason": "took too long; replaced by the next attempt"} for piece in marker.hung]
        self.hung += len(marker.hung)

    @property
    def rejected_share(self) -> float:
        """Dropped attempts of all attempts."""
        dropped = self.rejected.total()
        return dropped / max(1, dropped + self.problems)
