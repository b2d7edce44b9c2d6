"""Heron's formula: the area from three sides, then an altitude, the parts that it cuts off, and a missing side."""

from math import gcd, isqrt, prod

from engine import Reject, foot, third_point
from generators.rules.area import TRIANGLE_AREA, TRIANGLE_PERIMETER, segment_sum
from generators.rules.right_triangle import PYTHAGORAS, radicand
from generators.rules.triangle import HALF_PERIMETER, HERON, SEMIPERIMETER, heron_sides

WEIGHT = 0.5


def sample(rng):
    a, b, c = sides = heron_sides(rng, largest=200)
    cuts = (
        (c * c + a * a - b * b) / (2 * a * a),
        (a * a + b * b - c * c) / (2 * b * b),
        (b * b + c * c - a * a) / (2 * c * c),
    )
    inside = [i for i, cut in enumerate(cuts) if 0.15 < cut < 0.85 and abs(cut - 0.5) > 0.04]
    altitude = rng.choice(inside) if inside and rng.random() < 0.93 else None
    if altitude is not None and not _printed(a, b, c, sides[altitude]):
        raise Reject("the altitude prints badly")
    return {
        "sides": sides,
        "altitude": altitude,
        "perimeter": rng.random() < 0.4,
        "parts": rng.random() < 0.6,
        "direct": rng.random() < 0.3,
    }


def _printed(a, b, c, base):
    """Whether the altitude on the base, n * sqrt(r) / (2 * base) with n * n * r the product, has denominators to 9."""
    factors = a + b + c, b + c - a, a + c - b, a + b - c
    n = isqrt(prod(factors) // radicand(*factors))
    return 2 * base <= 9 * gcd(n, 2 * base)


def build(s, p):
    a, b, c = p["sides"]
    A, B = s.point("A", (0, 0)), s.point("B", (c, 0))
    C = s.point("C", third_point((0, 0), (c, 0), b, a))
    triangle = s.polygon(A, B, C, noun="triangle")
    sides = {"a": s.length(B, C, a, ask=False), "b": s.length(C, A, b, ask=False), "c": s.length(A, B, c, ask=False)}
    area, half = (
        s.area(triangle, ask=p["altitude"] is None, give=p["direct"]),
        s.quantity("semiperimeter", triangle, ask=False),
    )
    s.apply(HERON, S=area, s=half, **sides, triangle=triangle)
    s.apply(SEMIPERIMETER, s=half, **sides, triangle=triangle)
    if p["perimeter"]:
        whole = s.perimeter(triangle, ask=False)
        s.apply(HALF_PERIMETER, s=half, P=whole, triangle=triangle)
        s.apply(TRIANGLE_PERIMETER, P=whole, **sides, figure=f"triangle {triangle}")
    if p["altitude"] is None:
        s.say("one", triangle=triangle)
        return
    apex, left, right = ((A, B, C), (B, C, A), (C, A, B))[p["altitude"]]
    D = s.point("D", foot(s.xy(apex), s.xy(left), s.xy(right)))
    s.segment(apex, D, role="aux")
    s.right_angle(apex, D, left)
    s.claim("between", D, left, right)
    h, base = s.length(apex, D), s.length(left, right)
    s.apply(TRIANGLE_AREA, S=area, b=base, h=h, figure=f"triangle {triangle}")
    if p["parts"]:
        for end in (left, right):
            s.apply(PYTHAGORAS, a=h, b=s.length(D, end), c=s.length(apex, end), triangle=apex + D + end)
        s.apply(segment_sum(1, 1), whole=base, p1=s.length(left, D), p2=s.length(D, right), line=left + right)
    s.say("altitude", triangle=triangle, altitude=apex + D, base=left + right, foot=D)
