"""All that a check does with a text of a row: it gives a value or one of the errors that checks expect, in time."""

from __future__ import annotations

import time
from contextlib import suppress

import numpy as np

from engine.errors import EngineError
from engine.facts.expr import parse_row, parse_value
from engine.facts.function import function_of, values_of
from engine.facts.value import Term, Value, identical, number, text_of

EXPECTED = (KeyError, IndexError, TypeError, ValueError, ArithmeticError, EngineError)  # as engine.check.verify.check
SECOND = 1.0  # CPU time that one text may take
ENV: dict[str, Value] = {
    name: parse_value(text)
    for name, text in {
        "a": "3",
        "b": "-7/2",
        "c": "5*sqrt(3)",
        "d": "2*pi + 1",
        "f": "x**3 - 2*x + 1",
        "g": "(x + 1)/(x - 2)",
        "P": "(2, -3)",
        "S": "FiniteSet(-1, 2, 5)",
        "V": "Interval(0, oo, False, True)",
        "E": "Eq(y, 2*x + 1)",
    }.items()
}
TOKENS = (
    *"+-*/(),[]0123456789xyIabcdfgPSVE",
    *("**", "**2", "**12", "**64", "**x", "pi", "oo", "Reals", "True", "False", "[0]", "[1]", "999999999999", ", x)"),
    *("sqrt(", "sin(", "cos(", "tan(", "asin(", "acos(", "atan(", "log(", "exp(", "abs(", "floor(", "(x + 1)", "x**12"),
    *("Subs(", "diff(", "integrate(", "limit(", "factor(", "expand(", "solveset(", "solve(", "LC(", "FiniteSet("),
    *(
        "Max(",
        "Min(",
        "Interval(",
        "Union(",
        "Eq(",
        " if ",
        " not ",
        "lambda x: ",
        "__import__",
        ".real",
        "'",
        "\n",
        "#",
    ),
)
PLACES = np.linspace(-3, 3, 50)


def use(source: str) -> None:
    """AssertionError if the text takes too long; any error that is not EXPECTED comes through."""
    began = time.process_time()
    for step in (_as_value, _as_step, _as_curve):
        with suppress(*EXPECTED):
            step(source)
    taken = time.process_time() - began
    assert taken < SECOND, f"{taken:.1f} s of CPU time for {source!r}"


def _as_value(source: str) -> None:
    value = parse_value(source)
    value.source()
    text_of(value)
    number(value)
    if isinstance(value, Term):
        identical(value, value)


def _as_step(source: str) -> None:
    expr = parse_row(source)
    value = expr.value({name: ENV[name] for name in expr.names})
    value.source()
    text_of(value)


def _as_curve(source: str) -> None:
    function_of(source)(0.7)
    values_of(source, x=PLACES)
