"""The one training loop: every stage is a learner, a stream of batches and settings; what differs is in stages.py."""

from __future__ import annotations

import contextlib
import itertools
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

import torch
from torch import nn

from trainer import checkpoint, distributed
from trainer.config import Config, Stage
from trainer.data.plan import Cursor
from trainer.errors import TrainerError
from trainer.flops import peak
from trainer.parallel import clip, narrow, parallel, sync_only
from trainer.report import Report, memory_gb, say


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """One stage, ready to run.

    Attributes:
        learner: module from a batch to {'loss': ..., metrics}; the loss is a sum over what `unit.targets` counts
            (language stages) or a mean (contrastive).
        stream: batches from a cursor on.
        flops: FLOP of a batch, for the share of the chip.
        fingerprint: settings that must be the same when a checkpoint goes on.
        extra: what final/state.json also says, for who loads it.
    """

    name: str
    settings: Stage
    steps: int
    learner: nn.Module
    stream: Callable[[Cursor], Iterator[dict[str, Any]]]
    flops: Callable[[dict[str, Any]], float]
    unit: str
    fingerprint: dict[str, Any]
    extra: dict[str, Any]
    begin: Callable[[Path], None] = lambda folder: None  # what is computed once, before the first step


def lr_factor(step: int, steps: int, warmup: float, floor: float) -> float:
    """Linear warm-up, then a cosine from 1 down to `floor`; step counts from 0."""
    ramp = max(round(steps * warmup), 1)
    if step < ramp:
        return (step + 1) / ramp
    at = (step - ramp) / max(steps - ramp, 1)
    return floor + (1 - floor) * 0.5 * (1 + math.cos(math.pi * min(at, 1.0)))


def train(
    task: Task, config: Config, folder: Path, device: torch.device, resume: bool = True, quiet: bool = False
) -> Path:
    """Run a stage to its end and give final/; a stage that is done is left alone, a stopped one goes on.

    Raises:
        TrainerError: settings changed since the checkpoint, a row that cannot be used, a loss that is not finite, or
            no memory left; with what to do.
    """
    final = folder / "final"
    if resume and final.is_dir():
        if checkpoint.read_state(final)["fingerprint"] == task.fingerprint:
            say(f"{task.name}: done before, {final}", quiet)
            return final
        raise TrainerError(
            f"{final} was trained with other settings. Give another --out, or --no-resume to begin anew."
        )
    learner, settings = task.learner.to(device), task.settings
    bf16 = config.hardware.precision == "bf16" or (config.hardware.precision == "auto" and device.type == "cuda")
    if bf16:
        narrow(learner)
    if not resume:
        checkpoint.clear(folder)
    with torch.autocast(device.type, torch.bfloat16, enabled=bf16):
        task.begin(folder)
    module = parallel(learner, config, bf16)
    core = cast(nn.Module, learner.model)  # names without the learner's own level
    trained = {n: p for n, p in core.named_parameters() if p.requires_grad}
    optimizer = _optimizer(trained, settings, device)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: lr_factor(step, task.steps, settings.warmup, settings.floor)
    )
    ema = {n: checkpoint.whole(p).clone() for n, p in trained.items()} if settings.ema else {}
    torch.manual_seed(config.seed)
    step, cursor = _resume(task, folder, trained, optimizer, scheduler, ema, device) if resume else (0, Cursor())
    long = 0
    with Report(folder, task.name, task.steps, step, quiet) as report, _memory_hint(task.name):
        stream = on_device(task.stream(cursor), device) if step < task.steps else iter(())
        while step < task.steps:
            began = time.perf_counter()
            metrics, norm, batches, waited = _step(module, stream, optimizer, settings, device, bf16)
            lr = optimizer.param_groups[0]["lr"]
            scheduler.step()
            step, cursor = step + 1, batches[-1]["unit"].cursor
            long += sum(batch["unit"].long for batch in batches)
            for name, average in ema.items():
                average.lerp_(checkpoint.whole(trained[name]), 1 - settings.ema)
            curve = {**metrics, "lr": lr, "norm": norm}
            report.step(step, curve, _speed(task, batches, time.perf_counter() - began, waited, device))
            if settings.save_every and step % settings.save_every == 0 and step < task.steps:
                _save(task, folder, step, cursor, trained, optimizer, scheduler, ema, device)
    if long:
        say(f"{task.name}: {long:,} times a row was left out, longer than a pack of {settings.tokens} tokens. "
            f"Raise it: --set {task.name.split('-')[0]}.tokens={2 * settings.tokens}", quiet)  # fmt: skip
    tensors = ema or {n: checkpoint.whole(p) for n, p in trained.items()}
    state = {"stage": task.name, "step": step, "fingerprint": task.fingerprint, **task.extra}
    checkpoint.write_folder(final, {"model": tensors}, state)
    return final


