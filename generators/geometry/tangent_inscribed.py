"""Two tangents from P and an inscribed angle on the arc between them: half of 180 - P; tangent-chord angles."""

from engine import Reject, between, polar
from generators.rules.angles import ANGLE_ADDITION, LINEAR_PAIR, TRIANGLE_SUM
from generators.rules.circle import (
    CYCLIC_OPPOSITE,
    INSCRIBED_ANGLE,
    RADII_BASE,
    RADII_TRIANGLE,
    TANGENT_CHORD,
    TANGENTS_CENTRAL,
    TANGENTS_TRIANGLE,
    chords,
    clear,
    ring,
    split,
    swept,
)

WEIGHT = 0.15


def sample(rng):
    kind = rng.choices(("radii", "chord", "minor"), (5, 5, 1))[0]
    arcs = split(rng, 70, 50, 50)
    central = arcs[0]
    clear(*arcs, *(side / 2 for side in arcs))
    if central > 148:
        raise Reject("the tangents meet too far away")
    low = rng.randint(2 * 9, central // 2 - 9)
    return {
        "kind": kind,
        "classic": rng.random() < 0.3,
        "arcs": arcs,
        "low": 2 * (low // 2) if low > 35 else 36,
        "radius": rng.randint(3, 24),
        "shaded": rng.random() < 0.6,
    }


def build(s, p):
    a, b, c = p["arcs"]  # of arcs AB, BC and CA
    radius = p["radius"]
    places = {"A": -a / 2, "B": a / 2, "C": a / 2 + b} | ({"D": p["low"] - a / 2} if p["kind"] == "minor" else {})
    O, A, B, C, *more = ring(s, radius, **places)
    P = s.point("P", (radius / polar((0, 0), 1, a / 2)[0], 0))
    chords(s, (P, A), (P, B), (C, A), (C, B))
    s.claim("tangents", O, P, A, B, said=True)
    asked = p["kind"] == "chord" or p["classic"]
    apex, inscribed = s.angle(A, P, B, ask=asked), s.angle(A, C, B, ask=asked)
    s.say("", p=P, a=A, b=B, c=C, o=O)
    if p["kind"] == "chord":
        s.segment(A, B)
        E = s.point("E", between(s.xy(P), s.xy(A), 1.5))
        s.segment(A, E)
        s.claim("between", A, P, E)
        at_a, at_b = s.angle(C, A, B, b // 2), s.angle(C, B, A)
        base, twin, outer = s.angle(P, A, B), s.angle(P, B, A, ask=False), s.angle(E, A, C)
        s.apply(TRIANGLE_SUM, a=at_a, b=at_b, c=inscribed, triangle=A + B + C)
        for angle, name in ((base, P + A + B), (twin, P + B + A)):
            s.apply(TANGENTS_TRIANGLE, P=apex, A=angle, triangle=P + A + B, point=P)
            s.apply(TANGENT_CHORD, T=angle, I=inscribed, tangent=name, inscribed=A + C + B, chord=A + B)
        s.apply(TANGENT_CHORD, T=outer, I=at_b, tangent=E + A + C, inscribed=A + B + C, chord=A + C)
        s.apply(ANGLE_ADDITION, w=s.angle(P, A, C), a=base, b=at_a, vertex=A)
        s.apply(ANGLE_ADDITION, w=s.angle(P, B, C), a=twin, b=at_b, vertex=B)
        s.apply(LINEAR_PAIR, a=s.angle(P, A, C), b=outer, vertex=A)
        s.quantity("angle", A, P, B, value=180 - a)
        s.say("chord", p=P, a=A, b=B, c=C, e=E)
        return
    chords(s, (O, A), (O, B))
    r = s.quantity("radius", O, value=radius)
    central = s.angle(A, O, B, a, give=False, ask=False)
    s.apply(TANGENTS_CENTRAL, P=apex, C=central, quadrilateral=P + A + O + B)
    s.apply(INSCRIBED_ANGLE, I=inscribed, C=central, inscribed=A + C + B, central=A + O + B, arc=A + B)
    swept(s, O, A, B, central, r, p["shaded"])
    s.say("radii", o=O, a=A, b=B)
    if p["kind"] == "minor":
        D = more[0]
        chords(s, (D, A), (D, B))
        opposite = s.angle(A, D, B)
        s.apply(CYCLIC_OPPOSITE, A=inscribed, C=opposite, one=A + C + B, other=A + D + B, quadrilateral=A + D + B + C)
        at_a, at_b = s.angle(D, A, C, ((a - p["low"]) + b) // 2), s.angle(D, B, C)
        s.apply(CYCLIC_OPPOSITE, A=at_a, C=at_b, one=D + A + C, other=D + B + C, quadrilateral=A + D + B + C)
        s.say("minor", d=D, a=A, b=B, c=C, p=P)
        return
    s.segment(O, C)
    for end, side, first, last in ((A, c, C, A), (B, b, B, C)):
        angle, base, at_c = s.angle(end, O, C, side), s.angle(O, end, C), s.angle(O, C, end, ask=False)
        s.apply(RADII_TRIANGLE, C=angle, A=base, triangle=O + end + C)
        s.apply(RADII_TRIANGLE, C=angle, A=at_c, triangle=O + end + C)
        s.apply(RADII_BASE, A=base, B=at_c, triangle=O + end + C)
        swept(s, O, first, last, angle, r)
    s.apply(ANGLE_ADDITION, w=inscribed, a=s.angle(O, C, A), b=s.angle(O, C, B), vertex=C)
    s.claim("inside", O, A, B, C)
    s.say("third", o=O, c=C, a=A, b=B)
