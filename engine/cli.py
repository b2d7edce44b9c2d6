"""The command line: generate, show, sheet, verify, families, check."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from engine.errors import EngineError, UserError

if TYPE_CHECKING:  # each command imports what it needs, so that --help and a wrong flag answer at once
    from engine.job import Job

INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """argparse, but a mistake is a UserError, which is printed like every other."""

    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message}. See: {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (0, 1: verify found faults, 2: error, 130: interrupted)."""
    try:
        args = parser().parse_args(argv)
        return args.command(args)
    except EngineError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # `| head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> Parser:
    """Every subcommand and flag; a test freezes them."""
    top = Parser(
        prog="mavis-engine",
        description="Generate verified math diagrams with questions and solutions.",
        allow_abbrev=False,
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)

    p = command(
        commands, "generate", generate, "make problems and write them as Parquet shards; goes on where it was stopped"
    )
    p.add_argument("--domain", help="geometry, analytic, function, or all of them in equal shares")
    p.add_argument("--n", type=whole, help="problems to make")
    p.add_argument("--seed", type=whole, help="any integer (0)")
    p.add_argument("--out", type=Path, help="folder to write (outputs/DOMAIN)")
    p.add_argument("--workers", type=count, default=os.cpu_count() or 1, help="processes (one per CPU)")
    record_flags(p)
    p.add_argument("--shard-size", type=whole, help="problems in a file (500)")
    p.add_argument("--job", type=Path, help="JSON file with any of these and more; flags win over it")
    p.add_argument("--on-failure", choices=("stop", "quarantine"), help="when a record fails a check (stop)")
    p.add_argument("--quiet", action="store_true", help="say nothing but errors")

    p = command(commands, "show", show, "print one record and write its picture")
    p.add_argument("key", metavar="KEY", help="such as geometry/0/17")
    record_flags(p)
    p.add_argument("--from", type=Path, dest="folder", metavar="DIR", help="the job of this folder, in place of flags")
    p.add_argument("--out", type=Path, help="picture to write (outputs/show/KEY.png)")

    p = command(commands, "sheet", sheet, "draw a page of diagrams from a folder")
    p.add_argument("folder", type=Path, metavar="DIR", help="output of generate")
    p.add_argument("--count", type=count, default=60, help="diagrams (60)")
    p.add_argument("--seed", type=whole, default=0, help="which ones (0)")
    p.add_argument("--family", help="of one family only")
    p.add_argument("--out", type=Path, help="picture to write (DIR/sheet.png)")

    p = command(commands, "verify", verify, "run every check again on a folder, from its files alone")
    p.add_argument("folder", type=Path, metavar="DIR", help="output of generate")
    p.add_argument("--deep", action="store_true", help="the slow checks too (sympy)")
    p.add_argument("--workers", type=count, default=os.cpu_count() or 1, help="processes (one per CPU)")

    p = command(commands, "families", families, "list the families with an example question each")
    p.add_argument("--domain", help="of one domain only")

    p = command(commands, "check", check, "run one family through everything and say what to fix")
    p.add_argument("family", metavar="FAMILY", help="name of its file")
    return top


def command(commands: Any, name: str, function: Any, text: str) -> argparse.ArgumentParser:
    """Add a subcommand."""
    p: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    p.set_defaults(command=function)
    return p


def record_flags(p: argparse.ArgumentParser) -> None:
    """Flags that decide what a record holds."""
    p.add_argument("--versions", help="mix, all, one name, or weights text_lite=1,vision_only=2 (mix)")
    p.add_argument("--families", help="a,b or a=2,b=1 (all at their own weights)")
    p.add_argument("--size", type=whole, help="width and height of a picture in pixels, 224 to 896 (448)")


def whole(text: str) -> int:
    """A flag's whole number."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no whole number") from None


def count(text: str) -> int:
    """A flag's whole number from 1."""
    number = whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is too few; give 1 or more")
    return number


def job_from_flags(args: argparse.Namespace, **fixed: Any) -> Job:
    """The job that a job file and the flags over it describe."""
    from engine.job import job_from, nearest, read_job

    file = getattr(args, "job", None)
    given = read_job(file) if file else {}
    for name in ("domain", "n", "seed", "size", "versions", "families", "shard_size", "on_failure"):
        value = getattr(args, name, None)
        if value is not None:
            given[name] = value
    job = job_from(given | fixed, str(file) if file else "the command")
    from engine import registry

    known = registry.families(job.domain)
    for name in job.families or ():
        if name not in known:
            raise UserError(
                f"'{name}' is no family of {job.domain}. {nearest(name, tuple(known))}"
                f"List them with: python -m engine families --domain {job.domain}"
            )
    return job


def generate(args: argparse.Namespace) -> int:
    """Make a job's missing shards."""
    job = job_from_flags(args)
    from engine.store.progress import Progress, summary
    from engine.store.run import run

    out = args.out or Path("outputs") / job.domain
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    progress = Progress(open(os.devnull, "w") if args.quiet else sys.stderr)  # noqa: SIM115
    try:
        tally = run(job, out, args.workers, progress)
    except KeyboardInterrupt:
        progress.end()
        print(f"interrupted; whole shards are kept in {out}. The same command goes on from there.", file=sys.stderr)
        return INTERRUPTED
    finally:
        progress.end()
    if not args.quiet:
        print(summary(tally, out, args.workers))
    return 0


def show(args: argparse.Namespace) -> int:
    """Print one record and write its picture."""
    from engine.facts.rng import parse_key
    from engine.store.manifest import job_of

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


def save(path: Path, data: bytes) -> None:
    """Write a picture, making its folder; UserError if that is not allowed."""
    from engine.store.storage import disk_errors, write_whole

    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)


def sheet(args: argparse.Namespace) -> int:
    """Draw a page of diagrams."""
    from engine.show.sheet import draw_sheet

    path = args.out or args.folder / "sheet.png"
    save(path, draw_sheet(args.folder, args.count, args.seed, args.family))
    print(f"sheet: {path}")
    return 0


def verify(args: argparse.Namespace) -> int:
    """Check a folder."""
    from engine.store.verify import report, verify_folder

    result = verify_folder(args.folder, args.workers, args.deep)
    print(report(result, args.folder))
    return 1 if result.faults else 0


def families(args: argparse.Namespace) -> int:
    """List families."""
    from engine import registry
    from engine.show.families import family_table

    names = (args.domain,) if args.domain else registry.domains()
    print("\n\n".join(family_table(domain) for domain in names))
    return 0


def check(args: argparse.Namespace) -> int:
    """Check one family."""
    from engine.trial import check_family

    return check_family(args.family)
