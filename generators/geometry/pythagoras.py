"""Right triangles that share a leg or a hypotenuse, singly or in a chain: the Pythagorean theorem, forward and back."""

from itertools import pairwise
from math import sqrt

from engine import Exact, Reject
from generators.rules.area import RIGHT_TRIANGLE_AREA, TRIANGLE_AREA, TRIANGLE_PERIMETER, area_sum, segment_sum
from generators.rules.right_triangle import PYTHAGORAS, other_leg

VARIANTS = {"altitude": 3, "leg_point": 3, "chain": 3, "common_hypotenuse": 3, "single": 0.3}

WEIGHT = 1.2


def sample(rng):
    variant = rng.choices(list(VARIANTS), list(VARIANTS.values()))[0]
    first = rng.choice([n * n for n in range(2, 41)] + [8, 12, 18, 20, 24, 27, 32, 48, 50, 72, 75, 98, 108])
    second = other_leg(rng, first)
    third = other_leg(rng, first + second if variant in ("chain", "common_hypotenuse") else first)
    last = other_leg(rng, first + second + third)
    sizes = sorted({first, second, third}) if variant != "single" else sorted({first, second})
    if len(sizes) < (2 if variant == "single" else 3):
        raise Reject("looks isosceles")
    if any(b < 1.3 * a for a, b in pairwise(sizes)) or sizes[-1] > 25 * sizes[0]:
        raise Reject("too flat, or sides too close")
    if variant == "common_hypotenuse" and third >= 0.9 * (first + second):
        raise Reject("the second triangle is too flat")
    factor = rng.choices((1, 2, 3, 5), (14, 3, 3, 1))[0]
    return {
        "variant": variant,
        "squares": [factor * n for n in (first, second, third, last)],
        "turns": rng.choice((2, 3)),
    }


def build(s, p):
    {
        "altitude": altitude,
        "leg_point": leg_point,
        "chain": chain,
        "common_hypotenuse": common_hypotenuse,
        "single": single,
    }[p["variant"]](s, *p["squares"], p["turns"])


def right(s, a, c, b, ca=None, cb=None):
    """The right triangle a-c-b with its right angle at c: Pythagoras, area, and its perimeter."""
    legs = {"a": s.length(c, a, ca and Exact.of(ca).sqrt()), "b": s.length(c, b, cb and Exact.of(cb).sqrt())}
    hypotenuse = s.length(a, b)
    s.apply(PYTHAGORAS, **legs, c=hypotenuse, triangle=f"{a}{c}{b}")
    region = s.polygon(a, c, b, noun="triangle", draw=False)
    area = s.area(region)
    s.apply(RIGHT_TRIANGLE_AREA, **legs, S=area, figure=f"triangle {region}")
    s.apply(TRIANGLE_PERIMETER, **legs, c=hypotenuse, P=s.perimeter(region), figure=f"triangle {region}")
    return area


def single(s, first, second, *_):
    A, B, C = s.point("A", (sqrt(first), 0)), s.point("B", (0, sqrt(second))), s.point("C", (0, 0))
    s.polygon(A, B, C, noun="triangle")
    s.right_angle(A, C, B)
    right(s, A, C, B, first, second)
    s.say("single", triangle=A + B + C, vertex=C)


def altitude(s, height, left, right_part, *_):
    A, B = s.point("A", (-sqrt(left), 0)), s.point("B", (sqrt(right_part), 0))
    C, D = s.point("C", (0, sqrt(height))), s.point("D", (0, 0))
    if abs(height * height - left * right_part) < 0.2 * height * height:
        raise Reject("the whole triangle looks right-angled")
    whole = s.polygon(A, B, C, noun="triangle")
    s.segment(C, D, role="aux")
    s.right_angle(C, D, A)
    s.claim("between", D, A, B)
    right(s, A, D, C, left, height)
    right(s, B, D, C, right_part, height)
    s.apply(segment_sum(1, 1), whole=s.length(A, B), p1=s.length(A, D), p2=s.length(D, B), line=A + B)
    s.apply(TRIANGLE_AREA, S=s.area(whole), b=s.length(A, B), h=s.length(C, D), figure=f"triangle {whole}")
    sides = {"a": s.length(A, C), "b": s.length(B, C), "c": s.length(A, B)}
    s.apply(TRIANGLE_PERIMETER, **sides, P=s.perimeter(whole), figure=f"triangle {whole}")
    s.say("altitude", triangle=whole, altitude=C + D, base=A + B, foot=D)


