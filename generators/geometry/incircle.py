"""The inscribed circle: inradius from area and semiperimeter, tangent segments, the inradius of a right triangle."""

from engine import Exact, Reject, between, third_point
from generators.rules.area import RIGHT_TRIANGLE_AREA, TRIANGLE_PERIMETER, segment_sum
from generators.rules.circle import EQUAL_TANGENTS
from generators.rules.right_triangle import PYTHAGORAS
from generators.rules.triangle import (
    HALF_PERIMETER,
    HERON,
    INRADIUS,
    RIGHT_INRADIUS,
    SEMIPERIMETER,
    TANGENT_LENGTH,
    heron_sides,
    plain_triangle,
)

WEIGHT = 0.6
VARIANTS = {"radius": 0.5, "tangents": 6, "right": 0.3}


def sample(rng):
    variant = rng.choices(list(VARIANTS), list(VARIANTS.values()))[0]
    if variant == "right":
        m, n = sorted(rng.sample(range(1, 9), 2))
        k = rng.randint(1, 12)
        sides = [k * (n * n - m * m), 2 * k * m * n, k * (m * m + n * n)]
        if sides[2] > 120 or sides[2] > 3.2 * min(sides) or abs(sides[0] - sides[1]) < 0.1 * sides[0]:
            raise Reject("too flat, or looks isosceles")
        if rng.random() < 0.5:
            sides[:2] = sides[1::-1]
    elif variant == "tangents" and rng.random() < 0.8:
        first = rng.randint(6, 60)
        sides = [first, *(rng.randint(round(0.6 * first), round(1.6 * first)) for _ in range(2))]
        plain_triangle(*sides)
    else:
        sides = heron_sides(rng)
    return {"variant": variant, "sides": sides, "shown": rng.choice((0, 1, 2)), "perimeter": rng.random() < 0.4}


def build(s, p):
    a, b, c = p["sides"]
    corners = {"A": (0.0, 0.0), "B": (float(c), 0.0), "C": third_point((0, 0), (c, 0), b, a)}
    A, B, C = (s.point(letter, xy) for letter, xy in corners.items())
    half = (a + b + c) / 2
    area = Exact.of((a + b + c) * (b + c - a) * (a + c - b) * (a + b - c)).sqrt() / 4
    center = tuple((a * s.xy(A)[i] + b * s.xy(B)[i] + c * s.xy(C)[i]) / (2 * half) for i in (0, 1))
    O = s.point("O", center, dot=True)
    circle = s.circle(O, float(area) / half)
    triangle = s.polygon(A, B, C, noun="triangle")
    s.claim("inscribed_circle", circle, A, B, C, said=True)
    tangents = p["variant"] == "tangents"
    sides = (("D", B, C, half - b, a), ("E", C, A, half - c, b), ("F", A, B, half - a, c))
    known = {
        key: s.length(one, other, whole, ask=tangents)
        for key, (_, one, other, _, whole) in zip("abc", sides, strict=True)
    }
    named = {"figure": f"triangle {triangle}", "triangle": triangle}
    S, h, r = (
        s.area(triangle, ask=tangents, give=tangents or not p["perimeter"]),
        s.quantity("semiperimeter", triangle, ask=False, give=tangents and p["perimeter"]),
        s.quantity("radius", circle),
    )
    s.apply(SEMIPERIMETER, s=h, **known, **named)
    s.apply(INRADIUS, r=r, S=S, s=h, **named)
    if p["perimeter"]:
        P = s.perimeter(triangle, ask=False)
        s.apply(HALF_PERIMETER, s=h, P=P, **named)
        s.apply(TRIANGLE_PERIMETER, P=P, **known, **named)
    if p["variant"] == "right":
        s.right_angle(A, C, B)
        s.apply(PYTHAGORAS, **known, triangle=A + C + B)
        s.apply(RIGHT_TRIANGLE_AREA, a=known["a"], b=known["b"], S=S, **named)
        s.apply(RIGHT_INRADIUS, r=r, **known, **named)
    else:
        s.apply(HERON, S=S, s=h, **known, **named)
    touch = {}
    for i, (letter, one, other, reach, whole) in enumerate(sides):
        if tangents or i == p["shown"]:
            touch[letter] = s.point(letter, between(s.xy(one), s.xy(other), reach / whole), dot=True)
            s.claim("tangent", circle, one, touch[letter])
            s.claim("between", touch[letter], one, other)
    first = next(iter(touch.values()))
    s.segment(O, first, role="aux")
    if not tangents:
        s.say("radius", triangle=triangle, center=O, foot=first, side=sides[p["shown"]][1] + sides[p["shown"]][2])
        return
    D, E, F = touch.values()
    for vertex, opposite, near, far in ((A, "a", E, F), (B, "b", F, D), (C, "c", D, E)):
        one, other = s.length(vertex, near), s.length(vertex, far, give=False, ask=False)
        words = {"vertex": vertex, "point": vertex, "one": vertex + near, "other": vertex + far, **named}
        s.apply(EQUAL_TANGENTS, a=one, b=other, **words)
        s.apply(TANGENT_LENGTH, t=one, a=known[opposite], s=h, **words)
        s.apply(TANGENT_LENGTH, t=other, a=known[opposite], s=h, **words)
    for whole, point, one, other in ((known["a"], D, B, C), (known["b"], E, C, A), (known["c"], F, A, B)):
        s.apply(segment_sum(1, 1), whole=whole, p1=s.length(one, point), p2=s.length(point, other), line=one + other)
    s.say("tangents", triangle=triangle, center=O, points=f"{D}, {E} and {F}", sides=f"{B}{C}, {C}{A} and {A}{B}")
