"""Concentric circles: a ring has area pi(R^2 - r^2), and a chord touching the inner circle has R^2 = r^2 + (c/2)^2."""

from math import isqrt

from engine import Fraction, Reject, polar
from generators.rules.arc import ANNULUS_AREA, ANNULUS_AREA_CHORD, disk_area
from generators.rules.area import CIRCLE_AREA, CIRCLE_CIRCUMFERENCE, segment_sum
from generators.rules.circle import CHORD_BISECTED, CHORD_HALVES, TANGENT_SIDES
from generators.rules.right_triangle import PYTHAGORAS

WEIGHT = 0.35


def sample(rng):
    outer = rng.randint(4, 40)
    inner = rng.randint(outer // 3 + 1, int(0.85 * outer))
    half = outer**2 - inner**2
    p = {
        "outer": outer,
        "inner": inner,
        "extra": rng.choice([*["chord"] * 6, *["third"] * 5, "radii"]),
    }
    if p["extra"] == "chord" and isqrt(half) ** 2 != half and rng.random() < 0.75:  # mostly whole half chords
        raise Reject("the half chord is no whole number")
    if p["extra"] == "chord" and rng.random() < 0.75:
        p["beyond"] = rng.randint(outer // 4 + 1, outer)
    if p["extra"] == "third":
        p["third"] = rng.randint(outer + max(1, outer // 5), 2 * outer)
    return p | {"halves": rng.random() < 0.6, "fill": rng.choice(("light", "hatch")), "turn": rng.randint(30, 150)}


def build(s, p):
    unit = Fraction(1, 2) if p["halves"] else 1
    R, r = p["outer"] * unit, p["inner"] * unit
    O = s.point("O", (0, 0), dot=True)
    outer, inner = s.circle(O, R, name="outer"), s.circle(O, r, name="inner")
    s.region("ring", "the shaded ring", outer, inner)
    s.fill("ring", p["fill"])
    s.claim("concentric", outer, inner)
    ring = s.area("ring", symbol="Area(ring)")
    third = p["extra"] == "third"
    nouns = ("the middle circle", "the smallest circle") if third else ("the larger circle", "the smaller circle")
    s.say("third" if third else "rings", O=O)
    if p["extra"] == "radii":
        A, B = s.point("A", (R, 0)), s.point("B", polar((0, 0), r, p["turn"]))
        s.segment(O, A)
        s.segment(O, B)
        big, small = s.length(O, A, R, ask=False), s.length(O, B, r, ask=False)
        s.claim("on_circle", A, outer)
        s.claim("on_circle", B, inner)
        s.say("radii", OA=O + A, OB=O + B)
    elif p["extra"] == "chord":
        h = float(R * R - r * r) ** 0.5
        A, B, T = s.point("A", (-h, r)), s.point("B", (h, r)), s.point("C", (0, r))
        for a, b in ((A, B), (O, A), (O, T)):
            s.segment(a, b)
        big, small, half, chord = s.length(O, A, R), s.length(O, T, r), s.length(A, T), s.length(A, B)
        s.claim("tangent", inner, A, T)
        s.right_angle(O, T, A, said=False)
        s.apply(TANGENT_SIDES, d=big, r=small, t=half, triangle=O + T + A, tangent=A + B, radius=O + T, touch=T)
        s.apply(CHORD_BISECTED, w=chord, h=half, chord=A + B, foot=T)
        s.apply(ANNULUS_AREA_CHORD, S=ring, c=chord, chord=A + B)
        s.say("chord", AB=A + B, C=T, OA=O + A, OC=O + T)
        if "beyond" in p:
            D = s.point("D", (h + float(p["beyond"] * unit), r))
            s.segment(B, D)
            s.segment(O, D)
            s.claim("between", B, A, D)
            far, rest, other = s.length(T, D), s.length(B, D, p["beyond"] * unit), s.length(T, B)
            s.apply(segment_sum(1, 1), whole=far, p1=other, p2=rest, line=T + D)
            s.apply(segment_sum(1, 1), whole=s.length(A, D), p1=chord, p2=rest, line=A + D)
            s.apply(CHORD_BISECTED, w=chord, h=other, chord=A + B, foot=T)
            s.apply(CHORD_HALVES, a=half, b=other, chord=A + B, foot=T)
            s.apply(PYTHAGORAS, c=s.length(O, D), a=small, b=far, triangle=O + T + D)
            s.say("beyond", AB=A + B, D=D, B=B, OD=O + D)
    else:
        big = s.quantity("radius", outer, value=R, symbol="Radius(middle circle)", noun=nouns[0], give=False, ask=False)
        small = s.quantity("radius", inner, value=r, symbol="Radius(smallest circle)", noun=nouns[1], ask=False)
        edge = s.circle(O, p["third"] * unit, name="edge")
        s.region("rim", "the white ring", edge, outer)
        far = s.quantity(
            "radius",
            edge,
            value=p["third"] * unit,
            symbol="Radius(largest circle)",
            noun="the largest circle",
            ask=False,
        )
        rim = s.area("rim", symbol="Area(white ring)")
        s.apply(ANNULUS_AREA, S=rim, R=far, r=big, figure="the white ring")
        length = s.quantity(
            "circumference", edge, noun="the largest circle", symbol="Circumference(largest circle)", ask=False
        )
        s.apply(CIRCLE_CIRCUMFERENCE, C=length, r=far, figure="the largest circle")
    s.apply(ANNULUS_AREA, S=ring, R=big, r=small, figure="the shaded ring")
    for circle, radius, noun in ((outer, big, nouns[0]), (inner, small, nouns[1])) if p["extra"] != "chord" else ():
        give = not (third and circle == outer)  # the middle circle is to be found from its neighbours
        area = disk_area(s, circle, noun, give=give, ask=False)
        around = s.quantity(
            "circumference", circle, symbol=f"Circumference({noun[4:]})", noun=noun, give=give, ask=False
        )
        s.apply(CIRCLE_AREA, S=area, r=radius, figure=noun)
        s.apply(CIRCLE_CIRCUMFERENCE, C=around, r=radius, figure=noun)
