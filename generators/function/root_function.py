"""A root function a√(x - h) + k or a√(h - x) + k: start, domain, range, formula from marked points, values, zero."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra, graphs

WEIGHT = 0.4
FEW_NUMBERS = 0.8

FORM = "a√(x − c) + d or a√(c − x) + d"


@again
def sample(rng):
    a = rng.choice(
        (1, 2, 3, 4, 5, 6, *(Fraction(n, d) for n, d in ((1, 2), (3, 2), (5, 2), (1, 3), (2, 3), (4, 3))))
    ) * rng.choice((1, -1))
    h, k, side = rng.randint(-14, 14), rng.randint(-24, 24), rng.choice((1, 1, -1))
    run = rng.choice((1, 4, 9))
    rise = a * {1: 1, 4: 2, 9: 3}[run]
    if rise != int(rise) or abs(h + side * 9) > 20:
        raise Reject("between grid lines or too wide")
    other, seen = rng.choice([r for r in (1, 4, 9) if r != run]), rng.random() < 0.7
    known = (0, run) if seen else ()  # the marked points
    return {
        "a": a,
        "h": h,
        "k": k,
        "side": side,
        "run": run,
        "other": other,
        "two": drawn_places(rng, [h + side * r for r in (0, 1, 4, 9) if r not in known]),
        "seen": seen,
        "ask_value": rng.random() < 0.2,
        "grid": rng.random() < 0.6,
    }


def build(s, p):
    a, h, k, side = p["a"], p["h"], p["k"], p["side"]
    inside = f"x - ({h})" if side > 0 else f"{h} - x"
    text = f"({a})*sqrt({inside}) + ({k})"
    steps = {1: 1, 4: 2, 9: 3}
    ends = (h - 2 * side, h + 10 * side)
    axes = graph_window((min(*ends, -1), max(*ends, 1)), (k, k + 3 * a), p["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", text)
    words = {"function": f}
    factor = s.quantity("factor_of", f, "sqrt", give=False)
    if p["seen"]:
        S, start = plot(s, "S", h, k)
        A, pair = plot(s, "A", h + side * p["run"], int(k + a * steps[p["run"]]))
        s.claim("has_form", f, FORM, "root", said=True, told=True)
        s.claim("end_in", S, f, said=True)
        s.claim("on_curve", A, f, said=True)
        words |= {"point": A, "start": S}
        formula = s.quantity("formula", f, give=False)
        s.apply(graphs.ROOT_FACTOR, a=factor, A=pair, S=start, **words)
        s.apply(graphs.ROOT_RIGHT if side > 0 else graphs.ROOT_LEFT, f=formula, a=factor, S=start, **words)
    else:
        S, start = plot(s, "S", h, k, give=False)
        formula, start = s.quantity("formula", f, value=text), s.quantity("start", f, give=False)
        wrong = {
            "changes_the_sign_of_x": f"({-h}, {k})",
            "changes_the_sign_of_y": f"({h}, {-k})",
            "swaps_the_coordinates": f"({k}, {h})",
        }
        s.conclude("start_of_root", start, (formula,), f"({h}, {k})", wrong, **words)
        s.apply(graphs.FROM if side > 0 else graphs.UP_TO, D=s.quantity("domain", f, give=False), S=start, **words)
        s.apply(
            graphs.VALUES_UP if a > 0 else graphs.VALUES_DOWN, R=s.quantity("range", f, give=False), S=start, **words
        )
    reach = (k / Fraction(a)) ** 2
    if a * k < 0 and reach <= 9 and reach.denominator <= 4:
        zero = h + side * reach
        wrong = {
            "forgets_to_square": str(h + side * abs(Fraction(k) / a)),
            "changes_the_sign_of_the_shift": str(-h + side * reach),
            "goes_the_wrong_way": str(h - side * reach),
        }
        s.conclude("zero_of_root", s.quantity("zero", f, give=False), (formula,), str(zero), wrong, **words)
    place = str(h + side * p["other"])
    s.apply(
        algebra.value_at(place), v=s.quantity("value", f, place, give=False, ask=p["ask_value"]), f=formula, **words
    )
    at_two_places(s, f, formula, p["two"])
    way = "rises" if a > 0 else "falls"
    s.claim("leaves_start", f, way)
    s.say("", f=f, way=way, form=FORM if p["seen"] else "")
