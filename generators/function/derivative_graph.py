"""The graph of a quadratic derivative f′: where f rises, falls, turns, is convex, and by how much it changes."""

from engine import Curve, Fraction, Piece, Reject
from generators.graphs.again import again
from generators.graphs.plot import plot
from generators.graphs.polynomial import poly, value
from generators.graphs.stretches import stretches
from generators.graphs.two_places import MIXED, at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import calculus as rules

WEIGHT = 0.08
FEW_NUMBERS = 1


@again
def sample(rng):
    p, q = sorted(rng.sample(range(-9, 10), 2))
    lead = rng.choice((1, -1)) * Fraction(rng.choice((1, 2, 3, 4, 5, 1, 3, 1, 2, 1)), rng.choice((1, 1, 2, 3, 4)))
    peak = -lead * Fraction(q - p, 2) ** 2
    place = rng.choice([x for x in range(p - 1, q + 2) if x not in (p, q)])
    change = lead * Fraction(q - p) ** 3 / 6
    c = [lead * p * q, -lead * (p + q), lead]
    if abs(peak) > 14 or peak.denominator > 4 or change.denominator > 3 or value(c, place).denominator > 4:
        raise Reject("too high or ugly")
    two = drawn_places(rng, [x for x in range(p - 2, q + 3) if x not in (p, q)], MIXED)
    return {"two": two, "c": c, "zeros": (p, q), "place": place, "deep": rng.random() < 0.7}


def build(s, v):
    c, (p, q), up = v["c"], v["zeros"], v["c"][2] > 0
    m = Fraction(p + q, 2)
    axes = graph_window((min(p, 0) - 2, max(q, 0) + 2), (value(c, m), value(c, v["place"]), c[2] * 3))
    s.axes(axes)
    f = s.letter("f")
    g = s.curve(Curve(f"{f}′", (Piece(poly(c), axes.x0, axes.x1),), 0, f"y = {f}′(x)"))
    s.claim("degree", g, "2", said=True, told=True)
    (P, start), (Q, end) = plot(s, "P", p, 0), plot(s, "Q", q, 0)
    V, turn = plot(s, "C", m, value(c, m))
    s.claim("zero_at", P, g, said=True)
    s.claim("zero_at", Q, g, said=True)
    s.claim("vertex", V, g, said=True)
    words, marks = {"function": f, "noun": f}, (start, end, turn)
    # its noun is no g′ alone, which stands before many a number of a caption by chance
    lead = s.quantity("lead", g, noun=f"the formula of {g}", give=not v["deep"], ask=not v["deep"])
    formula = s.quantity("formula", g, symbol=f"{f}′(x)")
    s.apply(rules.LEAD, k=lead, V=turn, P=start, Q=end, function=g)
    s.apply(rules.FACTORED, f=formula, k=lead, P=start, Q=end, function=g)
    change = s.quantity("change_from", g, P, Q, noun=f"{f} between the x-coordinates of {P} and {Q}", give=False)
    s.apply(rules.TOTAL_CHANGE, c=change, f=formula, P=start, Q=end)
    x = str(v["place"])
    s.step(
        rules.gradient_at(x), wrong={}, m=s.quantity("slope_from", g, x, noun=f"{f} at x = {x}", give=False), D=formula
    )
    at_two_places(s, g, formula, v["two"])
    for kind, place, other in (("high_from", *((p, q) if up else (q, p))), ("low_from", *((q, p) if up else (p, q)))):
        wrong = {"mixes_up_maximum_and_minimum": str(other), "takes_the_turn_of_the_derivative": str(m)}
        s.conclude("sign_change", s.quantity(kind, g, noun=f, give=False), marks, str(place), wrong, **words)
    inflection = s.quantity("turn_from", g, noun=f, give=False)
    wrong = {"takes_a_zero_of_the_derivative": str(p), "takes_the_other_zero": str(q)}
    s.conclude("turn_of_derivative", inflection, (turn,), str(m), wrong, **words)
    outer, sides = stretches((p, q)), stretches((m,))
    for i, kind in enumerate(("rising_from", "falling_from")):
        j = i if up else 1 - i
        wrong = {"mixes_up_the_signs": outer[1 - j], "takes_where_the_derivative_does": sides[j]}
        s.conclude("sign_of_drawn_derivative", s.quantity(kind, g, noun=f, give=False), marks, outer[j], wrong, **words)
    for i, kind in enumerate(("convex_from", "concave_from")):
        j = i if up else 1 - i
        wrong = {"mixes_up_the_directions": sides[1 - j], "takes_the_sign_of_the_derivative": outer[j]}
        s.conclude("growth_of_derivative", s.quantity(kind, g, noun=f, give=False), marks, sides[j], wrong, **words)
    s.say("", f=f, g=g)
