"""A tangent and a secant from one point: tangent squared = outer part times whole secant; the angle from arcs."""

from math import acos, ceil, degrees, hypot, isqrt

from engine import Fraction, Reject, between, distance, foot, meet, polar
from generators.rules.angles import LINEAR_PAIR, TRIANGLE_SUM
from generators.rules.area import segment_sum
from generators.rules.circle import (
    EQUAL_TANGENTS,
    INSCRIBED_ARC,
    TANGENT_CHORD_ARC,
    TANGENT_SECANT,
    TANGENT_SECANT_ANGLE,
    arc,
    chords,
    clear,
    ring,
    split,
)
from generators.rules.justified import THROUGH_CENTRE

WEIGHT = 0.15
PLAIN = [  # outer and inner part of secants whose tangent is a whole number or a small root
    (outer, inner)
    for outer in range(2, 41)
    for inner in range(2, 61)
    if 0.3 < outer / inner < 2
    if any(
        isqrt(power // k) ** 2 * k == power
        for power in [outer * (outer + inner)]
        for k in (1, 2, 3, 5, 6, 7, 10, 11, 13, 14, 15)
    )
]


def sample(rng):
    kind = rng.choices(("power", "centre", "angle"), (8, 1, 1))[0]
    if kind == "angle":
        near, far, rest = split(rng, 44, 110, 50)
        clear((far - near) / 2, near / 2, far / 2, rest / 2)
        if far - near < 44 or far - near > 150 or far > 174:
            raise Reject("the point is too far away")
        return {"kind": kind, "arcs": [near, far]}
    outer, inner = rng.choice(PLAIN) if rng.random() < 0.1 else (rng.randint(2, 30), rng.randint(2, 40))
    if not 0.3 < outer / inner < 2 or (kind == "centre" and inner % 2):
        raise Reject("too flat")
    off = rng.uniform(0.25, 0.7)
    radius = inner / 2 * (hypot(1, off) if kind == "power" else 1)
    beyond = rng.randint(ceil(radius / 2), int(1.8 * radius)) if rng.random() < 0.95 else 0
    return {
        "kind": kind,
        "outer": outer,
        "inner": inner,
        "whole": kind == "centre" or rng.random() < 0.5,
        "plain": rng.random() < 0.2,
        "off": off,
        "beyond": beyond,
    }


def build(s, p):
    if p["kind"] == "angle":
        _angle(s, p)
        return
    outer, inner = p["outer"], p["inner"]
    off = inner / 2 * p["off"] if p["kind"] == "power" else 0  # distance of the secant from the centre
    radius, middle = hypot(inner / 2, off), outer + inner / 2
    far = hypot(middle, off)
    start = degrees(acos(middle / far))
    P_at = (far, 0)
    touch = -degrees(acos(radius / far))
    O, T = ring(s, radius, "O" if p["kind"] == "centre" else "_O", T=touch)
    P = s.point("P", P_at)
    A, B = (
        s.point(letter, (far + polar((0, 0), d, 180 - start)[0], polar((0, 0), d, 180 - start)[1]))
        for letter, d in (("A", outer), ("B", outer + inner))
    )
    for point in (A, B):
        s.claim("on_circle", point, O)
    chords(s, (P, T), (P, B))
    s.claim("between", A, P, B)
    s.claim("tangent" if p["kind"] == "centre" else "tangent_line", O, P, T, said=True)
    plain = p["plain"]
    t, a, c = (
        s.length(P, T, give=plain, ask=plain),
        s.length(P, A, outer),
        s.length(P, B, give=p["whole"], ask=p["whole"]),
    )
    s.apply(TANGENT_SECANT, t=t, a=a, c=c, point=P, tangent=P + T, product=f"{P}{T}² = {P}{A} · {P}{B}")
    if p["kind"] == "power":
        inside = s.length(A, B, inner, give=not p["whole"], ask=p["plain"])
        s.apply(segment_sum(1, 1), whole=c, p1=a, p2=inside, line=P + B)
    s.say("", p=P, t=T, a=A, b=B)
    if p["beyond"]:
        _second(s, p["beyond"], O, P, T, (A, B), t, outer * (outer + inner))
    if p["kind"] == "centre":
        r = s.quantity("radius", O, value=Fraction(inner, 2), give=False)
        s.claim("diameter", A, B, O)
        s.claim("between", O, A, B)
        s.apply(THROUGH_CENTRE, whole=c, p1=a, p2=r, line=P + B, inside=A + B)
        s.apply(segment_sum(1, 1), whole=s.length(O, P, give=False), p1=a, p2=r, line=O + P)
        s.say("centre", o=O, p=P, b=B)


def _second(s, beyond, O, P, T, others, t, product):
    """The tangent continues to Q, from where a second tangent touches the circle at S."""
    touch, tip = s.xy(T), between(s.xy(P), s.xy(T), 1 + beyond / distance(s.xy(P), s.xy(T)))
    mirror = foot(touch, (0, 0), tip)
    S_at = between(touch, mirror, 2)
    radius = distance((0, 0), touch)
    if not 0.45 < beyond / radius < 1.8 or min(distance(S_at, s.xy(point)) for point in others) < 0.35 * radius:
        raise Reject("the second tangent is too near the secant, too short or too long")
    Q, S = s.point("Q", tip), s.point("S", S_at)
    chords(s, (T, Q), (Q, S))
    s.claim("between", T, P, Q)
    s.claim("tangent" if O == "O" else "tangent_line", O, Q, S, said=True)
    one, other = s.length(Q, T, beyond, give=False, ask=False), s.length(Q, S, ask=False)
    s.apply(EQUAL_TANGENTS, a=one, b=other, point=Q, one=Q + T, other=Q + S)
    s.apply(segment_sum(1, 1), whole=s.length(P, Q, give=isqrt(product) ** 2 == product), p1=t, p2=one, line=P + Q)
    s.say("second", p=P, q=Q, t=T, s=S)


def _angle(s, p):
    near, far = p["arcs"]  # arcs TA and BT
    O, T, A, B = ring(s, 10, "_O", T=0, A=near, B=360 - far)
    P = s.point("P", meet(s.xy(T), (10, 5), s.xy(A), s.xy(B)))
    chords(s, (P, T), (P, B))
    s.claim("between", A, P, B)
    s.claim("tangent_line", O, P, T, said=True)
    one, other, rest = arc(s, O, T, A), arc(s, O, B, T), arc(s, O, A, B)
    s.quantity("arc_measure", O, T, A, value=near)
    s.quantity("arc_measure", O, B, T, value=far)
    apex = s.angle(T, P, B)
    s.apply(TANGENT_SECANT_ANGLE, x=apex, p=other, q=one, point=P, angle=T + P + B, far=B + T, arc=T + A)
    s.say("", p=P, t=T, a=A, b=B)
    chords(s, (T, A), (T, B))
    at_t, at_b, at_a = s.angle(P, T, A), s.angle(A, B, T), s.angle(B, A, T)
    s.apply(TANGENT_CHORD_ARC, T=at_t, m=one, tangent=P + T + A, arc=T + A, chord=T + A)
    s.apply(INSCRIBED_ARC, I=at_b, m=one, inscribed=A + B + T, arc=T + A)
    s.apply(INSCRIBED_ARC, I=at_a, m=other, inscribed=B + A + T, arc=B + T)
    s.apply(INSCRIBED_ARC, I=s.angle(A, T, B), m=rest, inscribed=A + T + B, arc=A + B)
    s.apply(TRIANGLE_SUM, a=at_a, b=at_b, c=s.angle(A, T, B), triangle=A + T + B)
    s.apply(TRIANGLE_SUM, a=apex, b=at_t, c=s.angle(P, A, T), triangle=P + A + T)
    s.apply(LINEAR_PAIR, a=at_a, b=s.angle(P, A, T), vertex=A)
    s.say("angle", t=T, a=A, b=B)
