"""What a run costs beside the drawing: `python tests/benchmarks/scale.py scheduling|resume|kills|memory [COUNT]`.

scheduling: COUNT shards (100,000) that take no time, one in a thousand of which kills its worker. resume: a finished
run of COUNT shards (10,000), started again. kills: COUNT records (100,000) with and without two killed workers.
memory: the workers' memory over COUNT records (500,000). Records are those of tests/fake_maker.py: of the right shape
and size, without geometry, so that the engine's own part shows.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))
os.environ["PYTHONPATH"] = str(TESTS)

import orjson  # noqa: E402

from engine.job import Job  # noqa: E402
from engine.store import manifest  # noqa: E402
from engine.store.manifest import File, Marker  # noqa: E402
from engine.store.pool import Done, each  # noqa: E402
from engine.store.run import How, run  # noqa: E402
from engine.store.shard import Task  # noqa: E402
from engine.store.storage import folder  # noqa: E402
from engine.store.tally import Tally  # noqa: E402

FAMILIES = {f"family_{i}": 4 for i in range(127)}
REASONS = {f"family_{i % 127}: reason {i}": 3 for i in range(250)}


def marker_of(task: Task, size: int) -> Marker:
    """A marker as large as a real one of a shard of 500."""
    files = tuple(File(s, f"{s}-{task.shard.name}.parquet", 1, size, "0" * 32) for s in ("test", "train", "validation"))
    return Marker(task.shard.start, task.shard.stop, 1, files, FAMILIES, {"text_lite": 1}, REASONS, [], 0.0)


def nothing(task: Task) -> Marker:
    """A shard that takes no time; each thousandth kills its worker once."""
    flag = Path(str(task.out)) / f"died-{task.shard.number}"
    if task.shard.number % 1000 == 7 and not flag.exists():
        flag.touch()
        os._exit(1)
    return marker_of(task, 0)


def instead(work: Callable[[Any], Any]) -> Callable[..., Generator[Done, None, None]]:
    """An executor that does this work in place of the real."""

    def executor(_: Any, tasks: Iterable[Any], workers: int, limit: float) -> Generator[Done, None, None]:
        return each(work, tasks, workers, limit)

    return executor


def cpu(who: int) -> float:
    """CPU seconds so far."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def scheduling(out: Path, count: int) -> None:
    began, before = time.monotonic(), cpu(resource.RUSAGE_SELF)
    run(Job("geometry", count, shard_size=1), out, How(2, executor=instead(nothing)))
    wall, used = time.monotonic() - began, cpu(resource.RUSAGE_SELF) - before
    died = len(list(out.glob("died-*")))
    each_one = f"{1000 * wall / count:.2f} ms of wall time and {1000 * used / count:.2f} ms of the parent's CPU each"
    print(f"{count:,} shards, {died} workers died: {wall:.0f} s, {each_one}")


def resume(out: Path, count: int) -> None:
    job, place = Job("geometry", count, shard_size=1), folder(out)
    with manifest.opened(place, job):
        for shard in manifest.shards(job):
            marker = marker_of(Task(job, place, shard), 100)
            for file in marker.files:
                (out / "data" / file.name).write_bytes(b"x" * 100)
            (out / manifest.marker_name(shard)).write_bytes(orjson.dumps(asdict(marker)))
    flags = ["--domain", "geometry", "--n", str(count), "--shard-size", "1", "--out", str(out)]
    for _ in range(3):
        began, before = time.monotonic(), cpu(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "engine", "generate", *flags], capture_output=True, text=True, check=True
        )
        wall, used = time.monotonic() - began, cpu(resource.RUSAGE_CHILDREN) - before
        assert "nothing was missing" in done.stdout
        print(f"{count:,} finished shards looked at in {wall:.2f} s of wall time, {used:.2f} s of CPU time")


def workers_of_this_process() -> list[int]:
    """Processes two levels below: the fork server's children."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    return [grand for child in children.get(os.getpid(), []) for grand in children.get(child, [])]


def kills(out: Path, count: int) -> None:
    job = Job("geometry", count)
    took = {}
    for name, at in (("warm", ()), ("undisturbed", ()), ("killed", (0.3, 0.6)), ("undisturbed again", ())):
        left = list(at)

        def progress(tally: Tally, left: list[float] = left) -> None:
            if left and tally.problems > left[0] * count:
                os.kill(workers_of_this_process()[0], signal.SIGKILL)
                left.pop(0)

        n = 2000 if name == "warm" else count
        began = time.monotonic()
        tally = run(job if n == count else Job("geometry", n), out / name, 2, progress, _maker="fake_maker:make")
        assert not left
        took[name] = time.monotonic() - began
        print(f"{name}: {took[name]:.1f} s of wall time, {tally.cpu_seconds:.1f} s of workers' CPU that gave a shard")


def memory(out: Path, count: int) -> None:
    seen: list[tuple[int, float]] = []

    def progress(tally: Tally) -> None:
        seen.append((tally.problems, tally.peak_mb))
        if tally.problems % 50_000 == 0:
            print(f"{tally.problems:,} records: the larger worker has held {tally.peak_mb:.1f} MB", flush=True)

    run(Job("geometry", count), out, 2, progress, _maker="fake_maker:make")
    low = next(mb for n, mb in seen if n >= count // 5)
    per = (seen[-1][1] - low) / (seen[-1][0] - count // 5) * 100_000
    print(f"from {count // 5:,} to {count:,}: {per:+.2f} MB per 100,000 records")


COUNTS = {"scheduling": 100_000, "resume": 10_000, "kills": 100_000, "memory": 500_000}

if __name__ == "__main__":
    what = sys.argv[1]
    with tempfile.TemporaryDirectory() as base:
        globals()[what](Path(base) / "out", int(sys.argv[2]) if len(sys.argv) > 2 else COUNTS[what])
