"""What a step costs and what share of the chip it reaches. Real tokens only; recomputation earns no credit.

A transformer's forward costs 2 FLOP a weight and token, and 4 * layers * width * context a token for attention
(Kaplan et al. 2020, section 2.1; PaLM, appendix B), half of that where it is causal. A trained part costs three
forwards, a frozen part that gradients pass through (the language model under LoRA) two, a frozen tower one.
"""

from __future__ import annotations

from typing import Any

import torch

PEAK = {"H100": 989e12, "H200": 989e12, "A100": 312e12, "B200": 2250e12, "L40S": 362e12}  # dense bf16 FLOP/s


def peak(device: torch.device) -> float:
    """Dense bf16 peak of a known GPU, 0 for everything else."""
    if device.type != "cuda":
        return 0.0
    name = torch.cuda.get_device_name(device)
    return next((value for chip, value in PEAK.items() if chip in name), 0.0)


def forward_flops(config: Any, tokens: int, context: float, causal: bool) -> float:
    """FLOP of one forward over `tokens` tokens that see `context` others; config is of a CLIP tower or Llama kind."""
    width, layers, mlp = config.hidden_size, config.num_hidden_layers, config.intermediate_size
    kv = getattr(config, "num_key_value_heads", None) or config.num_attention_heads
    attention = width * width * (2 + 2 * kv / config.num_attention_heads)
    matrices = 3 if getattr(config, "model_type", "") not in ("clip_vision_model", "clip_text_model") else 2
    per_token = 2 * layers * (attention + matrices * width * mlp) + 4 * layers * width * context / (2 if causal else 1)
    return tokens * per_token


def clip_step(model: Any, pairs: int, length: int, tower_trained: bool = True) -> float:
    """FLOP of a contrastive step: both towers, forward and backward. ViT-B/16 at 224 px: 0.123 TFLOP a pair."""
    v, t = model.config.vision_config, model.config.text_config
    patches = (v.image_size // v.patch_size) ** 2 + 1
    stem = 2 * 3 * v.patch_size**2 * v.hidden_size * patches
    image = forward_flops(v, patches, patches, False) + stem
    text = forward_flops(t, length, length, True)
    return pairs * (image * (3 if tower_trained else 1) + text * 3)


def llava_step(
    model: Any, tokens: int, predicted: int, images: int, document: float, factors: tuple[int, int]
) -> float:
    """FLOP of a packed step: `tokens` real tokens in documents of mean length `document`, of which the head sees those
    `predicted`, and `images` pictures.

    factors: forwards that the language model and the tower cost (3 trained, 2 LoRA, 1 frozen).
    """
    text, vision = model.config.text_config, model.config.vision_config
    patches = (vision.image_size // vision.patch_size) ** 2 + 1
    head = 2 * text.hidden_size * text.vocab_size
    language = forward_flops(text, tokens, document, True) + predicted * head
    return language * factors[0] + images * forward_flops(vision, patches, patches, False) * factors[1]
