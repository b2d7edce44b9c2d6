"""What a run tells: a line of JSON a step always, TensorBoard where it is installed, a live line on a terminal."""

from __future__ import annotations

import importlib.util
import json
import resource
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from trainer import distributed


class Report:
    """Log of one stage in `folder`: log.jsonl, tensorboard/, and a progress bar. Silent on ranks other than 0."""

    def __init__(self, folder: Path, name: str, steps: int, start: int, quiet: bool):
        self.on = distributed.rank() == 0
        self.quiet = quiet or not self.on
        self.name, self.steps = name, steps
        self.board: Any = None
        if not self.on:
            return
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "log.jsonl"
        kept = [
            line for line in _lines(path) if json.loads(line)["step"] <= start
        ]  # those of a killed run are made again
        path.write_text("".join(f"{line}\n" for line in kept))
        self.file = path.open("a")
        if importlib.util.find_spec("tensorboard"):
            from torch.utils.tensorboard import SummaryWriter

            self.board = SummaryWriter(str(folder / "tensorboard"), purge_step=start + 1)
        console = Console(stderr=True)
        self.progress = Progress(
            TextColumn("{task.description}"), BarColumn(24), MofNCompleteColumn(), TimeRemainingColumn(),
            TextColumn("{task.fields[text]}"), console=console, disable=self.quiet or not console.is_terminal,
        )  # fmt: skip
        self.task = self.progress.add_task(name, total=steps, completed=start, text="")

    def __enter__(self) -> Report:
        if self.on:
            self.progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.on:
            self.progress.stop()
            self.file.close()
            if self.board:
                self.board.close()

    def step(self, step: int, curve: dict[str, float], speed: dict[str, float]) -> None:
        """One optimizer step. `curve` is what resumes bit-equal (loss, lr, norm); `speed` is this machine's."""
        if not self.on:
            return
        print(json.dumps({"step": step, **curve, "speed": {k: round(v, 4) for k, v in speed.items()}}), file=self.file)
        self.file.flush()
        if self.board:
            for key, value in {**curve, **{f"speed/{k}": v for k, v in speed.items()}}.items():
                self.board.add_scalar(key, value, step)
        text = "  ".join(f"{k} {_short(v)}" for k, v in {**curve, **speed}.items() if v == v)
        self.progress.update(self.task, completed=step, text=text)
        if not self.quiet and self.progress.disable and (step % max(self.steps // 5, 1) == 0 or step == self.steps):
            print(f"{self.name} {step}/{self.steps}  {text}", file=sys.stderr, flush=True)


def memory_gb() -> float:
    """Most memory this process has held, in GB (10^9 bytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def say(text: str, quiet: bool = False) -> None:
    """A line for people, from rank 0."""
    if distributed.rank() == 0 and not quiet:
        print(text, flush=True)


def _lines(path: Path) -> list[str]:
    """Whole lines of a log; a line that a kill cut short is no line."""
    if not path.is_file():
        return []
    return [line for line in path.read_text().splitlines(keepends=False) if line.endswith("}")]


def _short(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
