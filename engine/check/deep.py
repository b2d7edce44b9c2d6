"""The exact recheck by sympy: every step over the givens, with no arithmetic of ours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import sympy


@lru_cache(maxsize=65536)
def _equal(difference: str) -> bool:
    """Whether a closed form is exactly zero: numerically to 40 digits first, then by simplification."""
    value = sympy.sympify(difference)
    if value.is_zero:
        return True
    if value.free_symbols:
        return bool(sympy.simplify(value) == 0)
    if abs(sympy.N(value, 40)) > sympy.Float("1e-30"):
        return False
    simplified = sympy.simplify(value)
    return bool(simplified == 0 or simplified.equals(0) or abs(sympy.N(value, 120)) < sympy.Float("1e-100"))


def same(found: Any, stated: Any) -> bool:
    """Whether two values of sympy are exactly one: numbers, formulas in x, points, sets, equations, intervals."""
    found, stated = (tuple(v) if isinstance(v, (tuple, list, sympy.Tuple)) else v for v in (found, stated))
    if isinstance(found, tuple) or isinstance(stated, tuple):
        fits = isinstance(found, tuple) and isinstance(stated, tuple) and len(found) == len(stated)
        return fits and all(map(same, found, stated))
    if isinstance(found, sympy.Set) or isinstance(stated, sympy.Set):
        if isinstance(found, sympy.FiniteSet) and isinstance(stated, sympy.FiniteSet):
            return len(found) == len(stated) and all(map(same, sorted(found, key=_size), sorted(stated, key=_size)))
        return bool(found == stated)
    if isinstance(found, sympy.Equality):
        fits = isinstance(stated, sympy.Equality)
        return fits and same(found.lhs - found.rhs, stated.lhs - stated.rhs)
    if found == stated:
        return True
    return _equal(str(found - stated))


def _size(value: Any) -> float:
    return float(value)


def deep_faults(row: Mapping[str, Any]) -> list[str]:
    """Steps whose stated value is not exactly what their expression gives, and an answer that is not the last one's.

    What follows by an argument has no expression and is left to the check of the figure.
    """
    env: dict[str, Any] = {g["name"]: sympy.sympify(g["expr"]) for g in row["given"]}
    faults = []
    for i, step in enumerate(row["steps"]):
        if not step["expr"]:
            if step["value"]:
                env[step["name"]] = sympy.sympify(step["value"])
            continue
        stated = sympy.sympify(step["value"])
        found = sympy.sympify(step["expr"], locals=env)
        found = sympy.Tuple(*found).doit() if isinstance(found, tuple) else found
        found = found.doit() if isinstance(found, sympy.Basic) else found
        if not same(found, stated):
            faults.append(f"step {i}: {step['expr']} gives {found}, the row says {step['value']}")
        env[step["name"]] = stated
    if row["answer_expr"] is not None and not same(sympy.sympify(row["answer_expr"]), env[row["goal"]["name"]]):
        faults.append(f"the answer {row['answer_expr']} is not the goal's value {env[row['goal']['name']]}")
    return faults
