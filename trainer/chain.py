"""What a run's folder holds: where each stage writes, its tokenizer, and the models as earlier stages left them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import torch
from torch import nn

from trainer import checkpoint, distributed
from trainer.config import STAGES, Config
from trainer.data.shards import each_row, open_shards
from trainer.errors import TrainerError
from trainer.model.build import build_clip, build_llava
from trainer.model.lora import merged
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
