"""Two vectors as arrows: parts, lengths, sum, difference, multiples."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.arrows import arrow, ends
from generators.graphs.window import square_window
from generators.rules import vectors as rules

WEIGHT = 2.0


@again
def sample(rng):
    a, b, c, d = [(rng.randint(-7, 7), rng.randint(-7, 7)) for _ in range(4)]
    if rng.random() < 0.4:
        c = b  # tip to tail
    u, v = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    if len({a, b, c, d}) < 3 or u == v or min(abs(u[0]) + abs(u[1]), abs(v[0]) + abs(v[1])) < 3:
        raise Reject("too short, or equal")
    if b != c and min((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 for p in (a, b) for q in (c, d)) < 4:
        raise Reject("ends too close")
    if not u[0] * v[1] - u[1] * v[0] or 0 in (*u, *v):
        raise Reject("parallel, or along an axis")
    return {"a": a, "b": b, "c": c, "d": d, "k": rng.choice((-3, -2, 2, 3, 4)), "grid": rng.random() < 0.7}


def build(s, p):
    places = list(dict.fromkeys([p["a"], p["b"], p["c"], p["d"]]))
    s.axes(square_window(places, p["grid"]))
    points = dict(zip(places, ends(s, "ABCD"[: len(places)], *places), strict=True))
    u = arrow(s, "u", points[p["a"]], points[p["b"]])
    v = arrow(s, "v", points[p["c"]], points[p["d"]])
    of = (u.start, u.end, v.start, v.end)
    words = {"one": "u", "other": "v"}
    total, difference = s.quantity("vector_sum", *of), s.quantity("vector_difference", *of)
    s.apply(rules.VECTOR_SUM, w=total, u=u.parts, v=v.parts, **words)
    s.apply(rules.VECTOR_DIFFERENCE, w=difference, u=u.parts, v=v.parts, **words)
    s.apply(rules.MAGNITUDE, m=s.quantity("sum_magnitude", *of), u=total, vector="u + v")
    k = p["k"]
    shown = f"{'−' if k < 0 else ''}{abs(k)}u"
    scaled = s.quantity("vector_multiple", str(k), u.start, u.end, symbol=shown, noun=shown)
    s.apply(rules.multiple(k), w=scaled, u=u.parts, vector="u")
    s.say("", one="u", other="v")
