"""A parabola through marked points: its formula from the vertex and a point, or from two zeros and a point."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import poly, value
from generators.graphs.turning import turning
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra

WEIGHT = 0.066
FEW_NUMBERS = 1


@again
def sample(rng):
    by = rng.choice(("vertex", "zeros"))
    a = rng.choice((1, -1, 2, -2, 3, -3, Fraction(1, 2), Fraction(-1, 2), Fraction(1, 4), Fraction(-1, 4)))
    if by == "vertex":
        h, k = rng.randint(-6, 6), rng.randint(-8, 8)
        at = h + rng.choice((-4, -3, -2, -1, 1, 2, 3, 4))
        c = [a * h * h + k, -2 * a * h, a]
        shown = (h, at)
    else:
        p, q = sorted(rng.sample(range(-7, 8), 2))
        at = rng.choice([x for x in range(p - 2, q + 3) if x not in (p, q)])
        c = [a * p * q, -a * (p + q), a]
        h, k = Fraction(p + q, 2), -Fraction(a) * (q - p) ** 2 / 4
        shown = (p, q, at)
    heights = [value(c, x) for x in shown]
    if max(map(abs, (*heights, k))) > 25 or any(y.denominator > 1 for y in heights):
        raise Reject("too high or between grid lines")
    if len({abs(x - h) for x in shown if x != at} | {abs(at - h)}) < len(shown) - (by == "zeros"):
        raise Reject("the point mirrors another")
    others = [x for x in range(min(shown) - 1, max(shown) + 2) if x not in shown]
    place = rng.choice(others)
    two = drawn_places(rng, [x for x in others if value(c, x).denominator == 1])
    return {"two": two, "by": by, "c": c, "h": h, "k": k, "shown": shown, "place": place, "grid": rng.random() < 0.6}


def build(s, p):
    c, shown = p["c"], p["shown"]
    heights = [value(c, x) for x in (*shown, p["place"])]
    axes = graph_window((min(*shown, p["place"], 0) - 1, max(*shown, p["place"], 0) + 1), (*heights, p["k"]), p["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    s.claim("degree", f, "2", said=True, told=True)
    A, a_place = plot(s, "A", shown[-1], value(c, shown[-1]))
    s.claim("on_curve", A, f, said=True)
    factor = s.quantity("leading", f, "2")
    short = s.quantity(
        "formula", f, "short", noun=f"{f} in {'vertex' if p['by'] == 'vertex' else 'factored'} form", give=False
    )
    if p["by"] == "vertex":
        V, vertex = plot(s, "V", p["h"], p["k"])
        s.claim("vertex_at", V, f, said=True)
        words = {"function": f, "point": A, "known": V}
        s.apply(algebra.PARABOLA_FACTOR, a=factor, A=a_place, V=vertex, **words)
        s.apply(algebra.VERTEX_FORM, f=short, a=factor, V=vertex, **words)
    else:
        (P, left), (Q, right) = plot(s, "P", shown[0], 0), plot(s, "Q", shown[1], 0)
        s.claim("zero_at_points", f, P, Q, said=True)
        words = {"function": f, "point": A, "known": f"{P} and {Q}"}
        to_factor, to_formula = algebra.factored((1, 1))
        s.apply(to_factor, a=factor, A=a_place, P=left, Q=right, **words)
        s.apply(to_formula, F=short, a=factor, P=left, Q=right, **words)
        middle = s.quantity("vertex_x", f, give=False)
        s.apply(algebra.BETWEEN_ZEROS, h=middle, P=left, Q=right, **words)
        vertex = s.quantity("vertex", f, give=False)
        s.apply(algebra.VERTEX_POINT, V=vertex, h=middle, f=short, **words)
        turning(s, f, vertex, c[2] > 0)
        s.apply(algebra.AXIS_AT, L=s.quantity("axis", f, give=False), h=middle, **words)
        beside_axis(s, f, (middle, factor), Fraction(shown[0] + shown[1], 2), c[2] > 0)
    expanded = s.quantity("formula", f, noun=f"{f} in the form ax² + bx + c", give=False)
    wrong = {
        "changes_the_sign_of_the_middle_term": poly([c[0], -c[1], c[2]]),
        "loses_the_middle_term": poly([c[0], 0, c[2]]),
        "changes_the_sign_of_the_constant": poly([-c[0], c[1], c[2]]),
    }
    s.step(algebra.EXPAND, wrong=wrong, f=expanded, F=short, **words)
    s.apply(algebra.Y_INTERCEPT, c=s.quantity("y_intercept", f, give=False), f=short, **words)
    place = str(p["place"])
    s.apply(
        algebra.value_at(place), v=s.quantity("value", f, place, give=False, ask=p["place"] % 4 == 1), f=short, **words
    )
    at_two_places(s, f, short, p["two"])
    way = "upwards" if c[2] > 0 else "downwards"
    s.claim("opens", f, way)
    s.say("", f=f, way=way)


def beside_axis(s, f, known, middle, up):
    """Where a parabola rises and falls, by its axis and the sign of its leading coefficient."""
    words = {"function": f, "sign": "positive" if up else "negative", "way": "upwards" if up else "downwards"}
    for kind, right in (("increasing", up), ("decreasing", not up)):
        left_part, right_part = f"Interval(-oo, {middle}, True, True)", f"Interval({middle}, oo, True, True)"
        wrong = {"takes_the_other_side": left_part if right else right_part}
        if middle:
            turned = (f"Interval({-middle}, oo, True, True)", f"Interval(-oo, {-middle}, True, True)")
            wrong["changes_the_sign"] = turned[not right]
        side = right_part if right else left_part
        s.conclude("sides_of_axis", s.quantity(kind, f, give=False), known, side, wrong, **words)
