"""show: print one record and write its picture."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from engine.commands.flags import job_from_flags, place, record_flags
from engine.errors import UserError

HELP = "print one record and write its picture"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("key", metavar="KEY", help="such as geometry/0/17")
    record_flags(p)
    p.add_argument("--from", type=place, dest="folder", metavar="DIR", help="the job of this folder, in place of flags")
    p.add_argument(
        "--as",
        dest="form",
        choices=("svg", "tikz", "asymptote", "geogebra"),
        help="write the diagram's source in place of the picture",
    )
    p.add_argument("--out", type=Path, help="picture to write (outputs/show/KEY.png)")


def run(args: argparse.Namespace) -> int:
    """Print one record and write its picture."""
    from engine.facts.rng import parse_key
    from engine.store.manifest import job_of
    from engine.store.storage import save

    key = parse_key(args.key)
    if args.folder:
        job = job_of(args.folder)
    else:
        job = job_from_flags(args, domain=key.domain, n=key.index + 1, seed=key.seed)
    from engine.record import make
    from engine.show.terminal import Paint, text, width

    made = make(key, job)
    wanted = args.key.split("/")[3:]
    rows = [row for row in made.rows if not wanted or row["version"] == wanted[0]]
    if not rows:
        there = ", ".join(row["version"] for row in made.rows)
        raise UserError(f"{key} has no version '{wanted[0]}' in this job, only {there}. For all six: --versions all")
    for i, row in enumerate(rows):
        print("\n" + "─" * width() + "\n" if i else "", end="")
        print(text(row, width(), Paint(sys.stdout)))
        if row["image"]:
            name = row["id"].replace("/", "-") + ".png"
            path, data = args.out or Path("outputs") / "show" / name, row["image"]["bytes"]
            if args.form:
                from engine.show.vector import FORMATS

                ending, write = FORMATS[args.form]
                path, data = args.out or path.with_suffix(f".{ending}"), write(row)
            save(path, data)
            print(f"\npicture: {path}")
    return 0
