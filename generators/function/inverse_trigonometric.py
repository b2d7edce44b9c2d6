"""Arcsine, arccosine and arctangent, stretched and shifted: domain, range, values at special places."""

from engine import Curve, Fraction, Piece
from generators.graphs.plot import PI, source
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import growth as rules
from generators.rules.trigonometry import special_value

WEIGHT = 0.958
FEW_NUMBERS = 1.5

SPECIAL = {"asin": (Fraction(1, 2), 1, -1, 0, Fraction(-1, 2)), "atan": (1, -1, 0)}
ENDS = {
    "asin": (Fraction(-1, 2), Fraction(1, 2)),
    "acos": (Fraction(0), Fraction(1)),
    "atan": (Fraction(-1, 2), Fraction(1, 2)),
}


def sample(rng):
    name, h, k = rng.choice(tuple(ENDS)), rng.randint(-12, 12), rng.choice((1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
    two = drawn_places(rng, [h + k * t for t in sorted(SPECIAL["atan" if name == "atan" else "asin"])])
    return {
        "two": two,
        "name": name,
        "a": rng.choice((1, 2, 3, 4, 6, -1, -2, -3, -4)),
        "h": h,
        "k": k,
        "d": rng.choice((0, 0, 1, -1, Fraction(1, 2), Fraction(-1, 2), 2, -2, 3, -3, Fraction(3, 2), Fraction(-3, 2))),
        "inner": rng.choice(SPECIAL["atan" if name == "atan" else "asin"]),
    }


def build(s, v):
    name, a, h, k = v["name"], v["a"], v["h"], v["k"]
    shift = PI * v["d"] if v["d"] else 0
    text = f"({a})*{name}((x - ({h}))/{k}) + ({source(shift)})"
    low, high = sorted(a * end + v["d"] for end in ENDS[name])
    width = 4 * k if name == "atan" else k
    axes = graph_window((min(h - width, 0) - 1, max(h + width, 0) + 1), [float(PI * low), float(PI * high)])
    s.axes(axes)
    limits = (axes.x0, axes.x1) if name == "atan" else (float(h - k), float(h + k))
    f = s.curve(Curve("f", (Piece(text, *limits),)))
    formula = s.quantity("formula", f, value=text)
    ends = source(PI * low), source(PI * high)
    open_ends = ", True, True" if name == "atan" else ""
    values = s.quantity("value_range", f)

    def interval(bottom, top):
        return f"Interval({source(PI * bottom)}, {source(PI * top)}{open_ends})"

    wrong = {
        "forgets_the_shift": interval(low - v["d"], high - v["d"]),
        "forgets_the_factor": interval(*(end + v["d"] for end in ENDS[name])),
        "takes_the_wrong_principal_values": interval(low, 2 * high - low),
    }
    s.conclude("inverse_trig_range", values, (formula,), interval(low, high), wrong)
    if name == "atan":
        for i, end in enumerate((low, high)):
            border = [s.point(f"_{i}{j}", (x, float(PI * end))) for j, x in enumerate((axes.x0, axes.x1))]
            s.segment(*border, role="aux")
    else:
        wrong = {
            "forgets_the_stretch": f"Interval({h - 1}, {h + 1})",
            "shifts_the_wrong_way": f"Interval({-h - k}, {-h + k})",
            "forgets_the_shift": f"Interval({-k}, {k})",
        }
        s.conclude(
            "inverse_trig_domain",
            s.quantity("natural_domain", f, give=False),
            (formula,),
            f"Interval({h - k}, {h + k})",
            wrong,
        )
    place = str(h + k * v["inner"])
    value = s.quantity("value", f, place, give=False)
    s.apply(special_value(place), v=value, f=formula, function=f)
    top, bottom = (
        s.quantity("range_end", f, "upper", give=False, ask=False),
        s.quantity("range_end", f, "lower", give=False, ask=False),
    )
    for end, at, other in ((top, ends[1], ends[0]), (bottom, ends[0], ends[1])):
        s.conclude("inverse_trig_range", end, (formula,), at, {"takes_the_other_end": other})
    s.apply(rules.SPAN, s=s.quantity("range_height", f, give=False), v=top, u=bottom)
    at_two_places(s, f, formula, v["two"], special_value)
    s.say({"asin": "arcsine", "acos": "arccosine", "atan": "arctangent"}[name], f=f)
