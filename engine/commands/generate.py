"""generate: make problems and write them as Parquet shards; goes on where it was stopped."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path

from engine.commands.flags import count, job_from_flags, record_flags, whole
from engine.errors import INTERRUPTED

HELP = "make problems and write them as Parquet shards; goes on where it was stopped"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("--domain", help="geometry, analytic, function, or all of them in equal shares")
    p.add_argument("--n", type=whole, help="problems to make")
    p.add_argument("--seed", type=whole, help="any integer (0)")
    p.add_argument("--out", type=Path, help="folder to write (outputs/DOMAIN)")
    p.add_argument("--workers", type=count, default=os.cpu_count() or 1, help="processes (one per CPU)")
    record_flags(p)
    p.add_argument("--shard-size", type=whole, help="problems in a file (500)")
    p.add_argument("--job", type=Path, help="JSON file with any of these and more; flags win over it")
    p.add_argument("--on-failure", choices=("stop", "quarantine"), help="when a record fails a check (stop)")
    p.add_argument("--quiet", action="store_true", help="say nothing but errors")


def run(args: argparse.Namespace) -> int:
    """Make a job's missing shards."""
    job = job_from_flags(args)
    from engine.store.progress import Progress, summary
    from engine.store.run import run as run_job

    out = args.out or Path("outputs") / job.domain
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    progress = Progress(open(os.devnull, "w") if args.quiet else sys.stderr)  # noqa: SIM115
    try:
        tally = run_job(job, out, args.workers, progress)
    except KeyboardInterrupt:
        progress.end()
        print(f"interrupted; whole shards are kept in {out}. The same command goes on from there.", file=sys.stderr)
        return INTERRUPTED
    finally:
        progress.end()
    if not args.quiet:
        print(summary(tally, out, args.workers))
    return 0
