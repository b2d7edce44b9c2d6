"""Check a folder from its files alone: every row's checks, every marker, nothing missing, nothing foreign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from engine.errors import EngineError
from engine.facts.rng import Key, parse_key
from engine.job import Job
from engine.store import manifest, watch
from engine.store.foreign import bad_boxes, bounded_memory, read_rows
from engine.store.manifest import File, Marker, Shard
from engine.store.pool import each
from engine.store.shard import load
from engine.store.storage import Folder, folder

CHECKER = "engine.check.verify:check_row"
SHOWN = 20  # faults printed in full


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where (a record id or a file), and why."""

    where: str
    reason: str


@dataclass(slots=True)
class Found:
    """What was read of one shard or of a folder.

    Attributes:
        faults, first: all that is wrong, counted; some in full.
        damaged: numbers of the shards whose files are not what their markers say: generate can make them again.
    """

    problems: int = 0
    rows: int = 0
    faults: int = 0
    first: list[Fault] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    damaged: set[int] = field(default_factory=set)

    def fault(self, where: str, reason: str) -> None:
        """Count one."""
        self.faults += 1
        self.reasons[reason.partition(":")[0]] += 1
        if len(self.first) < SHOWN:
            self.first.append(Fault(where, reason))

    def add(self, other: Found) -> None:
        """Sum up."""
        self.problems += other.problems
        self.rows += other.rows
        self.faults += other.faults
        self.reasons.update(other.reasons)
        self.families.update(other.families)
        self.damaged |= other.damaged
        self.first.extend(other.first[: SHOWN - len(self.first)])


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to check. `slow` are rows, as (file of its marker, row), on which two workers ran out of time."""

    job: Job
    out: Folder
    shard: Shard
    deep: bool
    checker: str = CHECKER
    slow: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        return f"checking shard {self.shard.name}"

    def at(self, file: int, row: int) -> str:
        """What a worker was at, in words."""
        return f"row {row} of its file {file}"

    def without(self, file: int, row: int) -> Task:
        """The same task, leaving out one more row."""
        return replace(self, slow=(*self.slow, (file, row)))


def verify_folder(
    out: Folder | Path | str, workers: int, deep: bool = False, limit: float = watch.LIMIT, _checker: str = CHECKER
) -> Found:
    """Check everything below `out`; UserError if it holds no manifest.

    The marker of a shard whose files are not what it says is put aside, so that generate makes that shard again.
    """
    place = folder(out)
    job = manifest.job_of(place)
    shards = manifest.shards(job)
    found = Found()
    expected = {"data": set[str](), "done": {f"{shard.name}.{end}" for shard in shards for end in ("json", "damaged")}}
    for shard in shards:
        expected["data"] |= {f"{split}-{shard.name}.parquet" for split in job.splits}
    for part, names in expected.items():
        for name in sorted(set(place.sizes(part)) - names):
            found.fault(f"{part}/{name}", "foreign file: generate did not write it for this job; delete it")
    tasks = [Task(job, place, shard, deep, _checker) for shard in shards]
    done = each(check_shard, tasks, min(workers, len(tasks)), limit)
    results = [(each_done.task.shard, each_done.result) for each_done in done]
    for shard, result in sorted(results, key=lambda pair: pair[0].number):
        found.add(result)
        if shard.number in result.damaged:
            put_aside(place, shard, found)
    return found


def put_aside(place: Folder, shard: Shard, found: Found) -> None:
    """Withdraw a shard's marker; where this is not allowed, say so."""
    name = manifest.marker_name(shard)
    try:
        place.write(manifest.damaged_name(shard), place.read(name))
        place.remove(name)
    except (OSError, EngineError) as error:
        found.fault(name, f"marker kept: it could not be put aside ({error}); delete it to have the shard made again")


def check_shard(task: Task) -> Found:
    """Check one shard's marker, files and rows."""
    pa.set_cpu_count(1)
    found, place, name = Found(), task.out, manifest.marker_name(task.shard)
    try:
        data = place.read(name)
    except FileNotFoundError:
        aside = place.size(manifest.damaged_name(task.shard)) is not None
        why = "an earlier verify found its files damaged" if aside else "it has no marker"
        found.fault(name, f"shard missing: {why}; run generate again to make it")
        return found
    try:
        marker = manifest.read_marker(data, name)
    except EngineError as error:
        found.fault(name, f"marker broken: {error}")
        found.damaged.add(task.shard.number)
        return found
    if (marker.start, marker.stop) != (task.shard.start, task.shard.stop):
        found.fault(name, f"marker wrong: problems {marker.start} to {marker.stop - 1}, not {task.shard}")
        found.damaged.add(task.shard.number)
    own = {f"{split}-{task.shard.name}.parquet" for split in task.job.splits}
    for unlisted in sorted(own - {file.name for file in marker.files}):
        if place.size(f"data/{unlisted}") is not None:
            found.fault(f"data/{unlisted}", "foreign file: the shard's marker does not list it; delete it")
    seen: set[str] = set()
    indices: set[int] = set()
    for i, file in enumerate(marker.files):
        if file.name not in own:
            found.fault(name, f"marker wrong: it lists {file.name[:80]}, which is no file of this shard")
            found.damaged.add(task.shard.number)
            continue
        check_file(task, i, file, found, seen, indices)
    watch.rest()
    check_counts(task, marker, found, indices)
    return found


