"""A parallelogram with its diagonals: opposite sides and angles, halved diagonals, perimeters, heights, areas."""

from engine import Reject, between, third_point
from generators.rules.angles import ALTERNATE, ANGLE_ADDITION, TRIANGLE_SUM, apex, heard, plain, unlike
from generators.rules.area import PARALLELOGRAM_AREA, PARALLELOGRAM_PERIMETER, TRIANGLE_PERIMETER, segment_sum
from generators.rules.quadrilateral import (
    ADJACENT_ANGLES,
    DIAGONALS_BISECT,
    OPPOSITE_ANGLES,
    OPPOSITE_SIDES,
    PARALLELOGRAM_LAW,
    QUARTER_AREA,
)
from generators.rules.right_triangle import PYTHAGORAS
from generators.rules.similar import scalene, third_side

WEIGHT = 0.9


def sample(rng):
    kind = rng.choices(("sides", "height", "angles"), (5, 5, 1))[0]
    if kind == "sides":
        p = _whole_diagonals(rng) if rng.random() < 0.3 else {"AB": rng.randint(7, 60), "BC": rng.randint(7, 60)}
        if "AC" not in p:
            p["AC"] = third_side(rng, p["AB"], p["BC"])
        other = (2 * (p["AB"] ** 2 + p["BC"] ** 2) - p["AC"] ** 2) ** 0.5
        scalene(p["AB"], p["BC"], p["AC"])
        scalene(p["AB"], p["BC"], other)
        scalene(p["AB"], p["AC"] / 2, other / 2)
    elif kind == "height":
        p = {"AB": rng.randint(8, 72), "AH": rng.randint(3, 40), "DH": rng.randint(4, 60)}
        rest = p["AB"] - p["AH"]
        if (
            rest < p["AB"] / 7
            or p["AH"] < 0.2 * p["DH"]
            or abs(rest - p["AH"]) < 2
            or not 0.4 < p["DH"] / p["AB"] < 1.5
        ):
            raise Reject("too flat")
        scalene(p["AB"], (p["AH"] ** 2 + p["DH"] ** 2) ** 0.5, (rest**2 + p["DH"] ** 2) ** 0.5)
    else:
        p = {"A": rng.randint(45, 135), "CAB": rng.randint(20, 80)}
        other = p["A"] - p["CAB"]
        plain(p["A"], low=45, high=135)
        plain(p["CAB"], other, low=20, high=85)
        unlike(p["CAB"], other, p["A"], 180 - p["A"])
    return p | {"kind": kind, "far": rng.random() < 0.2, "parts": rng.random() < 0.5}


def _whole_diagonals(rng):
    """Whole sides and diagonals: (x + yi)(z + wi) and (x + yi)(z - wi) have equal squares."""
    for _ in range(20):
        x, y, z, w = rng.randint(2, 8), rng.randint(1, 5), rng.randint(1, 8), rng.randint(1, 6)
        scale = rng.randint(1, 3)
        sides = abs(x * z - y * w) * scale, (x * w + y * z) * scale
        diagonal = (x * z + y * w + abs(x * w - y * z)) * scale
        if min(sides) * 3 > max(sides) >= 9 and diagonal <= 90:
            return {"AB": sides[0], "BC": sides[1], "AC": diagonal}
    raise Reject("too small or too large")


def build(s, p):
    a, b = (0, 0), (p.get("AB", 10), 0)
    if p["kind"] == "sides":
        c = third_point(a, b, p["AC"], p["BC"])
    elif p["kind"] == "height":
        c = (b[0] + p["AH"], p["DH"])
    else:
        c = apex(a, b, p["CAB"], 180 - p["A"])
    A, B, C, D = s.point("A", a), s.point("B", b), s.point("C", c), s.point("D", (c[0] - b[0], c[1]))
    whole = s.polygon(A, B, C, D, noun="parallelogram")
    s.parallel(A, B, D, C, said=False)
    s.parallel(A, D, B, C, said=False, count=2)
    s.claim("parallelogram", A, B, C, D, said=True)
    {"sides": _sides, "height": _height, "angles": _angles}[p["kind"]](s, p, (A, B, C, D), whole)


def _halves(s, points, whole, pairs):
    """The halves of the diagonals at their intersection, with the whole ones."""
    A, _B, C, _D = points
    O = s.point("O", between(s.xy(A), s.xy(C), 0.5))
    out = {}
    for one, other, value in pairs:
        d, near, far = s.length(one, other, value), s.length(one, O), s.length(O, other, ask=False)
        s.apply(DIAGONALS_BISECT, d=d, a=near, b=far, line=one + other, point=O, figure=f"parallelogram {whole}")
        out[one + other] = d, near, far
    return O, out


