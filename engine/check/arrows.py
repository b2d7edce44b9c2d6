"""Vectors measured from the ends of their arrows."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Any

from engine.check.plane import Scene, point


def _way(scene: Scene, a: str, b: str) -> tuple[float, float]:
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    return bx - ax, by - ay


def _sum(scene: Scene, a: str, b: str, c: str, d: str, sign: int = 1) -> tuple[float, float]:
    """Where the arrow c-d, moved to the tip of a-b, or turned round there, ends, seen from a."""
    (ux, uy), (vx, vy) = _way(scene, a, b), _way(scene, c, d)
    return ux + sign * vx, uy + sign * vy


def _dot(scene: Scene, a: str, b: str, c: str, d: str) -> float:
    """From lengths alone: half of |u + v|² - |u|² - |v|²."""
    whole, one, other = _sum(scene, a, b, c, d), _way(scene, a, b), _way(scene, c, d)
    return (hypot(*whole) ** 2 - hypot(*one) ** 2 - hypot(*other) ** 2) / 2


def _multiple(scene: Scene, k: str, a: str, b: str) -> tuple[float, float]:
    x, y = _way(scene, a, b)
    return float(k) * x, float(k) * y


def _combination(scene: Scene, k: str, m: str, a: str, b: str, c: str, d: str) -> tuple[float, float]:
    (ux, uy), (vx, vy) = _multiple(scene, k, a, b), _multiple(scene, m, c, d)
    return ux + vx, uy + vy


ARROW_MEASURES: dict[str, Callable[..., Any]] = {
    "arrow": _way,
    "magnitude": lambda scene, a, b: hypot(*_way(scene, a, b)),
    "vector_sum": _sum,
    "vector_difference": lambda scene, a, b, c, d: _sum(scene, a, b, c, d, -1),
    "sum_magnitude": lambda scene, a, b, c, d: hypot(*_sum(scene, a, b, c, d)),
    "vector_combination": _combination,
    "vector_multiple": _multiple,
    "dot": _dot,
}
ARROW_PREDICATES: dict[str, Callable[..., bool]] = {
    # of the origin and points whose pairs are Cartesian: in the row's scene each pair is x and y
    "cartesian_origin": lambda scene, o, *_points: hypot(*point(scene, o)) < 1e-9,
    "vector": lambda scene, _letter, a, b: hypot(*_way(scene, a, b)) > 0,
    "on_axis": lambda scene, p, axis: abs(point(scene, p)["yx".index(axis)]) < 1e-9,
}
