"""Sine, cosine and tangent in right triangles: a side, an angle, two triangles on a common leg; rounded."""

from math import cos, radians, sqrt, tan

from engine import Exact, Reject
from generators.rules.angles import ALTERNATE, LINEAR_PAIR
from generators.rules.area import RIGHT_TRIANGLE_AREA, TRIANGLE_PERIMETER
from generators.rules.right_triangle import ACUTE_ANGLES, COSINE_RATIO, PYTHAGORAS, SINE_RATIO, TANGENT_RATIO, other_leg

WEIGHT = 0.6
VARIANTS = {"angle": 2, "sides": 2, "outside": 2, "depression": 2, "altitude": 4, "nested": 4}


def sample(rng):
    variant = rng.choices(list(VARIANTS), list(VARIANTS.values()))[0]
    p = {
        "variant": variant,
        "angle": rng.choice([d for d in range(19, 72) if d % 15]),
        "known": rng.choice(("near", "far", "hyp")),
    }
    p["size"] = rng.randint(3, 99)
    if variant in ("sides", "altitude", "nested"):
        p["square"] = rng.randint(4, 70) ** 2
        p["other"] = other_leg(rng, p["square"])
        ratio = sqrt(p["square"] / p["other"])
        if abs(ratio - 1) < 0.12 or abs(ratio - tan(radians(p["angle"]))) < 0.2:
            raise Reject("looks isosceles")
        if variant == "altitude" and abs(ratio * tan(radians(p["angle"])) - 1) < 0.2:
            raise Reject("the whole triangle looks right-angled")
        if variant == "nested" and not 0.25 < tan(radians(p["angle"])) / ratio < 0.75:
            raise Reject("the inner segment is too near a side")
    return p


def build(s, p):
    {"angle": one, "outside": one, "depression": one, "sides": sides, "altitude": shared, "nested": shared}[
        p["variant"]
    ](s, p)


def ratios(s, a, c, b):
    """Right triangle a-c-b with its right angle at c: the ratios at a and at b, and the sum of the two angles."""
    s.right_angle(a, c, b)
    hyp, name = s.length(a, b), f"{a}{c}{b}"
    for vertex, other in ((a, b), (b, a)):
        angle, near, far = s.angle(c, vertex, other), s.length(c, vertex), s.length(c, other)
        s.apply(SINE_RATIO, A=angle, o=far, h=hyp, triangle=name)
        s.apply(COSINE_RATIO, A=angle, n=near, h=hyp, triangle=name)
        s.apply(TANGENT_RATIO, A=angle, o=far, n=near, triangle=name)
    s.apply(ACUTE_ANGLES, A=s.angle(c, a, b), B=s.angle(c, b, a), triangle=name)


def one(s, p):
    """One right triangle ACB with the angle at B and one side known, also through an angle outside it."""
    scale = {"near": 1, "far": 1 / tan(radians(p["angle"])), "hyp": cos(radians(p["angle"]))}[p["known"]]
    near = p["size"] * scale
    A, B, C = s.point("A", (0, near * tan(radians(p["angle"])))), s.point("B", (near, 0)), s.point("C", (0, 0))
    triangle = s.polygon(A, B, C, noun="triangle")
    s.length(*{"near": (B, C), "far": (A, C), "hyp": (A, B)}[p["known"]], p["size"])
    s.angle(C, B, A, p["angle"], ask=False)
    s.angle(C, A, B, ask=False)
    ratios(s, A, C, B)
    if p["variant"] == "outside":
        D = s.point("D", (near * 1.45, 0))
        s.segment(B, D)
        s.claim("between", B, C, D)
        s.apply(LINEAR_PAIR, a=s.angle(C, B, A), b=s.angle(A, B, D, ask=False), vertex=B)
        s.say("outside", triangle=triangle, side=C + B, line=C + D, end=D, at=B)
    elif p["variant"] == "depression":
        D = s.point("D", (near * 0.75, near * tan(radians(p["angle"]))))
        s.segment(A, D)
        s.parallel(A, D, C, B)
        s.apply(ALTERNATE, a=s.angle(D, A, B, ask=False), b=s.angle(A, B, C), one=A + D, other=C + B)
        s.say("depression", triangle=triangle, line=A + D, top=A, base=C + B)
    else:
        s.say("one", triangle=triangle)


def sides(s, p):
    """One right triangle with two sides known: its angles, its third side and its area."""
    A, B, C = s.point("A", (0, sqrt(p["square"]))), s.point("B", (sqrt(p["other"]), 0)), s.point("C", (0, 0))
    triangle = s.polygon(A, B, C, noun="triangle")
    pythagoras(s, A, C, B, p)
    ratios(s, A, C, B)
    s.say("one", triangle=triangle)


def pythagoras(s, a, c, b, p):
    """The exact triangle a-c-b: legs, hypotenuse, area and perimeter."""
    legs = {
        "a": s.length(c, a, Exact.of(p["square"]).sqrt(), ask=False),
        "b": s.length(c, b, Exact.of(p["other"]).sqrt(), ask=False),
    }
    s.length(a, b, ask=False)
    s.apply(PYTHAGORAS, **legs, c=s.length(a, b), triangle=f"{a}{c}{b}")
    region = s.polygon(a, c, b, noun="triangle", draw=False)
    s.apply(RIGHT_TRIANGLE_AREA, **legs, S=s.area(region, ask=False), figure=f"triangle {region}")
    s.apply(TRIANGLE_PERIMETER, **legs, c=s.length(a, b), P=s.perimeter(region, ask=False), figure=f"triangle {region}")


def shared(s, p):
    """The leg CD belongs to the exact triangle ADC and to the triangle BDC with the angle at B."""
    height, near = sqrt(p["square"]), sqrt(p["other"])
    nested = p["variant"] == "nested"
    A, B = s.point("A", (near if nested else -near, 0)), s.point("B", (height / tan(radians(p["angle"])), 0))
    C, D = s.point("C", (0, height)), s.point("D", (0, 0))
    triangle = s.polygon(D, B, C, noun="triangle") if nested else s.polygon(A, B, C, noun="triangle")
    s.segment(*((C, A) if nested else (C, D)))
    s.claim("between", *((A, D, B) if nested else (D, A, B)))
    s.angle(D, B, C, p["angle"], ask=False)
    s.angle(D, C, B, ask=False)
    pythagoras(s, C, D, A, p)
    if not nested:
        ratios(s, A, D, C)
    ratios(s, B, D, C)
    s.say(
        p["variant"],
        triangle=triangle,
        line=C + A if nested else C + D,
        base=D + B if nested else A + B,
        foot=A if nested else D,
    )
