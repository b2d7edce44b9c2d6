"""An expression in x (and y, t) as a Python function: of one float, or of numpy arrays.

A graph is looked at in thousands of places, so the tree is written out as Python source and compiled: one call a place
in place of one for each node. The source holds operators, float literals, positions and names of FUNCTIONS only.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

import numpy as np

from engine.facts.expr import ARITHMETIC, FLOAT, parse
from engine.facts.grammar import ExprError, Node

FLOATS: dict[str, Any] = {"__builtins__": {}, **FLOAT.functions}
ARRAYS: dict[str, Any] = {
    "__builtins__": {},
    **{name: getattr(np, name) for name in ("sqrt", "sin", "cos", "tan", "log", "exp", "abs", "floor")},
    **{name: getattr(np, f"arc{name[1:]}") for name in ("asin", "acos", "atan")},
}


@lru_cache(maxsize=1024)
def function_of(source: str) -> Callable[[float], float]:
    """An expression in x as a function of one float, as values_of() has it: nan or infinite where it is undefined."""
    inner = eval(_code(source)[0], FLOATS)  # noqa: S307 -- source is written below, from a checked tree

    def value(x: float) -> float:
        try:
            found = inner(float(x))
        except (ValueError, ZeroDivisionError, OverflowError, TypeError):
            found = None
        if type(found) is float:
            return found
        if found is None or isinstance(found, complex):  # the arrays tell a pole from a hole
            return float(values_of(source, x=np.array([x], float))[0])
        return float(found)

    return value


def values_of(source: str, **places: np.ndarray) -> np.ndarray:
    """Values of an expression over arrays of its variables, in their shape; nan or infinite where it is undefined."""
    function, names = _over_arrays(source)
    with np.errstate(all="ignore"):
        values = function(*[places[name] for name in names])
    shape = next(iter(places.values())).shape
    if isinstance(values, np.ndarray) and values.shape == shape:
        return values
    return np.broadcast_to(np.asarray(values, float), shape)


@lru_cache(maxsize=1024)
def _over_arrays(source: str) -> tuple[Callable[..., Any], tuple[str, ...]]:
    code, names = _code(source)
    return eval(code, ARRAYS), names  # noqa: S307 -- as above


@lru_cache(maxsize=1024)
def _code(source: str) -> tuple[CodeType, tuple[str, ...]]:
    """Code of a lambda over the expression's names, in their order, and these."""
    expr = parse(source)
    places = {name: f"_{i}" for i, name in enumerate(expr.names)}
    text = f"lambda {', '.join(places.values()) or '*_'}: {_python(expr.tree, places)}"
    return compile(text, "<formula>", "eval"), expr.names


def _python(node: Node, names: Mapping[str, str]) -> str:
    """Python source of a tree; every part stands in brackets."""
    kind = node[0]
    if kind == "num":
        return repr(float(node[1]))
    if kind == "name":
        return names[node[1]]
    if kind == "pi":
        return repr(math.pi)
    if kind == "neg":
        return f"(-{_python(node[1], names)})"
    if kind == "call":
        return f"{node[1]}({_python(node[2], names)})"
    if node[:2] == ("op", "log"):
        return f"(log({_python(node[2], names)})/log({_python(node[3], names)}))"
    if kind not in ARITHMETIC:
        raise ExprError(f"a formula of a curve holds numbers and functions only, and no '{kind}'")
    return f"({_python(node[1], names)}{kind}{_python(node[2], names)})"
