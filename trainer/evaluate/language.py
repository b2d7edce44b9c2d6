"""Stages 2-4: caption facts, exact answers by group, step score, what is seen and what is preferred, by arm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import torch

from engine.reward import correct, step_credit
from engine.store.schema import question_text
from trainer.data.docs import (
    CAPTION_REQUEST,
    LOOK_REQUEST,
    LOOKS,
    Encoder,
    ask,
    has_image,
    look_answer,
    looked,
    wording,
)
from trainer.data.loader import PackLayout
from trainer.evaluate.answering import answer
from trainer.evaluate.captions import caption_scores
from trainer.evaluate.rows import HeldOut
from trainer.model.build import places_of
from trainer.model.learners import DpoLearner, pack_attention

LOOK_TOKENS = 48  # of a line of docs.look_answer
GROUPS = ("domain", "family", "hops", "version", "question_type")


def caption_arm(model: Any, tokenizer: Any, held: HeldOut, longest: int, blind: bool) -> dict[str, float]:
    """F1 of shapes, letters and numbers in greedy captions."""
    seen = held.seen()
    said = answer(model, tokenizer, [ask(CAPTION_REQUEST, True)] * len(seen.rows), seen.pictures, longest, blind)
    return caption_scores(said, [row["caption"] for row in seen.rows])


def question_arm(
    model: Any, tokenizer: Any, held: HeldOut, longest: int, blind: bool, look: bool
) -> tuple[dict[str, Any], list[str], list[str]]:
    """Exact answers, step score and (where trained) what the arm sees; its solutions; which family it sees in each row.

    'exact' is the share of right final answers, 'by' the same by group with the number of rows, 'steps' the mean of
    MathVerse's step score (0.7 * steps made + 0.3 * answer, Zhang et al. 2024, section 3.3; the judge is arithmetic).
    'sees_family', 'sees_point' and so on are shares of rows of which the model says that right, 'sees' their mean.
    No picture is cheated: a row of text_only has none in any arm.
    """
    prompts = [ask(question_text(row), has_image(row)) for row in held.rows]
    said = answer(model, tokenizer, prompts, held.pictures, longest, blind)
    hits = [correct(text, row) for row, text in zip(held.rows, said, strict=True)]
    made = [step_credit(text, row["steps"]) if row["steps"] else 0.0 for row, text in zip(held.rows, said, strict=True)]
    out: dict[str, Any] = {
        "exact": mean(hits),
        "steps": mean([0.7 * steps + 0.3 * hit for steps, hit in zip(made, hits, strict=True)]),
        "by": {group: _by(held.rows, hits, group) for group in GROUPS},
    }
    if not look:
        return out, said, []
    shown = [i for i, picture in enumerate(held.pictures) if picture is not None]
    pictures = [held.pictures[i] for i in shown]
    texts = answer(model, tokenizer, [ask(LOOK_REQUEST, True)] * len(shown), pictures, LOOK_TOKENS, blind)
    seen, wanted = [looked(text) for text in texts], [looked(look_answer(held.rows[i])) for i in shown]
    for name in LOOKS:
        out[f"sees_{name}"] = mean([a[name] == b[name] for a, b in zip(seen, wanted, strict=True)])
    out["sees"] = mean([out[f"sees_{name}"] for name in LOOKS])
    families = dict(zip(shown, (found["family"] for found in seen), strict=True))
    return out, said, [families.get(i, "") for i in range(len(held.rows))]


def commonest(rows: Sequence[Mapping[str, Any]], known: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """The same for who always says what is commonest in the `known` rows: what an arm without eyes can reach."""
    here, there = ([looked(look_answer(row)) for row in part] for part in (rows, known))
    out = {}
    for name in LOOKS:
        answers = [found[name] for found in there]
        best = max(set(answers), key=answers.count)
        out[f"sees_{name}"] = mean([found[name] == best for found in here])
    return out | {"sees": mean(list(out.values()))}


@torch.inference_mode()
def preferred(model: Any, before: Any, tokenizer: Any, held: HeldOut) -> float:
    """Share of held-out pairs in which DPO's reward, the change of log-probability since the model `before`, is higher
    for the engine's solution than for its rejected one; 0.5 is chance."""
    word = wording("prefer")
    encode = Encoder(tokenizer, places_of(model))
    pairs = [(row, picture) for row, picture in zip(held.rows, held.pictures, strict=True) if word(row)]
    margins = []
    for m in (model, before):
        pack_attention(m, True)
    for row, picture in pairs:
        size = sum(len(e.ids) for e in encode(word(row)))
        batch = PackLayout(encode, word, size, tokenizer.pad_token_id)([row], [picture])
        moved = {k: v.to(model.lm_head.weight.device) if isinstance(v, torch.Tensor) else v for k, v in batch.items()}
        after, earlier = (DpoLearner(m, 1.0).log_probs(moved)[0] for m in (model, before))
        margins.append(float((after - earlier) @ after.new_tensor([1.0, -1.0])) > 0)
    return mean(margins)


def mean(values: Sequence[float]) -> float:
    """Mean, nan for nothing."""
    return sum(values) / len(values) if values else float("nan")


def _by(rows: Sequence[Mapping[str, Any]], hits: Sequence[bool], group: str) -> dict[str, dict[str, float]]:
    found: dict[str, list[bool]] = defaultdict(list)
    for row, hit in zip(rows, hits, strict=True):
        found[str(row[group])].append(hit)
    return {name: {"exact": mean(found[name]), "rows": len(found[name])} for name in sorted(found)}
