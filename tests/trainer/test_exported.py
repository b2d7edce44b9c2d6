"""The exported folders, loaded with stock transformers classes: the same answers token for token, the same features."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch")

import beside
import torch
from PIL import Image
from safetensors.torch import load_file
from transformers import AutoProcessor, CLIPModel, LlavaForConditionalGeneration

from trainer.chain import apply_final, captions_of, clip_of, folder_of, llava_of, tokenizer_of
from trainer.data.docs import ask, question_text
from trainer.data.images import stack
from trainer.evaluate.answering import answer
from trainer.evaluate.rows import held_out
from trainer.model.learners import image_features, text_features


def test_llava_answers_token_for_token(finished: Any) -> None:
    tokenizer = tokenizer_of(finished)
    ours = llava_of(finished, tokenizer, "prefer")
    apply_final(dict(ours.named_parameters()), folder_of(finished, "prefer") / "final")
    held = held_out(finished, 4).seen()
    prompts = [ask(question_text(row), True) for row in held.rows]
    expected = answer(ours, tokenizer, prompts, held.pictures, 12)

    folder = Path(finished.out) / "export/llava"
    model, notes = LlavaForConditionalGeneration.from_pretrained(folder, output_loading_info=True)
    assert not notes["missing_keys"] and not notes["unexpected_keys"]
    processor = AutoProcessor.from_pretrained(folder)
    for row, picture, wanted in zip(held.rows, held.pictures, expected, strict=True):
        talk = [
            {
                "role": "user",
                "content": [{"type": "image"}, {"type": "text", "text": question_text(row)}],
            }
        ]
        text = processor.apply_chat_template(talk, add_generation_prompt=True)
        assert text == ask(question_text(row), True)
        image = Image.fromarray(np.repeat(picture, 3, 2) if picture.shape[2] == 1 else picture)
        inputs = processor(images=image, text=text, return_tensors="pt")
        said = model.generate(**inputs, max_new_tokens=12, do_sample=False)[0, inputs["input_ids"].shape[1] :]
        assert processor.decode(said, skip_special_tokens=True).strip() == wanted


def test_training_changed_the_model_that_is_exported(finished: Any) -> None:
    """A chain that silently loads nothing would pass the test above."""
    tokenizer = tokenizer_of(finished)
    before = {n: p.clone() for n, p in llava_of(finished, tokenizer, "text").named_parameters()}
    after = dict(llava_of(finished, tokenizer, "prefer").named_parameters())
    same = [n for n in before if torch.equal(before[n], after[n])]
    assert not [n for n in same if "lm_head" not in n and "bias" not in n], same


def test_clip_gives_the_same_features(finished: Any) -> None:
    tokenizer = tokenizer_of(finished)
    ours = clip_of(finished, tokenizer)
    folder = Path(finished.out) / "export/clip"
    theirs = CLIPModel.from_pretrained(folder)
    processor = AutoProcessor.from_pretrained(folder)
    held = held_out(finished, 4).seen()
    captions = [row["caption"] for row in held.rows]
    images = [Image.open(io.BytesIO(png(picture))) for picture in held.pictures]
    inputs = processor(images=images, text=captions, padding="max_length", truncation=True, return_tensors="pt")
    pixels = stack(held.pictures)
    with torch.inference_mode():
        out = theirs(**inputs)
        torch.testing.assert_close(out.image_embeds, image_features(ours, pixels), rtol=1e-4, atol=1e-5)
        mine = text_features(ours, captions_of(finished, tokenizer)(captions))
        torch.testing.assert_close(out.text_embeds, mine, rtol=1e-4, atol=1e-5)


def test_clip_loads_in_open_clip(finished: Any) -> None:
    """The real open_clip, where it is there; it needs torchvision, which this project does not."""
    open_clip = beside.open_clip()
    tokenizer = tokenizer_of(finished)
    ours = clip_of(finished, tokenizer)
    folder = f"local-dir:{Path(finished.out) / 'export/clip'}"
    theirs, _, preprocess = open_clip.create_model_and_transforms(folder)
    theirs.eval()
    held = held_out(finished, 4).seen()
    captions = [row["caption"] for row in held.rows]
    images = torch.stack([preprocess(Image.open(io.BytesIO(png(picture)))) for picture in held.pictures])
    with torch.inference_mode():
        expected = text_features(ours, captions_of(finished, tokenizer)(captions))
        said = theirs.encode_text(open_clip.get_tokenizer(folder)(captions), normalize=True)
        torch.testing.assert_close(said, expected, rtol=1e-4, atol=1e-5)
        seen = theirs.encode_image(images, normalize=True)
        torch.testing.assert_close(seen, image_features(ours, stack(held.pictures)), rtol=1e-3, atol=1e-4)


def test_open_clip_weights_are_whole(finished: Any) -> None:
    """Every tensor of the CLIP is in open_clip's file, once: the numbers of parameters agree."""
    tensors = load_file(Path(finished.out) / "export/clip/open_clip_model.safetensors")
    ours = clip_of(finished, tokenizer_of(finished))
    assert sum(t.numel() for t in tensors.values()) == sum(p.numel() for p in ours.parameters())


def png(picture: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture.squeeze(-1) if picture.shape[2] == 1 else picture).save(out, "PNG")
    return out.getvalue()
