"""How fast the trainer is: loader, packing, plan, contrastive step, packed language step beside a plain padded loop.

    make bench-trainer                                                               at tiny size, on a CPU
    .venv/bin/python tests/benchmarks/train_speed.py --shapes vit-b16 vit-l14 222m 7b      on a GPU

Prints one JSON line a figure. On a CPU seconds are of this process's CPU time, which other work on the machine moves
less than wall time. On a GPU a stage runs as the trainer runs it, from Parquet, and what its log says is averaged: wall
time, waiting for data and the share of the chip included. Weights are random, batches are real packed rows of --data.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from struct import unpack_from
from typing import Any

import numpy as np
import torch
from torch.nn.functional import scaled_dot_product_attention

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
from trainer.errors import TrainerError
from trainer.flops import clip_step
from trainer.loop import Task, train
from trainer.model.attention import packed_attention
from trainer.model.build import build_clip, build_llava
from trainer.model.learners import ClipLearner, pack_attention
from trainer.stages import learner_of, prepare

WORKERS = 6  # processes that read, on a GPU machine
OFF = {"epochs": 0.0, "steps": 0}
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


def contrastive(config: Config, tokenizer: Any, shape: str, device: torch.device, count: int, trace: bool) -> None:
    """Pairs a second of a whole step, both towers trained."""
    if device.type == "cuda":
        end_to_end(config, "encoder", shape, device, count, trace)
        open_clip_step(config, shape, device)
        return
    model = build_clip(config, tokenizer)
    plan = Plan(open_shards(config.data, "train", COLUMNS["encoder"]), 0, config.window)
    stream, _ = pair_stream(config, config.encoder, plan, captions_of(config, tokenizer), device)
    seconds, first = steps(ClipLearner(model.train(), 0), take(stream, 3), device, count)
    pairs = config.encoder.batch
    flops = clip_step(model, pairs, config.caption_tower.context)
    tell(
        f"contrastive {shape}",
        pairs_per_s=pairs / seconds,
        tflop_per_pair=flops / pairs / 1e12,
        first_step_s=first,
    )


def language(config: Config, tokenizer: Any, shape: str, device: torch.device, count: int, trace: bool) -> None:
    """Real tokens a second, packed, and of a plain transformers loop on the same rows, padded and not compiled."""
    settings = config.instruct
    with weights_of(settings.lora_rank, device):
        model = build_llava(config, tokenizer)
    learner = learner_of(model, "instruct", settings).to(device).train()
    plan = Plan(open_shards(config.data, "train", COLUMNS["instruct"]), 0, config.window)
    stream, _ = pack_stream(config, "instruct", settings, plan, tokenizer, device)
    batches = take(stream, 4)
    tokens = float(np.mean([b["used"] for b in batches]))
    plain, _ = steps(Plain(learner), batches, device, min(count, 4))
    tell(f"plain transformers loop, {shape}", tokens_per_s=tokens / plain)
    pack_attention(model, True)
    if device.type == "cuda":
        del model, learner
        torch.cuda.empty_cache()
        end_to_end(config, "instruct", shape, device, count, trace)
        return
    seconds, first = steps(learner, batches, device, count)
    tell(
        f"language {shape}",
        tokens_per_s=tokens / seconds,
        times=plain / seconds,
        samples_per_s=float(np.mean([b["docs"] for b in batches])) / seconds,
        first_step_s=first,
    )


@contextmanager
def weights_of(lora_rank: int, device: torch.device) -> Iterator[None]:
    """Models made in here lie on the device, in bf16 where a GPU holds them frozen under LoRA, as a loaded one does."""
    torch.set_default_dtype(torch.bfloat16 if device.type == "cuda" and lora_rank else torch.float32)
    try:
        with device:
            yield
    finally:
        torch.set_default_dtype(torch.float32)


def end_to_end(config: Config, name: str, shape: str, device: torch.device, count: int, trace: bool) -> None:
    """A stage as it is trained, from Parquet to its last step: medians over the log without its first third."""
    if name != "encoder":
        config = replace(config, encoder=replace(config.encoder, **OFF))
    settings = config.stage(name)
    with weights_of(settings.lora_rank, device):
        task = prepare(config, name, device)
    began = time.perf_counter()
    torch.cuda.reset_peak_memory_stats()
    folder = Path(config.out) / name
    train(replace(task, steps=count), config, folder, device, resume=False, quiet=True)
    whole = time.perf_counter() - began
    log = [json.loads(line)["speed"] for line in (folder / "log.jsonl").read_text().splitlines()]
    later = log[count // 3 :]
    figures = {key: median(line[key] for line in later) for key in later[0] if all(key in line for line in later)}
    waited = sum(line["waiting"] / line[f"{task.unit}/s"] for line in later)
    tell(
        f"{name} {shape}",
        **figures,
        waiting_share=waited / sum(1 / line[f"{task.unit}/s"] for line in later),
        first_step_s=(config.encoder.batch if name == "encoder" else settings.tokens) / log[0][f"{task.unit}/s"],
        whole_s=whole,
    )
    if trace:
        where(task, device)


def where(task: Task, device: torch.device) -> None:
    """The GPU's time over a few steps by kernel, longest first."""
    batches = take(task.stream, 2)
    with torch.profiler.profile(activities=[torch.profiler.ProfilerActivity.CUDA]) as found:
        steps(task.learner, batches, device, 2)
    print(found.key_averages().table(sort_by="self_cuda_time_total", row_limit=22, max_name_column_width=70))


