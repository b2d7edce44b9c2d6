"""A line parallel to a side of a triangle: equal ratios, similar triangles, their angles, perimeters and areas."""

from math import gcd

from engine import Reject, between, third_point
from generators.rules.angles import CO_INTERIOR, CORRESPONDING, LINEAR_PAIR, TRIANGLE_SUM, apex, plain, unlike
from generators.rules.area import (
    TRAPEZOID_AREA,
    TRIANGLE_AREA,
    TRIANGLE_PERIMETER,
    area_sum,
    perimeter_sum,
    segment_sum,
)
from generators.rules.right_triangle import PYTHAGORAS
from generators.rules.similar import (
    PARALLEL_CUT,
    PART_TO_WHOLE,
    SIMILAR_AREAS,
    SIMILAR_PERIMETERS,
    SIMILAR_SCALE,
    SIMILAR_SIDES,
    scalene,
    third_side,
)

CUTS = [(m, n) for n in range(2, 10) for m in range(1, n) if gcd(m, n) == 1 and 0.27 <= m / n <= 0.78]


def sample(rng):
    kind = rng.choices(("sides", "area", "angles"), (5, 3, 1))[0]
    m, n = rng.choice(CUTS)
    p = {"kind": kind, "m": m, "n": n, "base": n * rng.randint(-(-6 // n), 50 // n)}
    if kind == "sides":
        p["left"] = n * rng.randint(-(-7 // n), 54 // n)
        p["right"] = third_side(rng, p["base"], p["left"], n)
        scalene(p["base"], p["left"], p["right"])
    elif kind == "area":
        lowest = max(-(-6 // n), p["base"] // (2 * n) + 1)
        p["height"] = n * rng.randint(lowest, max(lowest, min(50 // n, 2 * p["base"] // n)))
        p["foot"] = rng.randint(p["base"] // 6 + 1, p["base"] * 4 // 5)
        rest = p["base"] - p["foot"]
        if abs(rest - p["foot"]) < 2 or not 0.5 < p["height"] / p["base"] < 2:
            raise Reject("too flat")
        scalene(p["base"], (p["foot"] ** 2 + p["height"] ** 2) ** 0.5, (rest**2 + p["height"] ** 2) ** 0.5)
    else:
        p |= {
            "B": rng.randint(30, 110),
            "C": rng.randint(30, 110),
            "base": n * rng.randint(2, 60 // n),
            "ratio": rng.random() < 0.2,
        }
        plain(p["B"], p["C"], 180 - p["B"] - p["C"], low=28, high=120)
        unlike(p["B"], p["C"], 180 - p["B"] - p["C"])
    return p


def build(s, p):
    base, t = p["base"], p["m"] / p["n"]
    b, c = (0, 0), (base, 0)
    if p["kind"] == "sides":
        a = third_point(b, c, p["left"], p["right"])
    elif p["kind"] == "area":
        a = (p["foot"], p["height"])
    else:
        a = apex(b, c, p["B"], p["C"])
    A, B, C = s.point("A", a), s.point("B", b), s.point("C", c)
    D, E = s.point("D", between(a, b, t)), s.point("E", between(a, c, t))
    whole, small = s.polygon(A, B, C, noun="triangle"), s.polygon(A, D, E, noun="triangle", draw=False)
    s.segment(D, E)
    s.parallel(D, E, B, C)
    s.claim("between", D, A, B)
    s.claim("between", E, A, C)
    s.claim("triangle", A, B, C)
    s.say("", triangle=A + B + C, line=D + E, side=B + C, D=D, E=E, left=A + B, right=A + C)
    words = {"first": small, "second": whole, "reason": f"{D}{E} ∥ {B}{C}"}
    BC, DE = s.length(B, C, base), s.length(D, E, base * p["m"] // p["n"])
    {"sides": _sides, "area": _area, "angles": _angles}[p["kind"]](s, p, (A, B, C, D, E), BC, DE, words)


def _sides(s, p, points, BC, DE, words):
    A, B, C, D, E = points
    AB, AC = s.length(A, B, p["left"]), s.length(A, C, p["right"])
    AD, AE, DB, EC = s.length(A, D, p["left"] * p["m"] // p["n"]), s.length(A, E), s.length(D, B), s.length(E, C)
    s.apply(PARALLEL_CUT, a=AD, b=DB, c=AE, d=EC, triangle=words["second"], line=D + E, side=B + C)
    for p1, q1, r1, s1 in ((AD, AB, AE, AC), (AD, AB, DE, BC), (AE, AC, DE, BC)):
        s.apply(SIMILAR_SIDES, p=p1, q=q1, r=r1, s=s1, **words)
    s.apply(segment_sum(1, 1), whole=AB, p1=AD, p2=DB, line=A + B)
    s.apply(segment_sum(1, 1), whole=AC, p1=AE, p2=EC, line=A + C)
    P, Q = s.perimeter(words["first"]), s.perimeter(words["second"])
    s.apply(TRIANGLE_PERIMETER, P=P, a=AD, b=DE, c=AE, figure=f"triangle {words['first']}")
    s.apply(TRIANGLE_PERIMETER, P=Q, a=AB, b=BC, c=AC, figure=f"triangle {words['second']}")
    s.apply(SIMILAR_PERIMETERS, P=P, Q=Q, p=DE, q=BC, **words)
    rest = s.perimeter(s.polygon(D, B, C, E, noun="quadrilateral", draw=False))
    s.apply(perimeter_sum(1, 1, 1, 1), whole=rest, p1=DB, p2=BC, p3=EC, p4=DE, figure=f"quadrilateral {D}{B}{C}{E}")


def _area(s, p, points, BC, DE, words):
    A, B, C, D, E = points
    H, K = s.point("H", (p["foot"], 0)), s.point("K", (p["foot"], p["height"] * (p["n"] - p["m"]) / p["n"]))
    s.segment(A, H, role="aux")
    s.right_angle(A, H, C)
    s.claim("between", H, B, C)
    s.claim("between", K, D, E)
    s.say("height", height=A + H, foot=H, side=B + C, cross=K, line=D + E)
    AH, AK, KH = s.length(A, H, p["height"]), s.length(A, K, p["height"] * p["m"] // p["n"]), s.length(K, H)
    s.apply(SIMILAR_SIDES, p=AK, q=AH, r=DE, s=BC, **words)
    s.apply(segment_sum(1, 1), whole=AH, p1=AK, p2=KH, line=A + H)
    strip = s.polygon(D, B, C, E, noun="trapezoid", draw=False)
    S, T, U = s.area(words["first"]), s.area(words["second"]), s.area(strip)
    s.apply(TRIANGLE_AREA, S=S, b=DE, h=AK, figure=f"triangle {words['first']}")
    s.apply(TRIANGLE_AREA, S=T, b=BC, h=AH, figure=f"triangle {words['second']}")
    s.apply(TRAPEZOID_AREA, S=U, a=BC, b=DE, h=KH, figure=f"trapezoid {strip}")
    s.apply(area_sum(1, 1), whole=T, p1=S, p2=U, figure=f"triangle {words['second']}")
    s.apply(SIMILAR_AREAS, S=S, T=T, p=DE, q=BC, **words)
    s.apply(SIMILAR_AREAS, S=S, T=T, p=AK, q=AH, **words)
    BH, HC = s.length(B, H, p["foot"]), s.length(H, C)
    s.apply(segment_sum(1, 1), whole=BC, p1=BH, p2=HC, line=B + C)
    s.apply(PYTHAGORAS, a=BH, b=AH, c=s.length(A, B), triangle=A + B + H)
    s.apply(PYTHAGORAS, a=HC, b=AH, c=s.length(A, C), triangle=A + C + H)


def _angles(s, p, points, BC, DE, words):
    A, B, C, D, E = points
    at_a, at_b, at_c = s.angle(B, A, C), s.angle(A, B, C, p["B"]), s.angle(A, C, B, p["C"])
    at_d, at_e, out_d, out_e = s.angle(A, D, E), s.angle(A, E, D), s.angle(B, D, E), s.angle(C, E, D)
    s.apply(TRIANGLE_SUM, a=at_a, b=at_b, c=at_c, triangle=words["second"])
    s.apply(TRIANGLE_SUM, a=at_a, b=at_d, c=at_e, triangle=words["first"])
    parallels = {"one": D + E, "other": B + C}
    for inner, outer, beside, vertex in ((at_d, at_b, out_d, D), (at_e, at_c, out_e, E)):
        s.apply(CORRESPONDING, a=inner, b=outer, **parallels)
        s.apply(LINEAR_PAIR, a=inner, b=beside, vertex=vertex)
        s.apply(CO_INTERIOR, a=beside, b=outer, **parallels)
    if not p["ratio"]:
        return
    cut = s.quantity("ratio", A, D, A, B, symbol=f"{A}{D}/{A}{B}", ask=False)
    parts = s.quantity("ratio", A, D, D, B, symbol=f"{A}{D}/{D}{B}", ask=False)
    s.apply(PART_TO_WHOLE, k=parts, w=cut, whole=A + B)
    s.apply(SIMILAR_SCALE, k=cut, a=DE, b=BC, **words)
