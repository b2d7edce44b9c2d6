"""A tangent graph between two asymptotes: period, zero, factor, formula, values, the next asymptote."""

from engine import Fraction, Reject
from generators.graphs.plot import PI, graph, plot, source
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import trigonometry as rules

WEIGHT = 0.05
FEW_NUMBERS = 1

TURNS = (
    1,
    2,
    Fraction(1, 2),
    4,
    Fraction(2, 3),
    Fraction(4, 3),
    3,
    Fraction(1, 3),
    Fraction(1, 4),
)  # periods as multiples of pi
PLACES = (Fraction(1, 6), Fraction(-1, 6), Fraction(1, 3), Fraction(-1, 3), Fraction(-1, 4))


def sample(rng):
    with_pi = rng.random() < 0.6
    period = rng.choice(TURNS if with_pi else (2, 4, 6, 8, 10, 12))
    step = Fraction(period) / 4 if with_pi else Fraction(1)
    shift = rng.randint(-4, 4) * step
    if abs(shift) * 2 == period:
        raise Reject("the y-axis hides an asymptote")
    thirds = [Fraction(k, n) for k, n in ((-1, 3), (-1, 4), (-1, 6), (0, 1), (1, 6), (1, 3))]  # not the marked 1/4
    two = drawn_places(rng, [(PI if with_pi else 1) * (shift + period * t) for t in thirds])
    return {
        "two": two,
        "pi": with_pi,
        "period": period,
        "shift": shift,
        "a": rng.choice((1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6)),
        "d": rng.choice((0, 0, 1, 2, 3, 4, -1, -2, -3)),
        "place": rng.choice(PLACES),
        "ask_value": rng.random() < 0.3,
        "deep": rng.random() < 0.8,  # only the marked points are given, and only what takes all of them is asked
        "grid": rng.random() < 0.6,
    }


def build(s, p):
    unit = PI if p["pi"] else 1
    period, c, a, d = Fraction(p["period"]), Fraction(p["shift"]), p["a"], p["d"]
    b = 1 / period if p["pi"] else PI / period
    left, right = c - period / 2, c + period / 2
    low, high = min(left - period / 2, 0), max(right + period / 2, 0)
    low, high = (low, high) if p["pi"] else (int(low // 1), int(-(-high // 1)))
    axes = graph_window((low, high), (d - 2 * abs(a), d + 2 * abs(a)), p["grid"], period / 4 if p["pi"] else None)
    s.axes(axes)
    f = graph(s, axes, "f", f"{a}*tan({source(b)}*(x - ({source(unit * c)}))) + {d}")
    (P, start), (Q, end) = plot(s, "P", unit * left, 0), plot(s, "Q", unit * right, 0)
    for i, x in enumerate((left, right)):
        ends = [s.point(f"_{i}{side}", (float(unit * x), y)) for side, y in enumerate((axes.y0, axes.y1))]
        s.segment(*ends, role="aux")
    A, point = plot(s, "A", unit * (c + period / 4), a + d)
    tangent = "a tan(b(x − c)) + d" if d else "a tan(b(x − c))"
    s.claim("has_form", f, f"{tangent} with positive b", "tangent", said=True, told=True)
    s.claim("asymptotes_through", f, P, Q, said=True)
    s.claim("on_curve", A, f, said=True)
    s.claim("three_quarters", A, P, Q, said=True)
    some = {"give": not p["deep"], "ask": not p["deep"]}
    words = {"function": f, "p": P, "q": Q, "point": A}
    turn, frequency = s.quantity("period", f, **some), s.quantity("frequency", f, "tan", **some)
    middle = s.quantity("branch_middle", f, P, Q, **some)
    factor = s.quantity("steepness", f, symbol="a", **some)
    s.apply(rules.ASYMPTOTE_DISTANCE, T=turn, P=start, Q=end, **words)
    s.apply(rules.TAN_FREQUENCY, b=frequency, T=turn, **words)
    s.apply(rules.BETWEEN_ASYMPTOTES, c=middle, P=start, Q=end, **words)
    whole = s.quantity("formula", f, give=False)
    if d:
        midline = s.quantity("turning_height", f, value=d, ask=False)
        s.apply(rules.QUARTER_HEIGHT, a=factor, A=point, d=midline, **words)
        s.apply(rules.TAN_FORMULA, f=whole, a=factor, b=frequency, c=middle, d=midline, **words)
    else:
        s.apply(rules.EIGHTH_TURN, a=factor, A=point, **words)
        s.apply(rules.PLAIN_TAN_FORMULA, f=whole, a=factor, b=frequency, c=middle, **words)
    place = source(unit * (c + period * p["place"]))
    s.apply(
        rules.substitution(place), v=s.quantity("value", f, place, give=False, ask=p["ask_value"]), f=whole, **words
    )
    s.apply(
        rules.NEXT_ASYMPTOTE,
        w=s.quantity("next_asymptote", f, Q, give=False, ask=not p["deep"]),
        Q=end,
        T=turn,
        **words,
    )
    at_two_places(s, f, whole, p["two"], rules.substitution)
    s.say("shifted" if d else "", f=f)
