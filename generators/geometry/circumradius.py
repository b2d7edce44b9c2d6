"""The circumscribed circle: R = abc / 4S, the extended law of sines, and the hypotenuse as a diameter."""

from math import radians, sin

from engine import Exact, Reject, direction, distance, polar, third_point
from generators.rules.angles import TRIANGLE_SUM, plain
from generators.rules.area import RIGHT_TRIANGLE_AREA, TRIANGLE_PERIMETER
from generators.rules.circle import INSCRIBED_ANGLE
from generators.rules.right_triangle import PYTHAGORAS, other_leg
from generators.rules.triangle import (
    CIRCUMRADIUS,
    EXTENDED_SINES,
    EXTENDED_SINES_ANGLE,
    HERON,
    RIGHT_CIRCUMRADIUS,
    SEMIPERIMETER,
    heron_sides,
)

WEIGHT = 0.7
VARIANTS = {"sides": 2, "angles": 5, "chord": 0.8, "right": 0.5}


def sample(rng):
    variant = rng.choices(list(VARIANTS), list(VARIANTS.values()))[0]
    p = {"variant": variant}
    if variant == "sides":
        p["sides"] = heron_sides(rng, largest=160)
    elif variant == "right":
        p["squares"] = [rng.randint(3, 40) ** 2]
        p["squares"].append(other_leg(rng, p["squares"][0]))
        if not 0.4 < p["squares"][0] / p["squares"][1] < 2.5 or 0.8 < p["squares"][0] / p["squares"][1] < 1.25:
            raise Reject("too flat, or looks isosceles")
    else:
        special = rng.random() < (0.1 if variant == "chord" else 0.25)
        p["angles"] = [rng.choice((30, 45, 60, 120, 135)) if special else rng.randint(25, 130), rng.randint(25, 110)]
        plain(*p["angles"], 180 - sum(p["angles"]), low=24)
        p["radius"] = rng.randint(3, 80)
        p["side"] = rng.randint(4, 99)
        p["known"] = rng.choice(("radius", "side"))
    return p


def build(s, p):
    {"sides": three_sides, "angles": angles, "chord": chord, "right": right}[p["variant"]](s, p)


def circle_about(s, a, b, c, xa, xb, xc):
    """Triangle a-b-c of these coordinates with its circumscribed circle about O and the radius to its first vertex."""
    (ax, ay), (bx, by), (cx, cy) = xa, xb, xc
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    sq = [x * x + y * y for x, y in (xa, xb, xc)]
    ox = (sq[0] * (by - cy) + sq[1] * (cy - ay) + sq[2] * (ay - by)) / d
    oy = (sq[0] * (cx - bx) + sq[1] * (ax - cx) + sq[2] * (bx - ax)) / d
    names = [s.point(letter, xy) for letter, xy in ((a, xa), (b, xb), (c, xc))]
    center = s.point("O", (ox, oy), dot=True)
    circle = s.circle(center, ((ax - ox) ** 2 + (ay - oy) ** 2) ** 0.5)
    triangle = s.polygon(*names, noun="triangle")
    s.claim("circumscribed_circle", circle, *names, said=True)
    return names, center, circle, triangle


def radius_outside(s, center, *corners):
    """A dashed radius in the middle of the largest arc between corners, where it crosses no angle's label."""
    turns = sorted(direction(s.xy(center), s.xy(corner)) % 360 for corner in corners)
    gap, start = max(((b - a) % 360, a) for a, b in zip(turns, turns[1:] + turns[:1], strict=True))
    end = s.point("_R", polar(s.xy(center), distance(s.xy(center), s.xy(corners[0])), start + gap / 2))
    s.segment(center, end, role="aux")


def three_sides(s, p):
    a, b, c = p["sides"]
    (A, B, C), O, circle, triangle = circle_about(s, "A", "B", "C", (0, 0), (c, 0), third_point((0, 0), (c, 0), b, a))
    known = {"a": s.length(B, C, a, ask=False), "b": s.length(C, A, b, ask=False), "c": s.length(A, B, c, ask=False)}
    S, half = s.area(triangle, ask=False), s.quantity("semiperimeter", triangle, ask=False, give=False)
    R = s.quantity("radius", circle, symbol="R")
    radius_outside(s, O, A, B, C)
    s.apply(SEMIPERIMETER, s=half, **known, triangle=triangle)
    s.apply(HERON, S=S, s=half, **known, triangle=triangle)
    s.apply(CIRCUMRADIUS, R=R, S=S, **known, triangle=triangle)
    s.apply(TRIANGLE_PERIMETER, P=s.perimeter(triangle, ask=False), **known, figure=f"triangle {triangle}")
    s.say("triangle", triangle=triangle, center=O)


