"""What a quantity can be worth: a number, a formula, a point, a set, intervals, an equation or a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.facts.exact import Exact
from engine.facts.term import Node, Term, coefficients, numbers, variables


@dataclass(frozen=True, slots=True)
class Closed:
    """A real number with a closed form but no textbook form, such as 10*sin(7*pi/36): printed rounded."""

    form: str
    approx: float

    def source(self) -> str:
        """Sympy-readable closed form."""
        return self.form

    def __float__(self) -> float:
        return self.approx


@dataclass(frozen=True, slots=True)
class Word:
    """An answer in words, such as "even" or "from the left"."""

    word: str

    def source(self) -> str:
        """Nothing that sympy could read."""
        return ""

    def text(self) -> str:
        """The word."""
        return self.word


@dataclass(frozen=True, slots=True)
class Compound:
    """Several values that are one answer.

    kind: "tuple" (a point or a vector), "set" (in ascending order), "union" (of intervals), "eq" (two sides), or
    "interval" with `ends` saying which of its two ends belong to it.
    """

    kind: str
    items: tuple[Value, ...]
    ends: tuple[bool, bool] = (True, True)

    def source(self) -> str:
        """Sympy-readable text."""
        inside = ", ".join(item.source() for item in self.items)
        if self.kind == "tuple":
            return f"({inside})"
        if self.kind == "interval":
            return f"Interval({inside}, {not self.ends[0]}, {not self.ends[1]})"
        return f"{ {'set': 'FiniteSet', 'union': 'Union', 'eq': 'Eq'}[self.kind] }({inside})"

    def text(self) -> str:
        """As a book prints it: (2, −3), {−1, 4}, [−2, 3), y = 2x + 1."""
        parts = [text_of(item) for item in self.items]
        if self.kind == "tuple":
            return f"({', '.join(parts)})"
        if self.kind == "interval":
            return f"{'[' if self.ends[0] else '('}{', '.join(parts)}{']' if self.ends[1] else ')'}"
        if self.kind == "union":
            return " ∪ ".join(parts)
        if self.kind == "eq":
            return " = ".join(parts)
        return f"{{{', '.join(parts)}}}" if parts else "∅"


Value = Exact | Closed | Term | Compound | Word


def text_of(value: Value) -> str:
    """The value in print; a Closed one has no exact form, so it is shown to four decimals."""
    return f"{value.approx:.4f}" if isinstance(value, Closed) else value.text()


def wrapped(node: Node) -> Value:
    """A node as a value: an Exact as it is, a formula as a Term."""
    return node if isinstance(node, Exact) else Term(node)


def node_of(value: Value) -> Node:
    """The node of a number or a formula; TypeError for what has none."""
    if isinstance(value, Exact):
        return value
    if isinstance(value, Term):
        return value.node
    raise TypeError(f"{value!r} is no number and no formula")


def number(value: Value) -> float | None:
    """The float of a value that is one number, else None."""
    if isinstance(value, (Exact, Closed)):
        return float(value)
    if isinstance(value, Term) and not variables(value.node):
        return float(value)
    return None


PROBES = (0.37, -1.93, 2.71, 5.13, -0.61, 11.37, -13.71)  # places where two formulas that differ are seen to differ


def identical(a: Term, b: Term) -> bool:
    """Whether two formulas agree for every x and y, by their values at a few odd places where both are defined."""
    if a == b:
        return True
    tried = 0
    for i, x in enumerate(PROBES):
        env = {"x": x, "y": PROBES[i - 2], "I": PROBES[i - 3]}
        try:
            one, other = a.at(env), b.at(env)
        except (ValueError, ZeroDivisionError, OverflowError):
            continue
        if abs(one - other) > 1e-9 * max(1.0, abs(one), abs(other)):
            return False
        tried += 1
    return tried > 0


def proportional(a: Term, b: Term) -> bool:
    """Whether one formula is a multiple of the other, so that a = 0 and b = 0 are one equation."""
    ratio = None
    for i, x in enumerate(PROBES):
        env = {"x": x, "y": PROBES[i - 2]}
        try:
            one, other = a.at(env), b.at(env)
        except (ValueError, ZeroDivisionError, OverflowError):
            continue
        if one == 0 or other == 0:
            return identical(a, b)
        if ratio is None:
            ratio = one / other
        elif abs(one - ratio * other) > 1e-9 * max(1.0, abs(one)):
            return False
    return ratio is not None


def varied(value: Value) -> Iterator[Exact]:
    """The numbers of a value that differ from problem to problem: all but the exponents of formulas."""
    if isinstance(value, Exact):
        yield value
    elif isinstance(value, Term):
        yield from coefficients(value.node)
    elif isinstance(value, Compound):
        for item in value.items:
            yield from varied(item)


def exacts(value: Value) -> Iterator[Exact]:
    """All exact numbers that stand in a value."""
    if isinstance(value, Exact):
        yield value
    elif isinstance(value, Term):
        yield from numbers(value.node)
    elif isinstance(value, Compound):
        for item in value.items:
            yield from exacts(item)
