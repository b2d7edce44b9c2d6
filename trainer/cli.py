"""The command line: the stages, all, sample, evaluate, export."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from trainer.config import STAGES, dump, load, presets
from trainer.errors import TrainerError

AFTER = ("sample", "evaluate", "export")


class Parser(argparse.ArgumentParser):
    """argparse, but a mistake is a TrainerError, which is printed like every other."""

    def error(self, message: str) -> NoReturn:
        raise TrainerError(f"{message}. See: {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (0, 2: a TrainerError, 130: interrupted)."""
    try:
        args = parser().parse_args(argv)
        return _run(args)
    except TrainerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted; the same command goes on from the last checkpoint", file=sys.stderr)
        return 130


def parser() -> Parser:
    """Every command and flag."""
    top = Parser(
        prog="python -m trainer", description="Train a model that reads the engine's diagrams.", allow_abbrev=False
    )
    top.add_argument("command", choices=("all", *STAGES, *AFTER), help="one stage, all of them, or what follows")
    top.add_argument(
        "--data", action="append", default=[], metavar="DIR[=WEIGHT]", help="folder of shards; may be repeated"
    )
    top.add_argument("--out", help="folder of the run (runs/demo)")
    top.add_argument("--preset", help=f"{', '.join(presets())}, or a JSON file (tiny, or that of the run in --out)")
    top.add_argument(
        "--set", action="append", default=[], dest="settings", metavar="KEY=VALUE", help="encoder.lr=0.001"
    )
    top.add_argument("--skip-bad-rows", action="store_true", help="leave broken images out, and count them")
    top.add_argument("--no-resume", action="store_true", help="begin anew in place of going on")
    top.add_argument("--dry-run", action="store_true", help="say what would be trained and what it takes")
    top.add_argument(
        "--questions", type=Path, metavar="FILE", help="evaluate: JSON lines of image, question, choices, answer"
    )
    top.add_argument("--stage", help="evaluate, export, sample: the stage whose model it is (the last that ran)")
    top.add_argument("--quiet", action="store_true", help="say nothing but errors")
    return top


def _run(args: argparse.Namespace) -> int:
    given: dict[str, Any] = {}
    before = Path(args.out or "runs/demo") / "config.json"
    if args.preset is None and before.is_file():  # of the run that is there, so that evaluate and export need no flags
        given = json.loads(before.read_text())
        args.preset = given.get("preset", "tiny")
        if args.preset not in presets():
            args.preset = "tiny"
    if args.data:
        given["data"] = args.data
    if args.out:
        given["out"] = args.out
    if args.skip_bad_rows:
        given["skip_bad_rows"] = True
    config = load(args.preset or "tiny", args.settings, given)
    if not config.data:
        raise TrainerError(
            "no data. Give a folder of shards: --data outputs/geometry (python -m engine generate makes one)."
        )
    from trainer import run  # torch and transformers take seconds to import; a wrong flag is answered at once

    return run.run(args.command, config, args)


def save_config(config: Any) -> None:
    """OUT/config.json, so that later commands know the run."""
    path = Path(config.out) / "config.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(dump(config), indent=1))
