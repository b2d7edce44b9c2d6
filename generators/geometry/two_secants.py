"""Two secants from one point, or with a tangent: equal products of outer part and whole, the angle from arcs."""

from math import acos, degrees, hypot

from engine import Reject, direction, meet, polar
from generators.rules.angles import LINEAR_PAIR, TRIANGLE_SUM
from generators.rules.area import TRIANGLE_PERIMETER, segment_sum
from generators.rules.circle import (
    INSCRIBED_ARC,
    SECANTS_ANGLE,
    SECANTS_SIMILAR,
    TANGENT_SECANT,
    TWO_SECANTS,
    arc,
    chords,
    clear,
    ring,
    split,
)

SECANTS = [  # outer part and whole of both secants, all whole numbers
    (a, c, b, a * c // b)
    for a in range(2, 25)
    for c in range(a + 2, 41)
    for b in range(2, 25)
    if a * c % b == 0 and a != b and c != a * c // b and b + 2 <= a * c // b <= 40
    if 0.3 < (c - a) / (a * c // b - b) < 3
    and 0.2 * max(c, a * c // b) <= min(a, b)
    and max(a, b) <= 0.75 * max(c, a * c // b)
]

WEIGHT = 0.2


def sample(rng):
    if rng.random() < 0.12:
        near, far, right, left = split(rng, 36, 90, 60, 60)
        clear((far - near) / 2, near / 2, far / 2)
        if not 44 < far - near < 150 or max(right, left, far) > 160 or abs(right - left) < 8:
            raise Reject("the point is too far away")
        return {"arcs": [near, right, far, left], "joined": rng.random() < 0.6}
    a, c, b, d = rng.choice(SECANTS)
    fitting = [
        e
        for e in range(4, 41)
        if e not in (c, d) and 2 * e * a % d == 0 and 0.56 < (c * c + d * d - e * e) / (2 * c * d) < 0.89
    ]
    if not fitting:
        raise Reject("no chord BD gives a plain AC at an angle that can be drawn")
    across = rng.choice(fitting)  # BD, which sets the angle at P
    return {
        "secants": [a, c, b, d],
        "across": across,
        "whole": rng.random() < 0.5,
        "extra": rng.choice(("joined", "joined", "joined", "tangent")),
    }


def build(s, p):
    if "arcs" in p:
        _angle(s, p)
        return
    a, c, b, d = p["secants"]
    angle = degrees(acos((c * c + d * d - p["across"] ** 2) / (2 * c * d)))
    ends = {"A": (a, 0), "B": (c, 0), "C": polar((0, 0), b, angle), "D": polar((0, 0), d, angle)}
    x, (cx, cy) = (a + c) / 2, ends["C"]
    y = (cx * cx + cy * cy - a * a - 2 * x * (cx - a)) / (2 * cy)  # |OC| = |OA|
    centre, radius = s.point("_O", (x, y)), hypot(a - x, y)
    s.circle(centre, radius)
    A, B, C, D = (s.point(letter, at) for letter, at in ends.items())
    for point in (A, B, C, D):
        s.claim("on_circle", point, centre)
    P = s.point("P", (0, 0))
    chords(s, (P, B), (P, D))
    s.claim("between", A, P, B)
    s.claim("between", C, P, D)
    s.say("", p=P, a=A, b=B, c=C, d=D)
    sides = []
    for inner, outer, least, most in ((A, B, a, c), (C, D, b, d)):
        near, far = s.length(P, inner, least), s.length(P, outer, most, give=p["whole"], ask=p["whole"])
        s.apply(segment_sum(1, 1), whole=far, p1=near, p2=s.length(inner, outer, give=not p["whole"]), line=P + outer)
        sides += [near, far]
    product = f"{P}{A} · {P}{B} = {P}{C} · {P}{D}"
    s.apply(TWO_SECANTS, a=sides[0], b=sides[1], c=sides[2], d=sides[3], point=P, product=product)
    if p["extra"] == "joined":
        chords(s, (A, C), (B, D))
        inner, outer = s.length(A, C), s.length(B, D, p["across"])
        words = {"one": P + A + C, "other": P + D + B, "quadrilateral": A + B + D + C}
        s.apply(SECANTS_SIMILAR, x=inner, e=outer, a=sides[0], d=sides[3], **words)
        s.apply(SECANTS_SIMILAR, x=inner, e=outer, a=sides[2], d=sides[1], **words)
        triangle = s.polygon(P, B, D, noun="triangle", draw=False)
        s.apply(
            TRIANGLE_PERIMETER, P=s.perimeter(triangle), a=sides[1], b=sides[3], c=outer, figure=f"triangle {triangle}"
        )
        s.say("ends", one=A + C, other=B + D)
    else:
        _tangent(s, P, centre, radius, ((A, B, sides[0], sides[1]), (C, D, sides[2], sides[3])))


def _tangent(s, P, centre, radius, secants):
    """The tangent from P that touches beyond the second secant."""
    x, y = s.xy(centre)
    far = hypot(x, y)
    along = far - radius * radius / far
    height = radius * (1 - radius * radius / far**2) ** 0.5
    ux, uy = x / far, y / far
    touch = (along * ux - height * uy, along * uy + height * ux)
    if direction((0, 0), touch) - direction((0, 0), s.xy(secants[1][1])) < 12:
        raise Reject("the tangent is too near a secant")
    T = s.point("T", touch)
    s.segment(P, T)
    s.claim("tangent_line", centre, P, T, said=True)
    t = s.length(P, T)
    for inner, outer, near, whole in secants:
        s.apply(
            TANGENT_SECANT, t=t, a=near, c=whole, point=P, tangent=P + T, product=f"{P}{T}² = {P}{inner} · {P}{outer}"
        )
    s.say("tangent", p=P, t=T)


def _angle(s, p):
    near, right, far, _ = p["arcs"]  # of arcs CA, AB, BD and DC, counter-clockwise
    O, C, A, B, D = ring(s, 10, "_O", C=0, A=near, B=near + right, D=near + right + far)
    P = s.point("P", meet(s.xy(A), s.xy(B), s.xy(C), s.xy(D)))
    chords(s, (P, B), (P, D))
    s.claim("between", A, P, B)
    s.claim("between", C, P, D)
    s.say("", p=P, a=A, b=B, c=C, d=D)
    arcs = [arc(s, O, *pair) for pair in ((C, A), (A, B), (B, D), (D, C))]
    for pair, size in (((C, A), near), ((B, D), far), ((A, B), right)):
        s.quantity("arc_measure", O, *pair, value=size)
    apex = s.angle(B, P, D)
    s.apply(SECANTS_ANGLE, x=apex, p=arcs[2], q=arcs[0], point=P, angle=B + P + D, far=B + D, arc=C + A)
    if p["joined"]:
        chords(s, (A, D))
        at_a, at_d = s.angle(B, A, D, ask=False), s.angle(A, D, C)
        s.apply(INSCRIBED_ARC, I=at_a, m=arcs[2], inscribed=B + A + D, arc=B + D)
        s.apply(INSCRIBED_ARC, I=at_d, m=arcs[0], inscribed=A + D + C, arc=C + A)
        s.apply(LINEAR_PAIR, a=at_a, b=s.angle(P, A, D), vertex=A)
        s.apply(TRIANGLE_SUM, a=apex, b=at_d, c=s.angle(P, A, D), triangle=P + A + D)
        s.say("joined", one=A + D)
