"""Area as half of two sides times the sine of their angle: one triangle, an exterior angle, a quadrilateral."""

from math import asin, cos, degrees, radians, sin

from engine import Exact, Reject, polar
from generators.rules.angles import LINEAR_PAIR
from generators.rules.area import TRIANGLE_AREA_SINE, TRIANGLE_PERIMETER, area_sum, segment_sum
from generators.rules.triangle import AREA_SINE_ANGLE, LAW_OF_COSINES, plain_triangle

VARIANTS = {"one": 2, "outside": 3, "acute": 2, "pair": 7}
EXACT = {30: 1, 150: 1, 45: 2, 135: 2, 60: 3, 120: 3}  # angle: radicand of its sine

WEIGHT = 1.3


def sample(rng):
    variant = rng.choices(list(VARIANTS), list(VARIANTS.values()))[0]
    exact = variant == "pair" or rng.random() < 0.6
    angle = rng.choice(list(EXACT)) if exact else rng.randint(25, 150)
    first = rng.randint(4, 60)
    second = rng.randint(round(0.6 * first), round(1.6 * first))
    p = {
        "variant": variant,
        "angle": angle,
        "sides": [first, second],
        "root": rng.random() < 0.25 and EXACT.get(angle, 1) != 1,
    }
    if variant == "acute":
        p["area"] = round(first * second * sin(radians(rng.randint(25, 75))) / 2)
        p["beyond"] = rng.randint(second // 4 + 1, second // 2 + 1)
        p["root"], angle = False, degrees(asin(2 * p["area"] / (first * second)))
    scaled = second * (EXACT[angle] ** 0.5 if p["root"] else 1)
    plain_triangle(first, scaled, (first**2 + scaled**2 - 2 * first * scaled * cos(radians(angle))) ** 0.5)
    if variant == "pair":
        p["second"] = rng.choice([d for d in (30, 45, 60) if d + angle < 165 and d + angle != 90 and d != angle])
        p["far"] = rng.randint(round(0.6 * first), round(1.6 * first))
    return p


def build(s, p):
    {"one": one, "outside": one, "acute": acute, "pair": pair}[p["variant"]](s, p)


def sides_of(p):
    first, second = p["sides"]
    return Exact.of(first), Exact.of(second) * Exact.of(EXACT[p["angle"]]).sqrt() if p["root"] else Exact.of(second)


def corner(s, p, a, b, c, sides):
    """Area, third side and perimeter of the triangle a-b-c from the sides at b and their angle."""
    near, far = s.length(b, a, sides[0]), s.length(b, c, sides[1])
    angle, region = s.angle(a, b, c, ask=False), s.polygon(a, b, c, noun="triangle", draw=False)
    s.apply(TRIANGLE_AREA_SINE, S=s.area(region), a=near, b=far, A=angle, figure=f"triangle {region}")
    s.apply(LAW_OF_COSINES, a=near, b=far, c=s.length(a, c, give=False), C=angle, triangle=region, side=a + c)
    known = {"a": near, "b": far, "c": s.length(a, c)}
    s.apply(TRIANGLE_PERIMETER, P=s.perimeter(region, give=False), **known, figure=f"triangle {region}")
    return region


def placed(s, p, letters="ABC"):
    first, second = sides_of(p)
    a, b, c = letters
    B, C = s.point(b, (0, 0)), s.point(c, (float(second), 0))
    A = s.point(a, polar((0, 0), float(first), p["angle"]))
    return A, B, C


def one(s, p):
    A, B, C = placed(s, p)
    s.polygon(A, B, C, noun="triangle")
    s.angle(A, B, C, p["angle"], ask=False, give=p["variant"] == "one")
    triangle = corner(s, p, A, B, C, sides_of(p))
    if p["variant"] == "one":
        s.say("one", triangle=triangle)
        return
    D = s.point("D", (-0.4 * s.xy(C)[0], 0))
    s.segment(B, D)
    s.claim("between", B, D, C)
    s.apply(LINEAR_PAIR, a=s.angle(A, B, C), b=s.angle(A, B, D, ask=False), vertex=B)
    s.say("outside", triangle=triangle, side=C + B, end=D, at=B)


def acute(s, p):
    """The acute angle at B from the area and the sides BA, BC, one of them through the longer segment DC."""
    first, second = p["sides"]
    turn = degrees(asin(2 * p["area"] / (first * second)))
    B, C, A = s.point("B", (0, 0)), s.point("C", (second, 0)), s.point("A", polar((0, 0), first, turn))
    D = s.point("D", (-p["beyond"], 0))
    triangle = s.polygon(A, B, C, noun="triangle")
    s.segment(B, D)
    s.claim("between", B, D, C)
    s.claim("acute", A, B, C, said=True)
    sides = {"a": s.length(B, A, first, ask=False), "b": s.length(B, C, second, ask=False)}
    s.apply(AREA_SINE_ANGLE, S=s.area(triangle, p["area"]), A=s.angle(A, B, C), **sides, triangle=triangle)
    parts = {"p1": s.length(D, B, p["beyond"], ask=False), "p2": sides["b"]}
    s.apply(segment_sum(1, 1), whole=s.length(D, C, ask=False), **parts, line=D + C)
    s.say("outside", triangle=triangle, side=C + B, end=D, at=B)


def pair(s, p):
    """Two triangles ABC and ABD with the common side AB and known angles at B on both sides of it."""
    A, B, C = placed(s, p)
    D = s.point("D", polar((0, 0), p["far"], p["angle"] + p["second"]))
    whole = s.polygon(B, C, A, D, noun="quadrilateral")
    s.segment(A, B)
    if not turns_one_way([s.xy(x) for x in (B, C, A, D)]):
        raise Reject("the quadrilateral is not convex")
    s.claim("convex", B, C, A, D)
    s.angle(A, B, C, p["angle"], ask=False)
    s.angle(A, B, D, p["second"], ask=False)
    one_part = corner(s, p, A, B, C, sides_of(p))
    other = corner(s, p, A, B, D, (sides_of(p)[0], Exact.of(p["far"])))
    s.apply(
        area_sum(1, 1),
        whole=s.area(whole, give=False),
        p1=s.area(one_part),
        p2=s.area(other),
        figure=f"quadrilateral {whole}",
    )
    s.say("pair", figure=whole, diagonal=A + B)


def turns_one_way(corners):
    """Whether a polygon is clearly convex."""
    for i, (bx, by) in enumerate(corners):
        (ax, ay), (cx, cy) = corners[i - 1], corners[(i + 1) % len(corners)]
        (ux, uy), (vx, vy) = (bx - ax, by - ay), (cx - bx, cy - by)
        if ux * vy - uy * vx < 0.2 * ((ux**2 + uy**2) * (vx**2 + vy**2)) ** 0.5:
            return False
    return True
