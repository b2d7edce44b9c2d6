"""Angle bisectors of a triangle: one crossing another segment, two at the incenter, an interior and an exterior one."""

from engine import Reject, between, distance, meet, polar
from generators.rules.angles import (
    ANGLE_ADDITION,
    BISECTED,
    EXTERIOR_ANGLE,
    EXTERIOR_BISECTORS,
    INCENTER_ANGLE,
    LINEAR_PAIR,
    TRIANGLE_SUM,
    VERTICAL,
    apex,
    asked_if,
    plain,
    unlike,
)

UNITS = ("",)


def sample(rng):
    part = rng.choices(("crossing", "incenter", "exterior"), (5, 3, 2))[0]
    e = 0
    if part == "crossing":
        b = rng.randint(36, 100)
        c = rng.randint(30, min(100, 142 - b))
        c -= (b + c) % 2  # the angle at A is even
        e = rng.randint(18, b - 16)
        half = (180 - b - c) // 2
        plain(b, c, 2 * half, low=30, high=115)
        plain(e, b - e, half + e, half + b, 180 - 2 * half - e, low=16, high=150)
        if abs(2 * e - b) < 5:
            raise Reject("BE looks like a bisector")
    else:
        b, c = 2 * rng.randint(18, 50), 2 * rng.randint(15, 50)
        plain(b, c, 180 - b - c, low=30, high=110)
        plain(180 - b // 2 - c, low=25, high=140)
    unlike(b, c, 180 - b - c)
    return {
        "part": part,
        "b": b,
        "c": c,
        "e": e,
        "asked": rng.randrange({"crossing": 8, "incenter": 4, "exterior": 3}[part]),
    }


def build(s, p):
    b, c = (0, 0), (10, 0)
    a = apex(b, c, p["b"], p["c"])
    A, B, C = (s.point(n, xy) for n, xy in zip("ABC", (a, b, c), strict=True))
    s.polygon(A, B, C, noun="triangle")
    {"crossing": _crossing, "incenter": _incenter, "exterior": _exterior}[p["part"]](s, p, A, B, C)


def _bisector(s, left, vertex, right, foot, count, options, value=None):
    """vertex-foot bisects an angle; names of the whole angle and its halves."""
    s.equal_angles((left, vertex, foot), (foot, vertex, right), said=False, count=count)
    s.claim("bisects", left, vertex, right, foot, said=True)
    names = (
        s.angle(left, vertex, right, value, **options),
        s.angle(left, vertex, foot, **options),
        s.angle(foot, vertex, right, **options),
    )
    s.apply(BISECTED, w=names[0], a=names[1], b=names[2], bisector=vertex + foot)
    return names


def _triangles(s, *rows):
    for x, y, z, triangle in rows:
        s.apply(TRIANGLE_SUM, a=x, b=y, c=z, triangle=triangle)


def _crossing(s, p, A, B, C):
    """AD bisects angle A, BE is any segment to AC, F is where they cross."""
    g = p["asked"]
    a, b, c = s.xy(A), s.xy(B), s.xy(C)
    half = (180 - p["b"] - p["c"]) / 2
    d = meet(b, c, a, polar(a, 1, 180 + p["b"] + half))
    e = meet(a, c, b, polar(b, 1, p["b"] - p["e"]))
    f = meet(a, d, b, e)
    if min(distance(f, a), distance(f, b), distance(f, d), distance(f, e), distance(e, c)) < 1.5:
        raise Reject("the crossing is too near a corner")
    D, E, F = s.point("D", d), s.point("E", e), s.point("F", f)
    s.segment(A, D)
    s.segment(B, E)
    for middle, one, other in ((D, B, C), (E, A, C), (F, A, D)):
        s.claim("between", middle, one, other)
    whole, left, right = _bisector(s, B, A, C, D, 1, asked_if(0, g))
    abc, acb = s.angle(A, B, C, p["b"], **asked_if(1, g)), s.angle(A, C, B, p["c"], **asked_if(2, g))
    abe, cbe = s.angle(A, B, E, p["e"], **asked_if(3, g)), s.angle(C, B, E, **asked_if(4, g))
    afb, afe, dfe, bfd = (s.angle(x, F, y, **asked_if(5, g)) for x, y in ((A, B), (A, E), (D, E), (B, D)))
    adb, adc = s.angle(A, D, B, **asked_if(6, g)), s.angle(A, D, C, **asked_if(6, g))
    aeb, bec = s.angle(A, E, B, **asked_if(7, g)), s.angle(B, E, C, **asked_if(7, g))
    s.apply(ANGLE_ADDITION, w=abc, a=abe, b=cbe, vertex=B)
    s.apply(VERTICAL, a=afb, b=dfe, vertex=F)
    s.apply(VERTICAL, a=afe, b=bfd, vertex=F)
    for one, other, vertex in ((afb, afe, F), (adb, adc, D), (aeb, bec, E)):
        s.apply(LINEAR_PAIR, a=one, b=other, vertex=vertex)
    _triangles(
        s,
        (whole, abc, acb, A + B + C),
        (left, abc, adb, A + B + D),
        (right, acb, adc, A + D + C),
        (whole, abe, aeb, A + B + E),
        (cbe, acb, bec, B + C + E),
        (left, abe, afb, A + B + F),
        (right, aeb, afe, A + F + E),
        (cbe, adb, bfd, B + D + F),
    )
    s.say("crossing", A=A, B=B, C=C, D=D, E=E, F=F)


def _incenter(s, p, A, B, C):
    """The bisectors BD and CE meet at E."""
    g = p["asked"]
    d = meet(s.xy(A), s.xy(C), s.xy(B), polar(s.xy(B), 1, p["b"] / 2))
    D, E = s.point("D", d), s.point("E", apex(s.xy(B), s.xy(C), p["b"] / 2, p["c"] / 2))
    s.segment(B, D)
    s.segment(C, E)
    s.claim("between", D, A, C)
    s.claim("between", E, B, D)
    abc, abd, dbc = _bisector(s, A, B, C, D, 1, asked_if(0, g), p["b"])
    acb, ace, ecb = _bisector(s, A, C, B, E, 2, asked_if(1, g), p["c"])
    bac, bec, ced = (s.angle(x, y, z, **asked_if(2, g)) for x, y, z in ((B, A, C), (B, E, C), (C, E, D)))
    adb, bdc = s.angle(A, D, B, **asked_if(3, g)), s.angle(B, D, C, **asked_if(3, g))
    s.apply(INCENTER_ANGLE, x=bec, a=bac, incenter=E, triangle=A + B + C)
    s.apply(LINEAR_PAIR, a=bec, b=ced, vertex=E)
    s.apply(LINEAR_PAIR, a=adb, b=bdc, vertex=D)
    _triangles(
        s,
        (bac, abc, acb, A + B + C),
        (dbc, ecb, bec, B + C + E),
        (bac, abd, adb, A + B + D),
        (dbc, acb, bdc, B + C + D),
        (ace, ced, bdc, C + D + E),
    )
    s.say("incenter", A=A, B=B, C=C, D=D, E=E)


def _exterior(s, p, A, B, C):
    """BE bisects angle B, CE bisects the exterior angle ACD."""
    g = p["asked"]
    D = s.point("D", between(s.xy(B), s.xy(C), 1.7))
    E = s.point("E", apex(s.xy(B), s.xy(C), p["b"] / 2, 90 + p["c"] / 2))
    if distance(s.xy(B), s.xy(E)) > 26:
        raise Reject("the bisectors meet too far away")
    for one, other in ((C, D), (B, E), (C, E)):
        s.segment(one, other)
    s.claim("between", C, B, D)
    abc, _, ebc = _bisector(s, A, B, C, E, 1, asked_if(0, g), p["b"])
    acd, _, ecd = _bisector(s, A, C, D, E, 2, asked_if(1, g))
    acb = s.angle(A, C, B, p["c"], **asked_if(1, g))
    bac, bec = s.angle(B, A, C, **asked_if(2, g)), s.angle(B, E, C, **asked_if(2, g))
    s.apply(EXTERIOR_BISECTORS, x=bec, a=bac, point=E, triangle=A + B + C)
    s.apply(LINEAR_PAIR, a=acb, b=acd, vertex=C)
    s.apply(EXTERIOR_ANGLE, e=acd, a=bac, b=abc, triangle=A + B + C)
    s.apply(EXTERIOR_ANGLE, e=ecd, a=bec, b=ebc, triangle=B + C + E)
    _triangles(s, (bac, abc, acb, A + B + C))
    s.say("exterior", A=A, B=B, C=C, D=D, E=E)
