"""Check a folder from its files alone: every row's checks, every marker, nothing missing, nothing foreign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from engine.errors import EngineError
from engine.facts.rng import Key
from engine.job import Job
from engine.store import manifest, schema
from engine.store.manifest import File, Marker, Shard
from engine.store.pool import each
from engine.store.shard import load
from engine.store.storage import file_hash

CHECKER = "engine.check.verify:check_row"
SHOWN = 20  # faults printed in full


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where (a record id or a file), and why."""

    where: str
    reason: str


@dataclass(slots=True)
class Found:
    """What was read of one shard or of a folder; `faults` counts all, `first` holds some in full."""

    problems: int = 0
    rows: int = 0
    faults: int = 0
    first: list[Fault] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)

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
        self.first.extend(other.first[: SHOWN - len(self.first)])


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to check."""

    job: Job
    out: Path
    shard: Shard
    deep: bool
    checker: str = CHECKER

    def __str__(self) -> str:
        return f"checking shard {self.shard.name}"


def verify_folder(out: Path, workers: int, deep: bool = False, _checker: str = CHECKER) -> Found:
    """Check everything below `out`; UserError if it holds no manifest."""
    job = manifest.job_of(out)
    shards = manifest.shards(job)
    found = Found()
    expected = {"data": set[str](), "done": {f"{shard.name}.json" for shard in shards}}
    for shard in shards:
        expected["data"] |= {f"{split}-{shard.name}.parquet" for split in job.splits}
    for folder, names in expected.items():
        for path in sorted((out / folder).glob("*")):
            if path.name not in names:
                found.fault(f"{folder}/{path.name}", "foreign file: generate did not write it for this job")
    tasks = [Task(job, out, shard, deep, _checker) for shard in shards]
    results = [(done.task.shard.number, done.result) for done in each(check_shard, tasks, min(workers, len(tasks)))]
    for _, result in sorted(results, key=lambda pair: pair[0]):
        found.add(result)
    return found


def check_shard(task: Task) -> Found:
    """Check one shard's marker, files and rows."""
    pa.set_cpu_count(1)
    found = Found()
    path = manifest.marker_path(task.out, task.shard)
    if not path.exists():
        found.fault(f"done/{path.name}", "shard missing: it has no marker; run generate again to make it")
        return found
    try:
        marker = manifest.read_marker(path)
    except EngineError as error:
        found.fault(f"done/{path.name}", f"marker broken: {error}")
        return found
    if (marker.start, marker.stop) != (task.shard.start, task.shard.stop):
        found.fault(
            f"done/{path.name}", f"marker wrong: problems {marker.start} to {marker.stop - 1}, not {task.shard}"
        )
    present = {
        p.name
        for split in task.job.splits
        for p in [task.out / "data" / f"{split}-{task.shard.name}.parquet"]
        if p.exists()
    }
    for name in sorted(present - {file.name for file in marker.files}):
        found.fault(f"data/{name}", "foreign file: the shard's marker does not list it")
    seen: set[str] = set()
    indices: set[int] = set()
    for file in marker.files:
        check_file(task, file, found, seen, indices)
    check_counts(task, marker, found, indices)
    return found


def check_file(task: Task, file: File, found: Found, seen: set[str], indices: set[int]) -> None:
    """Check one Parquet file against its marker, and each of its rows; adds ids and indices to what was seen."""
    path, where = task.out / "data" / file.name, f"data/{file.name}"
    check_row: Callable[[dict, bool], list[str]] = load(task.checker)
    rows = 0
    try:
        if path.stat().st_size != file.bytes:
            found.fault(where, f"file changed: {path.stat().st_size} bytes, the marker says {file.bytes}")
        elif file_hash(path) != file.xxh3:
            found.fault(where, "file changed: its hash is not the marker's")
        for row in read_rows(path):
            rows += 1
            if row["id"] in seen:
                found.fault(row["id"], "duplicate id: it occurs twice in its shard")
            seen.add(row["id"])
            for reason in [*address(task, file, row), *check_row(row, task.deep)]:
                found.fault(str(row["id"]), reason)
            indices.add(row["index"])
            found.families[row["family"]] += 1
    except (OSError, pa.ArrowException) as error:
        found.fault(where, f"file unreadable: {error}")
        return
    found.rows += rows
    if rows != file.rows:
        found.fault(where, f"row count: {rows} rows, the marker says {file.rows}")


def read_rows(path: Path) -> Iterator[dict]:
    """Rows of a file as dicts, a row group in memory at a time; ArrowException if its columns are not ours."""
    with pq.ParquetFile(path) as file:
        if not file.schema_arrow.equals(schema.SCHEMA):
            raise pa.ArrowInvalid("its columns or types are not those of a row; see engine/store/schema.py")
        for group in range(file.num_row_groups):
            yield from file.read_row_group(group).to_pylist()


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
    left_out = {int(problem["key"].split("/")[2]) for problem in marker.quarantined}
    absent = sorted(set(range(task.shard.start, task.shard.stop)) - indices - left_out)
    if absent:
        some = ", ".join(str(index) for index in absent[:5])
        found.fault(f"done/{task.shard.name}.json", f"problems missing: {len(absent)} of the shard ({some}, ...)")


def report(found: Found, out: Path) -> str:
    """What verify prints."""
    lines = [f"{out}: {found.problems:,} problems, {found.rows:,} rows, {found.faults:,} faults"]
    for reason, count in sorted(found.reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        lines.append(f"  {count:>9,}  {reason}")
    lines += [f"  {fault.where}: {fault.reason}" for fault in found.first]
    if found.faults > len(found.first):
        lines.append(f"  ... and {found.faults - len(found.first):,} more")
    if found.faults:
        lines.append(f"  A record: python -m engine show KEY --from {out}")
    return "\n".join(lines)
