"""What a large run must keep to: `python tests/benchmarks/scale.py scheduling|resume|kills|memory|rows [--n N]`.

scheduling: N shards (100,000) that take no time, one in a thousand of which kills its worker. resume: a finished run of
N shards (10,000), started again as a whole command. kills: the same N problems (100,000) undisturbed and with two
workers killed. memory: one worker's memory over N problems (500,000) of geometry, as a default job has them. rows: the
same over N rows (500,000) in the six versions of each problem, all families, so of a sixth as many problems.
`--fake` takes the records of tests/fake_maker.py, which have the right shape and size and no geometry.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import asdict
from pathlib import Path
from statistics import linear_regression, mean
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
from engine.store.shard import MAKER, Task  # noqa: E402
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


def scheduling(out: Path, count: int, _maker: str) -> None:
    began, before = time.monotonic(), cpu(resource.RUSAGE_SELF)
    run(Job("geometry", count, shard_size=1), out, How(2, executor=instead(nothing)))
    wall, used = time.monotonic() - began, cpu(resource.RUSAGE_SELF) - before
    died = len(list(out.glob("died-*")))
    each_one = f"{1000 * wall / count:.2f} ms of wall time and {1000 * used / count:.2f} ms of the parent's CPU each"
    print(f"{count:,} shards, {died} workers died: {wall:.0f} s, {each_one} (to reach: under 5 ms)")


def resume(out: Path, count: int, _maker: str) -> None:
    job, place = Job("geometry", count, shard_size=1), folder(out)
    with manifest.opened(place, job):
        for shard in manifest.shards(job):
            marker = marker_of(Task(job, place, shard), 100)
            for file in marker.files:
                (out / "data" / file.name).write_bytes(b"x" * 100)
            (out / manifest.marker_name(shard)).write_bytes(orjson.dumps(asdict(marker)))
    flags = ["--domain", "geometry", "--n", str(count), "--shard-size", "1", "--out", str(out)]
    for start in ("the first start, which writes the totals", "started again", "and again"):
        began, before = time.monotonic(), cpu(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "engine", "generate", *flags], capture_output=True, text=True, check=True
        )
        wall, used = time.monotonic() - began, cpu(resource.RUSAGE_CHILDREN) - before
        assert "nothing was missing" in done.stdout
        print(f"{start}: {wall:.2f} s of wall time, {used:.2f} s of CPU time with Python's own start", flush=True)
    print(f"to reach with {count:,} finished shards: started again in under 2 s of wall time")


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


def cpu_of(process: int) -> float:
    """CPU seconds of another process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def kills(out: Path, count: int, maker: str) -> None:
    """In the order undisturbed, killed, killed, undisturbed, so that a machine that slows down falls on both alike.

    Always 200 shards, as 100,000 problems have: a kill loses the same share of a smaller run, and its new worker's
    start, half a second, is a larger one. Where the machine is shared, read the CPU time that was lost, not the wall.
    """
    job = Job("geometry", count, shard_size=max(1, count // 200), on_failure="quarantine")
    run(Job("geometry", 400, on_failure="quarantine"), out / "warm", 2, _maker=maker)
    walls: dict[bool, list[float]] = {False: [], True: []}
    bytes_of = set()
    for number, disturbed in enumerate((False, True, True, False)):
        left, spent, killed = [0.3, 0.6] if disturbed else [], list[float](), 0
        began = time.monotonic()

        def kill(turn: int, spent: list[float] = spent) -> None:
            at_work = workers_of_this_process()
            victim = at_work[turn % len(at_work)]
            spent.append(cpu_of(victim))
            os.kill(victim, signal.SIGKILL)

        def progress(tally: Tally, left: list[float] = left, began: float = began, spent: list[float] = spent) -> None:
            nonlocal killed
            if tally.problems + tally.quarantined == count:
                killed = len(spent)
                spent += map(cpu_of, workers_of_this_process())
            if left and tally.problems > left[0] * count:
                left.pop(0)
                shard = 2 * (time.monotonic() - began) / tally.shards  # of one of the two workers
                threading.Timer(shard / 2, kill, [len(left)]).start()  # both are in the middle of a shard, or about

        place = out / f"{number}"
        tally = run(job, place, 2, progress, _maker=maker)
        wall = time.monotonic() - began
        assert killed == 2 * disturbed
        bytes_of.add(tuple(sorted((f.name, f.xxh3) for _, m in finished(place, job) for f in m.files)))
        shutil.rmtree(place)
        walls[disturbed].append(wall)
        what = "two workers killed" if disturbed else "undisturbed"
        lost = sum(spent) - tally.cpu_seconds
        share = f"{lost:.1f} s, {lost / sum(spent):.1%}, gave no shard"
        print(f"{what}: {wall:.1f} s of wall time; of {sum(spent):.1f} s of the workers' CPU {share}", flush=True)
    assert len(bytes_of) == 1
    more = mean(walls[True]) / mean(walls[False]) - 1
    spread = max(walls[False]) / min(walls[False]) - 1
    print(f"{count:,} problems, the same bytes each time: two killed workers cost {more:+.1%} of wall time; the two")
    print(f"undisturbed runs differ by {spread:.1%}, and a difference below that says nothing (to reach: under 5 %)")


def finished(place: Path, job: Job) -> list[tuple[Any, Marker]]:
    return list(manifest.finished(folder(place), manifest.shards(job)))


def resident_mb(process: int) -> float:
    """What a process holds in memory now, in MB of 1024 * 1024 bytes."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def memory(out: Path, count: int, maker: str) -> None:
    watched(out, Job("geometry", count, on_failure="quarantine"), maker)


def rows(out: Path, count: int, maker: str) -> None:
    watched(out, Job("all", -(-count // 6), versions="all", shard_size=100, on_failure="quarantine"), maker)


def watched(out: Path, job: Job, maker: str) -> None:
    """Files are deleted as they come, so that this needs no disk."""
    seen: list[tuple[int, float]] = []
    began = time.monotonic()

    def progress(tally: Tally) -> None:
        for file in (out / "data").glob("*.parquet"):
            file.unlink()
        found = workers_of_this_process()
        if not found or not tally.rows:
            return
        seen.append((tally.rows, resident_mb(found[0])))
        if tally.shards % 16 == 0:
            print(
                f"{tally.rows:,} rows of {tally.problems:,} problems: {seen[-1][1]:.1f} MB now, {tally.peak_mb:.1f} at "
                f"most, {slope(seen)}, {tally.cpu_seconds:.0f} s of CPU, {time.monotonic() - began:.0f} s",
                flush=True,
            )

    tally = run(job, out, 1, progress, _maker=maker)
    print(f"{tally.rows:,} rows of {tally.problems:,} problems, {tally.quarantined} in quarantine: {slope(seen)}")
    for _, marker in finished(out, job):
        for problem in marker.quarantined:
            print(f"{problem['key']}: {problem['reason']}")
    print("to reach over 500,000: less than +1 MB per 100,000")


def slope(seen: list[tuple[int, float]]) -> str:
    """Growth of memory by least squares over all but the first fifth of the run, in which caches fill."""
    later = [(rows, mb) for rows, mb in seen if rows >= seen[-1][0] / 5]
    if len(later) < 3:
        return "no slope yet"
    found = linear_regression(*zip(*later, strict=True)).slope * 100_000
    return f"{found:+.2f} MB per 100,000 rows from {later[0][0]:,} on"


COUNTS = {scheduling: 100_000, resume: 10_000, kills: 100_000, memory: 500_000, rows: 500_000}

if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("what", choices=[function.__name__ for function in COUNTS])
    p.add_argument("--n", type=int)
    p.add_argument("--fake", action="store_true", help="records of the right shape without geometry")
    args = p.parse_args()
    chosen = next(function for function in COUNTS if function.__name__ == args.what)
    with tempfile.TemporaryDirectory() as base:
        chosen(Path(base) / "out", args.n or COUNTS[chosen], "fake_maker:make" if args.fake else MAKER)
