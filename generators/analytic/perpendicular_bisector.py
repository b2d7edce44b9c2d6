"""The perpendicular bisector of a segment: midpoint, slopes, equation, where it meets the axes."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.lines import crosses_x, goes_through, seen, straight
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.lines import PERPENDICULAR_SLOPE
from generators.rules.plane import MIDPOINT, SLOPE

WEIGHT = 0.14


@again
def sample(rng):
    (ax, ay), (bx, by) = [(rng.randint(-9, 9), rng.randint(-9, 9)) for _ in range(2)]
    if abs(ax - bx) < 2 or abs(ay - by) < 2:
        raise Reject("level, upright or too short")
    m = -Fraction(bx - ax, by - ay)
    b = Fraction(ay + by, 2) - m * Fraction(ax + bx, 2)
    if max(m.denominator, abs(m.numerator)) > 6 or b.denominator > 6 or max(abs(b), abs(b / m)) > 12 or ax + bx == 0:
        raise Reject("an ugly equation")
    return {"ends": [(ax, ay), (bx, by)], "grid": rng.random() < 0.5}


def build(s, p):
    (ax, ay), (bx, by) = p["ends"]
    m = -Fraction(bx - ax, by - ay)
    x, y = Fraction(ax + bx, 2), Fraction(ay + by, 2)
    b = y - m * x
    axes = square_window([*p["ends"], (0, b)], p["grid"])
    s.axes(axes)
    seen(axes, m, b)
    A, B, M = (plot(s, own, *at, ask=False) for own, at in (("A", (ax, ay)), ("B", (bx, by)), ("M", (x, y))))
    s.segment(A.name, B.name)
    g = straight(s, axes, "g", m, b, look=1, single=False, target=True)
    noun, side = f"line {g.name}", A.name + B.name
    s.claim("perpendicular_bisector", A.name, B.name, *g.ends, noun, said=True, told=True)
    s.claim("midpoint", M.name, A.name, B.name, said=True, told=True)
    s.apply(MIDPOINT, M=M.place, A=A.place, B=B.place, line=side)
    rise = s.quantity("slope", A.name, B.name, symbol=f"m_{side}", noun=f"segment {side}", ask=False, give=False)
    s.apply(SLOPE, m=rise, A=A.place, B=B.place, one=A.name, other=B.name, line=side)
    s.apply(PERPENDICULAR_SLOPE, m=g.slope, n=rise, line=noun, other=side)
    goes_through(s, g, M, said=False)
    crosses_x(s, g, give=False)
    s.say("", line=noun, segment=side, m=M.name)
