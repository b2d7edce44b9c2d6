"""gallery: a static page to look through a folder of rows."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from engine.commands.flags import beside, count, place

HELP = "write a static page to look through a folder: pictures, filters, search, every step with its check"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("folder", type=place, metavar="DIR", help="output of generate, or s3://bucket/prefix")
    p.add_argument("--count", type=count, default=10_000, help="rows to show, from the first shards on (10000)")
    p.add_argument("--out", type=Path, help="folder to write (DIR/gallery; needed for a bucket)")
    p.add_argument("--workers", type=count, default=os.cpu_count() or 1, help="processes (one per CPU)")


def run(args: argparse.Namespace) -> int:
    """Write the page."""
    from engine.show.gallery import write_gallery

    out = args.out or beside(args.folder, "gallery")

    def progress(done: int, of: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done:,} of {of:,} rows checked", end="\n" if done >= of else "", file=sys.stderr, flush=True)

    shown, total, faulty = write_gallery(args.folder, out, args.count, args.workers, progress)
    more = f" of {total:,} (--count shows more)" if total > shown else ""
    found = f", {faulty:,} with a fault that a check found" if faulty else ""
    print(f"gallery: {out / 'index.html'}  {shown:,} records{more}{found}")
    return 0
