"""Batches: each step's rows come from the plan, each rank takes its share, workers read, decode and lay out.

The plan is walked in the main process, so that neither workers nor ranks change what a step holds; a batch carries
the cursor that stands after its step, and that is all a checkpoint needs of the loader.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

from trainer.data.docs import Doc, Encoded, has_image
from trainer.data.images import BrokenImageError, decode, stack
from trainer.data.packs import first_fit_decreasing
from trainer.data.plan import Cursor, Plan
from trainer.data.shards import read_group, read_row
from trainer.errors import TrainerError

AHEAD = 64  # units planned before their turn
DOC_BLOCK = 64  # starts of documents are padded to a multiple, so that compiled blocks see few shapes
LENGTH_BLOCK = 256  # tokens; the longest document's length is rounded up to a multiple, for the same reason


@dataclass(frozen=True, slots=True)
class Unit:
    """What one device does in one pass: rows (group, row) in order; `targets` is the step's count over all devices."""

    rows: tuple[tuple[int, int], ...]
    cursor: Cursor
    targets: float = 0  # what the step's loss is a mean over: weights of predicted tokens, or pairs
    last: bool = True  # of the step's passes
    long: int = 0  # rows longer than a pack, met and left out since the step before


def _windows(plan: Plan, start: Cursor) -> Iterator[tuple[int, int]]:
    epoch, window, empty = start.epoch, start.window, 0
    while empty < 1000:  # epochs; a weight of 0.001 shows a folder in one of a thousand
        for at in range(window, plan.windows(epoch)):
            empty = 0
            yield epoch, at
        epoch, window, empty = epoch + 1, 0, empty + 1


def _fruitless(windows: int, plan: Plan, epoch: int, why: str) -> None:
    """TrainerError where a whole epoch gave nothing: the next would not either."""
    if windows > plan.windows(epoch):
        raise TrainerError(f"none of {len(plan.shards):,} rows can be used: {why}")


def pair_steps(plan: Plan, batch: int, start: Cursor) -> Iterator[tuple[list, Cursor]]:
    """Rows with a picture, `batch` a step, and the cursor after them."""
    rows: list[tuple[int, int]] = []
    without = 0
    for epoch, window in _windows(plan, start):
        taken = start.taken if (epoch, window) == (start.epoch, start.window) else 0
        order = plan.rows(epoch, window).tolist()
        seen = {group: _seen(plan, group) for group in {group for group, _ in order}}
        kept = [(group, row) for group, row in order if seen[group][row]]
        without = 0 if kept else without + 1
        _fruitless(without, plan, epoch, "they are of the version text_only, which has no picture.")
        for i in range(taken, len(kept)):
            rows.append(kept[i])
            if len(rows) == batch:
                yield rows, Cursor(epoch, window, i + 1)
                rows = []


def pack_steps(
    plan: Plan, measure: Callable[[list[dict]], list[list[Encoded]]], columns: tuple[str, ...], capacity: int,
    batch: int, start: Cursor, count: Callable[[list[Encoded]], float],
) -> Iterator[tuple[list, Cursor, float, int]]:  # fmt: skip
    """Packs of each step: a list of `batch` packs (lists of rows), the cursor after them, the sum of count(row), and
    how many rows were left out since the step before, for they are longer than a pack.

    A window is read without its images, measured in tokens and packed.
    """
    step: list[list[tuple[int, int]]] = []
    targets, long, without = 0.0, 0, 0
    for epoch, window in _windows(plan, start):
        taken = start.taken if (epoch, window) == (start.epoch, start.window) else 0
        rows = [tuple(pair) for pair in plan.rows(epoch, window).tolist()]
        tables = {group: read_group(plan.shards, group, columns).to_pylist() for group in {g for g, _ in rows}}
        encoded = measure([tables[group][row] for group, row in rows])
        sizes = [sum(len(e.ids) for e in docs) for docs in encoded]
        fit = [i for i, size in enumerate(sizes) if 0 < size <= capacity]
        long += 0 if taken else sum(size > capacity for size in sizes)
        without = 0 if fit else without + 1
        _fruitless(
            without, plan, epoch, f"each is longer than a pack of {capacity} tokens, or has no pair. Raise `tokens`."
        )
        packs = first_fit_decreasing([sizes[i] for i in fit], capacity)
        shuffled = np.random.Generator(np.random.Philox(len(fit))).permutation(len(packs))
        for done, at in enumerate(shuffled.tolist()):
            if done < taken:
                continue
            chosen = [fit[i] for i in packs[at]]
            step.append([rows[i] for i in chosen])
            targets += sum(count(encoded[i]) for i in chosen)
            if len(step) == batch:
                yield step, Cursor(epoch, window, done + 1), targets, long
                step, targets, long = [], 0.0, 0


