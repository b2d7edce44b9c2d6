"""`python -m trainer export`: folders that stock transformers loads, OUT/export/llava and OUT/export/clip.

Weights are written under the names that LLaVA and CLIP have had on the hub since 2023: transformers 5 writes LLaVA's
without the `vision_model.` level, which others then load with a random tower and only a warning.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file

from trainer.chain import apply_final, clip_of, enabled, folder_of, llava_of, tokenizer_of
from trainer.config import STAGES, Config
from trainer.errors import TrainerError
from trainer.open_clip import open_clip_config, open_clip_weights
from trainer.tokenizer import IMAGE, caption_tokenizer, load_tokenizer

SHARD_BYTES = 5_000_000_000
CHAT = (
    "{% for m in messages %}{% if m['role'] == 'user' %}USER: {% if m['content'] is string %}{{ m['content'] }}"
    "{% else %}{% for c in m['content'] if c['type'] == 'image' %}<image>\n{% endfor %}"
    "{% for c in m['content'] if c['type'] == 'text' %}{{ c['text'] }}{% endfor %}{% endif %} "
    "{% else %}ASSISTANT: {% if m['content'] is string %}{{ m['content'] }}"
    "{% else %}{% for c in m['content'] %}{{ c['text'] }}{% endfor %}{% endif %}{{ eos_token }}{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}ASSISTANT:{% endif %}"
)


def export(config: Config, stage: str | None = None) -> list[Path]:
    """Write the folders; gives those written. LoRA is merged. TrainerError where nothing has been trained."""
    tokenizer = tokenizer_of(config)
    done = [s for s in STAGES if enabled(config, s) and (folder_of(config, s) / "final").is_dir()]
    if stage is not None:
        done = [s for s in done if s == stage]
    if not done:
        raise TrainerError(f"no trained stage{f' {stage}' if stage else ''} in {config.out} to export.")
    out = []
    if "encoder" in done:
        out.append(_clip(config, tokenizer, Path(config.out) / "export" / "clip"))
    language = [s for s in done if s in ("align", "instruct", "prefer")]
    if language:
        model = llava_of(config, tokenizer, language[-1])
        apply_final(dict(model.named_parameters()), folder_of(config, language[-1]) / "final")
        out.append(write_llava(model, tokenizer, Path(config.out) / "export" / "llava"))
    return out


def write_llava(model: Any, tokenizer: Any, folder: Path) -> Path:
    """A LLaVA folder for LlavaForConditionalGeneration and AutoProcessor of transformers 4.57 and 5."""
    _fresh(folder)
    names = (
        (r"^model\.language_model\.", "language_model.model."),
        (r"^lm_head\.", "language_model.lm_head."),
        (r"^model\.multi_modal_projector\.", "multi_modal_projector."),
        (r"^model\.vision_tower\.(vision_model\.)?", "vision_tower.vision_model."),
    )
    tensors = {}
    for name, parameter in model.named_parameters():
        for pattern, new in names:
            if re.search(pattern, name):
                tensors[re.sub(pattern, new, name)] = parameter.detach().cpu().contiguous()
                break
    _weights(tensors, folder)
    shape = model.config.to_dict() | {"architectures": ["LlavaForConditionalGeneration"]}
    for old in ("_name_or_path", "transformers_version"):
        shape.pop(old, None)
    shape["image_token_index"] = shape["image_token_id"] = model.config.image_token_id
    text = shape["text_config"]
    if rope := text.get("rope_parameters"):  # transformers 4 reads the base here
        text["rope_theta"] = rope.get("rope_theta", 10000.0)
    _json(folder / "config.json", shape)
    _json(
        folder / "generation_config.json",
        {"pad_token_id": tokenizer.pad_token_id, "eos_token_id": tokenizer.eos_token_id},
    )
    _tokenizer(tokenizer, folder, "left")
    vision = model.config.vision_config
    _json(folder / "preprocessor_config.json", _pixels(vision.image_size, model.stats, "LlavaProcessor"))
    _json(
        folder / "processor_config.json",
        {
            "processor_class": "LlavaProcessor",
            "patch_size": vision.patch_size,
            "vision_feature_select_strategy": model.config.vision_feature_select_strategy,
            "num_additional_image_tokens": 1,  # the class token, which "default" then drops
            "image_token": IMAGE,
        },
    )
    (folder / "chat_template.jinja").write_text(CHAT)
    return folder


def _clip(config: Config, tokenizer: Any, folder: Path) -> Path:
    """A CLIP folder for CLIPModel and CLIPProcessor, and for open_clip."""
    _fresh(folder)
    model = clip_of(config, tokenizer)
    weights = {n: p.detach().cpu().contiguous() for n, p in model.named_parameters()}
    _weights(weights, folder)
    _json(folder / "config.json", model.config.to_dict() | {"architectures": ["CLIPModel"]})
    shape = open_clip_config(
        model.config, model.config.vision_config.image_size, model.stats, config.vision.init or "bpe"
    )
    if shape:
        _json(folder / "open_clip_config.json", shape)
        save_file(open_clip_weights(weights), folder / "open_clip_model.safetensors")
    words = load_tokenizer(config.vision.init) if config.vision.init else caption_tokenizer(tokenizer)
    words.model_max_length = model.config.text_config.max_position_embeddings
    _tokenizer(words, folder, "right")
    pixels = _pixels(model.config.vision_config.image_size, model.stats, "CLIPProcessor")
    _json(folder / "preprocessor_config.json", pixels)
    return folder


def _pixels(size: int, stats: Any, processor: str) -> dict[str, Any]:
    return {
        "image_processor_type": "CLIPImageProcessor",
        "processor_class": processor,
        "do_convert_rgb": True,
        "do_resize": True,
        "size": {"shortest_edge": size},
        "resample": 3,
        "do_center_crop": True,
        "crop_size": {"height": size, "width": size},
        "do_rescale": True,
        "rescale_factor": 1 / 255,
        "do_normalize": True,
        "image_mean": list(stats[0]),
        "image_std": list(stats[1]),
    }


def _tokenizer(tokenizer: Any, folder: Path, side: str) -> None:
    """tokenizer.json and a config that transformers 4 reads as well: it knows neither TokenizersBackend nor lists of
    extra special tokens under their new name."""
    tokenizer.save_pretrained(str(folder))
    path = folder / "tokenizer_config.json"
    settings = json.loads(path.read_text())
    settings.pop("extra_special_tokens", None)
    settings.pop("backend", None)
    settings |= {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "additional_special_tokens": [IMAGE] if IMAGE in tokenizer.get_vocab() else [],
        "padding_side": side,
        "clean_up_tokenization_spaces": False,
        "model_input_names": ["input_ids", "attention_mask"],  # version 4 adds token_type_ids, which generate refuses
    }
    _json(path, settings)


def _weights(tensors: dict[str, torch.Tensor], folder: Path) -> None:
    """model.safetensors, in several files with an index where it is large."""
    files: list[dict[str, torch.Tensor]] = [{}]
    size = 0
    for name, tensor in tensors.items():
        if size and size + tensor.nbytes > SHARD_BYTES:
            files.append({})
            size = 0
        files[-1][name] = tensor
        size += tensor.nbytes
    if len(files) == 1:
        save_file(files[0], folder / "model.safetensors", metadata={"format": "pt"})
        return
    where: dict[str, str] = {}
    for i, part in enumerate(files, 1):
        file = f"model-{i:05d}-of-{len(files):05d}.safetensors"
        save_file(part, folder / file, metadata={"format": "pt"})
        where |= dict.fromkeys(part, file)
    total = sum(t.nbytes for t in tensors.values())
    _json(folder / "model.safetensors.index.json", {"metadata": {"total_size": total}, "weight_map": where})


def _fresh(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=1, default=str) + "\n")