def open_clip_step(config: Config, shape: str, device: torch.device) -> None:
    """The same shape in open_clip, bf16 autocast, as its training script runs it by default: not compiled."""
    if not importlib.util.find_spec("open_clip"):
        return
    import open_clip

    v, t = config.vision, config.caption_tower
    with device:
        model = open_clip.CLIP(
            t.projection,
            {
                "image_size": v.image_size,
                "layers": v.layers,
                "width": v.hidden,
                "head_width": 64,
                "patch_size": v.patch,
            },
            {"context_length": t.context, "vocab_size": 49408, "width": t.hidden, "heads": t.heads, "layers": t.layers},
        ).train()
    loss_of = open_clip.ClipLoss()
    optimizer = torch.optim.AdamW(model.parameters(), fused=True)
    pairs = config.encoder.batch
    pixels = torch.randn(pairs, 3, v.image_size, v.image_size, device=device)
    ids = torch.randint(1, 49000, (pairs, t.context), device=device)

    def step() -> None:
        with torch.autocast("cuda", torch.bfloat16):
            loss_of(*model(pixels, ids)).backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)

    for _ in range(3):
        step()
    began = clock(device)
    for _ in range(6):
        step()
    tell(f"open_clip's step, {shape}", pairs_per_s=6 * pairs / (clock(device) - began))


def attention(device: torch.device) -> None:
    """Packed attention on the GPU against one document at a time in float64: relative L2 of output and gradients."""
    lengths, heads, fewer, width = [5, 700, 64, 231, 24], 6, 2, 64
    starts = torch.tensor([0, *np.cumsum(lengths), sum(lengths)], dtype=torch.int32, device=device)
    shapes = ((heads, 1), (fewer, 2), (fewer, 3))
    q, k, v = (torch.randn(1, n, sum(lengths), width, device=device, requires_grad=True) for n, _ in shapes)
    out, _ = packed_attention(torch.nn.Module(), q, k, v, None, starts=starts, longest=sum(lengths), scaling=None)
    upstream = torch.randn_like(out)
    mine = [out, *torch.autograd.grad(out, (q, k, v), upstream)]
    exact = [x.detach().double().requires_grad_() for x in (q, k, v)]
    parts = zip(*(x.split(lengths, 2) for x in exact), strict=True)
    whole = torch.cat([scaled_dot_product_attention(*p, is_causal=True, enable_gqa=True) for p in parts], 2)
    theirs = [whole.transpose(1, 2), *torch.autograd.grad(whole.transpose(1, 2), exact, upstream.double())]
    found = [float((a.double() - b).norm() / b.norm()) for a, b in zip(mine, theirs, strict=True)]
    tell("packed attention, relative L2 of output and gradients", worst=max(found))
    assert max(found) < 1e-2


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
    parser.add_argument("--trace", action="store_true", help="also print where the GPU's time goes")
    parser.add_argument("--n", type=int, default=600, help="problems made for the loader's figures; 0 for none")
    args = parser.parse_args()
    device = pick_device("auto")
    if device.type == "cpu":
        torch.set_num_threads(1)
    tell(
        "machine",
        device=torch.cuda.get_device_name() if device.type == "cuda" else "CPU, one thread",
        torch=torch.__version__,
    )
    if device.type == "cuda":
        attention(device)
    with tempfile.TemporaryDirectory() as scratch:
        data, failed = args.data, []
        for size in (448, 224) if args.n else ():
            made = Path(scratch) / str(size)
            what = ["--domain", "geometry", "--n", str(args.n), "--size", str(size), "--out", str(made), "--quiet"]
            subprocess.run([sys.executable, "-m", "engine", "generate", *what], check=True)
            loader(made, size)
            data = data or (made if size == 224 else None)
        for shape in args.shapes:
            hardware = {"workers": WORKERS, "compile": True} if device.type == "cuda" else {"workers": 0}
            given = {"data": [str(data)], "out": str(Path(scratch) / shape), "hardware": hardware}
            given |= dict.fromkeys(("text", "align"), OFF)  # a stage on its own, on weights that nothing trained
            config = load("tiny", [], {**json.loads(json.dumps(SHAPES[shape])), **given})
            tokenizer = tokenizer_of(config)
            if shape == args.shapes[0]:
                planning(config, tokenizer)
            try:
                if shape in ("tiny", "vit-b16", "vit-l14"):
                    contrastive(config, tokenizer, shape, device, args.steps, args.trace)
                if shape in ("tiny", "222m", "7b"):
                    language(config, tokenizer, shape, device, args.steps, args.trace)
            except (RuntimeError, TrainerError) as error:  # of memory, say: the other shapes are measured all the same
                failed.append(shape)
                tell(shape, error=str(error)[:500])
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
