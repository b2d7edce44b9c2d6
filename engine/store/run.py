"""Generate locally: the shards that are missing, on worker processes, with a summary of the whole folder."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from engine.errors import FamilyError
from engine.job import Job
from engine.store import manifest
from engine.store.manifest import Marker, Shard
from engine.store.pool import each
from engine.store.shard import MAKER, Task, write_shard
from engine.store.storage import disk_errors, remove_temporary, write_whole

PICKY_SHARE, PICKY_ATTEMPTS = 0.9, 2000  # a family that drops more than this share of so many attempts stops the run


@dataclass(slots=True)
class Tally:
    """Sums over shards; grows while the run goes on.

    Attributes:
        n: problems of the job.
        problems, rows, bytes: finished, on disk.
        found: problems that an earlier run had finished.
        seconds: wall time since this run began.
        cpu_seconds: of the workers of this run, by their own clocks.
        peak_mb: the most memory a worker held.
    """

    n: int
    problems: int = 0
    rows: int = 0
    bytes: int = 0
    quarantined: int = 0
    found: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_mb: float = 0.0
    rejected: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    versions: Counter[str] = field(default_factory=Counter)

    def add(self, marker: Marker) -> None:
        """Count a finished shard in."""
        self.problems += marker.problems
        self.rows += marker.rows
        self.bytes += sum(file.bytes for file in marker.files)
        self.quarantined += len(marker.quarantined)
        self.rejected.update(marker.rejected)
        self.families.update(marker.families)
        self.versions.update(marker.versions)

    @property
    def rejected_share(self) -> float:
        """Dropped attempts of all attempts."""
        dropped = self.rejected.total()
        return dropped / max(1, dropped + self.problems)


def run(
    job: Job, out: Path, workers: int, progress: Callable[[Tally], None] = lambda tally: None, _maker: str = MAKER
) -> Tally:
    """Make what is missing of the job in `out`; `progress` is called after every shard.

    Raises UserError (folder, disk), CheckError or FamilyError (a record, unless the job says quarantine),
    KeyboardInterrupt. However it ends, whole shards stay and nothing half-written does.
    """
    began = time.monotonic()
    tally = Tally(job.n)
    with disk_errors(out), manifest.opened(out, job), tidied(out):
        missing: list[Shard] = []
        for shard in manifest.shards(job):
            marker = manifest.finished(out, shard)
            if marker:
                tally.add(marker)
            else:
                missing.append(shard)
        tally.found = tally.problems + tally.quarantined
        progress(tally)
        tasks = (Task(job, out, shard, _maker) for shard in missing)
        with closing(each(write_shard, tasks, min(workers, max(1, len(missing))))) as results:
            for done in results:
                tally.add(done.result)
                refuse_picky(tally)
                tally.cpu_seconds += done.cpu_seconds
                tally.peak_mb = max(tally.peak_mb, done.peak_mb)
                tally.seconds = time.monotonic() - began
                progress(tally)
    tally.seconds = time.monotonic() - began
    return tally


def refuse_picky(tally: Tally) -> None:
    """FamilyError if a family drops over 90 % of its attempts: most of the run would be spent on nothing."""
    dropped: Counter[str] = Counter()
    for reason, count in tally.rejected.items():
        dropped[reason.partition(": ")[0]] += count
    for family, count in dropped.items():
        attempts = count + tally.families[family]
        if attempts >= PICKY_ATTEMPTS and count > PICKY_SHARE * attempts:
            reasons = {r.partition(": ")[2]: c for r, c in tally.rejected.items() if r.startswith(f"{family}: ")}
            often = ", ".join(f"{r} ({c})" for r, c in Counter(reasons).most_common(3))
            raise FamilyError(
                f"family {family} rejected {count} of {attempts} attempts ({count / attempts:.0%}); at most "
                f"{PICKY_SHARE:.0%} may be. Most often: {often}. Widen what its sample() draws, or leave it out with "
                f"--families; `python -m engine check {family}` shows more. Finished shards are kept."
            )


@contextmanager
def tidied(out: Path) -> Iterator[None]:
    """Clear half-written files before and after, and list what is in quarantine."""
    folders = (out, out / "data", out / "done")
    for folder in folders:
        remove_temporary(folder)
    try:
        yield
    finally:
        for folder in folders:
            remove_temporary(folder)
        write_quarantine(out)


def write_quarantine(out: Path) -> None:
    """Write quarantine.jsonl anew from the markers: a line {"key", "reason"} for each problem left out."""
    lines = [
        orjson.dumps(problem) + b"\n"
        for path in sorted((out / "done").glob("*.json"))
        if b'"quarantined": []' not in path.read_bytes()
        for problem in manifest.read_marker(path).quarantined
    ]
    if lines:
        write_whole(out / "quarantine.jsonl", b"".join(lines))
    else:
        (out / "quarantine.jsonl").unlink(missing_ok=True)
