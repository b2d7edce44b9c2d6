"""export: write a folder's records in another tool's format."""

from __future__ import annotations

import argparse
from pathlib import Path

from engine.commands.flags import beside, place

HELP = "write a folder's records in another tool's format; goes on where it was stopped"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("folder", type=place, metavar="DIR", help="output of generate, or s3://bucket/prefix")
    p.add_argument(
        "--to",
        required=True,
        metavar="FORMAT",
        help="jsonl, llava, lmms-eval, trl-dpo, trl-rl, vlmevalkit or webdataset",
    )
    p.add_argument("--split", choices=("train", "validation", "test"), help="one split only (all of them)")
    p.add_argument("--out", type=Path, help="folder to write (DIR-FORMAT; needed for a bucket)")


def run(args: argparse.Namespace) -> int:
    """Export a folder."""
    from engine.export.run import export, report

    out = args.out
    if out is None:
        folder = beside(args.folder, "")
        out = folder.with_name(f"{folder.resolve().name}-{args.to}")
    print(report(export(args.folder, args.to, out, args.split), args.to))
    return 0
