"""All that a run is told: frozen dataclasses, filled from a preset's JSON and `--set key=value`, checked key by key."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError, nearest

PRESETS = Path(__file__).parent / "presets"
STAGES = ("text", "encoder", "align", "instruct", "prefer")


@dataclass(frozen=True, slots=True)
class Vision:
    """The image tower. `init` names a CLIP on the hub or in a folder; then only image_size and feature_layer count."""

    init: str = ""
    image_size: int = 96  # pixels; another size than that of `init` interpolates the position embeddings
    patch: int = 12
    hidden: int = 96
    layers: int = 3
    heads: int = 3
    feature_layer: int = -1  # -2 is LLaVA's, and would throw away the layer that a from-scratch encoder trained last
    class_token: bool = False  # shown to the language model too ("full"): all that stage 1 trains of the last layer


@dataclass(frozen=True, slots=True)
class CaptionTower:
    """The text tower of the contrastive stage; taken from vision.init where that is given."""

    hidden: int = 96
    layers: int = 2
    heads: int = 3
    context: int = 64  # tokens; a longer caption is cut
    projection: int = 96


@dataclass(frozen=True, slots=True)
class Language:
    """The language model. `init` names a causal language model on the hub or in a folder; then nothing else counts."""

    init: str = ""
    vocab: int = 1024  # of the byte-level BPE that is trained on the shards
    hidden: int = 128
    layers: int = 3
    heads: int = 4
    kv_heads: int = 4
    mlp: int = 352
    context: int = 4096


@dataclass(frozen=True, slots=True)
class Stage:
    """How one stage is trained. Patterns are regular expressions searched in parameter names."""

    steps: int = 0  # optimizer steps; 0: from epochs
    epochs: float = 1.0
    batch: int = 16  # a step over all devices: pairs in the encoder stage, packs in the others
    micro: int = 0  # pairs a device holds at once (encoder); 0: all of its share
    tokens: int = 4096  # length of a pack
    lr: float = 1e-3
    floor: float = 0.1  # the share of lr that the cosine ends at
    warmup: float = 0.05  # share of the steps
    decay: float = 0.1  # AdamW's weight decay, on matrices only
    beta2: float = 0.98
    clip: float = 1.0
    train: tuple[str, ...] = (".",)
    lora_rank: int = 0  # 0: none
    lora_alpha: int = 0  # 0: twice the rank
    lora_targets: str = r"language_model.*(q|k|v|o|gate|up|down)_proj$"
    ema: float = 0.0  # decay of the moving average that becomes final/; 0: none
    chunk: int = 0  # rows of the contrastive logits held at once; 0: all
    beta: float = 0.1  # DPO
    look: float = 0.0  # share of records that also ask what the figure shows (its family, counts); instruct
    solve: float = 1.0  # share of records whose solution is learned; instruct
    even: float = 0.0  # a token weighs 1 / (answer's tokens)^even: 0 tokens count alike, 1 answers do; not in prefer
    pairs: str = ""  # a JSON-lines file of `sample` in place of the engine's rejected solutions; prefer
    save_every: int = 0  # steps between checkpoints; 0: only at the end
    keep: int = 2  # checkpoints kept


@dataclass(frozen=True, slots=True)
class Hardware:
    """What changes speed and not the result (but for rounding)."""

    device: str = "auto"
    precision: str = "auto"  # bf16 on a GPU, fp32 on a CPU
    compile: bool = False  # each block
    recompute: bool = False  # activations of each block, in the backward pass
    shard: bool = False  # FSDP2 in place of DDP
    workers: int = 2
    threads: int = 0  # of torch on a CPU; 0: torch's own choice


@dataclass(frozen=True, slots=True)
class Config:
    """One run."""

    preset: str = "tiny"
    about: str = ""
    seed: int = 0
    data: tuple[str, ...] = ()
    out: str = "runs/demo"
    skip_bad_rows: bool = False
    window: int = 16  # row groups among which rows are shuffled; a language stage packs one window at a time
    arms: tuple[str, ...] = ()  # "blind", "random": also trained in align and instruct, for comparison
    eval_rows: int = 256
    eval_tokens: int = 256  # longest answer
    vision: Vision = field(default_factory=Vision)
    caption_tower: CaptionTower = field(default_factory=CaptionTower)
    language: Language = field(default_factory=Language)
    hardware: Hardware = field(default_factory=Hardware)
    text: Stage = field(default_factory=Stage)
    encoder: Stage = field(default_factory=Stage)
    align: Stage = field(default_factory=Stage)
    instruct: Stage = field(default_factory=Stage)
    prefer: Stage = field(default_factory=Stage)

    def stage(self, name: str) -> Stage:
        """The settings of a stage by its name."""
        return typing.cast(Stage, getattr(self, name))


def presets() -> list[str]:
    """Names of the presets that come along."""
    return sorted(p.stem for p in PRESETS.glob("*.json"))


def load(preset: str, settings: list[str] | None = None, given: Mapping[str, Any] | None = None) -> Config:
    """Config of a preset's name or a JSON file, then `given` fields, then `a.b=value` settings.

    Raises:
        TrainerError: no such preset, an unknown key (with the nearest spelling), or a value of another type.
    """
    path = PRESETS / f"{preset}.json" if "/" not in preset and not preset.endswith(".json") else Path(preset)
    if not path.is_file():
        raise TrainerError(f"no preset '{preset}'. {nearest(preset, presets())}Presets: {', '.join(presets())}.")
    try:
        values = json.loads(path.read_text())
    except (ValueError, OSError) as error:
        raise TrainerError(f"{path} cannot be read as JSON: {error}.") from None
    values = {"preset": path.stem, **values, **(given or {})}
    for setting in settings or []:
        _set(values, setting)
    return typing.cast(Config, _build(Config, values, path.name))


def dump(config: Config) -> dict[str, Any]:
    """The config as JSON holds it."""
    return asdict(config)


def restore(values: Mapping[str, Any]) -> Config:
    """The config that `dump` gave."""
    return typing.cast(Config, _build(Config, values, "config.json"))


def _set(values: dict[str, Any], setting: str) -> None:
    key, mark, text = setting.partition("=")
    if not mark:
        raise TrainerError(f"--set {setting} has no value. Write it as --set encoder.lr=0.001.")
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    *parents, last = key.split(".")
    for parent in parents:
        values = values.setdefault(parent, {})
        if not isinstance(values, dict):
            raise TrainerError(f"--set {setting}: '{parent}' holds a value, not keys.")
    values[last] = value


def _build(cls: type, values: Any, where: str) -> Any:
    if not isinstance(values, Mapping):
        raise TrainerError(f"{where} is {values!r}; it takes keys: {', '.join(f.name for f in fields(cls))}.")
    known = {f.name for f in fields(cls)}
    hints = typing.get_type_hints(cls)
    out = {}
    for key, value in values.items():
        if key not in known:
            near = nearest(key, known)
            raise TrainerError(f"{where} has an unknown key '{key}'. {near}Known: {', '.join(sorted(known))}.")
        hint = hints[key]
        out[key] = (
            _build(hint, value, f"{where}: {key}")
            if is_dataclass(hint) and isinstance(hint, type)
            else _value(hint, value, key, where)
        )
    return cls(**out)


def _value(hint: Any, value: Any, key: str, where: str) -> Any:
    if isinstance(hint, types.GenericAlias):
        if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
            return tuple(value)
    elif hint is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    elif type(value) is hint:
        return value
    name = "list of texts" if isinstance(hint, types.GenericAlias) else hint.__name__
    raise TrainerError(f"{where}: {key} is {value!r}; it takes a {name}.")
