"""Parallel lines cut by transversals: corresponding, alternate and co-interior angles, with triangles between them."""

from engine import Reject, distance, meet, polar
from generators.rules.angles import (
    ALTERNATE,
    ANGLE_ADDITION,
    CO_INTERIOR,
    CORRESPONDING,
    LINEAR_PAIR,
    STRAIGHT_ANGLE,
    TRIANGLE_SUM,
    VERTICAL,
    apex,
    asked_if,
    plain,
    unlike,
)

UNITS = ("",)
PARTS = ("plain", "cut", "strip", "cross")

WEIGHT = 0.7


def sample(rng):
    part = rng.choices(PARTS, (1, 6, 6, 5))[0]
    b = rng.randint(32, 100)
    c = rng.randint(28, min(115, 150 - b))
    plain(b, c, 180 - b - c, low=28, high=118)
    unlike(b, c, 180 - b - c)
    d, size = rng.randint(16, 80), rng.randint(60, 120)
    if part == "cut":
        d = rng.randint(16, b - 16)
        plain(d, b - d, c + d, low=16, high=150)
    elif part == "strip":
        d = rng.randint(14, 166 - b - c)
        plain(d, 180 - b - c - d, b + d, low=16, high=150)
    elif part == "cross":
        d = rng.randint(20, max(20, 160 - b - c))
        plain(d, 180 - b - c - d, 180 - c - d, low=20, high=140)
    return {"part": part, "b": b, "c": c, "d": d, "size": size, "asked": rng.randrange(6), "top": rng.random() < 0.5}


def build(s, p):
    {"plain": _plain, "cut": _cut, "strip": _strip, "cross": _cross}[p["part"]](s, p)


def _on(p, group, top):
    """Options of an angle at one of the parallels: given at the one line, asked at the other."""
    given = top == p["top"]
    return {"give": given and group != p["asked"], "ask": not given and group == p["asked"]}


def _plain(s, p):
    """The line EF crosses AB at G and CD at H."""
    g, h = (0, 0), polar((0, 0), 5, 180 + p["b"])
    at = (-6, 0), (6, 0), (h[0] - 6, h[1]), (h[0] + 6, h[1]), polar(g, 3.6, p["b"]), polar(h, 3.6, 180 + p["b"]), g, h
    A, B, C, D, E, F, G, H = (s.point(n, xy) for n, xy in zip("ABCDEFGH", at, strict=True))
    for a, b in ((A, G), (G, B), (C, H), (H, D), (E, G), (G, H), (H, F)):
        s.segment(a, b)
    s.parallel(A, B, C, D)
    for middle, a, b in ((G, A, B), (H, C, D), (G, E, H), (H, G, F)):
        s.claim("between", middle, a, b)
    upper = {
        "right": s.angle(E, G, B, p["b"]),
        "left": s.angle(A, G, E),
        "under": s.angle(B, G, H),
        "inner": s.angle(A, G, H),
    }
    lower = {"right": s.angle(G, H, D), "left": s.angle(C, H, G), "under": s.angle(D, H, F), "inner": s.angle(C, H, F)}
    words = {"one": A + B, "other": C + D}
    for place in upper:
        s.apply(CORRESPONDING, a=upper[place], b=lower[place], **words)
    s.apply(ALTERNATE, a=upper["inner"], b=lower["right"], **words)
    s.apply(ALTERNATE, a=upper["under"], b=lower["left"], **words)
    s.apply(CO_INTERIOR, a=upper["under"], b=lower["right"], **words)
    s.apply(CO_INTERIOR, a=upper["inner"], b=lower["left"], **words)
    for angles, vertex in ((upper, G), (lower, H)):
        s.apply(VERTICAL, a=angles["right"], b=angles["inner"], vertex=vertex)
        s.apply(VERTICAL, a=angles["left"], b=angles["under"], vertex=vertex)
        s.apply(LINEAR_PAIR, a=angles["right"], b=angles["left"], vertex=vertex)
        s.apply(LINEAR_PAIR, a=angles["inner"], b=angles["under"], vertex=vertex)
        s.apply(LINEAR_PAIR, a=angles["right"], b=angles["under"], vertex=vertex)
    s.say("plain", A=A, B=B, C=C, D=D, E=E, F=F, G=G, H=H)


