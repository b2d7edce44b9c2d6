"""Generate: the shards that are missing, or one task's share of them, with a summary of the whole folder."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.errors import FamilyError
from engine.job import Job
from engine.store import manifest
from engine.store.finish import complete, recalled, write_quarantine
from engine.store.manifest import Hung, Shard
from engine.store.pool import Done, each
from engine.store.shard import MAKER, Task, write_shard
from engine.store.storage import Folder, disk_errors, folder
from engine.store.tally import Tally
from engine.store.watch import LIMIT

Executor = Callable[[Callable[[Any], Any], Iterable[Any], int, float], Generator[Done, None, None]]
PICKY_SHARE, PICKY_ATTEMPTS = 0.95, 2000  # a family that drops more than this share of so many attempts stops the run;
# `check` asks for 90 %, so that a family near it stops no run by chance


@dataclass(frozen=True, slots=True)
class How:
    """How a run goes; nothing here changes a byte that it writes.

    Attributes:
        workers: processes at a time.
        executor: as pool.each: these processes, or those of a cluster.
        share: (i, t) to make only each t-th shard from the i-th, beside other runs; None for all of them.
        limit: CPU seconds that one attempt at a problem may take, 0 for no limit.
        hung: attempts to drop from the start, as another run of the job found them; None for those in the manifest.
    """

    workers: int = 1
    executor: Executor = each
    share: tuple[int, int] | None = None
    limit: float = LIMIT
    hung: list[Hung] | None = field(default=None, hash=False)


def run(
    job: Job,
    out: Folder | Path | str,
    how: How | int = 1,
    progress: Callable[[Tally], None] = lambda tally: None,
    _maker: str = MAKER,
) -> Tally:
    """Make what is missing of the job in `out`; `progress` is called after every shard. `how` may be just workers.

    Raises UserError (folder, disk), CheckError or FamilyError (a record, unless the job says quarantine),
    KeyboardInterrupt. However it ends, whole shards stay and nothing half-written does.
    """
    how = How(how) if isinstance(how, int) else how
    place, began = folder(out), time.monotonic()
    wanted = [s for s in manifest.shards(job) if not how.share or s.number % how.share[1] == how.share[0]]
    tally = Tally(sum(shard.stop - shard.start for shard in wanted))
    mine = {shard.name for shard in wanted} if how.share else None
    with disk_errors(place), manifest.opened(place, job, mine is not None, how.hung):
        place.tidy(mine)
        whole = mine is None and manifest.read_manifest(place)["n"] == job.n
        if whole and (known := recalled(place, wanted)):
            known.found = known.problems + known.quarantined
            progress(known)
            return known
        missing = {shard.number: shard for shard in wanted}
        for shard, marker in manifest.finished(place, wanted):
            tally.add(marker)
            del missing[shard.number]
        tally.found = tally.problems + tally.quarantined
        progress(tally)
        try:
            make_missing(job, place, list(missing.values()), how, tally, progress, began, _maker)
        finally:
            place.tidy(mine)
            if whole:
                write_quarantine(place, tally)
        if whole:
            complete(place, tally)
    tally.seconds = time.monotonic() - began
    return tally


def make_missing(
    job: Job,
    place: Folder,
    missing: list[Shard],
    how: How,
    tally: Tally,
    progress: Callable[[Tally], None],
    began: float,
    maker: str,
) -> None:
    """Make these shards and count them in."""
    if not missing:
        return
    hung: dict[int, tuple[Hung, ...]] = {}
    for index, attempt in manifest.read_manifest(place)["hung"]:
        number = index // job.shard_size
        hung[number] = (*hung.get(number, ()), (index, attempt))
    aside = {name for name in place.sizes("done") if name.endswith(".damaged")}
    tasks = (Task(job, place, shard, maker, hung.get(shard.number, ())) for shard in missing)
    with closing(how.executor(write_shard, tasks, min(how.workers, len(missing)), how.limit)) as results:
        for done in results:
            tally.add(done.result)
            if f"{done.task.shard.name}.damaged" in aside:
                place.remove(manifest.damaged_name(done.task.shard))
            refuse_picky(tally)
            tally.cpu_seconds += done.cpu_seconds
            tally.peak_mb = max(tally.peak_mb, done.peak_mb)
            tally.seconds = time.monotonic() - began
            progress(tally)


def refuse_picky(tally: Tally) -> None:
    """FamilyError if a family drops over 95 % of its attempts: most of the run would be spent on nothing."""
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
