"""Rectangles under a graph: left, right, midpoint and trapezoid sums, from marked points or from the formula."""

from fractions import Fraction

from engine import Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import integrate, poly, value
from generators.graphs.window import graph_window
from generators.rules import integrals as rules

WEIGHT = 2.2


@again
def sample(rng):
    n, width, a = rng.randint(2, 4), rng.choice((1, 1, 2)), rng.randint(-5, 4)
    c = [rng.randint(0, 20), rng.randint(-9, 9), rng.choice((-3, -2, -1, 1, 2, 3, Fraction(1, 2), Fraction(-1, 2)))]
    places = [a + width * i for i in range(n + 1)]
    heights = [value(c, x) for x in places]
    middles = [value(c, x + Fraction(width, 2)) for x in places[:-1]]
    if min(*heights, *middles) < 1 or max(*heights, *middles) > 22 or any(h.denominator > 1 for h in heights):
        raise Reject("below the axis or too high")
    if len(set(heights)) < 3:
        raise Reject("left and right agree")
    return {
        "c": c,
        "places": places,
        "kind": rng.choice(("left", "right", "midpoint", "trapezoid")),
        "grid": rng.random() < 0.7,
    }


def build(s, v):
    c, xs, kind = v["c"], v["places"], v["kind"]
    n, width = len(xs) - 1, xs[1] - xs[0]
    axes = graph_window((min(xs[0], 0) - 1, max(xs[-1], 0) + 1), [value(c, x) for x in xs], v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    drawn = [plot(s, letter, x, value(c, x)) for letter, x in zip("ABCDE", xs, strict=False)]
    for i in range(n):
        ends = {"left": xs[i], "right": xs[i + 1], "midpoint": xs[i] + Fraction(width, 2)}
        tops = [value(c, ends[kind])] * 2 if kind in ends else [value(c, x) for x in xs[i : i + 2]]
        corners = [(xs[i], 0), (xs[i + 1], 0), (xs[i + 1], tops[1]), (xs[i], tops[0])]
        strip = s.polygon(*(s.point(f"_{i}{k}", corner) for k, corner in enumerate(corners)))
        s.fill(strip)
    for name, _ in drawn:
        s.claim("on_curve", name, f)
    A, B = drawn[0].name, drawn[-1].name
    s.claim("equal_strips", *(name for name, _ in drawn), said=True)
    of = (f, A, B, str(n))
    formula = s.quantity("formula", f, value=poly(c))
    start, end = drawn[0].place, drawn[-1].place
    h = s.quantity("sum_width", *of, ask=False, give=False)
    s.apply(rules.strip_width(n), h=h, P=start, Q=end)
    points = {f"A{i}": place for i, (_, place) in enumerate(drawn)}
    sums = [s.quantity(f"{k}_sum", *of, noun=f"{f} from {A} to {B}") for k in ("left", "right", "trapezoid")]
    ways = zip(sums, rules.point_sums(n), rules.formula_sums(tuple(map(str, xs))), strict=True)
    for total, by_points, by_formula in ways:
        if kind in total:
            s.apply(by_points, S=total, h=h, **{k: p for k, p in points.items() if k in by_points.symbols})
            s.apply(by_formula, S=total, h=h, f=formula)
    s.apply(rules.TRAPEZOID_MEAN, L=sums[0], R=sums[1], T=sums[2])
    if kind == "midpoint":
        total = s.quantity("midpoint_sum", *of, noun=f"{f} from {A} to {B}")
        s.apply(rules.midpoint_sum(tuple(str(x + Fraction(width, 2)) for x in xs[:-1])), S=total, h=h, f=formula)
    else:
        total = sums[("left", "right", "trapezoid").index(kind)]
    whole, integral = (
        s.quantity("antiderivative", f, ask=False, give=False),
        s.quantity("integral_between", f, A, B, ask=False),
    )
    integrate(s, whole, formula, c, function=f)
    s.apply(rules.BETWEEN, I=integral, F=whole, P=start, Q=end, p=A, q=B)
    error = s.quantity("sum_error", *of, kind, noun=f"{f} from {A} to {B}", give=False)
    s.apply(rules.SUM_ERROR, e=error, S=total, I=integral)
    s.say(kind, f=f, a=A, b=B, n=("two", "three", "four")[n - 2])
