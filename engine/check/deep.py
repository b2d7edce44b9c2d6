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
    if abs(sympy.N(value, 40)) > sympy.Float("1e-30"):
        return False
    simplified = sympy.simplify(value)
    return bool(simplified == 0 or simplified.equals(0) or abs(sympy.N(value, 120)) < sympy.Float("1e-100"))


def deep_faults(row: Mapping[str, Any]) -> list[str]:
    """Steps whose stated value is not exactly what their expression gives, and an answer that is not the last one's."""
    env: dict[str, Any] = {g["name"]: sympy.sympify(g["expr"]) for g in row["given"]}
    faults = []
    for i, step in enumerate(row["steps"]):
        symbols = {name: sympy.Symbol(name) for name in env}
        stated = sympy.sympify(step["value"])
        found = sympy.sympify(step["expr"], locals=symbols).subs({symbols[n]: v for n, v in env.items()})
        if not _equal(str(found - stated)):
            faults.append(f"step {i}: {step['expr']} gives {found}, the row says {step['value']}")
        env[step["name"]] = stated
    if not _equal(str(sympy.sympify(row["answer_expr"]) - env[row["goal"]["name"]])):
        faults.append(f"the answer {row['answer_expr']} is not the goal's value {env[row['goal']['name']]}")
    return faults
