"""Angles of triangles that share a vertex or a side: the angle sum, straight angles and vertical angles."""

from engine import Reject, distance, meet, polar
from generators.rules.angles import (
    ANGLE_ADDITION,
    LINEAR_PAIR,
    STRAIGHT_ANGLE,
    TRIANGLE_SUM,
    VERTICAL,
    apex,
    heard,
    plain,
    unlike,
)

UNITS = ("",)
CUTS = ("cevian", "crossing")

WEIGHT = 1.6


def sample(rng):
    part = rng.choices(("cevian", "crossing", "bowtie", "line"), (4, 5, 3, 4))[0]
    b = rng.randint(24, 105)
    c = rng.randint(24, min(115, 140 - b if part in CUTS else 155 - b))
    third = 180 - b - c
    plain(b, c, third, low=24, high=115)
    unlike(b, c, third)
    if part in CUTS:
        d, e = rng.randint(16, third - 16), rng.randint(16, max(16, b - 16))
        plain(b + d, low=16, high=150)
        if part == "crossing":
            plain(e, b - e, d + e, c + b - e, low=16, high=150)
    elif part == "bowtie":
        d = rng.randint(25, 125)
        e = b + third - d
        plain(d, e, low=25, high=125)
        if abs(d - b) < 6 or abs(d - third) < 6:
            raise Reject("sides look parallel")
    else:
        d = rng.randint(22, min(120, 156 - c))
        e = rng.randint(22, 156 - d)
        plain(d, e, 180 - d - e, d + c, low=22, high=158)
        if abs(d - c) < 4 or abs(b - d) < 4 or abs(c - e) < 4:
            raise Reject("figure looks symmetric")
    return {"part": part, "b": b, "c": c, "d": d, "e": e, "size": rng.randint(60, 115), "heard": rng.randrange(4)}


def _triangle(s, a, b, c, triangle):
    s.apply(TRIANGLE_SUM, a=a, b=b, c=c, triangle=triangle)


def build(s, p):
    {"cevian": _cevian, "crossing": _cevian, "bowtie": _bowtie, "line": _line}[p["part"]](s, p)