def on_circle(s, p, radius):
    """Triangle with the angles at A and B on the circle of that radius; C at the top."""
    at_a, at_b = p["angles"]
    turns = 0, 2 * (180 - at_a - at_b), 2 * (180 - at_a - at_b) + 2 * at_a
    return circle_about(s, "A", "B", "C", *(polar((0, 0), radius, t) for t in turns))


def sines(s, R, A, B, C, triangle):
    for x, y, z in ((A, B, C), (B, C, A), (C, A, B)):
        s.apply(EXTENDED_SINES, R=R, a=s.length(y, z), A=s.angle(z, x, y, ask=False), triangle=triangle)
    s.apply(TRIANGLE_SUM, a=s.angle(B, A, C), b=s.angle(A, B, C), c=s.angle(B, C, A), triangle=triangle)


def angles(s, p):
    """Two angles and the radius, or one side: every other length by the extended law of sines."""
    given_radius = p["known"] == "radius"
    radius = p["radius"] if given_radius else p["side"] / (2 * sin(radians(p["angles"][0])))
    (A, B, C), O, circle, triangle = on_circle(s, p, radius)
    R = s.quantity("radius", circle, symbol="R", value=p["radius"] if given_radius else None)
    if not given_radius:
        s.length(B, C, p["side"])
    s.angle(B, A, C, p["angles"][0], ask=False)
    s.angle(A, B, C, p["angles"][1], ask=False)
    radius_outside(s, O, A, B, C)
    sines(s, R, A, B, C, triangle)
    s.say("triangle", triangle=triangle, center=O)


def chord(s, p):
    """The central angle BOC is twice the acute angle at A, which a side and the radius give too."""
    at_a, radius, whole = p["angles"][0], p["radius"], p["known"] == "radius"
    if at_a > 80:
        raise Reject("the angle at the circle is not acute")
    if whole:
        (A, B, C), O, circle, triangle = on_circle(s, p, radius)
    else:
        half = p["side"] / 2
        if not 0.35 < half / radius < 0.92:
            raise Reject("the chord is too short or too long")
        low = -((radius**2 - half**2) ** 0.5)
        top = polar((0, 0), radius, 60 + p["angles"][1] % 50 + 6)
        (A, B, C), O, circle, triangle = circle_about(s, "A", "B", "C", top, (-half, low), (half, low))
    R = s.quantity("radius", circle, symbol="R", value=radius)
    s.segment(O, B)
    s.segment(O, C)
    side, inscribed, central = s.length(B, C), s.angle(B, A, C, ask=not whole), s.angle(B, O, C, ask=not whole)
    if whole:
        s.angle(B, A, C, at_a)
        s.apply(EXTENDED_SINES, R=R, a=side, A=inscribed, triangle=triangle)
    else:
        s.claim("acute", B, A, C, said=True)
        s.length(B, C, p["side"])
        s.apply(EXTENDED_SINES_ANGLE, A=inscribed, a=side, R=R, triangle=triangle)
    s.apply(INSCRIBED_ANGLE, I=inscribed, C=central, arc=B + C, inscribed=B + A + C, central=B + O + C)
    s.say("central", triangle=triangle, center=O, radii=f"{O}{B} and {O}{C}")


def right(s, p):
    a, b = p["squares"]
    (A, B, C), O, circle, triangle = circle_about(s, "A", "B", "C", (0, b**0.5), (a**0.5, 0), (0, 0))
    s.right_angle(A, C, B)
    s.claim("midpoint", O, A, B)
    sides = {
        "a": s.length(B, C, Exact.of(a).sqrt()),
        "b": s.length(C, A, Exact.of(b).sqrt()),
        "c": s.length(A, B, ask=False, give=False),
    }
    S, R = s.area(triangle), s.quantity("radius", circle, symbol="R")
    s.apply(PYTHAGORAS, **sides, triangle=A + C + B)
    s.apply(RIGHT_CIRCUMRADIUS, R=R, c=sides["c"], triangle=A + C + B)
    s.apply(RIGHT_TRIANGLE_AREA, S=S, a=sides["a"], b=sides["b"], figure=f"triangle {triangle}")
    s.apply(TRIANGLE_PERIMETER, P=s.perimeter(triangle, give=False), **sides, figure=f"triangle {triangle}")
    s.say("triangle", triangle=triangle, center=O)
