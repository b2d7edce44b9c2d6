"""The trained CLIP under open_clip's names: open_clip_config.json and open_clip_model.safetensors.

`open_clip.create_model_and_transforms("local-dir:OUT/export/clip")` reads both (open_clip 3.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import torch

BLOCK = {
    "layer_norm1": "ln_1",
    "layer_norm2": "ln_2",
    "self_attn.out_proj": "attn.out_proj",
    "mlp.fc1": "mlp.c_fc",
    "mlp.fc2": "mlp.c_proj",
}
ACTIVATIONS = ("gelu", "quick_gelu")


def open_clip_config(config: Any, size: int, stats: Any, tokenizer: str) -> dict[str, Any] | None:
    """What open_clip_config.json holds; None where open_clip's CLIP has no such activation.

    Args:
        config: of the CLIPModel; size: side of a picture in pixels; stats: mean and deviation of its channels.
        tokenizer: name for the tokenizer; from a folder open_clip takes the one that lies there.
    """
    text, vision = config.text_config, config.vision_config
    if text.hidden_act not in ACTIVATIONS or vision.hidden_act != text.hidden_act:
        return None
    return {
        "model_cfg": {
            "embed_dim": config.projection_dim,
            "quick_gelu": text.hidden_act == "quick_gelu",
            "vision_cfg": {
                "image_size": size,
                "patch_size": vision.patch_size,
                "layers": vision.num_hidden_layers,
                "width": vision.hidden_size,
                "head_width": vision.hidden_size // vision.num_attention_heads,
                "mlp_ratio": vision.intermediate_size / vision.hidden_size,
            },
            "text_cfg": {
                "context_length": text.max_position_embeddings,
                "vocab_size": text.vocab_size,
                "hf_tokenizer_name": tokenizer,
                "tokenizer_kwargs": {},
                "width": text.hidden_size,
                "heads": text.num_attention_heads,
                "layers": text.num_hidden_layers,
                "mlp_ratio": text.intermediate_size / text.hidden_size,
                # as CLIPModel pools: an eos of 2 is how the first exports on the hub say "at the largest id"
                "pool_type": "argmax" if text.eos_token_id == 2 else "eos",
                "eos_id": text.eos_token_id,
            },
        },
        "preprocess_cfg": {
            "mean": list(stats[0]),
            "std": list(stats[1]),
            "interpolation": "bicubic",
            "resize_mode": "shortest",
        },
    }


def open_clip_weights(weights: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """CLIPModel's tensors under open_clip's names: query, key and value in one, projections transposed."""
    out = {
        "logit_scale": weights["logit_scale"],
        "text_projection": weights["text_projection.weight"].T,
        "visual.proj": weights["visual_projection.weight"].T,
        "token_embedding.weight": weights["text_model.embeddings.token_embedding.weight"],
        "positional_embedding": weights["text_model.embeddings.position_embedding.weight"],
        "visual.class_embedding": weights["vision_model.embeddings.class_embedding"],
        "visual.positional_embedding": weights["vision_model.embeddings.position_embedding.weight"],
        "visual.conv1.weight": weights["vision_model.embeddings.patch_embedding.weight"],
    }
    norms = {
        "text_model.final_layer_norm": "ln_final",
        "vision_model.pre_layrnorm": "visual.ln_pre",  # so spelt in transformers
        "vision_model.post_layernorm": "visual.ln_post",
    }
    for theirs, ours in norms.items():
        out |= {f"{ours}.{end}": weights[f"{theirs}.{end}"] for end in ("weight", "bias")}
    for theirs, ours in (("text_model", "transformer"), ("vision_model", "visual.transformer")):
        for layer in _layers(weights, f"{theirs}.encoder.layers."):
            old, new = f"{theirs}.encoder.layers.{layer}", f"{ours}.resblocks.{layer}"
            for end in ("weight", "bias"):
                parts = [weights[f"{old}.self_attn.{part}_proj.{end}"] for part in "qkv"]
                out[f"{new}.attn.in_proj_{end}"] = torch.cat(parts)
                out |= {f"{new}.{b}.{end}": weights[f"{old}.{a}.{end}"] for a, b in BLOCK.items()}
    return {name: tensor.contiguous() for name, tensor in out.items()}


def _layers(weights: Mapping[str, torch.Tensor], start: str) -> Iterator[int]:
    layer = 0
    while f"{start}{layer}.layer_norm1.weight" in weights:
        yield layer
        layer += 1
