"""What is measured of whole figures on a coordinate plane, and of how they lie to each other, by their outlines."""

from __future__ import annotations

from collections.abc import Callable
from math import atan2, hypot, pi
from typing import Any

import numpy as np

from engine.check.plane import TOLERANCE, Scene, point
from engine.facts.function import values_of

AROUND = 20001  # places of a full turn: areas are then off by some 2e-8
SLACK = 1e-9


def outline(scene: Scene, name: str) -> np.ndarray:
    """Points (2 x n) around a region, a circle or a closed curve, or those that the letters of a name name."""
    if name in scene["circles"]:
        circle = scene["circles"][name]
        return _round(point(scene, circle["center"]), circle["radius"], 0.0, 2 * pi)
    if name in scene["regions"]:
        return np.concatenate([_edge(scene, *edge) for edge in scene["regions"][name][0]], axis=1)
    if name in scene["curves"]:
        x, y, start, stop = scene["curves"][name][0]
        t = np.linspace(start, stop, AROUND)
        return np.stack((values_of(x, x=t), values_of(y, x=t)))
    return np.array([point(scene, letter) for letter in name], float).T


def _edge(scene: Scene, a: str, b: str, center: str | None, ccw: bool) -> np.ndarray:
    if center is None:
        return np.array([point(scene, a), point(scene, b)], float).T
    (cx, cy), (ax, ay), (bx, by) = (point(scene, p) for p in (center, a, b))
    start, stop = atan2(ay - cy, ax - cx), atan2(by - cy, bx - cx)
    turn = (stop - start) % (2 * pi) if ccw else -((start - stop) % (2 * pi))
    return _round((cx, cy), hypot(ax - cx, ay - cy), start, start + turn)


def _round(center: tuple[float, float], radius: float, start: float, stop: float) -> np.ndarray:
    t = np.linspace(start, stop, AROUND)
    return np.stack((center[0] + radius * np.cos(t), center[1] + radius * np.sin(t)))


def area(scene: Scene, name: str) -> float:
    """Area within the outline."""
    x, y = outline(scene, name)
    return float(abs(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2)


def _left_of(scene: Scene, a: str, b: str, *_nouns: str) -> bool:
    """All of a lies to the left of all of b."""
    return bool(outline(scene, a)[0].max() < outline(scene, b)[0].min() - SLACK)


def _above(scene: Scene, a: str, b: str, *_nouns: str) -> bool:
    """All of a lies higher than all of b."""
    return bool(outline(scene, a)[1].min() > outline(scene, b)[1].max() + SLACK)


def _within(scene: Scene, p: str, name: str, *_nouns: str) -> bool:
    """p lies inside the outline: the turns to its points add up to a full one."""
    x, y = point(scene, p)
    ox, oy = outline(scene, name)
    angles = np.arctan2(oy - y, ox - x)
    turns = (np.diff(np.append(angles, angles[0])) + pi) % (2 * pi) - pi
    return bool(abs(abs(turns.sum()) - 2 * pi) < 1e-6)


def _ellipse(scene: Scene, curve: str, center: str, a: str, b: str) -> bool:
    """The curve is the ellipse about the centre whose semi-axes end in a and b."""
    (cx, cy), (ax, ay), (bx, by) = (point(scene, p) for p in (center, a, b))
    x, y = outline(scene, curve)
    one, other = hypot(ax - cx, ay - cy), hypot(bx - cx, by - cy)
    u = ((x - cx) * (ax - cx) + (y - cy) * (ay - cy)) / one**2
    v = ((x - cx) * (bx - cx) + (y - cy) * (by - cy)) / other**2
    right = abs((ax - cx) * (bx - cx) + (ay - cy) * (by - cy)) < TOLERANCE * one * other
    return right and bool(np.all(np.abs(u**2 + v**2 - 1) < TOLERANCE))


def _gap(scene: Scene, a: str, b: str) -> float:
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    return hypot(bx - ax, by - ay)


FIGURE_MEASURES: dict[str, Callable[..., Any]] = {
    "point_distance": _gap,
    "section_ratio": lambda scene, a, p, q, b: _gap(scene, a, p) / _gap(scene, q, b),
    "enclosed_area": area,
    "area_sum": lambda scene, a, b: area(scene, a) + area(scene, b),
    "area_difference": lambda scene, a, b: area(scene, a) - area(scene, b),
    "area_ratio": lambda scene, a, b: area(scene, a) / area(scene, b),
}
# of two figures (or a point and a figure), and what sentences call them
FIGURE_PREDICATES: dict[str, Callable[..., bool]] = {
    "left_of": _left_of,
    "above": _above,
    "larger": lambda scene, a, b, *_nouns: area(scene, a) > area(scene, b) * (1 + TOLERANCE),
    "within": _within,
    "ellipse": _ellipse,
}
