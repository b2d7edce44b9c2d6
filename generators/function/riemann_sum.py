"""Rectangles under a graph: left, right, midpoint and trapezoid sums, from marked points or from the formula."""

from itertools import pairwise

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.marks import flowing
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import integrate, poly, value
from generators.graphs.window import graph_window
from generators.rules import integrals as rules

WEIGHT = 1.03


@again
def sample(rng):
    n, width, a = rng.randint(2, 4), rng.choice((1, 1, 2, 3)), rng.randint(-5, 4)
    if rng.random() < 0.3:  # heights as in a table, without a formula: most of these are drawn, few of the others
        n = max(n, rng.choice((3, 4)))
        heights = [rng.randint(2, 16) for _ in range(n + 1)]
        if len(set(heights)) < 3 or max(abs(p - q) for p, q in pairwise(heights)) > 8:
            raise Reject("left and right agree, or too steep")
        places = [a + width * i for i in range(n + 1)]
        kind = rng.choice(("left", "right", "trapezoid", "strips", "strips", "strips"))
        return {"c": None, "places": places, "heights": heights, "kind": kind, "grid": rng.random() < 0.7}
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
        "heights": [int(h) for h in heights],
        "kind": rng.choice(("midpoint", "midpoint", "left", "right", "trapezoid")),
        "grid": rng.random() < 0.7,
    }


def build(s, v):
    c, xs, heights, kind = v["c"], v["places"], v["heights"], v["kind"]
    n, width = len(xs) - 1, xs[1] - xs[0]
    axes = graph_window((min(xs[0], 0) - 1, max(xs[-1], 0) + 1), heights, v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", poly(c)) if c else flowing(s, "f", list(zip(xs, heights, strict=True)))
    drawn = [plot(s, letter, x, y) for letter, x, y in zip("ABCDE", xs, heights, strict=False)]
    for i in range(n if kind != "strips" else 0):
        ends = {"left": xs[i], "right": xs[i + 1], "midpoint": xs[i] + Fraction(width, 2)}
        level = {"left": heights[i], "right": heights[i + 1]}
        middle = value(c, ends["midpoint"]) if kind == "midpoint" else level.get(kind)
        tops = heights[i : i + 2] if kind == "trapezoid" else [middle] * 2
        corners = [(xs[i], 0), (xs[i + 1], 0), (xs[i + 1], tops[1]), (xs[i], tops[0])]
        strip = s.polygon(*(s.point(f"_{i}{k}", corner) for k, corner in enumerate(corners)))
        s.fill(strip)
    if kind == "strips":  # their borders, which suit each sum
        for (name, _), x in zip(drawn, xs, strict=True):
            s.segment(name, s.point(f"_{name}", (x, 0)), role="aux")
    for name, _ in drawn:
        s.claim("on_curve", name, f)
    A, B = drawn[0].name, drawn[-1].name
    s.claim("equal_strips", *(name for name, _ in drawn), said=True)
    of = (f, A, B, str(n))
    start, end = drawn[0].place, drawn[-1].place
    h = s.quantity("sum_width", *of, ask=False, give=False)
    s.apply(rules.strip_width(n), h=h, P=start, Q=end)
    points = {f"A{i}": place for i, (_, place) in enumerate(drawn)}
    sums = {}
    ways = zip(
        ("left", "right", "trapezoid"), rules.point_sums(n), rules.formula_sums(tuple(map(str, xs))), strict=True
    )
    for way, by_points, by_formula in ways:
        if kind in (way, "strips"):  # rectangles that are drawn say which sum it is
            sums[way] = total = s.quantity(f"{way}_sum", *of, noun=f"{f} from {A} to {B}")
            s.apply(by_points, S=total, h=h, **{k: p for k, p in points.items() if k in by_points.symbols})
            if c:
                s.apply(by_formula, S=total, h=h, f=s.quantity("formula", f, value=poly(c)))
    if kind == "strips":
        s.apply(rules.TRAPEZOID_MEAN, L=sums["left"], R=sums["right"], T=sums["trapezoid"])
    if not c:
        s.say(kind, f=f, a=A, b=B, n=("two", "three", "four")[n - 2])
        return
    formula = s.quantity("formula", f, value=poly(c))
    if kind == "midpoint":
        total = s.quantity("midpoint_sum", *of, noun=f"{f} from {A} to {B}")
        s.apply(rules.midpoint_sum(tuple(str(x + Fraction(width, 2)) for x in xs[:-1])), S=total, h=h, f=formula)
    else:
        total = sums[kind]
    whole, integral = (
        s.quantity("antiderivative", f, ask=False, give=False),
        s.quantity("integral_between", f, A, B, ask=False),
    )
    integrate(s, whole, formula, c, function=f)
    s.apply(rules.BETWEEN, I=integral, F=whole, P=start, Q=end, p=A, q=B)
    error = s.quantity("sum_error", *of, kind, noun=f"{f} from {A} to {B}", give=False)
    s.apply(rules.SUM_ERROR, e=error, S=total, I=integral)
    s.say(kind, f=f, a=A, b=B, n=("two", "three", "four")[n - 2])
