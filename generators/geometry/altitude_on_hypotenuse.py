"""The altitude on the hypotenuse: geometric means for the altitude and both legs, with Pythagoras and two areas."""

from math import sqrt

from engine import Reject
from generators.rules.area import RIGHT_TRIANGLE_AREA, TRIANGLE_PERIMETER, segment_sum
from generators.rules.right_triangle import (
    ALTITUDE_MEAN,
    ALTITUDE_PRODUCT,
    LARGEST_ROOT,
    LEG_MEAN,
    PYTHAGORAS,
    radicand,
)

WEIGHT = 0.5


def sample(rng):
    for _ in range(40):
        p, q = rng.randint(2, 99), rng.randint(2, 99)
        if rng.random() < 0.25:  # the altitude is whole
            k, (m, n) = rng.randint(1, 12), rng.sample(range(1, 11), 2)
            p, q = k * m * m, k * n * n
        plain = 1.2 < max(p, q) / min(p, q) < 8 and p + q <= 180
        if plain and max(radicand(p, q), radicand(p, p + q), radicand(q, p + q)) <= LARGEST_ROOT:
            extra, passed = rng.choice(("areas", "perimeters")), rng.choice((None, "AB", "CD", "AD", "BD"))
            return {"parts": [p, q], "extra": extra, "passed": passed}
    raise Reject("no lengths that print well were found")


def build(s, p):
    left, right = p["parts"]
    A, B, D = s.point("A", (-left, 0)), s.point("B", (right, 0)), s.point("D", (0, 0))
    C = s.point("C", (0, sqrt(left * right)))
    triangle = s.polygon(A, B, C, noun="triangle")
    s.segment(C, D)
    s.claim("between", D, A, B)
    s.right_angle(A, C, B)
    s.right_angle(C, D, A)
    corner = {"A": A, "B": B, "C": C, "D": D}
    if p["passed"]:  # a length that is neither given nor asked
        s.length(corner[p["passed"][0]], corner[p["passed"][1]], give=False, ask=False)
    h, c = s.length(C, D), s.length(A, B)
    near, far, a, b = s.length(A, D, left), s.length(D, B, right), s.length(C, A), s.length(C, B)
    words = {"triangle": triangle, "altitude": C + D}
    s.apply(ALTITUDE_MEAN, h=h, p=near, q=far, **words)
    s.apply(LEG_MEAN, a=a, p=near, c=c, leg=C + A, **words)
    s.apply(LEG_MEAN, a=b, p=far, c=c, leg=C + B, **words)
    s.apply(ALTITUDE_PRODUCT, a=a, b=b, c=c, h=h, **words)
    s.apply(segment_sum(1, 1), whole=c, p1=near, p2=far, line=A + B)
    for legs, hypotenuse, corners in (((near, h), a, A + D + C), ((far, h), b, B + D + C), ((a, b), c, A + C + B)):
        sides = {"a": legs[0], "b": legs[1], "c": hypotenuse}
        s.apply(PYTHAGORAS, **sides, triangle=corners)
        region = s.polygon(*corners, noun="triangle", draw=False)
        if p["extra"] == "areas":
            area = s.area(region, give=corners != A + C + B)
            s.apply(RIGHT_TRIANGLE_AREA, a=legs[0], b=legs[1], S=area, figure=f"triangle {region}")
        else:
            s.apply(TRIANGLE_PERIMETER, **sides, P=s.perimeter(region, give=False), figure=f"triangle {region}")
    s.say("", triangle=triangle, altitude=C + D, hypotenuse=A + B, foot=D, vertex=C)
