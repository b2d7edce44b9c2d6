"""An angle bisector divides the opposite side in the ratio of the adjacent sides; its length, areas and angles."""

from math import gcd

from engine import Fraction, Reject, between, distance, third_point
from generators.rules.angles import BISECTED, EXTERIOR_ANGLE, LINEAR_PAIR, TRIANGLE_SUM, apex, plain, unlike
from generators.rules.area import RIGHT_TRIANGLE_AREA, TRIANGLE_PERIMETER, area_sum, segment_sum
from generators.rules.right_triangle import PYTHAGORAS
from generators.rules.similar import (
    ANGLE_BISECTOR,
    ANGLE_BISECTOR_WHOLE,
    BISECTOR_AREAS,
    BISECTOR_LENGTH,
    BISECTOR_PARALLEL,
    SIMILAR_SIDES,
    scalene,
)

RATIOS = [(m, n) for m in range(1, 13) for n in range(1, 13) if gcd(m, n) == 1 and m != n and 0.45 < m / n < 2.2]
WEIGHT = 0.4
TRIPLES = ((3, 4, 5), (4, 3, 5), (5, 12, 13), (12, 5, 13), (8, 15, 17), (15, 8, 17), (20, 21, 29), (21, 20, 29))


def sample(rng):
    kind = rng.choices(("sides", "parallel", "right", "angles"), (6, 5, 1, 2))[0]
    if kind == "right":
        c, a, b = rng.choice(TRIPLES)
        k = rng.randint(1, 12)
        if 2 * k * a * c % (b + c) or k * b > 100:
            raise Reject("the parts are no whole or half numbers")
        return {"kind": kind, "left": k * c, "base": str(k * a), "right": k * b}
    if kind == "angles":
        p = {"kind": kind, "A": 2 * rng.randint(22, 55), "B": rng.randint(26, 100)}
        C = 180 - p["A"] - p["B"]
        plain(p["A"], p["B"], C, 180 - p["B"] - p["A"] / 2, low=26, high=125)
        unlike(p["A"], p["B"], C)
        return p
    m, n = rng.choice(RATIOS)
    step = m + n if kind == "parallel" else 1  # so that the parallel from D is whole
    k = step * rng.randint(-(-5 // (step * min(m, n))), max(1, 90 // (step * max(m, n))))
    left, right = k * m, k * n
    if right > 99 or left > 99:
        raise Reject("too large")
    halves = rng.choice((1, 2))
    low, high = abs(left - right) * 1.15, min((left + right) * 0.9, 90)
    j = rng.randint(int(low * halves / (m + n)) + 1, max(int(low * halves / (m + n)) + 1, int(high * halves / (m + n))))
    p = {"kind": kind, "left": left, "right": right, "base": str(Fraction(j * (m + n), halves))}
    scalene(left, right, float(Fraction(p["base"])))
    return p


def build(s, p):
    b = (0, 0)
    if p["kind"] == "angles":
        c = (10, 0)
        a = apex(b, c, p["B"], 180 - p["A"] - p["B"])
        AB, AC = distance(a, b), distance(a, c)
    else:
        c = (float(Fraction(p["base"])), 0)
        a = (0, p["left"]) if p["kind"] == "right" else third_point(b, c, p["left"], p["right"])
        AB, AC = p["left"], p["right"]
    A, B, C, D = s.point("A", a), s.point("B", b), s.point("C", c), s.point("D", between(b, c, AB / (AB + AC)))
    whole = s.polygon(A, B, C, noun="triangle")
    s.segment(A, D)
    s.equal_angles((B, A, D), (D, A, C), said=False)
    s.claim("bisects", B, A, C, D, said=True)
    s.claim("between", D, B, C)
    s.say("", triangle=whole, line=A + D, D=D, side=B + C, A=A)
    (_angles if p["kind"] == "angles" else _sides)(s, p, (A, B, C, D))


def _sides(s, p, points):
    A, B, C, D = points
    words = {"triangle": A + B + C, "line": A + D, "side": B + C}
    AB, AC, BC = s.length(A, B, p["left"]), s.length(A, C, p["right"]), s.length(B, C, Fraction(p["base"]))
    BD, DC, AD = s.length(B, D), s.length(D, C), s.length(A, D)
    s.apply(ANGLE_BISECTOR, x=BD, y=DC, b=AB, c=AC, **words)
    s.apply(ANGLE_BISECTOR_WHOLE, x=BD, a=BC, b=AB, c=AC, **words)
    s.apply(ANGLE_BISECTOR_WHOLE, x=DC, a=BC, b=AC, c=AB, **words)
    s.apply(segment_sum(1, 1), whole=BC, p1=BD, p2=DC, line=B + C)
    s.apply(TRIANGLE_PERIMETER, P=s.perimeter(A + B + C), a=AB, b=BC, c=AC, figure=f"triangle {A}{B}{C}")
    if p["kind"] == "parallel":
        _parallel(s, p, points, AB, AC, BC, DC)
    if p["kind"] != "right":
        s.apply(BISECTOR_LENGTH, d=AD, b=AB, c=AC, x=BD, y=DC, **words)
        return
    s.right_angle(A, B, C)
    s.apply(PYTHAGORAS, a=AB, b=BC, c=AC, triangle=A + B + C)
    s.apply(PYTHAGORAS, a=AB, b=BD, c=AD, triangle=A + B + D)
    whole, near = s.area(A + B + C), s.area(s.polygon(A, B, D, noun="triangle", draw=False))
    far = s.area(s.polygon(A, D, C, noun="triangle", draw=False))
    s.apply(RIGHT_TRIANGLE_AREA, S=whole, a=AB, b=BC, figure=f"triangle {A}{B}{C}")
    s.apply(RIGHT_TRIANGLE_AREA, S=near, a=AB, b=BD, figure=f"triangle {A}{B}{D}")
    s.apply(BISECTOR_AREAS, S=near, T=far, b=AB, c=AC, **words)
    s.apply(area_sum(1, 1), whole=whole, p1=near, p2=far, figure=f"triangle {A}{B}{C}")


def _parallel(s, p, points, AB, AC, BC, DC):
    A, B, C, D = points
    E = s.point("E", between(s.xy(C), s.xy(A), p["right"] / (p["left"] + p["right"])))
    s.segment(D, E)
    s.parallel(D, E, B, A)
    s.claim("between", E, A, C)
    s.say("parallel", line=D + E, E=E, side=A + C)
    DE, EC, AE = s.length(D, E), s.length(E, C), s.length(A, E)
    words = {"first": D + E + C, "second": B + A + C, "reason": f"{D}{E} ∥ {B}{A}"}
    s.apply(SIMILAR_SIDES, p=DE, q=AB, r=DC, s=BC, **words)
    s.apply(SIMILAR_SIDES, p=EC, q=AC, r=DC, s=BC, **words)
    s.apply(SIMILAR_SIDES, p=DE, q=AB, r=EC, s=AC, **words)
    s.apply(segment_sum(1, 1), whole=AC, p1=AE, p2=EC, line=A + C)
    s.apply(BISECTOR_PARALLEL, a=AE, b=DE, triangle=A + E + D, line=A + D)


def _angles(s, p, points):
    A, B, C, D = points
    at_a, at_b, at_c = s.angle(B, A, C, p["A"]), s.angle(A, B, C, p["B"]), s.angle(A, C, B)
    near, far = s.angle(B, A, D), s.angle(D, A, C)
    at_d, beside = s.angle(A, D, B), s.angle(A, D, C)
    s.apply(TRIANGLE_SUM, a=at_a, b=at_b, c=at_c, triangle=A + B + C)
    s.apply(BISECTED, w=at_a, a=near, b=far, bisector=A + D)
    s.apply(TRIANGLE_SUM, a=near, b=at_b, c=at_d, triangle=A + B + D)
    s.apply(TRIANGLE_SUM, a=far, b=at_c, c=beside, triangle=A + D + C)
    s.apply(EXTERIOR_ANGLE, e=beside, a=near, b=at_b, triangle=A + B + D)
    s.apply(EXTERIOR_ANGLE, e=at_d, a=far, b=at_c, triangle=A + D + C)
    s.apply(LINEAR_PAIR, a=at_d, b=beside, vertex=D)
