"""A trapezoid with its midline: the mean of the bases; area, height, legs, the isosceles case, a diagonal."""

from engine import Reject, between, meet
from generators.rules.angles import asked_if, heard
from generators.rules.area import TRAPEZOID_AREA, perimeter_sum, segment_sum
from generators.rules.quadrilateral import (
    ISOSCELES_OVERHANG,
    TRAPEZOID_AREA_MIDLINE,
    TRAPEZOID_MIDLINE,
)
from generators.rules.right_triangle import PYTHAGORAS
from generators.rules.similar import MIDPOINT_HALVES, MIDSEGMENT

WEIGHT = 0.8


def sample(rng):
    kind = rng.choices(("height", "isosceles", "diagonal"), (6, 6, 2))[0]
    p = {"kind": kind, "plain": rng.random() < 0.2, "upper": rng.random() < 0.5}
    top = rng.randint(3, 45)
    if kind == "isosceles":
        p["AH"] = rng.randint(2, 18)
        bottom = top + 2 * p["AH"]
    else:
        bottom = rng.randint(max(5, top // 3), 3 * top)
        p["AH"] = rng.randint(2, max(3, bottom * 2 // 3))
    if (not 0.3 < top / bottom < 0.85 and not 0.3 < bottom / top < 0.85) or bottom > 60:
        raise Reject("a base is too short, or the bases look equal")
    longest = max(top, bottom)
    p |= {"AB": bottom, "CD": top, "DH": rng.randint(max(3, longest // 2), longest * 5 // 4)}
    right = bottom - p["AH"] - top
    if p["AH"] < p["DH"] * 0.12 or not p["DH"] * 0.08 < abs(right) < p["DH"] * 1.2:
        raise Reject("a leg is too steep or too flat")
    if kind == "height" and abs(bottom - 2 * p["AH"]) < 2:
        raise Reject("the foot looks like a midpoint")
    if kind != "isosceles" and abs(right - p["AH"]) < 0.15 * p["DH"]:
        raise Reject("looks isosceles")
    return p


def build(s, p):
    a, b = p["AB"], p["CD"]
    x, h = p["AH"], p["DH"]
    A, B, C, D = s.point("A", (0, 0)), s.point("B", (a, 0)), s.point("C", (x + b, h)), s.point("D", (x, h))
    M, N = s.point("M", between(s.xy(A), s.xy(D), 0.5)), s.point("N", between(s.xy(B), s.xy(C), 0.5))
    whole = s.polygon(A, B, C, D, noun="trapezoid")
    s.segment(M, N)
    s.parallel(A, B, D, C)
    s.claim("trapezoid", A, B, C, D)
    if p["kind"] == "isosceles":
        s.equal_lengths((A, M), (M, D), (B, N), (N, C), said=False)
        s.claim("midpoint", M, A, D, said=True)
        s.claim("midpoint", N, B, C, said=True)
        s.claim("equal_lengths", A, D, B, C, said=True)
        s.claim("isosceles_trapezoid", A, B, C, D)
    else:
        s.midpoint(M, A, D)
        s.midpoint(N, B, C)
    s.say("", whole=whole, line=M + N, M=M, N=N, left=A + D, right=B + C)
    points = (A, B, C, D, M, N)
    if p["kind"] == "diagonal":
        _diagonal(s, p, points, whole)
        return
    AB, CD, MN = s.length(A, B, a), s.length(C, D, b), s.length(M, N)
    s.apply(TRAPEZOID_MIDLINE, m=MN, a=AB, b=CD, line=M + N, figure=f"trapezoid {whole}")
    _height(s, p, points, whole, AB, CD, MN)


def _height(s, p, points, whole, AB, CD, MN):
    A, B, _C, D, M, _N = points
    figure = f"trapezoid {whole}"
    H = s.point("H", (p["AH"], 0))
    s.segment(D, H, role="aux")
    s.right_angle(D, H, A)
    s.claim("between", H, A, B)
    s.say("height", height=D + H, H=H, side=A + B)
    DH, AH, AD = (
        s.length(D, H, p["DH"]),
        s.length(A, H, p["AH"], **heard(p["plain"] or p["kind"] == "height")),
        s.length(A, D),
    )
    S = s.area(whole)
    s.apply(TRAPEZOID_AREA, S=S, a=AB, b=CD, h=DH, figure=figure)
    s.apply(TRAPEZOID_AREA_MIDLINE, S=S, m=MN, h=DH, figure=figure)
    s.apply(PYTHAGORAS, a=AH, b=DH, c=AD, triangle=A + H + D)
    s.apply(
        MIDPOINT_HALVES,
        whole=AD,
        a=s.length(A, M, **heard(p["plain"])),
        b=s.length(M, D, ask=False, give=False),
        mid=M,
        line=A + D,
    )
    if p["kind"] == "isosceles":
        s.apply(ISOSCELES_OVERHANG, x=AH, a=AB, b=CD, line=A + B, figure=figure)
        s.apply(perimeter_sum(1, 1, 2), whole=s.perimeter(whole), p1=AB, p2=CD, p3=AD, figure=figure)
    else:
        s.apply(segment_sum(1, 1), whole=AB, p1=AH, p2=s.length(H, B), line=A + B)
        s.apply(PYTHAGORAS, a=s.length(H, B), b=DH, c=s.length(B, D), triangle=B + H + D)
        s.segment(B, D, role="thin")
        s.say("cross", line=B + D)


def _diagonal(s, p, points, whole):
    A, B, C, D, M, N = points
    P = s.point("P", meet(s.xy(A), s.xy(C), s.xy(M), s.xy(N)))
    s.segment(A, C)
    s.claim("between", P, M, N)
    s.claim("between", P, A, C)
    s.say("diagonal", diagonal=A + C, P=P, line=M + N)
    high, low = (
        asked_if("upper", "upper" if p["upper"] else "lower"),
        asked_if("lower", "upper" if p["upper"] else "lower"),
    )
    AB, CD, MN = s.length(A, B, p["AB"], give=p["upper"]), s.length(C, D, p["CD"], give=not p["upper"]), s.length(M, N)
    MP, PN = s.length(M, P, **high), s.length(P, N, **low)
    s.apply(TRAPEZOID_MIDLINE, m=MN, a=AB, b=CD, line=M + N, figure=f"trapezoid {whole}")
    s.apply(MIDSEGMENT, m=MP, b=CD, triangle=A + C + D, line=M + P, side=C + D)
    s.apply(MIDSEGMENT, m=PN, b=AB, triangle=A + B + C, line=P + N, side=A + B)
    s.apply(segment_sum(1, 1), whole=MN, p1=MP, p2=PN, line=M + N)
