"""families: list the families with an example question each."""

from __future__ import annotations

import argparse

HELP = "list the families with an example question each"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("--domain", help="of one domain only")


def run(args: argparse.Namespace) -> int:
    """List families."""
    from engine import registry
    from engine.show.families import family_table

    names = (args.domain,) if args.domain else registry.domains()
    print("\n\n".join(family_table(domain) for domain in names))
    return 0
