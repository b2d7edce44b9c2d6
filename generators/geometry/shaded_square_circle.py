"""A rectangle without circles, S = a*b - k*pi*r^2, or a circle without its inscribed rectangle."""

from engine import Edge, Fraction, Reject
from generators.rules.arc import INSCRIBED_SIDE
from generators.rules.area import (
    CIRCLE_AREA,
    CIRCLE_CIRCUMFERENCE,
    CIRCLE_DIAMETER,
    RECTANGLE_AREA,
    RECTANGLE_PERIMETER,
    SQUARE_AREA,
    area_difference,
)
from generators.rules.right_triangle import PYTHAGORAS

WEIGHT = 0.4


def sample(rng):
    kind = rng.choices(("holes", "inside", "inscribed"), (72, 26, 2))[0]
    if kind == "inscribed":
        return {"kind": kind, "a": rng.randint(2, 40), "fill": rng.choice(("light", "hatch"))}
    b = rng.randint(4, 40)
    a = rng.randint(int(1.15 * b) + 1, max(int(1.15 * b) + 1, min(60, int(2.6 * b))))
    known = [
        rng.choice(("sides", "perimeter", "area")),
        rng.choice(("radius", "circumference")),
    ]  # what may be given of the two shapes
    p = {"kind": kind, "a": a, "b": b, "known": known, "fill": rng.choice(("light", "hatch"))}
    if kind == "holes":
        n = rng.randint(1, 4)
        largest = min(0.43 * b, 0.47 * a / n)  # room between circles and sides
        twice = rng.randint(int(0.5 * largest) + 1, max(int(0.5 * largest) + 1, int(2 * largest)))
        if twice > 2 * largest or twice < 2:
            raise Reject("the circles do not fit")
        p |= {"n": n, "twice": twice}
    return p


def build(s, p):
    a, b = p["a"], p.get("b", p["a"])
    sides, circle = p.get("known", ("sides", "radius"))
    corners = [s.point(c, xy) for c, xy in zip("ABCD", ((0, 0), (a, 0), (a, b), (0, b)), strict=True)]
    noun = "square" if a == b else "rectangle"
    whole = s.polygon(*corners, noun=noun)
    figure = f"{noun} {whole}"
    s.claim(noun, *corners, said=True)
    edges = tuple(Edge(u, v) for u, v in zip(corners, corners[1:] + corners[:1], strict=True))
    box, side = (
        s.area(whole, give=sides == "area", ask=False),
        s.length(*corners[:2], a, ask=a != b and sides == "sides"),
    )
    if p["kind"] == "inscribed":
        s.apply(SQUARE_AREA, S=box, a=side, figure=figure)
    else:
        other, around = (
            s.length(*corners[1:3], b, ask=sides == "sides"),
            s.perimeter(whole, give=sides == "perimeter", ask=False),
        )
        s.apply(RECTANGLE_AREA, S=box, a=side, b=other, figure=figure)
        s.apply(RECTANGLE_PERIMETER, P=around, a=side, b=other, figure=figure)
    n, r = p.get("n", 1), Fraction(p["twice"], 2) if p["kind"] == "holes" else Fraction(a, 2)
    O = s.point("O", (a / (2 * n), b / 2), dot=True)
    if p["kind"] == "inside":
        ring = s.circle(O, (a * a + b * b) ** 0.5 / 2)
        s.segment(corners[0], corners[2], role="aux")
        s.claim("between", O, corners[0], corners[2])
        s.claim("diameter", corners[0], corners[2], ring, said=True)
        s.region("shaded", "the shaded region", ring, edges)
    else:
        rings = [s.circle(O, r)] + [
            s.circle(s.point(f"_{i}", ((2 * i + 1) * a / (2 * n), b / 2)), r) for i in range(1, n)
        ]
        ring = rings[0]
        s.region("shaded", "the shaded region", edges, *rings)
        if n > 1:
            s.claim("equal_circles", *rings, said=True)
    s.fill("shaded", p["fill"])
    s.region("disk", f"circle {O}", ring)
    radius = s.quantity(
        "radius",
        ring,
        value=r if p["kind"] == "holes" else None,
        give=circle == "radius",
        ask=p["kind"] == "holes" and circle == "radius",
    )
    disk, length = (
        s.area("disk", symbol=f"Area(circle {O})", give=False, ask=False),
        s.quantity("circumference", ring, give=circle == "circumference", ask=False),
    )
    s.apply(CIRCLE_AREA, S=disk, r=radius, figure=f"circle {O}")
    s.apply(CIRCLE_CIRCUMFERENCE, C=length, r=radius, figure=f"circle {O}")
    shaded = s.area("shaded")
    if p["kind"] == "inside":
        diagonal = s.length(corners[0], corners[2], ask=False)
        s.apply(PYTHAGORAS, a=side, b=other, c=diagonal, triangle="".join(corners[:3]))
        s.apply(CIRCLE_DIAMETER, d=diagonal, r=radius, figure=f"circle {O}")
        s.apply(area_difference(1), S=shaded, whole=disk, p1=box, figure="the shaded region")
    else:
        s.apply(area_difference(n), S=shaded, whole=box, p1=disk, figure="the shaded region")
    if p["kind"] == "inscribed":
        for u, v in zip(corners, corners[1:] + corners[:1], strict=True):
            s.claim("touches", ring, u, v)
        s.apply(INSCRIBED_SIDE, s=side, r=radius, figure=figure)
    count = ("a circle", "two equal circles", "three equal circles", "four equal circles")[n - 1]
    s.say(
        "holes" if p["kind"] == "holes" and n > 1 else "hole" if p["kind"] == "holes" else p["kind"],
        shape=figure,
        O=O,
        count=count,
    )
