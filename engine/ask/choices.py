"""Wrong answers: chains with one mistake followed through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isinf
from random import Random

from engine.ask.deduce import Problem, Step, evaluate
from engine.ask.nearby import open_as_asked
from engine.errors import Reject
from engine.facts.quantity import SIGNED, rounded
from engine.facts.scene import Scene
from engine.facts.term import MINUS, Term
from engine.facts.value import Closed, Compound, Value, identical, node_of, number, proportional

# mistakes that are a slip of the pen with no wrong idea behind it; of a right idea half done there are better names
SLIP = re.compile(
    r"(doubles|halves|quarters) (?!instead|only|one|each)"
    r"|takes (a|an|two|three|four) (third|eighth|thirds|quarters|halves)"
    r"|takes (another|a further) |(divides|multiplies) by (three|four|five|six|eight)|(counts|adds) .*twice"
)
LENGTHS = (1, 1, 0, -1)  # of the mistakes that come first, beside the formula: longer, as long, shorter
ENOUGH = 8  # wrong chains: one or two become options, some share a value or differ in form


@dataclass(frozen=True, slots=True)
class WrongChain:
    """The right chain with one mistaken rule: index of that step, the mistake's name, all its steps."""

    index: int
    mistake: str
    steps: tuple[Step, ...]

    @property
    def answer(self) -> Value:
        """The wrong value of the goal."""
        return self.steps[-1].value


def wrong_chains(scene: Scene, problem: Problem, places: int, rng: Random) -> Iterator[WrongChain]:
    """Chains with one mistake that end in printable answers different from the right one, in random order, slips last.

    Most mistakes forget something, so those written at greater length come first more often: else the shorter of two
    solutions would mostly be the wrong one. Each chain is evaluated when it is asked for.
    """
    right, kind = [(step.rule, step.expr) for step in problem.steps], scene.quantities[problem.goal].kind
    tries = [(i, mistake) for i, step in enumerate(problem.steps) for mistake in step.rule.form.mistakes]
    rng.shuffle(tries)
    longer = rng.choice(LENGTHS)
    tries.sort(key=lambda chosen: (SLIP.match(chosen[1].name) is not None, chosen[1].longer != longer))
    for i, mistake in tries:
        step = problem.steps[i]
        before = problem.given | {earlier.name: earlier.value for earlier in problem.steps[:i]}
        try:
            steps = evaluate(scene, ((step.rule, mistake.expr), *right[i + 1 :]), before)
        except Reject:
            continue
        if same_answer(steps[0].value, step.value, places) or not all(_plausible(scene, s) for s in steps):
            continue
        if _argued(problem.steps[i:], steps) or not open_as_asked(steps[-1].value, kind):
            continue
        if not same_answer(steps[-1].value, problem.answer, places):
            yield WrongChain(i, mistake.name, problem.steps[:i] + steps)


def _argued(right: Sequence[Step], wrong: Sequence[Step]) -> bool:
    """Whether a later step of the wrong chain argues from a wrong value: what it would come to there no rule says."""
    changed = {one.name for one, other in zip(right, wrong, strict=True) if one.value != other.value}
    return any(s.expr.tree[0] == "value" and not changed.isdisjoint(s.rule.inputs) for s in wrong[1:])


def _plausible(scene: Scene, step: Step) -> bool:
    if isinstance(step.value, Compound) and step.value.kind == "set" and not step.value.items:
        return False  # ∅, where the picture shows common points
    kind, size = scene.quantities[step.name].kind, number(step.value)
    if size is None or kind in SIGNED:
        return size is None or abs(size) < 10**5 or isinf(size)
    return 0 < size < (180 if kind == "angle" else 10**5)


def same_answer(a: Value, b: Value, places: int) -> bool:
    """Whether two answers are one to a reader: equal in value, as rounded numbers, or as formulas for every x."""
    if isinstance(a, Closed) or isinstance(b, Closed):
        one, other = number(a), number(b)
        return one is not None and other is not None and rounded(one, places) == rounded(other, places)
    if isinstance(a, Term) and isinstance(b, Term):
        return a == b or identical(a, b)  # √(x − 8) has no value at the places that identical() tries
    if isinstance(a, Compound) and isinstance(b, Compound) and a.kind == b.kind == "eq":
        return proportional(_difference(a), _difference(b))
    return a == b


def _difference(equation: Compound) -> Term:
    left, right = (node_of(side) for side in equation.items)
    return Term(("+", left, ("*", MINUS, right)))
