"""The command line: one module of engine.commands for each command, with HELP, flags(p) and run(args).

A command imports what it needs when it runs, so that --help and a wrong flag answer at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from engine.commands import check, export, families, finish, gallery, generate, new_family, sheet, show, stats, verify
from engine.errors import INTERRUPTED, EngineError, UserError

COMMANDS = (generate, finish, show, sheet, gallery, stats, verify, export, families, check, new_family)


class Parser(argparse.ArgumentParser):
    """argparse, but a mistake is a UserError, which is printed like every other."""

    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message}. See: {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (0, 1: verify found faults, 2: error, 130: interrupted)."""
    try:
        args = parser().parse_args(argv)
        return int(args.run(args))
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
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2].replace("_", "-")
        p = commands.add_parser(name, help=command.HELP, description=command.HELP, allow_abbrev=False)
        command.flags(p)
        p.set_defaults(run=command.run)
    return top
