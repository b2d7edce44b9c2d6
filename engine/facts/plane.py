"""Coordinates in the plane, as floats: what a family needs to place its points."""

from math import atan2, cos, degrees, hypot, radians, sin

from engine.errors import Reject

XY = tuple[float, float]


def polar(center: XY, radius: float, angle: float) -> XY:
    """Point at `radius` from center in direction `angle`, in degrees counter-clockwise from the x-axis."""
    return center[0] + radius * cos(radians(angle)), center[1] + radius * sin(radians(angle))


def between(a: XY, b: XY, t: float) -> XY:
    """a + t * (b - a): t = 1/2 is the midpoint, t outside [0, 1] lies beyond an end."""
    return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])


def distance(a: XY, b: XY) -> float:
    """Length of a-b."""
    return hypot(a[0] - b[0], a[1] - b[1])


def direction(a: XY, b: XY) -> float:
    """Direction from a to b in degrees, -180 to 180."""
    return degrees(atan2(b[1] - a[1], b[0] - a[0]))


def foot(p: XY, a: XY, b: XY) -> XY:
    """Foot of the perpendicular from p to the line a-b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    return between(a, b, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy))


def meet(a: XY, b: XY, c: XY, d: XY) -> XY:
    """Intersection of the lines a-b and c-d; Reject if they are parallel."""
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    turn = rx * sy - ry * sx
    if abs(turn) < 1e-12 * max(abs(rx), abs(ry)) * max(abs(sx), abs(sy)):
        raise Reject("two lines do not meet")
    return between(a, b, ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / turn)


def third_point(a: XY, b: XY, from_a: float, from_b: float) -> XY:
    """Point left of a -> b at distance from_a from a and from_b from b; Reject if the triangle does not close."""
    c = distance(a, b)
    x = (from_a**2 - from_b**2 + c**2) / (2 * c)
    height = (from_a**2 - x**2) ** 0.5 if from_a > abs(x) else -1.0
    if height <= 0:
        raise Reject("three sides make no triangle")
    ux, uy = (b[0] - a[0]) / c, (b[1] - a[1]) / c
    return a[0] + x * ux - height * uy, a[1] + x * uy + height * ux


def turn(p: XY, center: XY, angle: float) -> XY:
    """p rotated about center by `angle` degrees counter-clockwise."""
    return polar(center, distance(center, p), direction(center, p) + angle)
