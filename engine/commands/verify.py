"""verify: run every check again on a folder, from its files alone."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from engine.commands.flags import count

HELP = "run every check again on a folder, from its files alone"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("folder", type=Path, metavar="DIR", help="output of generate")
    p.add_argument("--deep", action="store_true", help="the slow checks too (sympy)")
    p.add_argument("--workers", type=count, default=os.cpu_count() or 1, help="processes (one per CPU)")


def run(args: argparse.Namespace) -> int:
    """Check a folder."""
    from engine.store.verify import report, verify_folder

    result = verify_folder(args.folder, args.workers, args.deep)
    print(report(result, args.folder))
    return 1 if result.faults else 0
