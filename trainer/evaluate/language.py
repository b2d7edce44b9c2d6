"""Stages 2-4: caption facts, exact answers by group, step score and counts, for the model and its control arms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from trainer.data.docs import CAPTION_REQUEST, ask, has_image, look_question, question_text
from trainer.evaluate.answering import answer
from trainer.evaluate.answers import right, step_score
from trainer.evaluate.captions import caption_scores
from trainer.evaluate.rows import HeldOut

GROUPS = ("domain", "family", "hops", "version", "question_type")


def caption_arm(model: Any, tokenizer: Any, held: HeldOut, longest: int, blind: bool) -> dict[str, float]:
    """F1 of shapes, letters and numbers in greedy captions."""
    seen = held.seen()
    said = answer(model, tokenizer, [ask(CAPTION_REQUEST, True)] * len(seen.rows), seen.pictures, longest, blind)
    return caption_scores(said, [row["caption"] for row in seen.rows])


def question_arm(
    model: Any, tokenizer: Any, held: HeldOut, longest: int, blind: bool, look: bool
) -> tuple[dict[str, Any], list[str]]:
    """Exact answers, step score and (where trained) counts of an arm, and its solutions.

    'exact' is the share of right final answers, 'by' the same by group with the number of rows, 'steps' the mean
    step score, 'look' the share of right counts. No picture is cheated: a row of text_only has none in any arm.
    """
    prompts = [ask(question_text(row), has_image(row)) for row in held.rows]
    said = answer(model, tokenizer, prompts, held.pictures, longest, blind)
    hits = [right(row, text) for row, text in zip(held.rows, said, strict=True)]
    out: dict[str, Any] = {
        "exact": mean(hits),
        "steps": mean([step_score(row, text) for row, text in zip(held.rows, said, strict=True)]),
        "by": {group: _by(held.rows, hits, group) for group in GROUPS},
    }
    if look:
        seen = held.seen()
        asked = [look_question(row) for row in seen.rows]
        counts = answer(model, tokenizer, [ask(q, True) for q, _ in asked], seen.pictures, 4, blind)
        out["look"] = mean([text == wanted for text, (_, wanted) in zip(counts, asked, strict=True)])
    return out, said


def look_guess(rows: Sequence[Mapping[str, Any]], known: Sequence[Mapping[str, Any]]) -> float:
    """Share of counts that the commonest answer to each question gets right: what an arm without eyes can reach."""
    answers: dict[str, list[str]] = defaultdict(list)
    for question, count in map(look_question, known):
        answers[question].append(count)
    best = {q: max(set(a), key=a.count) for q, a in answers.items()}
    return mean([best.get(q) == a for q, a in map(look_question, rows)])


def mean(values: Sequence[float]) -> float:
    """Mean, nan for nothing."""
    return sum(values) / len(values) if values else float("nan")


def _by(rows: Sequence[Mapping[str, Any]], hits: Sequence[bool], group: str) -> dict[str, dict[str, float]]:
    found: dict[str, list[bool]] = defaultdict(list)
    for row, hit in zip(rows, hits, strict=True):
        found[str(row[group])].append(hit)
    return {name: {"exact": mean(found[name]), "rows": len(found[name])} for name in sorted(found)}
