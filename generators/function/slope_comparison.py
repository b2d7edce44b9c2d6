"""Slopes at four marked points of a graph: their order, the steepest point, the least and the greatest slope."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import derived, differentiate, poly, value
from generators.graphs.window import graph_window
from generators.rules import calculus as rules

WEIGHT = 1.0
FEW_NUMBERS = 0.6


@again
def sample(rng):
    c = [rng.randint(-12, 12), rng.randint(-9, 9), rng.choice((-4, -3, -2, -1, 1, 2, 3, 4))]
    cubic = rng.random() < 0.8
    if cubic:
        c[2:] = [rng.randint(-5, 5), rng.choice((-1, 1, 2, -2, Fraction(1, 3), Fraction(-1, 3)))]
    places = sorted(rng.sample(range(-5, 6), 4))
    heights = [value(c, x) for x in places]
    slopes = [value(derived(c), x) for x in places]
    if max(heights) - min(heights) > 60 or any(h.denominator > 3 for h in heights):
        raise Reject("too high")
    if len(set(map(abs, slopes))) < 4 or all(m > 0 for m in slopes) or all(m < 0 for m in slopes):
        raise Reject("slopes that do not differ enough")
    if cubic and slopes.index(max(slopes) if c[3] < 0 else min(slopes)) in (0, 3):
        raise Reject("the turn of the slopes lies beside the points")
    return {"c": c, "places": places}


def build(s, v):
    c, xs = v["c"], v["places"]
    heights = [value(c, x) for x in xs]
    axes = graph_window((min(xs[0], 0) - 1, max(xs[-1], 0) + 1), heights)
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    formula, derivative = s.quantity("formula", f, value=poly(c)), s.quantity("derivative", f, ask=False)
    differentiate(s, derivative, formula, c, function=f)
    names, slopes = [], {}
    for letter, x, y in zip("ABCD", xs, heights, strict=True):
        name, pair = plot(s, letter, x, y)
        names.append(name)
        slopes[name] = s.quantity("slope_at", f, name)
        s.apply(rules.SLOPE_AT_POINT, m=slopes[name], D=derivative, P=pair, point=name)
    s.claim("all_on_curve", f, *names, said=True, told=True)
    size = {name: value(derived(c), x) for name, x in zip(names, xs, strict=True)}
    by_slope, by_size = sorted(names, key=size.__getitem__), sorted(names, key=lambda name: abs(size[name]))
    inputs = tuple(slopes.values())
    orders = {
        "orders_the_absolute_values": by_size,
        "starts_with_the_greatest": by_slope[::-1],
        "goes_from_left_to_right": names,
        "orders_the_heights": [name for _, name in sorted(zip(heights, names, strict=True))],
    }
    orders = {name: ", ".join(order) for name, order in orders.items() if order != by_slope}
    s.judge("ordering", s.quantity("slope_order", f, *names, give=False), inputs, ", ".join(by_slope), orders)
    lowest, *_, highest = [name for _, name in sorted(zip(heights, names, strict=True))]
    for kind, right, wrong in (
        ("least_slope", by_slope[0], {"takes_the_flattest": by_size[0], "takes_the_lowest_point": lowest}),
        ("greatest_slope", by_slope[-1], {"forgets_the_signs": by_size[-1], "takes_the_highest_point": highest}),
        ("steepest", by_size[-1], {"takes_the_greatest_slope": by_slope[-1], "takes_the_highest_point": highest}),
    ):
        theorem = "steepness" if kind == "steepest" else "ordering"
        rest = [name for name in names if name not in (right, *wrong.values())]
        wrong |= dict(zip(("takes_another_point", "takes_a_further_point"), rest, strict=False))
        other = {name: word for name, word in wrong.items() if word != right}
        s.judge(theorem, s.quantity(kind, f, *names, give=False), inputs, right, other)
    a, b, d, e = names
    s.say("", f=f, a=a, b=b, c=d, d=e)
