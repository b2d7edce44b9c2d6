"""What a formula gives at two places: sums, products, average rate of change, values of a shifted copy."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from engine import Exact, Fraction, Reject, Sketch
from generators.graphs.plot import source
from generators.rules import values as rules
from generators.rules.algebra import value_at
from generators.rules.calculus import gradient_at

Drawn = Mapping[str, Any]
# Most scenes ask for no such thing, but for what is typical of the function: a value is found without its graph.
ASKED = ("transformed_value", "mean_slope", "mean_slope", "weighted_values", "product_of_values", *("nothing",) * 25)
SLOPES = ("product_slope", "weighted_slopes", *("nothing",) * 14)
MIXED = ("weighted_values", *("nothing",) * 11)  # of two functions
PLAIN = ((1, 1), (1, -1))
MULTIPLES = tuple((k, sign * m) for k in (1, 2, 3) for m in (1, 2, 3) for sign in (1, -1) if k != m)
STRETCHES = (1, 1, -1, 2, -2, 3, -3, 4, Fraction(1, 2))


def drawn_places(
    rng: Random,
    places: Sequence[int | Fraction | Exact],
    asked: Sequence[str] = ASKED,
    gaps: Sequence[int | Fraction] = (),
) -> dict[str, Any]:
    """Two of the places, what is asked of the values there, the factors of a sum, and a shifted, stretched copy.

    gaps: where the function has no value; an average rate of change reaches across none of them.
    """
    if len(places) < 2:
        raise Reject("too few places for two values")
    a, b = sorted(rng.sample(range(len(places)), 2), key=lambda i: float(places[i]))
    kind = rng.choice(asked)
    if kind == "mean_slope" and any(float(places[a]) < gap < float(places[b]) for gap in gaps):
        raise Reject("an average rate of change across a gap")
    shift = 0 if isinstance(places[a], Exact) else rng.choice((-4, -3, -2, -1, 0, 1, 2, 3, 4))
    k = rng.choice((1, 1, 2, 3, -1, -2))  # of kx + d, which is not 0 at the place: one product of two would vanish
    stretch, lift = rng.choice(STRETCHES), rng.choice([d for d in range(-9, 10) if d])
    return {
        "asked": kind,
        "places": (places[a], places[b]),
        "factors": rng.choice(PLAIN) if rng.random() < 0.45 else rng.choice(MULTIPLES),
        "copy": (stretch, shift, lift),
        "line": (k, rng.choice([d for d in range(-6, 7) if d and d != -k * places[a]])),
    }


def _shown(k: int | Fraction, value: str) -> str:
    """3f(2), −f(2), (1/2)f(2), or f(2) for one of it."""
    if abs(k) == 1:
        return value if k > 0 else f"−{value}"
    return (f"{k}{value}" if Fraction(k).denominator == 1 else f"({k}){value}").replace("-", "−")


def _call(name: str, place: Any) -> str:
    """f(−2), f′(π/3)."""
    return f"{name}({(place if isinstance(place, Exact) else Exact.of(place)).text()})"


def _added(number: Any) -> str:
    """ " + 3", " − 3", "" for nothing."""
    return f" {'+' if number > 0 else '−'} {abs(number)}" if number else ""


def _sum_of(s: Sketch, kind: str, of: Sequence[str], v: Drawn, calls: Sequence[str], values: Sequence[str]) -> None:
    """The target k times one value plus m times the other."""
    k, m = v["factors"]
    symbol = f"{_shown(k, calls[0])} {'+' if m > 0 else '−'} {_shown(abs(m), calls[1])}"
    target = s.quantity(kind, *of, str(k), str(m), symbol=symbol, noun=symbol, give=False)
    rule = rules.weighted(k, m) if max(k, abs(m)) > 1 else rules.SUM_OF_TWO if m > 0 else rules.DIFFERENCE_OF_TWO
    s.apply(rule, w=target, u=values[0], v=values[1], function=of[0])


def _weighted(s: Sketch, kind: str, f: str, prime: str, v: Drawn, values: Sequence[str]) -> None:
    """As _sum_of, of one function."""
    places = v["places"]
    _sum_of(s, kind, (f, *map(source, places)), v, [_call(f + prime, place) for place in places], values)


def of_two_functions(s: Sketch, f: str, g: str, v: Drawn, values: Sequence[str]) -> None:
    """State a sum of multiples of a value of f and one of g."""
    if v["asked"] == "nothing":
        return
    (a, b), calls = v["places"], [_call(name, place) for name, place in zip((f, g), v["places"], strict=True)]
    _sum_of(s, "mixed_values", (f, source(a), g, source(b)), v, calls, values)


def _transformed(s: Sketch, f: str, v: Drawn, value: str) -> None:
    """A value of a f(x − c) + d, of the value of f at the place that comes there."""
    (a, c, d), place = v["copy"], v["places"][0]
    at = place + c if c else place
    text = (at if isinstance(at, Exact) else Exact.of(at)).text()
    copy = f"{_shown(a, f'{f}(x{_added(-c)})')}{_added(d)}"
    inside = f"{text}{_added(-c)}" if c else text
    target = s.quantity(
        "transformed_value",
        *(f, str(a), str(c), str(d), source(at)),
        symbol=f"{_shown(a, f'{f}({inside})')}{_added(d)}",
        noun=f"{copy} at x = {text}",
        give=False,
    )
    s.apply(rules.stretched_and_lifted(a, d), w=target, v=value, function=f)


def from_two_values(s: Sketch, f: str, v: Drawn, values: Sequence[str]) -> None:
    """State the target that drawn_places() drew, of values that other rules give."""
    a, b = map(source, v["places"])
    if v["asked"] == "weighted_values":
        _weighted(s, "weighted_values", f, "", v, values)
    elif v["asked"] == "transformed_value":
        _transformed(s, f, v, values[0])
    elif v["asked"] == "mean_slope":
        target = s.quantity("mean_slope", f, a, b, give=False)
        s.apply(rules.rate_between(a, b), m=target, u=values[0], v=values[1], function=f)
    elif v["asked"] == "product_of_values":
        target = s.quantity("product_of_values", f, a, b, give=False)
        s.apply(rules.PRODUCT_OF_TWO, w=target, u=values[0], v=values[1], function=f)


def at_two_places(
    s: Sketch,
    f: str,
    formulas: str | Sequence[str],
    v: Drawn,
    rule: Any = value_at,
    kind: str = "value",
    also: Sequence[str] = (),
) -> None:
    """State the target that drawn_places() drew, of values by the formula, or one for each place.

    also: further forms of the formula, of which each gives the values too: none has to be changed to put a number in.
    """
    if v["asked"] == "nothing":
        return
    places = [source(place) for place in v["places"]]
    values = [s.quantity(kind, f, place, give=False, ask=False) for place in places]
    both = (formulas, formulas) if isinstance(formulas, str) else formulas
    for place, value, formula in zip(places, values, both, strict=True):
        for known in (formula, *also):
            s.apply(rule(place), v=value, f=known, function=f)
    from_two_values(s, f, v, values)


def slopes_at_two_places(s: Sketch, f: str, formula: str, derivative: str, v: Drawn) -> None:
    """State a sum of the slopes at two places, or the slope of a line's formula times f by the product rule."""
    if v["asked"] == "nothing":
        return
    slopes = []
    for place in map(source, v["places"]):
        slopes.append(s.quantity("gradient", f, place, give=False, ask=False))
        s.apply(gradient_at(place), m=slopes[-1], D=derivative, function=f, place=place.replace("-", "−"))
    if v["asked"] == "weighted_slopes":
        _weighted(s, "weighted_slopes", f, "′", v, slopes)
        return
    (k, m), place = v["line"], v["places"][0]
    value = s.quantity("value", f, source(place), give=False, ask=False)
    s.apply(value_at(source(place)), v=value, f=formula, function=f)
    product = f"({_shown(k, 'x')}{_added(m)}) · {f}"
    target = s.quantity(
        "product_slope",
        *(f, str(k), str(m), source(place)),
        symbol=f"({product})′({_call('', place)[1:-1]})",
        noun=f"{product}(x) at {_call('x', place).replace('(', ' = ')[:-1]}",
        give=False,
    )
    s.apply(rules.product_rule(k, m, source(place)), w=target, v=value, d=slopes[0], function=f)
