"""A stage's stream: the function from a cursor to this rank's batches, and how many steps its epochs take."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import torch

from trainer import distributed
from trainer.config import Config, Stage
from trainer.data.docs import COLUMNS, Encoded, Encoder, read_pairs, wording
from trainer.data.loader import PackLayout, PairLayout, Rows, batches, pack_steps, pair_steps, units
from trainer.data.plan import Cursor, Plan
from trainer.errors import TrainerError
from trainer.model.build import image_tokens

Stream = Callable[[Cursor], Iterator[dict[str, Any]]]


def pair_stream(
    config: Config, settings: Stage, plan: Plan, tokenize: Callable[[list[str]], torch.Tensor], device: torch.device
) -> tuple[Stream, int]:
    """Batches of the contrastive stage. TrainerError where the ranks cannot share a step evenly."""
    world, batch = _divided("encoder", settings), settings.batch
    layout = PairLayout(tokenize)
    rows = Rows(plan, COLUMNS["encoder"], config.vision.image_size, layout, config.skip_bad_rows, True)
    rank, micro = distributed.rank(), settings.micro or batch // world

    def stream(cursor: Cursor) -> Iterator[dict[str, Any]]:
        return _batches(config, rows, units(pair_steps(plan, batch, cursor), rank, world, micro), device)

    return stream, settings.steps or max(1, math.ceil(settings.epochs * len(plan.shards) / batch))


def pack_stream(
    config: Config, name: str, settings: Stage, plan: Plan, tokenizer: Any, device: torch.device
) -> tuple[Stream, int]:
    """Batches of a language stage. TrainerError where the ranks cannot share a step evenly."""
    world, columns = _divided(name, settings), COLUMNS[name]
    encode = Encoder(tokenizer, image_tokens(config))
    word = wording(name, settings.look, settings.solve, read_pairs(settings.pairs) if settings.pairs else None)
    seen = name != "text"
    size = config.vision.image_size if seen else 0
    layout = PackLayout(encode, word, settings.tokens, tokenizer.pad_token_id, settings.even, size)
    rows = Rows(plan, columns, config.vision.image_size, layout, config.skip_bad_rows, seen)
    pack = partial(
        pack_steps,
        plan=plan,
        measure=partial(_measure, encode, word),
        columns=columns,
        capacity=settings.tokens,
        count=_pairs if name == "prefer" else partial(_targets, even=settings.even),
    )

    def stream(cursor: Cursor) -> Iterator[dict[str, Any]]:
        steps = pack(batch=settings.batch, start=cursor)
        return _batches(config, rows, units(steps, distributed.rank(), world, 0), device)

    return stream, settings.steps or _steps(pack, plan, settings)


def _measure(encode: Encoder, word: Callable, rows: list[dict]) -> list[list[Encoded]]:
    """Encoded documents of each row, all tokenised in one call."""
    docs = [word(row) for row in rows]
    flat = iter(encode([doc for each in docs for doc in each]))
    return [[next(flat) for _ in each] for each in docs]


def _targets(docs: list[Encoded], even: float) -> float:
    """What a step's loss is a mean over: predicted tokens by their weight."""
    return sum((len(e.ids) - e.prompt) * e.weight(even) for e in docs)


def _pairs(docs: list[Encoded]) -> float:
    """The same for DPO: pairs."""
    return len(docs) // 2


def _steps(pack: Callable, plan: Plan, settings: Stage) -> int:
    """Steps that the epochs take, from the packs of the first window: exact would mean to tokenise everything first."""
    share = len(plan.rows(0, 0)) / len(plan.shards)
    counted = 0
    for _, cursor, *_ in pack(batch=1, start=Cursor()):
        if (cursor.epoch, cursor.window) != (0, 0):
            break
        counted = cursor.taken
    return max(1, math.ceil(settings.epochs * counted / share / settings.batch))


def _batches(config: Config, rows: Rows, part: Iterator, device: torch.device) -> Iterator[dict[str, Any]]:
    return batches(rows, part, config.hardware.workers, device.type == "cuda")


def _divided(name: str, settings: Stage) -> int:
    world = distributed.world()
    if settings.batch % world:
        raise TrainerError(f"{name}.batch {settings.batch} is no multiple of {world} ranks.")
    return world
