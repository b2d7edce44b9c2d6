"""How fast `generate` is: CPU time of the whole command a record, against drawing a picture alone with pyplot.

    python tests/benchmarks/generate_speed.py [N] [--domain geometry] [--versions all]

Linux only: this process makes itself the reaper of orphans, since the fork server outlives the command that started
it, and RUSAGE_CHILDREN counts only what was waited for. The workers' own clocks are printed beside it as a check.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

PR_SET_CHILD_SUBREAPER = 36
YARDSTICK = Path(__file__).with_name("naive_pyplot.py")


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: rows, wall and CPU seconds of all processes, CPU ms a row by the workers' clocks, a worker's peak MB."""

    workers: int
    rows: int
    wall: float
    cpu: float
    own_ms: float
    peak_mb: float
    naive_ms: float


def measure(domain: str, n: int, versions: str, workers: int) -> Measured:
    """Run the whole command into a folder that is then dropped, with the yardstick just before and just after."""
    before = naive_ms(domain)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "engine", "generate", "--domain", domain, "--n", str(n)]
        flags = ["--workers", str(workers), "--out", str(Path(folder) / "out")]
        flags += ["--versions", versions] if versions else []
        start, spent = time.monotonic(), children_cpu()
        run = subprocess.run([*command, *flags], check=True, stdout=subprocess.PIPE, text=True)
        wall = time.monotonic() - start
        reap()
        cpu = children_cpu() - spent
        rows = sum(pq.read_metadata(path).num_rows for path in Path(folder).glob("out/data/*.parquet"))
    own = re.search(r"([\d.,]+) ms CPU each, ([\d.,]+) MB", run.stdout)
    assert own, run.stdout
    naive = (before + naive_ms(domain)) / 2
    return Measured(workers, rows, wall, cpu, float(own[1]) * n / rows, float(own[2].replace(",", "")), naive)


def naive_ms(domain: str) -> float:
    """CPU milliseconds of one naive picture, now."""
    return float(
        subprocess.run([sys.executable, YARDSTICK, domain, "100"], check=True, capture_output=True, text=True).stdout
    )


def children_cpu() -> float:
    """CPU seconds of every process that was waited for, by us or by one that we waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def reap() -> None:
    """Wait for the orphans that the command left: its fork server and resource tracker."""
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("n", nargs="?", type=int, default=20_000)
    parser.add_argument("--domain", default="geometry")
    parser.add_argument("--versions", default="", help="as generate takes it: all makes six records of each problem")
    args = parser.parse_args()
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER)")
    runs = [measure(args.domain, args.n, args.versions, workers) for workers in (1, 2)]
    print(
        f"\n{args.domain}, n = {args.n:,}, {runs[0].rows:,} records, {os.cpu_count()} CPUs; "
        "CPU ms a record of all processes"
    )
    print("workers   wall s   CPU ms   workers' clocks   pyplot ms   ratio   MB a worker")
    for m in runs:
        ms = 1000 * m.cpu / m.rows
        print(
            f"{m.workers:>7} {m.wall:>8.1f} {ms:>8.3f} {m.own_ms:>17.2f} {m.naive_ms:>11.2f}"
            f" {m.naive_ms / ms:>7.1f} {m.peak_mb:>13.0f}"
        )
    print(f"two workers take {runs[1].wall / runs[0].wall:.2f} of one worker's wall time")


if __name__ == "__main__":
    main()
