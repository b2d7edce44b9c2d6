"""sheet: draw a page of diagrams from a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from engine.commands.flags import beside, count, place, whole

HELP = "draw a page of diagrams from a folder"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("folder", type=place, metavar="DIR", help="output of generate, or s3://bucket/prefix")
    p.add_argument("--count", type=count, default=60, help="diagrams (60)")
    p.add_argument("--seed", type=whole, default=0, help="which ones (0)")
    p.add_argument("--family", help="of one family only")
    p.add_argument("--out", type=Path, help="picture to write (DIR/sheet.png; needed for a bucket)")


def run(args: argparse.Namespace) -> int:
    """Draw a page of diagrams."""
    from engine.show.sheet import draw_sheet
    from engine.store.storage import save

    path = args.out or beside(args.folder, "sheet.png")
    save(path, draw_sheet(args.folder, args.count, args.seed, args.family))
    print(f"sheet: {path}")
    return 0