def _row(plan: Plan, pair: tuple[int, int], columns: tuple[str, ...]) -> dict[str, Any]:
    return read_row(plan.shards, *pair, columns)


def _seen(plan: Plan, group: int) -> list[bool]:
    return [version != "text_only" for version in read_group(plan.shards, group, ("version",))["version"].to_pylist()]


def units(steps: Iterator[tuple], rank: int, world: int, micro: int) -> Iterator[Unit]:
    """This rank's passes. Pairs: its contiguous share of the rows, `micro` at a time. Packs: every world-th pack."""
    for rows, cursor, *rest in steps:
        if rest:
            passes = [tuple(pack) for pack in rows[rank::world]]
        else:
            share = rows[rank * len(rows) // world : (rank + 1) * len(rows) // world]
            passes = [tuple(share[i : i + micro]) for i in range(0, len(share), micro)]
        for i, part in enumerate(passes):
            targets, long = rest or (0.0, 0)
            yield Unit(part, cursor, targets, i == len(passes) - 1, 0 if i else long)


class Rows(Dataset):
    """Reads what a Unit names and lays it out; a fault comes back as {'error': text}, not as a traceback."""

    def __init__(self, plan: Plan, columns: tuple[str, ...], size: int, lay: Callable, skip_bad: bool, images: bool):
        self.plan, self.columns, self.size, self.lay = plan, columns, size, lay
        self.skip_bad, self.images = skip_bad, images

    def __getitem__(self, unit: Unit) -> dict[str, Any]:
        try:
            rows = [
                _row(self.plan, pair, (*self.columns, "image") if self.images else self.columns) for pair in unit.rows
            ]
            pictures = [self._picture(row, pair) for row, pair in zip(rows, unit.rows, strict=True)]
            out = self.lay(rows, pictures)
        except TrainerError as error:
            return {"error": str(error)}
        bad = sum(p is None and self.images and has_image(r) for r, p in zip(rows, pictures, strict=True))
        return {**out, "names": [r["id"] for r in rows], "unit": unit, "bad": bad}

    def _picture(self, row: dict[str, Any], pair: tuple[int, int]) -> np.ndarray | None:
        if not self.images or not has_image(row):
            return None
        try:
            return decode((row["image"] or {}).get("bytes") or b"", self.size)
        except BrokenImageError as error:
            if self.skip_bad:
                return None
            where = self.plan.shards.name(*pair)
            raise TrainerError(
                f"{where} ({row['id']}): the image is broken: {error}. Go on without it: --skip-bad-rows"
            ) from None


@dataclass(frozen=True, slots=True, eq=False)
class PairLayout:
    """Layout of the contrastive stage: pixels uint8 (B, C, H, W), ids (B, L), keys (B,) equal for equal captions.

    A bad row is replaced by a good one of the batch, so that every rank keeps its count; as an equal caption it is a
    positive, not a false negative. Layouts are objects and no closures, for they travel to worker processes.
    """

    tokenize: Callable[[list[str]], torch.Tensor]

    def __call__(self, rows: list[dict], pictures: list[np.ndarray | None]) -> dict[str, Any]:
        good = [i for i, picture in enumerate(pictures) if picture is not None]
        if not good:
            raise TrainerError(f"no image of {len(rows)} rows can be read, beginning with {rows[0]['id']}.")
        chosen = [i if pictures[i] is not None else good[i % len(good)] for i in range(len(rows))]
        captions = [rows[i]["caption"] for i in chosen]
        keys = [int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True) for text in captions]
        return {
            "pixels": stack([pictures[i] for i in chosen]),  # type: ignore[misc]
            "ids": self.tokenize(captions),
            "keys": torch.tensor(keys),
        }


