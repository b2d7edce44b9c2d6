"""Two circles and a common external tangent: the line of centres, touching circles, the tangent's length."""

from math import acos, degrees, sqrt

from engine import Reject, polar
from generators.rules.area import CIRCLE_DIAMETER, perimeter_sum, segment_sum
from generators.rules.circle import COMMON_TANGENT, LINE_OF_CENTRES, LINE_OF_CENTRES_INSIDE, chords
from generators.rules.justified import TANGENT_TRAPEZOID

WEIGHT = 0.3


def sample(rng):
    kind = rng.choices(("outside", "apart", "inside"), (0.6, 9, 0.3))[0]
    small = rng.randint(2, 28)
    big = rng.randint(small + 1 + small // 4, min(40, 4 * small))
    gap = 0
    if kind == "apart":
        gap = rng.randint(1, 24)
        if gap > 1.5 * big or gap < 0.25 * small:
            raise Reject("the circles are too far apart or too near")
        whole = sqrt((big + small + gap) ** 2 - (big - small) ** 2)
        if whole != int(whole) and rng.random() < 0.3:
            raise Reject("a root")
    if (kind == "inside" and not 1.35 < big / small < 2.6) or abs(big - 2 * small) < 0.2 * small:
        raise Reject("a centre is too near the other circle")
    return {"kind": kind, "big": big, "small": small, "gap": gap, "shown": kind == "inside" or rng.random() < 0.4}


def build(s, p):
    big, small = p["big"], p["small"]
    M = s.point("M", (0, 0), dot=True)
    s.circle(M, big)
    inside = p["kind"] == "inside"
    apart = big - small if inside else big + small + p["gap"]
    N = s.point("N", (apart, 0), dot=True)
    s.circle(N, small)
    s.segment(M, N)
    apart_only = p["kind"] == "apart"  # else a radius is a mere difference
    R = s.quantity("radius", M, value=big, symbol="R", ask=apart_only)
    r = s.quantity("radius", N, value=small, symbol="r", ask=apart_only)
    d = s.length(M, N, give=p["shown"], ask=apart_only and p["shown"])
    if inside:
        _inside(s, p, M, N, R, r, d)
        return
    at = degrees(acos((big - small) / apart))
    A, B = s.point("A", polar((0, 0), big, at)), s.point("B", polar((apart, 0), small, at))
    trapezoid = s.polygon(M, A, B, N, noun="quadrilateral")
    s.claim("convex", M, A, B, N)
    s.claim("common_tangent", A, B, M, N, said=True)
    t = s.length(A, B)
    s.apply(COMMON_TANGENT, t=t, d=d, a=R, b=r, tangent=A + B, line=M + N)
    s.apply(TANGENT_TRAPEZOID, S=s.area(trapezoid), a=R, b=r, h=t, tangent=A + B, figure=f"quadrilateral {trapezoid}")
    s.apply(
        perimeter_sum(1, 1, 1, 1),
        whole=s.perimeter(trapezoid, give=False),
        p1=R,
        p2=t,
        p3=r,
        p4=d,
        figure=f"quadrilateral {trapezoid}",
    )
    s.say("", m=M, n=N, a=A, b=B)
    C = s.point("C", (big, 0))
    s.claim("on_circle", C, M)
    if p["gap"]:
        D = s.point("D", (big + p["gap"], 0))
        s.claim("on_circle", D, N)
        s.apply(segment_sum(1, 1, 1), whole=d, p1=R, p2=s.length(C, D, p["gap"], ask=not p["shown"]), p3=r, line=M + N)
        s.say("apart", m=M, n=N, c=C, d=D)
    else:
        s.claim("on_circle", C, N)
        s.claim("between", C, M, N)
        s.apply(LINE_OF_CENTRES, d=d, a=R, b=r, touch=C, line=M + N)
        s.say("outside", m=M, n=N, c=C)


def _inside(s, p, M, N, R, r, d):
    big, small = p["big"], p["small"]
    C, D = s.point("C", (big, 0)), s.point("D", (-big, 0))
    E = s.point("E", (big - 2 * small, 0))
    chords(s, (C, D))
    for point, circle in ((C, M), (D, M), (C, N), (E, N)):
        s.claim("on_circle", point, circle)
    s.claim("between", N, M, C)
    s.apply(LINE_OF_CENTRES_INSIDE, d=d, a=R, b=r, touch=C, line=M + N)
    whole, inner, rest = s.length(C, D), s.length(C, E), s.length(D, E)
    s.apply(CIRCLE_DIAMETER, d=whole, r=R, figure="the larger circle")
    s.apply(CIRCLE_DIAMETER, d=inner, r=r, figure="the smaller circle")
    s.apply(segment_sum(1, 1), whole=whole, p1=inner, p2=rest, line=C + D)
    s.say("inside", m=M, n=N, c=C, d=D, e=E)