def _sides(s, p, points, whole):
    A, B, C, D = points
    s.segment(A, C)
    s.segment(B, D)
    figure = f"parallelogram {whole}"
    O, halves = _halves(s, points, whole, ((A, C, p["AC"]), (B, D, None)))
    s.say("", whole=whole, one=A + C, other=B + D, O=O)
    AB, BC = s.length(A, B, p["AB"]), s.length(B, C, p["BC"])
    CD, AD = s.length(C, D, ask=False, give=p["far"]), s.length(A, D, ask=False, give=p["far"])
    s.apply(OPPOSITE_SIDES, a=AB, b=CD, figure=figure)
    s.apply(OPPOSITE_SIDES, a=BC, b=AD, figure=figure)
    s.apply(PARALLELOGRAM_PERIMETER, P=s.perimeter(whole), a=AB, b=BC, figure=figure)
    (AC, AO, OC), (BD, BO, OD) = halves[A + C], halves[B + D]
    s.apply(PARALLELOGRAM_LAW, a=AB, b=BC, e=AC, f=BD, figure=figure)
    for triangle, sides in (
        ((A, B, O), (AB, BO, AO)),
        ((B, C, O), (BC, OC, BO)),
        ((A, B, C), (AB, BC, AC)),
        ((C, D, O), (CD, OD, OC)),
    ):
        P = s.perimeter(s.polygon(*triangle, noun="triangle", draw=False))
        s.apply(TRIANGLE_PERIMETER, P=P, a=sides[0], b=sides[1], c=sides[2], figure="triangle " + "".join(triangle))


def _height(s, p, points, whole):
    A, B, C, D = points
    s.segment(A, C)
    s.segment(B, D)
    figure = f"parallelogram {whole}"
    O, halves = _halves(s, points, whole, ((B, D, None),))
    H = s.point("H", (p["AH"], 0))
    s.segment(D, H, role="aux")
    s.right_angle(D, H, A)
    s.claim("between", H, A, B)
    s.say("", whole=whole, one=A + C, other=B + D, O=O)
    s.say("height", height=D + H, H=H, side=A + B)
    AB, AH, DH, HB = (
        s.length(A, B, p["AB"]),
        s.length(A, H, p["AH"]),
        s.length(D, H, p["DH"]),
        s.length(H, B, **heard(p["far"] or p["parts"])),
    )
    AD, BD = s.length(A, D), halves[B + D][0]
    s.apply(segment_sum(1, 1), whole=AB, p1=AH, p2=HB, line=A + B)
    s.apply(PYTHAGORAS, a=AH, b=DH, c=AD, triangle=A + H + D)
    s.apply(PYTHAGORAS, a=HB, b=DH, c=BD, triangle=B + H + D)
    S, T = s.area(whole), s.area(s.polygon(A, B, O, noun="triangle", draw=False), give=p["far"])
    s.apply(PARALLELOGRAM_AREA, S=S, b=AB, h=DH, figure=figure)
    s.apply(QUARTER_AREA, S=S, T=T, figure=figure, triangle=A + B + O)
    s.apply(PARALLELOGRAM_PERIMETER, P=s.perimeter(whole), a=AB, b=AD, figure=figure)


def _angles(s, p, points, whole):
    A, B, C, D = points
    s.segment(A, C)
    figure = f"parallelogram {whole}"
    s.say("one", whole=whole, line=A + C)
    at = [s.angle(D, A, B, p["A"]), s.angle(A, B, C), s.angle(B, C, D), s.angle(C, D, A)]
    s.apply(OPPOSITE_ANGLES, a=at[0], b=at[2], figure=figure)
    s.apply(OPPOSITE_ANGLES, a=at[1], b=at[3], figure=figure)
    for i in range(4):
        s.apply(ADJACENT_ANGLES, a=at[i], b=at[(i + 1) % 4], figure=figure)
    low, high, far, near = s.angle(C, A, B, p["CAB"]), s.angle(C, A, D), s.angle(A, C, D), s.angle(A, C, B)
    s.apply(ALTERNATE, a=low, b=far, one=A + B, other=C + D)
    s.apply(ALTERNATE, a=high, b=near, one=A + D, other=B + C)
    s.apply(ANGLE_ADDITION, w=at[0], a=low, b=high, vertex=A)
    s.apply(ANGLE_ADDITION, w=at[2], a=far, b=near, vertex=C)
    s.apply(TRIANGLE_SUM, a=low, b=at[1], c=near, triangle=A + B + C)
    s.apply(TRIANGLE_SUM, a=high, b=far, c=at[3], triangle=A + C + D)
