"""Two tangents from a point: equal lengths, their angle, the kite with the radii, a third tangent, a triangle."""

from math import acos, atan2, degrees, sqrt

from engine import Reject, between, foot, polar, third_point
from generators.rules.area import KITE_PERIMETER, TRIANGLE_PERIMETER, perimeter_sum, segment_sum
from generators.rules.circle import (
    EQUAL_TANGENTS,
    TANGENT_ANGLES,
    TANGENT_KITE_AREA,
    TANGENT_SIDES,
    TANGENTS_BISECTOR,
    TANGENTS_CENTRAL,
    TANGENTS_TRIANGLE,
    THIRD_TANGENT,
    chords,
    ring,
    swept,
)

WEIGHT = 0.3


def sample(rng):
    kind = rng.choices(("kite", "angles", "third", "triangle"), (5, 1, 4, 4))[0]
    if kind == "kite":
        radius, tangent, outer = rng.randint(3, 30), rng.randint(3, 40), rng.randint(1, 40)
        exact = rng.random() < 0.3
        t = sqrt((radius + outer) ** 2 - radius**2) if exact else tangent
        if not 0.7 < t / radius < 3 or abs(t / radius - 1) < 0.07:
            raise Reject("too flat, or looks like a square")
        return {
            "kind": kind,
            "radius": radius,
            "tangent": None if exact else tangent,
            "whole": radius + outer if exact else None,
        }
    if kind == "angles":
        angle = rng.randint(30, 110)
        if abs(angle - 90) < 5 or abs(angle - 60) < 3:
            raise Reject("an angle looks right")
        return {
            "kind": kind,
            "angle": angle - angle % 2,
            "radius": rng.randint(3, 30),
            "shaded": rng.random() < 0.6,
            "chord": rng.random() < 0.5,
        }
    x, y, z = rng.randint(2, 20), rng.randint(2, 20), rng.randint(2, 20)
    if kind == "third":
        z += x + y
        if min(x, y) < 0.5 * max(x, y) or x == y or z > 2.1 * (x + y) or z < 1.2 * (x + y):
            raise Reject("too flat")
    elif min(x, y, z) < 0.35 * max(x, y, z) or len({x, y, z}) < 3:
        raise Reject("sides look equal, or too flat")
    return {"kind": kind, "parts": [x, y, z]}


def build(s, p):
    {"third": _third, "triangle": _triangle}.get(p["kind"], _kite)(s, p)


def _kite(s, p):
    radius = p["radius"]
    if p["kind"] == "angles":
        half = 90 - p["angle"] / 2
        far = radius / polar((0, 0), 1, half)[0]
    else:
        far = p["whole"] or sqrt(radius**2 + p["tangent"] ** 2)
        half = degrees(acos(radius / far))
    O, A, B = ring(s, radius, A=half, B=-half)
    P = s.point("P", (far, 0))
    kite = s.polygon(P, A, O, B, noun="quadrilateral")
    s.claim("tangents", O, P, A, B, said=True)
    s.say("", o=O, p=P, a=A, b=B)
    r = s.quantity("radius", O, value=radius)
    if p["kind"] == "kite" or not p["chord"]:
        s.segment(O, P, role="aux")
        s.say("axis", o=O, p=P)
    if p["kind"] == "kite":
        one, other, d = s.length(P, A, p["tangent"]), s.length(P, B, ask=False), s.length(O, P, p["whole"])
        s.apply(EQUAL_TANGENTS, a=one, b=other, point=P, one=P + A, other=P + B)
        for touch, t in ((A, one), (B, other)):
            s.apply(
                TANGENT_SIDES, t=t, r=r, d=d, triangle=O + touch + P, tangent=P + touch, radius=O + touch, touch=touch
            )
        s.apply(TANGENT_KITE_AREA, S=s.area(kite), r=r, t=one, kite=kite)
        s.apply(
            KITE_PERIMETER, P=s.perimeter(kite, give=p["whole"] is None), a=one, b=r, figure=f"quadrilateral {kite}"
        )
        return
    angle, central = s.angle(A, P, B, p["angle"]), s.angle(A, O, B)
    s.apply(TANGENTS_CENTRAL, P=angle, C=central, quadrilateral=kite)
    swept(s, O, B, A, central, r, p["shaded"])
    if p["chord"]:
        s.segment(A, B)
        s.apply(TANGENTS_TRIANGLE, P=angle, A=s.angle(P, A, B), triangle=P + A + B, point=P)
        s.apply(TANGENTS_TRIANGLE, P=angle, A=s.angle(P, B, A), triangle=P + A + B, point=P)
        s.say("chord", a=A, b=B)
        return
    for touch in (A, B):
        at_p, at_o = s.angle(touch, P, O), s.angle(touch, O, P)
        s.apply(TANGENTS_BISECTOR, h=at_p, w=angle, axis=O + P, whole=A + P + B, half=touch + P + O)
        s.apply(TANGENTS_BISECTOR, h=at_o, w=central, axis=O + P, whole=A + O + B, half=touch + O + P)
        s.apply(TANGENT_ANGLES, A=at_p, B=at_o, triangle=O + touch + P, touch=touch, radius=O + touch)


