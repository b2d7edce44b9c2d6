"""Our training forwards against the stock ones: packed documents learn what they would alone; identities of losses."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("torch")

import torch
from conftest_trainer import small

from trainer.data.loader import Rows
from trainer.data.plan import Cursor
from trainer.losses import contrastive, dpo, next_token
from trainer.model.learners import pack_attention
from trainer.parallel import recompute
from trainer.reference import reference_table
from trainer.stages import prepare


def gradients(model: torch.nn.Module) -> dict[str, torch.Tensor]:
    return {n: p.grad.clone() for n, p in model.named_parameters() if p.grad is not None}


def test_uneven_answers_can_weigh_the_same(finished: Any, shards: Path) -> None:
    """At even=1 the loss is the mean over answers of their mean token loss, whatever their lengths."""
    config = small(shards, Path(finished.out), "instruct.even=1.0")
    task = prepare(config, "instruct", torch.device("cpu"))
    batch = next(task.stream(Cursor()))
    with torch.no_grad():
        losses = task.learner.token_losses(batch)  # type: ignore[operator]
        total = task.learner(batch)["loss"]
    means = [losses[batch["doc"] == doc].mean() for doc in batch["doc"].unique()]
    assert len(means) < len(losses)
    assert total.item() == pytest.approx(float(torch.stack(means).sum()), rel=1e-5)


@pytest.mark.parametrize("again", [False, True])
def test_packed_gradients_equal_stock_ones_document_by_document(finished: Any, shards: Path, again: bool) -> None:
    config = small(shards, Path(finished.out), "instruct.lora_rank=0", 'instruct.train=["projector", "language_model"]')
    task = prepare(config, "instruct", torch.device("cpu"))
    model: Any = task.learner.model
    if again:
        recompute(model)
    task.learner.train()
    batch = next(task.stream(Cursor()))
    packed = task.learner(batch)["loss"]
    packed.backward()
    mine = gradients(model)
    model.zero_grad()
    pack_attention(model, False)
    starts = batch["starts"].unique().tolist()
    predict = set(batch["predict"].tolist())
    pixels, total, shown = batch["pixels"], 0.0, 0
    for begin, end in pairwise(starts):
        places = [t for t in range(begin, end) if t in predict]
        if not places:
            continue  # the padding
        ids = batch["ids"][begin:end][None]
        labels = torch.full_like(ids, -100)
        labels[0, [t - begin for t in places]] = ids[0, [t - begin for t in places]]
        seen = bool((ids == model.config.image_token_id).any())
        picture = None
        if seen:
            mean, std = (torch.tensor(v).view(1, 3, 1, 1) for v in model.stats)
            picture = (pixels[batch["image_of"][shown]][None].float() / 255 - mean) / std
            shown += 1
        loss = model(input_ids=ids, pixel_values=picture, labels=labels, use_cache=False).loss * len(places)
        loss.backward()
        total += loss.item()
    theirs = gradients(model)
    assert packed.item() == pytest.approx(total, rel=1e-5)
    assert mine.keys() == theirs.keys()
    wrong = sum(float((mine[n] - theirs[n]).square().sum()) for n in mine)
    assert math.sqrt(wrong / sum(float(g.square().sum()) for g in theirs.values())) < 1e-5


def test_lora_leaves_free_what_was_free(finished: Any, shards: Path) -> None:
    config = small(shards, Path(finished.out), "instruct.lora_rank=4", 'instruct.train=["projector"]')
    task = prepare(config, "instruct", torch.device("cpu"))
    task.learner(next(task.stream(Cursor())))["loss"].backward()
    moved = {n for n, g in gradients(task.learner.model).items() if ".lora_" not in n and float(g.abs().sum()) > 0}  # type: ignore[arg-type]
    parts = ("linear_1.weight", "linear_1.bias", "linear_2.weight", "linear_2.bias")
    assert moved == {f"model.multi_modal_projector.{part}" for part in parts}


@pytest.mark.parametrize("layer", [-1, -2])
def test_every_free_weight_has_a_gradient_with_pictures_and_without(finished: Any, shards: Path, layer: int) -> None:
    """DDP waits for each of them, FSDP for each layer: also where a rank's pack shows nothing."""
    config = small(shards, Path(finished.out), "instruct.lora_rank=0", f"vision.feature_layer={layer}")
    config = replace(config, instruct=replace(config.instruct, train=(".",)))
    task = prepare(config, "instruct", torch.device("cpu"))
    layout = next(cell.cell_contents for cell in task.stream.__closure__ if isinstance(cell.cell_contents, Rows)).lay
    batch = next(task.stream(Cursor()))
    row = {"id": "x", "version": "text_only", "question": "What is 1 + 1?", "question_type": "free-form", "choices": [],
           "solution": "It is 2.", "family": "f", "objects": []}  # fmt: skip
    blank = layout([row], [None])
    assert blank["pixels"].shape[-1] == config.vision.image_size
    for each in (batch, blank):
        task.learner.zero_grad(set_to_none=True)
        task.learner(each)["loss"].backward()
        lacking = [n for n, p in task.learner.named_parameters() if p.requires_grad and p.grad is None]
        assert not lacking
        seen = {n: float(p.grad.abs().sum()) for n, p in task.learner.named_parameters() if "multi_modal" in n}
        assert all(seen.values()) == (each is batch)


