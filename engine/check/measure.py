"""Every kind of quantity, measured from the coordinates of a row's scene. Shares no code with what built them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import acos, atan2, degrees, hypot, pi
from typing import Any

from engine.check.argand import ARGAND_MEASURES
from engine.check.arrows import ARROW_MEASURES
from engine.check.calculus import CALCULUS_MEASURES
from engine.check.conics import CONIC_MEASURES
from engine.check.curves import CURVE_MEASURES
from engine.check.figures import FIGURE_MEASURES
from engine.check.graphs import GRAPH_MEASURES
from engine.check.maps import MAP_MEASURES
from engine.check.pairs import PAIR_MEASURES
from engine.check.plane import PLANE_MEASURES
from engine.check.waves import WAVE_MEASURES
from engine.check.words import WORD_MEASURES

Scene = Mapping[str, Any]  # the row's `scene`, as parsed JSON
TURN = 2 * pi


def measure(scene: Scene, kind: str, of: Sequence[str]) -> Any:
    """Value that the drawing shows, in world units or degrees; KeyError for an unknown kind or name.

    A number, for kinds on axes also a tuple, a sorted list, a word, or a function with places to compare it at.
    """
    return MEASURES[kind](scene, *of)


def _vector(scene: Scene, a: str, b: str) -> tuple[float, float]:
    (ax, ay), (bx, by) = scene["points"][a], scene["points"][b]
    return bx - ax, by - ay


def length(scene: Scene, a: str, b: str) -> float:
    """|ab|."""
    return hypot(*_vector(scene, a, b))


def offset(scene: Scene, p: str, a: str, b: str) -> float:
    """Distance from p to the line a-b."""
    (ux, uy), (vx, vy) = _vector(scene, a, b), _vector(scene, a, p)
    return abs(ux * vy - uy * vx) / hypot(ux, uy)


def angle(scene: Scene, a: str, b: str, c: str) -> float:
    """Angle a-b-c in degrees, 0 to 180."""
    (ux, uy), (vx, vy) = _vector(scene, b, a), _vector(scene, b, c)
    return abs(degrees(atan2(ux * vy - uy * vx, ux * vx + uy * vy)))


def sweep(scene: Scene, center: str, start: str, end: str) -> float:
    """Radians counter-clockwise from start to end about center, above 0, up to a full turn."""
    (ux, uy), (vx, vy) = _vector(scene, center, start), _vector(scene, center, end)
    turn = (atan2(vy, vx) - atan2(uy, ux)) % TURN
    return turn if turn > 1e-12 else TURN


def radius(scene: Scene, circle: str) -> float:
    """Radius of the circle of that name."""
    return float(scene["circles"][circle]["radius"])


def area(scene: Scene, region: str) -> float:
    """Area of a region (Green's theorem, holes subtracted) or of a circle's disk."""
    if region not in scene["regions"]:
        return pi * radius(scene, region) ** 2
    loops = [abs(_loop_area(scene, loop)) for loop in scene["regions"][region]]
    return loops[0] - sum(loops[1:])


def _loop_area(scene: Scene, loop: Any) -> float:
    if isinstance(loop, str):
        return pi * radius(scene, loop) ** 2
    total = 0.0
    for a, b, center, ccw in loop:
        (ax, ay), (bx, by) = scene["points"][a], scene["points"][b]
        if center is None:
            total += (ax * by - bx * ay) / 2
        else:
            cx, cy = scene["points"][center]
            turn = sweep(scene, center, a, b) if ccw else -sweep(scene, center, b, a)
            total += (length(scene, center, a) ** 2 * turn + cx * (by - ay) - cy * (bx - ax)) / 2
    return total


def perimeter(scene: Scene, region: str) -> float:
    """Length of a region's whole boundary, holes included."""
    total = 0.0
    for loop in scene["regions"][region]:
        if isinstance(loop, str):
            total += TURN * radius(scene, loop)
            continue
        for a, b, center, ccw in loop:
            if center is None:
                total += length(scene, a, b)
            else:
                total += length(scene, center, a) * (sweep(scene, center, a, b) if ccw else sweep(scene, center, b, a))
    return total


def angle_sum(scene: Scene, region: str) -> float:
    """Sum of the interior angles of a polygon, in degrees, each turned through and added."""
    corners = [edge[0] for edge in scene["regions"][region][0]]
    n = len(corners)
    sign = 1 if _loop_area(scene, scene["regions"][region][0]) > 0 else -1
    total = 0.0
    for i, corner in enumerate(corners):
        before, after = corners[i - 1], corners[(i + 1) % n]
        first, second = (after, before) if sign > 0 else (before, after)
        total += degrees(sweep(scene, corner, first, second))
    return total


def sides(scene: Scene, region: str) -> float:
    """Number of edges of a region's boundary."""
    return float(len(scene["regions"][region][0]))


MEASURES: dict[str, Callable[..., Any]] = {
    **PLANE_MEASURES,
    **MAP_MEASURES,
    **ARGAND_MEASURES,
    **ARROW_MEASURES,
    **CURVE_MEASURES,
    **FIGURE_MEASURES,
    **GRAPH_MEASURES,
    **WAVE_MEASURES,
    **CALCULUS_MEASURES,
    **PAIR_MEASURES,
    **WORD_MEASURES,
    **CONIC_MEASURES,
    "length": length,
    "distance": offset,
    "radius": radius,
    "diameter": lambda scene, circle: 2 * radius(scene, circle),
    "circumference": lambda scene, circle: TURN * radius(scene, circle),
    "perimeter": perimeter,
    "semiperimeter": lambda scene, region: perimeter(scene, region) / 2,
    "arc_length": lambda scene, o, a, b: length(scene, o, a) * sweep(scene, o, a, b),
    "area": area,
    "angle": angle,
    "arc_measure": lambda scene, o, a, b: degrees(sweep(scene, o, a, b)),
    "angle_sum": angle_sum,
    "ratio": lambda scene, a, b, c, d: length(scene, a, b) / length(scene, c, d),
    "count": sides,
}


def turn_of(u: tuple[float, float], v: tuple[float, float]) -> float:
    """Angle between two directions, 0 to 180 degrees."""
    dot = (u[0] * v[0] + u[1] * v[1]) / (hypot(*u) * hypot(*v))
    return degrees(acos(max(-1.0, min(1.0, dot))))
