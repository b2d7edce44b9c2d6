"""The five stages: what each trains, reads and minimises. `prepare` makes the Task that loop.train runs.

text      the from-scratch language model, next token, on captions, questions and solutions without pictures
encoder   CLIP (image tower; from scratch the text tower too), contrastive, on pictures and captions
align     projector (and what the preset says), next token of the caption after the picture
instruct  projector and language model or LoRA, next token of the solution after picture and question
prefer    LoRA, DPO, the solution against a wrong one
"""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

import torch
from torch import nn

from trainer.chain import captions_of, chain, clip_of, llava_of, tokenizer_of
from trainer.config import STAGES, Config, Stage
from trainer.data.docs import COLUMNS
from trainer.data.plan import Cursor, Plan
from trainer.data.shards import open_shards
from trainer.data.streams import pack_stream, pair_stream
from trainer.flops import clip_step, llava_step
from trainer.loop import Task
from trainer.model.learners import ClipLearner, DpoLearner, LlavaLearner, pack_attention
from trainer.model.lora import add_lora, lora_scale
from trainer.reference import reference_table


def prepare(config: Config, name: str, device: torch.device, arm: str = "") -> Task:
    """The Task of a stage. TrainerError for shards, columns or earlier stages that are missing."""
    columns = COLUMNS[name]
    images = name != "text"
    shards = open_shards(config.data, "train", (*columns, "image") if images else columns)
    plan = Plan(shards, config.seed * len(STAGES) + STAGES.index(name), config.window)
    tokenizer = tokenizer_of(config)
    if name == "encoder":
        return _encoder(config, config.stage(name), plan, device, tokenizer)
    return _language(config, name, config.stage(name), plan, device, tokenizer, arm)


def _encoder(config: Config, settings: Stage, plan: Plan, device: torch.device, tokenizer: Any) -> Task:
    model = clip_of(config, tokenizer, trained=False)
    _freeze(model, "encoder", settings)
    stream, steps = pair_stream(config, settings, plan, captions_of(config, tokenizer), device)
    length = model.config.text_config.max_position_embeddings
    return Task(
        name="encoder",
        settings=settings,
        steps=steps,
        learner=ClipLearner(model, settings.chunk),
        stream=stream,
        flops=lambda b: clip_step(model, len(b["names"]), length),
        unit="images",
        fingerprint=_fingerprint(config, settings, plan, []),
        extra={},
    )


def _language(
    config: Config, name: str, settings: Stage, plan: Plan, device: torch.device, tokenizer: Any, arm: str
) -> Task:
    frozen_bf16 = device.type == "cuda" and settings.lora_rank > 0
    model = llava_of(config, tokenizer, name, arm, torch.bfloat16 if frozen_bf16 else torch.float32)
    learner = learner_of(model, name, settings, blind=arm == "blind")
    stream, steps = pack_stream(config, name, settings, plan, tokenizer, device)

    fingerprint = _fingerprint(config, settings, plan, chain(config, name, arm))

    def begin(folder: Path) -> None:
        if isinstance(learner, DpoLearner):
            walk = partial(stream, Cursor())
            learner.known = reference_table(learner, walk, steps, folder / "reference", device, fingerprint)

    looks = any(p.requires_grad for p in model.model.vision_tower.parameters())
    factors = (2 if settings.lora_rank else 3, 0 if name == "text" else 3 if looks else 1)
    return Task(
        name=f"{name}-{arm}" if arm else name,
        settings=settings,
        steps=steps,
        learner=learner,
        stream=stream,
        flops=lambda b: llava_step(
            model,
            b["used"],
            len(b["predict"]),
            0 if b["pixels"] is None else len(b["pixels"]),  # two documents may show one
            b["used"] / max(b["docs"], 1),
            factors,
        ),
        unit="tokens",
        fingerprint=fingerprint,
        extra={"lora_scale": lora_scale(settings.lora_rank, settings.lora_alpha)},
        begin=begin,
    )


def learner_of(model: Any, name: str, settings: Stage, blind: bool = False) -> LlavaLearner:
    """A language stage's learner, with what it trains set free and LoRA where the settings have it."""
    _freeze(model, name, settings)
    for unused in unseen(model):
        unused.requires_grad_(False)
    if settings.lora_rank:
        add_lora(model, settings.lora_rank, settings.lora_alpha, settings.lora_targets)
    pack_attention(model, True)
    return DpoLearner(model, settings.beta) if name == "prefer" else LlavaLearner(model, blind)


def unseen(model: Any) -> list[nn.Parameter]:
    """Weights of a LLaVA's image tower beyond the layer shown: they get no gradient, and DDP would wait for it."""
    tower, layer = model.model.vision_tower, model.config.vision_feature_layer
    last = model.config.vision_config.num_hidden_layers + layer if layer < 0 else layer - 1
    found = []
    for name, parameter in tower.named_parameters():
        at = re.search(r"layers\.(\d+)\.", name)
        if "post_layernorm" in name or (at and int(at[1]) > last):
            found.append(parameter)
    return found


def trains(stage: str, name: str, settings: Stage) -> bool:
    """Whether a stage trains a parameter; the text stage sees no picture, so nothing that looks."""
    if stage == "text" and not re.search(r"language_model|lm_head", name):
        return False
    return any(re.search(pattern, name) for pattern in settings.train)


def _freeze(model: nn.Module, stage: str, settings: Stage) -> None:
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(trains(stage, name, settings))


def _fingerprint(config: Config, settings: Stage, plan: Plan, used: list[Path]) -> dict[str, Any]:
    """What a checkpoint was trained with: another value would go on with something else, silently."""
    ignored = ("save_every", "keep")
    states = "".join((final / "state.json").read_text() for final in used)
    return {
        **{k: list(v) if isinstance(v, tuple) else v for k, v in asdict(settings).items() if k not in ignored},
        "seed": config.seed,
        "window": config.window,
        "rows": len(plan.shards),
        "vision": asdict(config.vision),
        "caption_tower": asdict(config.caption_tower),
        "language": asdict(config.language),
        "stages before": crc32(states.encode()),
    }
