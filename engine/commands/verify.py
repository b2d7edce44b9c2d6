"""verify: run every check again on a folder, from its files alone."""

from __future__ import annotations

import argparse
import os

from engine.commands.flags import count, place, whole

HELP = "run every check again on a folder, from its files alone"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("folder", type=place, metavar="DIR", help="output of generate, or s3://bucket/prefix")
    p.add_argument("--deep", action="store_true", help="the slow checks too (sympy)")
    p.add_argument("--workers", type=count, default=os.cpu_count() or 1, help="processes (one per CPU)")
    p.add_argument(
        "--limit", type=whole, default=60, help="CPU seconds that a row's checks may take; 0 for no limit (60)"
    )


def run(args: argparse.Namespace) -> int:
    """Check a folder."""
    from engine.store.storage import folder
    from engine.store.verify import report, verify_folder

    result = verify_folder(args.folder, args.workers, args.deep, args.limit)
    print(report(result, folder(args.folder)))
    return 1 if result.faults else 0
