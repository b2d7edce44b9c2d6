"""Exact numbers: arithmetic agrees with sympy, results print as books print them, the rest is refused."""

import operator
from fractions import Fraction
from math import cos as float_cos
from math import isclose, radians
from math import sin as float_sin

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from rows import DOMAINS, mixed_rows

import engine
from engine.errors import Inexact
from engine.facts import exact
from engine.facts.exact import Exact

coefficients = st.builds(Fraction, st.integers(-9, 9), st.sampled_from([1, 1, 1, 2, 3]))
terms = st.tuples(st.sampled_from([1, 2, 3, 5, 6]), st.sampled_from([0, 0, 1]))
numbers = st.dictionaries(terms, coefficients.filter(bool), max_size=3).map(Exact)
PI = Exact({(1, 1): 1})


def root(n: int) -> Exact:
    return Exact.of(n).sqrt()


@settings(max_examples=150, deadline=None)
@given(numbers, numbers, st.sampled_from(["+", "-", "*", "/"]))
def test_arithmetic_is_sympys(a: Exact, b: Exact, sign: str) -> None:
    try:
        ours = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}[sign](a, b)
    except (Inexact, ZeroDivisionError):
        return
    theirs = sympy.sympify(f"({a.source()}) {sign} ({b.source()})")
    assert sympy.simplify(sympy.sympify(ours.source()) - theirs).equals(0)
    assert isclose(float(ours), float(theirs), rel_tol=1e-9, abs_tol=1e-9)


@settings(max_examples=150, deadline=None)
@given(numbers)
def test_root_of_a_square(a: Exact) -> None:
    try:
        found = (a * a).sqrt()
    except Inexact:
        assert len(a.terms) > 1
        return
    assert found in (a, -a)
    assert float(found) >= 0


@pytest.mark.parametrize(
    ("value", "text", "source"),
    [
        (Exact.of(7), "7", "7"),
        (Exact.of(Fraction(-3, 2)), "−3/2", "-3/2"),
        (root(75), "5√3", "5*sqrt(3)"),
        (root(2) * Fraction(3, 2), "3√2/2", "3*sqrt(2)/2"),
        (PI * 9 - 16, "9π − 16", "9*pi - 16"),
        (-PI * 4 + 16, "16 − 4π", "16 - 4*pi"),
        (Exact.of(6) / PI, "6/π", "6/pi"),
        (Exact.of(1) / root(2), "√2/2", "sqrt(2)/2"),
        (Exact.of(Fraction(9, 4)).sqrt(), "3/2", "3/2"),
        ((root(5) * 2 + 6).sqrt(), "1 + √5", "1 + sqrt(5)"),
        (Exact.of(1) / (root(3) - 1), "1/2 + √3/2", "1/2 + sqrt(3)/2"),
    ],
)
def test_printing(value: Exact, text: str, source: str) -> None:
    assert value.text() == text
    assert value.source() == source


def test_latex() -> None:
    assert (root(3) * Fraction(3, 2)).latex() == r"\frac{3\sqrt{3}}{2}"
    assert (PI * Fraction(9, 2) - 9).latex() == r"\frac{9\pi}{2} -9"
    assert (Exact.of(6) / PI).latex() == r"\frac{6}{\pi}"


def test_equal_numbers_hash_alike() -> None:
    assert hash(Exact.of(3)) == hash(3)
    assert {Exact.of(Fraction(1, 2)): 1}[Exact.of(Fraction(2, 4))] == 1


def test_fractions_of_python_are_taken_as_well() -> None:
    """engine.Fraction is a compiled twin of it; tests and families of others may well use Python's own."""
    half = Exact.of(Fraction(1, 2))
    assert type(next(iter(half.terms.values()))) is type(engine.Fraction(1, 2)) is not Fraction
    assert half == Fraction(1, 2) == engine.Fraction(1, 2)
    assert half + Fraction(1, 2) == half * Fraction(2) == 1


def test_a_radicand_with_large_factors_is_refused_and_not_left_half_reduced() -> None:
    with pytest.raises(Inexact):
        Exact.of(2 * 20011**2).sqrt()


def test_nested_radicals_and_negative_roots_are_refused() -> None:
    for value in (root(2) + 1, PI, Exact.of(-4)):
        with pytest.raises(Inexact):
            value.sqrt()


@pytest.mark.parametrize("degrees", range(0, 360, 15))
def test_trigonometry_of_multiples_of_15(degrees: int) -> None:
    angle = PI * Fraction(degrees, 180)
    assert isclose(float(exact.sin(angle)), float_sin(radians(degrees)), abs_tol=1e-12)
    assert isclose(float(exact.cos(angle)), float_cos(radians(degrees)), abs_tol=1e-12)
    if degrees % 180 != 90:
        assert exact.tan(angle) == exact.sin(angle) / exact.cos(angle)
    if degrees < 90:
        assert exact.asin(exact.sin(angle)) == exact.acos(exact.cos(angle)) == exact.atan(exact.tan(angle)) == angle


def test_other_angles_are_inexact() -> None:
    with pytest.raises(Inexact):
        exact.sin(PI * Fraction(37, 180))


def single_bytes() -> list[int]:
    """What the bytes objects hold that CPython keeps for single bytes."""
    return [bytes([i])[0] for i in range(256)]


def test_a_fraction_of_one_character_leaves_single_bytes_alone() -> None:
    """quicktions' own writes it into the object that is kept for b"\\x00"."""
    assert engine.Fraction("8") == 8
    assert single_bytes() == list(range(256))
    assert isinstance(Fraction(1, 2), Fraction) and isinstance(engine.Fraction("1/2"), engine.Fraction)
    with pytest.raises(ValueError, match="Invalid literal for Fraction: ' x'"):
        engine.Fraction("x")


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_family_writes_into_single_bytes(domain: str) -> None:
    mixed_rows(domain)
    assert single_bytes() == list(range(256))