def leg_point(s, height, near, far, *_):
    near, far = sorted((near, far))
    if not 0.25 < sqrt(near / far) < 0.8:
        raise Reject("the point is too near an end")
    A, B, C = s.point("A", (0, sqrt(height))), s.point("B", (sqrt(far), 0)), s.point("C", (0, 0))
    D = s.point("D", (sqrt(near), 0))
    whole = s.polygon(A, B, C, noun="triangle")
    s.segment(A, D)
    s.right_angle(A, C, B)
    s.claim("between", D, C, B)
    right(s, A, C, D, height, near)
    right(s, A, C, B, height, far)
    s.apply(segment_sum(1, 1), whole=s.length(C, B), p1=s.length(C, D), p2=s.length(D, B), line=C + B)
    part = s.polygon(A, D, B, noun="triangle", draw=False)
    s.apply(TRIANGLE_AREA, S=s.area(part), b=s.length(D, B), h=s.length(A, C), figure=f"triangle {part}")
    s.say("leg_point", triangle=whole, line=A + D, leg=C + B, foot=D, vertex=A)


def chain(s, first, second, third, last, turns):
    A, B, C = s.point("A", (0, 0)), s.point("B", (sqrt(first), 0)), s.point("C", (sqrt(first), sqrt(second)))
    D = s.point("D", raised(s, A, C, third))
    points = [A, B, C, D]
    right(s, A, B, C, first, second)
    right(s, A, C, D, None, third)
    s.right_angle(A, B, C)
    s.right_angle(A, C, D)
    if turns == 3:
        E = s.point("E", raised(s, A, D, last))
        right(s, A, D, E, None, last)
        s.right_angle(A, D, E)
        points.append(E)
    for a, b in zip(points, [*points[1:], A], strict=True):
        s.segment(a, b)
    for end in points[2:-1]:
        s.segment(A, end)
    around = sum((second, third, last)[:turns])
    if around > 6 * first:
        raise Reject("the chain turns too far")
    names = [A + b + c for b, c in pairwise(points[1:])]
    s.say("chain", triangles=f"{', '.join(names[:-1])} and {names[-1]}", apex=A)


def raised(s, center, end, square):
    """The point at the end of a leg that stands on center-end at its end, to the left."""
    (cx, cy), (x, y) = s.xy(center), s.xy(end)
    size = sqrt(square / ((x - cx) ** 2 + (y - cy) ** 2))
    return x - (y - cy) * size, y + (x - cx) * size


def common_hypotenuse(s, first, second, third, *_):
    hypotenuse = first + second
    A, C, B = (
        s.point("A", (0, 0)),
        s.point("C", (sqrt(hypotenuse), 0)),
        s.point("B", on_semicircle(hypotenuse, first, -1)),
    )
    D = s.point("D", on_semicircle(hypotenuse, third, 1))
    whole = s.polygon(A, B, C, D, noun="quadrilateral")
    s.segment(A, C)
    s.claim("convex", A, B, C, D)
    s.right_angle(A, B, C)
    s.right_angle(A, D, C)
    areas = right(s, A, B, C, first, second), right(s, A, D, C, third, None)
    s.apply(area_sum(1, 1), whole=s.area(whole), p1=areas[0], p2=areas[1], figure=f"quadrilateral {whole}")
    s.say("common_hypotenuse", figure=whole, diagonal=A + C)


def on_semicircle(hypotenuse, square, side):
    """Right-angled vertex above (side 1) or below a hypotenuse from the origin along x, `square` from the origin."""
    x = square / sqrt(hypotenuse)
    return x, side * sqrt(square - x * x)
