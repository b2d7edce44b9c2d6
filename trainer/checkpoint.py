"""Checkpoints: safetensors and JSON only, whole on rank 0, written beside and renamed; nothing is ever unpickled.

step-00000120/ holds model, optimizer, ema and random.safetensors and state.json (step, cursor of the loader, settings).
Tensors are saved whole, so that another number of ranks can go on from them.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch.distributed.tensor import DTensor, distribute_tensor

from trainer import distributed
from trainer.errors import TrainerError

Tensors = dict[str, torch.Tensor]


def whole(tensor: torch.Tensor) -> torch.Tensor:
    """A parameter or its state on the CPU, put together from its shards (every rank must call)."""
    if isinstance(tensor, DTensor):
        tensor = tensor.full_tensor()
    return tensor.detach().cpu().contiguous()


@torch.no_grad()
def put(into: torch.Tensor, value: torch.Tensor) -> None:
    """The other way: a whole tensor into a parameter that may be sharded."""
    if isinstance(into, DTensor):
        into.copy_(distribute_tensor(value.to(into.device), into.device_mesh, into.placements))
    else:
        into.copy_(value)


def write_folder(folder: Path, tensors: Mapping[str, Tensors], state: Mapping[str, Any]) -> None:
    """A folder of NAME.safetensors and state.json that is either whole or not there. Rank 0 writes."""
    if distributed.rank() == 0:
        beside = folder.with_name(f"{folder.name}.writing")
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        for name, values in tensors.items():
            save_file(dict(values), beside / f"{name}.safetensors")
        (beside / "state.json").write_text(json.dumps(state, indent=1))
        for path in [*beside.iterdir(), beside]:
            _sync(path)
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)
        _sync(folder.parent)
    distributed.barrier()


def read_state(folder: Path) -> dict[str, Any]:
    """state.json of a folder; TrainerError where it is damaged."""
    try:
        return json.loads((folder / "state.json").read_text())
    except (OSError, ValueError) as error:
        raise TrainerError(f"{folder} is no checkpoint: {error}. Delete it to go on from the one before.") from None


def read_tensors(folder: Path, name: str) -> Tensors:
    """NAME.safetensors of a folder; empty where there is none."""
    path = folder / f"{name}.safetensors"
    return load_file(path) if path.is_file() else {}


def latest(folder: Path) -> Path | None:
    """The newest whole checkpoint below ckpt/, or None."""
    found = sorted(p for p in folder.glob("step-*") if p.suffix != ".writing")
    return found[-1] if found else None


def prune(folder: Path, keep: int) -> None:
    """Delete all but the newest `keep`."""
    if distributed.rank() == 0:
        for old in sorted(p for p in folder.glob("step-*") if p.suffix != ".writing")[: -max(keep, 1)]:
            shutil.rmtree(old, ignore_errors=True)


def clear(folder: Path) -> None:
    """Forget what a stage has done."""
    if distributed.rank() == 0:
        for name in ("ckpt", "final", "reference", "log.jsonl"):
            path = folder / name
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    distributed.barrier()


def optimizer_tensors(optimizer: torch.optim.Optimizer, names: Mapping[int, str]) -> Tensors:
    """State of each parameter as 'name|key'; `names` by id of the parameter."""
    out = {}
    for parameter, state in optimizer.state.items():
        for key, value in state.items():
            out[f"{names[id(parameter)]}|{key}"] = whole(torch.as_tensor(value))
    return out


def load_optimizer(optimizer: torch.optim.Optimizer, parameters: Mapping[str, torch.Tensor], tensors: Tensors) -> None:
    """The other way; state is made in the parameter's own layout."""
    for joined, value in tensors.items():
        name, key = joined.split("|")
        parameter = parameters[name]
        if value.shape == parameter.shape and key != "step":
            state = torch.zeros_like(parameter)
            put(state, value)
        else:
            state = value.to(parameter.device) if optimizer.defaults.get("fused") else value
        optimizer.state[parameter][key] = state


def random_tensors(device: torch.device) -> Tensors:
    """torch's random states; nothing else of ours draws numbers while training."""
    out = {"cpu": torch.get_rng_state()}
    if device.type == "cuda":
        out["cuda"] = torch.cuda.get_rng_state(device)
    return out


def load_random(tensors: Tensors, device: torch.device) -> None:
    """The other way."""
    torch.set_rng_state(tensors["cpu"])
    if device.type == "cuda" and "cuda" in tensors:
        torch.cuda.set_rng_state(tensors["cuda"], device)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
