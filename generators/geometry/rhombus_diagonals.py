"""A rhombus: perpendicular diagonals that bisect each other and its angles; side, perimeter, height and area."""

from math import radians, tan

from engine import Reject, foot, polar
from generators.rules.angles import ANGLE_ADDITION, TRIANGLE_SUM, heard, plain, unlike
from generators.rules.area import (
    RHOMBUS_AREA,
    RHOMBUS_AREA_HEIGHT,
    RHOMBUS_PERIMETER,
    TRIANGLE_PERIMETER,
    segment_sum,
)
from generators.rules.justified import DIAGONALS_ACUTE, HALF_DIAGONALS, HALF_DIAGONALS_AREA
from generators.rules.quadrilateral import (
    ADJACENT_ANGLES,
    DIAGONAL_HALVES_ANGLE,
    DIAGONALS_BISECT,
    OPPOSITE_ANGLES,
    OPPOSITE_SIDES,
    QUARTER_AREA,
)
from generators.rules.right_triangle import ACUTE_ANGLES, COSINE_RATIO, PYTHAGORAS, SINE_RATIO

WEIGHT = 0.6
WHOLE_HYPOTENUSE = [(u, v) for u in range(3, 100) for v in range(3, 100) if ((u * u + v * v) ** 0.5).is_integer()]


def sample(rng):
    kind = rng.choices(("diagonals", "height", "angles"), (7, 4, 1))[0]
    flags = {"kind": kind, "plain": rng.random() < 0.12} | {
        name: rng.random() < 0.5 for name in ("halved", "whole", "edge")
    }
    if kind == "angles":
        p = {"half": rng.randint(22, 68), "side": rng.randint(3, 40)}
        p["EBO"] = rng.randint(18, max(18, 90 - p["half"] - 15))
        plain(2 * p["half"], p["EBO"] + 90 - p["half"], low=40, high=140)
        unlike(p["EBO"], 90 - p["half"] - p["EBO"], 90 - p["half"])
        return p | flags
    if kind == "height":
        side = rng.randint(5, 64)
        p = {"AB": side, "AH": rng.randint(2, side - 2)}
        if not 0.18 < p["AH"] / side < 0.8 or abs(p["AH"] / side - 0.5) < 0.04:
            raise Reject("the height falls near a vertex or the middle")
        return p | flags
    u, v = rng.choice(WHOLE_HYPOTENUSE) if rng.random() < 0.12 else (rng.randint(2, 72), rng.randint(2, 72))
    if not 0.36 < v / u < 2.8 or abs(u - v) < 0.08 * u:
        raise Reject("too flat, or looks square")
    return {"AO": u, "BO": v} | flags


def build(s, p):
    if p["kind"] == "angles":
        u, v = polar((0, 0), p["side"], p["half"])
    elif p["kind"] == "height":
        u, v = ((p["AB"] * (p["AB"] + sign * p["AH"]) / 2) ** 0.5 for sign in (1, -1))
    else:
        u, v = p["AO"], p["BO"]
    A, B, C, D = s.point("A", (-u, 0)), s.point("B", (0, -v)), s.point("C", (u, 0)), s.point("D", (0, v))
    O = s.point("O", (0, 0))
    whole = s.polygon(A, B, C, D, noun="rhombus")
    s.segment(A, C)
    s.segment(B, D)
    s.equal_lengths((A, B), (B, C), (C, D), (D, A), said=False)
    s.claim("rhombus", A, B, C, D, said=True)
    s.say("", whole=whole, one=A + C, other=B + D, O=O)
    (_angles if p["kind"] == "angles" else _lengths)(s, p, (A, B, C, D, O), whole)


