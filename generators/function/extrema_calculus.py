"""A cubic's local maximum and minimum by the sign of its derivative: places, values, points, monotony."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import differentiate, integrated, poly, value
from generators.graphs.stretches import between, stretches
from generators.graphs.two_places import SLOPES, drawn_places, slopes_at_two_places
from generators.graphs.window import graph_window
from generators.rules import calculus as rules

WEIGHT = 0.25
FEW_NUMBERS = 3


@again
def sample(rng):
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
    return {"two": two, "c": c, "zeros": (p, q), "up": lead > 0}


def build(s, v):
    c, (p, q) = v["c"], v["zeros"]
    high, low = (p, q) if v["up"] else (q, p)
    axes = graph_window((min(p, 0) - 2, max(q, 0) + 2), [value(c, p), value(c, q), c[0]])
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    formula, derivative = s.quantity("formula", f, value=poly(c)), s.quantity("derivative", f)
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
