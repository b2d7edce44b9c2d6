"""A sine or cosine wave: amplitude, midline, period, phase, formula and values from two marked points."""

from engine import Fraction
from generators.graphs.plot import PI, graph, plot, source
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import trigonometry as rules

WEIGHT = 0.09
FEW_NUMBERS = 0.8

TURNS = (1, 2, 4, Fraction(2, 3), Fraction(4, 3), Fraction(1, 2), 3)  # periods as multiples of pi
PLAIN = {"sine": (4, 8, 12, 16), "cosine": (4, 6, 8, 10, 12, 14)}  # periods whose marked points are whole numbers
PLACES = (Fraction(1, 12), Fraction(1, 6), Fraction(1, 3), Fraction(5, 12), Fraction(2, 3), Fraction(3, 4))


def sample(rng):
    name = rng.choice(("sine", "cosine"))
    with_pi = rng.random() < 0.6
    period = rng.choice(TURNS if with_pi else PLAIN[name])
    quarter = Fraction(period) / 4
    steps = (-1, 0, 0, 1) if with_pi or quarter.denominator == 1 else (0,)
    deep = rng.random() < 0.75
    shift = rng.choice(steps) * quarter
    steps = [
        k for k in range(-5, 13) if k not in (0, 3 if name == "sine" else 6)
    ]  # twelfths, but for the marked points
    two = drawn_places(rng, [(PI if with_pi else 1) * (shift + period * Fraction(k, 12)) for k in steps])
    return {
        "two": two,
        "name": name,
        "pi": with_pi,
        "period": period,
        "shift": shift,
        "a": rng.randint(1, 9),
        "d": rng.randint(-7, 8),
        "place": rng.choice(PLACES),
        "ask_value": rng.random() < 0.3,
        "deep": deep,  # only the marked points are given: two points leave thousands of problems
        "grid": rng.random() < 0.6,
    }


def build(s, p):
    unit = PI if p["pi"] else 1
    period, c, a, d = Fraction(p["period"]), Fraction(p["shift"]), p["a"], p["d"]
    sine = p["name"] == "sine"
    b = 2 / period if p["pi"] else PI * 2 / period
    wave = "sin" if sine else "cos"
    formula = f"{a}*{wave}({source(b)}*(x - ({source(unit * c)}))) + {d}"
    low, high = c - period / 2, c + period * Fraction(5, 4)
    low, high = (
        (Fraction(-(-low // (period / 4))) * period / 4, high) if p["pi"] else (int(low // 1), int(-(-high // 1)))
    )
    axes = graph_window((min(low, 0), high), (d + a, d - a), p["grid"], period / 4 if p["pi"] else None)
    s.axes(axes)
    f = graph(s, axes, "f", formula)
    P, start = plot(s, "P", unit * c, d if sine else d + a)
    Q, end = plot(s, "Q", unit * (c + period / (4 if sine else 2)), d + a if sine else d - a)
    wave = "a sin(b(x − c)) + d" if sine else "a cos(b(x − c)) + d"
    s.claim("has_form", f, f"{wave} with positive a and b", "wave", said=True, told=True)
    s.claim("wave_rise" if sine else "wave_top", P, f, said=True)
    s.claim("next_top" if sine else "next_bottom", Q, P, f, said=True)
    words, give = {"function": f, "p": P, "q": Q}, not p["deep"]
    amplitude, midline, turn = (s.quantity(kind, f, give=give) for kind in ("amplitude", "midline", "period"))
    frequency = s.quantity("frequency", f, "sin", give=give)
    phase = s.quantity("phase", f, "rise" if sine else "top", give=give, ask=give)
    high, low = s.quantity("greatest", f, give=give, ask=give or sine), s.quantity("least", f, give=give, ask=give)
    s.apply(rules.AMPLITUDE, a=amplitude, M=high, m=low, **words)
    s.apply(rules.MIDLINE, d=midline, M=high, m=low, **words)
    s.apply(rules.WAVE_RANGE, M=high, m=low, d=midline, a=amplitude, **words)
    s.apply(rules.HEIGHT, M=midline if sine else high, P=start, point=P, **words)
    s.apply(rules.HEIGHT, M=high if sine else low, P=end, point=Q, **words)
    if sine:
        s.apply(rules.RISE, a=amplitude, P=start, Q=end, **words)
    s.apply(rules.QUARTER_PERIOD if sine else rules.HALF_PERIOD, T=turn, P=start, Q=end, **words)
    s.apply(rules.FREQUENCY, b=frequency, T=turn, **words)
    s.apply(rules.START, c=phase, P=start, point=P, **words)
    whole = s.quantity("formula", f, give=False)
    form = rules.SINE_FORMULA if sine else rules.COSINE_FORMULA
    s.apply(form, f=whole, a=amplitude, b=frequency, c=phase, d=midline, **words)
    place = source(unit * (c + period * p["place"]))
    s.apply(
        rules.substitution(place), v=s.quantity("value", f, place, give=False, ask=p["ask_value"]), f=whole, **words
    )
    at_two_places(s, f, whole, p["two"], rules.substitution)
    s.say(p["name"], f=f, p=P, q=Q)
