"""A cubic's extrema by the sign of its derivative or read off its graph: places, points, monotony, solutions."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.hills import drawn_turns, hilly
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import differentiate, integrated, poly, value
from generators.graphs.stretches import between, stretches
from generators.graphs.turning import minus
from generators.graphs.two_places import SLOPES, drawn_places, slopes_at_two_places
from generators.graphs.window import graph_window
from generators.rules import calculus as rules
from generators.rules import graphs

WEIGHT = 1.02
FEW_NUMBERS = 0.7


@again
def sample(rng):
    if rng.random() < 0.6:
        turns = drawn_turns(rng, range(2, 9))
        high, low = turns["high"][1], turns["low"][1]
        between_them = rng.random() < 0.5  # three solutions, else one
        levels = [y for y in range(low - 4, high + 5) if y not in (0, low, high) and (low < y < high) == between_them]
        return {"seen": True, **turns, "level": rng.choice(levels)}
    p, q = sorted(rng.sample(range(-7, 8), 2))
    lead = rng.choice((1, 2, 3, 6, -1, -2, -3, -6))
    c = integrated([lead * p * q, -lead * (p + q), lead])  # f' = lead (x - p)(x - q)
    c[0] = rng.randint(-40, 40)
    heights = [value(c, x) for x in (p, q)]
    if (
        any(Fraction(a).denominator > 3 for a in (*c, *heights))
        or max(heights) - min(heights) > 70
        or max(map(abs, heights)) > 90
    ):
        raise Reject("ugly or too high")
    two = drawn_places(rng, [x for x in range(p - 1, q + 2) if x not in (p, q)], SLOPES)
    return {"seen": False, "two": two, "c": c, "zeros": (p, q), "up": lead > 0}


def build(s, v):
    (read_off if v["seen"] else found)(s, v)


def read_off(s, v):
    """What the marked turning points tell."""
    high, low = v["high"], v["low"]
    f, H, L = hilly(s, high, low, v["grid"])
    marks, words = (H.place, L.place), {"function": f}
    left, other = marks if high[0] < low[0] else marks[::-1]
    s.apply(graphs.places(2), Z=s.quantity("level_places", f, give=False), P0=left, P1=other, **words)
    ends = sorted((high[0], low[0]))
    right, mirrored = stretches(ends), stretches([-x for x in reversed(ends)])
    for i, kind in enumerate(("rising_on", "falling_on")):
        j = i if high[0] < low[0] else 1 - i
        wrong = {
            "takes_rising_for_falling": right[1 - j],
            "changes_the_signs_of_the_ends": mirrored[j],
            "takes_the_heights": stretches(sorted((high[1], low[1])))[j],
        }
        s.conclude("between_turns", s.quantity(kind, f, give=False), marks, right[j], wrong, **words)
    level = v["level"]
    count = 3 if low[1] < level < high[1] else 1
    if abs(level - (high[1] + low[1]) / 2) < 0.9 * (high[1] - low[1]):  # beyond that it may cross outside the window
        wrong = {"counts_the_turning_points": "2", "counts_the_other_case": str(4 - count)}
        number = s.quantity("solution_count", f, str(level), give=False)
        where = "between" if count == 3 else "beyond"
        s.conclude("level_and_turns", number, marks, str(count), wrong, where=where, level=minus(level), **words)
    s.say("", f=f)


def found(s, v):
    """What the derivative tells."""
    c, (p, q) = v["c"], v["zeros"]
    high, low = (p, q) if v["up"] else (q, p)
    axes = graph_window((min(p, 0) - 2, max(q, 0) + 2), [value(c, p), value(c, q), c[0]])
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    formula, derivative = s.quantity("formula", f, value=poly(c)), s.quantity("derivative", f, ask=False)
    differentiate(s, derivative, formula, c, function=f)
    zeros = s.quantity("level_places", f)
    wrong = {"changes_the_signs": f"FiniteSet({-p}, {-q})", "takes_one_of_them_and_zero": f"FiniteSet({p}, 0)"}
    s.step(rules.LEVEL_TANGENT, wrong=wrong, Z=zeros, D=derivative, function=f)
    for kind, letter, x, other in (("high", "H", high, low), ("low", "L", low, high)):
        place = s.quantity(f"{kind}_place", f)
        wrong = {"mixes_up_maximum_and_minimum": str(other), "changes_the_sign": str(-x)}
        s.conclude("sign_change", place, (derivative, zeros), str(x), wrong, function=f)
        s.apply(rules.VALUE_AT, v=s.quantity(f"{kind}_value", f), f=formula, w=place, function=f)
        point, pair = plot(s, letter, x, value(c, x), give=False)
        s.claim(f"local_{kind}", point, f, said=True)
        s.apply(rules.GRAPH_POINT, A=pair, u=place, f=formula, function=f)
    right, mirrored = stretches((p, q)), stretches((-q, -p))
    x = str(between((p, q)))
    test = s.quantity("gradient", f, x, give=False, ask=False)
    s.apply(rules.gradient_at(x), m=test, D=derivative, function=f, place=x.replace("-", "−"))
    for i, kind in enumerate(("rising_on", "falling_on")):
        j = i if v["up"] else 1 - i
        wrong = {"mixes_up_the_signs": right[1 - j], "changes_the_signs_of_the_ends": mirrored[j]}
        known = (derivative, zeros, test)
        s.conclude("sign_of_derivative", s.quantity(kind, f, give=False), known, right[j], wrong, function=f)
    slopes_at_two_places(s, f, formula, derivative, v["two"])
    s.say("", f=f)
