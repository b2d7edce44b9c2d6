"""The distance from a point to a line, by the line's equation or by two points of it; the triangle that they form."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.lines import goes_through, lattice_line, seen, straight
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.area import TRIANGLE_AREA
from generators.rules.lines import POINT_LINE_DISTANCE
from generators.rules.one_way import one_way
from generators.rules.plane import DISTANCE

WEIGHT = 0.6

NICE = [Fraction(p, q) * sign for p, q in ((3, 4), (4, 3), (5, 12), (12, 5)) for sign in (1, -1)]


@again
def sample(rng):
    if rng.random() < 0.45:
        m, (x, y) = rng.choice(NICE), (rng.randint(-4, 4), rng.randint(-7, 7))
        b = y - m * x
        t = rng.choice((-1, 1, 2))
        ends = [(x, y), (x + t * m.denominator, y + t * m.numerator)]
        if max(abs(b), *map(abs, ends[1])) > 13:
            raise Reject("line out of reach")
    else:
        m, b, ends = lattice_line(rng, 10, 13)
    at = rng.randint(-9, 9), rng.randint(-9, 9)
    away = (m * at[0] - at[1] + b) ** 2 / (m**2 + 1)
    if away < 2 or any(not v for v in (*at, *ends[0], *ends[1])):
        raise Reject("point too near to the line or an axis")
    by = rng.choice(("equation", "general", "points", "points"))
    return {"m": m, "b": b, "ends": ends, "at": at, "by": by, "grid": rng.random() < 0.5}


def build(s, p):
    m, b = Fraction(p["m"]), Fraction(p["b"])
    marked = [p["at"]] + (p["ends"] if p["by"] == "points" else [])
    axes = square_window([*marked, (0, b)], p["grid"])
    s.axes(axes)
    seen(axes, m, b)
    g = straight(s, axes, "g", m, b, p["by"] == "general", ask=False, give=False)
    P, noun = plot(s, "P", *p["at"]), f"line {g.name}"
    d = s.quantity("distance", P.name, *g.ends, symbol="d", noun=f"{P.name} to {noun}")
    s.apply(POINT_LINE_DISTANCE, d=d, m=g.slope, b=g.intercept, P=P.place, line=noun, one=P.name)
    if p["by"] == "points":
        A, B = (plot(s, own, *end) for own, end in zip("AB", p["ends"], strict=True))
        goes_through(s, g, A, B)
        base = s.length(A.name, B.name, ask=False, give=False)
        s.apply(DISTANCE, d=base, A=A.place, B=B.place, one=A.name, other=B.name, line=A.name + B.name)
        triangle = s.polygon(A.name, B.name, P.name, noun="triangle", draw=False)
        for end in (A, B):
            s.segment(end.name, P.name, role="aux")
        s.apply(one_way(TRIANGLE_AREA), S=s.area(triangle, give=False), b=base, h=d, figure=f"triangle {triangle}")
        s.say("triangle", line=noun, a=A.name, b=B.name, p=P.name)
    else:
        s.say("", line=noun, p=P.name)