@dataclass(frozen=True, slots=True, eq=False)
class PackLayout:
    """Layout of a pack of T = capacity tokens.

    ids (T,), positions (T,) from 0 in each document, starts (documents + 1 padded,) as cumulative lengths, longest: a
    bound on them (a GPU's kernel is launched for so many tokens of each document, used or not), predict (P,) the places
    that are predicted (from the place before), doc (P,) the document of each, weight (P,) of each in the loss, pixels
    (I, C, H, W), image_of (documents with an image,): which picture each of them shows, and places, where they stand.
    """

    encode: Callable[[list[Doc]], list[Encoded]]
    word: Callable[[dict], list[Doc]]
    capacity: int
    pad: int
    even: float = 0.0
    size: int = 0  # of a picture; 0 in a stage without

    def __call__(self, rows: list[dict], pictures: list[np.ndarray | None]) -> dict[str, Any]:
        ids, positions, predict, places, doc_of, weight, images, image_of = [], [], [], [], [], [], [], []
        lengths: list[int] = []
        at = 0
        for row, picture in zip(rows, pictures, strict=True):
            docs = self.encode(self.word(row))
            if any(e.image for e in docs):
                images.append(np.full((1, 1, 1), 255, np.uint8) if picture is None else picture)
            for e in docs:
                n = len(e.ids)
                ids.append(e.ids)
                positions.append(np.arange(n))
                if picture is not None or not e.image:  # a skipped picture keeps its place; nothing is learned from it
                    predict.append(np.arange(at + e.prompt, at + n))
                    doc_of.append(np.full(n - e.prompt, len(lengths)))
                    weight.append(np.full(n - e.prompt, e.weight(self.even)))
                if e.image:
                    image_of.append(len(images) - 1)
                    places.append(at + e.places)
                lengths.append(n)
                at += n
        docs_in_pack = len(lengths)
        if at < self.capacity:  # what is left is a document of its own
            ids.append(np.full(self.capacity - at, self.pad))
            positions.append(np.arange(self.capacity - at))
            lengths.append(self.capacity - at)
        if self.size and not images:  # every rank must go through the tower, also where its pack shows nothing
            images = [np.full((1, 1, 1), 255, np.uint8)]
        size = self.size or max((p.shape[0] for p in images), default=1)
        images = [np.broadcast_to(p, (size, size, p.shape[2])) if p.shape[0] == 1 else p for p in images]
        starts = np.full(-(-(len(lengths) + 1) // DOC_BLOCK) * DOC_BLOCK, self.capacity)
        starts[: len(lengths) + 1] = np.concatenate([[0], np.cumsum(lengths)])
        return {
            "ids": _long(ids),
            "places": _long(places),
            "positions": _long(positions),
            "starts": torch.from_numpy(starts.astype(np.int32)),
            "longest": -(-max(lengths) // LENGTH_BLOCK) * LENGTH_BLOCK,
            "predict": _long(predict),
            "doc": _long(doc_of),
            "weight": torch.from_numpy(np.concatenate(weight or [np.empty(0)]).astype(np.float32)),
            "docs": docs_in_pack,
            "used": at,
            "pixels": stack(images) if images else None,
            "image_of": torch.tensor(image_of, dtype=torch.long),
        }


def _long(parts: list[np.ndarray]) -> torch.Tensor:
    return torch.from_numpy(np.concatenate(parts or [np.empty(0)]).astype(np.int64))


def batches(rows: Rows, units: Iterator[Unit], workers: int, pin: bool) -> Iterator[dict[str, Any]]:
    """The DataLoader over units; TrainerError for a row that cannot be used.

    Workers fork from a server that has imported torch and this module once. Units are planned in a thread: to pack a
    window of 6,400 rows takes seconds, in which a GPU would stand still.
    """
    context = multiprocessing.get_context("forkserver") if workers else None
    if context:
        context.set_forkserver_preload([__name__])
    loader = DataLoader(
        rows,
        batch_size=None,
        sampler=ahead(units, AHEAD) if workers else units,
        num_workers=workers,
        prefetch_factor=4 if workers else None,
        multiprocessing_context=context,
        pin_memory=pin,
        worker_init_fn=_alone,
    )
    for batch in loader:
        if "error" in batch:
            raise TrainerError(batch["error"])
        yield batch


def _alone(worker: int) -> None:
    """A worker tokenises in its own thread; planning, in the main process, on all cores."""
    os.environ["TOKENIZERS_PARALLELISM"] = "false"


def ahead(items: Iterator[Unit], count: int) -> Iterator[Unit]:
    """The same items, made in a thread up to `count` before they are asked for; an exception comes in its place."""
    line: queue.Queue[Unit | BaseException | None] = queue.Queue(count)
    done = threading.Event()

    def put(item: Unit | BaseException | None) -> None:
        while not done.is_set():
            with suppress(queue.Full):
                line.put(item, timeout=0.2)
                break

    def fill() -> None:
        try:
            for item in items:
                put(item)
                if done.is_set():
                    return
            put(None)
        except BaseException as error:
            put(error)

    threading.Thread(target=fill, daemon=True).start()
    try:
        while (item := line.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        done.set()
