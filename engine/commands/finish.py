"""finish: complete a folder that several tasks have filled."""

from __future__ import annotations

import argparse

from engine.commands.flags import place

HELP = "complete a folder that several tasks have filled: totals and what was left out"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("folder", type=place, metavar="DIR", help="output of generate, or s3://bucket/prefix")


def run(args: argparse.Namespace) -> int:
    """Complete a folder."""
    from engine.store.finish import finish
    from engine.store.progress import summary
    from engine.store.storage import folder

    print(summary(finish(args.folder), folder(args.folder), 0))
    return 0
