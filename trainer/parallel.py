"""A learner on one device or many: recompute, compile, DDP or FSDP2, and the gradient's norm over all of its shards."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, cast

import torch
import torch.distributed as dist
from torch import nn
from torch.distributed.fsdp import MixedPrecisionPolicy, fully_shard
from torch.distributed.tensor import DTensor
from torch.nn.parallel import DistributedDataParallel

from trainer import distributed
from trainer.config import Config

BLOCKS = ("CLIPEncoderLayer", "LlamaDecoderLayer", "Qwen2DecoderLayer", "MistralDecoderLayer", "Qwen3DecoderLayer")


def parallel(learner: nn.Module, config: Config, bf16: bool) -> nn.Module:
    """The learner made ready: recompute, compile, and DDP or FSDP2, as the hardware settings say."""
    hardware = config.hardware
    blocks = [m for m in learner.modules() if type(m).__name__ in BLOCKS]
    if hardware.recompute:
        recompute(learner.model)
    if hardware.compile:
        for block in blocks:  # one graph for all equal blocks, compiled once: 40 s less than the whole model
            block.compile()
    learner.train()
    if not distributed.started():
        return learner
    if hardware.shard:
        policy = MixedPrecisionPolicy(torch.bfloat16, torch.float32) if bf16 else MixedPrecisionPolicy()
        for block in blocks:
            fully_shard(block, mp_policy=policy)
        scalars = {p for p in learner.parameters() if p.ndim == 0}
        fully_shard(learner, mp_policy=policy, ignored_params=scalars)
        return learner
    return DistributedDataParallel(learner)


def narrow(model: nn.Module) -> None:
    """Hidden states between blocks in bf16. Autocast leaves them in float32, which doubles the memory traffic of norms
    and sums; with activations these took a third of a contrastive step's kernel time on an H100."""

    def cast(module: nn.Module, inputs: Any, output: torch.Tensor) -> torch.Tensor:
        return output.bfloat16()

    for name, module in model.named_modules():
        if type(module).__name__ == "CLIPTextEmbeddings" or name.endswith(("pre_layrnorm", ".embed_tokens")):
            module.register_forward_hook(cast)


def recompute(model: Any) -> None:
    """Keep no activations inside blocks, compute them again in the backward pass; transformers 5 renamed it."""
    enable = getattr(model, "activation_checkpointing_enable", None) or model.gradient_checkpointing_enable
    enable({"use_reentrant": False})


@contextlib.contextmanager
def sync_only(module: nn.Module, last: bool) -> Iterator[None]:
    """Ranks exchange gradients in a step's last pass only."""
    if isinstance(module, DistributedDataParallel) and not last:
        with module.no_sync():
            yield
        return
    if hasattr(module, "set_requires_gradient_sync"):
        cast(Any, module).set_requires_gradient_sync(last)
    yield


def clip(parameters: list[nn.Parameter], limit: float) -> torch.Tensor:
    """Scale gradients so that their norm over all of them is at most `limit`; gives the norm before, on the device.

    FSDP2 leaves scalars (CLIP's logit scale) whole on every rank, so that their gradients are averaged here.
    """
    sharded = [p for p in parameters if isinstance(p, DTensor)]
    plain = [p for p in parameters if not isinstance(p, DTensor)]
    if sharded:
        for p in plain:
            if p.grad is not None:
                dist.all_reduce(p.grad)
                p.grad /= distributed.world()
    parts = [part for part in (sharded, plain) if part]
    found = [nn.utils.get_total_norm([p.grad for p in part if p.grad is not None]) for part in parts]
    norms = [norm.full_tensor() if isinstance(norm, DTensor) else norm for norm in found]  # on the device: no wait
    total = torch.stack(norms).norm()
    for part in parts:
        nn.utils.clip_grads_with_norm_(part, limit, total)
    return total
