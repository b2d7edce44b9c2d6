"""Maps of the coordinate plane, found again from the corners of a figure and of its image."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import hypot
from typing import Any

from engine.check.plane import Scene, point

Pairs = list[tuple[tuple[float, float], tuple[float, float]]]
NEAR = 1e-6

# each map as a test of a point and its image
TESTS: dict[str, Callable[[float, float, float, float], bool]] = {
    "a reflection in the x-axis": lambda x, y, u, v: hypot(u - x, v + y) < NEAR,
    "a reflection in the y-axis": lambda x, y, u, v: hypot(u + x, v - y) < NEAR,
    "a reflection in the line y = x": lambda x, y, u, v: hypot(u - y, v - x) < NEAR,
    "a rotation of 180° about the origin": lambda x, y, u, v: hypot(u + x, v + y) < NEAR,
    # equal distances from the origin, at a right angle, on the left or the right
    "a rotation of 90° counter-clockwise about the origin": lambda x, y, u, v: _quarter(x, y, u, v, 1),
    "a rotation of 90° clockwise about the origin": lambda x, y, u, v: _quarter(x, y, u, v, -1),
    "a dilation with centre at the origin and scale factor 2": lambda x, y, u, v: hypot(u - 2 * x, v - 2 * y) < NEAR,
    "a dilation with centre at the origin and scale factor 1/2": lambda x, y, u, v: hypot(2 * u - x, 2 * v - y) < NEAR,
}


def _quarter(x: float, y: float, u: float, v: float, side: int) -> bool:
    level = abs(x * u + y * v) < NEAR and abs(hypot(x, y) - hypot(u, v)) < NEAR
    return level and (x * v - y * u) * side >= -NEAR


def _pairs(scene: Scene, names: Sequence[str]) -> Pairs:
    half = len(names) // 2
    return [(point(scene, a), point(scene, b)) for a, b in zip(names[:half], names[half:], strict=True)]


def _translated(scene: Scene, *names: str) -> bool:
    moves = [(u - x, v - y) for (x, y), (u, v) in _pairs(scene, names)]
    return all(hypot(dx - moves[0][0], dy - moves[0][1]) < NEAR for dx, dy in moves)


def _moved(scene: Scene, dx: str, dy: str, *names: str) -> bool:
    """Every point of the second half lies that far to the right of one of the first, and that far up."""
    return all(hypot(u - x - int(dx), v - y - int(dy)) < NEAR for (x, y), (u, v) in _pairs(scene, names))


def _dilated(scene: Scene, *names: str) -> bool:
    """Image and point lie on one ray from the origin, at distances in one ratio."""
    pairs = _pairs(scene, names)
    factors = [hypot(u, v) / hypot(x, y) for (x, y), (u, v) in pairs]
    straight = all(abs(x * v - y * u) < NEAR and x * u + y * v > 0 for (x, y), (u, v) in pairs)
    return straight and max(factors) - min(factors) < NEAR


def _reflected(scene: Scene, _name: str, mirror: str, k: str, *names: str) -> bool:
    """The middle of point and image lies on the mirror, and their line is at a right angle to it."""
    for (x, y), (u, v) in _pairs(scene, names):
        mx, my = (x + u) / 2, (y + v) / 2
        off = {"x": my, "y": mx, "diagonal": my - mx, "vertical": mx - float(k), "level": my - float(k)}[mirror]
        along = {"x": u - x, "y": v - y, "diagonal": (u - x) + (v - y), "vertical": v - y, "level": u - x}[mirror]
        if abs(off) > NEAR or abs(along) > NEAR:
            return False
    return True


def _turned(scene: Scene, _name: str, way: str, *names: str) -> bool:
    name = {
        "half": "a rotation of 180° about the origin",
        "left": "a rotation of 90° counter-clockwise about the origin",
        "right": "a rotation of 90° clockwise about the origin",
    }[way]
    return all(TESTS[name](*a, *b) for a, b in _pairs(scene, names))


def mapping(scene: Scene, *names: str) -> str:
    """Which map takes the first half of the points to the second, in words; "" for none."""
    for name, test in TESTS.items():
        if all(test(*a, *b) for a, b in _pairs(scene, names)):
            return name
    return "a translation" if _translated(scene, *names) else ""


def _shift(scene: Scene, a: str, b: str) -> tuple[float, float]:
    (x, y), (u, v) = point(scene, a), point(scene, b)
    return u - x, v - y


MAP_MEASURES: dict[str, Callable[..., Any]] = {
    "mapping": mapping,
    "shift": _shift,
    "scale": lambda scene, a, b: hypot(*point(scene, b)) / hypot(*point(scene, a)),
}
MAP_PREDICATES: dict[str, Callable[..., bool]] = {
    "reflected": _reflected,
    "translated": _translated,
    "moved": _moved,
    "turned": _turned,
    "dilated": _dilated,
}
