"""The five stages: what each trains, reads and minimises. `prepare` makes the Task that loop.train runs.

text      the from-scratch language model, next token, on captions, questions and solutions without pictures
encoder   CLIP (image tower; from scratch the text tower too), contrastive, on pictures and captions
align     projector (and what the preset says), next token of the caption after the picture
instruct  projector and language model or LoRA, next token of the solution after picture and question
prefer    LoRA, DPO, the solution against a wrong one
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

import torch
from torch import nn

from trainer import checkpoint, distributed
from trainer.config import STAGES, Config, Stage
from trainer.data.docs import COLUMNS, Encoder, read_pairs, wording
from trainer.data.loader import PackLayout, PairLayout, Rows, batches, pack_steps, pair_steps, units
from trainer.data.plan import Cursor, Plan
from trainer.data.shards import each_row, open_shards
from trainer.errors import TrainerError
from trainer.flops import clip_step, llava_step
from trainer.loop import Task
from trainer.model.build import build_clip, build_llava, image_tokens
from trainer.model.learners import ClipLearner, DpoLearner, LlavaLearner, pack_attention
from trainer.model.lora import add_lora, merged
from trainer.reference import reference_table
from trainer.tokenizer import CaptionIds, caption_tokenizer, load_tokenizer, train_bpe

CLIP_ONLY = ("text_model.", "text_projection.", "visual_projection.", "logit_scale")  # no part of a LLaVA
BPE_ROWS = 20_000  # rows that the tokenizer is trained on; more changed no merge among the first thousand


def folder_of(config: Config, name: str, arm: str = "") -> Path:
    """Where a stage writes."""
    return Path(config.out) / (f"{name}-{arm}" if arm else name)


def enabled(config: Config, name: str) -> bool:
    """Whether the preset runs a stage; with neither steps nor epochs it is left out."""
    return config.stage(name).steps > 0 or config.stage(name).epochs > 0


def tokenizer_of(config: Config) -> Any:
    """The run's tokenizer: made once, then read from OUT/tokenizer."""
    folder = Path(config.out) / "tokenizer"
    if not (folder / "tokenizer.json").is_file():
        if distributed.rank() == 0:
            make_tokenizer(config).save_pretrained(str(folder))
        distributed.barrier()
    return load_tokenizer(str(folder))


def make_tokenizer(config: Config) -> Any:
    """The language model's own, or a BPE of the train split's words."""
    if config.language.init:
        return load_tokenizer(config.language.init)
    columns = ("caption", "question", "solution")
    rows = each_row(open_shards(config.data, "train", columns), columns, BPE_ROWS)
    return train_bpe((text for row in rows for text in row.values()), config.language.vocab)


def captions_of(config: Config, tokenizer: Any) -> CaptionIds:
    """Captions to the ids of the text tower that the config says."""
    if config.vision.init:
        return CaptionIds(load_tokenizer(config.vision.init), 77)
    return CaptionIds(caption_tokenizer(tokenizer), config.caption_tower.context)


def chain(config: Config, before: str, arm: str = "") -> list[Path]:
    """Folders of what the stages before `before` learned, in order; the arm "random" leaves the encoder out.

    TrainerError for a stage that has not run.
    """
    folders = []
    for name in STAGES[: STAGES.index(before)]:
        if not enabled(config, name) or (name == "encoder" and arm == "random"):
            continue
        final = folder_of(config, name, arm if name in ("align", "instruct") else "") / "final"
        if not final.is_dir():
            raise TrainerError(
                f"{before} builds on {name}, which has not run: no {final}. Run python -m trainer {name} with the same "
                f"--out, or leave it out with --set {name}.epochs=0 --set {name}.steps=0."
            )
        folders.append(final)
    return folders


def apply_final(own: dict[str, nn.Parameter], final: Path) -> None:
    """Copy one stage's final weights into parameters by name; a CLIP's image tower lands in LLaVA's."""
    tensors = checkpoint.read_tensors(final, "model")
    tensors = {re.sub(r"^vision_model\.", "model.vision_tower.", n): t for n, t in tensors.items()}
    for name, delta in merged(tensors, checkpoint.read_state(final).get("lora_scale", 1.0)).items():
        own[name].data.copy_(own[name].data.float() + delta.to(own[name].device))
    for name, value in tensors.items():
        if ".lora_" not in name and not name.startswith(CLIP_ONLY):
            own[name].data.copy_(value)  # KeyError: a name that the model lacks is a fault of ours, never left out


def clip_of(config: Config, tokenizer: Any, trained: bool = True) -> Any:
    """The CLIP as initialised, or as the encoder stage left it."""
    torch.manual_seed(config.seed + 1)
    model = build_clip(config, tokenizer)
    final = folder_of(config, "encoder") / "final"
    if trained and final.is_dir():
        own = dict(model.named_parameters())
        for name, value in checkpoint.read_tensors(final, "model").items():
            own[name].data.copy_(value)
    return model


def llava_of(config: Config, tokenizer: Any, before: str, arm: str = "", dtype: torch.dtype = torch.float32) -> Any:
    """The LLaVA as it stands before a stage; the LoRA of earlier ones is merged in float32."""
    torch.manual_seed(config.seed + 2)
    model = build_llava(config, tokenizer, dtype)
    own = dict(model.named_parameters())
    for final in chain(config, before, arm):
        apply_final(own, final)
    return model