def test_a_reference_of_another_model_is_made_again(tmp_path: Path) -> None:
    class Fixed:
        def __init__(self, value: float) -> None:
            self.value = value

        def to(self, device: torch.device) -> Fixed:
            return self

        def eval(self) -> Fixed:
            return self

        def reference_log_probs(self, batch: Any) -> torch.Tensor:
            return torch.tensor([[self.value, 0.0]])

    def table(value: float, fingerprint: dict[str, Any]) -> float:
        batch = {"names": ["a"], "unit": SimpleNamespace(last=True)}
        made = reference_table(Fixed(value), lambda: iter([batch]), 1, tmp_path, torch.device("cpu"), fingerprint)  # type: ignore[arg-type]
        return float(made["a"][0])

    assert table(1.0, {"stages before": 1}) == 1.0
    assert table(2.0, {"stages before": 1}) == 1.0
    assert table(3.0, {"stages before": 2}) == 3.0


def test_a_chunked_contrastive_loss_and_its_gradient_equal_the_whole() -> None:
    torch.manual_seed(0)
    image, text = (torch.nn.functional.normalize(torch.randn(13, 8), dim=1).requires_grad_() for _ in range(2))
    scale, keys = torch.tensor(9.0, requires_grad=True), torch.tensor([0, 1, 2, 2, 4, 5, 6, 6, 6, 9, 10, 11, 12])
    found = []
    for chunk in (0, 4, 13):
        loss = contrastive(image, text, image, text, scale, keys, keys, chunk)
        found.append((loss, *torch.autograd.grad(loss, (image, text, scale))))
    for other in found[1:]:
        for a, b in zip(found[0], other, strict=True):
            torch.testing.assert_close(a, b, rtol=1e-5, atol=1e-6)


def test_contrastive_is_clips_loss_and_equal_captions_are_no_negatives() -> None:
    torch.manual_seed(0)
    x = torch.nn.functional.normalize(torch.randn(6, 8), dim=1)
    y = torch.nn.functional.normalize(torch.randn(6, 8), dim=1)
    scale, keys = torch.tensor(5.0), torch.arange(6)
    logits = scale * x @ y.T
    stock = (torch.nn.functional.cross_entropy(logits, keys) + torch.nn.functional.cross_entropy(logits.T, keys)) / 2
    torch.testing.assert_close(contrastive(x, y, x, y, scale, keys, keys), stock)
    y[1] = y[0]
    alike = torch.tensor([0, 0, 2, 3, 4, 5])
    x = x.requires_grad_()
    push = torch.autograd.grad(contrastive(x, y, x, y, torch.tensor(100.0), alike, alike), x)[0]
    assert torch.isfinite(push).all()


def test_next_token_in_chunks_equals_the_whole() -> None:
    torch.manual_seed(0)
    hidden, head, ids = torch.randn(50, 8, requires_grad=True), torch.nn.Linear(8, 30), torch.randint(30, (50,))
    whole = next_token(hidden, head, ids, chunk=100)
    parts = next_token(hidden, head, ids, chunk=7)
    torch.testing.assert_close(whole, parts)
    a, b = (torch.autograd.grad(loss.sum(), hidden, retain_graph=True)[0] for loss in (whole, parts))
    torch.testing.assert_close(a, b)


def test_dpo_begins_at_ln_2(finished: Any, shards: Path) -> None:
    same = torch.tensor([-3.0, -40.0])
    assert dpo(same, same, same, same, 0.1).tolist() == pytest.approx([math.log(2)] * 2)
    task = prepare(small(shards, Path(finished.out)), "prefer", torch.device("cpu"))
    batch = next(task.stream(Cursor()))
    loss = task.learner(batch)["loss"] / (batch["docs"] / 2)
    assert loss.item() == pytest.approx(math.log(2), abs=1e-6)
    assert batch["docs"] % 2 == 0
