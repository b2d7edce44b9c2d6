"""One row: a draft written down in one version, and checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson

from engine.ask import text
from engine.ask.deduce import Step
from engine.ask.options import LETTERS
from engine.ask.phrases import shared, theorem_words
from engine.ask.speech import Voice
from engine.ask.versions import VERSIONS
from engine.check.parsed import Row
from engine.check.verify import OF_PICTURE, OF_PROBLEM, check
from engine.draft import Draft, unclocked
from engine.errors import CheckError
from engine.facts.quantity import print_value, with_unit
from engine.facts.rng import stream
from engine.facts.scene import Scene
from engine.facts.value import Value, number
from engine.job import Job
from engine.picture import Picture, Pictures


def written(
    draft: Draft, version_name: str, job: Job, pictures: Pictures, enter: Callable[[str], None] = unclocked
) -> dict[str, Any]:
    """The row of one version; Reject if its picture cannot be labelled, CheckError if it fails a check."""
    version = VERSIONS[version_name]
    scene, problem, style = draft.scene, draft.problem, draft.style
    rng = stream(draft.key, draft.attempt, f"text/{version_name}")
    voice = Voice(
        shared(job.language),
        theorem_words(job.language),
        draft.family.words(job.language),
        rng,
        draft.places,
        version.image == "none",
    )
    drawn = version.givens_in_image == "always" or (version.givens_in_image == "sometimes" and rng.random() < 0.5)
    givens = list(problem.given)
    picture = pictures.none() if version.image == "none" else pictures.diagram(drawn)
    enter("text")
    asked = text.question(scene, problem, version.parts, givens if version.givens_in_text else [], voice)
    question = asked if version.image != "page" else voice.words.pick("vision_only", rng)
    choices = [text.printed(scene, problem.goal, value, draft.places) for value in draft.choices]
    reading = not version.givens_in_text
    solution = text.solution(scene, problem, draft.letter or None, reading, voice)
    wrong_letter = LETTERS[draft.choices.index(draft.wrong.answer)] if choices else None
    wrong = text.wrong_solution(scene, problem, solution, draft.wrong, wrong_letter, voice)
    caption = ""
    if picture.drawing:
        caption = text.caption(scene, problem, givens if drawn else [], drawn and draft.goal_marked, voice)
    if version.image == "page":
        picture = pictures.page(asked, choices)
        enter("text")
    drawing = picture.drawing
    seen = [name for name in givens if drawing and (drawn or text.read_off(scene, problem, name))]
    answer = text.printed(scene, problem.goal, problem.answer, draft.places)
    goal = scene.quantities[problem.goal]
    height, width = drawing.pixels.shape[:2] if drawing else (0, 0)
    key = str(draft.key)
    row_id = f"{key}/{version_name}" if job.versions == "all" else key
    row = {
        "id": row_id,
        "problem_id": key,
        "domain": draft.family.domain,
        "family": draft.family.name,
        "split": draft.split,
        "version": version_name,
        "hops": len(problem.steps),
        "image": {"bytes": picture.png, "path": f"{row_id.replace('/', '_')}.png"} if drawing else None,
        "width": width,
        "height": height,
        "caption": caption,
        "question": question,
        "goal": {"name": goal.name, "kind": goal.kind, "of": goal.noun},
        "question_type": "multi-choice" if choices else "free-form",
        "choices": choices,
        "answer": draft.letter or answer,
        "answer_expr": problem.answer.source() or None,
        "answer_value": number(problem.answer),
        "solution": "\n".join(solution.sentences),
        "steps": [
            step_json(step, sentence) for step, sentence in zip(problem.steps, solution.sentences[1:-1], strict=True)
        ],
        "given": [
            given_json(scene, name, value, shown_in(version.givens_in_text, name in seen), draft.places)
            for name, value in problem.given.items()
        ],
        "rejected": {
            "solution": "\n".join(wrong),
            "answer": wrong_letter or text.printed(scene, problem.goal, draft.wrong.answer, draft.places),
            "wrong_step": draft.wrong.index,
            "mistake": draft.wrong.mistake,
        },
        "objects": drawing.objects if drawing else [],
        "scene": picture.scene,
        "style": orjson.dumps(drawing.style if drawing else style).decode(),
        "params": orjson.dumps(draft.params, default=str).decode(),
        "signature": draft.signature,
        "pixel_hash": picture.pixel_hash,
        "seed": draft.key.seed,
        "index": draft.key.index,
        "attempt": draft.attempt,
        "language": job.language,
    }
    enter("check")
    verified(row, picture, pictures)
    return row


def verified(row: dict[str, Any], picture: Picture, pictures: Pictures) -> None:
    """CheckError with every reason if the row fails a check; what versions share is checked with the first of them."""
    known = (OF_PROBLEM if pictures.checked else frozenset()) | (OF_PICTURE if picture.checked else frozenset())
    pixels = picture.drawing.pixels if picture.drawing else None
    faults = check(Row(row, picture.world, pixels), known)
    if faults:
        raise CheckError(
            f"{row['id']} of family {row['family']} failed {len(faults)} check(s):\n  " + "\n  ".join(faults)
        )
    pictures.checked = picture.checked = True


def shown_in(in_text: bool, seen: bool) -> str:
    """Where a given stands, as the row says it."""
    return "both" if in_text and seen else "text" if in_text else "image"


def step_json(step: Step, sentence: str) -> dict[str, Any]:
    """A step's struct of the row."""
    binding = step.rule.binding
    return {
        "rule": step.rule.theorem,
        "text": sentence,
        "name": step.name,
        "expr": step.expr.source(binding),
        "value": step.value.source(),
        "uses": list(dict.fromkeys(binding[symbol] for symbol in step.expr.names)),
    }


def given_json(scene: Scene, name: str, value: Value, shown: str, places: int) -> dict[str, Any]:
    """A given's struct of the row."""
    kind = scene.quantities[name].kind
    return {
        "name": name,
        "text": print_value(value, kind, scene.unit, places),
        "expr": value.source(),
        "value": number(value),
        "unit": with_unit("", kind, scene.unit).strip(),
        "shown_in": shown,
    }
