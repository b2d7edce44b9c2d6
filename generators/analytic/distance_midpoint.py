"""A segment with its midpoint or a point that divides it in a ratio, or a triangle with a median: points, lengths."""

from math import gcd

from engine import Fraction, Reject
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.lines import HALF_OF_SEGMENT, SECTION, SECTION_RATIO
from generators.rules.plane import DISTANCE, MIDPOINT

WEIGHT = 0.6

RATIOS = [(m, n) for m in range(1, 6) for n in range(1, 6) if m != n and gcd(m, n) == 1]
REACH = 12


def sample(rng):
    kind = rng.choice(("midpoint", "section", "section", "median"))
    m, n = rng.choice(RATIOS) if kind == "section" else (1, 1)
    most = 2 * REACH // (m + n)
    u, v = rng.randint(-most, most), rng.randint(-most, most)
    x, y = (rng.randint(*sorted((-REACH - min((m + n) * d, 0), REACH - max((m + n) * d, 0)))) for d in (u, v))
    ends = [(x, y), (x + (m + n) * u, y + (m + n) * v)]
    third = (rng.randint(-REACH, REACH), rng.randint(-REACH, REACH))
    if (m + n) ** 2 * (u * u + v * v) < 16:
        raise Reject("segment too short")
    across = abs(u * (third[1] - y) - v * (third[0] - x))
    if kind == "median" and across**2 < 9 * (u * u + v * v):
        raise Reject("triangle too flat")
    return {"kind": kind, "ends": ends, "ratio": (m, n), "third": third, "grid": rng.random() < 0.6}


def build(s, p):
    kind, (m, n) = p["kind"], p["ratio"]
    (ax, ay), (bx, by) = p["ends"]
    at = [Fraction(n * a + m * b, m + n) for a, b in ((ax, bx), (ay, by))]
    third = [p["third"]] if kind == "median" else []
    s.axes(square_window([*p["ends"], *third], p["grid"]))
    A, B, M = plot(s, "A", ax, ay), plot(s, "B", bx, by), plot(s, "M" if kind != "section" else "P", *at)
    s.segment(A.name, B.name)

    def measured(one, other):
        """Length by the distance formula."""
        name = s.length(one.name, other.name, give=kind == "section")
        s.apply(
            DISTANCE, d=name, A=one.place, B=other.place, one=one.name, other=other.name, line=one.name + other.name
        )
        return name

    line = A.name + B.name
    whole, half, rest = measured(A, B), measured(A, M), measured(M, B)
    if kind == "section":
        s.claim("between", M.name, A.name, B.name, said=True, told=True)
        k = s.quantity("section_ratio", A.name, M.name, M.name, B.name, value=Fraction(m, n))
        s.apply(SECTION, P=M.place, A=A.place, B=B.place, k=k, line=line, one=M.name)
        s.apply(SECTION_RATIO, k=k, u=half, v=rest, line=line, one=M.name)
        s.say("section", a=A.name, b=B.name, p=M.name)
    else:
        s.midpoint(M.name, A.name, B.name, told=True)
        s.apply(MIDPOINT, M=M.place, A=A.place, B=B.place, line=line)
        s.apply(HALF_OF_SEGMENT, h=half, d=whole, line=line, one=M.name)
        s.apply(HALF_OF_SEGMENT, h=rest, d=whole, line=line, one=M.name)
        if kind == "median":
            C = plot(s, "C", *p["third"])
            for end in (A, B, M):
                s.segment(end.name, C.name)
                measured(end, C)
        s.say(kind, a=A.name, b=B.name, m=M.name, c=C.name if kind == "median" else "")
