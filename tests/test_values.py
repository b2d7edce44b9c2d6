"""Formulas, points, sets and intervals: printed as in a book, read back unchanged, and the same as sympy has them."""

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import Inexact
from engine.facts import term
from engine.facts.exact import Exact
from engine.facts.expr import parse_row, parse_value
from engine.facts.grammar import ExprError
from engine.facts.term import Term
from engine.facts.value import Compound, Word, identical, number, varied

PRINTED = {
    "x**2 - 3*x + 2": "x² − 3x + 2",
    "-x**2 + 4": "−x² + 4",
    "(x - 1)**2/2 - 3": "(x − 1)²/2 − 3",
    "3*sin(2*x)": "3 sin(2x)",
    "-2*sin(pi*x/2) + 1": "−2 sin(πx/2) + 1",
    "1/(x - 2) + 1": "1/(x − 2) + 1",
    "(2*x + 1)/(x - 3)": "(2x + 1)/(x − 3)",
    "-3/x": "−3/x",
    "sqrt(x + 2)": "√(x + 2)",
    "2*sqrt(x)": "2√x",
    "abs(x - 1) - 2": "|x − 1| − 2",
    "exp(2*x)": "e^(2x)",
    "exp(2)": "e²",
    "2**x": "2^x",
    "log(x, 2)": "log₂(x)",
    "log(x - 1)": "ln(x − 1)",
    "floor(x)": "⌊x⌋",
    "-(x - 1)*(x + 3)": "−(x − 1)(x + 3)",
    "3*x/2": "3x/2",
    "sqrt(2)*x": "√2 · x",
    "1/(log(2)*x)": "1/(x ln(2))",
    "(2, -3)": "(2, −3)",
    "FiniteSet(3, -1)": "{−1, 3}",
    "Interval(-oo, 3, True, True)": "(−∞, 3)",
    "Union(Interval(-oo, -1), Interval(2, oo))": "(−∞, −1] ∪ [2, ∞)",
    "Eq(y, 2*x + 1)": "y = 2x + 1",
    "Eq((x - 1)**2 + (y + 2)**2, 9)": "(x − 1)² + (y + 2)² = 9",
    "x**2/16 + y**2/9": "x²/16 + y²/9",
    "3*(-2*abs(x - 1) - 2) + 1": "−6|x − 1| − 5",  # no number is left before a sum that ends in one
    "2*(x**2 + x + 1) - 7": "2x² + 2x − 5",
    "2*(x - 1)**2 - 7": "2(x − 1)² − 7",
    "cos(x)**2": "cos²(x)",
}
OPERATIONS = [
    "Subs(f, x, -2)",
    "Subs(f, x, x + 1)",
    "diff(f, x)",
    "diff(f*sin(2*x), x)",
    "diff(f/(x - 5), x)",
    "diff(exp(x)*x, x)",
    "diff(log(x + 9), x)",
    "diff(sqrt(x**2 + 1), x)",
    "integrate(f, x)",
    "integrate(f, (x, -1, 3))",
    "integrate(sin(2*x), (x, 0, pi/2))",
    "expand((x - 2)**2*(x + 1))",
    "factor(x**3 - 4*x)",
    "factor(2*x**2 - 2*x - 12)",
    "solveset(x**2 - x - 6, x, Reals)",
    "solveset(x**3 - 3*x, x, Reals)",
    "solveset(Eq(2*x + 1, x - 4), x, Reals)",
    "solve(Eq(2*x + 3*y, 6), y)[0]",
    "solve(Eq(2*x + 1, x - 4), x)[0]",
    "LC(3 - 2*x, x)",
    "limit((x**2 - 1)/(x - 1), x, 1)",
    "limit((2*x**2 - 1)/(x**2 - 1), x, oo)",
    "limit(x/(x**2 + 1), x, oo)",
    "log(8, 2)",
    "(A[0] + A[1], A[0]*A[1])",
    "Interval(A[0], A[1])",
    "Eq(y, A[0]*x + A[1])",
]
ENV = {"f": "x**3 - 3*x + 1", "A": "(-1, 4)"}


@pytest.mark.parametrize(("source", "text"), PRINTED.items())
def test_printed_as_in_a_book_and_read_back_the_same(source: str, text: str) -> None:
    value = parse_value(source)
    assert value.text() == text  # type: ignore[union-attr]
    assert parse_value(value.source()) == value


@pytest.mark.parametrize("source", OPERATIONS)
def test_sympy_has_the_same(source: str) -> None:
    ours = parse_row(source).value({name: parse_value(text) for name, text in ENV.items()})
    theirs = sympy.sympify(source, locals={name: sympy.sympify(text) for name, text in ENV.items()})
    theirs = theirs.doit() if isinstance(theirs, sympy.Basic) else sympy.Tuple(*theirs)
    stated = sympy.sympify(ours.source())
    stated = sympy.Tuple(*stated) if isinstance(stated, tuple) else stated
    if source.startswith("integrate(f, x)"):
        assert sympy.diff(stated - theirs, sympy.Symbol("x")) == 0
    elif isinstance(stated, sympy.Expr):
        assert sympy.simplify(stated - theirs) == 0
    else:
        assert stated == theirs


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(-6, 6), min_size=2, max_size=5))
def test_polynomials_agree_with_sympy(coefficients: list[int]) -> None:
    x = sympy.Symbol("x")
    theirs = sum(c * x**k for k, c in enumerate(coefficients))
    ours = term.from_polynomial({k: Exact.of(c) for k, c in enumerate(coefficients) if c})
    assert sympy.expand(sympy.sympify(Term(term.derivative(ours)).source()) - sympy.diff(theirs, x)) == 0
    if len({k for k, c in enumerate(coefficients) if c} - {0}) == 0:
        return
    try:
        found = term.roots(ours)
    except Inexact:
        return
    distinct = sorted({float(root) for root in sympy.real_roots(sympy.Poly(theirs, x))})
    assert len(found) == len(distinct)
    assert all(abs(float(a) - b) < 1e-9 for a, b in zip(found, distinct, strict=True))


def test_equal_formulas_in_other_forms_are_identical_and_others_are_not() -> None:
    one, same, other = (parse_value(s) for s in ("(x - 1)*(x + 2)", "x**2 + x - 2", "x**2 + x - 3"))
    assert isinstance(one, Term) and isinstance(same, Term) and isinstance(other, Term)
    assert identical(one, same)
    assert not identical(one, other)


def test_what_has_no_number_says_so() -> None:
    assert number(Word("even")) is None
    assert number(parse_value("x + 1")) is None
    assert number(parse_value("(1, 2)")) is None
    assert number(parse_value("exp(1)")) == pytest.approx(2.718281828)
    with pytest.raises(TypeError):
        parse_row("A[0]").value({"A": Exact.of(1)})
    with pytest.raises(ValueError, match="no interval"):
        parse_value("Interval(3, 1)")
    with pytest.raises(ExprError):
        parse_row("solve.__class__(x)")
    assert parse_value("FiniteSet()") == Compound("set", ())


def test_numbers_that_vary_leave_exponents_out() -> None:
    value = parse_value("3*x**2 - 5*sqrt(x - 7) + 1/2")
    assert sorted(map(float, varied(value))) == [-7, -5, 0.5, 3]
    assert [float(n) for n in varied(parse_value("(2, -3)"))] == [2, -3]
