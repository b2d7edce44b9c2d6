"""A kite: perpendicular diagonals, one bisecting the other; sides by Pythagoras, area, perimeter and angles."""

from math import radians, tan

from engine import Reject
from generators.rules.angles import ANGLE_ADDITION, heard, plain, unlike
from generators.rules.area import KITE_AREA, KITE_PERIMETER, segment_sum
from generators.rules.justified import DIAGONALS_ACUTE, HALF_DIAGONALS, HALF_DIAGONALS_AREA
from generators.rules.quadrilateral import (
    DIAGONAL_HALVES_ANGLE,
    KITE_ANGLES,
    KITE_AXIS,
    KITE_EQUAL_ANGLES,
    KITE_EQUAL_SIDES,
)

WEIGHT = 0.7


def sample(rng):
    if rng.random() < 0.1:
        p = {"kind": "angles", "A": 2 * rng.randint(24, 66), "C": 2 * rng.randint(18, 55), "plain": rng.random() < 0.25}
        plain(p["A"], p["C"], 180 - p["A"] / 2 - p["C"] / 2, low=34, high=140)
        if abs(p["A"] - p["C"]) < 12:
            raise Reject("looks like a rhombus")
        unlike(p["A"], p["C"], 180 - p["A"] / 2 - p["C"] / 2)
        return p
    cross = rng.randint(3, 45)
    legs = [n for n in range(2, 81) if 0.35 < n / cross < 4]
    whole = [n for n in legs if ((n * n + cross * cross) ** 0.5).is_integer()] or legs
    top, tail = rng.choice(legs if rng.random() < 0.5 else whole), rng.choice(legs if rng.random() < 0.5 else whole)
    if top == tail or not 1.3 < max(top, tail) / min(top, tail) < 5 or top + tail > 120:
        raise Reject("looks like a rhombus, or too long")
    if abs(top * tail - cross**2) < 0.08 * cross**2 and top * tail != cross**2:
        raise Reject("looks right-angled")
    return {
        "kind": "lengths",
        "AO": top,
        "BO": cross,
        "CO": tail,
        "far": rng.random() < 0.12,
        "whole": rng.random() < 0.5,
        "parts": rng.random() < 0.5,
    }


def build(s, p):
    if p["kind"] == "angles":
        top, cross, tail = 10 / tan(radians(p["A"] / 2)), 10, 10 / tan(radians(p["C"] / 2))
    else:
        top, cross, tail = p["AO"], p["BO"], p["CO"]
    A, B, C, D = s.point("A", (0, top)), s.point("B", (-cross, 0)), s.point("C", (0, -tail)), s.point("D", (cross, 0))
    O = s.point("O", (0, 0))
    whole = s.polygon(A, B, C, D, noun="kite")
    s.segment(A, C)
    s.segment(B, D)
    s.equal_lengths((A, B), (A, D))
    s.equal_lengths((C, B), (C, D))
    s.claim("kite", A, B, C, D)
    s.say("", whole=whole, one=A + C, other=B + D, O=O)
    (_angles if p["kind"] == "angles" else _lengths)(s, p, (A, B, C, D, O), whole)


def _lengths(s, p, points, whole):
    A, B, C, D, O = points
    s.right_angle(A, O, B, said=False)
    figure = f"kite {whole}"
    AO, BO, CO = (
        s.length(A, O, p["AO"]),
        s.length(B, O, p["BO"], **heard(p["far"] or not p["whole"])),
        s.length(C, O, p["CO"]),
    )
    AB, BC, AC, BD = s.length(A, B), s.length(B, C), s.length(A, C), s.length(B, D, **heard(p["far"] or p["whole"]))
    hidden = {"ask": False, "give": p["far"]}
    s.apply(HALF_DIAGONALS, a=AO, b=BO, c=AB, triangle=A + O + B, figure=figure)
    s.apply(HALF_DIAGONALS, a=CO, b=BO, c=BC, triangle=B + O + C, figure=figure)
    s.apply(segment_sum(1, 1), whole=AC, p1=AO, p2=CO, line=A + C)
    s.apply(KITE_AXIS, whole=BD, a=BO, b=s.length(O, D, **hidden), figure=figure, axis=A + C, line=B + D)
    s.apply(KITE_EQUAL_SIDES, a=AB, b=s.length(A, D, **hidden), figure=figure, point=A)
    s.apply(KITE_EQUAL_SIDES, a=BC, b=s.length(C, D, **hidden), figure=figure, point=C)
    S = s.area(whole)
    s.apply(KITE_AREA, S=S, d=AC, e=BD, figure=figure)
    s.apply(KITE_PERIMETER, P=s.perimeter(whole), a=AB, b=BC, figure=figure)
    if p["parts"]:
        T = s.area(s.polygon(A, O, B, noun="triangle", draw=False))
        s.apply(HALF_DIAGONALS_AREA, S=T, a=AO, b=BO, triangle=A + O + B, figure=figure)


def _angles(s, p, points, whole):
    A, B, C, D, O = points
    s.right_angle(A, O, B, said=False)
    figure = f"kite {whole}"
    at_a, at_c = s.angle(D, A, B, p["A"]), s.angle(B, C, D, p["C"])
    at_b, at_d = s.angle(A, B, C, ask=p["plain"]), s.angle(C, D, A, give=p["plain"])
    s.apply(KITE_EQUAL_ANGLES, a=at_b, b=at_d, figure=figure, line=A + C)
    s.apply(KITE_ANGLES, x=at_b, a=at_a, c=at_c, figure=figure)
    half_a, half_c, low, high = s.angle(O, A, B), s.angle(O, C, B), s.angle(O, B, A), s.angle(O, B, C)
    s.apply(DIAGONAL_HALVES_ANGLE, w=at_a, h=half_a, point=A, line=A + C, figure=figure)
    s.apply(DIAGONAL_HALVES_ANGLE, w=at_c, h=half_c, point=C, line=A + C, figure=figure)
    s.apply(DIAGONALS_ACUTE, A=half_a, B=low, triangle=A + O + B, figure=figure)
    s.apply(DIAGONALS_ACUTE, A=half_c, B=high, triangle=C + O + B, figure=figure)
    s.apply(ANGLE_ADDITION, w=at_b, a=low, b=high, vertex=B)
