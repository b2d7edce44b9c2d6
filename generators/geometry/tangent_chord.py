"""The angle between a tangent and a chord equals the inscribed angle in the alternate segment."""

from generators.rules.angles import ANGLE_ADDITION, STRAIGHT_ANGLE, TRIANGLE_SUM
from generators.rules.arc import CHORD_LENGTH
from generators.rules.circle import (
    CYCLIC_OPPOSITE,
    INSCRIBED_ANGLE,
    INSCRIBED_ARC,
    RADII_TRIANGLE,
    TANGENT_CHORD,
    TANGENT_CHORD_ARC,
    TANGENT_SPLIT,
    arc,
    chords,
    clear,
    ring,
    split,
    swept,
)

WEIGHT = 0.4


def sample(rng):
    kind = rng.choices(("arcs", "centre", "four"), (1, 3, 6))[0]
    if kind == "four":
        arcs = split(rng, 40, 44, 44, 40, most=150)
        m, n, k, last = arcs
        clear(m / 2, last / 2, n / 2, k / 2, (m + n) / 2, (m + last) / 2, (k + last) / 2, (n + k) / 2)
    else:
        arcs = split(rng, 50, 50, 50)
        clear(*(side / 2 for side in arcs), *arcs)
    return {"kind": kind, "arcs": arcs, "radius": rng.randint(3, 30), "shaded": rng.random() < 0.6}


def build(s, p):
    if p["kind"] == "four":
        _four(s, p)
    else:
        _three(s, p)


def _four(s, p):
    m, n, k, last = p["arcs"]  # of arcs TA, AB, BC and CT
    O, T, A, B, C = ring(s, 10, "_O", T=-90, A=m - 90, B=m + n - 90, C=m + n + k - 90)
    P, Q = s.point("P", (15, -10)), s.point("Q", (-15, -10))
    chords(s, (P, Q), (T, B))
    quadrilateral = s.polygon(T, A, B, C, noun="quadrilateral")
    s.claim("convex", T, A, B, C)
    s.claim("between", T, P, Q)
    s.claim("tangent_line", O, P, T, said=True)
    right, left = s.angle(P, T, A), s.angle(Q, T, C)
    inner, outer = s.angle(T, B, A, m // 2), s.angle(T, B, C, last // 2)
    s.apply(TANGENT_CHORD, T=right, I=inner, tangent=P + T + A, inscribed=T + B + A, chord=T + A)
    s.apply(TANGENT_CHORD, T=left, I=outer, tangent=Q + T + C, inscribed=T + B + C, chord=T + C)
    at_t, at_b, at_a, at_c = s.angle(A, T, C), s.angle(A, B, C), s.angle(T, A, B), s.angle(B, C, T)
    s.apply(ANGLE_ADDITION, w=at_b, a=inner, b=outer, vertex=B)
    words = {"quadrilateral": quadrilateral}
    s.apply(CYCLIC_OPPOSITE, A=at_t, C=at_b, one=A + T + C, other=A + B + C, **words)
    s.apply(CYCLIC_OPPOSITE, A=at_a, C=at_c, one=T + A + B, other=B + C + T, **words)
    s.apply(STRAIGHT_ANGLE, a=right, b=at_t, c=left, vertex=T)
    near, far = s.angle(A, T, B, n // 2), s.angle(B, T, C)
    s.apply(ANGLE_ADDITION, w=at_t, a=near, b=far, vertex=T)
    s.apply(TRIANGLE_SUM, a=near, b=inner, c=at_a, triangle=T + A + B)
    s.apply(TRIANGLE_SUM, a=far, b=outer, c=at_c, triangle=T + B + C)
    s.apply(ANGLE_ADDITION, w=s.angle(P, T, B), a=right, b=near, vertex=T)
    s.apply(TANGENT_CHORD, T=s.angle(P, T, B), I=at_c, tangent=P + T + B, inscribed=B + C + T, chord=T + B)
    s.say("four", p=P, q=Q, t=T, a=A, b=B, c=C)


def _three(s, p):
    m, n, k = p["arcs"]  # of arcs TA, AB and BT
    radius, centre = p["radius"], p["kind"] == "centre"
    O, T, A, B = ring(s, radius, "O" if centre else "_O", T=-90, A=m - 90, B=m + n - 90)
    P, Q = s.point("P", (1.5 * radius, -radius)), s.point("Q", (-1.5 * radius, -radius))
    chords(s, (P, Q))
    triangle = s.polygon(T, A, B, noun="triangle")
    s.claim("between", T, P, Q)
    s.claim("tangent" if centre else "tangent_line", O, P, T, said=True)
    right, left, apex = s.angle(P, T, A), s.angle(Q, T, B), s.angle(A, T, B)
    at_a, at_b = s.angle(T, A, B, k // 2), s.angle(T, B, A, m // 2)
    s.apply(TANGENT_CHORD, T=right, I=at_b, tangent=P + T + A, inscribed=T + B + A, chord=T + A)
    s.apply(TANGENT_CHORD, T=left, I=at_a, tangent=Q + T + B, inscribed=T + A + B, chord=T + B)
    s.apply(TRIANGLE_SUM, a=at_a, b=at_b, c=apex, triangle=triangle)
    s.apply(STRAIGHT_ANGLE, a=right, b=apex, c=left, vertex=T)
    s.say("", p=P, q=Q, t=T, a=A, b=B)
    if not centre:
        sides = ((right, arc(s, O, T, A), P + T + A, T + A), (left, arc(s, O, B, T), Q + T + B, B + T))
        for angle, over, name, ends in sides:
            s.apply(TANGENT_CHORD_ARC, T=angle, m=over, tangent=name, arc=ends, chord=ends)
        for angle, over, name, ends in (
            (apex, arc(s, O, A, B), A + T + B, A + B),
            (at_b, sides[0][1], T + B + A, T + A),
            (at_a, sides[1][1], T + A + B, B + T),
        ):
            s.apply(INSCRIBED_ARC, I=angle, m=over, inscribed=name, arc=ends)
        s.say("arcs", t=T, a=A, b=B)
        return
    chords(s, (O, T), (O, A))
    r = s.quantity("radius", O, value=radius)
    central, base = s.angle(T, O, A), s.angle(O, T, A, give=False, ask=False)
    s.apply(INSCRIBED_ANGLE, I=at_b, C=central, inscribed=T + B + A, central=T + O + A, arc=T + A)
    s.apply(RADII_TRIANGLE, C=central, A=base, triangle=O + T + A)
    s.apply(TANGENT_SPLIT, A=base, B=right, touch=T, radius=O + T, one=O + T + A, other=P + T + A)
    swept(s, O, T, A, central, r, p["shaded"])
    s.apply(CHORD_LENGTH, c=s.length(T, A), A=central, r=r, chord=T + A)
    s.say("centre", o=O, t=T, a=A)
