"""Exterior angles of a triangle and their remote interior angles, also of two triangles one inside the other."""

from engine import Reject, between, distance, meet, polar
from generators.rules.angles import (
    ANGLE_ADDITION,
    EXTERIOR_ANGLE,
    EXTERIOR_SUM,
    LINEAR_PAIR,
    TRIANGLE_SUM,
    apex,
    asked_if,
    heard,
    plain,
    unlike,
)

UNITS = ("",)


def sample(rng):
    part = rng.choices(("cevian", "dart", "around"), (4, 4, 3))[0]
    b = rng.randint(24, 100)
    c = rng.randint(24, min(110, 140 - b))
    third = 180 - b - c
    plain(b, c, third, 180 - b, 180 - c, 180 - third, low=24, high=156)
    unlike(b, c, third)
    d, e = rng.randint(16, third - 16), rng.randint(16, max(16, c - 16))
    if part == "cevian":
        plain(b + d, low=30, high=150)
    elif part == "dart":
        d = rng.randint(16, max(16, b - 16))
        plain(d, b - d, e, c - e, third + d, third + d + e, low=16, high=155)
    return {"part": part, "b": b, "c": c, "d": d, "e": e, "heard": rng.randrange(8)}


def build(s, p):
    b, c = (0, 0), (10, 0)
    a = apex(b, c, p["b"], p["c"])
    A, B, C = (s.point(n, xy) for n, xy in zip("ABC", (a, b, c), strict=True))
    s.polygon(A, B, C, noun="triangle")
    {"cevian": _cevian, "dart": _dart, "around": _around}[p["part"]](s, p, A, B, C)


def _exterior(s, outer, inner, one, other, triangle, vertex):
    s.apply(EXTERIOR_ANGLE, e=outer, a=one, b=other, triangle=triangle)
    s.apply(LINEAR_PAIR, a=outer, b=inner, vertex=vertex)


def _cevian(s, p, A, B, C):
    """D on BC, E beyond C."""
    n = p["heard"]
    D = s.point("D", meet(s.xy(B), s.xy(C), s.xy(A), polar(s.xy(A), 1, 180 + p["b"] + p["d"])))
    E = s.point("E", between(s.xy(B), s.xy(C), 1.5))
    s.segment(A, D)
    s.segment(C, E)
    s.claim("between", D, B, C)
    s.claim("between", C, B, E)
    at_b, at_c, ace = (
        s.angle(A, B, C, p["b"]),
        s.angle(A, C, B, p["c"], **heard(n % 2)),
        s.angle(A, C, E, **heard(1 - n % 2)),
    )
    adb, adc = s.angle(A, D, B, **heard(n // 2 % 2)), s.angle(A, D, C, **heard(1 - n // 2 % 2))
    whole, left, right = s.angle(B, A, C), s.angle(B, A, D, p["d"]), s.angle(D, A, C)
    _exterior(s, ace, at_c, at_b, whole, A + B + C, C)
    _exterior(s, ace, at_c, adc, right, A + D + C, C)
    _exterior(s, adc, adb, at_b, left, A + B + D, D)
    s.apply(EXTERIOR_ANGLE, e=adb, a=at_c, b=right, triangle=A + D + C)
    s.apply(ANGLE_ADDITION, w=whole, a=left, b=right, vertex=A)
    s.say("cevian", A=A, B=B, C=C, D=D, E=E)


def _dart(s, p, A, B, C):
    """D inside the triangle; BD meets AC at E."""
    n = p["heard"]
    d = apex(s.xy(B), s.xy(C), p["b"] - p["d"], p["c"] - p["e"])
    e = meet(s.xy(A), s.xy(C), s.xy(B), d)
    if (
        min(distance(d, e), distance(e, s.xy(C)), distance(e, s.xy(A)), distance(d, s.xy(B)), distance(d, s.xy(C)))
        < 1.8
    ):
        raise Reject("points are too near each other")
    D, E = s.point("D", d), s.point("E", e)
    s.segment(B, E)
    s.segment(C, D)
    s.claim("between", E, A, C)
    s.claim("between", D, B, E)
    at_a, abe, dce = s.angle(B, A, C, 180 - p["b"] - p["c"]), s.angle(A, B, E, p["d"]), s.angle(A, C, D, p["e"])
    aeb, bec = s.angle(A, E, B, **heard(n % 2)), s.angle(B, E, C, **heard(1 - n % 2))
    bdc, edc = s.angle(B, D, C, **heard(n // 2 % 2)), s.angle(C, D, E, **heard(1 - n // 2 % 2))
    dbc, dcb = s.angle(D, B, C, p["b"] - p["d"]), s.angle(D, C, B)
    _exterior(s, bec, aeb, at_a, abe, A + B + E, E)
    _exterior(s, bdc, edc, bec, dce, C + D + E, D)
    s.apply(EXTERIOR_ANGLE, e=edc, a=dbc, b=dcb, triangle=B + C + D)
    s.apply(TRIANGLE_SUM, a=bdc, b=dbc, c=dcb, triangle=B + C + D)
    s.say("dart", A=A, B=B, C=C, D=D, E=E)


def _around(s, p, A, B, C):
    """Each side is extended at one end: D beyond C, E beyond A, F beyond B; where only two are, no F."""
    n, third = p["heard"], 180 - p["b"] - p["c"]
    three = n > 2
    inner, outer, ends = [], [], []
    for i, (letter, before, vertex, after, value) in enumerate(
        (("D", B, C, A, p["c"]), ("E", C, A, B, third), ("F", A, B, C, p["b"]))[: 3 if three else 2]
    ):
        reach = 1 + 4 / distance(s.xy(before), s.xy(vertex))
        end = s.point(letter, between(s.xy(before), s.xy(vertex), reach))
        s.segment(vertex, end)
        s.claim("between", vertex, before, end)
        here = asked_if(i, n % 3)
        inner.append(s.angle(before, vertex, after, value, **here))
        outer.append(s.angle(after, vertex, end, **here))
        ends.append(end)
    if not three:
        inner.append(s.angle(A, B, C, p["b"], **asked_if(2, n % 3)))
    for i, vertex in enumerate((C, A, B)[: len(outer)]):
        _exterior(s, outer[i], inner[i], inner[i - 1], inner[i - 2], A + B + C, vertex)
    s.apply(TRIANGLE_SUM, a=inner[0], b=inner[1], c=inner[2], triangle=A + B + C)
    if three:
        s.apply(EXTERIOR_SUM, a=outer[0], b=outer[1], c=outer[2], triangle=A + B + C)
        s.say("three", A=A, B=B, C=C, D=ends[0], E=ends[1], F=ends[2])
    else:
        s.say("two", A=A, B=B, C=C, D=ends[0], E=ends[1])
