"""One unit of work: make the problems of a shard, write a file per split, then its marker."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from traceback import extract_tb
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from engine.errors import CheckError, EngineError, FamilyError
from engine.facts.rng import Key
from engine.job import Job
from engine.store import manifest, schema, watch
from engine.store.manifest import File, Hung, Marker, Shard
from engine.store.storage import Folder, disk_errors, file_hash

MAKER = "engine.record:make"
HANGS = 3  # attempts at one key that may take too long; a family that always hangs is not tried 400 times


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to make: what, where, by which function ("module:name", so that the parent need not import it).

    `hung` are attempts to drop: each took a worker longer than it may, twice, here or in the run whose list was given.
    """

    job: Job
    out: Folder
    shard: Shard
    maker: str = MAKER
    hung: tuple[Hung, ...] = ()

    def __str__(self) -> str:
        return f"shard {self.shard.name} (problems {self.shard.start} to {self.shard.stop - 1})"

    def at(self, index: int, attempt: int) -> str:
        """What a worker was at, in words."""
        return f"{Key(self.job.seed, self.job.domain, index)} attempt {attempt}"

    def without(self, index: int, attempt: int) -> Task:
        """The same task, dropping one more attempt."""
        return replace(self, hung=(*self.hung, (index, attempt)))


@lru_cache(maxsize=8)
def load(path: str) -> Callable[..., Any]:
    """The function that "module:name" names."""
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)


class SplitFile:
    """A Parquet file that is written by row groups as a draft."""

    def __init__(self, place: Folder, name: str) -> None:
        self.place, self.name, self.written = place, name, place.draft(f"data/{name}")
        self.rows, self.waiting = 0, list[dict]()
        self.writer = pq.ParquetWriter(self.written, schema.SCHEMA, **schema.WRITING)

    def add(self, row: dict) -> None:
        self.waiting.append(row)
        if len(self.waiting) == schema.ROW_GROUP:
            self.flush()

    def flush(self) -> None:
        self.writer.write_table(schema.table(self.waiting))
        self.rows += len(self.waiting)
        self.waiting.clear()

    def close(self, split: str) -> File:
        """Finish and rename; the file is whole from here on."""
        if self.waiting:
            self.flush()
        self.writer.close()
        file = File(split, self.name, self.rows, self.written.stat().st_size, file_hash(self.written))
        self.place.keep(self.written, f"data/{self.name}")
        return file

    def drop(self) -> None:
        """Forget it."""
        self.written.unlink(missing_ok=True)


def write_shard(task: Task) -> Marker:
    """Make and write one shard; EngineError if a record fails and the job says stop, UserError from the disk."""
    pa.set_cpu_count(1)  # the workers are the parallelism
    files: dict[str, SplitFile] = {}
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("families", "versions", "rejected")}
    quarantined: list[dict[str, str]] = []
    hung: list[Hung] = []
    stages: dict[str, float] = {}
    began = time.process_time()
    with disk_errors(task.out):
        task.out.remove(manifest.marker_name(task.shard))  # a shard that grows is unfinished until it is rewritten
        try:
            for index in range(task.shard.start, task.shard.stop):
                key = Key(task.job.seed, task.job.domain, index)
                try:
                    made = make(key, task, hung)
                except (CheckError, FamilyError) as error:
                    if task.job.on_failure == "stop":
                        raise
                    quarantined.append({"key": str(key), "reason": str(error)})
                    continue
                counts["rejected"].update(made.rejected)
                for name, seconds in made.seconds.items():
                    stages[name] = stages.get(name, 0.0) + seconds
                counts["families"][made.rows[0]["family"]] += 1
                for row in made.rows:
                    counts["versions"][row["version"]] += 1
                    split = row["split"]
                    if split not in files:
                        files[split] = SplitFile(task.out, f"{split}-{task.shard.name}.parquet")
                    files[split].add(row)
            watch.rest()
            done = tuple(files[split].close(split) for split in sorted(files))
        finally:
            for file in files.values():
                file.drop()
        took = time.process_time() - began
        stages["write"] = took - sum(stages.values())
        marker = Marker(
            start=task.shard.start,
            stop=task.shard.stop,
            rows=sum(file.rows for file in done),
            files=done,
            **{name: dict(sorted(counter.items())) for name, counter in counts.items()},
            quarantined=quarantined,
            cpu_seconds=round(took, 4),
            hung=[{"key": str(Key(task.job.seed, task.job.domain, i)), "attempt": a} for i, a in hung],
            stages={name: round(seconds, 4) for name, seconds in stages.items()},
        )
        manifest.write_marker(task.out, task.shard, marker)
    return marker


def make(key: Key, task: Task, dropped: list[Hung]) -> Any:
    """The problem's rows; what nobody foresaw becomes a CheckError that names the place.

    Attempts that the task drops are added to `dropped`. FamilyError where they are more than HANGS.
    """
    hung = [attempt for index, attempt in task.hung if index == key.index]
    if len(hung) > HANGS:
        dropped += [(key.index, attempt) for attempt in hung]
        raise FamilyError(
            f"{key}: {len(hung)} attempts took longer than a worker may, the last {hung[-1]}. The family does not end "
            f"on these parameters; see where: python -m engine show {key} {task.job.flags()}".rstrip()
        )

    def begin(attempt: int) -> bool:
        if attempt in hung:
            dropped.append((key.index, attempt))
            return False
        watch.start(key.index, attempt)
        return True

    try:
        return load(task.maker)(key, task.job, begin)
    except EngineError:
        raise
    except Exception as error:
        at = extract_tb(error.__traceback__)[-1]
        raise CheckError(
            f"{key} raised {type(error).__name__}: {error} ({Path(at.filename).name}:{at.lineno}). This is a bug; "
            f"for the whole traceback: python -m engine show {key} {task.job.flags()}".rstrip()
        ) from error
