"""Stage 1: what the image tower knows, by retrieval among hard candidates and by linear probes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch

from trainer.data.docs import LOOKS, look_answer, looked
from trainer.data.images import normalise, stack
from trainer.evaluate.rows import HeldOut
from trainer.model.learners import image_features, text_features

NUMBER = re.compile(r"(?<![\w/])\d{1,3}(?![\w/])")


@torch.inference_mode()
def encoder_scores(
    model: Any, tokenize: Callable[[list[str]], torch.Tensor], held: HeldOut, train: HeldOut, device: torch.device
) -> dict[str, float]:
    """Shares of rows that are right, 0 to 1, by name; 'chance' is stated where it is known.

    all_r1, all_r5: the caption of a picture among all held-out captions. family_r1: among those of its family.
    numbers: among 10 copies of its caption that differ in one number (chance 0.1).
    probe_*: ridge regression on frozen features; family, and how many points, circles, segments, right angles.
    """
    model.eval().to(device)
    held, train = held.seen(), train.seen()
    images = _features(lambda p: image_features(model, p), held.pictures, device)
    captions = [row["caption"] for row in held.rows]
    texts = _texts(model, tokenize, captions, device)
    similarity = (images @ texts.T).numpy()
    same = np.array([[a == b for b in captions] for a in captions])
    best = np.where(same, similarity, -np.inf).max(1)
    above = ((similarity > best[:, None]) & ~same).sum(1)
    family = np.array([row["family"] for row in held.rows])
    kin = family[:, None] == family[None]
    several = (kin & ~same).any(1)
    above_kin = ((similarity > best[:, None]) & ~same & kin).sum(1)
    out = {"all_r1": float((above < 1).mean()), "all_r5": float((above < 5).mean())}
    if several.any():
        out["family_r1"] = float((above_kin < 1)[several].mean())
        out["family_r1_chance"] = float((1 / (1 + (kin & ~same).sum(1)[several])).mean())
    out["numbers"] = _numbers(model, tokenize, images, captions, device)
    mine, theirs = (_features(lambda p: _patches(model, p), rows.pictures, device) for rows in (held, train))
    shown = [[looked(look_answer(row)) for row in rows.rows] for rows in (held, train)]
    for name in LOOKS:
        wanted, known = ([found[name] for found in part] for part in shown)
        out[f"probe_{name}"] = probe(theirs, known, mine, wanted)
        common = max(set(known), key=known.count)
        out[f"probe_{name}_common"] = float(np.mean([w == common for w in wanted]))
    return out


def probe(
    x: torch.Tensor, labels: Sequence[Any], x_new: torch.Tensor, wanted: Sequence[Any], ridge: float = 10.0
) -> float:
    """Accuracy of one-against-all ridge regression in closed form: no steps and no seed to choose."""
    names = sorted(set(labels), key=str)
    target = torch.zeros(len(x), len(names), dtype=torch.float64)
    target[torch.arange(len(x)), torch.tensor([names.index(label) for label in labels])] = 1
    mean, std = x.double().mean(0), x.double().std(0) + 1e-6
    a, b = (torch.nn.functional.pad((v.double() - mean) / std, (0, 1), value=1.0) for v in (x, x_new))
    weights = torch.linalg.solve(a.T @ a + ridge * torch.eye(a.shape[1], dtype=torch.float64), a.T @ target)
    said = (b @ weights).argmax(1).tolist()
    return float(np.mean([names[s] == w for s, w in zip(said, wanted, strict=True)]))


def _numbers(model: Any, tokenize: Callable, images: torch.Tensor, captions: list[str], device: torch.device) -> float:
    """How often a picture prefers its caption to nine that state another number in one place."""
    draw = random.Random(0)
    rivals: list[list[str]] = []  # the caption, then others
    for caption in captions:
        found = list(NUMBER.finditer(caption))
        if not found:
            rivals.append([])
            continue
        at = draw.choice(found)
        low, high = 10 ** (len(at.group()) - 1), 10 ** len(at.group()) - 1
        others = draw.sample([n for n in range(low, high + 1) if str(n) != at.group()], min(9, high - low))
        rivals.append([caption, *(caption[: at.start()] + str(n) + caption[at.end() :] for n in others)])
    texts = _texts(model, tokenize, [text for each in rivals for text in each], device)
    parts = texts.split([len(each) for each in rivals])
    hits = [int((part @ image).argmax()) == 0 for part, image in zip(parts, images, strict=True) if len(part)]
    return float(np.mean(hits)) if hits else float("nan")


def _texts(model: Any, tokenize: Callable, captions: list[str], device: torch.device) -> torch.Tensor:
    parts = [captions[i : i + 64] for i in range(0, len(captions), 64)]
    return torch.cat([text_features(model, tokenize(part).to(device)).cpu() for part in parts])


def _features(function: Callable, pictures: Sequence[np.ndarray | None], device: torch.device) -> torch.Tensor:
    parts = [pictures[i : i + 64] for i in range(0, len(pictures), 64)]
    return torch.cat([function(stack([p for p in part if p is not None]).to(device)).float().cpu() for part in parts])


def _patches(model: Any, pixels: torch.Tensor) -> torch.Tensor:
    """Class token and mean patch of the last layer, (B, 2 D)."""
    out = model.vision_model(pixel_values=normalise(pixels, model.stats))
    return torch.cat([out.pooler_output, out.last_hidden_state[:, 1:].mean(1)], 1)
