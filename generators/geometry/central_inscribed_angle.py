"""Central and inscribed angles on one arc: C = 2I, same-arc angles, isosceles triangles of radii, sectors."""

from engine import Reject, meet
from generators.rules.angles import ANGLE_ADDITION, FULL_TURN, LINEAR_PAIR, TRIANGLE_SUM
from generators.rules.arc import CHORD_LENGTH
from generators.rules.area import TRIANGLE_AREA_SINE
from generators.rules.circle import (
    INSCRIBED_ANGLE,
    RADII_BASE,
    RADII_TRIANGLE,
    SAME_ARC,
    chords,
    clear,
    ring,
    split,
    swept,
)

WEIGHT = 0.4


def sample(rng):
    extra = rng.choice(("same_arc", "chord", "radius"))
    arcs = (
        split(rng, 40, 36, 36, 36, most=150, apart=0)
        if extra == "same_arc"
        else split(rng, 40, 50, 50, most=156, apart=8)
    )
    central = arcs[0]
    clear(central)
    if extra == "same_arc":
        if any(abs(arcs[0] + side - 180) < 26 for side in (arcs[1], arcs[3])):
            raise Reject("a chord passes the centre too closely")
        clear((arcs[0] + arcs[2]) / 2)
    else:
        clear(arcs[1], arcs[2])
    return {"extra": extra, "arcs": arcs, "radius": rng.randint(3, 24), "shaded": rng.random() < 0.5}


def build(s, p):
    a, b, c = p["arcs"][:3]
    places = {"A": 0, "B": a, "C": a + b} | ({"D": a + b + c} if p["extra"] == "same_arc" else {})
    O, A, B, C, *more = ring(s, p["radius"], **places)
    chords(s, (O, A), (O, B), (C, A), (C, B))
    r = s.quantity("radius", O, value=p["radius"])
    central = s.angle(A, O, B, a)
    inscribed = s.angle(A, C, B)
    s.apply(INSCRIBED_ANGLE, I=inscribed, C=central, inscribed=A + C + B, central=A + O + B, arc=A + B)
    swept(s, O, A, B, central, r, p["shaded"])
    s.say("", a=A, b=B, c=C, o=O)
    if p["extra"] == "same_arc":
        D = more[0]
        E = s.point("E", meet(s.xy(A), s.xy(C), s.xy(B), s.xy(D)))
        chords(s, (D, A), (D, B))
        s.claim("between", E, A, C)
        s.claim("between", E, B, D)
        other = s.angle(A, D, B)
        s.apply(SAME_ARC, I=inscribed, J=other, one=A + C + B, other=A + D + B, arc=A + B)
        s.apply(INSCRIBED_ANGLE, I=other, C=central, inscribed=A + D + B, central=A + O + B, arc=A + B)
        at_b, at_a, crossing = s.angle(C, B, D, c // 2, ask=False), s.angle(C, A, D), s.angle(B, E, C, give=False)
        s.apply(SAME_ARC, I=at_b, J=at_a, one=C + B + D, other=C + A + D, arc=C + D)
        s.apply(TRIANGLE_SUM, a=inscribed, b=at_b, c=crossing, triangle=B + C + E)
        s.apply(LINEAR_PAIR, a=crossing, b=s.angle(A, E, B, give=False), vertex=E)
        s.say("same_arc", a=A, b=B, d=D, e=E, one=A + C, other=B + D)
    elif p["extra"] == "chord":
        s.segment(A, B)
        base, twin = s.angle(O, A, B), s.angle(O, B, A, ask=False)
        s.apply(RADII_TRIANGLE, C=central, A=base, triangle=O + A + B)
        s.apply(RADII_TRIANGLE, C=central, A=twin, triangle=O + A + B)
        s.apply(RADII_BASE, A=base, B=twin, triangle=O + A + B)
        at_a, at_b = s.angle(C, A, B, b // 2), s.angle(C, B, A)
        s.apply(TRIANGLE_SUM, a=at_a, b=at_b, c=inscribed, triangle=A + B + C)
        s.apply(ANGLE_ADDITION, w=at_a, a=base, b=s.angle(C, A, O), vertex=A)
        s.apply(ANGLE_ADDITION, w=at_b, a=twin, b=s.angle(C, B, O), vertex=B)
        s.apply(CHORD_LENGTH, c=s.length(A, B), A=central, r=r, chord=A + B)
        triangle = s.polygon(A, O, B, noun="triangle", draw=False)
        s.apply(TRIANGLE_AREA_SINE, S=s.area(triangle), a=r, b=r, A=central, figure=f"triangle {triangle}")
        s.claim("inside", O, A, B, C)
        s.say("chord", a=A, b=B, c=C, o=O)
    else:
        s.segment(O, C)
        ends = []
        for end, side, start, stop in ((A, c, C, A), (B, b, B, C)):
            at_c, base, angle = s.angle(O, C, end, ask=False), s.angle(O, end, C), s.angle(end, O, C, side)
            s.apply(RADII_TRIANGLE, C=angle, A=base, triangle=O + end + C)
            s.apply(RADII_TRIANGLE, C=angle, A=at_c, triangle=O + end + C)
            s.apply(RADII_BASE, A=base, B=at_c, triangle=O + end + C)
            swept(s, O, start, stop, angle, r)
            ends.append((at_c, angle))
        s.apply(ANGLE_ADDITION, w=inscribed, a=ends[0][0], b=ends[1][0], vertex=C)
        s.apply(FULL_TURN, a=central, b=ends[0][1], c=ends[1][1], vertex=O)
        s.claim("inside", O, A, B, C)
        s.say("radius", o=O, c=C, a=A, b=B)
