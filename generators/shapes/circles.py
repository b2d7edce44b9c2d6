"""Circles inscribed in shapes and circumscribed about them: where they exist, their centres, radii and theorems."""

from math import hypot

from generators.rules.arc import INSCRIBED_SIDE, INSCRIBED_SQUARE, INSCRIBED_TRIANGLE
from generators.rules.area import CIRCLE_AREA, CIRCLE_CIRCUMFERENCE, area_difference
from generators.rules.shapes import (
    EQUILATERAL_INRADIUS,
    HEXAGON_CIRCUMRADIUS,
    HEXAGON_INRADIUS,
    RECTANGLE_CIRCUMRADIUS,
)
from generators.rules.triangle import RIGHT_CIRCUMRADIUS
from generators.shapes.lengths import real

INSCRIBED = ("square", "equilateral_triangle", "hexagon", "rhombus")
TOUCHED = {  # the theorem between side and inscribed circle, and the side's letter in it
    "square": (INSCRIBED_SIDE, "s"),
    "equilateral_triangle": (EQUILATERAL_INRADIUS, "a"),
    "hexagon": (HEXAGON_INRADIUS, "a"),
}
CIRCUMSCRIBED = ("square", "rectangle", "equilateral_triangle", "hexagon", "right_triangle")


def circle_of(kind, name, part):
    """Centre in the outline's own coordinates and radius of the circle in or about a shape."""
    points = part.points[: len(part.corners)]
    centre = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    if name == "right_triangle":
        ends = max(part.sides, key=lambda side: real(side.length))
        (x0, y0), (x1, y1) = points[ends.a], points[ends.b]
        centre = (x0 + x1) / 2, (y0 + y1) / 2
    if kind == "circumscribed":
        return centre, hypot(points[0][0] - centre[0], points[0][1] - centre[1])
    return centre, centre[1]  # the base lies on the x-axis


def state_circle(part, kind, name, centre, shaded):
    """Quantities and theorems of the circle with that centre letter; returns the region between it and the shape."""
    s, word = part.s, part.word
    flags = {"ask": part.flags["ask"], "give": not part.flags["ask"]}
    s.claim(f"{kind}_circle", centre, *(part.names[i] for i in part.outline.corners), said=True, told=True)
    s.say(kind, center=centre, figure=part.name)
    r = s.quantity("radius", centre, **flags)
    words = {"figure": f"circle {centre}"}
    part.apply(CIRCLE_AREA, r=r, S=s.area(centre, **flags), **words)
    part.apply(CIRCLE_CIRCUMFERENCE, r=r, C=s.quantity("circumference", centre, **flags), **words)
    a = part.lengths[0]
    shape = {"figure": part.name}
    if kind == "inscribed":
        if name == "rhombus":
            height = part.length(2 if part.size["obtuse"] else 3, 4)
            part.apply(INSCRIBED_SIDE, s=height, r=r, **shape)
        else:
            law, letter = TOUCHED[name]
            part.apply(law, **{letter: a}, r=r, **shape)
    elif name == "rectangle":
        part.apply(RECTANGLE_CIRCUMRADIUS, a=a, b=part.lengths[1], r=r, **shape)
    elif name == "right_triangle":
        part.apply(RIGHT_CIRCUMRADIUS, c=part.lengths[(part.size["right"] + 1) % 3], R=r, triangle=word)
    elif name == "hexagon":
        part.apply(HEXAGON_CIRCUMRADIUS, a=a, b=r, **shape)
    else:
        part.apply(INSCRIBED_SQUARE if name == "square" else INSCRIBED_TRIANGLE, a=a, r=r, **shape)
    loops = (part.edges, centre) if kind == "inscribed" else (centre, part.edges)
    noun = "the shaded region" if shaded else f"the region between circle {centre} and {part.name}"
    between = s.region(f"between{centre}{word}", noun, *loops)
    if shaded:
        s.say("shaded_between", center=centre, figure=part.name)
    left = s.quantity("area", between, symbol="Area(shaded)" if shaded else "Area(between)", **flags)
    whole, hole = (part.area(), s.area(centre)) if kind == "inscribed" else (s.area(centre), part.area())
    part.apply(area_difference(1), S=left, whole=whole, p1=hole, figure=noun)
    return between
