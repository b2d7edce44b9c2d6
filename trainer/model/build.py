"""Models as configs say: from scratch, or from a CLIP and a causal language model on the hub or in a folder."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    CLIPConfig,
    CLIPModel,
    CLIPTextConfig,
    CLIPVisionConfig,
    LlamaConfig,
    LlavaConfig,
    LlavaForConditionalGeneration,
)

from trainer.config import Config
from trainer.data.images import CLIP_STATS, PAGE_STATS
from trainer.errors import TrainerError
from trainer.tokenizer import IMAGE


def build_clip(config: Config, tokenizer: Any, empty: bool = False) -> Any:
    """CLIP of both towers, `empty` for its shape alone; from scratch its text tower ends at the tokenizer's </s>."""
    if config.vision.init and empty:
        shape = _pretrained(AutoConfig, config.vision.init)
        shape.vision_config.image_size = config.vision.image_size
        return CLIPModel(shape)
    if config.vision.init:
        loaded = _pretrained(CLIPModel, config.vision.init, dtype=torch.float32)
        resize_positions(loaded.vision_model, config.vision.image_size)
        loaded.stats = CLIP_STATS
        return loaded
    t = config.caption_tower
    text = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=t.hidden,
        intermediate_size=4 * t.hidden,
        num_hidden_layers=t.layers,
        num_attention_heads=t.heads,
        max_position_embeddings=t.context,
        projection_dim=t.projection,
        **_ends(tokenizer),
    )
    clip: Any = CLIPModel(
        CLIPConfig(text_config=text, vision_config=vision_config(config), projection_dim=t.projection)
    )
    clip.stats = PAGE_STATS
    return clip


def vision_config(config: Config) -> CLIPVisionConfig:
    """The image tower's shape; read from `vision.init` where that is given."""
    v = config.vision
    if v.init:
        whole = _pretrained(AutoConfig, v.init)
        shape = getattr(whole, "vision_config", whole)
        shape.image_size = v.image_size
        return shape
    return CLIPVisionConfig(
        hidden_size=v.hidden,
        intermediate_size=4 * v.hidden,
        num_hidden_layers=v.layers,
        num_attention_heads=v.heads,
        image_size=v.image_size,
        patch_size=v.patch,
        projection_dim=config.caption_tower.projection,
    )


