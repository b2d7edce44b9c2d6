"""Backward deduction: choose a goal, step back through rules, and give what is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from engine.errors import Inexact, Reject
from engine.facts.exact import Exact
from engine.facts.expr import Expr
from engine.facts.quantity import PLOTTED, printable
from engine.facts.rules import Rule
from engine.facts.scene import Scene
from engine.facts.value import Closed, Value
from engine.facts.values import Needs, Values, Ways

MAX_GIVEN = 7
KEPT = {1: 0.1, 2: 0.5}  # share kept of one-step problems by the numbers given: there are few, so they would repeat
# share kept of all problems on axes, by the numbers given and asked about: these are small and whole
KEPT_ON_AXES = {0: 0.01, 1: 0.01, 2: 0.02, 3: 0.03, 4: 0.07, 5: 0.25, 6: 0.78}
TRIES = 10  # chains grown in one scene before it is dropped: a new scene costs as much as five
HOPS = {1: 14, 2: 24, 3: 22, 4: 16, 5: 10, 6: 6, 7: 4, 8: 4}  # rules deep, by weight; fewer where a scene has no more
DIGITS = (*"0123456789", "pi")  # what a number in a goal's name starts with

DEPTHS = list(HOPS), list(HOPS.values())


class Step(NamedTuple):
    """One rule used: its value, and the expression used (a mistake's in a wrong chain)."""

    rule: Rule
    expr: Expr
    value: Value

    @property
    def name(self) -> str:
        """Name of the quantity that the step gives."""
        return self.rule.output


@dataclass(frozen=True, slots=True)
class Problem:
    """Givens with their exact values, steps in the order of the solution, and the goal (the last step's name)."""

    given: dict[str, Value]
    steps: tuple[Step, ...]
    goal: str

    @property
    def answer(self) -> Value:
        """Value of the goal."""
        return self.steps[-1].value


def deduce(scene: Scene, rng: Random, few: float = 1.0) -> Problem:
    """A problem of the scene, as deep as the drawn number of hops or the scene allow; Reject if it has none.

    few: a further share of the problems on axes with few numbers that is kept.
    """
    ways = Ways(scene)
    values = Values(scene, ways)
    goals = [name for name in ways.steps if name not in scene.unasked]
    hops = rng.choices(*DEPTHS)[0]
    best: Problem | None = None
    reason = "no quantity can be asked for"
    for tried in range(TRIES):
        goal = goals[int(rng.random() * len(goals))] if goals else None
        if goal is None or values[goal] is None:
            continue
        try:
            chain = _grow(scene, ways, values, goal, hops, rng)
            if rng.random() > _share_kept(scene, goal, chain, values, few):
                raise Reject("few numbers would be given")
            if best is None or abs(hops - len(chain)) < abs(hops - len(best.steps)):
                best = _solve(scene, goal, chain, values, ways)
        except Reject as reject:
            reason = reject.reason
        if best and (abs(hops - len(best.steps)) <= tried or tried == 2):  # near enough, the more so the longer it took
            return best
    if best is None:
        raise Reject(reason)
    return best


def _share_kept(scene: Scene, goal: str, chain: dict[str, Rule], values: Values, few: float) -> float:
    """Share of such problems that are made: of those with few numbers there are few, so that they would repeat."""
    numbers = _given_numbers(chain, values)
    if scene.figure.axes is not None:
        places = sum(part.lstrip("-").startswith(DIGITS) for part in scene.quantities[goal].of)
        return few * KEPT_ON_AXES[numbers + places] if numbers + places in KEPT_ON_AXES else 1
    return KEPT.get(numbers, 1) if len(chain) == 1 else 1


def _given_numbers(chain: dict[str, Rule], values: Values) -> int:
    """How many numbers a chain takes."""
    given = dict.fromkeys(name for rule in chain.values() for name in rule.inputs if name not in chain)
    return sum(map(values.numbers, given))


def _grow(scene: Scene, ways: Ways, values: Values, goal: str, hops: int, rng: Random) -> dict[str, Rule]:
    """Rule for each quantity that is derived, chosen backward from the goal; what may not be given is derived first."""
    chain: dict[str, Rule] = {}
    used: list[tuple[int, int]] = []  # output and inputs of the chosen rules
    open_names = [goal]
    while open_names:
        hidden = [name for name in open_names if name in scene.hidden]
        if len(chain) >= hops and not hidden:
            break
        name = hidden[0] if hidden else open_names[int(rng.random() * len(open_names))]
        open_names.remove(name)
        blocked, before = ways.bit[name], 0  # with all that needs it: a rule for it may use none of them
        while blocked != before:
            before = blocked
            for output, inputs in used:
                if inputs & blocked:
                    blocked |= output
        rules = [way for way in ways.to(name, values) if not way[1] & blocked]
        if rules:
            rule, inputs = rules[int(rng.random() * len(rules))]
            chain[name] = rule
            used.append((ways.bit[name], inputs))
            for i in rule.inputs:
                if i not in chain and i not in open_names:
                    open_names.append(i)
        elif not chain:
            raise Reject("no rule leads to the goal")
        elif name in scene.hidden:
            raise Reject("a hidden quantity would be given")
    return chain


def _solve(scene: Scene, goal: str, chain: dict[str, Rule], values: Values, ways: Ways) -> Problem:
    """Order the chain from givens to goal; Reject where it gives too much or prints badly.

    The steps take the scene's values. That each follows by its own rule is for the checks to find.
    """
    order: dict[str, None] = {}

    def visit(name: str) -> None:
        for i in chain[name].inputs:
            if i in chain and i not in order:
                visit(i)
        order[name] = None

    visit(goal)
    given = dict.fromkeys(i for name in order for i in chain[name].inputs if i not in chain)
    if not given:
        raise Reject("nothing would be given")
    if len(order) > max(HOPS):
        raise Reject("too many steps")
    if len(given) > MAX_GIVEN:
        raise Reject("too many givens")
    _minimal(goal, [chain[name] for name in order], given, ways)
    known = {name: value for name in _lettered(scene, given) if (value := values[name]) is not None}
    if any(isinstance(v, Exact) and len(v.terms) > 1 and not any(k for _, k in v.terms) for v in known.values()):
        raise Reject("a sum of roots would be given")
    if not isinstance(values[goal], Closed) and not values.printable(goal):
        raise Reject("a value is too ugly to print")
    steps = [Step(chain[n], chain[n].form.expr, value) for n in order if (value := values[n]) is not None]
    return Problem(known, tuple(steps), goal)


def _lettered(scene: Scene, given: Iterable[str]) -> list[str]:
    """The givens with the points among them in the order of their letters: A, B, C, not C, A, B."""
    names = list(given)
    points = iter(sorted(name for name in names if scene.quantities[name].kind in PLOTTED))
    return [next(points) if scene.quantities[name].kind in PLOTTED else name for name in names]


def evaluate(scene: Scene, chain: tuple[tuple[Rule, Expr], ...], given: dict[str, Value]) -> tuple[Step, ...]:
    """Values of the steps in order; only the last may have no exact value. Reject where one is undefined."""
    known: dict[str, Value] = dict(given)
    steps = []
    for i, (rule, expr) in enumerate(chain):
        try:
            value = expr.value({symbol: known[rule.binding[symbol]] for symbol in expr.names})
        except (ZeroDivisionError, ValueError, OverflowError, TypeError, Inexact):
            raise Reject("a step is undefined") from None
        if not isinstance(value, Closed):
            if not printable(value, scene.quantities[rule.output].kind):
                raise Reject("a value is too ugly to print")
            known[rule.output] = value
        elif i + 1 < len(chain):
            raise Reject("a step has no exact value")
        steps.append(Step(rule, expr, value))
    return tuple(steps)


def _minimal(goal: str, chain: list[Rule], given: Iterable[str], ways: Ways) -> None:
    """Reject a problem that gives too much: a given could be dropped, or the goal follows in fewer rounds of rules."""
    bits = [ways.bit[name] for name in given]
    known, target, needs = sum(bits), ways.bit[goal], list(ways.first)
    for bit in bits if len(bits) > 1 else ():
        if reaches(target, known - bit, needs):
            raise Reject("a given is not needed")
    depth = dict.fromkeys(given, 0)
    for rule in chain:
        depth[rule.output] = 1 + max([depth[i] for i in rule.inputs], default=0)
    rounds = rounds_to(target, known, needs)
    if rounds is None or rounds < depth[goal]:
        raise Reject("a shorter way leads to the goal")


def reaches(goal: int, known: int, needs: Needs) -> bool:
    """Whether forward chaining from the set `known` comes to the goal."""
    before = 0
    while before != known:
        before = known
        for output, inputs in needs:
            if inputs & known == inputs:
                known |= output
        if known & goal:
            return True
    return False


def rounds_to(goal: int, known: int, needs: Needs) -> int | None:
    """Rounds of forward chaining from the set `known` until the goal is in it, None if it never is."""
    rounds = 0
    while not known & goal:
        before = known
        for output, inputs in needs:
            if inputs & before == inputs:
                known |= output
        if known == before:
            return None
        rounds += 1
    return rounds
