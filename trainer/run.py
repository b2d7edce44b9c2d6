"""A command from its settings to its end: device, ranks, then stages, evaluation or export."""

from __future__ import annotations

import argparse
import logging
import time

import torch
import transformers

from trainer import distributed
from trainer.chain import enabled, folder_of
from trainer.cli import save_config
from trainer.config import STAGES, Config
from trainer.distributed import pick_device, ranks
from trainer.loop import train
from trainer.report import say
from trainer.stages import prepare


def run(command: str, config: Config, args: argparse.Namespace) -> int:
    """Do what the command line says; returns the exit code."""
    transformers.utils.logging.set_verbosity_error()
    logging.getLogger("torch.distributed").setLevel(logging.ERROR)
    device = pick_device(config.hardware.device)
    if config.hardware.threads:
        torch.set_num_threads(config.hardware.threads)
    torch.set_float32_matmul_precision("high")
    if device.type == "cuda":
        torch.cuda.set_device(device)
    with ranks(device):
        if args.dry_run:
            from trainer.dry import describe

            chosen = _planned(command, config) if command in ("all", *STAGES) else []
            say(describe(config, chosen, device))
            return 0
        if distributed.rank() == 0 and (command == "all" or command in STAGES):
            save_config(config)
        distributed.barrier()
        began = time.monotonic()
        if command == "all" or command in STAGES:
            for name, arm in _planned(command, config):
                stage(config, name, arm, device, args)
        if command == "sample" and distributed.rank() == 0:
            from trainer.sample import sample

            say(sample(config, device, args.stage), args.quiet)
        if command in ("all", "evaluate") and distributed.rank() == 0:
            from trainer.evaluate.evaluate import evaluate

            say(evaluate(config, device, args.stage, args.questions)["table"], args.quiet)
        if command in ("all", "export") and distributed.rank() == 0:
            from trainer.export import export

            for folder in export(config, args.stage):
                say(f"exported {folder}", args.quiet)
        # no barrier: rank 0 may evaluate for longer than the ten minutes that NCCL waits
        say(f"{command}: {time.monotonic() - began:.0f} s", args.quiet)
    return 0


def _planned(command: str, config: Config) -> list[tuple[str, str]]:
    """Stages in order, each of the arms' with its arm."""
    if command != "all":
        return [(command, "")]
    out = []
    for name in STAGES:
        if enabled(config, name):
            out.append((name, ""))
            out += [(name, arm) for arm in config.arms if name in ("align", "instruct")]
    return out


def stage(config: Config, name: str, arm: str, device: torch.device, args: argparse.Namespace) -> None:
    """Train one stage."""
    began = time.monotonic()
    task = prepare(config, name, device, arm)
    train(task, config, folder_of(config, name, arm), device, not args.no_resume, args.quiet)
    say(f"{task.name}: {task.steps} steps in {time.monotonic() - began:.0f} s", args.quiet)
