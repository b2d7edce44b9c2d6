"""The row stands alone: sympy and nothing of the engine's arithmetic finds every step and the answer again."""

from math import isclose
from typing import Any

import pytest
import sympy
from rows import DOMAINS, mixed_rows

PROBES = (sympy.Rational(37, 100), sympy.Rational(-193, 100), sympy.Rational(271, 100))  # places to compare formulas at


def read(source: str, env: dict[str, Any] | None = None) -> Any:
    found = sympy.sympify(source, locals=env or {})
    if isinstance(found, (tuple, list)):
        return sympy.Tuple(*(sympy.sympify(part).doit() for part in found))
    return found.doit()


def near(a: Any, b: Any) -> bool:
    """Equal to 20 digits: numbers; formulas at odd places; points, sets, intervals and equations part by part."""
    if isinstance(a, sympy.FiniteSet) and isinstance(b, sympy.FiniteSet):
        a, b = (sympy.Tuple(*sorted(s, key=float)) for s in (a, b))
    if isinstance(a, sympy.Equality) and isinstance(b, sympy.Equality):
        return near(a.lhs - a.rhs, b.lhs - b.rhs)
    if isinstance(a, sympy.Tuple) and isinstance(b, sympy.Tuple):
        return len(a) == len(b) and all(map(near, a, b))
    if a == b:
        return True
    if not (isinstance(a, sympy.Expr) and isinstance(b, sympy.Expr)):
        return False
    for i, place in enumerate(PROBES):
        env = {sympy.Symbol("x"): place, sympy.Symbol("y"): PROBES[i - 1]}
        difference, size = sympy.N((a - b).subs(env), 30), sympy.N(abs(b.subs(env)), 30)
        if not abs(difference) < 1e-20 * max(1, size):
            return False
    return True


@pytest.mark.parametrize("domain", DOMAINS)
def test_sympy_finds_every_step_and_the_answer_again(domain: str) -> None:
    steps = words = 0
    for row in mixed_rows(domain):
        env = {g["name"]: read(g["expr"]) for g in row["given"]}
        for given in row["given"]:
            if given["value"] is not None:
                assert abs(float(env[given["name"]]) - given["value"]) < 1e-9 * max(1, abs(given["value"])), row["id"]
        for step in row["steps"]:
            assert set(step["uses"]) <= {g["name"] for g in row["given"]} | {s["name"] for s in row["steps"]}
            if not step["expr"]:  # concluded by an argument: a word, or a value that the figure's check finds again
                words += 1
                if step["value"]:
                    env[step["name"]] = read(step["value"])
                continue
            used = {name: env[name] for name in step["uses"]}
            stated = env[step["name"]] = read(step["value"])
            assert near(read(step["expr"], used), stated), (row["id"], step)
            steps += 1
        assert row["steps"][-1]["value"] == (row["answer_expr"] or "")
        assert row["steps"][-1]["name"] == row["goal"]["name"]
        if row["answer_value"] is not None:
            assert isclose(float(env[row["goal"]["name"]]), row["answer_value"], rel_tol=1e-9)
    assert steps > len(mixed_rows(domain)) * 0.8
    assert words < len(mixed_rows(domain)) * 0.5
