"""30-60-90 and 45-45-90 triangles, alone, glued, on an altitude, in a trapezoid: fixed ratios of sides."""

from math import cos, radians, sqrt, tan

from engine import Exact, Reject, polar
from generators.rules.area import (
    RIGHT_TRIANGLE_AREA,
    TRAPEZOID_AREA,
    TRIANGLE_AREA,
    TRIANGLE_PERIMETER,
    area_sum,
    perimeter_sum,
    segment_sum,
)
from generators.rules.quadrilateral import OPPOSITE_SIDES
from generators.rules.right_triangle import FORTY_FIVE, FORTY_FIVE_LEGS, PYTHAGORAS, THIRTY_SIXTY, other_leg

WEIGHT = 0.5
VARIANTS = {"single": 0.2, "altitude": 1.5, "glued": 2.5, "nested": 1, "general": 7, "roof": 6, "trapezoid": 10}


def sample(rng):
    variant = rng.choices(list(VARIANTS), list(VARIANTS.values()))[0]
    square = rng.randint(2, 36) ** 2 * rng.choices((1, 2, 3, 5, 6, 7, 10), (10, 5, 5, 2, 2, 1, 1))[0]
    angles = rng.choice(
        {"nested": ((60, 30), (45, 30), (60, 45)), "altitude": ((30, 45), (45, 60), (60, 45), (45, 30))}.get(
            variant, ((30, 45), (30, 30), (45, 30), (45, 60), (60, 45), (60, 60))
        )
    )
    p = {
        "variant": variant,
        "square": square,
        "angles": angles,
        "labels": [rng.random() < 0.5, rng.random() < 0.5],
        "mode": rng.choices(("direct", "up", "down"), (1, 4, 4))[0],
    }
    if variant == "glued":
        p["on"] = rng.choice(("hypotenuse", "leg"))
    if variant == "general":
        p["other"] = other_leg(rng, square)
        if abs(p["other"] - square / tan(radians(angles[0])) ** 2) < 0.2 * square:
            raise Reject("looks isosceles")
        if abs(p["other"] * square / tan(radians(angles[0])) ** 2 - square**2) < 0.2 * square**2:
            raise Reject("the whole triangle looks right-angled")
    if variant == "roof":
        p["square"] = 4 * rng.randint(2, 25) ** 2 * rng.choice((1, 1, 2, 3))
        p["other"] = other_leg(rng, p["square"])
        if (
            abs(p["other"] / p["square"] - 1) < 0.15
            or abs(sqrt(p["other"] / p["square"]) - tan(radians(90 - angles[0]))) < 0.15
        ):
            raise Reject("looks isosceles or right-angled")
    if variant == "trapezoid":
        p["width"] = rng.randint(2, 40)
        if p["mode"] == "down":  # whole bases
            p["square"] = rng.randint(2, 36) ** 2 * (1 if p["angles"][0] == 45 else 3)
        if not 0.4 < p["width"] / sqrt(square) < 2.5 or abs(p["width"] / sqrt(square) - 1) < 0.1:
            raise Reject("too flat, or looks like a square")
    return p


def build(s, p):
    {
        "single": single,
        "altitude": on_altitude,
        "general": on_altitude,
        "glued": glued,
        "roof": roof,
        "nested": nested,
        "trapezoid": trapezoid,
    }[p["variant"]](s, p)


def special(s, a, c, b, degrees, label, extras=True, ask=True):
    """Right triangle a-c-b, right angle at c, `degrees` at a: marks, ratio of its sides, area and perimeter."""
    s.right_angle(a, c, b)
    legs = {"a": s.length(c, a), "b": s.length(c, b)}
    hyp, name = s.length(a, b), f"{a}{c}{b}"
    if degrees == 45:
        if label:
            s.special_angle(c, a, b, 45)
        else:
            s.equal_lengths((c, a), (c, b))
        for leg in legs.values():
            s.apply(FORTY_FIVE, leg=leg, hyp=hyp, triangle=name)
        s.apply(FORTY_FIVE_LEGS, **legs, triangle=name)
    else:
        near, far = (a, b) if label else (b, a)
        s.special_angle(c, near, far, degrees if label else 90 - degrees)
        short, long = (legs["b"], legs["a"]) if degrees == 30 else (legs["a"], legs["b"])
        s.apply(THIRTY_SIXTY, short=short, long=long, hyp=hyp, triangle=name)
    if extras:
        region = s.polygon(a, c, b, noun="triangle", draw=False)
        s.apply(RIGHT_TRIANGLE_AREA, **legs, S=s.area(region, give=False, ask=ask), figure=f"triangle {region}")
        s.apply(
            TRIANGLE_PERIMETER, **legs, c=hyp, P=s.perimeter(region, give=False, ask=ask), figure=f"triangle {region}"
        )


