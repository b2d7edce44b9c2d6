"""What a formula gives at two places: multiples of both values or slopes, their product, the average rate of change."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from engine import Exact, Fraction, Reject, Sketch
from generators.graphs.plot import source
from generators.rules import values as rules
from generators.rules.algebra import value_at
from generators.rules.calculus import gradient_at

Drawn = Mapping[str, Any]
ASKED = ("weighted_values", "weighted_values", "weighted_values", "mean_slope", "product_of_values")
FACTORS = (2, 3, 4, 5, 6, 7, 1)


def drawn_places(rng: Random, places: Sequence[int | Fraction | Exact], asked: Sequence[str] = ASKED) -> dict[str, Any]:
    """Two of the places, what is asked of the values there, and the factors of a sum."""
    if len(places) < 2:
        raise Reject("too few places for two values")
    a, b = sorted(rng.sample(range(len(places)), 2))
    k, m = rng.choice(FACTORS[:-1]), rng.choice((1, -1)) * rng.choice(FACTORS)
    return {"asked": rng.choice(asked), "places": (places[a], places[b]), "factors": (k, m)}


def _shown(k: int, value: str) -> str:
    """3f(2), or f(2) for one of it."""
    return f"{k}{value}" if k != 1 else value


def _call(name: str, place: Any) -> str:
    """f(−2), f′(π/3)."""
    return f"{name}({(place if isinstance(place, Exact) else Exact.of(place)).text()})"


def _sum_of(s: Sketch, kind: str, of: Sequence[str], v: Drawn, calls: Sequence[str], values: Sequence[str]) -> None:
    """The target k times one value plus m times the other."""
    k, m = v["factors"]
    symbol = f"{_shown(k, calls[0])} {'+' if m > 0 else '−'} {_shown(abs(m), calls[1])}"
    target = s.quantity(kind, *of, str(k), str(m), symbol=symbol, noun=symbol, give=False)
    s.apply(rules.weighted(k, m), w=target, u=values[0], v=values[1], function=of[0])


def _weighted(s: Sketch, kind: str, f: str, prime: str, v: Drawn, values: Sequence[str]) -> None:
    """As _sum_of, of one function."""
    places = v["places"]
    _sum_of(s, kind, (f, *map(source, places)), v, [_call(f + prime, place) for place in places], values)


def of_two_functions(s: Sketch, f: str, g: str, v: Drawn, values: Sequence[str]) -> None:
    """State a sum of multiples of a value of f and one of g."""
    (a, b), calls = v["places"], [_call(name, place) for name, place in zip((f, g), v["places"], strict=True)]
    _sum_of(s, "mixed_values", (f, source(a), g, source(b)), v, calls, values)


def from_two_values(s: Sketch, f: str, v: Drawn, values: Sequence[str]) -> None:
    """State the target that drawn_places() drew, of values that other rules give."""
    a, b = map(source, v["places"])
    if v["asked"] == "weighted_values":
        _weighted(s, "weighted_values", f, "", v, values)
    elif v["asked"] == "mean_slope":
        target = s.quantity("mean_slope", f, a, b, give=False)
        s.apply(rules.rate_between(a, b), m=target, u=values[0], v=values[1], function=f)
    else:
        target = s.quantity("product_of_values", f, a, b, give=False)
        s.apply(rules.PRODUCT_OF_TWO, w=target, u=values[0], v=values[1], function=f)


def at_two_places(
    s: Sketch, f: str, formulas: str | Sequence[str], v: Drawn, rule: Any = value_at, kind: str = "value"
) -> None:
    """State the target that drawn_places() drew, of values by the formula, or one for each place."""
    places = [source(place) for place in v["places"]]
    values = [s.quantity(kind, f, place, give=False, ask=False) for place in places]
    both = (formulas, formulas) if isinstance(formulas, str) else formulas
    for place, value, formula in zip(places, values, both, strict=True):
        s.apply(rule(place), v=value, f=formula, function=f)
    from_two_values(s, f, v, values)


def slopes_at_two_places(s: Sketch, f: str, derivative: str, v: Drawn) -> None:
    """State a sum of multiples of the slopes at two places."""
    slopes = []
    for place in map(source, v["places"]):
        slopes.append(s.quantity("gradient", f, place, give=False, ask=False))
        s.apply(gradient_at(place), m=slopes[-1], D=derivative, function=f, place=place.replace("-", "−"))
    _weighted(s, "weighted_slopes", f, "′", v, slopes)
