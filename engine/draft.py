"""A problem before it is written down: parameters, scene, deduction, wrong answers, style."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import orjson
import xxhash

from engine.ask.choices import ENOUGH, WrongChain, wrong_chains
from engine.ask.deduce import Problem, deduce
from engine.ask.options import Right, options
from engine.draw import Style, sample_style
from engine.errors import Reject
from engine.facts.figure import Circle, Curve, Field, Segment, Stroke
from engine.facts.quantity import KINDS
from engine.facts.rng import Key, stream, unit_hash
from engine.facts.scene import Scene, Sketch, canonical, draw_letters
from engine.facts.value import Closed, Value
from engine.job import Job
from engine.registry import Family

# kinds that a label beside their stroke shows; the rest are notes
DRAWN_KINDS = {"length", "distance", "radius", "diameter", "angle", "arc_length", "arc_measure", "area"}
GOAL_MARKED = 0.35  # share of the labelled pictures on which a question mark stands where the answer would


@dataclass(frozen=True, slots=True)
class Draft:
    """A problem before it is written down: what every version of it shares."""

    key: Key
    family: Family
    attempt: int
    params: Mapping[str, Any]
    scene: Scene
    problem: Problem
    wrong: WrongChain
    choices: tuple[Value, ...]
    letter: str
    style: Style
    places: int
    goal_marked: bool
    signature: str
    split: str


def unclocked(stage: str) -> None:
    """Nobody asks how long a stage takes."""


def share_at(shares: Mapping[str, float], at: float) -> str:
    """The name whose share holds the place `at` (0 to 1) when the shares lie side by side."""
    at *= sum(shares.values())
    for name, share in shares.items():
        at -= share
        if at < 0:
            return name
    return next(iter(shares))


def drafted(key: Key, family: Family, attempt: int, job: Job, enter: Callable[[str], None] = unclocked) -> Draft:
    """Parameters, scene, problem, wrong answers and style of one attempt; Reject where they make no good problem."""
    enter("build")
    params = family.sample(stream(key, attempt, "params"))
    rng = stream(key, attempt, "problem")
    sketch = Sketch(draw_letters(rng, family.units, family.last_letters))
    family.build(sketch, params)
    scene = sketch.scene()
    enter("deduce")
    problem = deduce(scene, rng, family.few_numbers)
    places = rng.choice((1, 1, 2))
    if isinstance(problem.answer, Closed) and near_half(problem.answer.approx, places):
        raise Reject("the rounded answer is not clear")
    chains = islice(wrong_chains(scene, problem, places, rng), ENOUGH)
    first = next(chains, None)
    if first is None:
        raise Reject("no mistake leads to another answer")
    kind, wrong = scene.quantities[problem.goal].kind, chain([first], chains)
    right = Right.of(problem.answer, kind, places)
    choices: tuple[Value, ...] = ()
    chosen, letter = first, ""
    if rng.random() < job.multiple_choice:
        picked = options(right, wrong, rng)
        if picked:
            choices, letter, chosen = tuple(picked[0]), picked[1], picked[2]
    else:
        chosen = next((w for w in wrong if right.takes(w.answer)), first)
    marked = kind in DRAWN_KINDS and rng.random() < GOAL_MARKED
    signature = signature_of(family, scene, problem)
    split = split_of(signature, job)
    style = sample_style(stream(key, attempt, "style"), job.size, job.text_scale)
    return Draft(
        key, family, attempt, params, scene, problem, chosen, choices, letter, style, places, marked, signature, split
    )


def near_half(number: float, places: int) -> bool:
    """Whether rounding to `places` hangs on a digit that a float cannot settle."""
    return abs(abs(number) * 10**places % 1 - 0.5) < 1e-6


def signature_of(family: Family, scene: Scene, problem: Problem) -> str:
    """Hash of what the problem is: family, strokes drawn, goal, givens with values and unit, theorems.

    Letters, looks and measures that are not given are left out; so is the unit where only angles are at stake.
    """
    given = sorted((canonical(scene, n), v.source()) for n, v in problem.given.items())
    steps = [step.rule.theorem for step in problem.steps]
    goal = canonical(scene, problem.goal)
    strokes = sorted("".join(scene.own.get(name, name) for name in names_of(s)) for s in scene.figure.strokes)
    lengths = any(KINDS[scene.quantities[n].kind] in (1, 2) for n in (problem.goal, *problem.given))
    unit = scene.unit if lengths else ""
    return xxhash.xxh3_128_hexdigest(orjson.dumps([family.name, strokes, goal, given, unit, steps]))


def names_of(stroke: Stroke) -> tuple[str, ...]:
    """Points that place a stroke, or the name of a curve."""
    if isinstance(stroke, Segment):
        return stroke.a, stroke.b
    if isinstance(stroke, (Curve, Field)):
        return (stroke.name,)
    return (stroke.center,) if isinstance(stroke, Circle) else (stroke.center, stroke.start, stroke.end)


def split_of(signature: str, job: Job) -> str:
    """Split by hash of the problem, so that a repeat never stands in two splits."""
    return share_at(job.splits, unit_hash(f"split/{signature}"))
