"""LoRA through peft: put in, switched off for the reference model, and merged when the next stage begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import torch
from peft import LoraConfig, inject_adapter_in_model
from peft.tuners.tuners_utils import BaseTunerLayer
from torch import nn

from trainer.errors import TrainerError


def add_lora(model: nn.Module, rank: int, alpha: int, targets: str) -> None:
    """Adapters of a rank beside every linear layer whose name matches `targets`, in place; their start changes nothing.

    What was free before stays free, in float32 like the adapters: peft freezes all else. TrainerError where nothing
    matches.
    """
    free = {id(p) for p in model.parameters() if p.requires_grad}
    names = [n for n, m in model.named_modules() if isinstance(m, nn.Linear) and re.search(targets, n)]
    if not names:
        raise TrainerError(
            f"lora_targets '{targets}' matches no linear layer of the model; try 'language_model.*_proj$'."
        )
    inject_adapter_in_model(LoraConfig(r=rank, lora_alpha=alpha or 2 * rank, target_modules=names), model)
    for name, parameter in model.named_parameters():
        # float32 beside frozen weights in bf16; a layer that has adapters is itself frozen
        if ".lora_" in name or (id(parameter) in free and ".base_layer." not in name):
            parameter.data = parameter.data.float()
            parameter.requires_grad_(True)


def lora_scale(rank: int, alpha: int) -> float:
    """What B @ A is multiplied with; an alpha of 0 means twice the rank."""
    return (alpha or 2 * rank) / rank if rank else 1.0


@contextmanager
def reference(model: nn.Module) -> Iterator[None]:
    """The model without its adapters: where the stage began."""
    layers = [m for m in model.modules() if isinstance(m, BaseTunerLayer)]
    active = {id(p): p.requires_grad for p in model.parameters()}  # peft's switch also freezes
    for layer in layers:
        layer.enable_adapters(False)
    try:
        yield
    finally:
        for layer in layers:
            layer.enable_adapters(True)
        for p in model.parameters():
            p.requires_grad_(active[id(p)])


def merged(tensors: Mapping[str, torch.Tensor], scale: float) -> dict[str, torch.Tensor]:
    """What adapters add to each weight, scale * B @ A in float32, by the weight's name without adapters."""
    out = {}
    for name, a in tensors.items():
        if ".lora_A." in name:
            b = tensors[name.replace(".lora_A.", ".lora_B.")]
            out[name.split(".lora_A.")[0] + ".weight"] = scale * (b.float() @ a.float())
    return out
