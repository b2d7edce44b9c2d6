"""Plausible wrong values beside a right one, in its own form: what fills up the options after the typical mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from math import isinf, isqrt
from random import Random

from engine.errors import Inexact
from engine.facts import term
from engine.facts.exact import Exact
from engine.facts.quantity import KINDS, SIGNED, printable
from engine.facts.rational import Fraction
from engine.facts.term import Node, Term
from engine.facts.value import Closed, Compound, Value, number, varied, wrapped

FACTORS = ((2, 1), (1, 2), (3, 2), (2, 3), (3, 1), (1, 3), (4, 3), (3, 4), (5, 4), (4, 5))
TRIES = 24  # changes of one number each, tried on a formula, a point or a set


# kinds of quantities that are asked for in open intervals: no option closes one
OPEN = {"increasing", "decreasing"}
OPEN |= {f"{way}_{place}" for way in ("rising", "falling", "convex", "concave") for place in ("on", "from")}


def form_of(value: Value) -> tuple[object, ...]:
    """What an option shares with the answer: rounded or exact, with π or not, with a root or not, whole or not."""
    terms = [term for part in varied(value) for term in part.terms.items()]
    whole = all(c.denominator == 1 for _, c in terms)
    circular, rooted = any(k for (_, k), _ in terms), any(n > 1 for (n, _), _ in terms)
    if isinstance(value, Compound):
        parts = {form_of(item)[-1] for item in value.items} if value.kind == "set" else set()
        return value.kind, len(value.items), len(parts) > 1, circular, rooted, whole
    if isinstance(value, Exact):
        return circular, rooted, len(terms) > 1, whole
    return type(value).__name__, circular, rooted, whole


def open_as_asked(value: Value, kind: str) -> bool:
    """Whether intervals have open ends only, where the question asks for open intervals."""
    if kind not in OPEN or not isinstance(value, Compound):
        return True
    pieces = value.items if value.kind == "union" else (value,)
    return not any(isinstance(piece, Compound) and any(piece.ends) for piece in pieces)


def nearby(answer: Value, kind: str, rng: Random) -> Iterator[Value]:
    """Values near the answer, in its form: multiples and small steps of a number, one number changed in all else."""
    if isinstance(answer, Closed):
        limit = 180 if kind == "angle" else 10**5
        for p, q in rng.sample(FACTORS, len(FACTORS)):
            if answer.approx * p / q < limit:
                yield Closed(f"({answer.form})*{p}/{q}", answer.approx * p / q)
    elif isinstance(answer, Exact):
        yield from (
            v for v in _numbers(answer, kind, rng) if form_of(v) == form_of(answer) and printable_option(v, kind)
        )
    else:
        for _ in range(TRIES):
            try:
                value = _changed(answer, rng)
            except (Inexact, ZeroDivisionError, ValueError, TypeError):
                continue
            if form_of(value) == form_of(answer) and printable_option(value, kind):
                yield value


def printable_option(value: Value, kind: str) -> bool:
    """Whether a book would print the value as an option; an angle is below 180°."""
    size = number(value)
    if size is not None and size >= (180 if kind == "angle" else 10**5):
        return False
    return isinstance(value, Closed) or (printable(value, kind) and open_as_asked(value, kind))


def _numbers(answer: Exact, kind: str, rng: Random) -> Iterator[Exact]:
    multiples = [answer * Fraction(p, q) for p, q in FACTORS]
    if answer.rational() is not None:
        steps = [5, 10, 15, 20, 25, 30] if KINDS[kind] == "deg" else _steps(abs(float(answer)))
        yield from (answer + s * sign for s in rng.sample(steps, 6) for sign in (1, -1))
    if kind in SIGNED and answer:
        yield -answer
    others = [*multiples, *_roots(answer, rng)]
    yield from rng.sample(others, len(others))


def _roots(answer: Exact, rng: Random) -> Iterator[Exact]:
    """Roots of numbers near the square of a root such as 3√5; of large ones those that reduce."""
    square = answer * answer
    size = square.rational()
    if answer.rational() is not None or size is None:
        return
    steps = rng.sample(_steps(float(square)), 4)
    for near in [square + step * sign for step in steps for sign in (1, -1) if size > step]:
        with suppress(Inexact):
            yield near.sqrt()


def _steps(size: float) -> list[int]:
    """Differences that are small and not silly: 1 to 6 beside 40, 10 to 60 beside 441, 100 to 600 beside 3775."""
    unit = 10 ** max(0, len(str(int(size))) - 2)
    return [unit * n for n in range(1, 7)]


def _changed(value: Value, rng: Random) -> Value:
    """The value with one of its numbers changed by 1 or 2, or in sign; an interval's end may also open or close.

    Powers stay: a circle's options are circles, and no one takes x⁴ or x⁻² for x².
    """
    if isinstance(value, Compound):
        if value.kind == "interval" and rng.random() < 0.3:
            finite = [i for i, end in enumerate(value.items) if not isinf(number(end) or 0)]
            if not finite:
                raise ValueError("an interval without ends")
            low, high = value.ends
            return Compound("interval", value.items, (not low, high) if finite[0] == 0 else (low, not high))
        solved = value.kind == "eq" and _is_name(value.items[0])  # no one writes −y = 2x
        i = rng.randrange(int(solved), len(value.items))
        items = [*value.items[:i], _changed(value.items[i], rng), *value.items[i + 1 :]]
        return rebuilt(value, items)
    if isinstance(value, Exact) and len(value.terms) == 1 and max(value.terms.values()).denominator > 9:
        ((term_, c),) = value.terms.items()  # of x²/25 the 25 is what one sees
        root = isqrt(c.denominator)
        if root * root != c.denominator:
            return Exact({term_: Fraction(c.numerator, c.denominator + rng.choice((-2, -1, 1, 2)))})
        return Exact({term_: Fraction(c.numerator, (root + rng.choice((-1, 1, 2))) ** 2)})
    if isinstance(value, Exact):
        choices = [value + step for step in (1, -1, 2, -2)] + ([-value, -value] if value else [])
        return rng.choice(choices)
    if isinstance(value, Term) and isinf(number(value) or 0):
        raise ValueError("infinity has no neighbour")
    if isinstance(value, Term):
        count = _count(value.node)
        if not count:
            return wrapped(term.neg(value.node))
        return wrapped(_replaced(value.node, rng.randrange(count), rng)[0])
    raise TypeError("a word has no neighbour")


def _is_name(value: Value) -> bool:
    """Whether it is a variable alone: the y of y = 2x."""
    return isinstance(value, Term) and value.node[0] == "name"


def rebuilt(value: Compound, items: list[Value]) -> Value:
    """The compound with other items: a set in order, an interval with its ends in order."""
    from engine.facts.symbolic import finite_set, interval

    if value.kind == "set":
        return finite_set(*items)
    if value.kind == "union":
        ends = [number(end) for piece in items if isinstance(piece, Compound) for end in piece.items]
        if None in ends or ends != sorted(ends):  # type: ignore[type-var]
            raise ValueError("its pieces overlap")
    if value.kind == "interval":
        return interval(items[0], items[1], not value.ends[0], not value.ends[1])
    return Compound(value.kind, tuple(items), value.ends)


def _is_power(node: Node) -> bool:
    """Whether it is x², not 2ˣ."""
    return node[0] == "**" and isinstance(node[2], Exact)


def _count(node: Node) -> int:
    """How many numbers _replaced may change."""
    if isinstance(node, Exact):
        return 1
    return sum(_count(part) for part in node[1 : 2 if _is_power(node) else None] if not isinstance(part, str))


def _replaced(node: Node, at: int, rng: Random) -> tuple[Node, int]:
    """The node with its number at position `at` changed, and how many numbers come before what follows."""
    if isinstance(node, Exact):
        if at:
            return node, at - 1
        changed = _changed(node, rng)
        assert isinstance(changed, Exact)
        return changed, -1
    parts: list[Node] = []
    for part in node[1:]:
        if at < 0 or isinstance(part, str) or (parts and _is_power(node)):
            parts.append(part)
        else:
            new, at = _replaced(part, at, rng)
            parts.append(new)
    kind = node[0]
    if kind in ("name", "oo"):
        return node, at
    if kind == "call":
        return term.call(parts[0], parts[1]), at
    return (term.log(*parts) if kind == "log" else term.BUILD[kind](*parts)), at
