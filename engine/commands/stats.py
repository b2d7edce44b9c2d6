"""stats: count what a folder holds."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from engine.commands.flags import count, place

HELP = "count what a folder holds: families, hops, lengths, words, answers, repeats, rejections"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("folder", type=place, metavar="DIR", help="output of generate, or s3://bucket/prefix")
    p.add_argument("--json", type=Path, metavar="FILE", help="write the counts there as well")
    p.add_argument("--html", type=Path, metavar="FILE", help="write a page of plots there as well")
    p.add_argument("--workers", type=count, default=os.cpu_count() or 1, help="processes (one per CPU)")


def run(args: argparse.Namespace) -> int:
    """Count, print, and write what was asked for."""
    import orjson

    from engine.show.folder import title_of
    from engine.show.stats import folder_stats
    from engine.show.stats_report import report, stats_page, tables
    from engine.store.storage import save

    found = report(*folder_stats(args.folder, args.workers))
    print(tables(found, str(args.folder)))
    if args.json:
        save(args.json, orjson.dumps(found, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        print(f"\ncounts: {args.json}")
    if args.html:
        save(args.html, stats_page(found, title_of(args.folder)))
        print(f"\npage: {args.html}")
    return 0
