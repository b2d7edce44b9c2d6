"""Other people's models: a CLIP and a language model saved in the hub's format take every stage, at another size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")

import torch
from conftest_trainer import run, small
from transformers import (
    AutoModelForCausalLM,
    AutoProcessor,
    CLIPConfig,
    CLIPModel,
    LlamaConfig,
    LlavaForConditionalGeneration,
    Qwen2Config,
)

from trainer.chain import tokenizer_of
from trainer.config import load
from trainer.data.docs import Doc, Encoder, ask
from trainer.errors import TrainerError
from trainer.model.build import build_llava, image_tokens, resize_positions
from trainer.tokenizer import caption_tokenizer, load_tokenizer


def save_clip(folder: Path, tokenizer: Any) -> Path:
    shape = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}
    ends = {"pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 3}
    text = {**shape, **ends, "vocab_size": len(tokenizer), "max_position_embeddings": 77}
    vision = {**shape, "image_size": 24, "patch_size": 8}
    CLIPModel(CLIPConfig(text_config=text, vision_config=vision, projection_dim=16)).save_pretrained(folder)
    caption_tokenizer(tokenizer).save_pretrained(folder)
    return folder


def save_language(folder: Path, tokenizer: Any, kind: str) -> Path:
    shape = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4}
    shape |= {"num_key_value_heads": 2, "vocab_size": len(tokenizer), "bos_token_id": 1, "eos_token_id": 3}
    if kind == "qwen":  # tied embeddings, another rotary base, biases
        config: Any = Qwen2Config(**shape, tie_word_embeddings=True, rope_theta=1e6)
    else:
        config = LlamaConfig(**shape)
    AutoModelForCausalLM.from_config(config).save_pretrained(folder)
    tokenizer.save_pretrained(str(folder))
    return folder


@pytest.mark.parametrize("kind", ["llama", "qwen"])
def test_saved_models_take_the_stages_and_come_out_stock(
    finished: Any, shards: Path, tmp_path: Path, kind: str
) -> None:
    words = tokenizer_of(finished)
    clip, language = save_clip(tmp_path / "clip", words), save_language(tmp_path / "lm", words, kind)
    lora = [
        f"{stage}.{setting}" for stage in ("align", "instruct") for setting in ("lora_rank=4", 'train=["projector"]')
    ]
    settings = [f"vision.init={clip}", f"language.init={language}", "arms=[]", "text.steps=0", "text.epochs=0", *lora]
    settings += [f"{stage}.steps=2" for stage in ("encoder", "align", "instruct", "prefer")]
    config = small(shards, tmp_path / "run", *settings)
    for stage in ("encoder", "align", "instruct", "prefer", "export"):
        assert run(stage, config) == 0
    model, notes = LlavaForConditionalGeneration.from_pretrained(
        tmp_path / "run/export/llava", output_loading_info=True
    )
    assert not notes["missing_keys"] and not notes["unexpected_keys"]
    assert model.config.vision_config.image_size == 32
    assert model.model.vision_tower.embeddings.position_embedding.weight.shape[0] == 17
    before = AutoModelForCausalLM.from_pretrained(language).model.layers[0].self_attn.q_proj.weight
    assert not torch.equal(model.model.language_model.layers[0].self_attn.q_proj.weight, before)  # LoRA was merged


def test_positions_are_interpolated_and_the_class_token_kept(tmp_path: Path, finished: Any) -> None:
    tower = CLIPModel.from_pretrained(save_clip(tmp_path / "clip", tokenizer_of(finished))).vision_model
    old = tower.embeddings.position_embedding.weight.detach().clone()
    resize_positions(tower, 48)
    new = tower.embeddings.position_embedding.weight
    assert new.shape == (37, 32)
    torch.testing.assert_close(new[0], old[0])
    torch.testing.assert_close(new[1:].mean(0), old[1:].mean(0), atol=3e-3, rtol=0.2)  # a smooth field keeps its mean
    tower(pixel_values=torch.zeros(1, 3, 48, 48))
    with pytest.raises(TrainerError, match="no multiple of the tower's patch"):
        resize_positions(tower, 50)


def test_prompt_ids_equal_the_exported_processors(finished: Any) -> None:
    processor = AutoProcessor.from_pretrained(Path(finished.out) / "export/llava")
    tokenizer = tokenizer_of(finished)
    encoded = Encoder(tokenizer, image_tokens(finished))([Doc(ask("In triangle ABC, AB = 128.", True), "12")])[0]
    from PIL import Image

    theirs = processor(images=Image.new("RGB", (32, 32)), text=ask("In triangle ABC, AB = 128.", True))["input_ids"][0]
    assert encoded.ids[: encoded.prompt].tolist() == list(theirs)
    assert tokenizer.decode(encoded.ids[encoded.prompt :]) == " 12</s>"


def test_digits_are_single_and_the_end_token_is_not_2(finished: Any) -> None:
    tokenizer = tokenizer_of(finished)
    assert [tokenizer.decode(i) for i in tokenizer("128", add_special_tokens=False)["input_ids"]] == ["1", "2", "8"]
    assert tokenizer.eos_token_id != 2  # at 2 a CLIP pools at the largest id
    text = "∠ABC = 90°, so r² = 5√3 π"
    assert tokenizer.decode(tokenizer(text)["input_ids"]) == text


def test_a_name_that_is_nowhere_is_one_line(shards: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="no tokenizer in"):
        load_tokenizer(str(tmp_path / "nothing"))
    config = small(shards, tmp_path, f"vision.init={tmp_path}/nothing")
    with pytest.raises(TrainerError, match="cannot be loaded"):
        build_llava(config, tokenizer_of(config))


def test_the_papers_preset_is_the_papers() -> None:
    config = load("mavis-7b")
    assert config.vision.init == "openai/clip-vit-large-patch14-336" and config.vision.image_size == 336
    assert {config.stage(s).lr for s in ("encoder", "align", "instruct", "prefer")} == {2e-6}
    assert {config.stage(s).lora_rank for s in ("align", "instruct", "prefer")} == {128}
    assert (config.encoder.batch, config.encoder.epochs, config.align.batch) == (16, 10, 32)
