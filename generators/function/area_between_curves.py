"""The region between two graphs that meet twice, shaded: meeting places, difference, area, order."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import integrate, poly, value
from generators.graphs.window import graph_window
from generators.rules import pairs as rules

WEIGHT = 0.48
FEW_NUMBERS = 4


@again
def sample(rng):
    p, q = sorted(rng.sample(range(-9, 10), 2))
    k = rng.choice((1, 1, 1, 2, 2, 3))
    d = [-k * p * q, k * (p + q), -k]  # upper minus lower: k (x - p)(q - x)
    lower = [rng.randint(-35, 35), rng.randint(-9, 9), rng.choice((0, 0, 1, 2, -1, -2, k))]
    upper = [a + b for a, b in zip(lower, d, strict=True)]
    m = Fraction(p + q, 2)
    heights = [value(c, x) for c in (lower, upper) for x in (p, m, q)]
    thin = k * (q - p) ** 2 < 0.55 * (max(heights) - min(heights))  # a sliver would be hard to see
    far = min(abs(h) for h in heights) > 2 * (max(heights) - min(heights))  # a speck far from the x-axis
    if thin or far or max(heights) - min(heights) > 80 or ((k * (q - p) ** 3) % 2 and q - p > 6):
        raise Reject("too high")
    return {"upper": upper, "lower": lower, "zeros": (p, q), "legend": rng.random() < 0.5}


def build(s, v):
    upper, lower, (p, q) = v["upper"], v["lower"], v["zeros"]
    d = [a - b for a, b in zip(upper, lower, strict=True)]
    heights = [value(c, x) for c in (upper, lower) for x in (p, Fraction(p + q, 2), q)]
    axes = graph_window((min(p, 0) - 1, max(q, 0) + 1), heights)
    s.axes(axes)
    f, g = (graph(s, axes, own, poly(c), look, True) for own, c, look in (("f", upper, 0), ("g", lower, 1)))
    (P, start), (Q, end) = plot(s, "P", p, value(upper, p)), plot(s, "Q", q, value(upper, q))
    s.shade(f, g, p, q)
    for name in (P, Q):
        s.claim("meet_at", name, f, g, said=True)
    one, other = s.quantity("formula", f, value=poly(upper)), s.quantity("formula", g, value=poly(lower))
    gap, whole = (
        s.quantity("difference", f, g, give=False),
        s.quantity("difference_antiderivative", f, g, give=False, ask=False),
    )
    s.apply(rules.DIFFERENCE, d=gap, f=one, g=other)
    integrate(s, whole, gap, d)
    s.apply(rules.AREA_BETWEEN, S=s.quantity("area_between", f, g), D=whole, P=start, Q=end)
    wrong = {"changes_the_signs": f"FiniteSet({-p}, {-q})", "takes_one_of_them_and_zero": f"FiniteSet({p}, 0)"}
    s.step(rules.MEETING, wrong=wrong, Z=s.quantity("meeting_places", f, g, give=False), d=gap)
    s.say("", f=f, g=g, p=P, q=Q)
