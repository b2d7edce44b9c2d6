"""A sum of multiples of arcsine and arccosine: one arcsine by their identity, domain, range, values."""

from engine import Curve, Fraction, Piece
from generators.graphs.again import again
from generators.graphs.plot import PI, shifted, source
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules.trigonometry import special_value

WEIGHT = 0.07
FEW_NUMBERS = 2

SPECIAL = (-1, Fraction(-1, 2), 0, Fraction(1, 2), 1)


@again
def sample(rng):
    k, h = rng.choice((1, 2, 4, 6, 8)), rng.randint(-5, 5)
    a, b = rng.choice((1, 2, 3, 4, -1, -2, -3)), rng.choice((1, 2, 3, 4, -1, -2, -3))
    if a == b:
        b = -a
    return {
        "a": a,
        "b": b,
        "h": h,
        "k": k,
        "d": rng.choice((0, 0, 1, -1, 2, -2, Fraction(1, 2), Fraction(-1, 2))),
        "place": rng.choice(SPECIAL),
        "two": drawn_places(rng, [h + k * t for t in SPECIAL]),
        "grid": rng.random() < 0.4,
    }


def build(s, v):
    a, b, h, k, d = v["a"], v["b"], v["h"], v["k"], Fraction(v["d"])
    inner = (f"(x - ({h}))" if h else "x") + (f"/{k}" if k > 1 else "")
    text = (
        f"({a})*asin({inner}) + ({b})*acos({inner}) + ({source(PI * d)})"
        if d
        else f"({a})*asin({inner}) + ({b})*acos({inner})"
    )
    shift = d + Fraction(b, 2)  # of π, where arccos t = π/2 − arcsin t is put in
    ends = sorted((shift - Fraction(a - b, 2), shift + Fraction(a - b, 2)))
    axes = graph_window((min(h - k, 0) - 1, max(h + k, 0) + 1), [float(PI * end) for end in ends], v["grid"])
    s.axes(axes)
    f = s.curve(Curve("f", (Piece(text, float(h - k), float(h + k)),)))
    words = {"function": f}
    formula = s.quantity("formula", f, value=text)
    short = s.quantity("formula", f, "short", symbol=f"{f}(x)", noun=f"{f} with arcsine alone", give=False)

    def alone(factor, constant):
        return f"({factor})*asin({inner}) + ({source(PI * constant)})" if constant else f"({factor})*asin({inner})"

    wrong = {
        "adds_the_factors": alone(a + b, shift),
        "takes_pi_for_the_sum": alone(a - b, d + b),
        "forgets_the_constant": alone(a - b, d),
    }
    right = alone(a - b, shift)
    wrong = {name: w for name, w in wrong.items() if w != right and "(0)" not in w}
    s.conclude("complementary_arcs", short, (formula,), right, wrong, **words)
    wrong = {
        "forgets_the_stretch": f"Interval({h - 1}, {h + 1})",
        "shifts_the_wrong_way": f"Interval({-h - k}, {-h + k})",
        "forgets_the_shift": f"Interval({-k}, {k})",
    }
    domain = f"Interval({h - k}, {h + k})"
    wrong = {name: w for name, w in wrong.items() if w != domain}
    domain_of_f = s.quantity("natural_domain", f, give=False)
    s.conclude("inverse_trig_domain", domain_of_f, (formula,), domain, wrong, argument=shifted(h, k), **words)

    def interval(low, high):
        return f"Interval({source(PI * low)}, {source(PI * high)})"

    wrong = {
        "forgets_the_constant": interval(ends[0] - shift, ends[1] - shift),
        "forgets_the_factor": interval(shift - Fraction(1, 2), shift + Fraction(1, 2)),
        "takes_twice_the_width": interval(2 * ends[0] - shift, 2 * ends[1] - shift),
    }
    values = interval(*ends)
    wrong = {name: w for name, w in wrong.items() if w != values}
    words |= {"arc": "arcsine", "reach": "−π/2 to π/2"}
    s.conclude("inverse_trig_range", s.quantity("value_range", f, give=False), (short,), values, wrong, **words)
    place = str(h + k * v["place"])
    value = s.quantity("value", f, place, give=False, ask=v["a"] % 2 == 0)
    s.apply(special_value(place), v=value, f=formula, **words)
    at_two_places(s, f, formula, v["two"], special_value, also=(short,))
    s.say("", f=f)