def between(s, p, *pairs):
    """Lengths that a solution only passes through, so that one triangle is not enough; not in a direct problem."""
    for a, b in pairs:
        s.length(a, b, give=p["mode"] == "direct", ask=p["mode"] == "direct")


def one_way(s, p, *pairs):
    """Sides of a special triangle from which a solution starts (mode up) or at which it ends (mode down)."""
    for a, b in pairs:
        s.length(a, b, give=p["mode"] != "down", ask=p["mode"] != "up")


def single(s, p):
    leg, degrees = sqrt(p["square"]), p["angles"][0]
    A, C, B = s.point("A", (0, 0)), s.point("C", (leg, 0)), s.point("B", (leg, leg * tan(radians(degrees))))
    s.polygon(A, B, C, noun="triangle")
    s.length(A, C, Exact.of(p["square"]).sqrt())
    special(s, A, C, B, degrees, p["labels"][0])
    s.say("single", triangle=A + B + C)


def on_altitude(s, p):
    """Two right triangles on a common altitude CD: both special, or the second one with any leg."""
    height, (left, right) = sqrt(p["square"]), p["angles"]
    reach = sqrt(p["other"]) if "other" in p else height / tan(radians(right))
    A, B = s.point("A", (-height / tan(radians(left)), 0)), s.point("B", (reach, 0))
    C, D = s.point("C", (0, height)), s.point("D", (0, 0))
    whole = s.polygon(A, B, C, noun="triangle")
    s.segment(C, D)
    s.claim("between", D, A, B)
    between(s, p, (C, D))
    h = s.length(C, D, Exact.of(p["square"]).sqrt())
    s.length(A, B, give=False)
    if "other" in p:
        one_way(s, p, (A, D), (A, C))
    special(s, A, D, C, left, p["labels"][0], ask="other" not in p or p["mode"] != "up")
    if "other" in p:
        s.apply(PYTHAGORAS, a=h, b=s.length(D, B, Exact.of(p["other"]).sqrt()), c=s.length(B, C), triangle=f"{B}{D}{C}")
    else:
        special(s, B, D, C, right, p["labels"][1])
    s.apply(segment_sum(1, 1), whole=s.length(A, B), p1=s.length(A, D), p2=s.length(D, B), line=A + B)
    s.apply(TRIANGLE_AREA, S=s.area(whole), b=s.length(A, B), h=h, figure=f"triangle {whole}")
    sides = {"a": s.length(A, B), "b": s.length(B, C), "c": s.length(C, A)}
    s.apply(TRIANGLE_PERIMETER, **sides, P=s.perimeter(whole), figure=f"triangle {whole}")
    s.say("altitude", triangle=whole, altitude=C + D, base=A + B, foot=D)


def glued(s, p):
    """The hypotenuse AB of the first triangle is the hypotenuse or a leg of the second one."""
    leg, (first, second) = sqrt(p["square"]), p["angles"]
    hyp = leg / cos(radians(first))
    A, C, B = s.point("A", (0, 0)), s.point("C", (leg, 0)), s.point("B", polar((0, 0), hyp, first))
    side = hyp * cos(radians(second)) if p["on"] == "hypotenuse" else hyp / cos(radians(second))
    D = s.point("D", polar((0, 0), side, first + second))
    whole = s.polygon(A, C, B, D, noun="quadrilateral")
    s.segment(A, B)
    s.claim("convex", A, C, B, D)
    between(s, p, (A, B))
    s.length(A, C, Exact.of(p["square"]).sqrt())
    special(s, A, C, B, first, p["labels"][0])
    special(s, A, D, B, second, p["labels"][1]) if p["on"] == "hypotenuse" else special(
        s, A, B, D, second, p["labels"][1]
    )
    upper = s.area(A + D + B if p["on"] == "hypotenuse" else A + B + D)
    together(s, whole, s.area(A + C + B), upper, (A, C), (C, B), (B, D), (D, A))
    s.say("glued", figure=whole, diagonal=A + B)


