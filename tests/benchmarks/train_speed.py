"""How fast the trainer is: loader, packing, plan, contrastive step, packed language step beside a plain padded loop.

    make bench-trainer                                                          at tiny size, on a CPU
    .venv/bin/python tests/benchmarks/train_speed.py --shapes vit-b16 vit-l14 7b      on a GPU

Prints one JSON line a figure. On a CPU seconds are of this process's CPU time, which other work on the machine moves
less than wall time; on a GPU they are wall time. Weights are random, batches are real packed rows of --data.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from struct import unpack_from
from typing import Any

import numpy as np
import torch

from trainer.chain import captions_of, tokenizer_of
from trainer.config import Config, load
from trainer.data.docs import COLUMNS, Encoder, wording
from trainer.data.images import normalise, stack
from trainer.data.loader import Rows, Unit
from trainer.data.packs import first_fit_decreasing
from trainer.data.plan import Cursor, Plan
from trainer.data.shards import Shards, clear, each_row, open_shards, read_row
from trainer.data.streams import pack_stream, pair_stream
from trainer.distributed import pick_device
from trainer.flops import clip_step, llava_step, peak
from trainer.model.build import build_clip, build_llava
from trainer.model.learners import ClipLearner, pack_attention
from trainer.parallel import BLOCKS
from trainer.stages import learner_of

SHAPES: dict[str, dict[str, Any]] = {
    "tiny": {},
    "vit-b16": {
        "vision": {"image_size": 224, "patch": 16, "hidden": 768, "layers": 12, "heads": 12},
        "caption_tower": {"hidden": 512, "layers": 12, "heads": 8, "context": 77, "projection": 512},
        "encoder": {"batch": 512},
    },
    "vit-l14": {
        "vision": {"image_size": 224, "patch": 14, "hidden": 1024, "layers": 24, "heads": 16},
        "caption_tower": {"hidden": 768, "layers": 12, "heads": 12, "context": 77, "projection": 768},
        "encoder": {"batch": 256},
    },
    "222m": {
        "vision": {"image_size": 224, "patch": 16, "hidden": 768, "layers": 12, "heads": 12},
        "language": {"vocab": 49152, "hidden": 576, "layers": 30, "heads": 9, "kv_heads": 3, "mlp": 1536},
        "instruct": {"tokens": 16384, "lora_rank": 0},
    },
    "7b": {
        "vision": {"image_size": 336, "patch": 14, "hidden": 1024, "layers": 24, "heads": 16, "feature_layer": -2},
        "language": {"vocab": 32000, "hidden": 4096, "layers": 32, "heads": 32, "kv_heads": 8, "mlp": 14336},
        "instruct": {"tokens": 4096, "lora_rank": 128, "train": ["multi_modal_projector"]},
    },
}


def tell(what: str, **figures: Any) -> None:
    """One line of JSON."""
    print(
        json.dumps({"what": what, **{k: round(v, 4) if isinstance(v, float) else v for k, v in figures.items()}}),
        flush=True,
    )


def clock(device: torch.device) -> float:
    """CPU seconds of this process, or wall seconds when the GPU is done."""
    if device.type == "cuda":
        torch.cuda.synchronize()
        return time.perf_counter()
    return time.process_time()


def loader(folder: Path, size: int) -> None:
    """Rows from Parquet to a uint8 batch of the size they are stored at, one core, by the channels of the picture.

    Through what a stage reads with: a row's columns from its group, its picture decoded, 64 of a kind stacked. The best
    of five passes: what another program takes away is not the loader's. Pictures of another size (those of
    vision_only, a tenth) are left out: scaling one down from 640 x 448 takes 1.3 ms more.
    """
    shards = open_shards([str(folder)], "train", (*COLUMNS["encoder"], "image"))
    plan = Plan(shards, 0, 16)
    rows = Rows(plan, COLUMNS["encoder"], size, lambda found, pictures: {"pixels": stack(pictures)}, False, True)
    pairs = [tuple(pair) for window in range(plan.windows(0)) for pair in plan.rows(0, window).tolist()]
    for channels in (1, 3):
        kind = [pair for pair in pairs if _header(shards, *pair) == (size, size, channels)]
        units = [Unit(tuple(kind[i : i + 64]), Cursor()) for i in range(0, len(kind) - 63, 64)]
        if not units:
            continue
        best = float("inf")
        for _ in range(5):
            clear()
            began = time.process_time()
            shapes = {rows[unit]["pixels"].shape[1] for unit in units}
            best = min(best, time.process_time() - began)
        assert shapes == {channels}
        count = 64 * len(units)
        tell("loader", size=size, channels=channels, rows=count, images_per_core_second=count / best)


def _header(shards: Shards, group: int, row: int) -> tuple[int, int, int]:
    """Width, height and channels that a PNG of the engine states."""
    data = read_row(shards, group, row, ("image",))["image"]["bytes"]
    return (*unpack_from(">II", data, 16), 3 if data[25] == 2 else 1)


def planning(config: Config, tokenizer: Any) -> None:
    """Plan of 834K rows, and padding in packs of 4,096 with 256 places a picture."""
    groups = 8340
    whole = Shards(("f",), np.zeros(groups, int), np.arange(groups), np.full(groups, 100), np.ones(groups))
    began = time.process_time()
    Plan(whole, 0, 64).rows(0, 0)
    tell("plan of 834K rows", seconds=time.process_time() - began, state_bytes=len(json.dumps([10**6] * 3)))
    shards = open_shards(config.data, "train", COLUMNS["instruct"])
    rows = list(each_row(shards, COLUMNS["instruct"], 1024))
    docs = [doc for row in rows for doc in wording("instruct")(row)]
    lengths = [min(len(e.ids), 4096) for e in Encoder(tokenizer, 256)(docs)]
    bins = first_fit_decreasing(lengths, 4096)
    padded = sum(16 * max(part) for part in (lengths[i : i + 16] for i in range(0, len(lengths) // 16 * 16, 16)))
    tell("padding", packs=1 - sum(lengths) / (4096 * len(bins)), padded_batches_of_16=1 - sum(lengths) / padded)


def steps(
    learner: torch.nn.Module, batches: list[dict[str, Any]], device: torch.device, count: int
) -> tuple[float, float]:
    """Seconds a step after warm-up, and of the first one, which compiles."""
    optimizer = torch.optim.AdamW([p for p in learner.parameters() if p.requires_grad], fused=device.type == "cuda")
    moved = [{k: v.to(device) if isinstance(v, torch.Tensor) else v for k, v in b.items()} for b in batches]

    def step(batch: dict[str, Any]) -> None:
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            loss = learner(batch)["loss"]
        (loss / max(batch["unit"].targets, 1)).backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)

    began = clock(device)
    step(moved[0])
    first = clock(device) - began
    for batch in moved[:2]:
        step(batch)
    began = clock(device)
    for i in range(count):
        step(moved[i % len(moved)])
    return (clock(device) - began) / count, first


def compiled(model: torch.nn.Module, device: torch.device) -> None:
    """Each block, on a GPU."""
    if device.type == "cuda":
        for module in model.modules():
            if type(module).__name__ in BLOCKS:
                module.compile()


def take(stream: Callable[[Cursor], Iterator[dict[str, Any]]], count: int) -> list[dict[str, Any]]:
    """The first batches, and how long the first took."""
    began = time.perf_counter()
    batches = []
    for batch in stream(Cursor()):
        if not batches:
            tell("first batch", seconds=time.perf_counter() - began)
        batches.append(batch)
        if len(batches) == count:
            break
    return batches


def contrastive(config: Config, tokenizer: Any, shape: str, device: torch.device, count: int) -> None:
    """Pairs a second of a whole step, both towers trained."""
    with device:
        model = build_clip(config, tokenizer)
    compiled(model, device)
    plan = Plan(open_shards(config.data, "train", COLUMNS["encoder"]), 0, config.window)
    stream, _ = pair_stream(config, config.encoder, plan, captions_of(config, tokenizer), device)
    batches = take(stream, 3)
    seconds, first = steps(ClipLearner(model.train(), 0).to(device), batches, device, count)
    pairs = config.encoder.batch
    flops = clip_step(model, pairs, config.caption_tower.context)
    share = {"mfu": flops / seconds / peak(device)} if peak(device) else {}
    tell(
        f"contrastive {shape}",
        pairs_per_s=pairs / seconds,
        tflop_per_pair=flops / pairs / 1e12,
        first_step_s=first,
        **share,
    )


def language(config: Config, tokenizer: Any, shape: str, device: torch.device, count: int) -> None:
    """Real tokens a second, packed, and of a plain transformers loop on the same rows, padded and not compiled."""
    settings = config.instruct
    torch.set_default_dtype(torch.bfloat16 if device.type == "cuda" and settings.lora_rank else torch.float32)
    with device:
        model = build_llava(config, tokenizer)
    torch.set_default_dtype(torch.float32)
    learner = learner_of(model, "instruct", settings).to(device).train()
    plan = Plan(open_shards(config.data, "train", COLUMNS["instruct"]), 0, config.window)
    stream, _ = pack_stream(config, "instruct", settings, plan, tokenizer, device)
    batches = take(stream, 4)
    tokens = float(np.mean([b["used"] for b in batches]))
    factors = (2 if settings.lora_rank else 3, 1)
    flops = float(
        np.mean([llava_step(model, b["used"], len(b["image_of"]), b["used"] / b["docs"], factors) for b in batches])
    )
    plain, _ = steps(Plain(learner), batches, device, count)
    pack_attention(model, True)
    compiled(model, device)
    seconds, first = steps(learner, batches, device, count)
    share = {"mfu": flops / seconds / peak(device)} if peak(device) else {}
    tell(
        f"language {shape}",
        tokens_per_s=tokens / seconds,
        plain_tokens_per_s=tokens / plain,
        times=plain / seconds,
        samples_per_s=float(np.mean([b["docs"] for b in batches])) / seconds,
        first_step_s=first,
        **share,
    )


class Plain(torch.nn.Module):
    """What a script on top of transformers does: the same documents in a padded batch through the stock forward."""

    def __init__(self, learner: Any):
        super().__init__()
        self.learner = learner

    def forward(self, batch: dict[str, Any]) -> dict[str, torch.Tensor]:
        model = self.learner.model
        pack_attention(model, False)
        starts = batch["starts"].unique().tolist()[: batch["docs"] + 1]
        width = max(b - a for a, b in pairwise(starts))
        ids = batch["ids"].new_zeros(len(starts) - 1, width)
        mask, labels = torch.zeros_like(ids), torch.full_like(ids, -100)
        predicted = torch.zeros_like(batch["ids"], dtype=torch.bool)
        predicted[batch["predict"]] = True
        for i, (a, b) in enumerate(pairwise(starts)):
            ids[i, : b - a], mask[i, : b - a] = batch["ids"][a:b], 1
            labels[i, : b - a] = torch.where(predicted[a:b], batch["ids"][a:b], -100)
        pixels = normalise(batch["pixels"], model.stats)[batch["image_of"]]
        out = model(input_ids=ids, attention_mask=mask, pixel_values=pixels, labels=labels, use_cache=False)
        return {"loss": out.loss * len(batch["predict"])}


def main() -> None:
    """Make what is missing, then each measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="shards at the size of training (made where not given)")
    parser.add_argument("--shapes", nargs="+", default=["tiny"], choices=SHAPES)
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--n", type=int, default=600, help="problems made for the loader's figures")
    args = parser.parse_args()
    device = pick_device("auto")
    if device.type == "cpu":
        torch.set_num_threads(1)
    tell(
        "machine",
        device=torch.cuda.get_device_name() if device.type == "cuda" else "CPU, one thread",
        torch=torch.__version__,
    )
    with tempfile.TemporaryDirectory() as scratch:
        data = args.data
        for size in (448, 224):
            made = Path(scratch) / str(size)
            command = [
                sys.executable,
                "-m",
                "engine",
                "generate",
                "--domain",
                "geometry",
                "--n",
                str(args.n),
                "--quiet",
            ]
            subprocess.run([*command, "--size", str(size), "--out", str(made)], check=True)
            loader(made, size)
            data = data or (made if size == 224 else None)
        for shape in args.shapes:
            given = {"data": [str(data)], "out": str(Path(scratch) / shape), "hardware": {"workers": 0}}
            config = load("tiny", [], {**json.loads(json.dumps(SHAPES[shape])), **given})
            tokenizer = tokenizer_of(config)
            if shape == args.shapes[0]:
                planning(config, tokenizer)
            if shape in ("tiny", "vit-b16", "vit-l14"):
                contrastive(config, tokenizer, shape, device, args.steps)
            if shape in ("tiny", "222m", "7b"):
                language(config, tokenizer, shape, device, args.steps)


if __name__ == "__main__":
    main()
