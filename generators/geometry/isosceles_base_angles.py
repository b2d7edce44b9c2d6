"""Base angles of isosceles triangles, alone, two together, and beside exterior angles and other triangles."""

from engine import Reject, between, distance, meet, polar
from generators.rules.angles import (
    ANGLE_ADDITION,
    EXTERIOR_ANGLE,
    ISOSCELES_APEX,
    ISOSCELES_BASE,
    LINEAR_PAIR,
    TRIANGLE_SUM,
    apex,
    asked_if,
    plain,
)

WEIGHT = 0.7
UNITS = ("",)


def sample(rng):
    part = rng.choices(("outside", "pair", "inside"), (5, 6, 1))[0]
    b, d, e = rng.randint(33, 75), rng.randint(20, 75), rng.randint(16, 60)
    if abs(b - 60) < 3 or abs(b - 45) < 2:
        raise Reject("the triangle looks equilateral or right")
    if part == "outside":
        d = rng.randint(18, max(18, b - 16))
        plain(d, b - d, e, d + e, 180 - b - e, 180 - d - e, 180 - 2 * b + b - d, low=16, high=150)
    elif part == "pair":
        d = rng.randint(30, 75)
        e = rng.randint(18, max(18, 162 - 2 * d))
        plain(d, b + d, 180 - 2 * d, 180 - 2 * b, low=25, high=150)
        if abs(b - d) < 5 or abs(d - 60) < 3 or abs(d - 45) < 2:
            raise Reject("the triangles look alike")
        plain(e, 180 - 2 * d - e, 180 - d - e, low=16, high=150)
        if abs(2 * e - 180 + 2 * d) < 8:
            raise Reject("E looks like the midpoint")
    else:
        d = 2 * rng.randint(9, max(9, 80 - b))  # angle BAD, whose half is angle EDC
        plain(d, 180 - 2 * b - d, b + d, b + d // 2, 180 - b - d, low=18, high=145)
        if abs(d - 90 + b) < 3:
            raise Reject("D looks like the midpoint")
    return {"part": part, "b": b, "d": d, "e": e, "asked": rng.randrange(8)}


def build(s, p):
    b, c = (0, 0), (10, 0)
    a = apex(b, c, p["b"], p["b"])
    A, B, C = (s.point(n, xy) for n, xy in zip("ABC", (a, b, c), strict=True))
    s.polygon(A, B, C, noun="triangle")
    s.claim("isosceles", A, B, C)
    {"outside": _outside, "pair": _pair, "inside": _inside}[p["part"]](s, p, A, B, C)


def _isosceles(s, top, left, right, triangle):
    s.apply(ISOSCELES_BASE, a=left, b=right, triangle=triangle)
    s.apply(ISOSCELES_APEX, t=top, b=left, triangle=triangle)
    s.apply(ISOSCELES_APEX, t=top, b=right, triangle=triangle)


def _outside(s, p, A, B, C):
    """BC is extended to D with AD drawn; CE with E on AD."""
    g = p["asked"] % 7
    D = s.point("D", meet(s.xy(B), s.xy(C), s.xy(A), polar(s.xy(A), 1, -p["d"])))
    E = s.point("E", meet(s.xy(A), s.xy(D), s.xy(C), polar(s.xy(C), 1, p["e"])))
    if distance(s.xy(C), s.xy(D)) > 22:
        raise Reject("D is too far away")
    s.segment(C, D)
    s.segment(A, D)
    s.segment(C, E)
    s.equal_lengths((A, B), (A, C))
    s.claim("between", C, B, D)
    s.claim("between", E, A, D)
    abc, acb, bac, acd = (
        s.angle(x, y, z, **asked_if(0, g)) for x, y, z in ((A, B, C), (A, C, B), (B, A, C), (A, C, D))
    )
    s.angle(A, B, C, p["b"])
    cad, adc, bad = (
        s.angle(C, A, D, **asked_if(1, g)),
        s.angle(A, D, C, p["d"], **asked_if(2, g)),
        s.angle(B, A, D, **asked_if(3, g)),
    )
    ecd, ace = s.angle(E, C, D, p["e"], **asked_if(4, g)), s.angle(A, C, E, **asked_if(5, g))
    aec, ced = s.angle(A, E, C, **asked_if(6, g)), s.angle(C, E, D, **asked_if(6, g))
    _isosceles(s, bac, abc, acb, A + B + C)
    s.apply(LINEAR_PAIR, a=acb, b=acd, vertex=C)
    s.apply(LINEAR_PAIR, a=aec, b=ced, vertex=E)
    s.apply(EXTERIOR_ANGLE, e=acb, a=cad, b=adc, triangle=A + C + D)
    s.apply(EXTERIOR_ANGLE, e=aec, a=ecd, b=adc, triangle=C + D + E)
    s.apply(ANGLE_ADDITION, w=bad, a=bac, b=cad, vertex=A)
    s.apply(ANGLE_ADDITION, w=acd, a=ace, b=ecd, vertex=C)
    for x, y, z, triangle in ((bad, abc, adc, A + B + D), (cad, ace, aec, A + C + E), (ecd, adc, ced, C + D + E)):
        s.apply(TRIANGLE_SUM, a=x, b=y, c=z, triangle=triangle)
    s.say("outside", A=A, B=B, C=C, D=D, E=E)


def _pair(s, p, A, B, C):
    """A second isosceles triangle DBC on the same base, with E on BC joined to D."""
    g = p["asked"] % 5
    d = apex(s.xy(C), s.xy(B), p["d"], p["d"])
    D = s.point("D", d)
    E = s.point("E", meet(s.xy(B), s.xy(C), d, polar(d, 1, 180 - p["d"] - p["e"])))
    s.polygon(D, B, C, noun="triangle")
    s.segment(D, E)
    s.equal_lengths((A, B), (A, C))
    s.equal_lengths((D, B), (D, C))
    s.claim("isosceles", D, B, C)
    s.claim("between", E, B, C)
    abc, acb, bac = (
        s.angle(A, B, C, p["b"], **asked_if(0, g)),
        s.angle(A, C, B, **asked_if(0, g)),
        s.angle(B, A, C, **asked_if(0, g)),
    )
    dbc, dcb, bdc = (s.angle(x, y, z, **asked_if(1, g)) for x, y, z in ((D, B, C), (D, C, B), (B, D, C)))
    s.angle(D, B, C, p["d"])
    abd, acd = s.angle(A, B, D, **asked_if(2, g)), s.angle(A, C, D, **asked_if(2, g))
    cde, bde = s.angle(C, D, E, **asked_if(3, g)), s.angle(B, D, E, p["e"], **asked_if(3, g))
    bed, ced = s.angle(B, E, D, **asked_if(4, g)), s.angle(C, E, D, **asked_if(4, g))
    _isosceles(s, bac, abc, acb, A + B + C)
    _isosceles(s, bdc, dbc, dcb, B + C + D)
    s.apply(ANGLE_ADDITION, w=abd, a=abc, b=dbc, vertex=B)
    s.apply(ANGLE_ADDITION, w=acd, a=acb, b=dcb, vertex=C)
    s.apply(ANGLE_ADDITION, w=bdc, a=bde, b=cde, vertex=D)
    s.apply(TRIANGLE_SUM, a=dbc, b=bde, c=bed, triangle=B + D + E)
    s.apply(TRIANGLE_SUM, a=dcb, b=cde, c=ced, triangle=C + D + E)
    s.apply(LINEAR_PAIR, a=bed, b=ced, vertex=E)
    s.say("pair", A=A, B=B, C=C, D=D, E=E)


def _inside(s, p, A, B, C):
    """D on BC and E on AC with AD = AE."""
    g = p["asked"] % 5
    a = s.xy(A)
    d = meet(s.xy(B), s.xy(C), a, polar(a, 1, 180 + p["b"] + p["d"]))
    if distance(a, d) > 0.86 * distance(a, s.xy(C)):
        raise Reject("E is too near a corner")
    D, E = s.point("D", d), s.point("E", between(a, s.xy(C), distance(a, d) / distance(a, s.xy(C))))
    s.segment(A, D)
    s.segment(D, E)
    s.equal_lengths((A, B), (A, C))
    s.equal_lengths((A, D), (A, E))
    s.claim("between", D, B, C)
    s.claim("between", E, A, C)
    abc, acb, bac = (
        s.angle(A, B, C, p["b"], **asked_if(0, g)),
        s.angle(A, C, B, **asked_if(0, g)),
        s.angle(B, A, C, **asked_if(0, g)),
    )
    bad, dac = s.angle(B, A, D, p["d"], **asked_if(1, g)), s.angle(C, A, D, **asked_if(2, g))
    ade, aed, dec = (s.angle(x, y, z, **asked_if(2, g)) for x, y, z in ((A, D, E), (A, E, D), (C, E, D)))
    adb, adc, edc = (
        s.angle(A, D, B, **asked_if(3, g)),
        s.angle(A, D, C, **asked_if(3, g)),
        s.angle(E, D, C, **asked_if(4, g)),
    )
    _isosceles(s, bac, abc, acb, A + B + C)
    _isosceles(s, dac, ade, aed, A + D + E)
    s.apply(ANGLE_ADDITION, w=bac, a=bad, b=dac, vertex=A)
    s.apply(ANGLE_ADDITION, w=adc, a=ade, b=edc, vertex=D)
    s.apply(EXTERIOR_ANGLE, e=adc, a=abc, b=bad, triangle=A + B + D)
    s.apply(EXTERIOR_ANGLE, e=aed, a=edc, b=acb, triangle=C + D + E)
    s.apply(TRIANGLE_SUM, a=abc, b=bad, c=adb, triangle=A + B + D)
    s.apply(TRIANGLE_SUM, a=acb, b=dac, c=adc, triangle=A + D + C)
    s.apply(TRIANGLE_SUM, a=acb, b=edc, c=dec, triangle=C + D + E)
    s.apply(LINEAR_PAIR, a=adb, b=adc, vertex=D)
    s.apply(LINEAR_PAIR, a=aed, b=dec, vertex=E)
    s.say("inside", A=A, B=B, C=C, D=D, E=E)
