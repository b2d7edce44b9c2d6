"""Two chords that cross: equal products of their parts, and the angle as half the sum of two arcs."""

from math import acos, degrees, hypot

from engine import Reject, meet, polar
from generators.rules.angles import LINEAR_PAIR, TRIANGLE_SUM, VERTICAL
from generators.rules.area import TRIANGLE_PERIMETER, segment_sum
from generators.rules.circle import (
    CHORDS_ANGLE,
    CHORDS_PRODUCT,
    CHORDS_SIMILAR,
    INSCRIBED_ARC,
    arc,
    chords,
    clear,
    ring,
    split,
)

PARTS = [  # of both chords, with equal products
    (a, b, c, a * b // c)
    for a in range(2, 25)
    for b in range(2, 25)
    for c in range(2, 25)
    if a * b % c == 0 and 2 <= a * b // c <= 24 and len({a, b, c, a * b // c}) > 2 and {a, b} != {c, a * b // c}
    if max(a, b, c, a * b // c) <= 5 * min(a, b, c, a * b // c)
]


def sample(rng):
    if rng.random() < 0.75:
        arcs = split(rng, 44, 44, 44, 44)
        clear((arcs[0] + arcs[2]) / 2)
        return {"arcs": arcs, "joined": rng.random() < 0.6}
    a, b, c, d = rng.choice(PARTS)
    fitting = [
        e
        for e in range(3, 41)
        if e not in (b, d) and 2 * e * a % d == 0 and 0.1 < abs(b * b + d * d - e * e) / (2 * b * d) < 0.65
    ]
    if not fitting:
        raise Reject("no chord BD gives a plain AC at an angle that can be drawn")
    across = rng.choice(fitting)  # BD, which sets the angle at P
    return {"parts": [a, b, c, d], "across": across, "joined": rng.random() < 0.7}


def build(s, p):
    if "arcs" in p:
        _angles(s, p)
    else:
        _lengths(s, p)


def _lengths(s, p):
    a, b, c, d = p["parts"]
    angle = degrees(acos((b * b + d * d - p["across"] ** 2) / (2 * b * d)))
    ends = {"A": (-a, 0), "B": (b, 0), "C": polar((0, 0), -c, angle), "D": polar((0, 0), d, angle)}
    x = (b - a) / 2
    y = (c * c - 2 * ends["C"][0] * x - b * b + 2 * b * x) / (2 * ends["C"][1])
    radius = hypot(b - x, y)
    if radius < 3.5 * min(p["parts"]) ** 0.5 and hypot(x, y) < 0.15 * radius:
        raise Reject("the chords cross too near the centre")
    centre = s.point("_O", (x, y))
    s.circle(centre, radius)
    A, B, C, D = (s.point(letter, at) for letter, at in ends.items())
    for point in (A, B, C, D):
        s.claim("on_circle", point, centre)
    P = s.point("P", (0, 0))
    chords(s, (A, B), (C, D))
    one, other = s.length(P, A, a), s.length(P, B, b)
    third, fourth = s.length(P, C, c), s.length(P, D)
    s.apply(
        CHORDS_PRODUCT,
        a=one,
        b=other,
        c=third,
        d=fourth,
        point=P,
        one=A + B,
        other=C + D,
        product=f"{P}{A} · {P}{B} = {P}{C} · {P}{D}",
    )
    s.apply(segment_sum(1, 1), whole=s.length(A, B), p1=one, p2=other, line=A + B)
    s.apply(segment_sum(1, 1), whole=s.length(C, D), p1=third, p2=fourth, line=C + D)
    s.claim("between", P, A, B)
    s.claim("between", P, C, D)
    s.say("", a=A, b=B, c=C, d=D, p=P)
    if p["joined"]:
        chords(s, (A, C), (B, D))
        near, far = s.length(A, C), s.length(B, D, p["across"])
        s.apply(CHORDS_SIMILAR, x=near, e=far, a=one, d=fourth, one=P + A + C, other=P + D + B)
        s.apply(CHORDS_SIMILAR, x=near, e=far, a=third, d=other, one=P + A + C, other=P + D + B)
        for triangle, sides in ((P + A + C, (one, third, near)), (P + B + D, (other, fourth, far))):
            name = s.polygon(*triangle, noun="triangle", draw=False)
            s.apply(
                TRIANGLE_PERIMETER, P=s.perimeter(name), a=sides[0], b=sides[1], c=sides[2], figure=f"triangle {name}"
            )
        s.say("joined", one=A + C, other=B + D)


def _angles(s, p):
    w, x, y, _ = p["arcs"]  # of arcs AC, CB, BD and DA
    O, A, C, B, D = ring(s, 10, "_O", A=0, C=w, B=w + x, D=w + x + y)
    P = s.point("P", meet(s.xy(A), s.xy(B), s.xy(C), s.xy(D)))
    chords(s, (A, B), (C, D))
    s.claim("between", P, A, B)
    s.claim("between", P, C, D)
    s.say("", a=A, b=B, c=C, d=D, p=P)
    arcs = {pair: arc(s, O, *pair) for pair in ((A, C), (C, B), (B, D), (D, A))}
    for (start, end), size in zip(arcs, p["arcs"], strict=True):
        s.quantity("arc_measure", O, start, end, value=size)
    words = {"one": A + B, "other": C + D}
    first, second = s.angle(A, P, C), s.angle(C, P, B)
    for angle, near, far in ((first, (A, C), (B, D)), (second, (C, B), (D, A))):
        name = near[0] + P + near[1]
        s.apply(
            CHORDS_ANGLE, x=angle, p=arcs[near], q=arcs[far], angle=name, arc="".join(near), far="".join(far), **words
        )
    s.apply(LINEAR_PAIR, a=first, b=second, vertex=P)
    if not p["joined"]:
        return
    s.apply(VERTICAL, a=first, b=s.angle(B, P, D), vertex=P)
    chords(s, (A, C), (B, D))
    seen = [(A, C + A + B, (C, B)), (C, A + C + D, (D, A)), (B, A + B + D, (D, A)), (D, C + D + B, (C, B))]
    angles = {}
    for vertex, name, over in seen:
        angles[vertex] = s.angle(*name)
        s.apply(INSCRIBED_ARC, I=angles[vertex], m=arcs[over], inscribed=name, arc="".join(over))
    s.apply(TRIANGLE_SUM, a=angles[A], b=angles[C], c=first, triangle=A + C + P)
    s.apply(TRIANGLE_SUM, a=angles[B], b=angles[D], c=s.angle(B, P, D), triangle=B + D + P)
    s.say("joined", one=A + C, other=B + D)
