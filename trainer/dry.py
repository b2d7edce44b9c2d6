"""`--dry-run`: what each stage would train and what it takes, without a weight loaded or a file written."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

import torch
from torch import nn

from trainer import distributed
from trainer.chain import make_tokenizer
from trainer.config import Config, Stage
from trainer.data.docs import COLUMNS, Encoder, wording
from trainer.data.plan import Plan
from trainer.data.shards import Shards, open_shards, read_group
from trainer.flops import clip_step, llava_step, peak
from trainer.model.build import build_clip, build_llava, image_tokens
from trainer.stages import trains

CPU_FLOPS = 15e9  # a second and thread; 12-20 were measured on the tiny preset's matrices
SHARE = 0.4  # of a GPU's peak, the figure that docs/training.md aims at
ADAM = 16  # bytes a trained weight: itself, gradient, two moments, each float32


def describe(config: Config, planned: Sequence[tuple[str, str]], device: torch.device) -> str:
    """Parameters trained and frozen, rows, tokens an epoch, steps, memory and time of each stage, as lines of text."""
    tokenizer = make_tokenizer(config)
    lines = [f"preset {config.preset}: {config.about}"]
    total = 0.0
    for name, arm in planned:
        settings = config.stage(name)
        shards = open_shards(config.data, "train", COLUMNS[name])
        with torch.device("meta"):
            build = build_clip if name == "encoder" else build_llava
            model = build(config, tokenizer, empty=True)
        trained, frozen = _count(model, name, settings)
        make = _pairs if name == "encoder" else _packs
        amount, steps, flops, width = make(config, name, settings, shards, model, tokenizer)
        speed = peak(device) * SHARE or CPU_FLOPS * torch.get_num_threads()
        seconds = steps * flops / speed / distributed.world()
        total += seconds
        held = 2 if device.type == "cuda" and settings.lora_rank else 4
        memory = trained * ADAM + frozen * held + _activations(model, name, width, config, device)
        title = f"{name}-{arm}" if arm else name
        lines.append(
            f"{title:16} trains {_short(trained)} of {_short(trained + frozen)} parameters; "
            f"{len(shards):,} rows, {amount}; {steps:,} steps; about {memory / 1e9:.1f} GB and {_time(seconds)}"
        )
    lines.append(f"about {_time(total)} in all, without evaluation, on {device} ({distributed.world()} of it)")
    return "\n".join(lines)


def _count(model: nn.Module, stage: str, settings: Stage) -> tuple[int, int]:
    trained = frozen = 0
    for name, parameter in model.named_parameters():
        if trains(stage, name, settings):
            trained += parameter.numel()
        else:
            frozen += parameter.numel()
    if settings.lora_rank:
        linear = [
            m for n, m in model.named_modules() if isinstance(m, nn.Linear) and re.search(settings.lora_targets, n)
        ]
        trained += sum(settings.lora_rank * (m.in_features + m.out_features) for m in linear)
    return trained, frozen


def _pairs(
    config: Config, name: str, settings: Stage, shards: Shards, model: Any, tokenizer: Any
) -> tuple[str, int, float, int]:  # fmt: skip
    steps = settings.steps or max(1, math.ceil(settings.epochs * len(shards) / settings.batch))
    length = model.config.text_config.max_position_embeddings
    held = settings.micro or settings.batch // distributed.world()
    return f"{len(shards):,} pairs an epoch", steps, clip_step(model, settings.batch, length), held


def _packs(
    config: Config, name: str, settings: Stage, shards: Shards, model: Any, tokenizer: Any
) -> tuple[str, int, float, int]:  # fmt: skip
    """Tokens are counted on the first hundred rows."""
    rows = read_group(shards, int(Plan(shards, 0, 1).rows(0, 0)[0, 0]), COLUMNS[name]).to_pylist()
    word = wording(name, settings.look, settings.solve)
    docs = [doc for row in rows for doc in word(row)]
    encoded = Encoder(tokenizer, image_tokens(config))(docs)
    tokens = sum(len(e.ids) for e in encoded)
    epoch = tokens / len(rows) * len(shards)
    steps = settings.steps or max(1, math.ceil(settings.epochs * epoch / (0.96 * settings.tokens * settings.batch)))
    width = settings.tokens * settings.batch
    images = len(rows) * width / tokens if name != "text" else 0
    predicted = sum(len(e.ids) - e.prompt for e in encoded) / tokens * width
    factors = (2 if settings.lora_rank else 3, 1)
    step = llava_step(model, width, round(predicted), round(images), tokens / len(encoded), factors)
    return f"{_short(epoch)} tokens an epoch", steps, step, settings.tokens


def _activations(model: Any, name: str, width: int, config: Config, device: torch.device) -> float:
    """Bytes: 34 a token, layer and hidden unit in bf16 (Korthikanti et al. 2022, section 4.1, without the attention
    map, which is never stored), twice that in float32; with recomputation 2 and one layer."""
    parts = [(model.config.text_config, width)]
    if name == "encoder":
        v, t = model.config.vision_config, model.config.text_config
        parts = [(v, width * (v.image_size // v.patch_size) ** 2), (t, width * t.max_position_embeddings)]
    size = 1 if device.type == "cuda" else 2
    out = 0.0
    for shape, tokens in parts:
        layer = 34.0 * size * tokens * shape.hidden_size
        deep = shape.num_hidden_layers
        out += layer + 2 * size * tokens * shape.hidden_size * deep if config.hardware.recompute else layer * deep
    return out


def _short(count: float) -> str:
    for size, letter in ((1e9, "B"), (1e6, "M"), (1e3, "K")):
        if count >= size:
            return f"{count / size:.1f}{letter}"
    return f"{count:.0f}"


def _time(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"
