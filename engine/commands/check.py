"""check: run one family through everything and say what to fix."""

from __future__ import annotations

import argparse

HELP = "run one family through everything and say what to fix"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("family", metavar="FAMILY", help="name of its file")


def run(args: argparse.Namespace) -> int:
    """Check one family."""
    from engine.trial import check_family

    return check_family(args.family)
