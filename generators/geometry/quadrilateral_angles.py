"""Angles of a quadrilateral cut by a diagonal: its triangles, an exterior angle, equal or parallel sides."""

from engine import Reject, between, distance
from generators.rules.angles import (
    ALTERNATE,
    ANGLE_ADDITION,
    CO_INTERIOR,
    ISOSCELES_APEX,
    ISOSCELES_BASE,
    LINEAR_PAIR,
    POLYGON_SUM,
    TRIANGLE_SUM,
    apex,
    asked_if,
    plain,
)

WEIGHT = 0.8
UNITS = ("",)
# angles BAC, ACB, CAD, ACD, ABC, ADC, BAD, BCD: those of one number give each other at once
GROUPS = {
    "general": (0, 1, 2, 3, 4, 5, 6, 7),
    "parallel": (0, 1, 2, 0, 4, 5, 5, 4),
    "isosceles": (0, 1, 2, 2, 4, 2, 6, 7),
}


def sample(rng):
    part = rng.choices(("general", "parallel", "isosceles"), (8, 1, 1))[0]
    # at A and C the diagonal AC leaves the angles a, c in triangle ABC and d, e in triangle ACD
    a, d = rng.randint(24, 95), rng.randint(24, 95)
    c, e = rng.randint(24, min(100, 150 - a)), rng.randint(24, min(100, 150 - d))
    if part == "parallel":
        e = a  # AB is parallel to DC
    elif part == "isosceles":
        e = d  # DA = DC
    plain(a, c, d, e, 180 - a - c, 180 - d - e, a + d, c + e, low=24, high=145)
    if part != "parallel" and (abs(a - e) < 4 or abs(c - d) < 4):
        raise Reject("sides look parallel")
    if (part != "isosceles" and abs(d - e) < 4) or abs(a - c) < 4 or abs(c - d) < 4:
        raise Reject("sides look equal")
    return {
        "part": part,
        "a": a,
        "c": c,
        "d": d,
        "e": e,
        "asked": rng.choice(GROUPS[part]),
        "outside": rng.random() < 0.5,
    }


def build(s, p):
    part = p["part"]
    a, c = (0, 0), (10, 0)
    b, d = apex(c, a, p["c"], p["a"]), apex(a, c, p["d"], p["e"])
    sizes = [distance(x, y) for x, y in ((a, b), (b, c), (c, d), (d, a), (a, c))]
    if min(sizes) < 0.3 * max(sizes):
        raise Reject("sides are of too unlike length")
    A, B, C, D = (s.point(n, xy) for n, xy in zip("ABCD", (a, b, c, d), strict=True))
    s.polygon(A, B, C, D, noun="quadrilateral")
    s.segment(A, C)
    s.claim("convex", A, B, C, D)
    g = p["asked"]
    group = GROUPS[part]
    bac, acb = s.angle(B, A, C, p["a"], **asked_if(group[0], g)), s.angle(A, C, B, p["c"], **asked_if(group[1], g))
    cad, acd = s.angle(C, A, D, p["d"], **asked_if(group[2], g)), s.angle(A, C, D, None, **asked_if(group[3], g))
    abc, adc = s.angle(A, B, C, **asked_if(group[4], g)), s.angle(A, D, C, **asked_if(group[5], g))
    bad, bcd = s.angle(B, A, D, **asked_if(group[6], g)), s.angle(B, C, D, **asked_if(group[7], g))
    s.angle(A, C, D, p["e"])
    s.apply(TRIANGLE_SUM, a=bac, b=acb, c=abc, triangle=A + B + C)
    s.apply(ANGLE_ADDITION, w=bad, a=bac, b=cad, vertex=A)
    s.apply(ANGLE_ADDITION, w=bcd, a=acb, b=acd, vertex=C)
    s.apply(POLYGON_SUM[4], a=bad, b=abc, c=bcd, d=adc, polygon=A + B + C + D)
    if part == "isosceles":
        s.equal_lengths((D, A), (D, C))
        s.apply(ISOSCELES_BASE, a=cad, b=acd, triangle=A + C + D)
        for base in (cad, acd):
            s.apply(ISOSCELES_APEX, t=adc, b=base, triangle=A + C + D)
    else:
        s.apply(TRIANGLE_SUM, a=cad, b=acd, c=adc, triangle=A + C + D)
    if part == "parallel":
        s.parallel(A, B, D, C)
        s.apply(ALTERNATE, a=bac, b=acd, one=A + B, other=D + C)
        s.apply(CO_INTERIOR, a=abc, b=bcd, one=A + B, other=D + C)
        s.apply(CO_INTERIOR, a=bad, b=adc, one=A + B, other=D + C)
    words = {"A": A, "B": B, "C": C, "D": D}
    if p["outside"]:
        E = s.point("E", between(b, c, 1 + 0.3 * max(sizes) / distance(b, c)))
        s.segment(C, E)
        s.claim("between", C, B, E)
        s.apply(LINEAR_PAIR, a=bcd, b=s.angle(D, C, E, **asked_if(group[7], g)), vertex=C)
        s.say("outside", E=E, **words)
    else:
        s.say("diagonal", **words)
