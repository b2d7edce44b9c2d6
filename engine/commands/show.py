"""show: print one record and write its picture."""

from __future__ import annotations

import argparse
from pathlib import Path

from engine.commands.flags import job_from_flags, place, record_flags

HELP = "print one record and write its picture"


def flags(p: argparse.ArgumentParser) -> None:
    """The command's flags."""
    p.add_argument("key", metavar="KEY", help="such as geometry/0/17")
    record_flags(p)
    p.add_argument("--from", type=place, dest="folder", metavar="DIR", help="the job of this folder, in place of flags")
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
    from engine.show.terminal import text

    made = make(key, job)
    wanted = args.key.split("/")[3:]
    for row in made.rows:
        if wanted and row["version"] != wanted[0]:
            continue
        print(text(row))
        if row["image"]:
            name = row["id"].replace("/", "-") + ".png"
            path = args.out or Path("outputs") / "show" / name
            save(path, row["image"]["bytes"])
            print(f"\npicture: {path}")
    return 0
