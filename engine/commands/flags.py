"""Flags that several commands take, and the job they describe."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a command imports what it needs when it runs, so that --help and a wrong flag answer at once
    from engine.job import Job


def record_flags(p: argparse.ArgumentParser) -> None:
    """Flags that decide what a record holds."""
    p.add_argument("--versions", help="mix, all, one name, or weights text_lite=1,vision_only=2 (mix)")
    p.add_argument("--families", help="a,b or a=2,b=1 (all at their own weights)")
    p.add_argument("--size", type=whole, help="width and height of a picture in pixels, 224 to 896 (448)")
    p.add_argument("--text-scale", type=float, help="size of the picture's text, 0.8 to 2.5 times the usual (1)")


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


def place(text: str) -> Path | str:
    """A folder's path, or the address of a bucket as it stands: Path would take one slash of s3:// away."""
    return text if "://" in text else Path(text)


def beside(folder: Path | str, name: str) -> Path:
    """Where a page about a folder goes unless --out says; UserError for a bucket, where no browser looks."""
    from engine.errors import UserError

    if isinstance(folder, str):
        raise UserError(f"{folder.partition('?')[0]} is a bucket: say with --out where on this machine to write.")
    return folder / name


def share(text: str) -> tuple[int, int]:
    """The task I/T of an array, I from 0 to T - 1."""
    first, slash, second = text.partition("/")
    i, t = whole(first), whole(second) if slash else 0
    if not 0 <= i < t:
        raise argparse.ArgumentTypeError(f"'{text}' is no task; give I/T with I from 0 to T - 1, such as 0/8")
    return i, t


def job_from_flags(args: argparse.Namespace, **fixed: Any) -> Job:
    """The job that a job file and the flags over it describe."""
    from engine.job import job_from, read_job

    file = getattr(args, "job", None)
    given = read_job(file) if file else {}
    for name in ("domain", "n", "seed", "size", "text_scale", "versions", "families", "shard_size", "on_failure"):
        value = getattr(args, name, None)
        if value is not None:
            given[name] = value
    job = job_from(given | fixed, str(file) if file else "the command")
    from engine.registry import checked_families

    checked_families(job)
    return job