def _cut(s, p):
    """Triangle ABC, DE parallel to BC with D on AB and E on AC, and BE."""
    g = p["asked"]
    b, c = (0, 0), (10, 0)
    a = apex(b, c, p["b"], p["c"])
    e = meet(a, c, b, polar(b, 1, p["d"]))
    d = meet(a, b, e, (e[0] + 1, e[1]))
    if not 0.25 < distance(a, e) / distance(a, c) < 0.75:
        raise Reject("the parallel is too near a vertex")
    A, B, C, D, E = (s.point(n, xy) for n, xy in zip("ABCDE", (a, b, c, d, e), strict=True))
    s.polygon(A, B, C, noun="triangle")
    s.segment(D, E)
    s.segment(B, E)
    s.parallel(D, E, B, C)
    s.claim("between", D, A, B)
    s.claim("between", E, A, C)
    top = s.angle(B, A, C, **asked_if(3, g))
    abc, ade, bde = (
        s.angle(A, B, C, p["b"], **_on(p, 0, False)),
        s.angle(A, D, E, **_on(p, 0, True)),
        s.angle(B, D, E, **_on(p, 0, True)),
    )
    acb, aed, ced = (
        s.angle(A, C, B, p["c"], **_on(p, 1, False)),
        s.angle(A, E, D, **_on(p, 1, True)),
        s.angle(C, E, D, **_on(p, 1, True)),
    )
    ebc, bed = s.angle(E, B, C, p["d"], **_on(p, 2, False)), s.angle(B, E, D, **_on(p, 2, True))
    dbe, bec, aeb = (
        s.angle(A, B, E, **asked_if(4, g)),
        s.angle(B, E, C, **asked_if(5, g)),
        s.angle(A, E, B, **asked_if(5, g)),
    )
    words = {"one": D + E, "other": B + C}
    s.apply(CORRESPONDING, a=abc, b=ade, **words)
    s.apply(CORRESPONDING, a=acb, b=aed, **words)
    s.apply(ALTERNATE, a=ebc, b=bed, **words)
    s.apply(CO_INTERIOR, a=abc, b=bde, **words)
    s.apply(CO_INTERIOR, a=acb, b=ced, **words)
    for one, other, vertex in ((ade, bde, D), (aed, ced, E), (aeb, bec, E)):
        s.apply(LINEAR_PAIR, a=one, b=other, vertex=vertex)
    s.apply(ANGLE_ADDITION, w=abc, a=dbe, b=ebc, vertex=B)
    s.apply(ANGLE_ADDITION, w=ced, a=bed, b=bec, vertex=E)
    s.apply(ANGLE_ADDITION, w=aeb, a=aed, b=bed, vertex=E)
    for x, y, z, triangle in (
        (top, abc, acb, A + B + C),
        (top, ade, aed, A + D + E),
        (dbe, bde, bed, B + D + E),
        (ebc, acb, bec, B + C + E),
        (top, dbe, aeb, A + B + E),
    ):
        s.apply(TRIANGLE_SUM, a=x, b=y, c=z, triangle=triangle)
    s.say("cut", A=A, B=B, C=C, D=D, E=E)


