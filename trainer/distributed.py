"""Ranks: torchrun's environment, or one process. Every function also answers where nothing was started."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import torch
import torch.distributed as dist


def started() -> bool:
    """Whether this process is one of several ranks."""
    return dist.is_available() and dist.is_initialized()


def rank() -> int:
    """Number of this process, 0 when alone."""
    return dist.get_rank() if started() else 0


def world() -> int:
    """Number of processes."""
    return dist.get_world_size() if started() else 1


def barrier() -> None:
    """Wait for every rank."""
    if started():
        dist.barrier()


@contextmanager
def ranks(device: torch.device) -> Iterator[None]:
    """Join the group that torchrun describes in the environment, and leave it at the end."""
    if "RANK" not in os.environ or started():
        yield
        return
    if device.type == "cuda":
        torch.cuda.set_device(device)
    dist.init_process_group("nccl" if device.type == "cuda" else "gloo")
    try:
        yield
    finally:
        dist.destroy_process_group()


def pick_device(name: str) -> torch.device:
    """cuda:LOCAL_RANK where there is a GPU and 'auto' or 'cuda' is asked for; else the named device."""
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    if name == "cuda":
        name = f"cuda:{os.environ.get('LOCAL_RANK', 0)}"
    return torch.device(name)


def gather_with_grad(x: torch.Tensor) -> torch.Tensor:
    """Rows of every rank, in rank order, (world * B, ...); the gradient of each row returns to its rank."""
    if world() == 1:
        return x
    return torch.cat(list(_Gather.apply(x)))


class _Gather(torch.autograd.Function):
    """all_gather whose backward sums over ranks what each of them holds for my rows."""

    @staticmethod
    def forward(ctx, x):  # type: ignore[no-untyped-def]
        parts = [torch.empty_like(x) for _ in range(world())]
        dist.all_gather(parts, x.contiguous())
        return tuple(parts)

    @staticmethod
    def backward(ctx, *grads):  # type: ignore[no-untyped-def]
        total = torch.stack(grads)
        dist.all_reduce(total)
        return total[rank()]


def gather(x: torch.Tensor) -> torch.Tensor:
    """Rows of every rank without gradient."""
    if world() == 1:
        return x
    parts = [torch.empty_like(x) for _ in range(world())]
    dist.all_gather(parts, x.contiguous())
    return torch.cat(parts)


def summed(values: list[float], device: torch.device) -> list[float]:
    """Each number summed over ranks."""
    if world() == 1:
        return values
    total = torch.tensor(values, dtype=torch.float64, device=device)
    dist.all_reduce(total)
    return total.tolist()
