"""Arcsine, arccosine and arctangent, stretched and shifted: domain, range, values at special places."""

from engine import Curve, Fraction, Piece
from generators.graphs.plot import PI, plot, shifted, source
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import graphs
from generators.rules import growth as rules
from generators.rules.trigonometry import special_value

WEIGHT = 0.2
FEW_NUMBERS = 1

SPECIAL = {"asin": (Fraction(1, 2), 1, -1, 0, Fraction(-1, 2)), "atan": (1, -1, 0)}
ENDS = {
    "asin": (Fraction(-1, 2), Fraction(1, 2)),
    "acos": (Fraction(0), Fraction(1)),
    "atan": (Fraction(-1, 2), Fraction(1, 2)),
}
SAID = {"asin": "arcsine", "acos": "arccosine", "atan": "arctangent"}
FORMS = {"asin": "a arcsin((x − c)/b) + d with positive b", "acos": "a arccos((x − c)/b) + d with positive b"}


def sample(rng):
    name, h, k = rng.choice(tuple(ENDS)), rng.randint(-12, 12), rng.choice((1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
    two = drawn_places(rng, [h + k * t for t in sorted(SPECIAL["atan" if name == "atan" else "asin"])])
    return {
        "two": two,
        "seen": name != "atan" and rng.random() < 0.8,  # no formula is known: the ends of the graph tell it
        "ask_value": rng.random() < 0.3,
        "grid": rng.random() < 0.5,
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
    axes = graph_window((min(h - width, 0) - 1, max(h + width, 0) + 1), [float(PI * low), float(PI * high)], v["grid"])
    s.axes(axes)
    limits = (axes.x0, axes.x1) if name == "atan" else (float(h - k), float(h + k))
    f = s.curve(Curve("f", (Piece(text, *limits),)))
    ends_at = ((h - k, h + k), (a * ENDS[name][0] + v["d"], a * ENDS[name][1] + v["d"])[:: -1 if name == "acos" else 1])
    if v["seen"]:
        by_ends(s, f, v, ends_at)
        return
    formula = s.quantity("formula", f, value=text)
    ends = source(PI * low), source(PI * high)
    open_ends = ", True, True" if name == "atan" else ""
    values = s.quantity("value_range", f)

    def interval(bottom, top):
        return f"Interval({source(PI * bottom)}, {source(PI * top)}{open_ends})"

    wrong = {
        "forgets_the_shift": interval(low - v["d"], high - v["d"]),
        "forgets_the_factor": interval(*(end + v["d"] for end in ENDS[name])),
        "takes_twice_the_width": interval(low, 2 * high - low),
    }
    words = {"arc": SAID[name], "reach": "0 to π" if name == "acos" else "−π/2 to π/2"}
    s.conclude("inverse_trig_range", values, (formula,), interval(low, high), wrong, **words)
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
            argument=shifted(h, k),
        )
    place = str(h + k * v["inner"])
    value = s.quantity("value", f, place, give=False, ask=v["ask_value"])
    s.apply(special_value(place), v=value, f=formula, function=f)
    top, bottom = (
        s.quantity("range_end", f, "upper", give=False, ask=False),
        s.quantity("range_end", f, "lower", give=False, ask=False),
    )
    for end, at, other in ((top, ends[1], ends[0]), (bottom, ends[0], ends[1])):
        s.conclude("inverse_trig_range", end, (formula,), at, {"takes_the_other_end": other}, **words)
    s.apply(rules.SPAN, s=s.quantity("range_height", f, give=False), v=top, u=bottom)
    at_two_places(s, f, formula, v["two"], special_value)
    s.say(SAID[name], f=f)


def by_ends(s, f, v, ends):
    """Domain, range and formula from the two ends of an arcsine or arccosine."""
    (left, right), heights = ends
    A, B = (plot(s, letter, x, PI * y, ask=False) for letter, x, y in zip("AB", (left, right), heights, strict=True))
    words = {"function": f, "one": A.name, "other": B.name}
    s.claim("has_form", f, FORMS[v["name"]], "arc", said=True, told=True)
    for end in (A, B):
        s.claim("end_in", end.name, f, said=True)
    domain, values = s.quantity("natural_domain", f, give=False), s.quantity("value_range", f, give=False)
    s.apply(graphs.ends("domain", False, False), D=domain, A=A.place, B=B.place, **words)
    low, high = (A, B) if heights[0] < heights[1] else (B, A)
    s.apply(graphs.ends("range", False, False), D=values, A=low.place, B=high.place, **words)
    formula, place = s.quantity("formula", f, give=False), str(v["h"] + v["k"] * v["inner"])
    s.apply(rules.ARC_BY_ENDS[v["name"]], f=formula, A=A.place, B=B.place, **words)
    if abs(v["inner"]) != 1:
        value = s.quantity("value", f, place, give=False, ask=v["ask_value"])
        s.apply(special_value(place), v=value, f=formula, **words)
    s.say(SAID[v["name"]], f=f)
