"""A quadratic function with two zeros: its three forms, zeros, vertex, range, sign, monotone intervals, values."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph
from generators.graphs.polynomial import poly
from generators.graphs.turning import minus, turning
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra

WEIGHT = 0.048
FEW_NUMBERS = 0.9


@again
def sample(rng):
    p, q = sorted(rng.sample(range(-12, 13), 2))
    a = rng.choice((1, -1)) * rng.choice((1, 1, 2, 3, 4, 5, 6, Fraction(1, 2), Fraction(3, 2), Fraction(1, 4)))
    if (
        abs(a) * (q - p) ** 2 > 120
        or q - p < 2
        or (p - q) % (2 * Fraction(a).denominator) * (Fraction(a).denominator > 1)
    ):
        raise Reject("too flat, too high or ugly")
    places = [x for x in range(p - 2, q + 3) if x not in (p, q, 0)]
    return {
        "a": a,
        "p": p,
        "q": q,
        "place": rng.choice(places),
        "two": drawn_places(rng, places),
        "grid": rng.random() < 0.5,
    }


def sides(p, q):
    """The open set outside two zeros, and the one between them."""
    outside = f"Union(Interval(-oo, {p}, True, True), Interval({q}, oo, True, True))"
    return outside, f"Interval({p}, {q}, True, True)"


def build(s, v):
    a, p, q = v["a"], v["p"], v["q"]
    h, k = Fraction(p + q, 2), -Fraction(a) * (q - p) ** 2 / 4
    expanded = poly([a * p * q, -a * (p + q), a])
    axes = graph_window((min(p, 0) - 3, max(q, 0) + 3), (k, -k / 2), v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", expanded)
    formula = s.quantity("formula", f, value=expanded)
    factored = s.quantity("formula", f, "factored", symbol=f"{f}(x)", noun=f"{f} in factored form")
    wrong = {
        "changes_both_signs": f"({a})*(x + ({p}))*(x + ({q}))",
        "changes_one_sign": f"({a})*(x - ({p}))*(x + ({q}))",
        "forgets_the_factor": f"(x - ({p}))*(x - ({q}))",
    }
    s.step(algebra.FACTOR, wrong=wrong, F=factored, f=formula, function=f)
    wrong = {
        "changes_the_sign_of_the_middle_term": poly([a * p * q, a * (p + q), a]),
        "forgets_the_factor": poly([p * q, -(p + q), 1]),
        "loses_the_middle_term": poly([a * p * q, 0, a]),
    }
    s.step(algebra.EXPAND, wrong=wrong, f=formula, F=factored, function=f)
    zeros = s.quantity("zeros", f, give=False)
    wrong = {"changes_the_signs": f"FiniteSet({-p}, {-q})", "changes_one_sign": f"FiniteSet({p}, {-q})"}
    s.step(algebra.ZERO_FACTORS, wrong=wrong, Z=zeros, F=factored, function=f)
    square = s.quantity("formula", f, "vertex", symbol=f"{f}(x)", noun=f"{f} in vertex form")
    wrong = {
        "changes_the_sign_in_the_bracket": f"({a})*(x + ({h}))**2 + ({k})",
        "changes_the_sign_of_the_constant": f"({a})*(x - ({h}))**2 - ({k})",
        "forgets_the_square_that_was_added": f"({a})*(x - ({h}))**2 + ({a * p * q})",
    }
    s.conclude("completing_the_square", square, (formula,), f"({a})*(x - ({h}))**2 + ({k})", wrong, function=f)
    middle, vertex = s.quantity("vertex_x", f, give=False), s.quantity("vertex", f, give=False)
    wrong = {
        "adds_without_halving": str(p + q),
        "halves_the_difference": str(Fraction(q - p, 2)),
        "takes_one_of_the_zeros": str(p),
        "changes_the_sign": str(-h),
    }
    s.conclude("middle_of_zeros", middle, (zeros,), str(h), wrong, function=f, low=minus(p), high=minus(q))
    for known in (formula, factored):
        s.apply(algebra.VERTEX_POINT, V=vertex, h=middle, f=known, function=f)
    s.apply(algebra.AXIS_AT, L=s.quantity("axis", f, give=False), h=middle, function=f)
    for kind, right in (("increasing", a > 0), ("decreasing", a < 0)):
        side = algebra.RIGHT_OF_MIDDLE if right else algebra.LEFT_OF_MIDDLE
        s.apply(side, M=s.quantity(kind, f, give=False), h=middle, function=f)
    wrong = {
        "changes_the_sign_of_x": f"({-h}, {k})",
        "changes_the_sign_of_y": f"({h}, {-k})",
        "swaps_the_coordinates": f"({k}, {h})",
    }
    s.conclude("vertex_from_vertex_form", vertex, (square,), f"({h}, {k})", wrong, function=f)
    turning(s, f, vertex, a > 0)
    parts, mirrored = sides(p, q), sides(-q, -p)
    for kind, inside in (("positive", a < 0), ("negative", a > 0)):
        where = s.quantity(kind, f, give=False)
        wrong = {"takes_the_other_part": parts[not inside], "changes_the_signs": mirrored[inside]}
        if inside:
            wrong |= {
                "takes_all_to_the_right": f"Interval({p}, oo, True, True)",
                "takes_all_to_the_left": f"Interval(-oo, {q}, True, True)",
            }
        rule = "sign_between_zeros" if inside else "sign_outside_zeros"
        s.conclude(rule, where, (factored, zeros), parts[inside], wrong, function=f, sign=kind)
    value = s.quantity("value", f, str(v["place"]), give=False, ask=v["place"] % 5 == 1)
    for known in (formula, factored, square):  # no one factors or expands only to put a number in
        s.apply(algebra.Y_INTERCEPT, c=s.quantity("y_intercept", f, give=False), f=known, function=f)
        s.apply(algebra.value_at(str(v["place"])), v=value, f=known, function=f)
    at_two_places(s, f, formula, v["two"], also=(factored, square))
    way = "upwards" if a > 0 else "downwards"
    s.claim("opens", f, way)
    s.say("", f=f, way=way)
