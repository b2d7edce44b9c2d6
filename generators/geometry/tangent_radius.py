"""A tangent is perpendicular to the radius: Pythagoras with the distance from the centre, areas, angles."""

from math import acos, degrees, sqrt

from engine import Reject, polar
from generators.rules.angles import LINEAR_PAIR
from generators.rules.area import TRIANGLE_PERIMETER, segment_sum
from generators.rules.circle import (
    INSCRIBED_ANGLE,
    RADII_TRIANGLE,
    TANGENT_ANGLES,
    TANGENT_SIDES,
    TANGENT_SPLIT,
    chords,
    ring,
    swept,
)
from generators.rules.justified import TANGENT_HEIGHT, TANGENT_LEGS

WEIGHT = 0.12


def sample(rng):
    kind = rng.choices(("one", "line", "angles"), (1, 9, 0.4))[0]
    if kind == "angles":
        return {
            "kind": kind,
            "centre": 2 * rng.randint(17, 34),
            "radius": rng.randint(3, 24),
            "far": rng.random() < 0.6,
            "shaded": rng.random() < 0.5,
        }
    radius = rng.randint(3, 24)
    tangent, other = rng.randint(3, 36), rng.randint(3, 36)
    outer = rng.randint(1, 30)
    exact = kind == "one" and rng.random() < 0.6
    if exact:  # the distance from the centre is whole
        tangent = sqrt((radius + outer) ** 2 - radius**2)
    ratio = tangent / radius
    if (
        not 0.75 < ratio < 3
        or abs(ratio - 1) < 0.06
        or not 0.5 < other / radius < 3
        or abs(other - tangent) < 0.15 * tangent
    ):
        raise Reject("too flat, or sides look equal")
    return {
        "kind": kind,
        "radius": radius,
        "tangent": None if exact else tangent,
        "outer": outer if exact else None,
        "other": other,
    }


def build(s, p):
    radius = p["radius"]
    if p["kind"] == "angles":
        far = radius / _cos(p["centre"])
    else:
        far = radius + p["outer"] if p["outer"] else sqrt(radius**2 + p["tangent"] ** 2)
    at = degrees(acos(radius / far))
    O, T = ring(s, radius, T=at)
    P = s.point("P", (far, 0))
    r = s.quantity("radius", O, value=radius)
    chords(s, (O, P), (O, T))
    s.claim("tangent", O, P, T, said=True)
    s.say("", o=O, p=P, t=T)
    if p["kind"] == "angles":
        s.segment(P, T)
        _angles(s, p, (O, P, T), r)
        return
    t, d = s.length(P, T, p["tangent"]), s.length(O, P, radius + p["outer"] if p["outer"] else None)
    words = {"touch": T, "radius": O + T}
    s.apply(TANGENT_SIDES, t=t, r=r, d=d, triangle=O + T + P, tangent=P + T, **words)
    if p["kind"] == "one":
        s.segment(P, T)
        triangle = s.polygon(O, T, P, noun="triangle", draw=False)
        s.apply(TANGENT_LEGS, S=s.area(triangle), a=r, b=t, radius=O + T, tangent=P + T, figure=f"triangle {triangle}")
        s.apply(TRIANGLE_PERIMETER, P=s.perimeter(triangle, give=False), a=r, b=t, c=d, figure=f"triangle {triangle}")
        Q = s.point("Q", (radius, 0))
        s.claim("on_circle", Q, O)
        s.claim("between", Q, O, P)
        s.apply(segment_sum(1, 1), whole=d, p1=r, p2=s.length(P, Q, ask=False), line=O + P)
        s.say("near", o=O, p=P, q=Q)
        return
    S = s.point("S", polar(s.xy(T), p["other"], at + 90))
    chords(s, (P, S), (O, S))
    s.claim("between", T, P, S)
    other, whole = s.length(T, S, p["other"]), s.length(P, S, give=False, ask=False)
    s.apply(TANGENT_SIDES, t=other, r=r, d=s.length(O, S), triangle=O + T + S, tangent=S + T, **words)
    s.apply(segment_sum(1, 1), whole=whole, p1=t, p2=other, line=P + S)
    triangle = s.polygon(O, P, S, noun="triangle", draw=False)
    s.apply(TANGENT_HEIGHT, S=s.area(triangle), b=whole, h=r, radius=O + T, figure=f"triangle {triangle}")
    s.apply(
        TRIANGLE_PERIMETER,
        P=s.perimeter(triangle, give=False),
        a=d,
        b=whole,
        c=s.length(O, S),
        figure=f"triangle {triangle}",
    )
    s.say("line", o=O, p=P, s=S, t=T)


def _cos(angle):
    return polar((0, 0), 1, angle)[0]


def _angles(s, p, points, r):
    O, P, T = points
    central, at_p = s.angle(T, O, P, p["centre"]), s.angle(O, P, T)
    s.apply(TANGENT_ANGLES, A=central, B=at_p, triangle=O + T + P, touch=T, radius=O + T)
    Q = s.point("Q", (p["radius"], 0))
    s.claim("on_circle", Q, O)
    s.claim("between", Q, O, P)
    swept(s, O, Q, T, central, r, p["shaded"])
    if p["far"]:
        S = s.point("S", (-p["radius"], 0))
        chords(s, (O, S), (S, T))
        s.claim("on_circle", S, O)
        s.claim("between", O, P, S)
        inscribed, at_t, beside = s.angle(P, S, T), s.angle(O, T, S), s.angle(S, O, T)
        s.apply(INSCRIBED_ANGLE, I=inscribed, C=central, inscribed=P + S + T, central=P + O + T, arc=Q + T)
        s.apply(LINEAR_PAIR, a=central, b=beside, vertex=O)
        s.apply(RADII_TRIANGLE, C=beside, A=inscribed, triangle=O + S + T)
        s.apply(RADII_TRIANGLE, C=beside, A=at_t, triangle=O + S + T)
        swept(s, O, T, S, beside, r)
        s.say("far", o=O, p=P, q=Q, s=S, t=T)
    else:
        s.segment(Q, T)
        at_t, rest = s.angle(O, T, Q), s.angle(P, T, Q)
        s.apply(RADII_TRIANGLE, C=central, A=at_t, triangle=O + Q + T)
        s.apply(TANGENT_SPLIT, A=at_t, B=rest, touch=T, radius=O + T, one=O + T + Q, other=P + T + Q)
        s.apply(RADII_TRIANGLE, C=central, A=s.angle(O, Q, T), triangle=O + Q + T)
        s.apply(LINEAR_PAIR, a=s.angle(O, Q, T), b=s.angle(P, Q, T), vertex=Q)
        s.say("chord", o=O, p=P, q=Q, t=T)