def _optimizer(trained: dict[str, nn.Parameter], settings: Stage, device: torch.device) -> torch.optim.Optimizer:
    matrices = [p for n, p in trained.items() if p.ndim > 1 and "embed" not in n]
    others = [p for n, p in trained.items() if p.ndim <= 1 or "embed" in n]
    groups = [{"params": matrices, "weight_decay": settings.decay}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(
        [g for g in groups if g["params"]], lr=settings.lr, betas=(0.9, settings.beta2), fused=device.type == "cuda"
    )


def _step(
    module: nn.Module, stream: Iterator[dict[str, Any]], optimizer: torch.optim.Optimizer, settings: Stage,
    device: torch.device, bf16: bool,
) -> tuple[dict[str, float], float, list[dict[str, Any]], float]:  # fmt: skip
    """One optimizer step over its passes: metrics averaged over ranks, gradient norm, the batches, seconds waited."""
    world, waited = distributed.world(), 0.0
    sums: dict[str, Any] = {}
    passes: list[dict[str, Any]] = []
    while not passes or not passes[-1]["unit"].last:
        began = time.perf_counter()
        passes.append(next(stream))
        waited += time.perf_counter() - began
    for i, batch in enumerate(passes):
        last = i == len(passes) - 1
        # a sum over all targets, or a mean over passes; DDP and FSDP divide by the ranks, so a sum is multiplied back
        share = world / batch["unit"].targets if batch["unit"].targets else 1 / len(passes)
        with sync_only(module, last), torch.autocast(device.type, torch.bfloat16, enabled=bf16):
            out = module(batch)
        with sync_only(module, last):
            (out["loss"] * share).backward()
        weights = {"loss": share / world} | {k: 1 / len(passes) / world for k in out if k != "loss"}
        for key, value in out.items():
            sums[key] = sums.get(key, 0.0) + value.detach().double() * weights[key]
    norm = clip([p for group in optimizer.param_groups for p in group["params"]], settings.clip or math.inf)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    # the loop waits for the GPU here; a loss that is not finite ends the run, so the weights it spoilt do not matter
    metrics = dict(zip(sums, distributed.summed([float(v) for v in sums.values()], device), strict=True))
    if not (math.isfinite(metrics["loss"]) and math.isfinite(norm)):
        names = [name for batch in passes for name in batch["names"]]
        raise TrainerError(
            f"the loss is {metrics['loss']} at records {', '.join(names[:8])}{' ...' if len(names) > 8 else ''}, "
            f"the norm of its gradient {float(norm)}. "
            "Lower the stage's lr, or look at them: python -m engine show ID"
        )
    return metrics, float(norm), passes, waited


def on_device(batches: Iterator[dict[str, Any]], device: torch.device) -> Iterator[dict[str, Any]]:
    """Batches with their tensors on the device; on a GPU the next one travels while this one is worked on."""
    if device.type != "cuda":
        for raw in batches:
            yield {k: v.to(device) if isinstance(v, torch.Tensor) else v for k, v in raw.items()}
        return
    side = torch.cuda.Stream(device)
    ready: tuple[dict[str, Any], torch.cuda.Event] | None = None
    for raw in batches:
        with torch.cuda.stream(side):
            moved = {k: v.to(device, non_blocking=True) if isinstance(v, torch.Tensor) else v for k, v in raw.items()}
            following = moved, side.record_event()
        if ready:
            yield _arrived(*ready, device)
        ready = following
    if ready:
        yield _arrived(*ready, device)


def _arrived(batch: dict[str, Any], event: torch.cuda.Event, device: torch.device) -> dict[str, Any]:
    """The batch, for kernels that are launched from now on; its memory is not given away before they are done."""
    stream = torch.cuda.current_stream(device)
    stream.wait_event(event)
    for value in batch.values():
        if isinstance(value, torch.Tensor):
            value.record_stream(stream)
    return batch


@contextlib.contextmanager
def _memory_hint(name: str) -> Iterator[None]:
    try:
        yield
    except torch.OutOfMemoryError as error:
        knob = "encoder.micro or encoder.chunk" if name == "encoder" else f"{name}.tokens (the length of a pack)"
        raise TrainerError(
            f"out of memory in {name}: {str(error).splitlines()[0][:120]} Lower {knob}, or try "
            "--set hardware.recompute=true, and on several GPUs --set hardware.shard=true."
        ) from None


def _speed(task: Task, batches: list[dict], seconds: float, waited: float, device: torch.device) -> dict[str, float]:
    done = sum(b.get("used", len(b["names"])) for b in batches) * distributed.world()
    out = {f"{task.unit}/s": done / seconds, "waiting": waited / seconds, "memory_gb": memory_gb()}
    if device.type == "cuda":
        out["memory_gb"] = torch.cuda.max_memory_allocated(device) / 1e9
        if peak(device):
            out["mfu"] = sum(map(task.flops, batches)) / seconds / peak(device)
    if skipped := sum(b["bad"] for b in batches):
        out["bad_rows"] = skipped
    if long := sum(b["unit"].long for b in batches):
        out["long_rows"] = long
    return out


def _save(
    task: Task, folder: Path, step: int, cursor: Cursor, trained: dict, optimizer: Any, scheduler: Any, ema: dict,
    device: torch.device,
) -> None:  # fmt: skip
    names = {id(p): n for n, p in trained.items()}
    tensors = {
        "model": {n: checkpoint.whole(p) for n, p in trained.items()},
        "optimizer": checkpoint.optimizer_tensors(optimizer, names),
        "random": checkpoint.random_tensors(device),
        "ema": ema,
    }
    state = {
        "stage": task.name,
        "step": step,
        "cursor": asdict(cursor),
        "scheduler": scheduler.last_epoch,
        "fingerprint": task.fingerprint,
    }
    checkpoint.write_folder(folder / "ckpt" / f"step-{step:08d}", tensors, state)
    checkpoint.prune(folder / "ckpt", task.settings.keep)


def _resume(
    task: Task, folder: Path, trained: dict, optimizer: Any, scheduler: Any, ema: dict, device: torch.device
) -> tuple[int, Cursor]:  # fmt: skip
    found = checkpoint.latest(folder / "ckpt")
    if found is None:
        return 0, Cursor()
    state = checkpoint.read_state(found)
    if state["fingerprint"] != task.fingerprint:
        changed = sorted(
            k
            for k in itertools.chain(state["fingerprint"], task.fingerprint)
            if state["fingerprint"].get(k) != task.fingerprint.get(k)
        )
        raise TrainerError(
            f"{found} was trained with another {', '.join(dict.fromkeys(changed))}. "
            "Give another --out, or --no-resume to begin anew."
        )
    for name, value in checkpoint.read_tensors(found, "model").items():
        checkpoint.put(trained[name], value)
    checkpoint.load_optimizer(optimizer, trained, checkpoint.read_tensors(found, "optimizer"))
    checkpoint.load_random(checkpoint.read_tensors(found, "random"), device)
    ema.update(checkpoint.read_tensors(found, "ema"))
    scheduler.last_epoch = state["scheduler"]
    for group, base in zip(optimizer.param_groups, scheduler.base_lrs, strict=True):
        group["lr"] = base * scheduler.lr_lambdas[0](state["scheduler"])
    return state["step"], Cursor(**state["cursor"])
