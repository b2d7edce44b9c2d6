"""Polynomials by their coefficients, from the constant term up: texts, derivatives, mistakes in differentiating."""

from collections.abc import Sequence

from engine import Fraction, Sketch, Theorem
from generators.rules.functions import POWER_RULE
from generators.rules.integrals import ANTIDERIVATIVE

Coefficients = Sequence[int | Fraction]


def poly(c: Coefficients) -> str:
    """As the text of a formula, highest power first."""
    return " + ".join(f"({a})*x**{k}" for k, a in reversed(list(enumerate(c))) if a) or "0"


def value(c: Coefficients, x: int | Fraction) -> Fraction:
    """At x."""
    return sum((Fraction(a) * x**k for k, a in enumerate(c)), Fraction(0))


def derived(c: Coefficients) -> list[int | Fraction]:
    """Of the derivative."""
    return [k * a for k, a in enumerate(c)][1:]


def integrated(c: Coefficients) -> list[int | Fraction]:
    """Of the antiderivative without a constant."""
    return [0, *(Fraction(a) / (k + 1) for k, a in enumerate(c))]


def cubic_turning(one: tuple[int, int], other: tuple[int, int]) -> list[Fraction]:
    """The cubic that turns at these two points: f′ = k(x − p)(x − q), and f rises by −k(q − p)³/6 from p to q."""
    (p, u), (q, v) = one, other
    k = Fraction(6 * (u - v), (q - p) ** 3)
    c = [Fraction(a) for a in integrated([k * p * q, -k * (p + q), k])]
    return [u - value(c, p), *c[1:]]


def differentiate(s: Sketch, D: str, f: str, c: Coefficients, by: Theorem = POWER_RULE, **words: str) -> None:
    """D is the derivative of f by the power rule, with what students do to these coefficients."""
    d = derived(c)
    wrong = {
        "keeps_the_exponents": poly([0, *d]),
        "forgets_the_factors": poly(c[1:]),
        "keeps_the_constant": poly([d[0] + c[0], *d[1:]]),
        "lowers_the_exponent_but_divides_by_it": poly([Fraction(a) / k for k, a in enumerate(c) if k]),
    }
    s.step(by, wrong={name: v for name, v in wrong.items() if v != poly(d)}, D=D, f=f, **words)


def integrate(s: Sketch, F: str, f: str, c: Coefficients, **words: str) -> None:
    """F is an antiderivative of f by the power rule, with what students do to these coefficients."""
    wrong = {
        "forgets_to_divide": poly([0, *c]),
        "differentiates": poly(derived(c)),
        "multiplies_by_the_new_exponent": poly([0, *((k + 1) * a for k, a in enumerate(c))]),
        "divides_by_the_old_exponent": poly([0, *(Fraction(a, max(k, 1)) for k, a in enumerate(c))]),
    }
    right = poly(integrated(c))
    s.step(ANTIDERIVATIVE, wrong={name: v for name, v in wrong.items() if v != right}, F=F, f=f, **words)