def _third(s, p):
    x, y, t = p["parts"]
    C, D = (0, 0), (x + y, 0)
    P = third_point(C, D, t - x, t - y)
    touch = between(P, C, t / (t - x)), between(P, D, t / (t - y)), (x, 0)
    radius = sqrt(t * x * y / (t - x - y))  # the excircle of triangle PCD opposite P
    centre = (x, -radius)
    shifted = [(q[0] - centre[0], q[1] - centre[1]) for q in (P, C, D, *touch)]
    O, A, B, Q = ring(
        s, radius, **{name: degrees(atan2(q[1], q[0])) for name, q in zip("ABQ", shifted[3:], strict=True)}
    )
    P, C, D = (s.point(name, q) for name, q in zip("PCD", shifted, strict=False))
    chords(s, (P, A), (P, B), (C, D))
    for outer, inner, end in ((P, C, A), (P, D, B), (C, Q, D)):
        s.claim("between", inner, outer, end)
    s.claim("tangents", O, P, A, B, said=True)
    s.claim("tangent", O, C, Q, said=True)
    one, other = s.length(P, A, t), s.length(P, B)
    s.apply(EQUAL_TANGENTS, a=one, b=other, point=P, one=P + A, other=P + B)
    parts = []
    for corner, end, whole, value in ((C, A, one, x), (D, B, other, y)):
        outer, inner = s.length(corner, end, ask=False), s.length(corner, Q, value)
        s.apply(EQUAL_TANGENTS, a=outer, b=inner, point=corner, one=corner + end, other=corner + Q)
        s.apply(segment_sum(1, 1), whole=whole, p1=s.length(P, corner), p2=outer, line=P + end)
        parts.append(inner)
    s.apply(segment_sum(1, 1), whole=s.length(C, D), p1=parts[0], p2=parts[1], line=C + D)
    triangle = s.polygon(P, C, D, noun="triangle", draw=False)
    around = s.perimeter(triangle)
    s.apply(
        TRIANGLE_PERIMETER,
        P=around,
        a=s.length(P, C),
        b=s.length(P, D),
        c=s.length(C, D),
        figure=f"triangle {triangle}",
    )
    s.apply(THIRD_TANGENT, p=around, t=one, point=P, triangle=triangle)
    s.say("third", o=O, p=P, a=A, b=B, c=C, d=D, q=Q)


def _triangle(s, p):
    x, y, z = p["parts"]
    A, B = (0, 0), (x + y, 0)
    C = third_point(A, B, x + z, y + z)
    radius = sqrt(x * y * z / (x + y + z))
    corners = [(q[0] - x, q[1] - radius) for q in (A, B, C)]
    feet = [foot((0, 0), a, b) for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)]
    O, D, E, F = ring(s, radius, **{name: degrees(atan2(q[1], q[0])) for name, q in zip("DEF", feet, strict=True)})
    A, B, C = (s.point(name, q) for name, q in zip("ABC", corners, strict=True))
    triangle = s.polygon(A, B, C, noun="triangle")
    s.claim("inscribed_circle", O, A, B, C, said=True)
    sides = ((A, D, B), (B, E, C), (C, F, A))
    for a, touch, b in sides:
        s.claim("tangent", O, a, touch)
        s.claim("between", touch, a, b)
    pieces = []
    for corner, one, other, value in ((A, D, F, x), (B, D, E, y), (C, E, F, z)):
        first, second = s.length(corner, one, value, ask=corner == C), s.length(corner, other, ask=False)
        s.apply(EQUAL_TANGENTS, a=first, b=second, point=corner, one=corner + one, other=corner + other)
        pieces.append(first)
    for a, touch, b in sides:
        s.apply(segment_sum(1, 1), whole=s.length(a, b), p1=s.length(a, touch), p2=s.length(touch, b), line=a + b)
    around = s.perimeter(triangle)
    s.apply(
        TRIANGLE_PERIMETER,
        P=around,
        a=s.length(A, B),
        b=s.length(B, C),
        c=s.length(C, A),
        figure=f"triangle {triangle}",
    )
    s.apply(
        perimeter_sum(2, 2, 2), whole=around, p1=pieces[0], p2=pieces[1], p3=pieces[2], figure=f"triangle {triangle}"
    )
    s.say("triangle", o=O, a=A, b=B, c=C, d=D, e=E, f=F)