def _strip(s, p):
    """A lies on the line DE; B, F, C, G lie on a parallel line, and A is joined to B, F and C."""
    g = p["asked"]
    b, c = (0, 0), (10, 0)
    a = apex(b, c, p["b"], p["c"])
    f = meet(b, c, a, polar(a, 1, 180 + p["b"] + p["d"]))
    A, B, C, F = (s.point(n, xy) for n, xy in zip("ABCF", (a, b, c, f), strict=True))
    D, E, G = s.point("D", (min(a[0] - 4, -1), a[1])), s.point("E", (max(a[0] + 4, 12), a[1])), s.point("G", (14, 0))
    for one, other in ((D, A), (A, E), (B, F), (F, C), (C, G), (A, B), (A, F), (A, C)):
        s.segment(one, other)
    s.parallel(D, E, B, G)
    for middle, one, other in ((A, D, E), (F, B, C), (C, B, G)):
        s.claim("between", middle, one, other)
    dab, abc = s.angle(D, A, B, **_on(p, 0, True)), s.angle(A, B, C, p["b"], **_on(p, 0, False))
    eac, acb, acg = (
        s.angle(E, A, C, **_on(p, 1, True)),
        s.angle(A, C, B, p["c"], **_on(p, 1, False)),
        s.angle(A, C, G, **_on(p, 1, False)),
    )
    bac, baf, caf = (
        s.angle(B, A, C, **asked_if(2, g)),
        s.angle(B, A, F, p["d"], **asked_if(3, g)),
        s.angle(C, A, F, **asked_if(4, g)),
    )
    afb, afc = s.angle(A, F, B, **_on(p, 5, False)), s.angle(A, F, C, **_on(p, 5, False))
    daf, eaf = s.angle(D, A, F, **_on(p, 5, True)), s.angle(E, A, F, **_on(p, 5, True))
    words = {"one": D + E, "other": B + G}
    for one, other in ((dab, abc), (eac, acb), (daf, afc), (eaf, afb)):
        s.apply(ALTERNATE, a=one, b=other, **words)
    s.apply(CO_INTERIOR, a=eac, b=acg, **words)
    s.apply(STRAIGHT_ANGLE, a=dab, b=bac, c=eac, vertex=A)
    for whole, one, other in ((daf, dab, baf), (eaf, eac, caf), (bac, baf, caf)):
        s.apply(ANGLE_ADDITION, w=whole, a=one, b=other, vertex=A)
    for one, other, vertex in ((afb, afc, F), (acb, acg, C), (daf, eaf, A)):
        s.apply(LINEAR_PAIR, a=one, b=other, vertex=vertex)
    for x, y, z, triangle in ((abc, acb, bac, A + B + C), (abc, baf, afb, A + B + F), (acb, caf, afc, A + F + C)):
        s.apply(TRIANGLE_SUM, a=x, b=y, c=z, triangle=triangle)
    s.say("strip", A=A, B=B, C=C, D=D, E=E, F=F, G=G)


def _cross(s, p):
    """AB is parallel to CD, AD and BC cross at E, and AC is drawn."""
    g = p["asked"]
    a, b = (0, 0), (10, 0)
    e = meet(a, polar(a, 1, -p["b"]), b, polar(b, 1, 180 + p["c"]))
    c = meet(b, e, a, polar(a, 1, -180 + p["c"] + p["d"]))
    d = meet(a, e, c, (c[0] + 1, c[1]))
    if not 0.35 < distance(e, c) / distance(e, b) < 2.2 or not 0.35 < distance(c, d) / 10 < 2:
        raise Reject("the crossing is too near a corner")
    A, B, C, D, E = (s.point(n, xy) for n, xy in zip("ABCDE", (a, b, c, d, e), strict=True))
    for one, other in ((A, B), (C, D), (A, C), (A, D), (B, C)):
        s.segment(one, other)
    s.parallel(A, B, C, D)
    s.claim("between", E, A, D)
    s.claim("between", E, B, C)
    bad, adc = s.angle(B, A, D, p["b"], **_on(p, 0, True)), s.angle(A, D, C, **_on(p, 0, False))
    abc, bcd = s.angle(A, B, C, p["c"], **_on(p, 1, True)), s.angle(B, C, D, **_on(p, 1, False))
    aeb, ced, aec = (s.angle(x, E, y, **asked_if(2, g)) for x, y in ((A, B), (C, D), (A, C)))
    cad, acb = s.angle(C, A, D, **asked_if(3, g)), s.angle(A, C, B, p["d"], **asked_if(4, g))
    bac, acd = s.angle(B, A, C, **_on(p, 5, True)), s.angle(A, C, D, **_on(p, 5, False))
    words = {"one": A + B, "other": C + D}
    s.apply(ALTERNATE, a=bad, b=adc, **words)
    s.apply(ALTERNATE, a=abc, b=bcd, **words)
    s.apply(CO_INTERIOR, a=bac, b=acd, **words)
    s.apply(VERTICAL, a=aeb, b=ced, vertex=E)
    s.apply(LINEAR_PAIR, a=aeb, b=aec, vertex=E)
    s.apply(LINEAR_PAIR, a=ced, b=aec, vertex=E)
    s.apply(ANGLE_ADDITION, w=bac, a=bad, b=cad, vertex=A)
    s.apply(ANGLE_ADDITION, w=acd, a=bcd, b=acb, vertex=C)
    for x, y, z, triangle in (
        (bad, abc, aeb, A + B + E),
        (adc, bcd, ced, C + D + E),
        (cad, acb, aec, A + C + E),
        (bac, abc, acb, A + B + C),
        (cad, acd, adc, A + C + D),
    ):
        s.apply(TRIANGLE_SUM, a=x, b=y, c=z, triangle=triangle)
    s.say("cross", A=A, B=B, C=C, D=D, E=E)