def _cevian(s, p):
    """D on BC; where the cevians cross, E on AC and F on both."""
    b, c = (0, 0), (10, 0)
    a = apex(b, c, p["b"], p["c"])
    d = meet(b, c, a, polar(a, 1, 180 + p["b"] + p["d"]))
    A, B, C, D = (s.point(n, xy) for n, xy in zip("ABCD", (a, b, c, d), strict=True))
    s.polygon(A, B, C, noun="triangle")
    s.segment(A, D)
    s.claim("between", D, B, C)
    n = p["heard"]  # of angles that give each other at once, only one is given or asked
    whole, left, right = s.angle(B, A, C), s.angle(B, A, D, p["d"]), s.angle(D, A, C)
    at_b, at_c, one, other = (
        s.angle(A, B, C, p["b"]),
        s.angle(A, C, B, p["c"]),
        s.angle(A, D, B, **heard(n % 2)),
        s.angle(A, D, C, **heard(1 - n % 2)),
    )
    _triangle(s, whole, at_b, at_c, A + B + C)
    _triangle(s, left, at_b, one, A + B + D)
    _triangle(s, right, at_c, other, A + D + C)
    s.apply(ANGLE_ADDITION, w=whole, a=left, b=right, vertex=A)
    s.apply(LINEAR_PAIR, a=one, b=other, vertex=D)
    if p["part"] == "cevian":
        s.say("cevian", A=A, B=B, C=C, D=D)
        return
    e = meet(a, c, b, polar(b, 1, p["b"] - p["e"]))
    f = meet(a, d, b, e)
    if min(distance(f, a), distance(f, b), distance(f, d), distance(f, e)) < 1.6:
        raise Reject("the crossing is too near a corner")
    E, F = s.point("E", e), s.point("F", f)
    s.segment(B, E)
    s.claim("between", E, A, C)
    upper, lower = s.angle(A, B, E, p["e"]), s.angle(E, B, C)
    s.apply(ANGLE_ADDITION, w=at_b, a=upper, b=lower, vertex=B)
    at_e, past_e = s.angle(A, E, B, **heard(n // 2)), s.angle(B, E, C, **heard(1 - n // 2))
    afb, dfe = s.angle(A, F, B, **heard(n == 0)), s.angle(D, F, E, **heard(n == 1))
    afe, bfd = s.angle(A, F, E, **heard(n == 2)), s.angle(B, F, D, **heard(n == 3))
    _triangle(s, whole, upper, at_e, A + B + E)
    _triangle(s, lower, at_c, past_e, B + C + E)
    _triangle(s, left, upper, afb, A + B + F)
    _triangle(s, right, at_e, afe, A + F + E)
    _triangle(s, lower, one, bfd, B + D + F)
    s.apply(LINEAR_PAIR, a=at_e, b=past_e, vertex=E)
    s.apply(LINEAR_PAIR, a=afb, b=afe, vertex=F)
    s.apply(VERTICAL, a=afb, b=dfe, vertex=F)
    s.apply(VERTICAL, a=afe, b=bfd, vertex=F)
    s.say("crossing", A=A, B=B, C=C, D=D, E=E, F=F)


def _bowtie(s, p):
    """AC and BD cross at E."""
    e, t = (0, 0), 180 - p["b"] - p["c"]
    a = polar(e, 6, 0)
    b = apex(e, a, p["c"], t)
    c = polar(e, 6 * p["size"] / 100, 180)
    d = apex(e, c, p["c"], p["d"])
    A, B, C, D, E = (s.point(n, xy) for n, xy in zip("ABCDE", (a, b, c, d, e), strict=True))
    for one, other in ((A, C), (B, D), (A, B), (C, D)):
        s.segment(one, other)
    s.claim("between", E, A, C)
    s.claim("between", E, B, D)
    n = p["heard"]
    crossing, opposite = s.angle(A, E, B, p["c"], **heard(n == 0)), s.angle(C, E, D, **heard(n == 1))
    beside = s.angle(B, E, C, **heard(n > 1))
    _triangle(s, s.angle(E, A, B), s.angle(A, B, E, p["b"]), crossing, A + B + E)
    _triangle(s, s.angle(E, C, D, p["d"]), s.angle(C, D, E), opposite, C + D + E)
    s.apply(VERTICAL, a=crossing, b=opposite, vertex=E)
    s.apply(LINEAR_PAIR, a=crossing, b=beside, vertex=E)
    s.apply(LINEAR_PAIR, a=opposite, b=beside, vertex=E)
    s.say("bowtie", A=A, B=B, C=C, D=D, E=E)


def _line(s, p):
    """Triangles ABC and DCE stand on the line BE."""
    b, c = (-10, 0), (0, 0)
    a = apex(b, c, p["b"], p["c"])
    e = (p["size"] / 10, 0)
    d = apex(c, e, p["d"], p["e"])
    if not 0.45 < distance(c, d) / distance(c, a) < 2.2:
        raise Reject("triangles are of too unlike size")
    A, B, C, D, E = (s.point(n, xy) for n, xy in zip("ABCDE", (a, b, c, d, e), strict=True))
    s.polygon(A, B, C, noun="triangle")
    s.polygon(D, C, E, noun="triangle")
    s.claim("between", C, B, E)
    left, right, middle = s.angle(A, C, B, p["c"]), s.angle(D, C, E, p["d"]), s.angle(A, C, D)
    _triangle(s, s.angle(B, A, C), s.angle(A, B, C, p["b"]), left, A + B + C)
    _triangle(s, right, s.angle(C, D, E), s.angle(D, E, C, p["e"]), C + D + E)
    s.apply(STRAIGHT_ANGLE, a=left, b=right, c=middle, vertex=C)
    s.say("line", A=A, B=B, C=C, D=D, E=E)
