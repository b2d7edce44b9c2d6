"""A function a|x - h| + k: formula from its vertex and a point, zeros, solutions, range, where it rises and falls."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.turning import turning
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra

WEIGHT = 0.52
FEW_NUMBERS = 0.5

FORM = "a|x − c| + d"
FACTORS = (
    1,
    2,
    3,
    4,
    5,
    *(Fraction(n, d) for n, d in ((1, 2), (3, 2), (5, 2), (1, 3), (2, 3), (4, 3), (1, 4), (3, 4))),
)


@again
def sample(rng):
    a = Fraction(rng.choice((1, -1)) * rng.choice(FACTORS))
    h, k = rng.choice([x for x in range(-14, 15) if x]), rng.randint(-19, 19)
    run = rng.choice([x for x in range(-7, 8) if x])
    if (a * run).denominator != 1:
        raise Reject("between grid lines")
    reach = rng.randint(1, 5)
    level = k + a * reach
    if abs(k + a * abs(run)) > 22 or abs(level) > 22 or level != int(level):
        raise Reject("too high")
    seen = rng.random() < 0.7
    known = (h, h + run) if seen else (h,)  # marked, or read off the formula
    return {
        "a": a,
        "h": h,
        "k": k,
        "run": run,
        "level": int(level),
        "two": drawn_places(rng, [x for x in range(h - 4, h + 5) if x not in known and (a * (x - h)).denominator == 1]),
        "seen": seen,
        "ask_value": rng.random() < 0.2,
        "grid": rng.random() < 0.6,
    }


def build(s, p):
    a, h, k = p["a"], p["h"], p["k"]
    text = f"({a})*abs(x - ({h})) + ({k})"
    wide = max(abs(p["run"]), 4)
    if a * k < 0 and abs(Fraction(k) / a) <= 7:
        wide = max(wide, abs(int(Fraction(k) / a)) + 1)
    axes = graph_window((min(h - wide, 0) - 1, max(h + wide, 0) + 1), (k, k + a * abs(p["run"]), p["level"]), p["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", text)
    words = {"function": f}
    factor = s.quantity("factor_of", f, "abs", give=False)
    if p["seen"]:
        V, vertex = plot(s, "V", h, k)
        A, pair = plot(s, "A", h + p["run"], k + a * abs(p["run"]))
        s.claim("has_form", f, FORM, "corner", said=True, told=True)
        s.claim("vertex_at", V, f, said=True)
        s.claim("on_curve", A, f, said=True)
        words |= {"vertex": V, "point": A}
        formula = s.quantity("formula", f, give=False)
        s.apply(algebra.CORNER_FACTOR, a=factor, A=pair, V=vertex, **words)
        s.apply(algebra.CORNER_FORM, f=formula, a=factor, V=vertex, **words)
        place = str(h - p["run"] + (1 if p["run"] != 1 else -1))  # neither the vertex nor the point
        s.apply(
            algebra.value_at(place), v=s.quantity("value", f, place, give=False, ask=p["ask_value"]), f=formula, **words
        )
    else:
        formula, vertex = s.quantity("formula", f, value=text), s.quantity("vertex", f, give=False)
        wrong = {
            "changes_the_sign_of_x": f"({-h}, {k})",
            "changes_the_sign_of_y": f"({h}, {-k})",
            "swaps_the_coordinates": f"({k}, {h})",
        }
        s.conclude("vertex_of_absolute_value", vertex, (formula,), f"({h}, {k})", wrong, **words)
        wrong = {"changes_the_sign": str(-a), "takes_the_constant": str(k or 1)}
        s.conclude("factor_of_absolute_value", factor, (formula,), str(a), wrong, **words)
        turning(s, f, vertex, a > 0)
    s.apply(algebra.Y_INTERCEPT, c=s.quantity("y_intercept", f, give=False, ask=p["ask_value"]), f=formula, **words)
    reach = abs((p["level"] - k) / Fraction(a))
    if h - reach > axes.x0 and h + reach < axes.x1 and p["level"]:
        level = str(p["level"])
        s.apply(
            algebra.corner_solutions(level),
            Z=s.quantity("solutions", f, level, give=False),
            V=vertex,
            a=factor,
            **words,
        )
    if a * k < 0 and h - abs(k / Fraction(a)) > axes.x0 and h + abs(k / Fraction(a)) < axes.x1:
        s.apply(algebra.CORNER_ZEROS, Z=s.quantity("zeros", f, give=False), V=vertex, a=factor, **words)
    at_two_places(s, f, formula, p["two"])
    way = "upwards" if a > 0 else "downwards"
    s.claim("opens", f, way)
    s.say("", f=f, way=way, form=FORM if p["seen"] else "")
