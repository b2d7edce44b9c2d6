"""The midsegment of a triangle, or all three: half the third side, parallel to it; perimeters, areas and angles."""

from engine import Reject, between, third_point
from generators.rules.angles import LINEAR_PAIR, TRIANGLE_SUM, apex, plain, unlike
from generators.rules.area import TRIANGLE_AREA, TRIANGLE_PERIMETER, area_difference, perimeter_sum
from generators.rules.justified import MIDSEGMENT_CO_INTERIOR, MIDSEGMENT_CORRESPONDING
from generators.rules.right_triangle import PYTHAGORAS
from generators.rules.similar import MEDIAL_AREA, MEDIAL_PERIMETER, MIDPOINT_HALVES, MIDSEGMENT, scalene, third_side

WEIGHT = 0.4


def sample(rng):
    kind = rng.choices(("one", "medial", "area", "angles"), (4, 4, 2, 1))[0]
    p = {"kind": kind, "base": rng.randint(8, 84)}
    if kind in ("one", "medial"):
        p["left"] = rng.randint(8, 84)
        p["right"] = third_side(rng, p["base"], p["left"])
        scalene(p["base"], p["left"], p["right"])
    elif kind == "area":
        p |= {
            "height": 2 * rng.randint(p["base"] // 4 + 1, p["base"] * 3 // 4),
            "foot": rng.randint(p["base"] // 6 + 1, p["base"] * 5 // 6),
        }
        rest = p["base"] - p["foot"]
        if not 0.5 < p["height"] / p["base"] < 2 or abs(rest - p["foot"]) < 2:
            raise Reject("too flat")
        scalene(p["base"], (p["foot"] ** 2 + p["height"] ** 2) ** 0.5, (rest**2 + p["height"] ** 2) ** 0.5)
    else:
        p |= {"B": rng.randint(30, 110), "C": rng.randint(30, 110)}
        plain(p["B"], p["C"], 180 - p["B"] - p["C"], low=28, high=120)
        unlike(p["B"], p["C"], 180 - p["B"] - p["C"])
    return p | {"halves": rng.random() < 0.3}


def build(s, p):
    b, c = (0, 0), (p["base"], 0)
    if p["kind"] == "area":
        a = (p["foot"], p["height"])
    elif p["kind"] == "angles":
        a = apex(b, c, p["B"], p["C"])
    else:
        a = third_point(b, c, p["left"], p["right"])
    A, B, C = s.point("A", a), s.point("B", b), s.point("C", c)
    M, N = s.point("M", between(a, b, 0.5)), s.point("N", between(a, c, 0.5))
    whole = s.polygon(A, B, C, noun="triangle")
    s.segment(M, N)
    s.midpoint(M, A, B)
    s.midpoint(N, A, C)
    s.claim("triangle", A, B, C)
    s.say("", triangle=whole, M=M, N=N, left=A + B, right=A + C, line=M + N, side=B + C)
    if p["kind"] == "angles":
        _angles(s, p, (A, B, C, M, N))
        return
    BC, MN = s.length(B, C, p["base"], ask=p["kind"] != "area"), s.length(M, N, ask=p["kind"] != "area")
    s.apply(MIDSEGMENT, m=MN, b=BC, triangle=whole, line=M + N, side=B + C)
    {"one": _one, "medial": _medial, "area": _area}[p["kind"]](s, p, (A, B, C, M, N), BC, MN)


def _halves(s, p, points):
    A, B, C, M, N = points
    out = []
    for side, mid, end, key in ((A + B, M, B, "left"), (A + C, N, C, "right")):
        whole, near, far = (
            s.length(A, end, p[key], ask=p["halves"]),
            s.length(A, mid, ask=p["halves"]),
            s.length(mid, end, ask=False),
        )
        s.apply(MIDPOINT_HALVES, whole=whole, a=near, b=far, mid=mid, line=side)
        out += [whole, near, far]
    return out


def _one(s, p, points, BC, MN):
    A, B, C, M, N = points
    AB, AM, MB, AC, AN, NC = _halves(s, p, points)
    whole, small = s.perimeter(A + B + C), s.perimeter(s.polygon(A, M, N, noun="triangle", draw=False))
    rest = s.perimeter(s.polygon(M, B, C, N, noun="trapezoid", draw=False))
    s.apply(TRIANGLE_PERIMETER, P=whole, a=AB, b=BC, c=AC, figure=f"triangle {A}{B}{C}")
    s.apply(TRIANGLE_PERIMETER, P=small, a=AM, b=MN, c=AN, figure=f"triangle {A}{M}{N}")
    s.apply(perimeter_sum(1, 1, 1, 1), whole=rest, p1=MB, p2=BC, p3=NC, p4=MN, figure=f"trapezoid {M}{B}{C}{N}")
    s.apply(MEDIAL_PERIMETER, P=small, Q=whole, small=A + M + N, triangle=A + B + C)


def _medial(s, p, points, BC, MN):
    A, B, C, M, N = points
    AB, _AM, _MB, AC, _AN, _NC = _halves(s, p, points)
    L = s.point("L", (p["base"] / 2, 0))
    s.midpoint(L, B, C)
    s.segment(L, M)
    s.segment(L, N)
    s.say("medial", L=L, side=B + C, small=L + M + N)
    LM, LN = s.length(L, M), s.length(L, N)
    s.apply(MIDSEGMENT, m=LM, b=AC, triangle=A + B + C, line=L + M, side=A + C)
    s.apply(MIDSEGMENT, m=LN, b=AB, triangle=A + B + C, line=L + N, side=A + B)
    s.apply(MIDPOINT_HALVES, whole=BC, a=s.length(B, L, ask=False), b=s.length(L, C, ask=False), mid=L, line=B + C)
    whole, small = s.perimeter(A + B + C), s.perimeter(s.polygon(L, M, N, noun="triangle", draw=False))
    s.apply(TRIANGLE_PERIMETER, P=whole, a=AB, b=BC, c=AC, figure=f"triangle {A}{B}{C}")
    s.apply(TRIANGLE_PERIMETER, P=small, a=LM, b=MN, c=LN, figure=f"triangle {L}{M}{N}")
    s.apply(MEDIAL_PERIMETER, P=small, Q=whole, small=L + M + N, triangle=A + B + C)


def _area(s, p, points, BC, MN):
    A, B, C, M, N = points
    H = s.point("H", (p["foot"], 0))
    s.segment(A, H, role="aux")
    s.right_angle(A, H, C)
    s.claim("between", H, B, C)
    s.say("height", height=A + H, H=H, side=B + C)
    AH, BH = s.length(A, H, p["height"]), s.length(B, H, p["foot"])
    AB, AM, MB = s.length(A, B), s.length(A, M), s.length(M, B, ask=False)
    s.apply(PYTHAGORAS, a=BH, b=AH, c=AB, triangle=A + B + H)
    s.apply(MIDPOINT_HALVES, whole=AB, a=AM, b=MB, mid=M, line=A + B)
    whole, small = s.area(A + B + C), s.area(s.polygon(A, M, N, noun="triangle", draw=False))
    rest = s.area(s.polygon(M, B, C, N, noun="trapezoid", draw=False))
    s.apply(TRIANGLE_AREA, S=whole, b=BC, h=AH, figure=f"triangle {A}{B}{C}")
    s.apply(MEDIAL_AREA, S=small, T=whole, small=A + M + N, triangle=A + B + C)
    s.apply(area_difference(1), S=rest, whole=whole, p1=small, figure=f"trapezoid {M}{B}{C}{N}")


def _angles(s, p, points):
    A, B, C, M, N = points
    at_a, at_b, at_c = s.angle(B, A, C), s.angle(A, B, C, p["B"]), s.angle(A, C, B, p["C"])
    at_m, at_n = s.angle(A, M, N), s.angle(A, N, M)
    s.apply(TRIANGLE_SUM, a=at_a, b=at_b, c=at_c, triangle=A + B + C)
    s.apply(TRIANGLE_SUM, a=at_a, b=at_m, c=at_n, triangle=A + M + N)
    lines = {"one": M + N, "other": B + C}
    for inner, outer, beside, vertex in ((at_m, at_b, s.angle(B, M, N), M), (at_n, at_c, s.angle(C, N, M), N)):
        s.apply(MIDSEGMENT_CORRESPONDING, a=inner, b=outer, **lines)
        s.apply(LINEAR_PAIR, a=inner, b=beside, vertex=vertex)
        s.apply(MIDSEGMENT_CO_INTERIOR, a=beside, b=outer, **lines)