def build_llava(config: Config, tokenizer: Any, dtype: torch.dtype = torch.float32, empty: bool = False) -> Any:
    """LLaVA's module tree: image tower, projector of two layers, language model; parts from `init` where given.

    The projector, and whatever is from scratch, is drawn from torch's random state.
    """
    vision = vision_config(config)
    language = config.language
    if language.init:
        if empty:
            lm = AutoModelForCausalLM.from_config(_pretrained(AutoConfig, language.init))
        else:
            lm = _pretrained(AutoModelForCausalLM, language.init, dtype=dtype)
        size = -(-len(tokenizer) // 64) * 64  # <image> may be new; multiples of 64 multiply faster
        if size > lm.get_input_embeddings().weight.shape[0]:
            lm.resize_token_embeddings(size, mean_resizing=False)
        text = lm.config
    else:
        lm = None
        text = LlamaConfig(
            vocab_size=max(len(tokenizer), language.vocab),
            hidden_size=language.hidden,
            intermediate_size=language.mlp,
            num_hidden_layers=language.layers,
            num_attention_heads=language.heads,
            num_key_value_heads=language.kv_heads,
            max_position_embeddings=language.context,
            **_ends(tokenizer),
            tie_word_embeddings=False,
        )
    kind: Any = LlavaConfig  # its signature does not name the special tokens
    shape = kind(
        vision_config=vision,
        text_config=text,
        image_token_index=tokenizer.convert_tokens_to_ids(IMAGE),
        image_seq_length=image_tokens(config),
        vision_feature_layer=config.vision.feature_layer,
        vision_feature_select_strategy="full" if config.vision.class_token else "default",
        tie_word_embeddings=False,
        **_ends(tokenizer),
    )
    if lm is None or empty:
        model: Any = LlavaForConditionalGeneration(shape)
    else:
        with torch.device("meta"):
            model = LlavaForConditionalGeneration(shape)
        model.model.language_model, model.lm_head = lm.model, lm.lm_head
        if model.lm_head.weight is model.model.language_model.embed_tokens.weight:  # untied, as LLaVA folders are
            model.lm_head = nn.Linear(lm.lm_head.in_features, lm.lm_head.out_features, bias=False, dtype=dtype)
            model.lm_head.weight.data.copy_(lm.lm_head.weight.data)
        model.model.multi_modal_projector = _projector(model)
    if not empty and (lm is not None or config.vision.init):
        model.model.vision_tower = build_clip_tower(config, vision)
    model.stats = CLIP_STATS if config.vision.init else PAGE_STATS
    model.generation_config.pad_token_id = tokenizer.pad_token_id
    model.generation_config.eos_token_id = tokenizer.eos_token_id
    return model


def _ends(tokenizer: Any) -> dict[str, Any]:
    """Ids of the tokens that begin, end and pad a text, by the names that transformers' configs give them."""
    return {name: getattr(tokenizer, name) for name in ("pad_token_id", "bos_token_id", "eos_token_id")}


def build_clip_tower(config: Config, vision: CLIPVisionConfig) -> nn.Module:
    """The image tower alone."""
    from transformers import CLIPVisionModel

    if not config.vision.init:
        return CLIPVisionModel(vision)
    tower = _pretrained(CLIPModel, config.vision.init, dtype=torch.float32).vision_model
    resize_positions(tower, config.vision.image_size)
    return tower


def image_tokens(config: Config) -> int:
    """Places that one picture takes in a prompt."""
    patch: Any = vision_config(config).patch_size
    return int(config.vision.image_size // patch) ** 2 + config.vision.class_token


def places_of(model: Any) -> int:
    """The same of a LLaVA."""
    vision = model.config.vision_config
    return int(vision.image_size // vision.patch_size) ** 2 + 1 - places_dropped(model.config)


def places_dropped(shape: LlavaConfig) -> int:
    """Features that a LLaVA leaves out: the class token, where it shows the patches only."""
    return int(shape.vision_feature_select_strategy == "default")


def resize_positions(tower: Any, size: int) -> None:
    """Interpolate the position embeddings of a CLIP image tower to another image size in pixels, in place (bicubic).

    The class token keeps its own. TrainerError where the size is no multiple of the patch.
    """
    e = tower.embeddings
    if size == e.image_size:
        return
    if size % e.patch_size:
        raise TrainerError(f"vision.image_size {size} is no multiple of the tower's patch of {e.patch_size} pixels.")
    old, new = e.image_size // e.patch_size, size // e.patch_size
    weight = e.position_embedding.weight.data
    grid = weight[1:].T.reshape(1, -1, old, old).float()
    grid = nn.functional.interpolate(grid, size=(new, new), mode="bicubic", align_corners=False, antialias=new < old)
    weight = torch.cat([weight[:1], grid.reshape(weight.shape[1], -1).T.to(weight.dtype)])
    e.position_embedding = nn.Embedding.from_pretrained(weight, freeze=False)
    e.image_size = tower.config.image_size = size
    e.num_patches, e.num_positions = new * new, new * new + 1
    e.position_ids = torch.arange(e.num_positions).expand(1, -1)


def _projector(model: Any) -> nn.Module:
    from transformers.models.llava.modeling_llava import LlavaMultiModalProjector

    projector = LlavaMultiModalProjector(model.config)
    for layer in (projector.linear_1, projector.linear_2):
        nn.init.normal_(layer.weight, std=0.02)
        nn.init.zeros_(layer.bias)
    return projector


def _pretrained(cls: Any, name: str, **kwargs: Any) -> Any:
    try:
        return cls.from_pretrained(name, **kwargs)
    except (OSError, ValueError) as error:
        raise TrainerError(f"'{name}' cannot be loaded as {cls.__name__}: {str(error).splitlines()[0]}") from None
