"""Expressions over values that are not all numbers: points, formulas, sets and intervals; and the operations on them.

The operations have sympy's names and meaning, so that any step can be read by sympy: Subs, diff, integrate, limit,
factor, expand, solve, solveset, LC (leading coefficient), log with a base, FiniteSet, Interval, Union, Eq.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from typing import Any

from engine.errors import Inexact
from engine.facts import term
from engine.facts.exact import Exact, exact_integer
from engine.facts.term import Node, Term
from engine.facts.value import Compound, Value, node_of, number, wrapped

INFINITY = Term(("oo",))


def symbolic(node: tuple[Any, ...], env: Mapping[str, Value]) -> Value:
    """Value of an expression's tree.

    Raises:
        Inexact: no rule here gives an exact value.
        TypeError: the operation does not fit its arguments.
        ZeroDivisionError, ValueError: it is undefined.
    """
    kind = node[0]
    if kind == "name":
        return env[node[1]]
    if kind == "value":
        return node[1]
    if kind == "oo":
        return INFINITY
    if kind == "item":
        whole = symbolic(node[1], env)
        if not isinstance(whole, Compound) or node[2] >= len(whole.items):
            raise TypeError(f"{whole!r} has no part {node[2]}")
        return whole.items[node[2]]
    if kind == "tuple":
        return Compound("tuple", tuple([symbolic(part, env) for part in node[1:]]))
    if kind == "op":
        try:
            return bounded(OPERATIONS[node[1]](*[bounded(_argument(part, env)) for part in node[2:]]))
        except RecursionError:
            raise Inexact("a formula nested too deep to work on") from None
    return wrapped(_formula(node, env))


def _formula(node: tuple[Any, ...], env: Mapping[str, Value]) -> Node:
    """The number or formula that a tree is, without a Term about each part of it."""
    kind = node[0]
    build = term.BUILD.get(kind)
    if build is not None:
        return build(_formula(node[1], env), _formula(node[2], env))
    if kind == "num":
        return exact_integer(node[1])
    if kind == "var":
        return ("name", node[1])
    if kind == "neg":
        return term.neg(_formula(node[1], env))
    if kind == "call":
        return term.call(node[1], _formula(node[2], env))
    return PI if kind == "pi" else node_of(symbolic(node, env))


PI = Exact({(1, 1): 1})


def bounded(value: Any) -> Any:
    """The same value; Inexact if a formula in it is too large to work on."""
    if isinstance(value, Term):
        term.refuse_large(value.node)
    elif isinstance(value, Compound):
        if len(value.items) > term.MAX_NODES:
            raise Inexact(f"{len(value.items)} values in one")
        for item in value.items:
            bounded(item)
    return value


def _argument(node: tuple[Any, ...], env: Mapping[str, Value]) -> Any:
    if node[0] == "bool":
        return node[1]
    return None if node[0] == "reals" else symbolic(node, env)


def _variable(value: Value) -> str:
    if isinstance(value, Term) and not isinstance(value.node, Exact) and value.node[0] == "name":
        return str(value.node[1])
    raise TypeError(f"{value!r} is no variable")


def subs(f: Value, x: Value, a: Value) -> Value:
    """f with a in place of x, in a formula or in each part of a compound."""
    if isinstance(f, Compound):
        return Compound(f.kind, tuple(subs(item, x, a) for item in f.items), f.ends)
    return wrapped(term.substituted(node_of(f), {_variable(x): node_of(a)}))


def diff(f: Value, x: Value) -> Value:
    """Derivative of f."""
    return wrapped(term.derivative(node_of(f), _variable(x)))


def integrate(f: Value, over: Value) -> Value:
    """An antiderivative over x, or the integral over (x, a, b)."""
    if not isinstance(over, Compound):
        return wrapped(term.antiderivative(node_of(f), _variable(over)))
    x, a, b = over.items
    whole = term.antiderivative(node_of(f), _variable(x))
    upper, lower = (term.substituted(whole, {_variable(x): node_of(end)}) for end in (b, a))
    return wrapped(term.add(upper, term.neg(lower)))


def factor(f: Value) -> Value:
    """A polynomial with only rational zeros as a product of linear factors; Inexact for any other."""
    node = node_of(f)
    p = term.polynomial(node)
    found = term.roots(node)
    if p is None or any(root.rational() is None for root in found):
        raise Inexact("no rational factors")
    out: Node = p[max(p)]
    rest = node
    for root in sorted(found, key=lambda r: bool(r)):  # the factor x comes first
        times = 0
        while not term.substituted(rest, {"x": root}) and times < max(p):
            times += 1
            rest = term.derivative(rest)
        out = term.mul(out, term.power(term.add(("name", "x"), -root), Exact.of(times)))
        rest = node
    if sum(term.polynomial(out) or {}) != sum(p):
        raise Inexact("a quadratic factor without zeros")
    return wrapped(out)


def solveset(f: Value, x: Value, _domain: None = None) -> Value:
    """Real zeros of a polynomial; of an equation, where both sides agree."""
    if isinstance(f, Compound) and f.kind == "eq":
        f = wrapped(term.add(node_of(f.items[0]), term.neg(node_of(f.items[1]))))
    return Compound("set", tuple(term.roots(node_of(f), _variable(x))))


def solve(f: Value, x: Value) -> Value:
    """The solutions for x of an equation that is linear in it, a tuple of one; the other variable may stay in it."""
    if isinstance(f, Compound) and f.kind == "eq":
        f = wrapped(term.add(node_of(f.items[0]), term.neg(node_of(f.items[1]))))
    node, variable = node_of(f), _variable(x)
    slope = term.derivative(node, variable)
    if not isinstance(slope, Exact):
        raise Inexact("only linear equations are solved for a variable")
    rest = term.substituted(node, {variable: Exact.of(0)})
    other = "x" if variable == "y" else "y"
    return Compound("tuple", (wrapped(term.expand(term.div(term.neg(rest), slope), other)),))


def expand(f: Value) -> Value:
    """A polynomial multiplied out, a complex number as a + bi."""
    node, zero = node_of(f), Exact.of(0)
    parts = term.polynomial(node, "I")
    if term.polynomial(node) is None and parts is not None and max(parts, default=0) < 2:
        return wrapped(term.add(parts.get(0, zero), term.mul(parts.get(1, zero), ("name", "I"))))
    return wrapped(term.expand(node))


def leading(f: Value, x: Value) -> Value:
    """Coefficient of the highest power of x in a polynomial."""
    p = term.polynomial(node_of(f), _variable(x))
    if not p:
        raise Inexact("no polynomial with a leading coefficient")
    return p[max(p)]


def limit(f: Value, x: Value, a: Value) -> Value:
    """Limit of a polynomial or a quotient of two at a number, a removable hole included, or at infinity."""
    variable, node = _variable(x), node_of(f)
    at = node_of(a)
    if isinstance(at, Exact):
        try:
            return wrapped(term.substituted(node, {variable: at}))
        except ZeroDivisionError:
            if node[0] != "/":
                raise
            top, bottom = (term.derivative(part, variable) for part in node[1:])
            if term.substituted(node[1], {variable: at}):
                raise
            return limit(wrapped(term.div(top, bottom)), x, a)
    p, q = (term.polynomial(part, variable) for part in (node[1:] if node[0] == "/" else (node, Exact.of(1))))
    if not p or not q:
        raise Inexact("no rule gives this limit")
    if max(p) < max(q):
        return Exact.of(0)
    lead = p[max(p)] / q[max(q)]
    if max(p) == max(q):
        return lead
    sign = float(lead) * (-1 if float(Term(at)) < 0 and (max(p) - max(q)) % 2 else 1)
    return INFINITY if sign > 0 else Term(term.neg(INFINITY.node))


def interval(a: Value, b: Value, left_open: bool = False, right_open: bool = False) -> Value:
    """From a to b; an infinite end is open. ValueError where a is not below b."""
    low, high = number(a), number(b)
    if low is None or high is None or low >= high:
        raise ValueError("no interval")
    return Compound("interval", (a, b), (not left_open and low > -inf, not right_open and high < inf))


def finite_set(*items: Value) -> Value:
    """Numbers in ascending order, each once."""
    ordered = sorted(dict.fromkeys(items), key=lambda item: number(item) or 0.0)
    return Compound("set", tuple(ordered))


def _size(value: Value) -> float:
    size = number(value)
    if size is None:
        raise TypeError(f"{value!r} is no number")
    return size


OPERATIONS: dict[str, Callable[..., Value]] = {
    "Subs": subs,
    "diff": diff,
    "integrate": integrate,
    "limit": limit,
    "factor": factor,
    "expand": expand,
    "solveset": solveset,
    "solve": solve,
    "LC": leading,
    "log": lambda a, base: wrapped(term.log(node_of(a), node_of(base))),
    "FiniteSet": finite_set,
    "Max": lambda *values: max(values, key=_size),
    "Min": lambda *values: min(values, key=_size),
    "Interval": interval,
    "Union": lambda *parts: Compound("union", parts),
    "Eq": lambda left, right: Compound("eq", (left, right)),
}