def _lengths(s, p, points, whole):
    A, B, C, D, O = points
    s.right_angle(A, O, B, said=False)
    figure = f"rhombus {whole}"
    halves, wholes, side, around = (
        heard(p["plain"] or flag) for flag in (not p["whole"], p["whole"], p["edge"], not p["edge"])
    )
    AO, BO, AB = (
        s.length(A, O, p.get("AO"), **halves),
        s.length(B, O, p.get("BO"), **halves),
        s.length(A, B, p.get("AB"), **side),
    )
    AC, BD = s.length(A, C, **wholes), s.length(B, D, **wholes)
    hidden = {"ask": False, "give": p["plain"]}
    s.apply(DIAGONALS_BISECT, d=AC, a=AO, b=s.length(O, C, **hidden), line=A + C, point=O, figure=figure)
    s.apply(DIAGONALS_BISECT, d=BD, a=BO, b=s.length(O, D, **hidden), line=B + D, point=O, figure=figure)
    s.apply(HALF_DIAGONALS, a=AO, b=BO, c=AB, triangle=A + O + B, figure=figure)
    s.apply(OPPOSITE_SIDES, a=AB, b=s.length(C, D, **hidden), figure=figure)
    S, P = s.area(whole), s.perimeter(whole, **around)
    s.apply(RHOMBUS_PERIMETER, P=P, a=AB, figure=figure)
    s.apply(RHOMBUS_AREA, S=S, d=AC, e=BD, figure=figure)
    corner = s.polygon(A, O, B, noun="triangle", draw=False)
    T = s.area(corner, **heard(p["halved"]))
    s.apply(QUARTER_AREA, S=S, T=T, figure=figure, triangle=corner)
    s.apply(HALF_DIAGONALS_AREA, S=T, a=AO, b=BO, triangle=corner, figure=figure)
    s.apply(TRIANGLE_PERIMETER, P=s.perimeter(corner), a=AO, b=BO, c=AB, figure=f"triangle {corner}")
    if p["kind"] == "height":
        H = s.point("H", foot(s.xy(D), s.xy(A), s.xy(B)))
        s.segment(D, H, role="aux")
        s.right_angle(D, H, A)
        s.claim("between", H, A, B)
        s.say("height", height=D + H, H=H, side=A + B)
        AH, HB = s.length(A, H, p["AH"]), s.length(H, B, **heard(p["halved"]))
        s.apply(segment_sum(1, 1), whole=AB, p1=AH, p2=HB, line=A + B)
        s.apply(PYTHAGORAS, a=HB, b=s.length(D, H), c=BD, triangle=B + H + D)
        s.apply(RHOMBUS_AREA_HEIGHT, S=S, a=AB, h=s.length(D, H), figure=figure)
        s.apply(PYTHAGORAS, a=AH, b=s.length(D, H), c=s.length(A, D, **hidden), triangle=A + H + D)
        s.apply(OPPOSITE_SIDES, a=AB, b=s.length(A, D), figure=figure)


def _angles(s, p, points, whole):
    A, B, C, D, O = points
    s.right_angle(A, O, B, said=False)
    figure = f"rhombus {whole}"
    E = s.point("E", (s.xy(B)[1] * -tan(radians(p["EBO"])), 0))
    s.segment(B, E)
    s.claim("between", E, O, C)
    s.say("point", E=E, line=O + C, segment=B + E)
    rare = heard(p["plain"])
    at = [s.angle(D, A, B), s.angle(A, B, C), s.angle(B, C, D, **rare), s.angle(C, D, A, **rare)]
    near, beside = s.angle(O, A, B, p["half"]), s.angle(O, B, A, ask=p["plain"])
    s.apply(OPPOSITE_ANGLES, a=at[0], b=at[2], figure=figure)
    s.apply(OPPOSITE_ANGLES, a=at[1], b=at[3], figure=figure)
    for i in range(4):
        s.apply(ADJACENT_ANGLES, a=at[i], b=at[(i + 1) % 4], figure=figure)
    s.apply(DIAGONAL_HALVES_ANGLE, w=at[0], h=near, point=A, line=A + C, figure=figure)
    s.apply(DIAGONAL_HALVES_ANGLE, w=at[1], h=beside, point=B, line=B + D, figure=figure)
    s.apply(DIAGONALS_ACUTE, A=near, B=beside, triangle=A + O + B, figure=figure)
    inner, whole_at_b, foot_angle = s.angle(O, B, E, p["EBO"]), s.angle(A, B, E), s.angle(B, E, O, give=p["plain"])
    s.apply(ANGLE_ADDITION, w=whole_at_b, a=beside, b=inner, vertex=B)
    s.apply(ANGLE_ADDITION, w=at[1], a=whole_at_b, b=s.angle(E, B, C), vertex=B)
    s.apply(ACUTE_ANGLES, A=inner, B=foot_angle, triangle=B + O + E)
    s.apply(TRIANGLE_SUM, a=near, b=whole_at_b, c=foot_angle, triangle=A + B + E)
    AB, AO, BO = s.length(A, B, p["side"], ask=False), s.length(A, O), s.length(B, O)
    s.apply(COSINE_RATIO, n=AO, h=AB, A=near, triangle=A + O + B)
    s.apply(SINE_RATIO, o=BO, h=AB, A=near, triangle=A + O + B)
    s.apply(RHOMBUS_PERIMETER, P=s.perimeter(whole, ask=False), a=AB, figure=figure)
