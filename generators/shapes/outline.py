"""Outlines of shapes on a base side: points, sides, and the geometry of their boundary."""

from math import atan2, cos, hypot, pi, sin, sqrt
from typing import NamedTuple

from generators.shapes.lengths import real

ARC_STEPS = 16  # pieces of an arc where overlap is decided


class Side(NamedTuple):
    """A side from corner a to corner b, counter-clockwise about the shape.

    Its length is a pair, or None where it has no exact value. An arc runs counter-clockwise about point `center`.
    """

    a: int
    b: int
    length: tuple[int, int] | None
    center: int | None = None


class Outline(NamedTuple):
    """Points, sides in order, and how many of the last points carry no letter.

    The base side runs from point 0 at the origin to point 1 on the x-axis.
    """

    points: tuple[tuple[float, float], ...]
    sides: tuple[Side, ...]
    hidden: int = 0

    @property
    def corners(self):
        """Numbers of the points at which the sides meet, in order."""
        return tuple(side.a for side in self.sides)


def four(points, lengths, extra=()):
    """Outline of a quadrilateral: corners, lengths of the sides, further points."""
    return Outline((*points, *extra), tuple(Side(i, (i + 1) % 4, length) for i, length in enumerate(lengths)))


def three(size, extra=()):
    """Outline of a triangle from size["sides"] in order (pairs, or floats where not exact), the base first."""
    base, right, left = (side if isinstance(side, float) else real(side) for side in size["sides"])
    x = (left * left - right * right + base * base) / (2 * base)
    apex = (x, sqrt(left * left - x * x))
    pairs = [None if isinstance(side, float) else side for side in size["sides"]]
    return Outline(((0, 0), (base, 0), apex, *extra), tuple(Side(i, (i + 1) % 3, pair) for i, pair in enumerate(pairs)))


def legs_at(corner):
    """Sides of a triangle that meet at a corner, and the one opposite it."""
    return corner, (corner - 1) % 3, (corner + 1) % 3


def placed(points, a, b):
    """The outline's points in world coordinates, base from a to b."""
    size = hypot(b[0] - a[0], b[1] - a[1])
    c, s = (b[0] - a[0]) / size, (b[1] - a[1]) / size
    return [(a[0] + x * c - y * s, a[1] + x * s + y * c) for x, y in points]


def arc_points(points, side):
    """Points along an arc, without its ends."""
    (cx, cy), (ax, ay), (bx, by) = points[side.center], points[side.a], points[side.b]
    r, start = hypot(ax - cx, ay - cy), atan2(ay - cy, ax - cx)
    sweep = (atan2(by - cy, bx - cx) - start) % (2 * pi)
    turns = [start + sweep * i / ARC_STEPS for i in range(1, ARC_STEPS)]
    return [(cx + r * cos(t), cy + r * sin(t)) for t in turns]


def interior_angles(outline):
    """Interior angle at each corner in degrees; an arc counts by its tangent."""
    points, starts, ends = outline.points, [], []  # direction of each side at its start and at its end
    for side in outline.sides:
        (ax, ay), (bx, by) = points[side.a], points[side.b]
        if side.center is None:
            starts.append((bx - ax, by - ay))
            ends.append((bx - ax, by - ay))
        else:
            x, y = points[side.center]
            starts.append((y - ay, ax - x))
            ends.append((y - by, bx - x))
    found = {}
    for side, (x, y), (u, v) in zip(outline.sides, starts, [ends[-1], *ends[:-1]], strict=True):
        found[side.a] = atan2(y * u - x * v, -x * u - y * v) * 180 / pi % 360
    return found
