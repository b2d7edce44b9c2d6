"""Greedy answers in batches, with a cache: transformers' own generate, so that an exported model says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from trainer.data.docs import spread
from trainer.data.images import normalise, stack
from trainer.model.build import places_of
from trainer.model.learners import pack_attention
from trainer.tokenizer import IMAGE, prompt_ids

SMALL = 3e8  # parameters


@torch.inference_mode()
def answer(
    model: Any, tokenizer: Any, prompts: Sequence[str], pictures: Sequence[np.ndarray | None], longest: int,
    blind: bool = False, temperature: float = 0.0,
) -> list[str]:  # fmt: skip
    """Answers to prompts (as docs.ask writes them), each with its uint8 picture or None; at most `longest` tokens.

    Prompts are sorted by length, so that a batch pads little; on a GPU a small model takes 1,024 at once, for a step
    costs it the same time. `temperature` above 0 samples in place of greedy.
    """
    model.eval()
    pack_attention(model, False)
    device = model.lm_head.weight.device
    batch = 1024 if device.type == "cuda" and model.num_parameters() < SMALL else 128
    image, places = tokenizer.convert_tokens_to_ids(IMAGE), places_of(model)
    ids = [spread(row, image, places) for row in prompt_ids(tokenizer, list(prompts))]
    order = sorted(range(len(ids)), key=lambda i: (pictures[i] is None, len(ids[i])))
    out = [""] * len(ids)
    for start in range(0, len(order), batch):
        for seen in (True, False):  # generate takes pictures for all of a batch or for none
            part = [i for i in order[start : start + batch] if (pictures[i] is not None) == seen]
            if not part:
                continue
            width = max(len(ids[i]) for i in part)
            rows = torch.full((len(part), width), tokenizer.pad_token_id)
            mask = torch.zeros_like(rows)
            for k, i in enumerate(part):
                rows[k, width - len(ids[i]) :] = torch.tensor(ids[i])
                mask[k, width - len(ids[i]) :] = 1
            extra = {}
            if seen:
                pixels = stack([pictures[i] for i in part]).to(device)  # type: ignore[misc]
                extra["pixel_values"] = normalise(pixels, model.stats, blind).to(model.dtype)
            said = model.generate(
                input_ids=rows.to(device),
                attention_mask=mask.to(device),
                max_new_tokens=longest,
                do_sample=temperature > 0,
                temperature=temperature or None,
                pad_token_id=tokenizer.pad_token_id,
                **extra,
            )
            texts = tokenizer.batch_decode(said[:, width:], skip_special_tokens=True)
            for i, text in zip(part, texts, strict=True):
                out[i] = text.strip()
    return out