def roof(s, p):
    """The hypotenuse AB of a special triangle is a leg of any other right triangle ABD."""
    hyp, degrees = sqrt(p["square"]), p["angles"][0]
    A, B = s.point("A", (0, 0)), s.point("B", (hyp, 0))
    C, D = s.point("C", polar((0, 0), hyp * cos(radians(degrees)), -degrees)), s.point("D", (hyp, sqrt(p["other"])))
    whole = s.polygon(A, C, B, D, noun="quadrilateral")
    s.segment(A, B)
    s.claim("convex", A, C, B, D)
    between(s, p, (A, B))
    legs = {"a": s.length(A, B, Exact.of(p["square"]).sqrt()), "b": s.length(B, D, Exact.of(p["other"]).sqrt())}
    one_way(s, p, (A, C), (C, B))
    special(s, A, C, B, degrees, p["labels"][0], ask=p["mode"] != "up")
    s.right_angle(A, B, D)
    s.apply(PYTHAGORAS, **legs, c=s.length(A, D), triangle=f"{A}{B}{D}")
    upper = s.polygon(A, B, D, noun="triangle", draw=False)
    s.apply(RIGHT_TRIANGLE_AREA, **legs, S=s.area(upper), figure=f"triangle {upper}")
    together(s, whole, s.area(A + C + B), s.area(upper), (A, C), (C, B), (B, D), (D, A))
    s.say("glued", figure=whole, diagonal=A + B)


def together(s, whole, lower, upper, *pairs):
    """Area and perimeter of the quadrilateral that two triangles make up."""
    s.apply(area_sum(1, 1), whole=s.area(whole, give=False), p1=lower, p2=upper, figure=f"quadrilateral {whole}")
    sides = {f"p{i}": s.length(x, y) for i, (x, y) in enumerate(pairs, 1)}
    s.apply(perimeter_sum(1, 1, 1, 1), whole=s.perimeter(whole, give=False), **sides, figure=f"quadrilateral {whole}")


def nested(s, p):
    """Two special triangles on the common leg AC, one inside the other."""
    height, (inner, outer) = sqrt(p["square"]), p["angles"]
    A, C = s.point("A", (0, height)), s.point("C", (0, 0))
    D, B = s.point("D", (height / tan(radians(inner)), 0)), s.point("B", (height / tan(radians(outer)), 0))
    whole = s.polygon(A, B, C, noun="triangle")
    s.segment(A, D)
    s.claim("between", D, C, B)
    between(s, p, (A, C))
    h = s.length(A, C, Exact.of(p["square"]).sqrt())
    s.length(D, B, give=False)
    special(s, D, C, A, inner, inner != 45 or p["labels"][0])
    special(s, B, C, A, outer, True)
    s.apply(segment_sum(1, 1), whole=s.length(C, B), p1=s.length(C, D), p2=s.length(D, B), line=C + B)
    part = s.polygon(A, D, B, noun="triangle", draw=False)
    s.apply(TRIANGLE_AREA, S=s.area(part), b=s.length(D, B), h=h, figure=f"triangle {part}")
    s.say("nested", triangle=whole, line=A + D, foot=D, leg=C + B)


def trapezoid(s, p):
    """Right trapezoid: a rectangle AECD and the special triangle BEC beside it."""
    height, width, degrees = sqrt(p["square"]), p["width"], p["angles"][0]
    reach = height / tan(radians(degrees))
    A, B = s.point("A", (0, 0)), s.point("B", (width + reach, 0))
    C, D, E = s.point("C", (width, height)), s.point("D", (0, height)), s.point("E", (width, 0))
    whole = s.polygon(A, B, C, D, noun="trapezoid")
    s.segment(C, E, role="aux")
    s.claim("right_trapezoid", A, B, C, D)
    s.claim("between", E, A, B)
    s.claim("rectangle", A, E, C, D)
    s.parallel(A, B, D, C)
    s.right_angle(D, A, E)
    between(s, {"mode": "never"}, (A, E), (E, C))
    s.length(E, B, give=p["mode"] != "down", ask=p["mode"] == "direct")
    one_way(s, p, (B, C), (A, D))
    s.length(E, C, Exact.of(p["square"]).sqrt())
    s.length(A, B, give=abs(reach - round(reach)) < 1e-9)
    special(s, B, E, C, degrees, p["labels"][0], extras=False)
    s.apply(OPPOSITE_SIDES, a=s.length(D, C, width), b=s.length(A, E), figure=f"rectangle {A}{E}{C}{D}")
    s.apply(OPPOSITE_SIDES, a=s.length(A, D), b=s.length(E, C), figure=f"rectangle {A}{E}{C}{D}")
    s.apply(segment_sum(1, 1), whole=s.length(A, B), p1=s.length(A, E), p2=s.length(E, B), line=A + B)
    bases = {"a": s.length(A, B), "b": s.length(D, C)}
    s.apply(TRAPEZOID_AREA, **bases, S=s.area(whole), h=s.length(A, D), figure=f"trapezoid {whole}")
    sides = {f"p{i}": s.length(x, y) for i, (x, y) in enumerate(((A, B), (B, C), (C, D), (D, A)), 1)}
    s.apply(perimeter_sum(1, 1, 1, 1), whole=s.perimeter(whole), **sides, figure=f"trapezoid {whole}")
    s.say("trapezoid", figure=whole, height=C + E, base=A + B, foot=E)
