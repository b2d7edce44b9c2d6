"""A rectangle with its diagonals: Pythagoras, equal diagonals that bisect each other, the angles between them."""

from math import cos, radians, sin

from engine import Exact, Reject, foot
from generators.rules.angles import (
    ANGLE_ADDITION,
    ISOSCELES_APEX,
    ISOSCELES_BASE,
    LINEAR_PAIR,
    TRIANGLE_SUM,
    VERTICAL,
    heard,
    plain,
    unlike,
)
from generators.rules.area import RECTANGLE_AREA, RECTANGLE_PERIMETER, TRIANGLE_PERIMETER, segment_sum
from generators.rules.quadrilateral import DIAGONALS_BISECT, EQUAL_DIAGONALS, OPPOSITE_SIDES, QUARTER_AREA
from generators.rules.right_triangle import (
    ACUTE_ANGLES,
    ALTITUDE_PRODUCT,
    COSINE_RATIO,
    LEG_MEAN,
    PYTHAGORAS,
    SINE_RATIO,
    TANGENT_RATIO,
    other_leg,
)

WEIGHT = 0.4
TRIPLES = ((3, 4, 5), (4, 3, 5), (5, 12, 13), (12, 5, 13), (8, 15, 17), (15, 8, 17))


def sample(rng):
    flags = {
        "plain": rng.random() < 0.15,
        "far": rng.random() < 0.12,
        "quarter": rng.random() < 0.3,
        "whole": rng.random() < 0.5,
        "around": rng.random() < 0.4,
    }
    if rng.random() < 0.14:
        p = {"kind": "angles", "low": rng.randint(32, 70), "AC": rng.randint(4, 40)}
        p["ABE"] = rng.randint(16, p["low"] - 14)
        unlike(p["ABE"], p["low"] - p["ABE"], p["low"], 90 - p["low"])
        plain(p["ABE"] + p["low"], low=40)
        if abs(p["low"] - 45) < 4 or abs(p["low"] - 30) < 2 or abs(p["low"] - 60) < 2:
            raise Reject("looks square, or a triangle looks equilateral")
        plain(2 * p["low"], 180 - 2 * p["low"], low=36, high=144)
        return p | flags
    if rng.random() < 0.05:
        long, short, diagonal = rng.choice(TRIPLES)
        k = rng.randint(1, 130 // diagonal)
        return {"kind": "altitude", "AB": k * long, "BC": (k * short) ** 2} | flags
    long = rng.randint(4, 99)
    square = other_leg(rng, long * long) if rng.random() < 0.5 else rng.randint(3, 99) ** 2
    if not 0.35 < square**0.5 / long < 2.8 or abs(square**0.5 - long) < 0.08 * long:
        raise Reject("too long, or looks square")
    return {"kind": "lengths", "AB": long, "BC": square} | flags


def build(s, p):
    if p["kind"] == "angles":
        a, b = p["AC"] * cos(radians(p["low"])), p["AC"] * sin(radians(p["low"]))
    else:
        a, b = p["AB"], p["BC"] ** 0.5
    A, B, C, D = s.point("A", (0, 0)), s.point("B", (a, 0)), s.point("C", (a, b)), s.point("D", (0, b))
    O = s.point("O", (a / 2, b / 2))
    whole = s.polygon(A, B, C, D, noun="rectangle")
    s.segment(A, C)
    s.segment(B, D)
    for corner in ((D, A, B), (A, B, C), (B, C, D), (C, D, A)):
        s.right_angle(*corner, said=False)
    s.claim("rectangle", A, B, C, D, said=True)
    s.say("", whole=whole, one=A + C, other=B + D, O=O)
    figure = f"rectangle {whole}"
    shown = p["plain"] or p["whole"]
    AC = s.length(A, C, p.get("AC"), give=shown, ask=shown and p["kind"] != "altitude")
    AO = s.length(A, O, **heard(p["plain"]))
    BO = s.length(B, O, **heard(p["plain"] or not p["whole"]))
    s.apply(
        DIAGONALS_BISECT, d=AC, a=AO, b=s.length(O, C, ask=False, give=p["far"]), line=A + C, point=O, figure=figure
    )
    BD = s.length(B, D, **heard(p["plain"]))
    s.apply(
        DIAGONALS_BISECT, d=BD, a=BO, b=s.length(O, D, ask=False, give=p["far"]), line=B + D, point=O, figure=figure
    )
    s.apply(EQUAL_DIAGONALS, d=AC, e=BD, figure=figure)
    AB, BC = s.length(A, B, p.get("AB")), s.length(B, C)
    (_angles if p["kind"] == "angles" else _lengths)(s, p, (A, B, C, D, O), figure, (AB, BC, AC, AO, BO))


def _lengths(s, p, points, figure, lengths):
    A, B, C, D, O = points
    AB, BC, AC, AO, BO = lengths
    BC = s.length(B, C, Exact.of(p["BC"]).sqrt())
    s.apply(PYTHAGORAS, a=AB, b=BC, c=AC, triangle=A + B + C)
    if p["kind"] == "altitude":
        _altitude(s, points, AB, BC, AC)
        return
    S, T = (
        s.area(A + B + C + D),
        s.area(s.polygon(A, B, O, noun="triangle", draw=False), give=p["plain"], ask=p["quarter"]),
    )
    s.apply(RECTANGLE_AREA, S=S, a=AB, b=BC, figure=figure)
    s.apply(RECTANGLE_PERIMETER, P=s.perimeter(A + B + C + D, **heard(p["around"])), a=AB, b=BC, figure=figure)
    s.apply(QUARTER_AREA, S=S, T=T, figure=figure, triangle=A + B + O)
    s.apply(TRIANGLE_PERIMETER, P=s.perimeter(A + B + O), a=AB, b=BO, c=AO, figure=f"triangle {A}{B}{O}")
    corner = s.polygon(A, B, C, noun="triangle", draw=False)
    s.apply(TRIANGLE_PERIMETER, P=s.perimeter(corner), a=AB, b=BC, c=AC, figure=f"triangle {corner}")
    s.apply(OPPOSITE_SIDES, a=BC, b=s.length(A, D, ask=False, give=p["far"]), figure=figure)
    s.apply(TANGENT_RATIO, o=BC, n=AB, A=s.angle(B, A, C), triangle=A + B + C)


def _altitude(s, points, AB, BC, AC):
    A, B, C, _D, _O = points
    H = s.point("H", foot(s.xy(B), s.xy(A), s.xy(C)))
    s.segment(B, H, role="aux")
    s.right_angle(B, H, C)
    s.claim("between", H, A, C)
    s.say("altitude", line=A + C, H=H, segment=B + H)
    BH, AH, CH = s.length(B, H), s.length(A, H), s.length(C, H)
    s.apply(ALTITUDE_PRODUCT, h=BH, a=AB, b=BC, c=AC, triangle=A + B + C)
    s.apply(LEG_MEAN, a=AB, p=AH, c=AC, triangle=A + B + C, leg=A + B)
    s.apply(segment_sum(1, 1), whole=AC, p1=AH, p2=CH, line=A + C)
    s.apply(PYTHAGORAS, a=CH, b=BH, c=BC, triangle=B + H + C)


def _angles(s, p, points, figure, lengths):
    A, B, C, D, O = points
    AB, BC, AC, _AO, _BO = lengths
    x, y = radians(p["low"]), radians(p["ABE"])
    along = s.xy(B)[0] * sin(y) / sin(x + y)  # law of sines in triangle ABE
    E = s.point("E", (along * cos(x), along * sin(x)))
    s.segment(B, E)
    s.claim("between", E, A, O)
    s.say("point", E=E, line=A + O, segment=B + E)
    rare = heard(p["plain"])
    low, high = s.angle(B, A, C, p["low"]), s.angle(A, C, B, ask=p["plain"])
    same, part, rest, at_e = s.angle(A, B, D), s.angle(A, B, E, p["ABE"]), s.angle(E, B, O), s.angle(A, E, B)
    s.apply(ISOSCELES_BASE, a=low, b=same, triangle=A + O + B)
    s.apply(ANGLE_ADDITION, w=same, a=part, b=rest, vertex=B)
    s.apply(TRIANGLE_SUM, a=low, b=part, c=at_e, triangle=A + B + E)
    s.apply(LINEAR_PAIR, a=at_e, b=s.angle(B, E, C, give=p["plain"]), vertex=E)
    s.apply(ACUTE_ANGLES, A=low, B=high, triangle=A + B + C)
    s.apply(COSINE_RATIO, n=AB, h=AC, A=low, triangle=A + B + C)
    s.apply(SINE_RATIO, o=BC, h=AC, A=low, triangle=A + B + C)
    front, side, back = s.angle(A, O, B), s.angle(B, O, C, ask=p["plain"]), s.angle(C, O, D, **rare)
    s.apply(ISOSCELES_APEX, t=front, b=low, triangle=A + O + B)
    s.apply(ISOSCELES_APEX, t=side, b=high, triangle=B + O + C)
    s.apply(LINEAR_PAIR, a=front, b=side, vertex=O)
    s.apply(VERTICAL, a=front, b=back, vertex=O)
