"""Curvature of a cubic or a quartic: second derivative, inflection points, where it is convex and concave."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.hills import drawn_turns, hilly
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import derived, differentiate, integrated, poly, value
from generators.graphs.stretches import between, stretches
from generators.graphs.window import graph_window
from generators.rules import calculus as rules

WEIGHT = 0.44
FEW_NUMBERS = 0.8


@again
def sample(rng):
    if rng.random() < 0.5:
        return {"seen": True, **drawn_turns(rng, (2, 4, 6, 8))}
    quartic = rng.random() < 0.5
    zeros = sorted(rng.sample(range(-4, 5), 2)) if quartic else [rng.randint(-5, 5)]
    lead = rng.choice((6, 12, -6, -12)) if quartic else rng.choice((2, 6, 6, 12, -2, -6, -6, -12))
    second = [lead, *(0,) * len(zeros)]  # highest power first
    for z in zeros:
        second = [a - z * b for a, b in zip([*second, 0], [0, *second], strict=True)][: len(second)]
    c = integrated(integrated(second[::-1]))
    c[0], c[1] = rng.randint(-20, 20), rng.randint(-18, 18)
    low, high = zeros[0] - 3, zeros[-1] + 3
    heights = [value(c, x) for x in range(low, high + 1)]
    seen = heights[1:-1]
    if (
        max(heights) - min(heights) > 150
        or max(seen) - min(seen) > 90
        or max(abs(value(c, z)) for z in zeros) > 60
        or any(a.denominator > 3 for a in heights)
    ):
        raise Reject("too high")
    return {"seen": False, "c": c, "zeros": zeros, "up": lead > 0}


def build(s, v):
    (read_off if v["seen"] else found)(s, v)


def read_off(s, v):
    """The middle of the marked turning points is the inflection point of a cubic."""
    high, low = v["high"], v["low"]
    f, H, L = hilly(s, high, low, v["grid"])
    words = {"function": f, "high": H.name, "low": L.name}
    place, w = s.quantity("inflection_place", f, give=False), (high[0] + low[0]) // 2
    s.apply(rules.MIDDLE_PLACE, w=place, H=H.place, L=L.place, **words)
    W, point = plot(s, "C", w, Fraction(high[1] + low[1], 2), give=False)
    s.claim("inflection_at", W, f, said=True)
    s.apply(rules.MIDDLE_OF_TURNS, W=point, H=H.place, L=L.place, **words)
    right, mirrored, height = stretches([w]), stretches([-w]), stretches([Fraction(high[1] + low[1], 2)])
    for i, kind in enumerate(("convex_on", "concave_on")):
        j = i if high[0] < low[0] else 1 - i
        wrong = {"mixes_up_the_sides": right[1 - j], "changes_the_sign": mirrored[j], "takes_the_height": height[j]}
        wrong = {name: value for name, value in wrong.items() if value != right[j]}
        s.conclude("sides_of_inflection", s.quantity(kind, f, give=False), (place,), right[j], wrong, **words)
    s.say("turns", f=f, w=W)


def found(s, v):
    """What the second derivative tells."""
    c, zeros = v["c"], v["zeros"]
    low, high = min(zeros[0] - 2, 0), max(zeros[-1] + 2, 0)
    axes = graph_window((low - 1, high + 1), [value(c, x) for x in range(zeros[0] - 2, zeros[-1] + 3)])
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    formula = s.quantity("formula", f, value=poly(c))
    first, second = s.quantity("derivative", f, give=False), s.quantity("second_derivative", f, give=False)
    differentiate(s, first, formula, c, function=f)
    differentiate(s, second, first, derived(c), rules.SECOND_DERIVATIVE, function=f)
    up, down = (s.quantity(kind, f, give=False) for kind in ("convex_on", "concave_on"))
    if len(zeros) == 1:
        (w,) = zeros
        place = s.quantity("inflection_place", f)
        lead = derived(derived(c))[1]
        slips = {"changes_the_sign": -w, "forgets_to_divide": lead * w, "takes_the_origin": 0}
        s.step(rules.INFLECTION, wrong={n: x for n, x in slips.items() if x != w}, w=place, E=second, function=f)
        W, point = plot(s, "C", w, value(c, w), give=False)
        s.claim("inflection_at", W, f, said=True)
        s.apply(rules.GRAPH_POINT, A=point, u=place, f=formula, function=f)
        s.apply(rules.SLOPE_AT_INFLECTION, m=s.quantity("inflection_slope", f), D=first, w=place)
        s.say("cubic", f=f, w=W)
    else:
        place = s.quantity("inflection_places", f)
        p, q = zeros
        wrong = {"changes_the_signs": f"FiniteSet({-p}, {-q})", "takes_one_of_them_and_zero": f"FiniteSet({p}, 0)"}
        s.step(rules.INFLECTIONS, wrong=wrong, Z=place, E=second, function=f)
        s.say("quartic", f=f)
    right, mirrored = stretches(zeros), stretches([-z for z in reversed(zeros)])
    x = str(between(zeros))
    test = s.quantity("second_gradient", f, x, give=False, ask=False)
    s.apply(rules.second_gradient_at(x), m=test, E=second, function=f)
    for i, name in enumerate((up, down)):
        j = i if v["up"] else 1 - i
        wrong = {"mixes_up_the_signs": right[1 - j], "changes_the_signs_of_the_ends": mirrored[j]}
        s.conclude("sign_of_second_derivative", name, (second, place, test), right[j], wrong, function=f)
