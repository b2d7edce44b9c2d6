"""generate: make problems and write them as Parquet shards; goes on where it was stopped."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.commands.flags import count, job_from_flags, place, record_flags, share, whole
from engine.errors import INTERRUPTED, UserError

HELP = "make problems and write them as Parquet shards; goes on where it was stopped"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("--domain", help="geometry, analytic, function, or all of them in equal shares")
    p.add_argument("--n", type=whole, help="problems to make")
    p.add_argument("--seed", type=whole, help="any integer (0)")
    p.add_argument("--out", type=place, help="folder to write, or s3://bucket/prefix (outputs/DOMAIN)")
    p.add_argument("--workers", type=count, default=os.cpu_count() or 1, help="processes (one per CPU)")
    record_flags(p)
    p.add_argument("--shard-size", type=whole, help="problems in a file (500)")
    p.add_argument("--job", type=Path, help="JSON file with any of these and more; flags win over it")
    p.add_argument("--on-failure", choices=("stop", "quarantine"), help="when a record fails a check (stop)")
    p.add_argument(
        "--task",
        type=share,
        metavar="I/T",
        help="make every T-th shard from the I-th, beside other tasks (under Slurm's --array, that task); then finish",
    )
    p.add_argument("--executor", choices=("local", "ray"), default="local", help="where shards are made (local)")
    p.add_argument("--address", help="of a Ray cluster, such as auto or ray-head:6379 (a Ray of this machine)")
    p.add_argument("--limit", type=whole, default=60, help="CPU seconds that an attempt may take; 0 for no limit (60)")
    p.add_argument(
        "--hung-from", type=place, metavar="DIR", help="drop the attempts that this finished run of the job dropped"
    )
    said = p.add_mutually_exclusive_group()
    said.add_argument("--quiet", action="store_true", help="say nothing but errors")
    said.add_argument("--json", action="store_true", help="progress and summary as JSON lines on stdout, for logs")


def run(args: argparse.Namespace) -> int:
    """Make a job's missing shards."""
    job = job_from_flags(args)
    from engine.store.manifest import read_manifest
    from engine.store.progress import JsonLines, Progress, summary
    from engine.store.run import How
    from engine.store.run import run as run_job
    from engine.store.storage import folder

    out = folder(args.out or Path("outputs") / job.domain)
    task = args.task or slurm_task(os.environ)
    if args.address and args.executor != "ray":
        raise UserError(f"--address {args.address} is of a Ray cluster; add --executor ray.")
    executor: dict[str, Any] = {}
    if args.executor == "ray":
        from engine.store.cluster import on_ray

        executor["executor"] = on_ray(args.address)
    how = How(
        workers=args.workers,
        **executor,
        share=task,
        limit=args.limit,
        hung=read_manifest(args.hung_from)["hung"] if args.hung_from else None,
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    lines = JsonLines(sys.stdout)
    progress = lines if args.json else Progress(open(os.devnull, "w") if args.quiet else sys.stderr)  # noqa: SIM115
    try:
        tally = run_job(job, out, how, progress)
    except KeyboardInterrupt:
        progress.end()
        print(f"interrupted; whole shards are kept in {out}. The same command goes on from there.", file=sys.stderr)
        return INTERRUPTED
    finally:
        progress.end()
    if args.json:
        lines.say("finished", tally, tally.seconds)
    elif not args.quiet:
        print(summary(tally, out, args.workers, task))
    return 0


def slurm_task(environment: Mapping[str, str]) -> tuple[int, int] | None:
    """The task of a Slurm array job, counted from 0 whatever its first index is; None outside of one."""
    try:
        at, least, most, many, step = (
            int(environment[f"SLURM_ARRAY_TASK_{name}"]) for name in ("ID", "MIN", "MAX", "COUNT", "STEP")
        )
    except (KeyError, ValueError):
        return None
    if many != (most - least) // step + 1:
        raise UserError(
            f"this Slurm array has {many} tasks between {least} and {most}, so it has gaps and this is no task I of T. "
            "Give an array without gaps (any number of tasks will do), or --task I/T."
        )
    return (at - least) // step, many
