"""Wrong answers: chains with one mistake followed through, options in the answer's own form, the rejected solution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from random import Random

from engine.ask.deduce import Problem, Step, evaluate
from engine.errors import Reject
from engine.facts.exact import Exact
from engine.facts.expr import Closed, Value
from engine.facts.quantity import KINDS, printable, rounded
from engine.facts.scene import Scene

LETTERS = "ABCD"
FAR = 8  # an option further from the answer than this factor would be seen to be wrong
ENOUGH = 8  # wrong chains: three become options, some share a value or differ in form
FACTORS = ((2, 1), (1, 2), (3, 2), (2, 3), (3, 1), (1, 3), (4, 3), (3, 4), (5, 4), (4, 5))


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


def wrong_chains(scene: Scene, problem: Problem, places: int, rng: Random) -> list[WrongChain]:
    """Some chains with one mistake, in random order, that end in printable answers different from the right one."""
    right = [(step.rule, step.expr) for step in problem.steps]
    before = [dict(problem.given)]  # what is known before each step
    for step in problem.steps[:-1]:
        assert isinstance(step.value, Exact)
        before.append({**before[-1], step.name: step.value})
    tries = [(i, mistake) for i, step in enumerate(problem.steps) for mistake in step.rule.form.mistakes]
    rng.shuffle(tries)
    found: list[WrongChain] = []
    for i, mistake in tries:
        step = problem.steps[i]
        try:
            steps = evaluate(scene, ((step.rule, mistake.expr), *right[i + 1 :]), before[i])
        except Reject:
            continue
        if _same(steps[0].value, step.value, places) or not all(_plausible(scene, s) for s in steps):
            continue
        if not _same(steps[-1].value, problem.answer, places):
            found.append(WrongChain(i, mistake.name, problem.steps[:i] + steps))
            if len(found) == ENOUGH:
                break
    return found


def _plausible(scene: Scene, step: Step) -> bool:
    kind, number = scene.quantities[step.name].kind, float(step.value)
    return 0 < number < (180 if kind == "angle" else 10**5)


def _same(a: Value, b: Value, places: int) -> bool:
    if isinstance(a, Exact) and isinstance(b, Exact):
        return a == b
    return rounded(float(a), places) == rounded(float(b), places)


def form_of(value: Value) -> tuple[object, ...]:
    """What an option shares with the answer: rounded or exact, with π or not, with a root or not, whole or not."""
    if not isinstance(value, Exact):
        return ("rounded",)
    number = value.rational()
    whole = number is not None and number.denominator == 1
    return (
        any(k for _, k in value.terms),
        any(n > 1 for n, _ in value.terms),
        len(value.terms) > 1,
        number is None or whole,
    )


def options(
    scene: Scene, problem: Problem, wrong: list[WrongChain], places: int, rng: Random
) -> tuple[list[Value], str, WrongChain] | None:
    """Four values in order, the right letter, and a wrong chain whose answer is among them; None if there is none.

    Wrong answers come from the rules' mistakes first; values near the answer, in its form, fill up. How many of them
    lie below the answer is drawn first, so that its rank among the four tells nothing.
    """
    answer = float(problem.answer)
    form = form_of(problem.answer)
    pool = [w for w in wrong if form_of(w.answer) == form and answer / FAR <= float(w.answer) <= answer * FAR]
    if not pool:
        return None
    room = {True: rng.randrange(4)}  # places below the answer
    room[False] = 3 - room[True]
    if not room[float(pool[0].answer) < answer]:  # the first mistake's value is always an option
        room = {True: room[False], False: room[True]}
    values: list[Value] = [problem.answer]
    for value in chain((w.answer for w in pool), _near(scene, problem, rng)):
        side = float(value) < answer
        if room[side] and not any(_same(value, known, places) for known in values):
            values.append(value)
            room[side] -= 1
        if len(values) == 4:
            break
    else:
        return None
    right = values.pop(0)
    rng.shuffle(values)
    position = rng.randrange(4)
    values.insert(position, right)
    return values, LETTERS[position], pool[0]


def _near(scene: Scene, problem: Problem, rng: Random) -> Iterator[Value]:
    """Plausible values in the answer's form: multiples, and for whole numbers small steps."""
    answer, kind = problem.answer, scene.quantities[problem.goal].kind
    limit = 180 if kind == "angle" else 10**5
    factors = rng.sample(FACTORS, len(FACTORS))
    if not isinstance(answer, Exact):
        for p, q in factors:
            if answer.approx * p / q < limit:
                yield Closed(f"({answer.form})*{p}/{q}", answer.approx * p / q)
        return
    candidates = [answer * Fraction(p, q) for p, q in factors]
    if answer.rational() is not None:
        steps = [5, 10, 15, 20, 25, 30] if KINDS[kind] == "deg" else [1, 2, 3, 4, 5, 6]
        candidates = [answer + s * sign for s in rng.sample(steps, 6) for sign in (1, -1)] + candidates
    for value in candidates:
        if 0 < float(value) < limit and printable(value, kind) and form_of(value) == form_of(answer):
            yield value
