"""Angles between the sides of a regular polygon and triangles on or in it: interior angles, angles around a point."""

from engine import Reject, distance, polar
from generators.rules.angles import (
    ANGLE_ADDITION,
    FOUR_AROUND,
    REGULAR_ANGLE,
    TRIANGLE_SUM,
    apex,
    asked_if,
    heard,
    plain,
    unlike,
)

UNITS = ("",)
NOUNS = {5: "pentagon", 6: "hexagon", 8: "octagon", 9: "nonagon", 10: "decagon"}

# the asked angle, and those that are neither asked nor given with it
ASKED = (
    ("pbq", ()),
    ("pbq", ()),
    ("pbq", ()),
    ("pba", ("pab", "apb")),
    ("qbc", ("qcb", "bqc")),
    ("apb", ("pba",)),
    ("pab", ("pba",)),
    ("bqc", ("qbc",)),
    ("qcb", ("qbc",)),
)


def sample(rng):
    n, part = rng.choice((5, 6, 8, 9, 10)), rng.choices(("outside", "inside"), (6, 1))[0]
    inner = 180 - 360 // n
    if part == "outside":
        b, c = rng.randint(30, 95), rng.randint(30, 95)
        a, d = rng.randint(30, min(95, 152 - b)), rng.randint(30, min(95, 152 - c))
        plain(a, b, 180 - a - b, c, d, 180 - c - d, low=28, high=115)
        plain(360 - inner - b - c, low=35, high=155)
        unlike(a, b, 180 - a - b)
        if any(abs(inner + x - 180) < 4 for x in (a, b, c, d)):
            raise Reject("sides look like one line")
    else:
        a, b, c, d = rng.randint(24, inner - 24), rng.randint(24, inner - 24), 0, 0
        plain(a, b, inner - a, inner - b, 180 - a - b, low=22, high=130)
        if abs(a - b) < 4 or abs(2 * a - inner) < 4 or abs(2 * b - inner) < 4:
            raise Reject("angles look equal")
    return {"n": n, "part": part, "a": a, "b": b, "c": c, "d": d, "asked": rng.randrange(len(ASKED))}


def build(s, p):
    n, g = p["n"], p["asked"]
    corners = [s.point(letter, polar((0, 0), 5, 360 * i / n)) for i, letter in enumerate("ABCDEFGHJK"[:n])]
    name = "".join(corners)
    s.polygon(*corners, noun=f"regular {NOUNS[n]}")
    s.claim("regular", *corners, said=True)
    sides = list(zip(corners, corners[1:] + corners[:1], strict=True))
    s.equal_lengths(*sides, said=False)
    A, B, C, Z = *corners[:3], corners[-1]
    words = {"noun": NOUNS[n], "polygon": name, "A": A, "B": B, "C": C}
    if p["part"] == "inside":
        P = s.point("P", apex(s.xy(A), s.xy(B), p["a"], p["b"]))
        if min(distance(s.xy(P), s.xy(corner)) for corner in corners) < 2 or not _within(s.xy(P), n):
            raise Reject("P is too near the outline")
        s.segment(A, P)
        s.segment(B, P)
        s.claim("inside", P, *corners)
        pab, pba, apb = (
            s.angle(P, A, B, p["a"], **heard(False)),
            s.angle(P, B, A, p["b"], **heard(False)),
            s.angle(A, P, B, **asked_if(0, g % 3)),
        )
        s.apply(TRIANGLE_SUM, a=pab, b=pba, c=apb, triangle=A + B + P)
        for i, (before, vertex, after, part) in enumerate(((Z, A, B, pab), (C, B, A, pba))):
            whole, rest = (
                s.angle(before, vertex, after, **heard(False)),
                s.angle(before, vertex, P, **asked_if(i + 1, g % 3)),
            )
            s.apply(REGULAR_ANGLE[n], a=whole, polygon=name)
            s.apply(ANGLE_ADDITION, w=whole, a=part, b=rest, vertex=vertex)
        s.say("inside", P=P, **words)
        return
    P, Q = s.point("P", apex(s.xy(B), s.xy(A), p["b"], p["a"])), s.point("Q", apex(s.xy(C), s.xy(B), p["d"], p["c"]))
    for one, other in ((A, P), (P, B), (B, Q), (Q, C)):
        s.segment(one, other)
    if distance(s.xy(P), s.xy(Q)) < 2 or max(distance((0, 0), s.xy(x)) for x in (P, Q)) > 13:
        raise Reject("the triangles are too slender or too near")
    # what is asked does not follow from its own triangle: the angles at B must be used
    target, silent = ASKED[g]
    pba, qbc, pab, qcb, apb, bqc, pbq = (
        s.angle(*name, value, ask=key == target, give=key != target and key not in silent)
        for key, name, value in (
            ("pba", (P, B, A), p["b"]),
            ("qbc", (Q, B, C), p["c"]),
            ("pab", (P, A, B), p["a"]),
            ("qcb", (Q, C, B), p["d"]),
            ("apb", (A, P, B), None),
            ("bqc", (B, Q, C), None),
            ("pbq", (P, B, Q), None),
        )
    )
    abc = s.angle(A, B, C, **heard(False))
    s.apply(REGULAR_ANGLE[n], a=abc, polygon=name)
    s.apply(FOUR_AROUND, a=abc, b=pba, c=pbq, d=qbc, vertex=B)
    s.apply(TRIANGLE_SUM, a=pab, b=pba, c=apb, triangle=A + B + P)
    s.apply(TRIANGLE_SUM, a=qbc, b=qcb, c=bqc, triangle=B + C + Q)
    s.say("outside", P=P, Q=Q, **words)


def _within(xy, n):
    """Whether the point lies well inside the regular n-gon of circumradius 5."""
    middles = [polar((0, 0), 1, 360 * (i + 0.5) / n) for i in range(n)]
    edge = 5 * (distance(polar((0, 0), 1, 0), polar((0, 0), 1, 360 / n)) ** 2 / -4 + 1) ** 0.5
    return max(xy[0] * m[0] + xy[1] * m[1] for m in middles) < 0.8 * edge
