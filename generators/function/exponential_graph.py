"""An exponential a b^x + q: asymptote, factor and base from marked points, formula, values, range, limits."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.marks import dashed_level, tell_asymptotes
from generators.graphs.plot import graph, plot
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra, graphs

WEIGHT = 0.044
FEW_NUMBERS = 0.5

FORM = "a · b^x + d"


@again
def sample(rng):
    b = rng.choice(
        (2, 2, 3, 4, 5, *(Fraction(n, d) for n, d in ((1, 2), (1, 3), (3, 2), (2, 3), (5, 2), (1, 4), (4, 3))))
    )
    a, q = rng.randint(1, 12) * rng.choice((1, 1, -1)), rng.randint(-14, 14)
    at = rng.choice((-1, 1, 2))
    height = a * b**at + q
    if height.denominator != 1 if isinstance(height, Fraction) else height != int(height):
        raise Reject("between grid lines")
    if abs(height) > 26 or a == b or (q == 0 and rng.random() < 0.5):
        raise Reject("too high or without a shift")
    good = [
        x
        for x in (-3, -2, -1, 1, 2, 3)
        if x != at and (a * Fraction(b) ** x).denominator <= 9 and abs(a * Fraction(b) ** x) < 40
    ]
    if not good:
        raise Reject("no other value")
    return {
        "a": a,
        "b": b,
        "q": q,
        "at": at,
        "place": rng.choice(good),
        "ask_value": rng.random() < 0.25,
        "two": drawn_places(rng, good),
        "seen": rng.random() < 0.6,
        "grid": rng.random() < 0.6,
    }


def build(s, v):
    a, b, q, at = v["a"], v["b"], v["q"], v["at"]
    text = f"({a})*({b})**x + ({q})"
    axes = graph_window((-4, 4), (q, a + q, a * b**at + q, q + 4 * (1 if a > 0 else -1)), v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", text)
    dashed_level(s, axes, q)
    words = {"function": f}
    level = s.quantity("far_level", f, give=v["seen"])
    if v["seen"]:
        Q, start = plot(s, "Q", 0, a + q)
        A, pair = plot(s, "A", at, int(a * b**at + q))
        s.claim("has_form", f, FORM, "exponential", said=True, told=True)
        s.claim("on_curve", Q, f, said=True)
        s.claim("on_curve", A, f, said=True)
        words |= {"start": Q, "point": A}
        s.quantity("far_level", f, value=q)
        factor, base = s.quantity("factor_of", f, "exp", give=False), s.quantity("base", f, "exp", give=False)
        s.apply(graphs.EXP_FACTOR, a=factor, Q=start, q=level, **words)
        rule = {1: graphs.EXP_BASE, -1: graphs.EXP_BASE_LEFT, 2: graphs.EXP_BASE_TWO}[at]
        s.apply(rule, b=base, A=pair, a=factor, q=level, **words)
        formula = s.quantity("formula", f, give=False)
        s.apply(graphs.EXP_FORM, f=formula, a=factor, b=base, q=level, **words)
    else:
        formula = s.quantity("formula", f, value=text)
        wrong = {"takes_the_factor": str(a), "changes_the_sign": str(-q), "takes_the_value_at_zero": str(a + q)}
        s.conclude("level_of_exponential", level, (formula,), str(q), wrong, **words)
        s.apply(
            graphs.RANGE_ABOVE if a > 0 else graphs.RANGE_BELOW, R=s.quantity("range", f, give=False), q=level, **words
        )
        far = "-oo" if b > 1 else "oo"
        for end in ("oo", "-oo"):
            limit = s.quantity("limit_far", f, end, give=False)
            if end == far:
                wrong = {"takes_the_power_for_one": str(a + q)}
                wrong |= {"takes_zero": "0", "changes_the_sign": str(-q)} if q else {}
                s.conclude("end_at_asymptote", limit, (level,), str(q), wrong, **words)
        s.apply(algebra.Y_INTERCEPT, c=s.quantity("y_intercept", f, give=False), f=formula, **words)
        s.apply(graphs.LEVEL, L=s.quantity("level_asymptote", f, give=False), q=level, **words)
    place = str(v["place"])
    s.apply(
        algebra.value_at(place), v=s.quantity("value", f, place, give=False, ask=v["ask_value"]), f=formula, **words
    )
    at_two_places(s, f, formula, v["two"])
    way = "rises" if (a > 0) == (b > 1) else "falls"
    s.claim("runs", f, way)
    s.say("", f=f, way=way, form=FORM if v["seen"] else "")
    tell_asymptotes(s, "asymptote", f, ("level", q))