def prepare(config: Config, name: str, device: torch.device, arm: str = "") -> Task:
    """The Task of a stage. TrainerError for shards, columns or earlier stages that are missing."""
    columns = COLUMNS[name]
    images = name != "text"
    shards = open_shards(config.data, "train", (*columns, "image") if images else columns)
    plan = Plan(shards, config.seed * len(STAGES) + STAGES.index(name), config.window)
    make = _encoder if name == "encoder" else _language
    return make(config, name, config.stage(name), plan, device, arm)


def _encoder(config: Config, name: str, settings: Stage, plan: Plan, device: torch.device, arm: str) -> Task:
    tokenizer = tokenizer_of(config)
    model = clip_of(config, tokenizer, trained=False)
    _freeze(model, settings.train)
    world, batch = distributed.world(), settings.batch
    if batch % world:
        raise TrainerError(f"encoder.batch {batch} is no multiple of {world} ranks.")
    lay = PairLayout(captions_of(config, tokenizer))
    rows = Rows(plan, COLUMNS[name], config.vision.image_size, lay, config.skip_bad_rows, True)
    rank, micro = distributed.rank(), settings.micro or batch // world

    def stream(cursor: Cursor) -> Iterator[dict[str, Any]]:
        return _batches(config, rows, units(pair_steps(plan, batch, cursor), rank, world, micro), device)

    length = model.config.text_config.max_position_embeddings
    return Task(
        name=name,
        settings=settings,
        steps=settings.steps or max(1, math.ceil(settings.epochs * len(plan.shards) / batch)),
        learner=ClipLearner(model, settings.chunk),
        stream=stream,
        flops=lambda b: clip_step(model, len(b["names"]), length),
        unit="images",
        fingerprint=_fingerprint(config, settings, plan, []),
        extra={},
    )


def _language(config: Config, name: str, settings: Stage, plan: Plan, device: torch.device, arm: str) -> Task:
    tokenizer = tokenizer_of(config)
    frozen_bf16 = device.type == "cuda" and settings.lora_rank > 0
    model = llava_of(config, tokenizer, name, arm, torch.bfloat16 if frozen_bf16 else torch.float32)
    _freeze(model, settings.train)
    scale = 1.0
    if settings.lora_rank:
        scale = (settings.lora_alpha or 2 * settings.lora_rank) / settings.lora_rank
        add_lora(model, settings.lora_rank, settings.lora_alpha, settings.lora_targets)
        for n, p in model.named_parameters():
            if re.search(r"\.lora_[AB]\.", n):
                p.data = p.data.float()
                p.requires_grad_(True)
    pack_attention(model, True)
    if settings.batch % distributed.world():
        raise TrainerError(f"{name}.batch {settings.batch} is no multiple of {distributed.world()} ranks.")
    pairs = read_pairs(settings.pairs) if settings.pairs else None
    encode, word = Encoder(tokenizer, image_tokens(config)), wording(name, settings.look, pairs)

    def measure(found: list[dict]) -> list[list]:
        docs = [word(row) for row in found]
        flat = iter(encode([d for each in docs for d in each]))
        return [[next(flat) for _ in each] for each in docs]

    # what a step's loss is a mean over: pairs, or predicted tokens
    count = (
        (lambda docs: len(docs) // 2) if name == "prefer" else (lambda docs: sum(len(e.ids) - e.prompt for e in docs))
    )
    lay = PackLayout(encode, word, settings.tokens, tokenizer.pad_token_id)
    rows = Rows(plan, COLUMNS[name], config.vision.image_size, lay, config.skip_bad_rows, name != "text")

    def stream(cursor: Cursor) -> Iterator[dict[str, Any]]:
        packs = pack_steps(plan, measure, COLUMNS[name], settings.tokens, settings.batch, cursor, count)
        return _batches(config, rows, units(packs, distributed.rank(), distributed.world(), 0), device)

    steps = settings.steps or _steps(plan, measure, COLUMNS[name], settings)
    learner = DpoLearner(model, settings.beta) if name == "prefer" else LlavaLearner(model, blind=arm == "blind")

    def begin(folder: Path) -> None:
        if isinstance(learner, DpoLearner):
            walk = partial(stream, Cursor())
            learner.known = reference_table(learner, walk, steps, folder / "reference", device)

    factors = (2 if settings.lora_rank else 3, 1 if name != "text" else 0)
    return Task(
        name=f"{name}-{arm}" if arm else name,
        settings=settings,
        steps=steps,
        learner=learner,
        stream=stream,
        flops=lambda b: llava_step(
            model, b["used"], len(b["image_of"]), b["used"] / max(b["docs"], 1), factors
        ),
        unit="tokens",
        fingerprint=_fingerprint(config, settings, plan, chain(config, name, arm)),
        extra={"lora_scale": scale},
        begin=begin,
    )  # fmt: skip


def _steps(plan: Plan, measure: Callable, columns: tuple[str, ...], settings: Stage) -> int:
    """Steps that the epochs take, from the packs of the first window: exact would mean to tokenise everything first."""
    share = len(plan.rows(0, 0)) / len(plan.shards)
    counted = 0
    for _, cursor, _ in pack_steps(plan, measure, columns, settings.tokens, 1, Cursor(), len):
        if (cursor.epoch, cursor.window) != (0, 0):
            break
        counted = cursor.taken
    return max(1, math.ceil(settings.epochs * counted / share / settings.batch))


def _batches(config: Config, rows: Rows, part: Iterator, device: torch.device) -> Iterator[dict[str, Any]]:
    return batches(rows, part, config.hardware.workers, device.type == "cuda")


def _freeze(model: nn.Module, patterns: tuple[str, ...]) -> None:
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(any(re.search(pattern, name) for pattern in patterns))


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
        "language": asdict(config.language),
        "stages before": crc32(states.encode()),
    }
