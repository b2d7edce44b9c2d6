"""Cyclic quadrilateral: opposite angles, exterior angle, diagonals with same-arc angles, the central angle."""

from engine import Reject, between, meet
from generators.rules.angles import ANGLE_ADDITION, EXTERIOR_ANGLE, LINEAR_PAIR, TRIANGLE_SUM
from generators.rules.circle import (
    CYCLIC_EXTERIOR,
    CYCLIC_OPPOSITE,
    INSCRIBED_ANGLE,
    RADII_TRIANGLE,
    SAME_ARC,
    chords,
    clear,
    ring,
    split,
    swept,
)


def sample(rng):
    kind = rng.choice(("diagonal", "diagonals", "diagonals", "centre"))
    arcs = split(rng, 44, 44, 44, 44, most=150)
    w, x, y, z = arcs
    clear((w + z) / 2, (x + y) / 2, (w + x) / 2, (y + z) / 2)
    if kind == "diagonals":
        clear((w + y) / 2)
    if kind == "centre" and not 60 < x + y < 164:
        raise Reject("the centre is too near a side")
    return {
        "kind": kind,
        "arcs": arcs,
        "exterior": rng.random() < 0.5,
        "radius": rng.randint(3, 20),
        "shaded": rng.random() < 0.4,
    }


def build(s, p):
    w, x, y, z = p["arcs"]
    centre = "O" if p["kind"] == "centre" else "_O"
    O, A, B, C, D = ring(s, p["radius"], centre, A=0, B=w, C=w + x, D=w + x + y)
    quadrilateral = s.polygon(A, B, C, D, noun="quadrilateral")
    s.claim("convex", A, B, C, D)
    at_a, at_b, at_c, at_d = (
        s.angle(D, A, B, (x + y) // 2),
        s.angle(A, B, C, (y + z) // 2),
        s.angle(B, C, D),
        s.angle(C, D, A),
    )
    words = {"quadrilateral": quadrilateral}
    s.apply(CYCLIC_OPPOSITE, A=at_a, C=at_c, one=D + A + B, other=B + C + D, **words)
    s.apply(CYCLIC_OPPOSITE, A=at_b, C=at_d, one=A + B + C, other=C + D + A, **words)
    s.say("", q=quadrilateral, o=O)
    if p["exterior"]:
        E = s.point("E", between(s.xy(A), s.xy(B), 1.5))
        s.segment(B, E)
        s.claim("between", B, A, E)
        outside = s.angle(E, B, C)
        s.apply(LINEAR_PAIR, a=outside, b=at_b, vertex=B)
        s.apply(CYCLIC_EXTERIOR, E=outside, A=at_d, exterior=E + B + C, opposite=C + D + A, **words)
        s.say("exterior", a=A, b=B, e=E)
    if p["kind"] == "centre":
        _centre(s, p, (O, A, B, C, D), at_a)
        return
    s.segment(A, C)
    parts = s.angle(B, A, C, x // 2), s.angle(C, A, D)
    ends = s.angle(A, C, B), s.angle(A, C, D)
    s.apply(ANGLE_ADDITION, w=at_a, a=parts[0], b=parts[1], vertex=A)
    s.apply(ANGLE_ADDITION, w=at_c, a=ends[0], b=ends[1], vertex=C)
    s.apply(TRIANGLE_SUM, a=parts[0], b=ends[0], c=at_b, triangle=A + B + C)
    s.apply(TRIANGLE_SUM, a=parts[1], b=ends[1], c=at_d, triangle=A + C + D)
    if p["kind"] == "diagonal":
        s.say("diagonal", one=A + C)
        return
    s.segment(B, D)
    F = s.point("F", meet(s.xy(A), s.xy(C), s.xy(B), s.xy(D)))
    s.claim("between", F, A, C)
    s.claim("between", F, B, D)
    s.say("diagonals", one=A + C, other=B + D, f=F)
    twins = s.angle(B, D, C), s.angle(C, B, D), s.angle(A, D, B), s.angle(A, B, D)
    pairs = ((parts[0], twins[0], B + A + C, B + D + C, B + C), (parts[1], twins[1], C + A + D, C + B + D, C + D))
    pairs += ((ends[0], twins[2], A + C + B, A + D + B, A + B), (ends[1], twins[3], A + C + D, A + B + D, A + D))
    for one, other, first, second, arc in pairs:
        s.apply(SAME_ARC, I=one, J=other, one=first, other=second, arc=arc)
    crossing, beside = s.angle(A, F, B), s.angle(B, F, C)
    s.apply(TRIANGLE_SUM, a=parts[0], b=twins[3], c=crossing, triangle=A + B + F)
    s.apply(EXTERIOR_ANGLE, e=beside, a=parts[0], b=twins[3], triangle=A + B + F)
    s.apply(LINEAR_PAIR, a=crossing, b=beside, vertex=F)
    s.apply(ANGLE_ADDITION, w=at_b, a=twins[3], b=twins[1], vertex=B)
    s.apply(ANGLE_ADDITION, w=at_d, a=twins[0], b=twins[2], vertex=D)


def _centre(s, p, points, at_a):
    O, A, B, C, D = points
    y = p["arcs"][2]
    chords(s, (O, B), (O, D), (B, D))
    central, base = s.angle(B, O, D), s.angle(O, B, D)
    s.apply(INSCRIBED_ANGLE, I=at_a, C=central, inscribed=D + A + B, central=B + O + D, arc=B + D)
    s.apply(RADII_TRIANGLE, C=central, A=base, triangle=O + B + D)
    at_b, at_d = s.angle(C, B, D, y // 2), s.angle(B, D, C)
    s.apply(TRIANGLE_SUM, a=at_b, b=at_d, c=s.angle(B, C, D), triangle=B + C + D)
    s.apply(ANGLE_ADDITION, w=s.angle(C, B, O), a=base, b=at_b, vertex=B)
    s.apply(ANGLE_ADDITION, w=s.angle(A, B, C), a=s.angle(A, B, D), b=at_b, vertex=B)
    swept(s, O, B, D, central, s.quantity("radius", O, value=p["radius"]), p["shaded"])
    s.say("centre", o=O, b=B, d=D, a=A)
