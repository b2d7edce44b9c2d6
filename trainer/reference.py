"""The reference model's log-probabilities for DPO, computed once before the stage and kept in its folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from trainer import distributed
from trainer.model.learners import DpoLearner

FILE = "rank-{}.safetensors"


def reference_table(
    learner: DpoLearner, stream: Callable[[], Iterator[dict[str, Any]]], steps: int, folder: Path, device: torch.device,
    fingerprint: dict[str, Any],
) -> dict[str, torch.Tensor]:  # fmt: skip
    """Record id to (chosen, rejected) log-probabilities of the model that the stage begins with.

    The first run walks the stage's own batches without gradient and writes one file a rank and, last, done.json; a
    resumed run reads them, so that it goes on with the very same numbers, whatever its ranks. Those of another
    `fingerprint`, of a stage before that was trained anew, are made again.
    """
    done = folder / "done.json"
    known = json.loads(done.read_text()) if done.is_file() else {}
    if known.get("fingerprint") != fingerprint:
        learner.to(device).eval()
        found: dict[str, torch.Tensor] = {}
        batches = stream()
        taken = 0
        while taken < steps:
            batch = next(batches)
            taken += batch["unit"].last
            if all(name in found for name in batch["names"]):
                continue
            moved = {k: v.to(device) if isinstance(v, torch.Tensor) else v for k, v in batch.items()}
            values = learner.reference_log_probs(moved).float().cpu()
            found |= dict(zip(batch["names"], values, strict=True))
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / FILE.format(distributed.rank())
        save_file({"log_probs": torch.stack(list(found.values()))}, file, metadata={"ids": json.dumps(list(found))})
        distributed.barrier()
        if distributed.rank() == 0:
            done.write_text(json.dumps({"ranks": distributed.world(), "fingerprint": fingerprint}))
        distributed.barrier()
    table: dict[str, torch.Tensor] = {}
    for rank in range(json.loads(done.read_text())["ranks"]):
        file = folder / FILE.format(rank)
        table |= dict(zip(_ids(file), load_file(file)["log_probs"], strict=True))
    return table


def _ids(file: Path) -> list[str]:
    from safetensors import safe_open

    with safe_open(file, "pt") as opened:
        return json.loads(opened.metadata()["ids"])