def check_file(task: Task, number: int, file: File, found: Found, seen: set[str], indices: set[int]) -> None:
    """Check one Parquet file against its marker, and each of its rows; adds ids and indices to what was seen."""
    name, rows = f"data/{file.name}", 0
    try:
        watch.start(number, 0)
        size = task.out.size(name)
        if size is not None and size != file.bytes:
            changed(task, found, name, f"file changed: {size} bytes, the marker says {file.bytes}")
        elif task.out.hash(name) != file.xxh3:
            changed(task, found, name, "file changed: its hash is not the marker's")
        with bounded_memory():
            for row in read_rows(task.out.source(name)):
                check_one(task, number, file, rows, row, found, seen)
                rows += 1
                if isinstance(row["index"], int):
                    indices.add(row["index"])
                found.families[str(row["family"])] += 1
    except (OSError, MemoryError, EngineError, pa.ArrowException) as error:
        changed(task, found, name, f"file unreadable: {error or 'it takes too much memory'}")
        return
    found.rows += rows
    if rows != file.rows:
        changed(task, found, name, f"row count: {rows} rows, the marker says {file.rows}")


def changed(task: Task, found: Found, name: str, reason: str) -> None:
    """A fault of a file as a whole, which making the shard again mends."""
    found.fault(name, reason)
    found.damaged.add(task.shard.number)


def check_one(task: Task, number: int, file: File, at: int, row: dict[str, Any], found: Found, seen: set[str]) -> None:
    """Check one row. Whatever it makes a check do, it is a fault of this row and does not stop the run."""
    check_row: Callable[[dict, bool], list[str]] = load(task.checker)
    where = str(row["id"])[:80]
    if (number, at) in task.slow:
        found.fault(where, "row: its checks take too long")
        return
    watch.start(number, at)
    if where in seen:
        found.fault(where, "duplicate id: it occurs twice in its shard")
    seen.add(where)
    try:
        if box := bad_boxes(row):
            found.fault(where, f"box: data/{file.name} row {at}, {box}")
            return
        reasons = [*address(task, file, row), *check_row(row, task.deep)]
    except Exception as error:
        reasons = [f"row: data/{file.name} row {at} cannot be checked: {error!r}"]
    for reason in reasons:
        found.fault(where, reason[:2000])


def address(task: Task, file: File, row: dict[str, Any]) -> list[str]:
    """Faults in what says which record this is; a row that passes can have no twin in another shard."""
    key = str(Key(task.job.seed, task.job.domain, row["index"] or 0))
    reasons = []
    if row["index"] is None or not task.shard.start <= row["index"] < task.shard.stop:
        reasons.append(f"address: index {row['index']} is not of this shard")
    if row["id"] != key + (f"/{row['version']}" if task.job.versions == "all" else "") or row["problem_id"] != key:
        reasons.append(f"address: id {row['id']} and problem_id {row['problem_id']} do not follow from {key}")
    if row["split"] != file.split:
        reasons.append(f"address: split {row['split']} in a file of {file.split}")
    return reasons


def check_counts(task: Task, marker: Marker, found: Found, indices: set[int]) -> None:
    """Every problem of the shard is there, or in quarantine."""
    found.problems += len(indices)
    left_out = {parse_key(problem["key"]).index for problem in marker.quarantined}
    absent = sorted(set(range(task.shard.start, task.shard.stop)) - indices - left_out)
    if absent:
        some = ", ".join(str(index) for index in absent[:5])
        found.fault(f"done/{task.shard.name}.json", f"problems missing: {len(absent)} of the shard ({some}, ...)")


def report(found: Found, out: Folder | Path | str) -> str:
    """What verify prints."""
    lines = [f"{out}: {found.problems:,} problems, {found.rows:,} rows, {found.faults:,} faults"]
    for reason, count in sorted(found.reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        lines.append(f"  {count:>9,}  {reason}")
    lines += [f"  {fault.where}: {fault.reason}" for fault in found.first]
    if found.faults > len(found.first):
        lines.append(f"  ... and {found.faults - len(found.first):,} more")
    if found.damaged:
        lines.append(f"  {len(found.damaged):,} damaged shards: the command that made the folder makes them again")
    if found.faults:
        if changed := manifest.changed_code(manifest.read_manifest(out), manifest.job_of(out)):
            lines.append(f"  These rows were made by other code ({changed}): check them with the code that made them")
        lines.append(f"  A record: python -m engine show KEY --from {out}")
    return "\n".join(lines)
