"""Thales: the angle in a semicircle is right; Pythagoras, areas, the radius to the vertex, a second triangle."""

from math import atan2, degrees, sqrt

from engine import Reject
from generators.rules.angles import ANGLE_ADDITION, LINEAR_PAIR
from generators.rules.area import CIRCLE_DIAMETER, TRIANGLE_PERIMETER
from generators.rules.circle import (
    INSCRIBED_ANGLE,
    RADII_BASE,
    RADII_TRIANGLE,
    THALES_ANGLES,
    THALES_SIDES,
    chords,
    clear,
    ring,
    swept,
)
from generators.rules.justified import THALES_AREA

TRIPLES = ((3, 4, 5), (5, 12, 13), (8, 15, 17), (7, 24, 25), (20, 21, 29), (12, 35, 37))

WEIGHT = 0.2


def sample(rng):
    radius, second = rng.randint(3, 24), rng.random() < 0.7
    if rng.random() < 0.55:
        at_a, other = rng.randint(18, 72), rng.randint(18, 72)
        clear(2 * at_a, at_a + other if second else 60)
        if abs(at_a - 45) < 3 or abs(at_a - other) < 4:
            raise Reject("sides look equal")
        return {
            "kind": "angles",
            "at_a": at_a,
            "other": other,
            "second": second,
            "radius": radius,
            "shaded": rng.random() < 0.5,
        }
    if rng.random() < 0.3:
        a, b, d = rng.choice(TRIPLES)
        factor = rng.randint(1, 80 // d)
        a, b = (a * factor, b * factor) if rng.random() < 0.5 else (b * factor, a * factor)
    else:
        a, b = rng.randint(2, 36), rng.randint(2, 36)
    if rng.random() < 0.35:  # a whole diameter
        a, d = rng.randint(2, 36), rng.randint(4, 40)
        b = sqrt(d * d - a * a) if a < d else 0
    third = rng.randint(2, 40)
    if min(a, b) < 0.25 * max(a, b) or a == b or not 0.3 < third / sqrt(a * a + b * b) < 0.95 or third in (a, b):
        raise Reject("too flat")
    whole = round(sqrt(a * a + b * b)) if isinstance(b, float) else None
    return {
        "kind": "lengths",
        "a": a,
        "b": b,
        "diameter": whole,
        "third": third,
        "second": second,
        "by_radius": rng.random() < 0.5,
    }


def build(s, p):
    lengths = p["kind"] == "lengths"
    radius = sqrt(p["a"] ** 2 + p["b"] ** 2) / 2 if lengths else p["radius"]
    at_a = degrees(atan2(p["a"], p["b"])) if lengths else p["at_a"]
    places = {"A": 180, "B": 0, "C": 2 * at_a}
    if p["second"]:
        other = degrees(atan2(p["third"], sqrt(4 * radius**2 - p["third"] ** 2))) if lengths else p["other"]
        places["D"] = -2 * other
    O, A, B, C, *more = ring(s, radius, **places)
    chords(s, (A, B), (B, C), (C, A))
    s.claim("diameter", A, B, O, said=True)
    r = None if lengths and not p["by_radius"] else s.quantity("radius", O, value=None if lengths else radius)
    s.say("", a=A, b=B, c=C, o=O)
    if more:
        chords(s, (A, more[0]), (B, more[0]))
        s.say("second", a=A, b=B, d=more[0])
    if lengths:
        _lengths(s, p, (O, A, B, C, *more), r)
    else:
        _angles(s, p, (O, A, B, C, *more), r)


def _lengths(s, p, points, r):
    O, A, B, C = points[:4]
    d = s.length(A, B, p["diameter"], give=not p["by_radius"], ask=not p["by_radius"])
    if p["by_radius"]:
        s.apply(CIRCLE_DIAMETER, d=d, r=r, figure=f"circle {O}")
    a, b = s.length(B, C, p["a"]), s.length(A, C, None if p["diameter"] else p["b"])
    sides = [(C, a, b)]
    if p["second"]:
        sides.append((points[4], s.length(B, points[4], p["third"]), s.length(A, points[4])))
    for corner, near, far in sides:
        triangle = s.polygon(A, B, corner, noun="triangle", draw=False)
        words = {"triangle": triangle, "right": A + corner + B, "diameter": A + B}
        s.apply(THALES_SIDES, a=near, b=far, d=d, **words)
        s.apply(THALES_AREA, S=s.area(triangle), a=near, b=far, figure=triangle, diameter=A + B)
        s.apply(
            TRIANGLE_PERIMETER, P=s.perimeter(triangle, give=False), a=near, b=far, c=d, figure=f"triangle {triangle}"
        )


def _angles(s, p, points, r):
    O, A, B, C = points[:4]
    s.segment(O, C, role="thin")
    at_a, at_b = s.angle(C, A, B, p["at_a"]), s.angle(C, B, A)
    s.apply(THALES_ANGLES, A=at_a, B=at_b, triangle=A + B + C, right=A + C + B, diameter=A + B)
    central, beside = s.angle(B, O, C), s.angle(A, O, C, ask=False)
    s.apply(LINEAR_PAIR, a=central, b=beside, vertex=O)
    s.apply(INSCRIBED_ANGLE, I=at_a, C=central, inscribed=B + A + C, central=B + O + C, arc=B + C)
    s.apply(INSCRIBED_ANGLE, I=at_b, C=beside, inscribed=A + B + C, central=A + O + C, arc=A + C)
    for end, base, angle in ((A, at_a, beside), (B, at_b, central)):
        at_c = s.angle(O, C, end, ask=False)
        s.apply(RADII_BASE, A=base, B=at_c, triangle=O + end + C)
        s.apply(RADII_TRIANGLE, C=angle, A=at_c, triangle=O + end + C)
    swept(s, O, B, C, central, r, p["shaded"])
    swept(s, O, C, A, beside, r)
    s.say("radius", o=O, c=C)
    if p["second"]:
        D = points[4]
        down, up = s.angle(D, A, B, p["other"]), s.angle(D, B, A)
        s.apply(THALES_ANGLES, A=down, B=up, triangle=A + B + D, right=A + D + B, diameter=A + B)
        s.apply(ANGLE_ADDITION, w=s.angle(C, A, D), a=at_a, b=down, vertex=A)
        s.apply(ANGLE_ADDITION, w=s.angle(C, B, D), a=at_b, b=up, vertex=B)
