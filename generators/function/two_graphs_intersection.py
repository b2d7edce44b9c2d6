"""A parabola and a line, or two parabolas: where they meet, which lies above, how far they are apart."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.lines import line_formula
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import poly, value
from generators.graphs.stretches import between, stretches
from generators.graphs.two_places import MIXED, drawn_places, of_two_functions
from generators.graphs.window import graph_window
from generators.rules import algebra, graphs
from generators.rules import pairs as rules
from generators.rules.calculus import GRAPH_POINT

WEIGHT = 1.03
FEW_NUMBERS = 0.4


@again
def sample(rng):
    p, q = sorted(rng.sample(range(-8, 9), 2))
    k = rng.choice((1, -1, 1, -1, 2, -2))
    d = [k * p * q, -k * (p + q), k]
    g = [rng.randint(-35, 35), rng.randint(-9, 9), rng.choice((0, 0, 0, 0, 0, 1, -1, 2, -2))]
    f = [a + b for a, b in zip(g, d, strict=True)]
    heights = [value(c, x) for c in (f, g) for x in (p, Fraction(p + q, 2), q)]
    thin = abs(k) * (q - p) ** 2 < 0.7 * (max(heights) - min(heights))  # the graphs would be hard to tell apart
    if thin or max(heights) - min(heights) > 60 or max(map(abs, heights)) > 60:
        raise Reject("too high")
    near = [x for x in range(p - 1, q + 2) if max(abs(value(c, x)) for c in (f, g)) < 70]
    return {
        "two": drawn_places(rng, near, MIXED),
        "f": f,
        "g": g,
        "zeros": (p, q),
        "place": rng.choice([x for x in range(p - 1, q + 2) if x not in (p, q)]),
        "gap": rng.random() < 0.3,
        "seen": not g[2] and g[1] and rng.random() < 0.85,  # the line's formula follows from the common points
        "grid": rng.random() < 0.5,
    }


def build(s, v):
    one, other, (p, q) = v["f"], v["g"], v["zeros"]
    up = one[2] > other[2]
    heights = [value(c, x) for c in (one, other) for x in (p, Fraction(p + q, 2), q)]
    axes = graph_window((min(p, 0) - 2, max(q, 0) + 2), heights, v["grid"])
    s.axes(axes)
    f, g = (graph(s, axes, own, poly(c), look, True) for own, c, look in (("f", one, 0), ("g", other, 1)))
    first = s.quantity("formula", f, value=poly(one))
    second = s.quantity("formula", g, value=None if v["seen"] else poly(other), give=not v["seen"], ask=False)
    gap, places = s.quantity("difference", f, g, give=False), s.quantity("meeting_places", f, g, give=False)
    s.apply(rules.DIFFERENCE, d=gap, f=first, g=second)
    wrong = {"changes_the_signs": f"FiniteSet({-p}, {-q})", "takes_one_of_them_and_zero": f"FiniteSet({p}, 0)"}
    s.step(rules.MEETING, wrong=wrong, Z=places, d=gap)
    outer, mirrored = stretches((p, q)), stretches((-q, -p))
    test, x = str(between((p, q))), str(v["place"])
    gaps = {at: s.quantity("gap", f, g, at, give=False, ask=at == x and v["gap"]) for at in (test, x)}
    for at, value_there in gaps.items():
        s.apply(rules.gap_at(at), v=value_there, d=gap)
    for i, (a, b) in enumerate(((f, g), (g, f))):
        j = i if up else 1 - i
        wrong = {"mixes_up_the_graphs": outer[1 - j], "changes_the_signs_of_the_ends": mirrored[j]}
        above = s.quantity("above_on", a, b, give=False)
        s.conclude("sign_of_difference", above, (gap, places, gaps[test]), outer[j], wrong)
    common(s, f, g, v, second, places)
    values = []
    for name, formula, place in zip((f, g), (first, second), v["two"]["places"], strict=True):
        values.append(s.quantity("value", name, str(place), give=False, ask=False))
        s.apply(algebra.value_at(str(place)), v=values[-1], f=formula, function=name)
    of_two_functions(s, f, g, v["two"], values)
    s.say("line" if v["seen"] else "", f=f, g=g)


def common(s, f, g, v, formula, places):
    """The two common points: read off where they tell of the line, else found from the formulas."""
    p, q = v["zeros"]
    marked = [
        plot(s, letter, x, value(v["f"], x), give=v["seen"], ask=not v["seen"]) for letter, x in (("P", p), ("Q", q))
    ]
    for (name, pair), x, side in zip(marked, (p, q), ("left", "right"), strict=True):
        s.claim(f"{side}_meeting", name, f, g, said=True)
        if not v["seen"]:
            place = s.quantity("coordinate", name, "x", ask=False, give=False)
            wrong = {"takes_the_other_one": str(p + q - x), "changes_the_sign": str(-x)}
            s.conclude("choice_of_place", place, (places,), str(x), wrong, point=name, side=side)
            s.apply(GRAPH_POINT, A=pair, u=place, f=formula, function=g)
    if v["seen"]:
        line_formula(s, formula, *marked)
        s.apply(graphs.places(2), Z=places, P0=marked[0].place, P1=marked[1].place)
