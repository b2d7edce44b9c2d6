"""What is measured of circles and other conics on coordinate axes, and what is claimed of them."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Any

import numpy as np

from engine.check.plane import TOLERANCE, Sampled, Scene, circle, line, point

SAMPLES = 13  # places of a conic at which a stated equation is tried


def _disk(scene: Scene, name: str) -> tuple[float, float, float]:
    """Centre and radius of a drawn circle."""
    drawn = scene["circles"][name]
    return (*point(scene, drawn["center"]), drawn["radius"])


def power(scene: Scene, name: str, p: str) -> float:
    """Product of the distances from p to the circle along the line through its centre, negative inside."""
    x, y, r = _disk(scene, name)
    px, py = point(scene, p)
    d = hypot(px - x, py - y)
    return (d - r) * (d + r)


def common_places(scene: Scene, name: str, a: str, b: str) -> list[float]:
    """x of the points that the line a-b and the circle share, from the foot of the centre."""
    x, y, r = _disk(scene, name)
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    length = hypot(bx - ax, by - ay)
    ux, uy = (bx - ax) / length, (by - ay) / length
    along = (x - ax) * ux + (y - ay) * uy
    off = hypot(ax + along * ux - x, ay + along * uy - y)
    half = (r * r - off * off) ** 0.5
    return sorted(ax + (along + t) * ux for t in (-half, half))


def elimination(scene: Scene, name: str, a: str, b: str) -> Sampled:
    """Power with respect to the circle of the points of the line a-b, over their x."""
    x, y, r = _disk(scene, name)
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    t = np.linspace(-1.0, 2.0, 7)
    xs, ys = ax + t * (bx - ax), ay + t * (by - ay)
    return Sampled(xs, (xs - x) ** 2 + (ys - y) ** 2 - r * r)


CONIC_MEASURES: dict[str, Callable[..., Any]] = {
    "standard_circle": circle,
    "general_circle": circle,
    "circle_tangent": lambda scene, _circle, a, b: line(scene, a, b),
    "power": power,
    "x_places": common_places,
    "elimination": elimination,
}
CONIC_PREDICATES: dict[str, Callable[..., bool]] = {
    "point_left_of": lambda scene, a, b: point(scene, a)[0] < point(scene, b)[0] - TOLERANCE,
    "on_x_axis": lambda scene, p: abs(point(scene, p)[1]) < TOLERANCE,
    "secant": lambda scene, circle, a, b: all(abs(power(scene, circle, p)) < 1e-5 for p in (a, b)),
}
