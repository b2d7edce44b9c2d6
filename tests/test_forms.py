"""Forms of formulas are told apart by the laws of their slopes, and a claim about another form fails."""

import pytest

from engine.check.calculus import bends, crossings
from engine.check.forms import FORM_PREDICATES
from engine.facts.expr import parse_row, parse_value

GRAPHS = {
    "exponential": ("3*2**x - 4", -3, 3),
    "logarithm": ("log(x - 2, 3)", 2, 12),
    "root": ("2*sqrt(x + 4) - 1", -4, 6),
    "corner": ("-2*abs(x - 1) + 3", -5, 6),
    "parabola": ("2*(x - 1)**2 - 3", -3, 5),
    "cubic": ("(x + 1)**3 - 2", -4, 3),
    "hyperbola": ("4/(x - 2) + 1", -4, 7),
    "tangent": ("3*tan(x/2) + 1", -6, 6),
    "wave": ("2*sin(3*x) + 1", -3, 3),
}


def scene(source: str, start: float, stop: float) -> dict:
    return {"curves": {"f": [["x", source, start, stop]]}}


@pytest.mark.parametrize("kind", GRAPHS)
@pytest.mark.parametrize("drawn", GRAPHS)
def test_only_its_own_form_holds(kind: str, drawn: str) -> None:
    assert FORM_PREDICATES["has_form"](scene(*GRAPHS[drawn]), "f", "in words", kind) == (kind == drawn)


def test_a_transformed_copy_holds_with_its_own_numbers_only() -> None:
    both = {"curves": {"f": [["x", "x**2", -3, 3]], "g": [["x", "2*(x - 1)**2 + 3", -3, 3]]}}
    holds = FORM_PREDICATES["transform_of"]
    assert holds(both, "g", "f", "2", "1", "3")
    assert not holds(both, "g", "f", "2", "-1", "3")


def test_a_field_and_a_sequence_have_their_kind_only() -> None:
    field = {"fields": {"F": "-2*(x + y)"}}
    assert FORM_PREDICATES["field_form"](field, "F", "x+y", "in words")
    assert not FORM_PREDICATES["field_form"](field, "F", "x-y", "in words")
    dots = {"points": {str(n): [n, 3 * 2**n] for n in range(1, 6)}}
    assert FORM_PREDICATES["sequence_is"](dots, "a", "geometric")
    assert not FORM_PREDICATES["sequence_is"](dots, "a", "arithmetic")


def test_a_sum_put_into_a_formula_is_read_again_as_it_is_written() -> None:
    outer, inner = parse_value("-2*x**2 + x - 1"), parse_value("2*x - 4")
    found = parse_row("Subs(f, x, g)").value({"f": outer, "g": inner})
    assert found == parse_value(found.source())


def test_a_zero_that_is_sampled_is_one_crossing_and_not_two() -> None:
    scene = {"curves": {"u": [["x", "(1)*x**3 + (-3)*x**2 + (-5)*x**1 + (-1)*x**0", -2.0, 4.0]]}}
    assert crossings(bends(scene, "u"), -2.0, 4.0) == pytest.approx([1.0])  # once also 1.003, the sample after it
