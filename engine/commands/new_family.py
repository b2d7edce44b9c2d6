"""new-family: write the files of a new family, which pass check as they stand."""

from __future__ import annotations

import argparse

HELP = "write the files of a new family, which pass check as they stand"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("name", metavar="NAME", help="of its file, such as two_squares")
    p.add_argument("--domain", required=True, help="geometry, analytic, function, or an installed package's")


def run(args: argparse.Namespace) -> int:
    """Write the files."""
    from engine.scaffold import new_family

    module, words = new_family(args.name, args.domain)
    print(f"module:   {module}\ntemplate: {words}")
    print(f"next:     python -m engine check {args.name}")
    return 0
